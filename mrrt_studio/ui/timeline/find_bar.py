"""The slim bar above the timeline: a text to look for, and chips for what is to be shown."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from mrrt_studio.ui.theme import icon, set_ground, theme
from mrrt_studio.ui.timeline.form_specs import MORE_STEP_TYPES, STEP_TYPES, form_spec
from mrrt_studio.ui.timeline.searching import STEP_KINDS, StepFilter, StepKind
from mrrt_studio.ui.widgets.buttons import ActionButton, IconButton
from mrrt_studio.ui.widgets.flow_layout import FlowLayout
from mrrt_studio.ui.widgets.inputs import ChoiceBox
from mrrt_studio.ui.widgets.labels import TextLabel

_ICONS: dict[StepKind, str] = {"surprise": "warning", "refused": "refused", "broken": "dropped"}


class FindBar(QWidget):
    """Enter goes to the next match, Shift+Enter to the one before, Escape closes."""

    text_changed = Signal()
    filter_changed = Signal()
    moved = Signal(int)
    """1 for the next match, -1 for the one before."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.before = IconButton("up", self.tr("Previous match (Shift+F3)"))
        self.after = IconButton("down", self.tr("Next match (F3)"))
        self.chips: dict[StepKind, ActionButton] = {kind: ActionButton("") for kind in STEP_KINDS}
        self.types = ChoiceBox(self._types())
        self.count = TextLabel("", "small")
        self.close_button = IconButton("close", self.tr("Close (Esc)"))
        set_ground(self, "surface")
        self.setAccessibleName(self.tr("Find steps"))
        self._name_parts()
        self._arrange()
        self._connect()
        theme().follow(self._restyle)
        self.hide()

    def text(self) -> str:
        """Return what is looked for, in small letters and without blanks around it."""
        return self.field.text().strip().casefold()

    def wanted(self) -> StepFilter:
        """Return which steps are to be shown."""
        kinds: frozenset[StepKind] = frozenset(kind for kind in STEP_KINDS if self.chips[kind].isChecked())
        return StepFilter(kinds, self.types.value())

    def reset(self) -> None:
        """Show all types and kinds again, without telling."""
        for chip in self.chips.values():
            with QSignalBlocker(chip):
                chip.setChecked(False)
        self.types.set_value("")

    def set_counts(self, counts: dict[StepKind, int]) -> None:
        """Say at each chip how many steps there are."""
        names = self._names()
        for kind, chip in self.chips.items():
            chip.setText(f"{names[kind]} {counts[kind]}")

    def set_said(self, text: str) -> None:
        """Say how many steps were found and are shown."""
        self.count.setText(text)
        self.count.setVisible(bool(text))
        self.field.setAccessibleDescription(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another match, or close."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif enter and self.field.hasFocus():
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.moved.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _names(self) -> dict[StepKind, str]:
        return {
            "surprise": self.tr("Surprises"),
            "refused": self.tr("Refused"),
            "broken": self.tr("Broken expectations"),
        }

    def _types(self) -> list[tuple[str, str]]:
        types = [(type_, form_spec(type_).title) for type_ in (*STEP_TYPES, *MORE_STEP_TYPES)]
        return [("", self.tr("All types")), *types]

    def _name_parts(self) -> None:
        self.field.setPlaceholderText(self.tr("Find in titles, scopes, APIs, notes…"))
        self.field.setAccessibleName(self.tr("Find in titles, ids, scopes, audiences, results and notes"))
        self.field.setClearButtonEnabled(True)
        self.types.setAccessibleName(self.tr("Type of step"))
        for kind, chip in self.chips.items():
            chip.setCheckable(True)
            text = self.tr("Show only: {what}").format(what=self._names()[kind])
            chip.setToolTip(text)
            chip.setAccessibleDescription(text)

    def _arrange(self) -> None:
        self._rows, self._line, self._flow = QVBoxLayout(self), QHBoxLayout(), FlowLayout()
        self._line.addWidget(self.field, 1)
        for part in (self.count, self.before, self.after, self.close_button):
            self._line.addWidget(part)
        for part in (*self.chips.values(), self.types):
            self._flow.addWidget(part)
        self._rows.addLayout(self._line)
        self._rows.addLayout(self._flow)
        for button in (self.before, self.after, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.text_changed)
        self.before.clicked.connect(self._back)
        self.after.clicked.connect(self._forth)
        self.close_button.clicked.connect(self.closed)
        self.types.chosen.connect(self.filter_changed)
        for chip in self.chips.values():
            chip.toggled.connect(self.filter_changed)

    def _back(self) -> None:
        self.moved.emit(-1)

    def _forth(self) -> None:
        self.moved.emit(1)

    def _restyle(self) -> None:
        space = theme().space
        self._rows.setContentsMargins(space(3), space(1.6), space(3), space(1.6))
        self._rows.setSpacing(space(1.4))
        self._line.setSpacing(space(1.4))
        self._flow.set_gap(space(1.4))
        for kind, chip in self.chips.items():
            chip.setIcon(icon(_ICONS[kind], "surprise" if kind == "surprise" else "refused"))
