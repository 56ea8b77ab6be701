"""What of a tenant concerns one API: its own grants and permissions, so that looking them up stays short.

The engine looks through all client grants and permissions of a tenant. That is nothing for one step, but the
reach of a tenant asks ten thousand times.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.resource_server import ClientGrant, ResourceServer
from mrrt_studio.scenario.tenant import Permission, Role, User


class Views:
    """A tenant, taken apart by API once."""

    def __init__(self, configuration: Configuration) -> None:
        self._configuration = configuration
        self._grants: defaultdict[str, list[ClientGrant]] = defaultdict(list)
        for grant in configuration.client_grants:
            self._grants[grant.audience].append(grant)
        self._roles = [(role, _by_api(role.permissions)) for role in configuration.roles]
        self._users = [(user, _by_api(user.permissions)) for user in configuration.users.values()]

    def of(self, api: ResourceServer) -> Configuration:
        """Return the tenant with this API alone and with what is about it; users and applications stay."""
        audience = api.identifier
        roles = (_narrowed_role(role, held[audience]) for role, held in self._roles if audience in held)
        users = (_narrowed_user(user, held.get(audience, ())) for user, held in self._users)
        return self._configuration.changed(
            resource_servers={audience: api},
            client_grants=tuple(self._grants.get(audience, ())),
            roles=tuple(roles),
            users={user.user_id: user for user in users},
        )


def _by_api(permissions: Sequence[Permission]) -> dict[str, list[Permission]]:
    parts: dict[str, list[Permission]] = {}
    for permission in permissions:
        parts.setdefault(permission.resource_server_identifier, []).append(permission)
    return parts


def _narrowed_role(role: Role, permissions: Sequence[Permission]) -> Role:
    return role if len(permissions) == len(role.permissions) else role.replace(permissions=tuple(permissions))


def _narrowed_user(user: User, permissions: Sequence[Permission]) -> User:
    return user if len(permissions) == len(user.permissions) else user.replace(permissions=tuple(permissions))
