"""What the document is called and how safe its last change is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from mrrt_studio.ui.document import Document
from mrrt_studio.ui.shell.autosave import Autosave
from mrrt_studio.ui.shell.document_file import DocumentFile
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.labels import ElidedLabel, TextLabel

_FAIR_SHARE = 50
"""Quarters of a text line that a name takes before other things are left out for it."""


class DocumentLabel(QWidget):
    """Name in bold, and beside it ``edited · autosaved`` while the file lacks something."""

    def __init__(self, document: Document, file: DocumentFile, autosave: Autosave) -> None:
        super().__init__()
        self._document = document
        self._file = file
        self._autosave = autosave
        self._name = ElidedLabel("", "strong")
        self._state = TextLabel("", "body", "text-secondary")
        self._shows_state = True
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self._name)
        self._line.addWidget(self._state)
        document.changed.connect(self._refresh)
        document.path_changed.connect(self._refresh)
        autosave.state_changed.connect(self._refresh)
        theme().follow(self._restyle)
        self._refresh()

    def set_compactness(self, level: int) -> None:
        """Leave out the state where there is little room: the mark in the window's title says it too."""
        self._shows_state = level < 1
        self._refresh()

    def width_at(self, level: int) -> int:
        """Return the pixels that a level takes; a long name gives way before anything else does."""
        name = min(self._name.sizeHint().width(), theme().space(_FAIR_SHARE))
        return (
            name
            if level or not self._state.text()
            else name + self._line.spacing() + self._state.sizeHint().width()
        )

    def _refresh(self) -> None:
        self._name.setText(self._file.name())
        self._name.updateGeometry()
        state = self._state_text()
        self._state.setText(state)
        self._state.set_colour("refused" if self._autosave.state == "failed" else "text-secondary")
        self._state.setVisible(bool(state) and self._shows_state)
        path = self._document.path
        self.setToolTip(str(path) if path is not None else self.tr("Not saved to a file yet"))

    def _state_text(self) -> str:
        match self._autosave.state:
            case "edited":
                return self.tr("edited")
            case "kept":
                return self.tr("edited · autosaved")
            case "failed":
                return self.tr("edited · autosave failed")
            case _:
                return self.tr("saved") if self._document.path is not None else ""

    def _restyle(self) -> None:
        self._line.setSpacing(theme().space(2.5))
