"""Whether and when an Action runs: a switch, its place in the trigger, and two buttons that change it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mrrt_studio.ui.scripts.subjects import ScriptSubject
from mrrt_studio.ui.tenant.fields import Switch
from mrrt_studio.ui.tenant.script_kinds import bound_to_post_login, moved_in_trigger, runs_when_bound
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.buttons import IconButton
from mrrt_studio.ui.widgets.labels import WrapLabel


class OrderRow(QWidget):
    """The binding of an Action to the post-login trigger."""

    def __init__(self, subject: ScriptSubject) -> None:
        super().__init__()
        self._subject = subject
        self.switch = Switch(self.tr("Runs at every login and exchange (post-login trigger)"))
        self.place = WrapLabel("", "small", "text-secondary")
        self.earlier = IconButton("up", self.tr("Run earlier"))
        self.later = IconButton("down", self.tr("Run later"))
        self._line = QHBoxLayout()
        self._line.addWidget(self.place, 1)
        self._line.addWidget(self.earlier)
        self._line.addWidget(self.later)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.switch)
        self._column.addLayout(self._line)
        self.switch.value_edited.connect(self._bind)
        self.earlier.clicked.connect(self._run_earlier)
        self.later.clicked.connect(self._run_later)
        self.setFocusProxy(self.switch)
        theme().follow(self._restyle)

    def setAccessibleDescription(self, description: str) -> None:
        """Describe the switch, which the keyboard reaches."""
        super().setAccessibleDescription(description)
        self.switch.setAccessibleDescription(description)

    def show_action(self, action: Any) -> None:  # noqa: ANN401 - pages take any model
        """Show whether and when an Action runs."""
        place = runs_when_bound(self._subject.scenario, action.name)
        self.switch.show_value(place is not None, default=False)
        number, count = place or (0, 0)
        told = self.tr("Runs as {number} of {count} Actions").format(number=number, count=count)
        self.place.set_text(told if place else self.tr("Nothing runs it."))
        self.earlier.setEnabled(number > 1)
        self.later.setEnabled(number < count)

    def _bind(self) -> None:
        if (action := self._subject.item()) is not None:
            bound = bound_to_post_login(self._subject.scenario, action.name, bound=self.switch.value())
            self._subject.put(bound, self.tr("trigger"))

    def _run_earlier(self) -> None:
        self._move(-1)

    def _run_later(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        if (action := self._subject.item()) is not None:
            moved = moved_in_trigger(self._subject.scenario, action.name, by)
            self._subject.put(moved, self.tr("order"))

    def _restyle(self) -> None:
        self._line.setSpacing(theme().space(1))
        self._column.setSpacing(theme().space(1))
