"""Of what an export is: everything or what changed, all applications or one, and for which shell."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mrrt_studio.formats.shell import SHELLS
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.exports import TARGETS
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.inputs import ChoiceBox
from mrrt_studio.ui.widgets.labels import TextLabel

_OF_SHELLS = {"curl", "auth0-cli", "steps-curl"}
_SHELL_NAMES = {"posix": "sh, bash, zsh", "powershell": "PowerShell"}


class Options(QWidget):
    """Three choices in a row; those that a target has no use for are not shown."""

    changed = Signal()
    file_wanted = Signal()
    """A file is to be chosen since which changes count."""

    def __init__(self, scenario: Scenario, *, has_origin: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_origin = has_origin
        self._file = ""
        self._scope, self._client, self._shell = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._fields = {
            "scope": self._field(self.tr("&What"), self._scope),
            "client": self._field(self.tr("&Application"), self._client),
            "shell": self._field(self.tr("S&hell"), self._shell),
        }
        self._show_scopes()
        self._scope.set_value("import" if has_origin else "everything")
        self.show_clients(scenario)
        self._shell.set_choices([(name, _SHELL_NAMES[name]) for name in SHELLS])
        self._shell.set_value("posix")
        self._scope.chosen.connect(self._take_scope)
        self._client.chosen.connect(lambda _value: self.changed.emit())
        self._shell.chosen.connect(lambda _value: self.changed.emit())
        theme().follow(self._restyle)

    def scope(self) -> str:
        """Return ``everything``, ``import`` or ``file``."""
        return self._scope.value()

    def client(self) -> str:
        """Return the client_id of one application, or nothing for all."""
        return self._client.value()

    def shell(self) -> str:
        """Return the name of the shell."""
        return self._shell.value()

    def choose_client(self, client_id: str) -> None:
        """Choose an application; nothing for all."""
        self._client.set_value(client_id)

    def choose_scope(self, scope: str) -> None:
        """Choose of what the export is."""
        self._scope.set_value(scope)

    def add_file(self, name: str) -> None:
        """Offer and choose what changed since a file."""
        self._file = name
        self._show_scopes()
        self._scope.set_value("file")

    def show_for(self, target: str) -> None:
        """Show what a target has a use for."""
        of_steps = TARGETS[target].of_steps
        self._fields["scope"].setVisible(not of_steps)
        self._fields["client"].setVisible(target != "steps-curl")
        self._fields["shell"].setVisible(target in _OF_SHELLS)

    def show_clients(self, scenario: Scenario) -> None:
        """Offer the applications of a scenario."""
        known = [(client.client_id, client.label) for client in scenario.clients]
        self._client.set_choices([("", self.tr("All applications")), *known])

    def _show_scopes(self) -> None:
        choices = [("everything", self.tr("The whole tenant"))]
        if self._has_origin:
            choices.append(("import", self.tr("What changed since the import")))
        if self._file:
            choices.append(("file", self.tr("What changed since {name}").format(name=self._file)))
        self._scope.set_choices([*choices, ("choose", self.tr("What changed since a file…"))])

    def _take_scope(self, scope: str) -> None:
        if scope == "choose":
            self.file_wanted.emit()
        else:
            self.changed.emit()

    def _field(self, text: str, choice: ChoiceBox) -> QWidget:
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        label = TextLabel(text)
        label.setBuddy(choice)
        choice.setAccessibleName(text.replace("&", ""))
        column.addWidget(label)
        column.addWidget(choice)
        self._row.addWidget(frame, 1)
        return frame

    def _restyle(self) -> None:
        self._row.setSpacing(theme().space(4))
