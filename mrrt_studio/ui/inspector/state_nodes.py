"""The server's memory as rows of a tree: families with their tokens, user grants, sessions."""

from __future__ import annotations

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.simulation.claims import expiry_text, past_text, span_text
from mrrt_studio.simulation.state_view import (
    Change,
    FamilyView,
    GrantView,
    SessionView,
    StateView,
    TokenKind,
    TokenView,
)
from mrrt_studio.simulation.step_titles import client_name, user_name
from mrrt_studio.ui.inspector.nodes import Node
from mrrt_studio.ui.inspector.refresh_facts import status_words
from mrrt_studio.ui.inspector.wording import api_words, translate
from mrrt_studio.ui.widgets.chips import Chip, ChipKind

_FEW = 12
"""So many families or tokens can be taken in at a glance; more are folded."""
_MANY = 200
"""So many folded rows are made; of more than these only the newest: nobody reads thousands."""

_STATUS_CHIPS: dict[TokenKind, ChipKind] = {
    "current": "ok",
    "leeway": "surprise",
    "rotated": "withheld",
    "revoked": "refused",
    "expired": "refused",
    "orphan": "refused",
}


def state_nodes(view: StateView, configuration: Configuration) -> tuple[Node, ...]:
    """Return the roots of the tree; what ended long ago is folded away, what the step touched is open."""
    grants = tuple(_grant_node(grant, configuration) for grant in view.grants)
    sessions = tuple(_session_node(session, view.now, configuration) for session in view.sessions)
    return (
        _section("families", translate("Inspector", "Refresh tokens"), _families(view, configuration)),
        _section("grants", translate("Inspector", "User grants"), grants),
        _section("sessions", translate("Inspector", "Sessions"), sessions),
    )


def change_sentence(view: StateView) -> str:
    """Return what the step did to the server, in a sentence."""
    tokens = [token for family in view.families for token in family.tokens]
    changes = [shown.change for shown in (*tokens, *view.grants, *view.sessions)]
    counted = [
        translate("Inspector", "{count} added").format(count=changes.count("added")),
        translate("Inspector", "{count} changed").format(count=changes.count("changed")),
        translate("Inspector", "{count} removed").format(count=changes.count("removed")),
    ]
    told = [words for words, change in zip(counted, _CHANGES, strict=True) if change in changes]
    if view.configuration_changed:
        told.append(translate("Inspector", "the tenant's settings changed"))
    if view.waited:
        moved = translate("Inspector", "the clock moved by {time}")
        told.append(moved.format(time=span_text(view.waited)))
    if not told:
        return translate("Inspector", "This step changed nothing that the server remembers.")
    return translate("Inspector", "This step: {what}.").format(what=", ".join(told))


_CHANGES: tuple[Change, ...] = ("added", "changed", "removed")


def _section(key: str, title: str, children: tuple[Node, ...]) -> Node:
    none = "" if children else translate("Inspector", "none")
    return Node(key, title, (), none, children, is_open=True, is_heading=True)


def _families(view: StateView, configuration: Configuration) -> tuple[Node, ...]:
    shown = [family for family in view.families if family.alive or family.change]
    ended = [family for family in view.families if not (family.alive or family.change)]
    few = len(shown) <= _FEW
    nodes = [_family_node(family, view.now, configuration, few=few) for family in shown]
    if ended:
        newest = [_family_node(family, view.now, configuration, few=False) for family in ended[-_MANY:]]
        children = (*_left_out("families", len(ended)), *newest)
        title = translate("Inspector", "Ended earlier: {count}").format(count=len(ended))
        nodes.append(Node("ended", title, (), "", children))
    return tuple(nodes)


def _family_node(view: FamilyView, now: int, configuration: Configuration, *, few: bool) -> Node:
    login = view.tokens[0].token.login
    title = translate("Inspector", "{user} at {client}").format(
        user=user_name(configuration, login.user_id), client=client_name(configuration, login.client_id)
    )
    detail = translate("Inspector", "Login for {api}. Family {id}.")
    detail = detail.format(api=api_words(configuration, login.audience), id=view.family.id)
    chips = (_family_chip(view), *_change_chips(view.change))
    is_open = few or bool(view.change)
    return Node(f"family {view.family.id}", title, chips, detail, _token_nodes(view, now), is_open=is_open)


