"""The line above the tree: a text that finds objects, and the order in which they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from mrrt_studio.ui.tenant.fields import refuse_drops
from mrrt_studio.ui.theme import icon, theme
from mrrt_studio.ui.widgets.buttons import IconButton
from mrrt_studio.ui.widgets.labels import TextLabel

_LEAVING = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchField(QLineEdit):
    """A text to find; Escape takes it back, Down and Enter go on to what was found."""

    left_downward = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self.setPlaceholderText(self.tr("Find an object"))
        self.setAccessibleName(self.tr("Find an object of the tenant"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.addAction(icon("search", "text-faint"), QLineEdit.ActionPosition.LeadingPosition)
        refuse_drops(self)
        theme().follow(self._restyle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything else is typed."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in _LEAVING:
            self.left_downward.emit()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        self.setFont(theme().font("body"))


class TreeSearch(QWidget):
    """Tells what is searched for and how objects are sorted; shows how many were found."""

    text_changed = Signal(str)
    by_name_changed = Signal(bool)
    left_downward = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = SearchField()
        self._count = TextLabel("", "small", "text-secondary")
        self.by_name = IconButton("down", self.tr("Sort by name"), "flat", "text-secondary")
        self.by_name.setCheckable(True)
        self.by_name.toggled.connect(self._show_order)
        self.by_name.toggled.connect(self.by_name_changed)
        self.field.textChanged.connect(self.text_changed)
        self.field.left_downward.connect(self.left_downward)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in ((self.field, 1), (self._count, 0), (self.by_name, 0)):
            self._line.addWidget(widget, stretch)
        self._show_order(by_name=False)
        self.show_count(None)
        theme().follow(self._restyle)

    def show_count(self, count: int | None) -> None:
        """Show how many objects were found; None while nothing is searched for."""
        self._count.setVisible(count is not None)
        told = self.tr("{count} found")
        self._count.setText("" if count is None else told.format(count=count))

    def found_text(self) -> str:
        """Return what is said about how many were found."""
        return self._count.text()

    def open(self) -> None:
        """Put the keyboard into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _show_order(self, by_name: bool) -> None:  # noqa: FBT001 - Qt's signal
        told = (
            self.tr("Sorted by name; press for the order of the file") if by_name else self.tr("Sort by name")
        )
        self.by_name.setToolTip(told)
        self.by_name.setAccessibleName(told)

    def _restyle(self) -> None:
        self._line.setSpacing(theme().space(1.5))
