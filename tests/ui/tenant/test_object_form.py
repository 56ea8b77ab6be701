from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.object_form import ObjectForm
from mrrt_studio.ui.tenant.subject import ItemSubject
from tests.ui.tenant.studio import ADA, HOME, PHONE, Studio, example


class Page(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.seen: list[bool] = []

    def refresh(self, *, anew: bool = False) -> None:
        self.seen.append(anew)


class TwoPages(ObjectForm):
    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        self.one, self.two = Page(self), Page(self)
        self.made: list[str] = []
        self.add_page("One", lambda: self._make("one", self.one))
        self.add_page("Two", lambda: self._make("two", self.two))

    def _make(self, name: str, page: Page) -> Page:
        self.made.append(name)
        return page

    def title_of(self, item: object) -> tuple[str, str]:
        return "Name", "kind"


@pytest.fixture
def form(qtbot: QtBot) -> TwoPages:
    subject = ItemSubject(Document(example()))
    subject.select(Item("client", PHONE))
    form = TwoPages(subject)
    qtbot.addWidget(form)
    return form


def test_a_page_that_nobody_sees_waits_and_remembers_that_the_object_is_another_one(form: TwoPages) -> None:
    form.refresh(anew=True)
    form.refresh()
    assert (form.one.seen, form.two.seen) == ([True, False], [])
    form.tabs.set_current(1)
    assert form.two.seen == [True]
    form.tabs.set_current(0)
    form.tabs.set_current(1)
    assert form.two.seen == [True]


def test_a_page_is_made_once_and_when_somebody_looks_at_it(form: TwoPages) -> None:
    form.refresh(anew=True)
    assert form.made == ["one"]
    form.tabs.set_current(1)
    form.tabs.set_current(0)
    form.refresh()
    form.tabs.set_current(1)
    assert form.made == ["one", "two"]
    assert form.page(1) is form.two


def test_without_an_object_nothing_is_shown(form: TwoPages) -> None:
    form.subject.select(None)
    form.refresh()
    assert form.one.seen == []


def test_every_form_ends_with_the_object_as_json(studio: Studio) -> None:
    for kind, key in (("client", PHONE), ("resource_server", HOME), ("user", ADA), ("tenant", "")):
        bar = studio.select(kind, key).tabs.bar
        assert bar.isVisible()
        assert bar.tabText(bar.count() - 1) == "JSON"


def test_the_keyboard_goes_to_the_name_from_any_tab(studio: Studio) -> None:
    form = studio.form()
    form.tabs.set_current(2)
    form.focus_first_field()
    assert form.tabs.current() == 0
    assert form.first_field is not None
    assert form.first_field.hasFocus()


def test_the_base_form_does_not_know_its_title(form: TwoPages) -> None:
    with pytest.raises(NotImplementedError):
        ObjectForm.title_of(form, None)
