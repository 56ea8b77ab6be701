"""A button that copies one thing in one of several forms, chosen from a menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from mrrt_studio.ui.inspector.eliding_button import ElidingButton

CopyForm = tuple[str, Callable[[], str]]
"""What the menu calls a form, and what makes its text."""


class CopyButton(ElidingButton):
    """Opens a menu of forms; a text is made only when its form is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icon_name="copy", parent=parent)
        self.set_label(self.tr("Copy…"), self.tr("Opens a menu of forms."))
        self._forms: tuple[CopyForm, ...] = ()
        self._menu = QMenu(self)
        self.clicked.connect(self._open)

    def set_forms(self, forms: tuple[CopyForm, ...]) -> None:
        """Offer other forms; without any there is no button."""
        self._forms = forms
        self.setVisible(bool(forms))

    def menu_of_forms(self) -> QMenu:
        """Return the menu, filled with the present forms."""
        self._menu.clear()
        for title, make in self._forms:
            self._menu.addAction(title).triggered.connect(_copier(make))
        return self._menu

    def _open(self) -> None:
        self.menu_of_forms().popup(self.mapToGlobal(QPoint(0, self.height())))


def _copier(make: Callable[[], str]) -> Callable[[], None]:
    return lambda: QGuiApplication.clipboard().setText(make())
