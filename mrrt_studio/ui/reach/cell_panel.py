"""Beside the matrix: why the selected cell is as it is, for one user."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QVBoxLayout, QWidget

from mrrt_studio.simulation.reach import Reach
from mrrt_studio.simulation.reach_explain import CellExplanation, Way, explain_cell
from mrrt_studio.ui.inspector.wording import unmarked
from mrrt_studio.ui.reach.scope_model import SCOPE, ScopeModel
from mrrt_studio.ui.theme import set_ground, theme
from mrrt_studio.ui.widgets.banner import MarkedLabel
from mrrt_studio.ui.widgets.inputs import ChoiceBox
from mrrt_studio.ui.widgets.labels import HintLabel, WrapLabel

_MEASURED_ROWS = 20
"""Of a thousand scopes no more are measured."""


class CellPanel(QWidget):
    """Login and exchange in the engine's own words, and a row for every scope."""

    user_chosen = Signal(str)
    """The user_id for whom the cell shall be explained."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = WrapLabel("", "strong")
        self.users = ChoiceBox()
        self._login, self._exchange = MarkedLabel(), MarkedLabel()
        self.scopes = ScopeModel(self)
        self.table = _table(self.scopes)
        self._reasons = MarkedLabel("small")
        self._hint = HintLabel(self.tr("Choose a cell to read why it is as it is."))
        self._column = QVBoxLayout(self)
        parts = (self._hint, self._title, self.users, self._login, self._exchange)
        for widget in parts:
            self._column.addWidget(widget)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self._reasons)
        self._column.addStretch(0)
        self.users.setAccessibleName(self.tr("User"))
        self.table.setAccessibleName(self.tr("Scopes of the cell"))
        self.users.chosen.connect(self.user_chosen)
        self.table.selectionModel().currentChanged.connect(self._tell_reasons)
        set_ground(self, "surface")
        theme().follow(self._restyle)
        self.clear()

    def clear(self) -> None:
        """Explain nothing."""
        self._show_parts(explained=False)
        self.scopes.show(None)

    def explain(self, matrix: Reach, client_id: str, audience: str, user_id: str) -> None:
        """Explain a cell for one user.

        Args:
            matrix: the reach of the tenant.
            client_id: of an application in it.
            audience: identifier of an API in it.
            user_id: of a user in it; another one is taken where there is none of that id.
        """
        known = matrix.configuration.users
        user_id = user_id if user_id in known else next(iter(known))
        self._show_parts(explained=True)
        self.users.set_choices((user.user_id, user.label) for user in matrix.users)
        self.users.set_value(user_id)
        self.users.setVisible(len(known) > 1)
        client, api = matrix.rows[client_id].client.label, matrix.columns[audience].api.label
        who = known[user_id].label
        self._title.set_text(
            self.tr("{user} at {client}, for {api}").format(user=who, client=client, api=api)
        )
        self._tell(explain_cell(matrix, client_id, audience, user_id))

    def reasons(self) -> str:
        """Return what is told about the selected scope."""
        return self._reasons.accessibleName()

    def _tell(self, explained: CellExplanation) -> None:
        chosen = self.scopes.scope_at(self.table.currentIndex().row())
        self._login.set_marked(f"**{self.tr('At login:')}** {_way_words(explained.login)}")
        self._exchange.set_marked(f"**{self.tr('By exchange:')}** {self._exchange_words(explained)}")
        self.scopes.show(explained)
        self.table.setVisible(bool(explained.scopes))
        places = explained.scopes
        self.table.setCurrentIndex(self.scopes.index(places.index(chosen) if chosen in places else 0, SCOPE))
        self._tell_reasons(self.table.currentIndex())

    def _exchange_words(self, explained: CellExplanation) -> str:
        if explained.exchange is not None:
            return _way_words(explained.exchange)
        if (obstacle := explained.obstacle) is not None:
            told = self.tr("No refresh token of another login: {why}")
            return told.format(why=unmarked(obstacle.text))
        return self.tr("There is no refresh token of another login.")

    def _tell_reasons(self, index: QModelIndex) -> None:
        self._reasons.set_marked("\n".join(self.scopes.reasons(index.row())))

    def _show_parts(self, *, explained: bool) -> None:
        self._hint.setVisible(not explained)
        parts = (self._title, self.users, self._login, self._exchange, self.table, self._reasons)
        for widget in parts:
            widget.setVisible(explained)

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(space(3), space(2), space(3), space(2))
        self._column.setSpacing(space(1.5))
        self.table.verticalHeader().setDefaultSectionSize(space(6.5))
        self.table.setMinimumHeight(space(20))
        self.setMinimumWidth(space(76))


def _way_words(way: Way) -> str:
    headline = way.headline
    granted = sum(decision.granted for decision in way.decisions)
    count = f"{granted} / {len(way.decisions)}"
    return f"{count}. {unmarked(headline.text)}" if headline is not None else f"{count}."


def _table(model: ScopeModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setResizeContentsPrecision(_MEASURED_ROWS)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(SCOPE, QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    return table
