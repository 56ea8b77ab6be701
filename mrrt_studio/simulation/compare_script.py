"""One script on another tenant: the steps of one scenario with the configuration of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.renames import rename_client, rename_user
from mrrt_studio.scenario.tenant import User

Rename = Callable[[Scenario, str, str], Scenario]


class OnTenant(NamedTuple):
    """A tenant with the steps of a script, and what had to be done so that they meet."""

    scenario: Scenario
    remarks: tuple[str, ...]
    """One sentence for everything that was matched by name or brought along."""


def on_tenant(script: Scenario, tenant: Scenario) -> OnTenant:
    """Return a tenant that plays the steps of a script.

    Two tenants seldom share ids. An application of the script that the tenant does not know by client_id is
    the one of the same name, a user the one of the same email address; they are called by the script's ids.
    A user whom the tenant lacks altogether comes along, since imported configuration has none.

    Args:
        script: whose steps, seed, start and users are taken.
        tenant: whose configuration and assumptions are taken.
    """
    clients = [(each.client_id, each.name) for each in script.clients]
    users = [(each.user_id, each.email or "") for each in script.users]
    made, remarks = _aligned(tenant, clients, "application", _client_ids, rename_client)
    made, more = _aligned(made, users, "user", _user_ids, rename_user)
    missing = _missing_users(script, made)
    brought = (*made.users, *missing)
    made = made.replace(steps=script.steps, seed=script.seed, start=script.start, users=brought)
    told = [f"User {each.user_id} is not in the tenant and comes along." for each in missing]
    return OnTenant(made, (*remarks, *more, *told))


def _aligned(
    tenant: Scenario,
    wanted: Iterable[tuple[str, str]],
    noun: str,
    ids: Callable[[Scenario], dict[str, str]],
    rename: Rename,
) -> tuple[Scenario, list[str]]:
    """Give things of one name the script's id; a name that is there twice says nothing."""
    known, pairs, remarks = ids(tenant), list(wanted), list[str]()
    names, theirs = Counter(name for _, name in pairs), Counter(known.values())
    by_name = {name: key for key, name in known.items() if name and theirs[name] == 1}
    taken = {key for key, _ in pairs}
    for key, name in pairs:
        other = by_name.get(name)
        if key not in known and other is not None and other not in taken and names[name] == 1:
            tenant = rename(tenant.replace(steps=()), other, key)
            remarks.append(f"The {noun} {other} is taken for {key}: both are called {name}.")
    return tenant, remarks


def _client_ids(scenario: Scenario) -> dict[str, str]:
    clients: Iterable[Client] = scenario.clients
    return {client.client_id: client.name for client in clients}


def _user_ids(scenario: Scenario) -> dict[str, str]:
    users: Iterable[User] = scenario.users
    return {user.user_id: user.email or "" for user in users}


def _missing_users(script: Scenario, tenant: Scenario) -> tuple[User, ...]:
    """Return the script's users who log in and whom the tenant does not know."""
    known = {user.user_id for user in tenant.users}
    named = {getattr(step, "user", None) for step in script.steps}
    return tuple(user for user in script.users if user.user_id in named and user.user_id not in known)
