"""``tenant.yaml`` of the Deploy CLI, with the files that it refers to.

A section that is absent, or has no value, is not managed; an empty one says that there are none.

Source: https://github.com/auth0/auth0-deploy-cli/blob/master/docs/configuring-the-deploy-cli.md
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import JsonValue

from mrrt_studio.formats.deploy_cli_objects import Section, words
from mrrt_studio.formats.documents import Document
from mrrt_studio.formats.draft import Draft
from mrrt_studio.formats.imported import Origin
from mrrt_studio.formats.management_objects import count_of
from mrrt_studio.formats.remarks import Note
from mrrt_studio.formats.side_files import SideFiles
from mrrt_studio.formats.unresolved import has_marker
from mrrt_studio.scenario.wording import described

SECTIONS = frozenset(
    {
        "rules", "rulesConfigs", "hooks", "pages", "databases", "clientGrants", "resourceServers", "clients",
        "connections", "tenant", "emailProvider", "emailTemplates", "guardianFactors",
        "guardianFactorProviders", "guardianFactorTemplates", "roles", "guardianPhoneFactorMessageTypes",
        "guardianPhoneFactorSelectedProvider", "guardianPolicies", "actions", "actionModules",
        "organizations", "triggers", "attackProtection", "riskAssessment", "branding", "phoneProviders",
        "phoneTemplates", "logStreams", "prompts", "customDomains", "themes", "forms", "flows",
        "flowVaultConnections", "selfServiceProfiles", "networkACLs", "userAttributeProfiles",
        "connectionProfiles", "tokenExchangeProfiles", "supplementalSignals", "rateLimitPolicies",
        "eventStreams", "clientAuthCredentials", "migrations", "exclude",
    }
)  # fmt: skip
"""Sections of a tenant.yaml, those of older versions included.

Source: https://github.com/auth0/auth0-deploy-cli/blob/master/src/tools/constants.ts
"""

_USED: Mapping[str, str] = {
    "clients": "clients",
    "resourceServers": "resource_servers",
    "clientGrants": "client_grants",
    "roles": "roles",
    "organizations": "organizations",
    "actions": "actions",
    "rules": "rules",
    "rulesConfigs": "rules_configs",
}
"""Sections that are lists of what a scenario has, and its name for them."""

_SHARED = frozenset(
    {"clients", "roles", "organizations", "actions", "rules", "hooks", "tenant", "connections", "triggers"}
)
"""Sections whose name the Management API has for the same thing."""

_NO_VALUE = "this section has no value, so that nothing is known of it"
_UNKNOWN = "this section is not known, so that it is not used"
_MARKER = "{} has no value, so that nothing of this section is imported"


def is_tenant_yaml(tree: JsonValue) -> bool:
    """Tell whether a tree has a section that only a tenant.yaml has, or shares with other exports."""
    return isinstance(tree, dict) and bool(SECTIONS & tree.keys())


def has_own_sections(tree: JsonValue) -> bool:
    """Tell whether a tree has a section that no export of the Management API has under that name."""
    return isinstance(tree, dict) and bool((SECTIONS - _SHARED) & tree.keys())


def draft_of(document: Document) -> Draft:
    """Return everything that a tenant.yaml holds.

    Raises:
        FormatError: a section is no list, an item no object, or a path leads out of the document's folder.
        StorageError: a side file cannot be read.
    """
    raw, tree = document.raw, document.tree
    sections = tree if isinstance(tree, dict) else {}
    section = Section(raw, SideFiles(document.folder, document.keywords))
    for name, value in sections.items():
        _take(section, name, value)
    return Draft(
        found=tuple(section.found),
        origins=(Origin("deploy-cli-yaml", document.source, document.marked, keywords=document.keywords),),
        managed=frozenset(section.managed),
        ignored=section.ignored,
        notes=(*document.notes, *section.notes),
    )


def _take(section: Section, name: str, value: JsonValue) -> None:
    path = (name,)
    if value is None:
        section.notes.append(Note(_NO_VALUE, section.raw, path))
    elif has_marker(value):
        section.notes.append(Note(_MARKER.format(described(value)), section.raw, path))
    elif name in _USED:
        section.items(_USED[name], value, path)
    elif name in {"tenant", "triggers"}:
        section.object(name, value, path)
    else:
        if name not in SECTIONS:
            section.notes.append(Note(_UNKNOWN, section.raw, path))
        section.ignore(words(name), count_of(value))
