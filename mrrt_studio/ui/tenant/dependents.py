"""What names an object of the tenant, counted before it is deleted."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.tenant.kinds import Kind

translate = QCoreApplication.translate

_NOBODY = "\0"
"""A name that nothing can have."""

_COUNTED = ("clients", "resource_servers", "client_grants", "roles", "users", "organizations", "steps")


def naming(scenario: Scenario, kind: Kind, key: str) -> dict[str, int]:
    """Return how many objects of each collection name an object, itself left out.

    What follows a rename is what names it: asking the rename leaves no second list to fall behind. For an
    API, policies count one by one, under ``policies``.
    """
    items = tuple(item for item in kind.items(scenario) if kind.id_of(item) != key)
    before = scenario.replace(**{kind.collection: items})
    after = kind.rename(before, key, _NOBODY)
    counts = {name: _changed(getattr(before, name), getattr(after, name)) for name in _COUNTED}
    if kind.name == "resource_server":
        counts["policies"] = _policies(scenario, key)
        counts["clients"] = 0
    counts["tenant"] = int(after.tenant is not before.tenant)
    return {name: count for name, count in counts.items() if count}


def naming_text(counts: dict[str, int]) -> str:
    """Return a sentence about what still names a deleted object, or an empty text."""
    parts = list(_parts(counts))
    if not parts:
        return ""
    return translate("Dependents", "Still named by {what}.").format(what=", ".join(parts))


def _changed(before: tuple[object, ...], after: tuple[object, ...]) -> int:
    return sum(one is not other for one, other in zip(before, after, strict=True))


def _policies(scenario: Scenario, audience: str) -> int:
    return sum(policy.audience == audience for client in scenario.clients for policy in client.policies)


def _parts(counts: dict[str, int]) -> Iterator[str]:
    words = _words()
    for name, count in counts.items():
        one, many = words[name]
        yield one if count == 1 else many.format(count=count)


def _words() -> dict[str, tuple[str, str]]:
    return {
        "policies": (translate("Dependents", "1 policy"), translate("Dependents", "{count} policies")),
        "clients": (
            translate("Dependents", "1 application"),
            translate("Dependents", "{count} applications"),
        ),
        "resource_servers": (translate("Dependents", "1 API"), translate("Dependents", "{count} APIs")),
        "client_grants": (
            translate("Dependents", "1 client grant"),
            translate("Dependents", "{count} client grants"),
        ),
        "roles": (translate("Dependents", "1 role"), translate("Dependents", "{count} roles")),
        "users": (translate("Dependents", "1 user"), translate("Dependents", "{count} users")),
        "organizations": (
            translate("Dependents", "1 organization"),
            translate("Dependents", "{count} organizations"),
        ),
        "steps": (translate("Dependents", "1 step"), translate("Dependents", "{count} steps")),
        "tenant": (
            translate("Dependents", "the tenant's default audience"),
            translate("Dependents", "the tenant's default audience"),
        ),
    }
