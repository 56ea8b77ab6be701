"""How an application proves who it is at the token endpoint.

Source: https://auth0.com/docs/get-started/applications/confidential-and-public-applications
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import NamedTuple

from mrrt_studio.engine.ids import MARK, derive
from mrrt_studio.engine.refusal import grant_type_not_allowed, unauthorized
from mrrt_studio.engine.state import State
from mrrt_studio.scenario.client import Client

_ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_SECRET_METHODS = ("client_secret_post", "client_secret_basic")


class Credentials(NamedTuple):
    """What the application sends along to prove itself."""

    body: Mapping[str, str]
    headers: Mapping[str, str]


def client_secret(client: Client, seed: str) -> str:
    """Return the application's secret; where the tenant does not tell it, one that derives from the seed."""
    return client.client_secret or MARK + derive(seed, client.client_id, "client_secret", length=61)


def credentials(client: Client | None, client_id: str, presented: str | None, seed: str) -> Credentials:
    """Return what goes over the wire: by default the right secret in the right place."""
    if client is None or client.is_public:
        body = {"client_id": client_id}
        return Credentials(body if presented is None else {**body, "client_secret": presented}, {})
    secret = client_secret(client, seed) if presented is None else presented
    if client.auth_method == "client_secret_basic":
        pair = base64.b64encode(f"{client_id}:{secret}".encode("utf-8", "surrogatepass")).decode()
        return Credentials({"client_id": client_id}, {"authorization": f"Basic {pair}"})
    if client.auth_method == "client_secret_post" or presented is not None:
        return Credentials({"client_id": client_id, "client_secret": secret}, {})
    assertion = f"{MARK}-client-assertion"
    body = {"client_id": client_id, "client_assertion_type": _ASSERTION_TYPE, "client_assertion": assertion}
    return Credentials(body, {})


def authenticate(client: Client | None, client_id: str, presented: str | None, seed: str) -> Client:
    """Return the application if it exists and its credentials fit its method.

    Args:
        client: as the tenant knows it, or None.
        client_id: as the request names it.
        presented: the secret that was sent; None for "the right one, in the right place".
        seed: of the scenario.

    Raises:
        Refusal: 401, as an unknown application, a wrong secret or a secret from a public application get it.
    """
    if client is None:
        raise unauthorized({"client": client_id, "cause": f"there is no application {client_id}"})
    if presented is None:
        return client
    if client.auth_method not in _SECRET_METHODS:
        cause = f"it authenticates with '{client.auth_method}' and sent a client secret"
        raise unauthorized({"client": client.label, "cause": cause})
    if presented != client_secret(client, seed):
        raise unauthorized({"client": client.label, "cause": "the client secret is wrong"})
    return client


def require_grant(client: Client, *grants: str) -> None:
    """Refuse an application that has none of the named grant types.

    Raises:
        Refusal: 403 ``unauthorized_client``, naming the first of them.
    """
    if not any(grant in client.allowed_grants for grant in grants):
        raise grant_type_not_allowed(grants[0], {"client": client.label, "grant_type": grants[0]})


def find_client(state: State, client_id: str) -> Client | None:
    """Return the application as the tenant knows it now."""
    return state.configuration.clients.get(client_id)
