"""Which tokens a step returned or sent, and everything that is to be told of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mrrt_studio.engine.client_auth import client_secret
from mrrt_studio.engine.context import DEMO_KEY_ID
from mrrt_studio.engine.grant import signing_secret
from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.engine.state import RefreshToken, State
from mrrt_studio.engine.tokens import AccessToken, IdToken
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.simulation.claims import Fact, Reading, claim_facts, expiry_text, header_facts, past_text
from mrrt_studio.simulation.step_titles import access_token_of, client_name
from mrrt_studio.simulation.timeline import PlayedStep
from mrrt_studio.ui.inspector.refresh_facts import refresh_facts
from mrrt_studio.ui.inspector.scope_columns import result_chip
from mrrt_studio.ui.inspector.wording import api_words, translate, unmarked
from mrrt_studio.ui.widgets.chips import Chip

Facts = tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class TokenCard:
    """One token. It is signed when its card is shown, and not before."""

    heading: str
    sentence: str
    """What it is, with marks."""
    tables: tuple[tuple[str, Facts], ...]
    token: AccessToken | IdToken | None = None
    """None for a refresh token."""
    value: str = ""
    """The text of a token that is no JWT."""
    secret: str | None = None
    """What verifies HS256, as the tenant knows it now."""

    @property
    def is_jwt(self) -> bool:
        """Whether there is a signature to verify."""
        return self.token is not None and not self.value

    @property
    def has_demo_key(self) -> bool:
        """Whether the key that is shipped with the program signs it."""
        return self.token is not None and self.token.header.get("kid") == DEMO_KEY_ID


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """From where tokens are looked at: the server at the playhead, and what refresh tokens are called."""

    state: State
    seed: str
    refresh_token_names: Mapping[str, str]
    at_playhead: bool = True
    """False where the playhead stands before the step: then it is seen from the step's own end."""

    @property
    def configuration(self) -> Configuration:
        """The tenant as it stands there."""
        return self.state.configuration

    @property
    def reading(self) -> Reading:
        """What is needed to read claims."""
        return Reading(self.configuration, self.state.now)


def count_tokens(played: PlayedStep) -> int:
    """Return how many tokens a step has to show, without looking at any of them."""
    if played.outcome is None:
        return 0
    tokens = played.outcome.tokens
    shown = (tokens.access_token, tokens.id_token, tokens.refresh_token or _kept(played.outcome))
    return sum(token is not None for token in (*shown, access_token_of(played)))


def token_cards(played: PlayedStep, outcome: Outcome, viewpoint: Viewpoint) -> tuple[TokenCard, ...]:
    """Return what is to be told of each token: the one that was sent, then those that were returned."""
    sent = access_token_of(played)
    step_id = str(getattr(played.step, "access_token", ""))
    before = () if sent is None else (_sent_card(sent, step_id, viewpoint),)
    kept = None if outcome.tokens.refresh_token is not None else _kept(outcome)
    after = () if kept is None else (_refresh_card(kept, viewpoint, returned=False),)
    return (*before, *returned_cards(outcome, viewpoint), *after)


def returned_cards(outcome: Outcome, viewpoint: Viewpoint) -> tuple[TokenCard, ...]:
    """Return what is to be told of the tokens that a step returned: access, ID and refresh token."""
    tokens, cards = outcome.tokens, list[TokenCard]()
    if tokens.access_token is not None:
        cards.append(_access_card(tokens.access_token, viewpoint))
    if tokens.id_token is not None:
        cards.append(_id_card(tokens.id_token, viewpoint))
    if tokens.refresh_token is not None:
        cards.append(_refresh_card(tokens.refresh_token, viewpoint, returned=True))
    return tuple(cards)


def scope_chips(outcome: Outcome) -> Mapping[str, Chip]:
    """Return a chip for each granted scope in the colour of its source."""
    decisions = outcome.authorization.scopes if outcome.authorization else ()
    return {d.scope: Chip(d.scope, result_chip(d).kind) for d in decisions if d.granted}


