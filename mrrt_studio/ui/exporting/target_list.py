"""The list of what can be exported, in two groups."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from mrrt_studio.simulation.exports import TARGETS

_KEY = Qt.ItemDataRole.UserRole


class TargetList(QListWidget):
    """One row a target; headings cannot be chosen."""

    chosen = Signal(str)
    """A key of ``TARGETS``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Export for"))
        self._add_group(self.tr("Tenant"), of_steps=False)
        self._add_group(self.tr("Steps"), of_steps=True)
        self.currentItemChanged.connect(self._tell)

    def target(self) -> str:
        """Return the target that is chosen."""
        item = self.currentItem()
        return item.data(_KEY) if item is not None else ""

    def choose(self, target: str) -> None:
        """Choose a target."""
        for row in range(self.count()):
            if self.item(row).data(_KEY) == target:
                self.setCurrentRow(row)

    def _add_group(self, title: str, *, of_steps: bool) -> None:
        heading = QListWidgetItem(title)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(heading)
        for key, target in TARGETS.items():
            if target.of_steps == of_steps:
                item = QListWidgetItem(target.title)
                item.setData(_KEY, key)
                self.addItem(item)

    def _tell(self) -> None:
        if self.target():
            self.chosen.emit(self.target())
