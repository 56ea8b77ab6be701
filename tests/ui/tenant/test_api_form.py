from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.scenario.resource_server import ResourceServer
from mrrt_studio.ui.tenant.api_form import SCOPES, scope_notes
from tests.ui.tenant.studio import BILLING, HOME, Studio, at, binding, control, edit, write

EDITS: list[tuple[int, str, Any]] = [
    (0, "name", "Mail"),
    (0, "identifier", "https://mail.example.com"),
    (0, "token_dialect", "rfc9068_profile_authz"),
    (0, "signing_alg", "HS256"),
    (0, "token_lifetime", 600),
    (0, "signing_secret", "not-a-real-secret"),
    (0, "allow_offline_access", False),
    (0, "allow_online_access", True),
    (0, "proof_of_possession.required", True),
    (2, "skip_consent_for_verifiable_first_party_clients", False),
    (2, "enforce_policies", True),
    (2, "subject_type_authorization.user.policy", "deny_all"),
]


@pytest.mark.parametrize(("page", "path", "value"), EDITS)
def test_every_field_goes_to_the_document_and_back_and_forth(
    studio: Studio, page: int, path: str, value: Any
) -> None:
    studio.select("resource_server", HOME)
    before, field = studio.scenario, control(studio.page(page), path)
    shown = field.value()
    edit(field, value)
    after = studio.scenario
    assert at(after.resource_servers[0].to_json(), path) == value
    studio.undo()
    assert studio.scenario == before
    assert field.value() == shown
    studio.redo()
    assert studio.scenario == after
    assert field.value() == value


def test_a_new_identifier_follows_through_policies_and_steps(studio: Studio) -> None:
    studio.select("resource_server", BILLING)
    write(control(studio.page(0), "identifier"), "https://bills.example.com")
    assert studio.scenario.clients[0].policies[1].audience == "https://bills.example.com"
    assert studio.scenario.steps[1].to_json()["audience"] == "https://bills.example.com"
    assert studio.document.undo_stack.count() == 1


def test_a_half_typed_identifier_takes_nobody_elses_dangling_reference_along(studio: Studio) -> None:
    """A policy names https://api.example.com/v1, which does not exist; typing /v12 passes through it."""
    studio.pane.import_text(
        '{"client_id": "lost", "name": "Lost", "refresh_token": {"rotation_type": "rotating",'
        f' "expiration_type": "expiring", "policies": [{{"audience": "{HOME}/v1", "scope": []}}]}}}}'
    )
    studio.select("resource_server", HOME)
    field = control(studio.page(0), "identifier")
    field.setFocus()
    field.end(False)
    write(field, f"{HOME}/v12")
    assert studio.scenario.resource_servers[0].identifier == f"{HOME}/v12"
    assert studio.scenario.clients[2].policies[0].audience == f"{HOME}/v1"
    assert studio.scenario.clients[0].policies[0].audience == f"{HOME}/v12"


def test_an_identifier_of_another_api_is_refused_in_its_field(studio: Studio) -> None:
    studio.select("resource_server", HOME)
    page = studio.page(0)
    write(control(page, "identifier"), BILLING)
    assert binding(page, "identifier").row.error() == (
        f"There is already an API with the identifier '{BILLING}'"
    )


def test_the_lifetime_is_told_in_words_and_out_of_range_in_those_of_the_management_api(
    studio: Studio,
) -> None:
    studio.select("resource_server", HOME)
    page = studio.page(0)
    edit(control(page, "token_lifetime"), 7200)
    row = binding(page, "token_lifetime").row
    assert "2 h" in row.control.accessibleDescription()
    edit(control(page, "token_lifetime"), 99999999)
    assert "greater than maximum 2592000" in row.warning()


def test_notes_on_scopes() -> None:
    values = ["read", "", "twice", "twice", "a b", " c"]
    api = ResourceServer.model_validate({"identifier": "a", "scopes": [{"value": each} for each in values]})
    notes = scope_notes(api)
    assert sorted(notes) == [1, 2, 3, 4, 5]
    assert notes[1] == "A scope needs a name."
    assert notes[3] == "This scope stands here more than once."
    assert notes[5] == "No request can name a scope with a space in it."


def test_a_scope_keeps_what_else_it_holds() -> None:
    api = ResourceServer.model_validate({"identifier": "a", "scopes": [{"value": "read", "x": 1}]})
    assert SCOPES.with_text(api, 0, 0, "write").to_json()["scopes"] == [{"value": "write", "x": 1}]


def test_the_scopes_are_counted_at_their_tab(studio: Studio) -> None:
    assert studio.select("resource_server", HOME).tabs.bar.tabText(1) == "Scopes 2"


def test_the_title_names_the_identifier(studio: Studio) -> None:
    assert studio.select("resource_server", HOME).title.accessibleName() == f"Messages, {HOME}"
