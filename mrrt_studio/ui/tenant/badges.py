"""How many findings each object has, looked for when a row is painted and kept while nothing changes.

Only what has no effect or is refused counts: what is merely worth knowing stands in the findings pane.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.findings import Finding, Survey, policy_findings
from mrrt_studio.scenario.model import Scenario

Place = tuple[str | int, ...]


class FindingCache:
    """The findings of every object of one scenario after the other."""

    def __init__(self, survey: Survey | None = None) -> None:
        self._scenario: Scenario | None = None
        self._configuration: Configuration | None = None
        self._found: dict[str, tuple[Client, tuple[Finding, ...]]] = {}
        self._survey = survey or Survey()
        self._by_place: Mapping[Place, tuple[Finding, ...]] | None = None

    def follow(self, scenario: Scenario) -> bool:
        """Take another scenario; True where findings of objects that are as before may be others."""
        before, self._scenario = self._scenario, scenario
        if before is scenario:
            return False
        self._configuration = None
        counted, self._by_place = self._by_place, None
        stale = before is None or not _same_surroundings(before, scenario)
        if stale:
            self._found.clear()
        return stale or (counted is not None and counted != self._places())

    @property
    def configuration(self) -> Configuration:
        """The tenant of the scenario."""
        if self._configuration is None:
            self._configuration = Configuration.of(self._scenario or Scenario())
        return self._configuration

    def of_client(self, client: Client) -> tuple[Finding, ...]:
        """Return what its policies come to; nothing for an application that the scenario no longer has."""
        kept = self._found.get(client.client_id)
        if kept is not None and kept[0] is client:
            return kept[1]
        if client.client_id not in self.configuration.clients:
            return ()
        found = policy_findings(self.configuration, client)
        self._found[client.client_id] = (client, found)
        return found

    def at(self, *place: str | int) -> tuple[Finding, ...]:
        """Return what counts at an object: ``("tenant",)``, or its list and its number in it."""
        return self._places().get(place, ())

    def _places(self) -> Mapping[Place, tuple[Finding, ...]]:
        if self._by_place is None:
            found = self._survey.of(self._scenario or Scenario(), self.configuration)
            by_place: dict[Place, list[Finding]] = defaultdict(list)
            for finding in found:
                if finding.severity != "info":
                    by_place[finding.at[:1] if finding.at[0] == "tenant" else finding.at[:2]].append(finding)
            self._by_place = {place: tuple(findings) for place, findings in by_place.items()}
        return self._by_place


def _same_surroundings(one: Scenario, other: Scenario) -> bool:
    """Tell whether all that a policy is judged by is the same, and every application in its place."""
    return (
        one.tenant is other.tenant
        and one.resource_servers is other.resource_servers
        and one.client_grants is other.client_grants
        and [client.client_id for client in one.clients] == [client.client_id for client in other.clients]
    )
