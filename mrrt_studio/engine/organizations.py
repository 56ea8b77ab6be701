"""Organizations at login: may this user come in through this one.

Source: https://auth0.com/docs/manage-users/organizations/organizations-overview
"""

from __future__ import annotations

from mrrt_studio.engine.refusal import Refusal
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.tenant import Organization, User


def require_membership(
    configuration: Configuration,
    client: Client,
    user: User,
    organization: str | None,
    status: int,
    *,
    at_authorize: bool,
) -> Organization | None:
    """Return the organization that a login is for, if it names one.

    Raises:
        Refusal: with the texts that Auth0's SDKs test for, where they are known.

    Source: https://github.com/auth0/auth0-server-python
    """
    problem = _problem(configuration, client, user, organization)
    if problem is not None:
        rule, error, text = problem
        facts = {"organization": organization or "", "user": user.label, "client": client.label}
        raise Refusal(rule, status, error, text, at_authorize=at_authorize, facts=facts)
    return _named(configuration, organization)


def organization_name(configuration: Configuration, organization: Organization | None) -> str | None:
    """Return what tokens call the organization, or None where only its id stands in them.

    Source: https://auth0.com/docs/manage-users/organizations/configure-organizations/use-org-name-authentication-api
    """
    allowed = configuration.tenant.allow_organization_name_in_authentication_api
    return (organization.name or None) if organization and allowed else None


def _named(configuration: Configuration, organization: str | None) -> Organization | None:
    """Find it by its id, or by its name where the tenant allows names."""
    known = configuration.organizations.get(organization or "")
    if known is not None or not configuration.tenant.allow_organization_name_in_authentication_api:
        return known
    return next((one for one in configuration.organizations.values() if one.name == organization), None)


def _problem(
    configuration: Configuration, client: Client, user: User, organization: str | None
) -> tuple[str, str, str] | None:
    usage = client.organization_usage or "deny"
    if organization is None:
        if usage == "require":
            text = "parameter organization is required for this client"
            return "organization-required", "invalid_request", text
        return None
    if usage == "deny" and client.organization_usage is not None:
        text = "parameter organization is not allowed for this client"
        return "organization-allowed", "invalid_request", text
    known = _named(configuration, organization)
    if known is None:
        text = "authorization request parameter organization must be an organization id"
        return "organization-known", "invalid_request", text
    if user.user_id not in known.members:
        text = f"user {user.user_id} is not part of the {known.id} organization"
        return "organization-member", "access_denied", text
    return None
