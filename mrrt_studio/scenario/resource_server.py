"""APIs and the grants that open them to applications.

Source: https://auth0.com/docs/api/management/v2/resource-servers/get-resource-servers
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, JsonValue

from mrrt_studio.scenario.base import Auth0Model, Sequence

SigningAlgorithm = Literal["HS256", "RS256", "RS512", "PS256"]
TokenDialect = Literal["access_token", "access_token_authz", "rfc9068_profile", "rfc9068_profile_authz"]


class ResourceServerScope(Auth0Model):
    """A permission that an API defines."""

    value: str
    description: str | None = None


class UserAccess(Auth0Model):
    """Which applications may act for a user at this API."""

    policy: Literal["allow_all", "deny_all", "require_client_grant"] = "allow_all"


class ClientAccess(Auth0Model):
    """Which applications may call this API for themselves."""

    policy: Literal["deny_all", "require_client_grant"] = "require_client_grant"


class SubjectTypeAuthorization(Auth0Model):
    """API access policies.

    Source: https://auth0.com/docs/get-started/apis/api-access-policies-for-applications
    """

    user: UserAccess | None = None
    client: ClientAccess | None = None


class ProofOfPossession(Auth0Model):
    """Whether tokens for this API are bound to a key; the simulator leaves ``cnf`` out and says so."""

    mechanism: str | None = None
    required: bool | None = None


class ResourceServer(Auth0Model):
    """An API. A missing field has Auth0's default."""

    id: str | None = None
    identifier: str = Field(min_length=1)
    """The audience; immutable at Auth0 and compared byte for byte."""
    name: str | None = None
    scopes: Sequence[ResourceServerScope] | None = None
    signing_alg: SigningAlgorithm | None = None
    signing_secret: str | None = None
    token_lifetime: int | None = None
    """Seconds an access token is valid; Auth0's default is 86400."""
    token_dialect: TokenDialect | None = None
    allow_offline_access: bool | None = None
    allow_online_access: bool | None = None
    skip_consent_for_verifiable_first_party_clients: bool | None = None
    enforce_policies: bool | None = None
    """Whether RBAC filters what users get."""
    subject_type_authorization: SubjectTypeAuthorization | None = None
    proof_of_possession: ProofOfPossession | None = None
    is_system: bool | None = None

    @property
    def label(self) -> str:
        """The name people know it by."""
        return self.name or self.identifier

    @property
    def scope_values(self) -> tuple[str, ...]:
        """The scopes that it defines, in its order."""
        return tuple(scope.value for scope in self.scopes or ())

    @property
    def algorithm(self) -> SigningAlgorithm:
        """Signature algorithm; recorded tenants give RS256 where the field is missing."""
        return self.signing_alg or "RS256"

    @property
    def dialect(self) -> TokenDialect:
        """Shape of the access token's claims."""
        return self.token_dialect or "access_token"

    @property
    def lifetime(self) -> int:
        """Seconds an access token is valid."""
        return 86_400 if self.token_lifetime is None else self.token_lifetime

    @property
    def user_policy(self) -> str:
        """The access policy for applications that act for a user."""
        access = self.subject_type_authorization
        return access.user.policy if access and access.user else "allow_all"

    @property
    def client_policy(self) -> str:
        """The access policy for applications that act for themselves."""
        access = self.subject_type_authorization
        return access.client.policy if access and access.client else "require_client_grant"


class ClientGrant(Auth0Model):
    """What one application may ask of one API.

    Source: https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants
    """

    id: str | None = None
    client_id: str | None = None
    audience: str
    scope: Sequence[str] | None = None
    subject_type: Literal["client", "user"] | None = None
    """Absent means ``client``: a machine acting for itself."""
    allow_all_scopes: bool | None = None
    default_for: str | None = None
    """``third_party_clients`` instead of a ``client_id``."""
    authorization_details_types: JsonValue = None
