from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mrrt_studio.scenario.client import Client, RefreshTokenPolicy
from mrrt_studio.ui.tenant.policies_page import PoliciesPage, with_policies
from mrrt_studio.ui.tenant.policy_row import PolicyRow
from tests.ui.tenant.studio import BILLING, HOME, PHONE, WEB, Studio, api, example, settings, settle, write

MANAGEMENT = "https://example.auth0.com/api/v2/"
Alt = Qt.KeyboardModifier.AltModifier


def rows_of(studio: Studio) -> tuple[PolicyRow, ...]:
    page = studio.page(2)
    assert isinstance(page, PoliciesPage)
    return page.rows()


def policies(studio: Studio, client: int = 0) -> list[tuple[str, tuple[str, ...]]]:
    return [(policy.audience, policy.scope) for policy in studio.scenario.clients[client].policies]


def type_audience(row: PolicyRow, text: str) -> None:
    row.start_editing("api")
    write(row.editor.api, text)


def type_scopes(row: PolicyRow, text: str) -> None:
    row.start_editing("scopes")
    QTest.keyClicks(row.editor.scopes.focusProxy(), text)


def test_an_edit_of_the_api_goes_to_the_document_and_back_and_forth(studio: Studio) -> None:
    row, before = rows_of(studio)[1], studio.scenario
    type_audience(row, "https://bills.example.com")
    after = studio.scenario
    assert policies(studio)[1][0] == "https://bills.example.com"
    studio.undo()
    assert studio.scenario == before
    assert row.editor.api.text() == BILLING
    studio.redo()
    assert studio.scenario == after
    assert row.editor.api.text() == "https://bills.example.com"


def test_each_scope_is_a_step_of_its_own(studio: Studio) -> None:
    row, before = rows_of(studio)[0], studio.scenario
    type_scopes(row, "write:messages delete:messages ")
    assert policies(studio)[0] == (HOME, ("read:messages", "write:messages", "delete:messages"))
    studio.undo()
    assert policies(studio)[0] == (HOME, ("read:messages", "write:messages"))
    studio.undo()
    assert studio.scenario == before
    studio.redo()
    assert row.editor.scopes.values() == ["read:messages", "write:messages"]


def causes() -> dict[str, tuple[str, Any]]:
    """The audience of the policy, and what else the tenant has."""

    def closed(**more: Any) -> list[Any]:
        return [api(HOME, "Messages"), api(BILLING, "Billing", "read:billing") | more]

    denied = {"subject_type_authorization": {"user": {"policy": "deny_all"}}}
    consent = {"skip_consent_for_verifiable_first_party_clients": False}
    third = [{"client_id": PHONE, "name": "Phone app", "is_first_party": False}]
    return {
        "audience-unknown-api": ("https://nobody.example.com", {}),
        "audience-third-party": (BILLING, {"clients": third}),
        "audience-management-api": (MANAGEMENT, {"resource_servers": [api(MANAGEMENT, "Management")]}),
        "audience-consent-required": (BILLING, {"resource_servers": closed(**consent)}),
        "audience-access-denied": (BILLING, {"resource_servers": closed(**denied)}),
    }


@pytest.mark.parametrize("rule", causes())
def test_each_cause_is_told_at_the_row_while_it_is_typed(shows: Callable[..., Studio], rule: str) -> None:
    audience, more = causes()[rule]
    base = {"clients": [{"client_id": PHONE, "name": "Phone app"}], "steps": []}
    studio = shows(example(**(base | more)))
    row = rows_of(studio)[-1]
    type_audience(row, audience)
    type_scopes(row, "read:billing ")
    assert row.view().of_api[0].text == row.editor.api_row().warning()
    assert rule in row.editor.api_row().toolTip()
    assert [chip.kind for chip in row.view().chips] == ["dropped"]
    studio.pane.tree.setFocus()
    assert row.summary.accessibleDescription() == row.view().of_api[0].text


def test_a_scope_that_the_api_lacks_is_told_while_it_is_typed(studio: Studio) -> None:
    row = rows_of(studio)[0]
    type_scopes(row, "approve:messages ")
    assert row.editor.scopes_row().warning() == (
        "Messages defines no approve:messages: Auth0 ignores it silently."
    )
    assert [chip.kind for chip in row.view().chips] == ["both", "dropped"]


def test_a_second_policy_for_an_api_is_told(studio: Studio) -> None:
    row = rows_of(studio)[-1]
    type_audience(row, HOME)
    assert "Another policy names Messages too" in row.editor.api_row().warning()


def test_a_reason_goes_when_the_tenant_is_mended(studio: Studio) -> None:
    row = rows_of(studio)[1]
    assert row.view().reasons
    studio.pane.import_text(
        f'{{"identifier": "{BILLING}", "name": "Billing", "scopes": [{{"value": "read:billing"}},'
        ' {"value": "approve:billing"}], "skip_consent_for_verifiable_first_party_clients": true}'
    )
    studio.select("client", PHONE)
    assert row.view().reasons == ()


