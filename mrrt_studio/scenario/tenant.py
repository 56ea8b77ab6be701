"""Tenant settings, people and their roles, organizations, and the tenant's own code.

Source: https://auth0.com/docs/api/management/v2
"""

from __future__ import annotations

from typing import Annotated, Any, cast

from pydantic import BeforeValidator, Field, JsonValue, PlainSerializer

from mrrt_studio.scenario.base import Auth0Model, FrozenModel, Sequence

DEFAULT_DOMAIN = "example.auth0.com"


def _joined(value: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    if not isinstance(value, list):
        return value
    lines = cast("list[Any]", value)
    return "\n".join(lines) if all(isinstance(line, str) for line in lines) else lines


def _lines(code: str) -> list[str]:
    return code.split("\n")


Code = Annotated[str, BeforeValidator(_joined), PlainSerializer(_lines, return_type=list[str])]
"""Source text; read from a string or a list of lines, written as a list of lines so that diffs read well."""


class TenantFlags(Auth0Model):
    """Switches of the tenant; the many that do not change tokens are kept as they are."""

    revoke_refresh_token_grant: bool | None = None
    """Revoking one refresh token takes the user grant and all its refresh tokens with it."""


class Tenant(Auth0Model):
    """Tenant settings, plus the domain that they belong to."""

    domain: str = Field(default=DEFAULT_DOMAIN, min_length=1)
    default_audience: str | None = None
    default_directory: str | None = None
    flags: TenantFlags | None = None
    session_lifetime: float | None = None
    """Hours until a session ends; Auth0's default is 168."""
    idle_session_lifetime: float | None = None
    """Hours of inactivity until a session ends; Auth0's default is 72."""
    allow_organization_name_in_authentication_api: bool | None = None
    resource_parameter_profile: str | None = None

    @property
    def issuer(self) -> str:
        """``iss`` of every token, with its trailing slash."""
        return f"https://{self.domain}/"

    @property
    def userinfo_audience(self) -> str:
        """The audience of the userinfo endpoint."""
        return f"https://{self.domain}/userinfo"

    @property
    def management_api(self) -> str:
        """The Management API, which no MRRT policy reaches."""
        return f"https://{self.domain}/api/v2/"

    @property
    def revocation_deletes_grant(self) -> bool:
        """Whether revoking one refresh token takes the whole grant."""
        return bool(self.flags and self.flags.revoke_refresh_token_grant)


class Permission(Auth0Model):
    """A scope of an API that a user may have, where the API enforces RBAC."""

    resource_server_identifier: str
    permission_name: str


class Role(Auth0Model):
    """A named set of permissions."""

    id: str | None = None
    name: str = Field(min_length=1)
    description: str | None = None
    permissions: Sequence[Permission] = ()


class User(Auth0Model):
    """A person; ``password``, ``roles`` and ``permissions`` are beside what the Management API returns."""

    user_id: str = Field(min_length=1)
    email: str | None = None
    email_verified: bool | None = None
    name: str | None = None
    nickname: str | None = None
    picture: str | None = None
    blocked: bool | None = None
    password: str | None = None
    roles: Sequence[str] = ()
    """Names or ids of roles."""
    permissions: Sequence[Permission] = ()
    """Permissions given directly."""

    @property
    def label(self) -> str:
        """The name people know them by."""
        return self.name or self.email or self.user_id


class Organization(Auth0Model):
    """A business customer whose members log in together."""

    id: str = Field(min_length=1)
    name: str = ""
    display_name: str | None = None
    metadata: dict[str, JsonValue] | None = None
    members: Sequence[str] = ()
    """``user_id`` of each member."""


class Action(Auth0Model):
    """A post-login Action: JavaScript that runs at login and at every exchange."""

    name: str = Field(min_length=1)
    code: Code = ""
    secrets: dict[str, JsonValue] | list[JsonValue] | None = None


class Rule(Auth0Model):
    """A legacy Rule: JavaScript that runs before the Actions."""

    name: str = Field(min_length=1)
    script: Code = ""
    order: int | None = None
    enabled: bool | None = None


class RuleConfig(FrozenModel):
    """A value that Rules read as ``configuration[key]``."""

    key: str
    value: str | None = None
