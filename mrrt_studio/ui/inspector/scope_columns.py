"""What the table of scopes says: the columns that apply to a step, their marks, and the result of a row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from mrrt_studio.engine.outcome import Authorization, ScopeDecision
from mrrt_studio.ui.inspector.wording import translate
from mrrt_studio.ui.widgets.chips import Chip, ChipKind

MarkState = Literal["yes", "no", "none"]
SYMBOLS: dict[MarkState, str] = {"yes": "●", "no": "✕", "none": "–"}


class Mark(NamedTuple):
    """What one source or filter says about a scope, as a mark and as a sentence."""

    state: MarkState
    sentence: str
    alarming: bool = True
    """Whether a cross keeps the scope from everybody; what was only not asked for is no alarm."""

    @property
    def symbol(self) -> str:
        """The mark itself, whose shape tells without its colour."""
        return SYMBOLS[self.state]


class ScopeColumn(NamedTuple):
    """One column of marks; ``judge`` says what stands in it."""

    title: str
    hint: str
    judge: Callable[[ScopeDecision], Mark]


def columns_of(authorization: Authorization, step_type: str) -> tuple[ScopeColumn, ...]:
    """Return the columns of marks that apply to a step; what cannot decide anything there is left out."""
    scopes = authorization.scopes
    is_exchange = step_type == "exchange"
    grants = any(decision.client_grant is not None for decision in scopes)
    actions = any("action" in d.sources or d.rule == "scope-action-removed" for d in scopes)
    chosen = (
        (_ask_column, True),
        (_login_column, is_exchange),
        (_policy_column, is_exchange),
        (_api_column, True),
        (_rbac_column, step_type != "client_credentials"),
        (_grant_column, grants),
        (_action_column, actions),
    )
    return tuple(column() for column, applies in chosen if applies)


def result_chip(decision: ScopeDecision) -> Chip:
    """Return what became of a scope as a chip in the colour of its source."""
    word = result_word(decision)
    if not decision.granted:
        return Chip(word, "withheld" if decision.withheld else "dropped")
    return Chip(word, _source_kind(decision.sources))


def result_text(decision: ScopeDecision) -> str:
    """Return what became of a scope in words, with its sources where it was granted."""
    sources = sources_words(decision) if decision.granted else ""
    return " ".join(filter(None, (result_word(decision), sources)))


def result_word(decision: ScopeDecision) -> str:
    """Return what became of a scope in one word."""
    if decision.granted:
        return translate("Inspector", "granted")
    return translate("Inspector", "withheld") if decision.withheld else translate("Inspector", "dropped")


def sources_words(decision: ScopeDecision) -> str:
    """Return where a scope came from, in words."""
    words = {
        "login": translate("Inspector", "from the login"),
        "policy": translate("Inspector", "from a policy"),
        "action": translate("Inspector", "from an Action"),
        "client_grant": translate("Inspector", "from the client grant"),
    }
    both = translate("Inspector", " and ")
    return both.join(words.get(source, source) for source in decision.sources)


def _source_kind(sources: tuple[str, ...]) -> ChipKind:
    if "action" in sources:
        return "script"
    kinds: dict[tuple[str, ...], ChipKind] = {
        ("login",): "login",
        ("policy",): "policy",
        ("login", "policy"): "both",
    }
    return kinds.get(sources, "ok")


def _three(value: bool | None, yes: str, no: str, none: str) -> Mark:  # noqa: FBT001 - a verdict
    if value is None:
        return Mark("none", none)
    return Mark("yes", yes) if value else Mark("no", no)


def _from(sources: tuple[str, ...], source: str, yes: str, none: str) -> Mark:
    """A source that does not give a scope refuses nothing, so there is no cross."""
    return Mark("yes", yes) if source in sources else Mark("none", none)


def _ask_column() -> ScopeColumn:
    return ScopeColumn(
        translate("Inspector", "Ask"),
        translate("Inspector", "Whether the request names the scope"),
        lambda decision: _three(
            decision.requested,
            translate("Inspector", "The request names it."),
            translate("Inspector", "The request does not name it."),
            translate("Inspector", "The request names no scopes, so it asks for all there are."),
        )._replace(alarming=False),
    )


def _login_column() -> ScopeColumn:
    return ScopeColumn(
        translate("Inspector", "Login"),
        translate("Inspector", "Whether the login gives the scope"),
        lambda decision: _from(
            decision.sources,
            "login",
            translate("Inspector", "The login gives it."),
            translate("Inspector", "The login does not give it."),
        ),
    )


def _policy_column() -> ScopeColumn:
    return ScopeColumn(
        translate("Inspector", "Policy"),
        translate("Inspector", "Whether an MRRT policy of the application gives the scope"),
        lambda decision: _from(
            decision.sources,
            "policy",
            translate("Inspector", "A policy gives it."),
            translate("Inspector", "No policy gives it."),
        ),
    )


def _api_column() -> ScopeColumn:
    return ScopeColumn(
        translate("Inspector", "API"),
        translate("Inspector", "Whether the API defines the scope"),
        lambda decision: _three(
            decision.on_api,
            translate("Inspector", "The API defines it."),
            translate("Inspector", "The API does not define it."),
            translate("Inspector", "It belongs to no API."),
        ),
    )


def _rbac_column() -> ScopeColumn:
    return ScopeColumn(
        translate("Inspector", "RBAC"),
        translate("Inspector", "Whether the user has the permission, where the API enforces RBAC"),
        lambda decision: _three(
            decision.rbac,
            translate("Inspector", "The user has the permission."),
            translate("Inspector", "The user lacks the permission."),
            translate("Inspector", "RBAC does not apply."),
        ),
    )


def _grant_column() -> ScopeColumn:
    return ScopeColumn(
        translate("Inspector", "Grant"),
        translate("Inspector", "Whether the client grant includes the scope, where one is needed"),
        lambda decision: _three(
            decision.client_grant,
            translate("Inspector", "The client grant includes it."),
            translate("Inspector", "The client grant does not include it."),
            translate("Inspector", "No client grant is needed."),
        ),
    )


def _action_column() -> ScopeColumn:
    return ScopeColumn(
        translate("Inspector", "Action"),
        translate("Inspector", "Whether an Action or Rule added or removed the scope"),
        _judge_action,
    )


def _judge_action(decision: ScopeDecision) -> Mark:
    if decision.rule == "scope-action-removed":
        return Mark("no", translate("Inspector", "An Action or Rule removed it."))
    added = translate("Inspector", "An Action or Rule added it.")
    return _from(decision.sources, "action", added, translate("Inspector", "No Action or Rule added it."))
