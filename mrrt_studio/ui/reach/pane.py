"""The pane of reach: the matrix, what a stolen refresh token opens, and the smallest policies."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mrrt_studio.ui.document import Document
from mrrt_studio.ui.reach.blast_page import BlastPage
from mrrt_studio.ui.reach.least_page import LeastPage
from mrrt_studio.ui.reach.matrix_page import MatrixPage
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.theme import set_ground
from mrrt_studio.ui.widgets.tabs import TabPages

_MATRIX, _BLAST, _LEAST = range(3)


class ReachPane(QWidget):
    """Three pages, of which only the one that is seen computes anything."""

    message = Signal(object)
    """A ``Notice`` for the message bar."""

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self.matrix = MatrixPage(document)
        self.blast = BlastPage(document, selection)
        self.least = LeastPage(document)
        self.pages = TabPages(self.tr("Reach"))
        for title, page in (
            (self.tr("Matrix"), self.matrix),
            (self.tr("Stolen token"), self.blast),
            (self.tr("Smallest policies"), self.least),
        ):
            self.pages.add_page(title, page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.matrix.message.connect(self.message)
        self.least.message.connect(self.message)
        self.setFocusProxy(self.pages.bar)
        set_ground(self, "surface")

    def open_find(self) -> None:
        """Put the keyboard into the filter of the matrix, as Ctrl+F does."""
        self.pages.set_current(_MATRIX)
        self.matrix.tools.open_filter()

    def show_blast_radius(self, step_id: str) -> None:
        """Show what a thief could reach with the refresh token of a step, which becomes the selected one."""
        self._selection.select_step(step_id)
        self.pages.set_current(_BLAST)

    def show_smallest_policies(self) -> None:
        """Show the smallest policies that the steps need."""
        self.pages.set_current(_LEAST)
