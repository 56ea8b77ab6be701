from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.scenario.client import Client
from mrrt_studio.ui.tenant.refresh_token_page import needed_setting, new_settings, setting
from tests.ui.tenant.studio import MISSING, WEB, Studio, at, binding, control, edit, write

EDITS: list[tuple[str, Any]] = [
    ("refresh_token.rotation_type", "non-rotating"),
    ("refresh_token.expiration_type", "non-expiring"),
    ("refresh_token.leeway", 30),
    ("refresh_token.token_lifetime", 86400),
    ("refresh_token.infinite_token_lifetime", True),
    ("refresh_token.idle_token_lifetime", 3600),
    ("refresh_token.infinite_idle_token_lifetime", True),
]


@pytest.mark.parametrize(("path", "value"), EDITS)
def test_every_field_goes_to_the_document_and_back_and_forth(studio: Studio, path: str, value: Any) -> None:
    before, field = studio.scenario, control(studio.page(1), path)
    shown = field.value()
    edit(field, value)
    after = studio.scenario
    assert at(after.clients[0].to_json(), path) == value
    assert after.clients[0].policies == before.clients[0].policies
    studio.undo()
    assert studio.scenario == before
    assert field.value() == shown
    studio.redo()
    assert studio.scenario == after
    assert field.value() == value


@pytest.mark.parametrize(("path", "value"), EDITS)
def test_the_first_edit_makes_refresh_token_with_both_types_in_it(
    studio: Studio, path: str, value: Any
) -> None:
    studio.select("client", WEB)
    if value in ("non-rotating", "non-expiring"):
        value = {"non-rotating": "rotating", "non-expiring": "expiring"}[value]
    edit(control(studio.page(1), path), value)
    made = studio.scenario.clients[1].to_json()["refresh_token"]
    types = {"rotation_type": "non-rotating", "expiration_type": "non-expiring"}
    assert made == types | {path.partition(".")[2]: value}


@pytest.mark.parametrize("text", ["soon", "-1", "1.5", "3 parsecs", "9" * 20])
def test_text_that_is_no_number_stays_with_a_message(studio: Studio, text: str) -> None:
    page = studio.page(1)
    field, row = control(page, "refresh_token.leeway"), binding(page, "refresh_token.leeway").row
    write(field, text)
    assert field.text() == text
    assert row.error().startswith("Write a number of seconds")
    assert studio.scenario.clients[0].leeway in (0, 1, 3, int("9" * 15))


def test_an_emptied_number_returns_to_the_default_of_auth0(studio: Studio) -> None:
    field = control(studio.page(1), "refresh_token.token_lifetime")
    write(field, "3600")
    write(field, "")
    assert at(studio.scenario.clients[0].to_json(), "refresh_token.token_lifetime") is MISSING
    assert field.placeholderText() == "2592000 (Auth0's default)"


def test_days_are_understood_and_told_in_words(studio: Studio) -> None:
    page = studio.page(1)
    field = control(page, "refresh_token.token_lifetime")
    write(field, "30 d")
    assert studio.scenario.clients[0].absolute_lifetime == 2_592_000
    assert field.text() == "30 d"
    field.clearFocus()
    assert field.text() == "2592000"
    assert "30 d" in binding(page, "refresh_token.token_lifetime").row.control.accessibleDescription()


def test_settings_that_contradict_each_other_enter_the_document_with_a_warning(studio: Studio) -> None:
    page = studio.page(1)
    edit(control(page, "refresh_token.expiration_type"), "non-expiring")
    told = binding(page, "refresh_token.expiration_type").row.warning()
    assert told.startswith("The Management API would refuse this: rotating refresh tokens must be expiring")
    edit(control(page, "refresh_token.rotation_type"), "non-rotating")
    assert binding(page, "refresh_token.expiration_type").row.warning() == ""


def test_what_has_no_effect_says_so(studio: Studio) -> None:
    page = studio.page(1)
    edit(control(page, "refresh_token.leeway"), 30)
    edit(control(page, "refresh_token.token_lifetime"), 86400)
    edit(control(page, "refresh_token.idle_token_lifetime"), 90000)
    idle = binding(page, "refresh_token.idle_token_lifetime").row
    assert "idle_token_lifetime must not exceed token_lifetime" in idle.warning()
    edit(control(page, "refresh_token.infinite_token_lifetime"), True)
    edit(control(page, "refresh_token.rotation_type"), "non-rotating")
    warnings = {path: binding(page, path).row.warning() for path, _ in EDITS}
    assert warnings["refresh_token.leeway"] == "Without effect: the refresh tokens do not rotate."
    assert warnings["refresh_token.token_lifetime"] == "Without effect: it is switched off below."
    edit(control(page, "refresh_token.expiration_type"), "non-expiring")
    assert idle.warning() == "Without effect: the refresh tokens do not expire."


def test_a_value_out_of_range_is_told_in_the_words_of_the_management_api(studio: Studio) -> None:
    page = studio.page(1)
    edit(control(page, "refresh_token.token_lifetime"), 0)
    row = binding(page, "refresh_token.token_lifetime").row
    assert "less than minimum 1" in row.warning()
    assert studio.scenario.clients[0].to_json()["refresh_token"]["token_lifetime"] == 0  # type: ignore[index]


def test_a_needed_type_is_written_out_instead_of_taken_away() -> None:
    client = Client(client_id="a", refresh_token=new_settings().replace(rotation_type="rotating"))
    assert needed_setting("rotation_type").write(client, None) == Client(
        client_id="a", refresh_token=new_settings()
    )
    absent = Client(client_id="a")
    assert needed_setting("rotation_type").write(absent, None) is absent
    assert setting("leeway").write(absent, None) is absent
