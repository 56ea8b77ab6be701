"""How many findings each application has, counted when its row is painted and kept while nothing changes."""

from __future__ import annotations

from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.findings import Finding, policy_findings
from mrrt_studio.scenario.model import Scenario


class FindingCache:
    """The findings of every application of one scenario after the other."""

    def __init__(self) -> None:
        self._scenario: Scenario | None = None
        self._configuration: Configuration | None = None
        self._found: dict[str, tuple[Client, tuple[Finding, ...]]] = {}

    def follow(self, scenario: Scenario) -> bool:
        """Take another scenario; True where findings of applications that are as before may be others."""
        before, self._scenario = self._scenario, scenario
        if before is scenario:
            return False
        self._configuration = None
        stale = before is None or not _same_surroundings(before, scenario)
        if stale:
            self._found.clear()
        return stale

    @property
    def configuration(self) -> Configuration:
        """The tenant of the scenario."""
        if self._configuration is None:
            self._configuration = Configuration.of(self._scenario or Scenario())
        return self._configuration

    def of_client(self, client: Client) -> tuple[Finding, ...]:
        """Return the findings of an application; none for one that the scenario no longer has."""
        kept = self._found.get(client.client_id)
        if kept is not None and kept[0] is client:
            return kept[1]
        if client.client_id not in self.configuration.clients:
            return ()
        found = policy_findings(self.configuration, client)
        self._found[client.client_id] = (client, found)
        return found


def _same_surroundings(one: Scenario, other: Scenario) -> bool:
    """Tell whether all that a policy is judged by is the same, and every application in its place."""
    return (
        one.tenant is other.tenant
        and one.resource_servers is other.resource_servers
        and one.client_grants is other.client_grants
        and [client.client_id for client in one.clients] == [client.client_id for client in other.clients]
    )
