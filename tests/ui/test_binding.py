from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.client import Client, RefreshTokenSettings
from mrrt_studio.scenario.edits import EditError
from mrrt_studio.ui.binding import Binder, attribute, member, put
from mrrt_studio.ui.tenant.fields import OrDefault, Switch, Tags, TextField
from mrrt_studio.ui.widgets.form import FormRow, FormSection
from tests.ui.theming import themed

__all__ = ["themed"]


class OneClient:
    """A subject without a document."""

    def __init__(self) -> None:
        self.client: Any = Client(client_id="phone", name="Phone")
        self.puts: list[tuple[str, str]] = []
        self.refusal = ""

    def item(self) -> Any:
        return self.client

    def put(self, item: FrozenModel, what: str, merge_path: str = "") -> None:
        if self.refusal:
            raise EditError(self.refusal)
        self.client = item
        self.puts.append((what, merge_path))


@pytest.fixture
def subject() -> OneClient:
    return OneClient()


@pytest.fixture
def section(qtbot: QtBot) -> FormSection:
    section = FormSection()
    qtbot.addWidget(section)
    return section


def bound(section: FormSection, subject: OneClient, field: QWidget, prop: Any) -> tuple[Binder, FormRow]:
    binder = Binder(subject)
    row = section.add_row("Label", field)
    binder.bind(row, prop)
    binder.refresh()
    return binder, row


def test_an_edit_goes_to_the_subject_with_its_label_and_path(
    section: FormSection, subject: OneClient, qtbot: QtBot
) -> None:
    field = TextField()
    bound(section, subject, field, attribute("name"))
    assert field.text() == "Phone"
    qtbot.keyClicks(field, "s")
    assert subject.client.name == "sPhone"
    assert subject.puts == [("Label", "name")]


def test_showing_a_value_is_no_edit_and_leaves_the_cursor(
    section: FormSection, subject: OneClient, qtbot: QtBot
) -> None:
    field = TextField()
    binder, _ = bound(section, subject, field, attribute("name"))
    qtbot.keyClicks(field, "x")
    binder.refresh()
    assert (field.text(), field.cursorPosition()) == ("xPhone", 1)
    subject.client = subject.client.replace(name="Other")
    binder.refresh()
    assert field.text() == "Other"
    assert len(subject.puts) == 1


def test_malformed_text_stays_with_its_message_until_the_field_changes(
    section: FormSection, subject: OneClient, qtbot: QtBot
) -> None:
    field = TextField("Say who.")
    binder, row = bound(section, subject, field, attribute("client_id"))
    field.selectAll()
    qtbot.keyClicks(field, "\b")
    assert (field.text(), row.error(), subject.puts) == ("", "Say who.", [])
    subject.client = subject.client.replace(name="Other")
    binder.refresh()
    assert (field.text(), row.error()) == ("", "Say who.")
    subject.client = subject.client.replace(client_id="tablet")
    binder.refresh()
    assert (field.text(), row.error()) == ("tablet", "")


def test_another_object_replaces_even_malformed_text(
    section: FormSection, subject: OneClient, qtbot: QtBot
) -> None:
    field = TextField("Say who.")
    binder, row = bound(section, subject, field, attribute("client_id"))
    field.selectAll()
    qtbot.keyClicks(field, "\b")
    binder.refresh(anew=True)
    assert (field.text(), row.error()) == ("phone", "")


def test_a_refused_edit_is_told_under_the_field_and_taken_back_by_the_next(
    section: FormSection, subject: OneClient, qtbot: QtBot
) -> None:
    field = TextField()
    _, row = bound(section, subject, field, attribute("client_id"))
    subject.refusal = "There is one."
    qtbot.keyClicks(field, "a")
    assert (field.text(), row.error()) == ("aphone", "There is one.")
    subject.refusal = ""
    qtbot.keyClicks(field, "b")
    assert (subject.client.client_id, row.error()) == ("abphone", "")


def test_a_field_within_an_object_makes_it_at_the_first_edit(
    section: FormSection, subject: OneClient, qtbot: QtBot
) -> None:
    field = Switch("Infinite")
    prop = member("refresh_token", "infinite_token_lifetime", RefreshTokenSettings, lambda _: False)
    bound(section, subject, field, prop)
    assert subject.client.refresh_token is None
    field.box.click()
    assert subject.client.to_json()["refresh_token"] == {"infinite_token_lifetime": True}
    assert subject.puts == [("Label", "refresh_token.infinite_token_lifetime")]


def test_a_reset_takes_the_field_away(section: FormSection, subject: OneClient) -> None:
    subject.client = subject.client.replace(oidc_conformant=False)
    field = OrDefault(Switch("OIDC"))
    bound(section, subject, field, attribute("oidc_conformant", lambda _: True))
    field.reset_button().click()
    assert "oidc_conformant" not in subject.client.to_json()


def test_each_text_of_a_list_is_a_step_of_its_own(
    section: FormSection, subject: OneClient, qtbot: QtBot
) -> None:
    field = Tags()
    bound(section, subject, field, attribute("callbacks"))
    qtbot.keyClicks(field.focusProxy(), "a b ")
    assert subject.client.callbacks == ("a", "b")
    assert subject.puts == [("Label", ""), ("Label", "")]


def test_without_an_object_nothing_happens(section: FormSection, subject: OneClient, qtbot: QtBot) -> None:
    field = OrDefault(Switch("OIDC"))
    binder, _ = bound(section, subject, field, attribute("oidc_conformant"))
    subject.client = None
    binder.refresh()
    field.field.box.click()
    field.reset_button().click()
    next(iter(binder.bindings())).reset()
    assert subject.puts == []


def test_the_name_that_auth0_gives_a_field_is_in_the_tooltip(
    section: FormSection, subject: OneClient
) -> None:
    _, row = bound(section, subject, TextField(), attribute("client_id"))
    assert row.toolTip() == "client_id"


def test_putting_none_takes_a_field_away_and_touches_nothing_else() -> None:
    client = Client(client_id="a", name="b")
    assert put(client, "name", None).to_json() == {"client_id": "a"}
    assert put(client, "callbacks", None) is client
    assert put(client, "name", "").to_json() == {"client_id": "a", "name": ""}
