"""The page of the matrix: controls, the table, and beside it why a cell is as it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.reach import Reach
from mrrt_studio.ui.background import Background
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.freshness import Freshness
from mrrt_studio.ui.inspector.copy_button import CopyForm
from mrrt_studio.ui.reach.cell_panel import CellPanel
from mrrt_studio.ui.reach.exporting import FORMS, ExportForm, ask_for_path, save
from mrrt_studio.ui.reach.legend import Legend
from mrrt_studio.ui.reach.matrix_model import MatrixModel
from mrrt_studio.ui.reach.matrix_view import MatrixView
from mrrt_studio.ui.reach.shown import Shown, Wanted, compute, select
from mrrt_studio.ui.reach.tools import ReachTools
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.empty_state import EmptyState

_FEW_CELLS = 60
"""So many are computed in less than a frame."""
_TYPING_MS = 120
"""How long the filter waits for the next key."""


class MatrixPage(QWidget):
    """Follows the tenant while it is seen; what was computed before is used again."""

    message = Signal(object)
    """A ``Notice`` for the message bar."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._background = Background(self)
        self._matrix: Reach | None = None
        self._chosen: tuple[str, str] | None = None
        self._asked_user = ""
        self._asked: Scenario | None = None
        self.tools = ReachTools()
        self.model = MatrixModel(self)
        self.view = MatrixView(self.model)
        self.legend = Legend()
        self.panel = CellPanel()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._arrange()
        self._connect()
        self.freshness = Freshness(self, self._refresh)
        theme().follow(self._restyle)

    @property
    def is_busy(self) -> bool:
        """Whether the matrix is still being computed."""
        return self._background.is_busy

    @property
    def matrix(self) -> Reach | None:
        """The reach of the tenant as it was computed last."""
        return self._matrix

    def _arrange(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(_above(self.view, self.legend))
        self._beside = _scrolling(self.panel)
        split.addWidget(self._beside)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([600, 400])
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(split, 1)
        title = self.tr("Nothing to reach yet")
        sentence = self.tr("The matrix needs an application and an API in the tenant.")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(EmptyState("grant", title, sentence))
        self._stack.addWidget(body)

    def _connect(self) -> None:
        self._document.timeline_changed.connect(self._touch)
        self.tools.filter.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._select)
        self.tools.changed.connect(self._select)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.panel.user_chosen.connect(self._ask_for_user)
        copies: list[CopyForm] = [
            (self.tr("Copy as {form}").format(form=form.name), self._copier(form)) for form in FORMS
        ]
        self.tools.copy.set_forms(tuple(copies))
        self.tools.save.clicked.connect(self._save)

    def _restyle(self) -> None:
        # The panel's own smallest width and the scroll bar beside it.
        self._beside.setMinimumWidth(theme().space(80))

    def _touch(self) -> None:
        self.freshness.touch()

    def _refresh(self) -> None:
        scenario, wanted, before = self._document.scenario, self.tools.wanted(), self._matrix
        if self._asked is not None and _same_tenant(self._asked, scenario):
            return
        self._asked = scenario
        show = partial(self._show, wanted)
        cells = len(scenario.clients) * len(scenario.resource_servers)
        if cells <= _FEW_CELLS:
            self._background.forget()
            show(compute(scenario, wanted, before))
        else:
            self._background.ask(lambda: compute(scenario, wanted, before), show)

    def _show(self, wanted: Wanted, shown: Shown) -> None:
        self._matrix = shown.matrix
        self._stack.setCurrentIndex(1 if shown.matrix.rows and shown.matrix.columns else 0)
        self.tools.offer_users(shown.matrix)
        self.legend.set_about(shown.matrix)
        if self.tools.wanted() == wanted:
            self._display(shown)
        else:
            self._select()

    def _select(self) -> None:
        self._typing.stop()
        if self._matrix is not None:
            self._display(select(self._matrix, self.tools.wanted()))

    def _display(self, shown: Shown) -> None:
        chosen = self._chosen
        self.model.show(shown)
        if chosen is not None:
            self.view.setCurrentIndex(self.model.place_of(*chosen))
        self._explain(self._asked_user)

    def _choose(self, index: QModelIndex) -> None:
        content = self.model.content(index)
        if content is not None:
            self._chosen = (content.cell.client_id, content.cell.audience)
            self._explain(self._asked_user)

    def _ask_for_user(self, user_id: str) -> None:
        """Explain this cell and those that are looked at next for one user."""
        self._asked_user = user_id
        self._explain(user_id)

    def _explain(self, user_id: str) -> None:
        content, matrix = self.model.content(self.view.currentIndex()), self._matrix
        if content is None or matrix is None:
            self.panel.clear()
            return
        wanted = self.tools.users.value() or user_id or content.example
        self.panel.explain(matrix, content.cell.client_id, content.cell.audience, wanted)

    def _copier(self, form: ExportForm) -> Callable[[], str]:
        def text() -> str:
            return form.make(self.model.shown) if self.model.shown is not None else ""

        return text

    def _save(self) -> None:
        path = ask_for_path(self) if self.model.shown is not None else None
        if path is not None and self.model.shown is not None:
            self.message.emit(save(self.model.shown, path))


_TENANT_FIELDS = (
    "tenant",
    "clients",
    "resource_servers",
    "client_grants",
    "roles",
    "users",
    "organizations",
    "assumptions",
)


def _same_tenant(one: Scenario, other: Scenario) -> bool:
    """Tell whether only steps differ: an edit keeps the objects that it does not touch."""
    return all(getattr(one, name) is getattr(other, name) for name in _TENANT_FIELDS)


def _above(view: MatrixView, legend: Legend) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(view, 1)
    column.addWidget(legend)
    return both


def _scrolling(panel: CellPanel) -> QScrollArea:
    """A pane below the window is low; what stands beside the matrix must not make it higher."""
    area = QScrollArea()
    area.setWidget(panel)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
