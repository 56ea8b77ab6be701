from __future__ import annotations

import pytest

from mrrt_studio.engine.refusal import (
    Refusal,
    access_denied_for_client,
    grant_type_not_allowed,
    invalid_refresh_token,
    unauthorized,
)
from mrrt_studio.scenario.client import Client

_URI = "https://auth0.com/docs/clients/client-grant-types"


@pytest.mark.parametrize(
    ("refusal", "status", "body"),
    [
        (unauthorized({}), 401, ("access_denied", "Unauthorized")),
        (
            grant_type_not_allowed("password", {}),
            403,
            ("unauthorized_client", "Grant type 'password' not allowed for the client."),
        ),
        (
            invalid_refresh_token("refresh-token-alive", {}),
            403,
            ("invalid_grant", "Unknown or invalid refresh token."),
        ),
        (
            access_denied_for_client(Client(client_id="phone"), "https://x", "api-access-allowed", 403),
            403,
            (
                "unauthorized_client",
                'Client "phone" is not authorized to access resource server "https://x".',
            ),
        ),
    ],
)
def test_the_client_sees_status_error_and_description(
    refusal: Refusal, status: int, body: tuple[str, str]
) -> None:
    assert refusal.status == status
    assert (refusal.body["error"], refusal.body["error_description"]) == body


def test_only_a_missing_grant_type_names_a_page() -> None:
    assert grant_type_not_allowed("password", {}).body["error_uri"] == _URI
    assert "error_uri" not in unauthorized({}).body


def test_people_see_the_rule() -> None:
    assert str(unauthorized({"client": "Phone app"})).startswith("client-authenticates: ")
    assert unauthorized({"client": "Phone app"}).facts == {"client": "Phone app"}