def _kept(outcome: Outcome) -> RefreshToken | None:
    """Return a token that does not rotate: it was used, and stays."""
    is_returned = outcome.tokens.refresh_token is not None
    return None if is_returned or outcome.refused is not None else outcome.kept_refresh_token


def _sent_card(token: AccessToken, step_id: str, viewpoint: Viewpoint) -> TokenCard:
    card = _access_card(token, viewpoint)
    sent = translate("Inspector", "Sent with the call; it is that of step {step}.")
    sentence = f"{sent.format(step=f'`{step_id}`')} {card.sentence}"
    return TokenCard(card.heading, sentence, card.tables, card.token, card.value, card.secret)


def _access_card(token: AccessToken, viewpoint: Viewpoint) -> TokenCard:
    heading = translate("Inspector", "Access token for {api}")
    heading = heading.format(api=api_words(viewpoint.configuration, token.audience))
    if token.opaque is not None:
        return _opaque_card(heading, token, token.opaque, viewpoint)
    api = viewpoint.configuration.resource_servers.get(token.audience or "")
    secret = signing_secret(api, viewpoint.seed) if api else None
    sentence = translate("Inspector", "The application sends it to the API, which reads and checks it.")
    return TokenCard(heading, sentence, _jwt_tables(token, viewpoint), token, secret=secret)


def _opaque_card(heading: str, token: AccessToken, value: str, viewpoint: Viewpoint) -> TokenCard:
    sentence = translate(
        "Inspector",
        "An opaque token: random text that only Auth0 can look up. It opens the userinfo endpoint "
        "and no API, because the login named no audience.",
    )
    now = viewpoint.state.now
    facts = (
        Fact("scope", " ".join(token.scopes), translate("Inspector", "what was granted"), token.scopes),
        Fact("iat", str(token.issued_at), past_text("issued", token.issued_at, now)),
        Fact("exp", str(token.expires_at), expiry_text(token.expires_at, now)),
    )
    title = translate("Inspector", "What Auth0 knows of it")
    return TokenCard(heading, sentence, ((title, facts),), token, value=value)


def _id_card(token: IdToken, viewpoint: Viewpoint) -> TokenCard:
    client_id = str(token.claims.get("aud", ""))
    client = viewpoint.configuration.clients.get(client_id)
    secret = client_secret(client, viewpoint.seed) if client else None
    heading = translate("Inspector", "ID token for {client}")
    heading = heading.format(client=client_name(viewpoint.configuration, client_id))
    sentence = translate("Inspector", "It tells the application who logged in; no API takes it.")
    return TokenCard(heading, sentence, _jwt_tables(token, viewpoint), token, secret=secret)


def _jwt_tables(token: AccessToken | IdToken, viewpoint: Viewpoint) -> tuple[tuple[str, Facts], ...]:
    return (
        (translate("Inspector", "Header"), header_facts(token.header)),
        (translate("Inspector", "Claims"), claim_facts(token.claims, viewpoint.reading)),
    )


def _refresh_card(token: RefreshToken, viewpoint: Viewpoint, *, returned: bool) -> TokenCard:
    name = viewpoint.refresh_token_names.get(token.value, "")
    heading = translate("Inspector", "Refresh token {name}").format(name=name).strip()
    came = translate("Inspector", "It came back with this step.")
    stays = translate("Inspector", "It was exchanged and stays; the answer does not repeat it.")
    client = unmarked(client_name(viewpoint.configuration, token.login.client_id))
    held = translate("Inspector", "Only {client} can exchange it.").format(client=f"**{client}**")
    facts = refresh_facts(token, viewpoint.state)
    title = translate("Inspector", "What Auth0 knows of it")
    return TokenCard(heading, f"{came if returned else stays} {held}", ((title, facts),), value=token.value)
