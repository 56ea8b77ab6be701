"""Audiences that would be an API if it were not for the slash at their end."""

from __future__ import annotations

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.resource_server import ResourceServer


def slash_miss(configuration: Configuration, audience: str | None) -> ResourceServer | None:
    """Return the API that an audience misses by slashes at its end alone, or None.

    None too where an API has exactly that identifier, or where it is one of Auth0's own.

    Source: https://auth0.com/docs/get-started/apis/api-settings
    """
    apis, tenant = configuration.resource_servers, configuration.tenant
    if not audience or audience in apis or audience in (tenant.management_api, tenant.userinfo_audience):
        return None
    bare = audience.rstrip("/")
    return next((apis[name] for name in (bare, f"{bare}/") if bare and name in apis), None)


def my_account_api(configuration: Configuration) -> str:
    """Return the identifier of the tenant's My Account API, with its slash.

    Source: https://auth0.com/docs/manage-users/my-account-api
    """
    return f"https://{configuration.tenant.domain}/me/"
