"""The line above the comparison: what the document is compared with, and copying what was found."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from mrrt_studio.scenario.assumptions import ASSUMPTIONS
from mrrt_studio.ui.compare.sources import SourceKind
from mrrt_studio.ui.inspector.copy_button import CopyButton
from mrrt_studio.ui.inspector.rule_line import FlowingText
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.buttons import ActionButton
from mrrt_studio.ui.widgets.flow_layout import FlowLayout
from mrrt_studio.ui.widgets.inputs import ChoiceBox

_WIDE = 20
"""Letters of a choice that are always seen."""


class Tools(QWidget):
    """Emits ``changed`` whenever something else is to be compared."""

    changed = Signal()
    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self._label = QLabel(self.tr("Compare &with"))
        self.source = ChoiceBox(self._sources())
        self.assumption = ChoiceBox((name, name) for name in ASSUMPTIONS)
        self.value = ChoiceBox()
        self.file = ActionButton(self.tr("Choose file…"), "plain", "open")
        self.file_name = FlowingText("", "mono", "text-secondary")
        self.same_steps = QCheckBox(self.tr("Play the steps of this document there"))
        self.search = QLineEdit()
        self.copy = CopyButton()
        self._prepare()
        choices = QWidget()
        self._flow = FlowLayout(choices)
        for widget in (self._label, self.source, self.assumption, self.value, self.file, self.file_name):
            self._flow.addWidget(widget)
        self._flow.addWidget(self.same_steps)
        self._line = QHBoxLayout(self)
        self._line.addWidget(choices, 1)
        self._line.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        self._connect()
        self._show_parts()
        theme().follow(self._restyle)

    def kind(self) -> SourceKind:
        """Return what the document is compared with."""
        return self.source.value()  # pyright: ignore[reportReturnType] - only such values are offered

    def set_path(self, path: Path) -> None:
        """Compare with another file."""
        self.path = path
        self.file_name.set_text(path.name)
        self.file_name.setToolTip(str(path))
        self._show_parts()
        self.changed.emit()

    def offer_values(self, choices: dict[str, str]) -> None:
        """Offer the answers that the document does not give, by what it answers now."""
        now = choices.get(self.assumption.value(), "")
        known = ASSUMPTIONS[self.assumption.value()].values
        others = [(value, meaning) for value, meaning in known if value != now]
        self.value.set_choices((value, value) for value, _ in others)
        for place, (_, meaning) in enumerate(others):
            self.value.setItemData(place, meaning, Qt.ItemDataRole.ToolTipRole)
        if not self.value.value() and others:
            self.value.set_value(others[0][0])
        self.value.setToolTip(dict(others).get(self.value.value(), ""))
        self.assumption.setToolTip(ASSUMPTIONS[self.assumption.value()].question)

    def _sources(self) -> tuple[tuple[SourceKind, str], ...]:
        return (
            ("edit", self.tr("Before the last edit")),
            ("saved", self.tr("The saved file")),
            ("file", self.tr("Another file")),
            ("assumption", self.tr("Another assumption")),
        )

    def _prepare(self) -> None:
        self._label.setBuddy(self.source)
        self.source.set_value("edit")
        self.assumption.set_value(next(iter(ASSUMPTIONS)))
        for box in (self.source, self.assumption, self.value):
            box.setMinimumContentsLength(_WIDE)
        self.source.setAccessibleName(self.tr("Compare with"))
        self.assumption.setAccessibleName(self.tr("Assumption"))
        self.value.setAccessibleName(self.tr("Answered with"))
        self.search.setPlaceholderText(self.tr("Filter"))
        self.search.setAccessibleName(self.tr("Filter the comparison"))
        self.search.setClearButtonEnabled(True)
        self.copy.set_label(self.tr("Copy"), self.tr("As text, Markdown or JSON"))

    def _connect(self) -> None:
        self.source.chosen.connect(self._show_parts)
        self.file.clicked.connect(self.file_wanted)
        self.same_steps.toggled.connect(self.changed)
        for box in (self.source, self.assumption, self.value):
            box.chosen.connect(self.changed)

    def _show_parts(self) -> None:
        kind = self.kind()
        for box in (self.assumption, self.value):
            box.setVisible(kind == "assumption")
        self.file.setVisible(kind == "file")
        self.file_name.setVisible(kind == "file" and self.path is not None)
        self.same_steps.setVisible(kind == "file")

    def _restyle(self) -> None:
        space = theme().space
        self._line.setContentsMargins(space(3), space(1.5), space(3), space(1.5))
        self._line.setSpacing(space(1.6))
        self._flow.set_gap(space(1.6))
