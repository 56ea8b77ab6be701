"""The menu of the files that were opened last, made anew whenever it opens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from mrrt_studio.ui.shell.menus import ActionSet
from mrrt_studio.ui.shell.recent import recent_files

if TYPE_CHECKING:
    from mrrt_studio.ui.shell.windows import Frame, Windows


class RecentMenu(QObject):
    """Fills a menu; a file that is gone is greyed, the start page can remove it."""

    def __init__(self, menu: QMenu, windows: Windows, frame: Frame, actions: ActionSet) -> None:
        super().__init__(menu)
        self._menu = menu
        self._windows = windows
        self._frame = frame
        self._actions = actions
        menu.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self._menu.clear()
        paths = recent_files()
        for number, path in enumerate(paths, 1):
            self._add(number, path)
        if not paths:
            self._menu.addAction(self.tr("No files yet")).setEnabled(False)
            return
        self._menu.addSeparator()
        self._menu.addAction(self._actions["file.forget"])

    def _add(self, number: int, path: Path) -> None:
        name = path.name.replace("&", "&&")
        action = self._menu.addAction(f"&{number} {name}" if number < 10 else name)  # noqa: PLR2004 - one digit
        action.setToolTip(str(path))
        action.setEnabled(path.exists())
        action.triggered.connect(lambda _checked=False: self._windows.open_file(path, self._frame))
        self._menu.setToolTipsVisible(True)
