"""May this application reach this API at all, and what makes an MRRT policy have no effect."""

from __future__ import annotations

from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.resource_server import ResourceServer


def needs_client_grant(client: Client, api: ResourceServer) -> bool:
    """Tell whether a user's token for the API needs a client grant; third-party applications always do.

    Source: https://auth0.com/docs/get-started/apis/api-access-policies-for-applications
    """
    return not client.first_party or api.user_policy == "require_client_grant"


def user_access_allowed(configuration: Configuration, client: Client, api: ResourceServer) -> bool:
    """Tell whether the API's access policy lets the application act for users."""
    if api.user_policy == "deny_all":
        return False
    if not needs_client_grant(client, api):
        return True
    return bool(configuration.grants(client, api.identifier, "user"))


def policy_obstacle(configuration: Configuration, client: Client, audience: str) -> str | None:
    """Return the rule that makes a policy entry for this audience have no effect, or None if it is eligible.

    The first cause answers, in the order in which the rules are listed.

    Source: https://auth0.com/docs/secure/tokens/refresh-tokens/multi-resource-refresh-token
    """
    api = configuration.resource_servers.get(audience)
    is_management_api = audience == configuration.tenant.management_api  # every tenant has it, listed or not
    if api is None and not is_management_api:
        return "audience-unknown-api"
    if not client.first_party:
        return "audience-third-party"
    if api is None or is_management_api:
        return "audience-management-api"
    if not api.skip_consent_for_verifiable_first_party_clients:
        return "audience-consent-required"
    return None if user_access_allowed(configuration, client, api) else "audience-access-denied"
