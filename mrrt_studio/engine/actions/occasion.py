"""The request in which scripts run: everything that they may see of it and of the tenant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mrrt_studio.engine.context import Context
from mrrt_studio.engine.outcome import Authorization
from mrrt_studio.engine.state import RefreshToken, State, UserSession
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.tenant import Organization, User

REFRESH_PROTOCOL = "oauth2-refresh-token"

PROTOCOLS: Mapping[str, str] = {
    "authorization_code": "oidc-basic-profile",
    "silent": "oidc-basic-profile",
    "password": "oauth2-password",
    "device_code": "oauth2-device-code",
}
"""``event.transaction.protocol`` by the flow of a login.

Source: https://auth0.com/docs/customize/actions/reference/post-login/event-object
"""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A login or an exchange that has passed every other check."""

    state: State
    context: Context
    client: Client
    user: User
    authorization: Authorization
    protocol: str
    method: str = "POST"
    query: Mapping[str, Any] = field(default_factory=dict[str, Any])
    body: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """As scripts see it: without passwords, secrets and tokens."""
    transaction: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """What the flow adds to ``event.transaction``."""
    organization: Organization | None = None
    session: UserSession | None = None
    token: RefreshToken | None = None
    """The refresh token that is exchanged; None at login."""
    gives_refresh_token: bool = False
    """A refresh token stands behind the answer, new or exchanged."""
    gives_id_token: bool = False
    interactive: bool = False
    """A person sits in front of a browser: a redirect or a second factor can be asked for."""
    silent: bool = False

    @property
    def is_exchange(self) -> bool:
        """Whether a refresh token is exchanged."""
        return self.token is not None

    @property
    def now_ms(self) -> int:
        """Virtual time in milliseconds since the epoch, as scripts count it."""
        return self.state.now * 1000
