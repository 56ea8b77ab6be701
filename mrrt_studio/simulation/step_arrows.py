"""Who says what to whom in a step: the lanes of the sequence diagram and the arrows between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, NamedTuple

from mrrt_studio.engine.explain import verdict
from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.steps import (
    BaseStep,
    CallApiStep,
    ClientCredentialsStep,
    ConfigureStep,
    ExchangeStep,
    LoginStep,
    LogoutStep,
    RevokeStep,
    SilentLoginStep,
    UserinfoStep,
)
from mrrt_studio.simulation.step_titles import (
    TokenNames,
    access_token_of,
    api_name,
    changed_object,
    client_name,
    exchanged_token,
)
from mrrt_studio.simulation.timeline import PlayedStep

LaneKind = Literal["admin", "user", "client", "auth0", "api"]
Emphasis = Literal["", "surprise", "refused"]


class Lane(NamedTuple):
    """One who takes part: ``key`` is a client_id or an identifier, and empty where there is one only."""

    kind: LaneKind
    key: str = ""


ADMIN, USER, AUTH0 = Lane("admin"), Lane("user"), Lane("auth0")


class Arrow(NamedTuple):
    """One message; arrows of one ``row`` stand beside each other, so they never overlap."""

    source: Lane
    target: Lane
    label: str
    row: int
    reply: bool = False
    emphasis: Emphasis = ""


def lane_name(lane: Lane, configuration: Configuration) -> str:
    """Return what people call a lane."""
    if lane.kind == "client":
        return client_name(configuration, lane.key)
    if lane.kind == "api":
        return api_name(configuration, lane.key)
    return {"admin": "Administrator", "user": "User", "auth0": "Auth0"}[lane.kind]


def lanes_of(played: PlayedStep) -> tuple[Lane, ...]:
    """Return whom a step has to do with: those who speak in it, and the API that its token is for."""
    if played.outcome is None:
        return ()
    found = [lane for arrow in arrows_of(played, {}) for lane in (arrow.source, arrow.target)]
    authorization = played.outcome.authorization
    if authorization is not None and authorization.api is not None:
        found.append(Lane("api", authorization.api.identifier))
    asked = getattr(played.step, "audience", None)
    if asked is not None and asked in played.before.state.configuration.resource_servers:
        found.append(Lane("api", asked))
    return tuple(dict.fromkeys(found))


_ORDER: Mapping[LaneKind, int] = {"admin": 0, "user": 1, "client": 2, "auth0": 3, "api": 4}


def ordered_lanes(found: Iterable[Lane]) -> tuple[Lane, ...]:
    """Return lanes from left to right, each once; user and Auth0 always belong to the picture."""
    return tuple(sorted(dict.fromkeys((USER, AUTH0, *found)), key=lambda lane: _ORDER[lane.kind]))


def arrows_of(played: PlayedStep, names: TokenNames) -> tuple[Arrow, ...]:
    """Return the messages of a step from top to bottom; waiting and disabled steps have none.

    Args:
        played: the step.
        names: of the refresh tokens of the whole timeline.
    """
    draw = _DRAWINGS.get(type(played.step))
    if draw is None or played.outcome is None:
        return ()
    requests = draw(played.step, played, names)
    last = requests[-1]
    emphasis = _emphasis(played.outcome)
    if emphasis == "surprise":
        requests[-1] = last._replace(emphasis=emphasis)
    text = _reply(played, names)
    return (*requests, Arrow(last.target, last.source, text, last.row + 1, reply=True, emphasis=emphasis))


def _emphasis(outcome: Outcome) -> Emphasis:
    kind = verdict(outcome)
    return "refused" if kind == "refused" else "surprise" if kind == "another-audience" else ""


def _reply(played: PlayedStep, names: TokenNames) -> str:
    outcome = played.outcome
    if outcome is None or outcome.response is None:
        return ""
    status = str(outcome.response.status)
    if outcome.refused is not None:
        return f"{status} {outcome.response.body.get('error', '')}".strip()
    returned = ", ".join(_returned(outcome, names))
    return f"{status} · {returned}" if returned else status


def _returned(outcome: Outcome, names: TokenNames) -> list[str]:
    tokens = outcome.tokens
    parts: list[str] = []
    if tokens.access_token is not None:
        parts.append("AT for another API" if verdict(outcome) == "another-audience" else "AT")
    if tokens.id_token is not None:
        parts.append("ID token")
    if tokens.refresh_token is not None:
        parts.append(token_name(tokens.refresh_token.value, names))
    return parts


def token_name(value: str, names: TokenNames) -> str:
    """Return the name of a refresh token that was issued; one not in the timeline yet is the next."""
    return names.get(value) or f"RT {len(names) + 1}"


def _client(client_id: str | None) -> Lane:
    return Lane("client", client_id or "")


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


_Drawing = Callable[[Any, PlayedStep, TokenNames], list[Arrow]]


def _login(step: LoginStep, _played: PlayedStep, _names: TokenNames) -> list[Arrow]:
    app = _client(step.client)
    said = {"password": "user name and password"}.get(step.flow, "opens")
    asked = {"password": "token", "device_code": "device code"}.get(step.flow, "authorize")
    prompt = f"prompt={step.prompt}" if step.prompt else None
    return [Arrow(USER, app, said, 0), Arrow(app, AUTH0, _joined(asked, prompt), 0)]


def _silent_login(step: SilentLoginStep, _played: PlayedStep, _names: TokenNames) -> list[Arrow]:
    return [Arrow(_client(step.client), AUTH0, "authorize · prompt=none", 0)]


def _exchange(step: ExchangeStep, played: PlayedStep, _names: TokenNames) -> list[Arrow]:
    audience = api_name(played.before.state.configuration, step.audience) if step.audience else None
    client_id, _value = exchanged_token(played)
    return [Arrow(_client(client_id), AUTH0, _joined("token", audience, step.scope), 0)]


def _call_api(step: CallApiStep, played: PlayedStep, _names: TokenNames) -> list[Arrow]:
    token = access_token_of(played)
    api = step.api or (token.audience if token else None)
    userinfo = played.before.state.configuration.tenant.userinfo_audience
    target = AUTH0 if api in (None, userinfo) else Lane("api", api)
    call = f"{step.method or 'GET'} {step.path or '/'}"
    return [Arrow(_sender(played), target, _joined(call, _carried(step.access_token)), 0)]


def _carried(reference: str | None) -> str:
    return f"AT of {reference}" if reference else "no token"


def _sender(played: PlayedStep) -> Lane:
    """A call with a token that nobody issued, or with none, comes from the first application there is."""
    token = access_token_of(played)
    reference = getattr(played.step, "access_token", None)
    owner = token.client_id if token else played.before.clients.get(reference) if reference else None
    return _client(owner or next(iter(played.before.state.configuration.clients), ""))


def _userinfo(step: UserinfoStep, played: PlayedStep, _names: TokenNames) -> list[Arrow]:
    return [Arrow(_sender(played), AUTH0, _joined("GET /userinfo", _carried(step.access_token)), 0)]


def _client_credentials(step: ClientCredentialsStep, played: PlayedStep, _names: TokenNames) -> list[Arrow]:
    audience = api_name(played.before.state.configuration, step.audience) if step.audience else None
    return [Arrow(_client(step.client), AUTH0, _joined("token", audience, step.scope), 0)]


def _revoke(step: RevokeStep, played: PlayedStep, names: TokenNames) -> list[Arrow]:
    if step.refresh_token is None:
        return [Arrow(ADMIN, AUTH0, "DELETE grants" if step.grant else "DELETE refresh tokens", 0)]
    client_id, value = exchanged_token(played)
    return [Arrow(_client(client_id), AUTH0, _joined("revoke", names.get(value)), 0)]


def _logout(_step: LogoutStep, _played: PlayedStep, _names: TokenNames) -> list[Arrow]:
    return [Arrow(USER, AUTH0, "log out", 0)]


def _configure(step: ConfigureStep, played: PlayedStep, _names: TokenNames) -> list[Arrow]:
    target = changed_object(played.before.state.configuration, step.path)
    collection = step.path.strip("/").partition("/")[0]
    return [Arrow(ADMIN, AUTH0, _joined(f"{step.method} {collection}", target), 0)]


_DRAWINGS: Mapping[type[BaseStep], _Drawing] = {
    LoginStep: _login,
    SilentLoginStep: _silent_login,
    ExchangeStep: _exchange,
    CallApiStep: _call_api,
    UserinfoStep: _userinfo,
    ClientCredentialsStep: _client_credentials,
    RevokeStep: _revoke,
    LogoutStep: _logout,
    ConfigureStep: _configure,
}
