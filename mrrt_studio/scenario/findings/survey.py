"""All findings of a scenario, and the memory that keeps them up to date within a keystroke."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.findings.finding import Finding
from mrrt_studio.scenario.findings.habits import Permitted, findings_of_habits, permitted
from mrrt_studio.scenario.findings.policies import findings_of_policies
from mrrt_studio.scenario.findings.scripts import findings_of_actions, findings_of_rules
from mrrt_studio.scenario.findings.settings import findings_of_settings
from mrrt_studio.scenario.findings.steps import findings_of_audiences, step_findings
from mrrt_studio.scenario.findings.tenant import (
    findings_of_apis,
    findings_of_grants,
    findings_of_my_account,
    findings_of_tenant,
)
from mrrt_studio.scenario.model import Scenario


def findings(scenario: Scenario, configuration: Configuration | None = None) -> tuple[Finding, ...]:
    """Return everything there is to say about a scenario, in its own order.

    Args:
        scenario: what was written down.
        configuration: its tenant, where the caller has it already.
    """
    return Survey().of(scenario, configuration)


class Survey:
    """Finds in one scenario after another; what did not change is not looked at again.

    Frozen models share what stays, so "is the same object" is all that has to be asked.
    """

    def __init__(self) -> None:
        self._parts: dict[str, tuple[tuple[Any, ...], Any]] = {}
        self._last: tuple[Scenario, tuple[Finding, ...]] | None = None

    def of(self, scenario: Scenario, configuration: Configuration | None = None) -> tuple[Finding, ...]:
        """Return the findings of a scenario."""
        if self._last is None or self._last[0] is not scenario:
            self._last = scenario, self._look(scenario, configuration)
        return self._last[1]

    def _look(self, scenario: Scenario, configuration: Configuration | None) -> tuple[Finding, ...]:
        tenant, code = configuration or Configuration.of(scenario), (scenario.actions, scenario.triggers)
        surroundings = (scenario.tenant, scenario.resource_servers, scenario.client_grants)
        access = (*surroundings, scenario.clients)
        people = (scenario.resource_servers, scenario.users, scenario.roles)
        allowed = self._kept("permitted", people, lambda: permitted(tenant))
        return (
            *self._found("tenant", surroundings, lambda: findings_of_tenant(tenant)),
            *self._of_clients(tenant, scenario, allowed, surroundings),
            *self._found("apis", access, lambda: findings_of_apis(tenant)),
            *self._found("grants", surroundings, lambda: findings_of_grants(tenant)),
            *self._found("my account", access, lambda: findings_of_my_account(tenant)),
            *self._found("code", code, lambda: findings_of_actions(scenario)),
            *self._found("rules", (scenario.rules,), lambda: findings_of_rules(scenario)),
            *step_findings(scenario),
            *self._found(
                "steps", (*surroundings, scenario.steps), lambda: findings_of_audiences(tenant, scenario)
            ),
        )

    def _of_clients(
        self, tenant: Configuration, scenario: Scenario, allowed: Permitted, surroundings: tuple[Any, ...]
    ) -> Iterable[Finding]:
        for number, client in enumerate(scenario.clients):
            key = (client, allowed, *surroundings)
            yield from self._found(
                f"client {number}", key, lambda at=number, one=client: _of_client(tenant, one, at, allowed)
            )

    def _found(
        self, name: str, parts: tuple[Any, ...], look: Callable[[], Iterable[Finding]]
    ) -> tuple[Finding, ...]:
        return self._kept(name, parts, lambda: tuple(look()))

    def _kept(self, name: str, parts: tuple[Any, ...], look: Callable[[], Any]) -> Any:  # noqa: ANN401
        """Return what was found before where all parts are the very same objects."""
        kept = self._parts.get(name)
        if kept is not None and all(a is b for a, b in zip(kept[0], parts, strict=True)):
            return kept[1]
        found = look()
        self._parts[name] = (parts, found)
        return found


def _of_client(tenant: Configuration, client: Client, number: int, allowed: Permitted) -> Iterable[Finding]:
    yield from findings_of_policies(tenant, client, number)
    yield from findings_of_habits(tenant, client, number, allowed)
    yield from findings_of_settings(client, number)
