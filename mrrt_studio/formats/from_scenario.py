"""A scenario file as something to import: taken whole where there is nothing yet, else merged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import JsonValue

from mrrt_studio.formats.documents import Document
from mrrt_studio.formats.imported import COLLECTIONS, Imported, Origin, key_of
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.files import scenario_in
from mrrt_studio.scenario.model import FORMAT, Scenario
from mrrt_studio.scenario.tenant import DEFAULT_DOMAIN
from mrrt_studio.scenario.text import RawText


def is_scenario(tree: JsonValue) -> bool:
    """Tell whether a tree says that it is a scenario, of whatever version."""
    return isinstance(tree, dict) and tree.get("format") == FORMAT


def imported(document: Document) -> Imported:
    """Return the scenario of a file of any version.

    Raises:
        FormatError: it is no scenario of a known version, or one of its fields cannot be used.
    """
    raw = document.raw
    scenario = scenario_in(raw)
    places = {
        (name, key_of(item)): (raw, (name, number))
        for name in COLLECTIONS
        for number, item in enumerate(getattr(scenario, name))
    }
    return of_scenario(scenario, (Origin("scenario", document.source, document.marked),), places)


def of_scenario(
    scenario: Scenario,
    origins: tuple[Origin, ...] = (),
    places: Mapping[tuple[str, str], tuple[RawText, FieldPath]] | None = None,
) -> Imported:
    """Return a scenario as something to import."""
    given = scenario.tenant.to_json()
    items: dict[str, Any] = {name: getattr(scenario, name) for name in COLLECTIONS}
    return Imported(
        **items,
        triggers=scenario.triggers,
        tenant={name: value for name, value in given.items() if name != "domain"},
        domain=None if scenario.tenant.domain == DEFAULT_DOMAIN else scenario.tenant.domain,
        whole=scenario,
        managed=frozenset(scenario.model_fields_set & {*COLLECTIONS, "tenant", "triggers"}),
        origins=origins,
        places=places or {},
    )
