from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from mrrt_studio.formats.client_patch import patched
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.text import read_json
from tests.strategies import clients, refresh_token_settings

OLD = {
    "rotation_type": "rotating",
    "expiration_type": "expiring",
    "leeway": 30,
    "policies": [{"audience": "a"}],
}
CLIENT = Client.model_validate(
    {"client_id": "c", "name": "n", "app_type": "spa", "x": {"y": 1}, "refresh_token": OLD}
)
BOTH = {"rotation_type": "non-rotating", "expiration_type": "non-expiring"}


def patch(client: Client, body: dict[str, Any]) -> Client:
    return patched(client, body, read_json(json.dumps(body, indent=1)))


def refusal(body: dict[str, Any], text: str | None = None) -> FormatError:
    with pytest.raises(FormatError) as caught:
        patched(CLIENT, body, read_json(text or json.dumps(body, indent=1)))
    return caught.value


def test_what_is_absent_stays_what_is_null_goes_and_settings_are_replaced_whole() -> None:
    changed = patch(CLIENT, {"refresh_token": BOTH, "token_endpoint_auth_method": None, "callbacks": ["u"]})
    assert changed.to_json() == {
        "client_id": "c",
        "name": "n",
        "app_type": "spa",
        "callbacks": ["u"],
        "refresh_token": BOTH,
        "x": {"y": 1},
    }
    assert "refresh_token" not in patch(CLIENT, {"refresh_token": None}).to_json()


def test_policies_are_cleared_by_null_or_by_leaving_them_out() -> None:
    assert patch(CLIENT, {"refresh_token": BOTH}).policies == ()
    assert patch(CLIENT, {"refresh_token": {**BOTH, "policies": None}}).policies == ()


@pytest.mark.parametrize(
    ("settings", "path", "hint"),
    [
        (
            {"policies": [{"audience": "a", "scope": []}]},
            "refresh_token",
            "rotation_type and expiration_type",
        ),
        ({"rotation_type": "rotating"}, "refresh_token", "replaced as a whole"),
        ({**BOTH, "policies": []}, "refresh_token.policies", "Write null"),
        ({**BOTH, "rotation_type": "rotating"}, "refresh_token.expiration_type", "expiring"),
        ({**BOTH, "policies": [{"audience": "a"}]}, "refresh_token.policies[0]", ""),
        ({**BOTH, "policies": [{"audience": "a", "scope": [1]}]}, "refresh_token.policies[0].scope[0]", ""),
        ({**BOTH, "token_lifetime": 5, "idle_token_lifetime": 6}, "refresh_token.idle_token_lifetime", ""),
        ({**BOTH, "leeway": -1}, "refresh_token.leeway", ""),
        ({**BOTH, "nonsense": 1}, "refresh_token", ""),
    ],
)
def test_what_the_management_api_refuses_is_refused_at_its_place(
    settings: dict[str, Any], path: str, hint: str
) -> None:
    error = refusal({"refresh_token": settings})
    assert error.path == path
    assert "400" in error.message
    assert hint in error.hint
    assert error.line is not None


def test_the_place_is_right_where_only_the_settings_were_pasted() -> None:
    settings = {**BOTH, "policies": []}
    error = refusal({"refresh_token": settings}, json.dumps(settings, indent=1))
    assert (error.path, error.line) == ("policies", 4)


@pytest.mark.parametrize("body", [{"name": None}, {"is_first_party": "yes"}, {"app_type": 5}])
def test_other_fields_of_the_wrong_type_are_refused_too(body: dict[str, Any]) -> None:
    assert refusal(body).path == next(iter(body))


@given(clients(), refresh_token_settings())
def test_either_it_is_refused_or_only_the_settings_change(client: Client, settings: dict[str, Any]) -> None:
    try:
        changed = patch(client, {"refresh_token": settings})
    except FormatError:
        return
    assert changed.to_json() == client.to_json() | {"refresh_token": settings}
