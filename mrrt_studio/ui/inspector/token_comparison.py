"""Two tokens of the run member by member, and which tokens there are to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.engine.state import RefreshToken
from mrrt_studio.engine.tokens import AccessToken, IdToken
from mrrt_studio.simulation.claims import Fact
from mrrt_studio.simulation.step_titles import client_name, step_title
from mrrt_studio.simulation.timeline import PlayedStep, Timeline
from mrrt_studio.ui.inspector.comparison_table import Compared
from mrrt_studio.ui.inspector.token_cards import TokenCard, Viewpoint, returned_cards
from mrrt_studio.ui.inspector.wording import api_words, translate

Token = AccessToken | IdToken | RefreshToken
Kind = Literal["access", "id", "refresh"]


class RunTokens(NamedTuple):
    """The tokens that the steps of a run returned, seen from one place in time."""

    timeline: Timeline
    viewpoint: Viewpoint

    def choices(self, card: TokenCard) -> list[tuple[str, str]]:
        """Return a key and a name for every token but that of the card, in the order of time."""
        found = ((kind, token, played) for played in self.timeline.steps for kind, token in _tokens(played))
        return [
            (f"{kind} {played.id}", self._name(token, played))
            for kind, token, played in found
            if not _is_shown(card, token)
        ]

    def card(self, key: str) -> TokenCard | None:
        """Return what is to be told of a chosen token, or None where it is gone."""
        kind, _, step_id = key.partition(" ")
        played = self.timeline.by_id.get(step_id)
        if played is None or played.outcome is None:
            return None
        kinds = [str(kind) for kind, _ in _tokens(played)]
        return dict(zip(kinds, returned_cards(played.outcome, self.viewpoint), strict=True)).get(kind)

    def _name(self, token: Token, played: PlayedStep) -> str:
        step = step_title(played, self.viewpoint.refresh_token_names)
        return f"{self._token_name(token)} · {played.id}: {step}"

    def _token_name(self, token: Token) -> str:
        configuration = self.viewpoint.configuration
        if isinstance(token, AccessToken):
            api = api_words(configuration, token.audience)
            return translate("Inspector", "Access token for {api}").format(api=api)
        if isinstance(token, IdToken):
            client = client_name(configuration, str(token.claims.get("aud", "")))
            return translate("Inspector", "ID token for {client}").format(client=client)
        name = self.viewpoint.refresh_token_names.get(token.value, "")
        return translate("Inspector", "Refresh token {name}").format(name=name).strip()


def compare_cards(this: TokenCard, other: TokenCard) -> tuple[Compared, ...]:
    """Return every member of two tokens; those that only the other has come last."""
    first, second = _facts(this), _facts(other)
    return tuple(_compared(name, first.get(name), second.get(name)) for name in {**first, **second})


def summary(rows: tuple[Compared, ...]) -> str:
    """Return how much differs, in a sentence."""
    names = [row.name for row in rows if row.differs]
    if not names:
        return translate("Inspector", "They are alike in all {count} members.").format(count=len(rows))
    text = translate("Inspector", "{differing} of {count} members differ: {names}.")
    return text.format(differing=len(names), count=len(rows), names=", ".join(names))


def _tokens(played: PlayedStep) -> Iterator[tuple[Kind, Token]]:
    tokens = (played.outcome or Outcome()).tokens
    if tokens.access_token is not None:
        yield "access", tokens.access_token
    if tokens.id_token is not None:
        yield "id", tokens.id_token
    if tokens.refresh_token is not None:
        yield "refresh", tokens.refresh_token


def _is_shown(card: TokenCard, token: Token) -> bool:
    return token.value == card.value if isinstance(token, RefreshToken) else token == card.token


def _facts(card: TokenCard) -> dict[str, Fact]:
    return {fact.name: fact for _, facts in card.tables for fact in facts}


def _compared(name: str, this: Fact | None, other: Fact | None) -> Compared:
    explained = this is not None and other is not None and this.meaning != other.meaning
    first, second = _shown(this, explained=explained), _shown(other, explained=explained)
    if this is None or other is None:
        return Compared(name, first, second, differs=True)
    if this.items or other.items:
        return Compared(name, first, second, set(this.items) != set(other.items), _only(this, other))
    return Compared(name, first, second, this.value != other.value)


def _shown(fact: Fact | None, *, explained: bool) -> str:
    if fact is None:
        return translate("Inspector", "– not in it")
    value = " ".join(fact.items) or fact.value
    return f"{value}\n{fact.meaning}" if explained and fact.meaning else value


def _only(this: Fact, other: Fact) -> str:
    known, others = set(this.items), set(other.items)
    mine = " ".join(item for item in this.items if item not in others)
    theirs = " ".join(item for item in other.items if item not in known)
    here, there = translate("Inspector", "Only this: {what}."), translate("Inspector", "Only other: {what}.")
    told = [text.format(what=what) for text, what in ((here, mine), (there, theirs)) if what]
    return " ".join(told)