def _token_nodes(view: FamilyView, now: int) -> tuple[Node, ...]:
    """Return the tokens by counter; a long past is folded away."""
    past = [token for token in view.tokens if not (token.change or token.status.usable)]
    if len(past) <= _FEW:
        return tuple(_token_node(token, now) for token in view.tokens)
    title = translate("Inspector", "Earlier tokens: {count}").format(count=len(past))
    newest = [_token_node(token, now) for token in past[-_MANY:]]
    folded = (*_left_out(view.family.id, len(past)), *newest)
    shown = tuple(_token_node(token, now) for token in view.tokens if token.change or token.status.usable)
    return (Node(f"past {view.family.id}", title, (), "", folded), *shown)


def _left_out(key: str, count: int) -> tuple[Node, ...]:
    if count <= _MANY:
        return ()
    title = translate("Inspector", "Before these: {count}").format(count=count - _MANY)
    return (Node(f"before {key}", title),)


def _family_chip(view: FamilyView) -> Chip:
    if view.alive:
        return Chip(translate("Inspector", "alive"), "ok")
    revoked = view.family.revoked is not None
    return Chip(translate("Inspector", "revoked") if revoked else translate("Inspector", "ended"), "refused")


def _token_node(view: TokenView, now: int) -> Node:
    token, status = view.token, status_words(view.status)
    counter = translate("Inspector", "counter {number}").format(number=token.counter)
    ends = () if view.status.kind == "revoked" else _ends(token.expires_at, token.idle_expires_at, now)
    return Node(
        f"token {token.value}",
        f"{view.name} · {counter}" if view.name else counter,
        (Chip(status.word, _STATUS_CHIPS[view.status.kind]), *_change_chips(view.change)),
        "\n".join((status.sentence, *ends)),
    )


def _ends(absolute: int | None, idle: int | None, now: int) -> tuple[str, str]:
    never = translate("Inspector", "never")
    return (
        translate("Inspector", "Absolute end: {time}").format(
            time=never if absolute is None else expiry_text(absolute, now)
        ),
        translate("Inspector", "Idle end: {time}").format(
            time=never if idle is None else expiry_text(idle, now)
        ),
    )


def _grant_node(view: GrantView, configuration: Configuration) -> Node:
    title = translate("Inspector", "{user} allowed {client}").format(
        user=user_name(configuration, view.user_id), client=client_name(configuration, view.client_id)
    )
    scopes = view.before if view.change == "removed" else view.scopes
    lines = [api_words(configuration, view.audience or None), " ".join(scopes)]
    if view.change == "changed":
        lines += [f"+ {scope}" for scope in view.scopes if scope not in view.before]
        lines += [f"− {scope}" for scope in view.before if scope not in view.scopes]
    key = "grant " + " ".join((view.user_id, view.client_id, view.audience))
    return Node(key, title, _change_chips(view.change), "\n".join(filter(None, lines)))


def _session_node(view: SessionView, now: int, configuration: Configuration) -> Node:
    session = view.session
    alive = Chip(translate("Inspector", "alive"), "ok")
    status = alive if view.alive else Chip(translate("Inspector", "ended"), "refused")
    began = past_text(translate("Inspector", "logged in"), session.authenticated_at, now)
    ends = () if view.change == "removed" else _ends(session.expires_at, session.idle_expires_at, now)
    chips = (status, *_change_chips(view.change))
    title = user_name(configuration, session.user_id)
    return Node(f"session {session.id}", title, chips, "\n".join((began, *ends)))


def _change_chips(change: Change) -> tuple[Chip, ...]:
    words: dict[Change, tuple[str, str]] = {
        "added": (translate("Inspector", "added"), translate("Inspector", "added by this step")),
        "changed": (translate("Inspector", "changed"), translate("Inspector", "changed by this step")),
        "removed": (translate("Inspector", "removed"), translate("Inspector", "removed by this step")),
    }
    return (Chip(words[change][0], "info", accessible_text=words[change][1]),) if change else ()