def test_typing_into_the_last_row_adds_a_policy_and_another_last_row(studio: Studio) -> None:
    before = studio.scenario
    row = rows_of(studio)[-1]
    type_audience(row, "https://new.example.com")
    assert row.editor.api.hasFocus()
    assert row.editor.api.text() == "https://new.example.com"
    assert policies(studio)[2] == ("https://new.example.com", ())
    assert len(rows_of(studio)) == 4
    studio.undo()
    assert studio.scenario == before
    assert len(rows_of(studio)) == 3


def test_a_first_policy_makes_refresh_token(studio: Studio) -> None:
    studio.select("client", WEB)
    type_audience(rows_of(studio)[0], HOME)
    assert studio.scenario.clients[1].to_json()["refresh_token"] == {
        "rotation_type": "non-rotating",
        "expiration_type": "non-expiring",
        "policies": [{"audience": HOME, "scope": []}],
    }


def test_scopes_before_an_api_are_a_policy_that_names_none(studio: Studio) -> None:
    row = rows_of(studio)[-1]
    type_scopes(row, "read:billing ")
    assert policies(studio)[2] == ("", ("read:billing",))
    assert row.editor.api_row().warning().startswith("This policy names no API")


def test_a_policy_that_was_only_begun_goes_when_it_is_left(studio: Studio) -> None:
    before = studio.scenario
    row = rows_of(studio)[-1]
    type_audience(row, "h")
    write(row.editor.api, "")
    studio.pane.tree.setFocus()
    settle()
    assert studio.scenario == before
    assert not studio.document.undo_stack.canUndo()


def test_a_policy_is_moved_with_the_keyboard_in_it(studio: Studio) -> None:
    rows = rows_of(studio)
    rows[1].start_editing("scopes")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, Alt)
    assert [audience for audience, _ in policies(studio)] == [BILLING, HOME]
    assert rows[0].is_editing
    assert rows[0].editor.focused_part() == "scopes"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, Alt)
    assert [audience for audience, _ in policies(studio)] == [BILLING, HOME]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, Alt)
    assert [audience for audience, _ in policies(studio)] == [HOME, BILLING]


def test_a_removed_policy_comes_back_with_undo(studio: Studio) -> None:
    rows, before = rows_of(studio), studio.scenario
    rows[0].start_editing("api")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete, Alt)
    assert [audience for audience, _ in policies(studio)] == [BILLING]
    assert rows[0].editor.api.hasFocus()
    studio.undo()
    assert studio.scenario == before
    rows_of(studio)[-1].remove_requested.emit()
    assert studio.scenario == before


def test_the_last_policy_takes_the_list_with_it_since_auth0_refuses_an_empty_one() -> None:
    client = Client(client_id="a")
    one = with_policies(client, (RefreshTokenPolicy(audience=HOME),))
    assert "policies" not in with_policies(one, ()).to_json()["refresh_token"]  # type: ignore[operator]


def test_unknown_fields_of_a_policy_are_kept(shows: Callable[..., Studio]) -> None:
    odd = {"audience": HOME, "scope": ["read:messages"], "x": 1}
    studio = shows(example(clients=[{"client_id": PHONE, "refresh_token": settings(odd)}]))
    type_scopes(rows_of(studio)[0], "write:messages ")
    (kept,) = studio.scenario.clients[0].policies
    assert kept.to_json() == {**odd, "scope": ["read:messages", "write:messages"]}


def test_a_login_that_comes_later_shows_which_scopes_it_gives_too(shows: Callable[..., Studio]) -> None:
    studio = shows(example(steps=[]))
    row = rows_of(studio)[0]
    assert [chip.kind for chip in row.view().chips] == ["policy"]
    studio.document.apply(studio.scenario.replace(steps=example().steps), "Add login")
    studio.document.finish_replay()
    assert [chip.kind for chip in row.view().chips] == ["both"]


def test_another_application_ends_the_editing_and_changes_nothing(studio: Studio) -> None:
    rows_of(studio)[1].start_editing("api")
    before = studio.scenario
    studio.select("client", WEB)
    assert not any(row.is_editing for row in rows_of(studio))
    assert studio.scenario is before


def test_a_hundred_policies_are_read_without_controls(shows: Callable[..., Studio]) -> None:
    many = [{"audience": f"https://api{number}", "scope": ["a", "b"]} for number in range(100)]
    studio = shows(example(clients=[{"client_id": PHONE, "refresh_token": settings(*many)}]))
    rows = rows_of(studio)
    assert len(rows) == 101
    assert all(row._editor is None for row in rows)
