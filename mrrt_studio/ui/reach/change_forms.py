"""A change of the configuration as requests and files of Auth0's tools, for a menu of copies."""

from __future__ import annotations

from collections.abc import Callable

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.exports import TARGETS, ExportRequest, export
from mrrt_studio.ui.inspector.copy_button import CopyForm

_TARGETS = ("management-api", "curl", "auth0-cli", "deploy-cli", "terraform")


def export_forms(before: Scenario, after: Scenario) -> tuple[CopyForm, ...]:
    """Return the forms in which a change can be copied; a text is made when its form is chosen."""
    return tuple((TARGETS[target].title, _maker(target, before, after)) for target in _TARGETS)


def _maker(target: str, before: Scenario, after: Scenario) -> Callable[[], str]:
    return lambda: export(target, ExportRequest(after, before)).text
