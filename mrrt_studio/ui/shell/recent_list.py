"""The files that were opened last, on the start page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mrrt_studio.ui.shell.recent import recent_files, remove_recent
from mrrt_studio.ui.shell.start_cards import FileRow
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.buttons import IconButton
from mrrt_studio.ui.widgets.labels import HintLabel, SectionLabel


class RecentList(QWidget):
    """Rows to open a file; each can be taken off the list, also with the Delete key."""

    chosen = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[RecentRow] = []
        self._none = HintLabel(self.tr("Files that you open or save are listed here."))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(SectionLabel(self.tr("Recent files")))
        self._column.addWidget(self._none)
        theme().follow(self._restyle)
        self.refresh()

    def rows(self) -> list[RecentRow]:
        """Return what is listed."""
        return list(self._rows)

    def refresh(self) -> None:
        """List the files as they are now."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [RecentRow(path) for path in recent_files()]
        for row in self._rows:
            row.chosen.connect(self.chosen)
            row.removed.connect(self._remove)
            self._column.addWidget(row)
        self._none.setVisible(not self._rows)

    def _remove(self, path: Path) -> None:
        places = [row.path for row in self._rows]
        remove_recent(path)
        self.refresh()
        if self._rows:
            self._rows[min(places.index(path), len(self._rows) - 1)].file.setFocus()

    def _restyle(self) -> None:
        self._column.setSpacing(theme().space(1))


class RecentRow(QWidget):
    """One file and the button that takes it off the list."""

    chosen = Signal(Path)
    removed = Signal(Path)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        missing = "" if path.exists() else self.tr("not found")
        self.file = FileRow(path.name, str(path.parent), missing=missing)
        self.file.setEnabled(not missing)
        self.file.setToolTip(str(path))
        self.remove = IconButton("close", self.tr("Remove “%1” from the list").replace("%1", path.name))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.file, 1)
        line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignVCenter)
        self.file.clicked.connect(lambda: self.chosen.emit(path))
        self.remove.clicked.connect(lambda: self.removed.emit(path))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the file off the list."""
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self.path)
        else:
            super().keyPressEvent(event)
