"""Who says what to whom in a step: the lanes of the sequence diagram and the arrows between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, NamedTuple

from mrrt_studio.engine.explain import verdict
from mrrt_studio.engine.outcome import Outcome, Tokens
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
    return {"admin": "Admin", "user": "User", "auth0": "Auth0"}[lane.kind]


def lanes_of(played: PlayedStep) -> tuple[Lane, ...]:
    """Return whom a step has to do with: those who speak in it, and the API that its token is for."""
    if played.outcome is None:
        return ()
    found = list(_route(played))
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
    route = _route(played)
    if not route or played.outcome is None:
        return ()
    emphasis = _emphasis(played.outcome)
    asked = _LABELS[type(played.step)](played.step, played, names)
    hops = zip(route, route[1:], [*_entry(played.step), asked], strict=False)
    requests = [Arrow(source, target, label, 0) for source, target, label in hops]
    if emphasis == "surprise":
        requests[-1] = requests[-1]._replace(emphasis=emphasis)
    reply = _reply(played, names)
    return (*requests, Arrow(route[-1], route[-2], reply, 1, reply=True, emphasis=emphasis))


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
    if verdict(outcome) == "another-audience":
        return f"{status} · AT for another API"
    returned = ", ".join(_returned(outcome.tokens, names))
    return f"{status} · {returned}" if returned else status


def _returned(tokens: Tokens, names: TokenNames) -> list[str]:
    parts = ["AT"] if tokens.access_token is not None else []
    if tokens.id_token is not None:
        parts.append("ID token")
    if tokens.refresh_token is not None:
        parts.append(token_name(tokens.refresh_token.value, names))
    return parts


def token_name(value: str, names: TokenNames) -> str:
    """Return the name of a refresh token that was issued; one not in the timeline yet is the next."""
    return names.get(value) or f"RT {len(names) + 1}"


_Route = tuple[Lane, ...]


def _route(played: PlayedStep) -> _Route:
    """Return whom a request passes, from who begins to who answers; nobody where nothing is sent."""
    draw = _ROUTES.get(type(played.step))
    return () if draw is None or played.outcome is None else draw(played.step, played)


def _client(client_id: str | None) -> Lane:
    return Lane("client", client_id or "")


def _from_user(step: LoginStep, _played: PlayedStep) -> _Route:
    return (USER, _client(step.client), AUTH0)


def _from_client(step: SilentLoginStep | ClientCredentialsStep, _played: PlayedStep) -> _Route:
    return (_client(step.client), AUTH0)


def _exchange(step: ExchangeStep, played: PlayedStep) -> _Route:
    token = played.outcome.tokens.access_token if played.outcome else None
    client_id = step.client or (token.client_id if token else None) or exchanged_token(played)[0]
    return (_client(client_id), AUTH0)


def _to_api(step: CallApiStep, played: PlayedStep) -> _Route:
    token = access_token_of(played)
    api = step.api or (token.audience if token else None)
    userinfo = played.before.state.configuration.tenant.userinfo_audience
    return (_holder(played), AUTH0 if api in (None, userinfo) else Lane("api", api))


def _to_userinfo(_step: UserinfoStep, played: PlayedStep) -> _Route:
    return (_holder(played), AUTH0)


def _holder(played: PlayedStep) -> Lane:
    """A call with a token that nobody issued, or with none, comes from the first application there is."""
    token = access_token_of(played)
    reference = getattr(played.step, "access_token", None)
    owner = token.client_id if token else played.before.clients.get(reference) if reference else None
    return _client(owner or next(iter(played.before.state.configuration.clients), ""))


def _revocation(step: RevokeStep, played: PlayedStep) -> _Route:
    if step.refresh_token is None:
        return (ADMIN, AUTH0)
    return (_client(exchanged_token(played)[0]), AUTH0)


_ROUTES: Mapping[type[BaseStep], Callable[[Any, PlayedStep], _Route]] = {
    LoginStep: _from_user,
    SilentLoginStep: _from_client,
    ExchangeStep: _exchange,
    CallApiStep: _to_api,
    UserinfoStep: _to_userinfo,
    ClientCredentialsStep: _from_client,
    RevokeStep: _revocation,
    LogoutStep: lambda _step, _played: (USER, AUTH0),
    ConfigureStep: lambda _step, _played: (ADMIN, AUTH0),
}


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _entry(step: BaseStep) -> list[str]:
    """Only a login begins with the user."""
    if not isinstance(step, LoginStep):
        return []
    return ["user name and password" if step.flow == "password" else "opens"]


def _login(step: LoginStep, _played: PlayedStep, _names: TokenNames) -> str:
    asked = {"password": "token", "device_code": "device code"}.get(step.flow, "authorize")
    return _joined(asked, f"prompt={step.prompt}" if step.prompt else None)


def _token(step: ExchangeStep | ClientCredentialsStep, played: PlayedStep, _names: TokenNames) -> str:
    audience = api_name(played.before.state.configuration, step.audience) if step.audience else None
    return _joined("token", audience, step.scope)


def _call_api(step: CallApiStep, _played: PlayedStep, _names: TokenNames) -> str:
    return _joined(f"{step.method or 'GET'} {step.path or '/'}", _carried(step.access_token))


def _userinfo(step: UserinfoStep, _played: PlayedStep, _names: TokenNames) -> str:
    return _joined("GET /userinfo", _carried(step.access_token))


def _carried(reference: str | None) -> str:
    return f"AT of {reference}" if reference else "no token"


def _revoke(step: RevokeStep, played: PlayedStep, names: TokenNames) -> str:
    if step.refresh_token is None:
        return "DELETE grants" if step.grant else "DELETE refresh tokens"
    return _joined("revoke", names.get(exchanged_token(played)[1]))


def _configure(step: ConfigureStep, played: PlayedStep, _names: TokenNames) -> str:
    target = changed_object(played.before.state.configuration, step.path)
    collection = step.path.strip("/").partition("/")[0]
    return _joined(f"{step.method} {collection}", target)


_LABELS: Mapping[type[BaseStep], Callable[[Any, PlayedStep, TokenNames], str]] = {
    LoginStep: _login,
    SilentLoginStep: lambda _step, _played, _names: "authorize · prompt=none",
    ExchangeStep: _token,
    CallApiStep: _call_api,
    UserinfoStep: _userinfo,
    ClientCredentialsStep: _token,
    RevokeStep: _revoke,
    LogoutStep: lambda _step, _played, _names: "log out",
    ConfigureStep: _configure,
}
