"""What would stop a stolen refresh token, each tried on the engine: what can its holder still reach then?

Source: https://auth0.com/docs/secure/tokens/refresh-tokens/revoke-refresh-tokens
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple

from mrrt_studio.engine.context import Context
from mrrt_studio.engine.ids import Ids
from mrrt_studio.engine.revoke import logout, revoke_all_of_user, revoke_token, revoke_user_grant
from mrrt_studio.engine.state import RefreshToken, State
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.simulation.probe import ask_exchange
from mrrt_studio.simulation.token_reach import ReachedApi, token_reach

Effect = Literal["ends it", "narrows it", "changes nothing", "widens it"]
"""``widens it``: only where an assumption says that policies for the API of the login narrow it."""
Stolen = tuple[State, str]
"""The server and the value that the thief holds."""


class Countermeasure(NamedTuple):
    """One thing to do, and what it does to the stolen token."""

    id: str
    sentence: str
    effect: Effect
    left: tuple[ReachedApi, ...]
    """What the holder of the token still reaches afterwards."""


class _Measure(NamedTuple):
    id: str
    sentence: str
    act: Callable[[State, RefreshToken, Mapping[str, str]], Stolen]


def countermeasures(
    state: State, choices: Mapping[str, str], token: RefreshToken, reached: tuple[ReachedApi, ...]
) -> tuple[Countermeasure, ...]:
    """Return what could be done about a stolen refresh token; all of it leaves issued access tokens alive.

    Args:
        state: the server when the token was stolen.
        choices: a value for every assumption.
        token: the stolen one.
        reached: what it reaches while nothing is done.
    """
    return tuple(_tried(measure, state, choices, token, reached) for measure in _measures(token))


def _tried(
    measure: _Measure,
    state: State,
    choices: Mapping[str, str],
    token: RefreshToken,
    reached: tuple[ReachedApi, ...],
) -> Countermeasure:
    after, value = measure.act(state, token, choices)
    left = token_reach(after, choices, value)
    return Countermeasure(measure.id, measure.sentence, _effect(reached, left), left)


def _effect(before: tuple[ReachedApi, ...], after: tuple[ReachedApi, ...]) -> Effect:
    had, has = _scopes(before), _scopes(after)
    if has == had:
        return "changes nothing"
    if not has:
        return "ends it"
    return "narrows it" if has < had else "widens it"


def _scopes(reached: tuple[ReachedApi, ...]) -> frozenset[tuple[str | None, str]]:
    """An API counts even where its token would list no scope."""
    return frozenset((api.audience, scope) for api in reached for scope in ("", *api.scopes))


def _measures(token: RefreshToken) -> Iterator[_Measure]:
    yield _Measure("revoke-token", "The application revokes the refresh token (POST /oauth/revoke).", _revoke)
    yield _Measure("revoke-grant", "An administrator deletes the user's grant for the application.", _grant)
    yield _Measure("revoke-user", "An administrator revokes all refresh tokens of the user.", _all_of_user)
    yield _Measure("block-user", "An administrator blocks the user.", _block)
    yield _Measure("logout", "The user logs out.", _logout)
    if token.rotating:
        sentence = "The application exchanges its copy after the thief did: reuse is detected."
        yield _Measure("reuse-detection", sentence, _reuse)
    yield _Measure("remove-policies", "The application's MRRT policies are removed.", _without_policies)
    yield _Measure(
        "remove-grant-type", "The application loses the grant type refresh_token.", _without_grant_type
    )


def _revoke(state: State, token: RefreshToken, choices: Mapping[str, str]) -> Stolen:
    context = Context(Ids("countermeasure", "revoke"), choices)
    after, _ = revoke_token(state, token.login.client_id, token.value, context)
    return after, token.value


def _grant(state: State, token: RefreshToken, _: Mapping[str, str]) -> Stolen:
    return revoke_user_grant(state, token.login.user_id, token.login.client_id)[0], token.value


def _all_of_user(state: State, token: RefreshToken, _: Mapping[str, str]) -> Stolen:
    return revoke_all_of_user(state, token.login.user_id)[0], token.value


def _block(state: State, token: RefreshToken, _: Mapping[str, str]) -> Stolen:
    configuration = state.configuration
    user = configuration.users.get(token.login.user_id)
    if user is None:
        return state, token.value
    users = {**configuration.users, user.user_id: user.replace(blocked=True)}
    return state.changed(configuration=configuration.changed(users=users)), token.value


def _logout(state: State, token: RefreshToken, _: Mapping[str, str]) -> Stolen:
    return logout(state, token.login.user_id, token.login.client_id)[0], token.value


def _reuse(state: State, token: RefreshToken, choices: Mapping[str, str]) -> Stolen:
    """The thief exchanges first; the application's own exchange comes when the leeway is over."""
    after, outcome = ask_exchange(state, choices, token.value, None)
    successor = outcome.tokens.refresh_token
    client = state.configuration.clients.get(token.login.client_id)
    later = after.changed(now=after.now + (client.leeway if client else 0) + 1)
    detected, _ = ask_exchange(later, choices, token.value, None)
    return detected, successor.value if successor else token.value


def _without_policies(state: State, token: RefreshToken, _: Mapping[str, str]) -> Stolen:
    return _with_client(state, token, _no_policies), token.value


def _no_policies(client: Client) -> Client:
    settings = client.refresh_token
    return client if settings is None else client.replace(refresh_token=settings.replace(policies=None))


def _without_grant_type(state: State, token: RefreshToken, _: Mapping[str, str]) -> Stolen:
    return _with_client(state, token, _no_refresh_grant), token.value


def _no_refresh_grant(client: Client) -> Client:
    left = tuple(grant for grant in client.allowed_grants if grant != "refresh_token")
    return client.replace(grant_types=left)


def _with_client(state: State, token: RefreshToken, change: Callable[[Client], Client]) -> State:
    configuration: Configuration = state.configuration
    client = configuration.clients.get(token.login.client_id)
    if client is None:
        return state
    clients = {**configuration.clients, client.client_id: change(client)}
    return state.changed(configuration=configuration.changed(clients=clients))
