"""All code of a scenario, to be read before it is allowed to run."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mrrt_studio.ui.scripts.code_editor import CodeEditor
from mrrt_studio.ui.scripts.known_code import Script
from mrrt_studio.ui.scripts.words import script_title
from mrrt_studio.ui.theme import set_ground, theme
from mrrt_studio.ui.widgets.buttons import ActionButton
from mrrt_studio.ui.widgets.labels import HintLabel
from mrrt_studio.ui.widgets.tabs import TabPages

_SIZE = (180, 130)
"""In quarters of a line."""


class CodeDialog(QDialog):
    """Shows each script on a page of its own; nothing here can be edited."""

    allowed = Signal()

    def __init__(self, scripts: Sequence[Script], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Code of this scenario"))
        set_ground(self, "surface")
        self.tabs = TabPages(self.tr("Actions and Rules"))
        self.editors = [self._add_page(script) for script in scripts]
        self.run_button = ActionButton(self.tr("Run it"), "primary")
        self.close_button = ActionButton(self.tr("Not now"))
        self._column = QVBoxLayout(self)
        hint = self.tr(
            "If you run it, it runs at every login and exchange, in a sandbox without files, network and "
            "programs. Code that you have allowed is never asked about again."
        )
        self._column.addWidget(HintLabel(hint))
        self._column.addWidget(self.tabs, 1)
        self._column.addLayout(self._buttons())
        self.run_button.clicked.connect(self._allow)
        self.close_button.clicked.connect(self.reject)
        self.resize(*map(theme().space, _SIZE))
        theme().follow(self._restyle)

    def _add_page(self, script: Script) -> CodeEditor:
        editor = CodeEditor(read_only=True)
        editor.show_code(script.code)
        editor.setAccessibleName(script_title(script.kind, script.name))
        self.tabs.add_page(script_title(script.kind, script.name), editor)
        return editor

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.close_button)
        line.addWidget(self.run_button)
        self.close_button.setDefault(True)
        return line

    def _allow(self) -> None:
        self.allowed.emit()
        self.accept()

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(space(4), space(4), space(4), space(4))
        self._column.setSpacing(space(3))
