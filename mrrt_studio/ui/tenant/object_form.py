"""The frame of every form: title, tabs, and pages of which only the visible one is kept up to date."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.binding import Binder, Subject
from mrrt_studio.ui.tenant.subject import ItemSubject
from mrrt_studio.ui.tenant.title import FormTitle
from mrrt_studio.ui.theme import set_ground
from mrrt_studio.ui.widgets.form import FormPage
from mrrt_studio.ui.widgets.tabs import TabPages


class Refreshable(Protocol):
    """A page of a form, or a part of one."""

    def refresh(self, *, anew: bool = False) -> None:
        """Show the object as it stands; ``anew`` says that it is another one than before."""
        ...


class PageSubject(Subject, Protocol):
    """What a page edits, and the scenario that it stands in."""

    @property
    def scenario(self) -> Scenario:
        """The scenario."""
        ...


class BoundPage(FormPage):
    """A page of rows that are bound to the object; ``notes`` adds what is unwise about it."""

    def __init__(self, subject: PageSubject) -> None:
        super().__init__()
        self.subject = subject
        self.binder = Binder(subject)
        self._notes: list[Callable[[Any], object]] = []

    def add_notes(self, show: Callable[[Any], object]) -> None:
        """Call ``show`` with the object at every refresh, to set warnings and helps of rows."""
        self._notes.append(show)

    def refresh(self, *, anew: bool = False) -> None:
        """Show the object as it stands in the document."""
        self.binder.refresh(anew=anew)
        if (item := self.subject.item()) is not None:
            for show in self._notes:
                show(item)


class _Slot(QWidget):
    """The place of a page that is made when it is first needed."""

    def __init__(self, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._make = make
        self._page: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def page(self) -> QWidget:
        """Return the page."""
        if self._page is None:
            self._page = self._make()
            self._column.addWidget(self._page)
        return self._page


class ObjectForm(QWidget):
    """The form of one kind of object; one widget serves all objects of the kind, one after the other."""

    def __init__(self, subject: ItemSubject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.subject = subject
        self.title = FormTitle()
        self.tabs = TabPages(self.tr("Parts of the form"))
        self.first_field: QWidget | None = None
        """Where the keyboard goes to rename the object."""
        self._slots: list[_Slot] = []
        self._stale: dict[int, bool] = {}
        set_ground(self, "surface")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.tabs, 1)
        self.tabs.current_changed.connect(self._catch_up)

    def add_page(self, title: str, make: Callable[[], QWidget]) -> None:
        """Append a page, which is made when somebody looks at it; a form of one page shows no tabs.

        Args:
            title: what its tab says.
            make: returns the page, a widget that is also ``Refreshable``.
        """
        slot = _Slot(make)
        self._slots.append(slot)
        self.tabs.add_page(title, slot)
        self.tabs.bar.setVisible(len(self._slots) > 1)

    def page(self, index: int) -> Any:  # noqa: ANN401 - any page
        """Return a page, made now if need be."""
        return self._slots[index].page()

    def refresh(self, *, anew: bool = False) -> None:
        """Show the object as it stands; pages that nobody sees wait until somebody does.

        Args:
            anew: it is another object than before.
        """
        item = self.subject.item()
        if item is None:
            return
        self.title.show_title(*self.title_of(item))
        self.show_counts(item)
        for index in range(len(self._slots)):
            self._stale[index] = anew or self._stale.get(index, False)
        self._catch_up(self.tabs.current())

    def title_of(self, item: Any) -> tuple[str, str]:  # noqa: ANN401
        """Return the name of the object and what it is."""
        raise NotImplementedError

    def show_counts(self, item: Any) -> None:  # noqa: ANN401
        """Show numbers behind the titles of the tabs; most forms have none."""

    def focus_first_field(self) -> None:
        """Put the keyboard where the object is renamed."""
        self.tabs.set_current(0)
        if self.first_field is not None:
            self.first_field.setFocus()
            select_all = getattr(self.first_field, "selectAll", None)
            if select_all is not None:
                select_all()

    def _catch_up(self, index: int) -> None:
        if index in self._stale:
            self.page(index).refresh(anew=self._stale.pop(index))
