"""Why a request was refused: what the client receives and, beside it, which check really failed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mrrt_studio.scenario.client import Client

UNKNOWN_REFRESH_TOKEN = "Unknown or invalid refresh token."  # noqa: S105 - a message
GRANT_TYPES_PAGE = "https://auth0.com/docs/clients/client-grant-types"


class Refusal(Exception):  # noqa: N818 - an answer of the server, not an error of the program
    """A check that failed. The client sees ``status``, ``error`` and ``description``; people see the rule."""

    def __init__(
        self,
        rule: str,
        status: int,
        error: str,
        description: str,
        *,
        at_authorize: bool = False,
        extra: Mapping[str, Any] | None = None,
        facts: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(f"{rule}: {error}: {description}")
        self.rule = rule
        self.status = status
        self.error = error
        self.description = description
        self.at_authorize = at_authorize
        """The authorization endpoint answered, with a redirect."""
        self.extra = dict(extra or {})
        self.facts = dict(facts or {})
        """Values for the rule's sentence."""

    @property
    def body(self) -> dict[str, Any]:
        """The error as OAuth 2.0 shapes it."""
        return {"error": self.error, "error_description": self.description, **self.extra}


def unauthorized(facts: Mapping[str, str]) -> Refusal:
    """Return the answer to wrong client credentials, as reported from real tenants.

    Source: https://github.com/auth0/node-auth0/issues/682
    """
    return Refusal("client-authenticates", 401, "access_denied", "Unauthorized", facts=facts)


def grant_type_not_allowed(grant_type: str, facts: Mapping[str, str]) -> Refusal:
    """Return the answer to a grant that the application does not have.

    Source: https://auth0.com/docs/get-started/applications/update-grant-types
    """
    return Refusal(
        "grant-type-allowed",
        403,
        "unauthorized_client",
        f"Grant type '{grant_type}' not allowed for the client.",
        extra={"error_uri": GRANT_TYPES_PAGE},
        facts=facts,
    )


def invalid_refresh_token(rule: str, facts: Mapping[str, str]) -> Refusal:
    """Return the one answer that every dead refresh token gets; only the tenant log tells causes apart.

    Source: https://community.auth0.com/t/120406
    """
    return Refusal(rule, 403, "invalid_grant", UNKNOWN_REFRESH_TOKEN, facts=facts)


def access_denied_for_client(client: Client, audience: str, rule: str, status: int) -> Refusal:
    """Return the answer where an API's access policy refuses the application (the text is assumed).

    Source: https://auth0.com/docs/get-started/apis/api-access-policies-for-applications
    """
    description = f'Client "{client.client_id}" is not authorized to access resource server "{audience}".'
    facts = {"client": client.label, "audience": audience, "requested": audience}
    return Refusal(rule, status, "unauthorized_client", description, facts=facts)
