"""What a row of the policies says: the API, a chip for each scope, and why something has no effect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from mrrt_studio.scenario.client import Client, RefreshTokenPolicy
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.findings import Finding
from mrrt_studio.scenario.rules import RULES
from mrrt_studio.simulation.timeline import Timeline
from mrrt_studio.ui.widgets.chips import Chip

translate = QCoreApplication.translate

LoginScopes = Mapping[str, frozenset[str]]
"""By API, what the last login granted."""

_MOST_REASONS = 3
MOST_CHIPS = 100
"""Of a longer list only the end is shown, where new scopes go: nobody reads two thousand chips."""
_LOGIN_STEPS = ("login", "silent_login")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something in a policy has no effect, with the rule and its source for the tooltip."""

    text: str
    tooltip: str
    is_warning: bool = True


@dataclass(frozen=True, slots=True)
class PolicyView:
    """One row, ready to be shown; without an audience and scopes it is the row that adds one."""

    audience: str = ""
    title: str = ""
    """What people call the API, or its identifier where there is no such API."""
    is_known: bool = True
    scopes: tuple[str, ...] = ()
    chips: tuple[Chip, ...] = ()
    of_api: tuple[Reason, ...] = ()
    of_scopes: tuple[Reason, ...] = ()
    is_draft: bool = False
    hidden: int = 0
    """How many scopes stand before the first one that has a chip."""

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Everything there is to say about the row."""
        return (*self.of_api, *self.of_scopes)

    @property
    def spoken(self) -> str:
        """Return the row as a screen reader says it."""
        if self.is_draft:
            return translate("Policies", "Add a policy")
        scopes = ", ".join(chip.accessible_text or chip.text for chip in self.chips)
        return f"{self.title}: {scopes or translate('Policies', 'no scopes')}"


@dataclass(slots=True)
class _Gathered:
    """The findings of one policy."""

    of_api: list[Finding] = field(default_factory=list[Finding])
    of_scope: dict[int, Finding] = field(default_factory=dict[int, Finding])


_NOTHING = _Gathered()


class PolicyViews:
    """The rows of one application after the other; a row whose policy is as before is not made again."""

    def __init__(self) -> None:
        self._made: list[tuple[tuple[object, ...], PolicyView]] = []

    def of(
        self, client: Client, findings: Iterable[Finding], configuration: Configuration, login: LoginScopes
    ) -> list[PolicyView]:
        """Return a row for each policy of an application, and the row that adds one.

        Args:
            client: the application.
            findings: what ``policy_findings`` says about it.
            configuration: the tenant, for the names of its APIs.
            login: what the last login granted, to show which scopes both give.
        """
        gathered: dict[int, _Gathered] = {}
        for finding in findings:
            _gather(gathered, finding)
        made = [
            self._row(number, policy, gathered.get(number, _NOTHING), configuration, login)
            for number, policy in enumerate(client.policies)
        ]
        self._made = made
        return [*(view for _, view in made), PolicyView(is_draft=True)]

    def _row(
        self,
        number: int,
        policy: RefreshTokenPolicy,
        found: _Gathered,
        configuration: Configuration,
        login: LoginScopes,
    ) -> tuple[tuple[object, ...], PolicyView]:
        api = configuration.resource_servers.get(policy.audience)
        given = login.get(policy.audience, frozenset())
        key = (policy, api.label if api else None, found, given)
        if number < len(self._made) and self._made[number][0] == key:
            return self._made[number]
        return key, _view(policy, found, key[1], given)


def login_scopes(timeline: Timeline, client_id: str) -> LoginScopes:
    """Return what the last login of an application granted, by the API that it was for."""
    for played in reversed(timeline.steps):
        authorization = played.outcome.authorization if played.outcome else None
        if authorization is None or played.step.type not in _LOGIN_STEPS:
            continue
        if authorization.client.client_id == client_id and authorization.audience:
            return {authorization.audience: frozenset(authorization.granted)}
    return {}


def _gather(gathered: dict[int, _Gathered], finding: Finding) -> None:
    """A finding stands at clients[n].refresh_token.policies[n].audience or … .scope[n]."""
    match finding.at:
        case ("clients", int(), "refresh_token", "policies", int(number), "scope", int(place)):
            gathered.setdefault(number, _Gathered()).of_scope[place] = finding
        case ("clients", int(), "refresh_token", "policies", int(number), *_):
            gathered.setdefault(number, _Gathered()).of_api.append(finding)
        case _:
            pass


def _view(
    policy: RefreshTokenPolicy, found: _Gathered, name: str | None, given: frozenset[str]
) -> PolicyView:
    hidden = max(0, len(policy.scope) - MOST_CHIPS)
    obstacle = next((finding for finding in found.of_api if finding.severity == "warning"), None)
    return PolicyView(
        audience=policy.audience,
        title=name or policy.audience or translate("Policies", "(no API)"),
        is_known=name is not None,
        scopes=policy.scope,
        chips=tuple(
            _chip(scope, obstacle or found.of_scope.get(place), from_login=scope in given)
            for place, scope in enumerate(policy.scope)
            if place >= hidden
        ),
        of_api=tuple(map(_reason, found.of_api)),
        of_scopes=(*_hidden_reason(hidden), *_scope_reasons(tuple(found.of_scope.values()))),
        hidden=hidden,
    )


def _hidden_reason(hidden: int) -> tuple[Reason, ...]:
    if not hidden:
        return ()
    text = translate("Policies", "{count} more scopes stand before these; the grid shows all of them.")
    return (Reason(text.format(count=hidden), "", is_warning=False),)


def _chip(scope: str, finding: Finding | None, *, from_login: bool) -> Chip:
    if finding is not None:
        spoken = translate("Policies", "{scope}, without effect").format(scope=scope)
        return Chip(scope, "dropped", _reason(finding).tooltip, spoken)
    if from_login:
        both = translate("Policies", "The last login gives it too.")
        return Chip(scope, "both", both, f"{scope}, {both}")
    return Chip(scope, "policy", translate("Policies", "An exchange for this API may get it."))


def _reason(finding: Finding) -> Reason:
    rule = RULES.get(finding.rule)
    lines = [finding.text]
    if rule is not None:
        lines += [rule.says, f"{rule.id} · {rule.confidence}", rule.source]
    return Reason(finding.text, "\n".join(lines), finding.severity == "warning")


def _scope_reasons(findings: tuple[Finding, ...]) -> tuple[Reason, ...]:
    """A policy with twenty wrong scopes needs no twenty sentences: each struck chip has its own anyway."""
    shown = tuple(map(_reason, findings[:_MOST_REASONS]))
    more = len(findings) - len(shown)
    if not more:
        return shown
    text = translate("Policies", "More scopes without effect: {count}.").format(count=more)
    tooltip = "\n".join(finding.text for finding in findings[_MOST_REASONS:])
    return (*shown, Reason(text, tooltip))
