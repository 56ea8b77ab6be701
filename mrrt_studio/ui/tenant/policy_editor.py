"""The controls of one policy: its API, its scopes, and what to do with the whole of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.tenant.completion import ApiField
from mrrt_studio.ui.tenant.fields import refuse_drops
from mrrt_studio.ui.tenant.policy_view import PolicyView, Reason
from mrrt_studio.ui.theme import icon, set_look, theme
from mrrt_studio.ui.widgets.form import FormRow
from mrrt_studio.ui.widgets.labels import ElidedLabel
from mrrt_studio.ui.widgets.tag_edit import TagEdit


class PolicyEditor(QWidget):
    """Tells of every keystroke; shows a ``PolicyView`` without writing over what says the same."""

    audience_edited = Signal(str)
    scopes_edited = Signal(list)
    remove_requested = Signal()
    move_requested = Signal(int)
    """-1 for up, 1 for down."""

    def __init__(self, scenario: Callable[[], Scenario], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scenario = scenario
        self._view = PolicyView(is_draft=True)
        self.api = ApiField(scenario)
        self.scopes = TagEdit(self._known_scopes, self.tr("add a scope"))
        refuse_drops(self.scopes)
        self._api_row = FormRow(self.tr("API"), self.api)
        self._scopes_row = FormRow(self.tr("Scopes the exchange may add"), self.scopes)
        self._name = ElidedLabel("", "small", "text-secondary")
        self._column = QVBoxLayout(self)
        self._arrange()
        self.api.setPlaceholderText(self.tr("identifier, such as https://api.example.com"))
        self.api.value_edited.connect(self._tell_audience)
        self.scopes.edited.connect(self._tell_scopes)
        theme().follow(self._restyle)

    def show_view(self, view: PolicyView) -> None:
        """Show a policy as it stands in the document."""
        self._view = view
        if self.api.text() != view.audience:
            self.api.setText(view.audience)
        shown = view.scopes[view.hidden :]
        if tuple(self.scopes.values()) != shown or list(view.chips) != self._chips_shown:
            self.scopes.set_values(shown, view.chips)
            self._chips_shown = list(view.chips)
        self._name.setText(view.title if view.is_known else "")
        self._actions.setVisible(not view.is_draft)
        _show_reasons(self._api_row, view.of_api)
        _show_reasons(self._scopes_row, view.of_scopes)

    def focus_part(self, part: str) -> None:
        """Put the keyboard into a part: ``api``, ``scopes`` or ``end``."""
        control = self.api if part == "api" else self.scopes
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        if part == "api":
            self.api.selectAll()

    def focused_part(self) -> str:
        """Return where the keyboard is."""
        return "api" if self.api.hasFocus() else "scopes"

    def api_row(self) -> FormRow:
        """Return the row of the API, with what is said about it."""
        return self._api_row

    def scopes_row(self) -> FormRow:
        """Return the row of the scopes, with what is said about them."""
        return self._scopes_row

    def _known_scopes(self) -> Iterable[str]:
        apis = self._scenario().resource_servers
        return next((api.scope_values for api in apis if api.identifier == self._view.audience), ())

    def _tell_audience(self) -> None:
        self.audience_edited.emit(self.api.text())

    def _tell_scopes(self, shown: list[str]) -> None:
        """What has no chip stays; a scope that stands among it already is not added twice."""
        before = self._view.scopes[: self._view.hidden]
        self.scopes_edited.emit(list(dict.fromkeys((*before, *shown))))

    def _arrange(self) -> None:
        self._chips_shown: list[object] = []
        self._actions = QWidget()
        line = QHBoxLayout(self._actions)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._name, 1)
        for button in self._buttons():
            line.addWidget(button)
        self._column.addWidget(self._api_row)
        self._column.addWidget(self._scopes_row)
        self._column.addWidget(self._actions)

    def _buttons(self) -> Iterable[QToolButton]:
        yield self._button("up", self.tr("Move up (Alt+Up)"), lambda: self.move_requested.emit(-1))
        yield self._button("down", self.tr("Move down (Alt+Down)"), lambda: self.move_requested.emit(1))
        yield self._button("trash", self.tr("Remove the policy (Alt+Del)"), self.remove_requested.emit)

    def _button(self, icon_name: str, text: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(icon_name, "text-secondary"))
        button.setToolTip(text)
        button.setAccessibleName(text)
        # The keys in the tooltip do the same; the Tab key goes on to the next policy.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_look(button, "flat")
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(0, space(2), 0, space(2))
        self._column.setSpacing(space(2))


def _show_reasons(row: FormRow, reasons: tuple[Reason, ...]) -> None:
    row.set_warning(" ".join(reason.text for reason in reasons))
    row.setToolTip("\n\n".join(reason.tooltip for reason in reasons))
