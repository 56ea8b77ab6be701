"""What happens, in order: the steps of a scenario and what they are expected to do."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, JsonValue, StringConstraints, model_validator

from mrrt_studio.scenario.base import FrozenModel, Sequence
from mrrt_studio.scenario.times import Duration, Time, duration_seconds

StepId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$")]


class Expectation(FrozenModel):
    """What a step should do; each key that is given is a check of its own, and null is an expectation too."""

    status: int | None = None
    error: str | None = None
    error_description: str | None = None
    audience: str | None = None
    aud: str | Sequence[str] | None = None
    scope: str | Sequence[str] | None = None
    scope_text: str | None = None
    id_token: bool | None = None
    refresh_token: Literal["none", "issued", "rotated"] | None = None
    policy_used: Literal["mrrt", "refresh_token_user_grant"] | None = None
    audience_rule: str | None = None
    scopes: dict[str, str] | None = None
    claims: dict[str, JsonValue] | None = None
    header: dict[str, JsonValue] | None = None
    expires_in: int | None = None
    refresh_expires_at: Time | None = None
    refresh_idle_expires_at: Time | None = None
    logs: Sequence[str] | None = None
    at: Time | None = None
    live_refresh_tokens: int | None = None


class RequestOrigin(FrozenModel):
    """Where a request comes from, as Actions and the tenant log see it."""

    ip: str | None = None
    user_agent: str | None = None
    asn: str | int | None = None
    country: str | None = None


class BaseStep(FrozenModel):
    """What every step has."""

    id: StepId | None = None
    """Name by which other steps refer to its tokens; ``step-<n>`` where it is absent."""
    title: str | None = None
    note: str | None = None
    disabled: bool | None = None
    expect: Expectation | None = None


class LoginStep(BaseStep):
    """A user logs in to an application."""

    type: Literal["login"]
    client: str
    user: str
    flow: Literal["authorization_code", "password", "device_code"] = "authorization_code"
    audience: str | None = None
    scope: str | None = None
    prompt: str | None = None
    organization: str | None = None
    consent: Literal["accept", "deny"] = "accept"
    password: str | None = None
    client_secret: str | None = None
    request: RequestOrigin | None = None


class SilentLoginStep(BaseStep):
    """``prompt=none`` against the user's session."""

    type: Literal["silent_login"]
    client: str
    user: str
    audience: str | None = None
    scope: str | None = None


class ExchangeStep(BaseStep):
    """A refresh token is exchanged for an access token."""

    type: Literal["exchange"]
    refresh_token: StepId | None = None
    """Step that returned it; by default the newest of ``client``, or of the whole run."""
    client: str | None = None
    audience: str | None = None
    scope: str | None = None
    client_secret: str | None = None
    request: RequestOrigin | None = None


class CallApiStep(BaseStep):
    """An application calls an API with an access token."""

    type: Literal["call_api"]
    access_token: StepId | None = None
    """Step that returned it; absent for a call without a token."""
    api: str | None = None
    requires: str | None = None
    method: str | None = None
    path: str | None = None


class UserinfoStep(BaseStep):
    """An application asks who the user is."""

    type: Literal["userinfo"]
    access_token: StepId


class ClientCredentialsStep(BaseStep):
    """An application gets a token for itself."""

    type: Literal["client_credentials"]
    client: str
    audience: str
    scope: str | None = None
    client_secret: str | None = None


class WaitStep(BaseStep):
    """The virtual clock moves on."""

    type: Literal["wait"]
    seconds: Annotated[int, Field(ge=0)] | None = None
    duration: Duration | None = None
    until: Time | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        given = [value for value in (self.seconds, self.duration, self.until) if value is not None]
        if len(given) != 1:
            raise ValueError("give exactly one of 'seconds', 'duration' and 'until'")
        return self

    @property
    def span(self) -> int | None:
        """Seconds to wait, or None where the step names a time instead."""
        return duration_seconds(self.duration) if self.duration is not None else self.seconds


class GrantReference(FrozenModel):
    """A user's consent for one application."""

    user: str
    client: str


class RevokeStep(BaseStep):
    """Refresh tokens are revoked: one by its holder, those of a grant, or all of a user."""

    type: Literal["revoke"]
    refresh_token: StepId | None = None
    grant: GrantReference | None = None
    user: str | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        given = [value for value in (self.refresh_token, self.grant, self.user) if value is not None]
        if len(given) != 1:
            raise ValueError("give exactly one of 'refresh_token', 'grant' and 'user'")
        return self


class LogoutStep(BaseStep):
    """A user logs out of the tenant."""

    type: Literal["logout"]
    user: str
    client: str | None = None


class ConfigureStep(BaseStep):
    """An administrator changes the tenant through the Management API."""

    type: Literal["configure"]
    method: Literal["PATCH", "POST", "PUT", "DELETE"]
    path: str
    body: JsonValue = None


Step = Annotated[
    LoginStep
    | SilentLoginStep
    | ExchangeStep
    | CallApiStep
    | UserinfoStep
    | ClientCredentialsStep
    | WaitStep
    | RevokeStep
    | LogoutStep
    | ConfigureStep,
    Field(discriminator="type"),
]
