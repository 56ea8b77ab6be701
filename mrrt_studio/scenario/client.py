"""Applications, as ``GET /api/v2/clients`` returns them.

Source: https://auth0.com/docs/api/management/v2/clients/get-clients
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, JsonValue

from mrrt_studio.scenario.base import Auth0Model, Sequence

PUBLIC_APP_TYPES = ("native", "spa")
PASSWORD_GRANTS = ("password", "http://auth0.com/oauth/grant-type/password-realm")
DEVICE_CODE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"

_PUBLIC_LIFETIME = 2_592_000
_CONFIDENTIAL_LIFETIME = 31_557_600
_PUBLIC_IDLE = 1_296_000
_CONFIDENTIAL_IDLE = 2_592_000


class RefreshTokenPolicy(Auth0Model):
    """One entry of ``refresh_token.policies``: what an exchange may add for one API."""

    audience: str
    """Identifier of the API, compared byte for byte."""
    scope: Sequence[str] = ()
    """Scopes of that API; an empty list is legal."""


class RefreshTokenSettings(Auth0Model):
    """``refresh_token`` of an application; a PATCH replaces it as a whole.

    Source: https://auth0.com/docs/secure/tokens/refresh-tokens/configure-refresh-token-rotation
    """

    rotation_type: Literal["rotating", "non-rotating"] = "non-rotating"
    """``rotating`` returns a new refresh token at every exchange."""
    expiration_type: Literal["expiring", "non-expiring"] = "non-expiring"
    """``non-expiring`` tokens have neither an absolute nor an idle end."""
    leeway: int = 0
    """Seconds in which the previous rotating token may be used again; 0 switches the overlap off."""
    token_lifetime: int | None = None
    """Seconds from the login to the absolute end of the family."""
    infinite_token_lifetime: bool | None = None
    """Wins over ``token_lifetime``."""
    idle_token_lifetime: int | None = None
    """Seconds after an exchange in which the next one must come."""
    infinite_idle_token_lifetime: bool | None = None
    """Wins over ``idle_token_lifetime``."""
    policies: Sequence[RefreshTokenPolicy] | None = None
    """The MRRT policies; null or absent means none."""


class JwtConfiguration(Auth0Model):
    """How ID tokens of an application are made."""

    lifetime_in_seconds: int | None = None
    """Seconds an ID token is valid; Auth0's default is 36000."""
    alg: Literal["HS256", "RS256", "RS512", "PS256"] | None = None
    """Signature of ID tokens; ``HS256`` signs with the client secret."""


class Client(Auth0Model):
    """An application. A missing field has Auth0's default."""

    client_id: str = Field(min_length=1)
    name: str = ""
    app_type: str | None = None
    """``native``, ``spa``, ``regular_web``, ``non_interactive`` or one of Auth0's rarer kinds."""
    is_first_party: bool | None = None
    """Only first-party applications have MRRT; Auth0's default is true."""
    oidc_conformant: bool | None = None
    grant_types: Sequence[str] | None = None
    token_endpoint_auth_method: Literal["none", "client_secret_post", "client_secret_basic"] | None = None
    client_authentication_methods: dict[str, JsonValue] | None = None
    client_secret: str | None = None
    callbacks: Sequence[str] | None = None
    jwt_configuration: JwtConfiguration | None = None
    refresh_token: RefreshTokenSettings | None = None
    organization_usage: Literal["deny", "allow", "require"] | None = None
    third_party_security_mode: str | None = None

    @property
    def label(self) -> str:
        """The name people know it by."""
        return self.name or self.client_id

    @property
    def first_party(self) -> bool:
        """Whether the application belongs to the tenant's owner, which MRRT needs."""
        return self.is_first_party is not False

    @property
    def auth_method(self) -> str:
        """How the application proves itself at the token endpoint, with Auth0's default for its type."""
        if self.token_endpoint_auth_method is not None:
            return self.token_endpoint_auth_method
        if self.client_authentication_methods:
            return next(iter(self.client_authentication_methods))
        if self.app_type in PUBLIC_APP_TYPES or (self.app_type is None and not self.client_secret):
            return "none"
        return "client_secret_post"

    @property
    def is_public(self) -> bool:
        """Whether it has no way to keep a secret."""
        return self.auth_method == "none"

    @property
    def allowed_grants(self) -> tuple[str, ...]:
        """``grant_types``, or what Auth0 gives a new application that names none."""
        if self.grant_types is not None:
            return self.grant_types
        usual = ("authorization_code", "implicit", "refresh_token")
        return usual if self.is_public else (*usual, "client_credentials")

    @property
    def rotates(self) -> bool:
        """Whether the next refresh token that it gets is a rotating one."""
        return self.refresh_token is not None and self.refresh_token.rotation_type == "rotating"

    @property
    def leeway(self) -> int:
        """Seconds of rotation overlap."""
        return self.refresh_token.leeway if self.refresh_token else 0

    @property
    def policies(self) -> tuple[RefreshTokenPolicy, ...]:
        """The MRRT policies, none where the object is absent."""
        return (self.refresh_token.policies or ()) if self.refresh_token else ()

    @property
    def absolute_lifetime(self) -> int | None:
        """Seconds until a new refresh token ends for good, or None for never."""
        settings = self.refresh_token
        if settings is None or settings.expiration_type != "expiring" or settings.infinite_token_lifetime:
            return None
        return settings.token_lifetime or (_PUBLIC_LIFETIME if self.is_public else _CONFIDENTIAL_LIFETIME)

    @property
    def idle_lifetime(self) -> int | None:
        """Seconds a refresh token may rest between exchanges, or None for any time."""
        settings = self.refresh_token
        if (
            settings is None
            or settings.expiration_type != "expiring"
            or settings.infinite_idle_token_lifetime
        ):
            return None
        return settings.idle_token_lifetime or (_PUBLIC_IDLE if self.is_public else _CONFIDENTIAL_IDLE)

    @property
    def id_token_lifetime(self) -> int:
        """Seconds an ID token is valid."""
        return (self.jwt_configuration and self.jwt_configuration.lifetime_in_seconds) or 36_000

    @property
    def id_token_alg(self) -> str:
        """Signature algorithm of ID tokens; RS256 unless the application says otherwise."""
        return (self.jwt_configuration and self.jwt_configuration.alg) or "RS256"
