"""Least privilege: the smallest MRRT policies with which the recorded steps still give what they give.

What no step needed goes. Whether a step needed something is not argued but tried: the steps are replayed
without it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from mrrt_studio.engine.outcome import Authorization, ScopeDecision
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.edits import put_client
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.steps import ConfigureStep
from mrrt_studio.simulation.reach import reach
from mrrt_studio.simulation.reach_difference import ReachDifference, reach_difference
from mrrt_studio.simulation.step_gifts import gifts
from mrrt_studio.simulation.timeline import Timeline, simulate

Scopes = tuple[str, ...]
Place = tuple[str, int]
"""client_id and the number of the policy entry."""
Kept = Mapping[Place, Scopes]
"""The entries that stay, with the scopes that stay in them."""


@dataclass(frozen=True, slots=True)
class Removal:
    """One thing that no step needed."""

    client_id: str
    entry: int
    """Number of the policy entry as it was, from 0."""
    audience: str
    scope: str | None
    """None for the entry as a whole."""
    sentence: str


@dataclass(frozen=True)
class LeastPrivilege:
    """A proposed change: smaller policies that give the recorded steps the same."""

    before: Scenario
    scenario: Scenario
    """With the smaller policies; the scenario itself where nothing can go."""
    removals: tuple[Removal, ...]
    choices: Mapping[str, str]

    @cached_property
    def closes(self) -> ReachDifference:
        """What users no longer reach with the smaller policies."""
        before = reach(self.before, self.choices)
        return reach_difference(before, reach(self.scenario, self.choices, previous=before))


def least_privilege(timeline: Timeline, client_ids: Collection[str] | None = None) -> LeastPrivilege:
    """Return the smallest policies with which every step gives what it gave, expectations included.

    Policies that a ``configure`` step writes are not touched: only those that the tenant begins with. Under
    the assumption that a policy for the login's own API narrows, an entry that only narrowed goes too.

    Args:
        timeline: the scenario, played; its steps are all that counts as needed.
        client_ids: the applications whose policies may shrink, or None for all of them.
    """
    scenario = timeline.scenario
    chosen = tuple(c for c in scenario.clients if client_ids is None or c.client_id in client_ids)
    kept = _Shrinking(timeline, chosen).run()
    removals = tuple(_removals(scenario, chosen, kept))
    smaller = _with_policies(scenario, chosen, kept) if removals else scenario
    return LeastPrivilege(scenario, smaller, removals, timeline.world.choices)


class _Shrinking:
    """The search: a guess from what the steps show, then one removal after the other until none is left."""

    def __init__(self, timeline: Timeline, clients: tuple[Client, ...]) -> None:
        self.timeline = timeline
        self.clients = clients
        self.wanted = gifts(timeline)
        self.all: Kept = {
            (client.client_id, at): policy.scope
            for client in clients
            for at, policy in enumerate(client.policies)
        }
        self.audiences = {
            (client.client_id, at): policy.audience
            for client in clients
            for at, policy in enumerate(client.policies)
        }
        self.opens_all = timeline.world.choices["empty-policy-scope"] == "everything"
        """An entry without scopes would give more than one with a few."""

    def run(self) -> Kept:
        guess = self._guess()
        kept = guess if self._gives_the_same(guess) else self.all
        proven = frozenset(self._proven())
        while True:
            smaller = self._one_pass(kept, proven)
            if smaller == kept:
                return kept
            kept = smaller

    def _one_pass(self, kept: Kept, proven: frozenset[tuple[str, str, str]]) -> Kept:
        """Try to remove each entry and each scope once, apart from those that a step is known to show."""
        for place in tuple(kept):
            about = (place[0], self.audiences[place])
            if not any((*about, scope) in proven for scope in kept[place]):
                kept = self._tried(kept, {at: scopes for at, scopes in kept.items() if at != place})
            for scope in kept.get(place, ()):
                if (*about, scope) not in proven or self._stands_twice(kept, place, scope):
                    kept = self._tried(kept, self._without(kept, place, scope))
        return kept

    def _without(self, kept: Kept, place: Place, scope: str) -> Kept:
        left = tuple(one for one in kept[place] if one != scope)
        return kept if self.opens_all and not left else {**kept, place: left}

    def _tried(self, kept: Kept, smaller: Kept) -> Kept:
        return smaller if smaller != kept and self._gives_the_same(smaller) else kept

    def _gives_the_same(self, kept: Kept) -> bool:
        scenario = _with_policies(self.timeline.scenario, self.clients, kept)
        choices, runner = self.timeline.world.choices, self.timeline.runner
        return gifts(simulate(scenario, overrides=choices, runner=runner)) == self.wanted

    def _stands_twice(self, kept: Kept, place: Place, scope: str) -> bool:
        about = (place[0], self.audiences[place])
        return any(
            at != place and scope in scopes and (at[0], self.audiences[at]) == about
            for at, scopes in kept.items()
        )

    def _guess(self) -> Kept:
        """Keep what the steps show to come from policies, each scope in the first entry that lists it."""
        entries, scopes = self._used()
        kept: dict[Place, Scopes] = {}
        taken: set[tuple[str, str, str]] = set()
        for place, listed in self.all.items():
            about = (place[0], self.audiences[place])
            own = (scope for scope in dict.fromkeys(listed) if (*about, scope) not in taken)
            useful = tuple(scope for scope in own if (*about, scope) in scopes)
            taken.update((*about, scope) for scope in useful)
            if useful or about in entries:
                entries.discard(about)
                kept[place] = useful or (listed[:1] if self.opens_all else ())
        return kept

    def _used(self) -> tuple[set[tuple[str, str]], set[tuple[str, str, str]]]:
        """Return the entries and the scopes that some step used, whichever policies stood there then."""
        entries: set[tuple[str, str]] = set()
        scopes: set[tuple[str, str, str]] = set()
        for authorization in self._exchanges():
            about = (authorization.client.client_id, authorization.audience or "")
            if authorization.audience_rule == "audience-in-policy":
                entries.add(about)
            scopes.update((*about, d.scope) for d in authorization.scopes if self._counts(d))
        return entries, scopes

    def _counts(self, decision: ScopeDecision) -> bool:
        if not decision.granted or "policy" not in decision.sources:
            return False
        narrows = self.timeline.world.choices["same-audience-policy"] == "narrows"
        return narrows or decision.sources == ("policy",)

    def _proven(self) -> Iterator[tuple[str, str, str]]:
        """Yield the scopes that a step got from these very policies and from nowhere else."""
        configured = any(isinstance(played.step, ConfigureStep) for played in self.timeline.steps)
        live = self.timeline.world.choices["policy-evaluation"] == "live"
        first = self.timeline.world.configuration.clients
        for authorization in self._exchanges() if live or not configured else ():
            client = authorization.client
            known = first.get(client.client_id)
            # The same object: an administrator who writes the same policies again makes these needless.
            if known is not None and client.refresh_token is known.refresh_token:
                for decision in authorization.scopes:
                    if decision.granted and decision.sources == ("policy",):
                        yield client.client_id, authorization.audience or "", decision.scope

    def _exchanges(self) -> Iterator[Authorization]:
        for played in self.timeline.steps:
            authorization = played.outcome.authorization if played.outcome else None
            if authorization is not None and authorization.policy_used is not None:
                yield authorization


def _with_policies(scenario: Scenario, clients: tuple[Client, ...], kept: Kept) -> Scenario:
    for client in clients:
        settings = client.refresh_token
        if settings is None or not settings.policies:
            continue
        entries = tuple(
            policy.replace(scope=kept[client.client_id, at])
            for at, policy in enumerate(settings.policies)
            if (client.client_id, at) in kept
        )
        if entries == settings.policies:
            continue
        smaller = settings.replace(policies=entries or None)
        scenario = put_client(scenario, client.replace(refresh_token=smaller), was=client.client_id)
    return scenario


def _removals(scenario: Scenario, clients: tuple[Client, ...], kept: Kept) -> Iterator[Removal]:
    names = {api.identifier: api.label for api in scenario.resource_servers}
    for client in clients:
        for at, policy in enumerate(client.policies):
            place, audience = (client.client_id, at), policy.audience
            of = f"the MRRT policy of {client.label} for {names.get(audience, audience)}"
            if place not in kept:
                yield Removal(client.client_id, at, audience, None, f"Remove {of}.")
                continue
            for scope in dict.fromkeys(policy.scope):
                if scope not in kept[place]:
                    yield Removal(client.client_id, at, audience, scope, f"Remove {scope} from {of}.")
