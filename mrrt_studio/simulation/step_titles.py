"""What people call the steps of a timeline and the things in it: titles, refresh tokens, spans of time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import unquote

from mrrt_studio.engine.tokens import AccessToken
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
    WaitStep,
)
from mrrt_studio.simulation.run import exchange_request
from mrrt_studio.simulation.timeline import PlayedStep

TokenNames = Mapping[str, str]
"""What people call each refresh token, by its value."""

UNKNOWN_TOKEN = "an unknown refresh token"  # noqa: S105 - words, not a secret

_FLOWS = {"password": " by password", "device_code": " on a device"}
_SPANS = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))
_SHORT_SPANS = (("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1))


def refresh_token_names(steps: Iterable[PlayedStep]) -> dict[str, str]:
    """Return ``RT 1``, ``RT 2`` … in the order in which the steps returned them, by value."""
    names: dict[str, str] = {}
    for played in steps:
        token = played.outcome.tokens.refresh_token if played.outcome else None
        if token is not None:
            names[token.value] = f"RT {len(names) + 1}"
    return names


def step_title(played: PlayedStep, names: TokenNames) -> str:
    """Return the title that was written, or one that tells what the step does.

    Args:
        played: the step.
        names: of the refresh tokens of the whole timeline.
    """
    return played.step.title or _AUTOMATIC[type(played.step)](played.step, played, names)


def client_name(configuration: Configuration, client_id: str | None) -> str:
    """Return what people call an application; one that does not exist keeps its id."""
    client = configuration.clients.get(client_id or "")
    return client.label if client else client_id or "An application"


def user_name(configuration: Configuration, user_id: str) -> str:
    """Return what people call a user; one that does not exist keeps its id."""
    user = configuration.users.get(user_id)
    return user.label if user else user_id


def api_name(configuration: Configuration, identifier: str) -> str:
    """Return what people call an API; one that does not exist keeps its identifier."""
    if identifier == configuration.tenant.userinfo_audience:
        return "userinfo"
    api = configuration.resource_servers.get(identifier)
    return api.label if api else short_identifier(identifier)


def short_identifier(identifier: str) -> str:
    """Return an audience without ``https://``; a trailing slash stays, since it counts."""
    return identifier.removeprefix("https://") or identifier


def access_token_of(played: PlayedStep) -> AccessToken | None:
    """Return the access token that the step's request carries, or None where nobody issued it."""
    reference = getattr(played.step, "access_token", None)
    tokens = played.before.returned.get(reference) if reference else None
    return tokens.access_token if tokens else None


def exchanged_token(played: PlayedStep) -> tuple[str, str]:
    """Return who sends the refresh token of an exchange or a revocation, and its value."""
    step = played.step
    if not isinstance(step, ExchangeStep):
        reference = getattr(step, "refresh_token", None)
        step = ExchangeStep(type="exchange", refresh_token=reference)
    return exchange_request(played.before, step, played.id)


def span_in_words(seconds: int) -> str:
    """Return ``10 minutes`` or ``1 hour 30 minutes``: every unit that is not zero."""
    parts = [f"{count} {unit}{'' if count == 1 else 's'}" for unit, count in _parts(seconds, _SPANS)]
    return " ".join(parts) or "0 seconds"


def span_in_short(seconds: int) -> str:
    """Return ``10 min`` or ``1 h 30 min``; beyond the two largest units nothing is told."""
    parts = [f"{count} {unit}" for unit, count in _parts(seconds, _SHORT_SPANS)]
    return " ".join(parts[:2]) or "0 s"


def _parts(seconds: int, units: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    parts: list[tuple[str, int]] = []
    for unit, size in units:
        count, seconds = divmod(seconds, size)
        if count:
            parts.append((unit, count))
    return parts


def _configuration(played: PlayedStep) -> Configuration:
    return played.before.state.configuration


def _login(step: LoginStep, played: PlayedStep, _names: TokenNames) -> str:
    known = _configuration(played)
    flow = _FLOWS.get(step.flow, "")
    return f"{user_name(known, step.user)} logs in to {client_name(known, step.client)}{flow}"


def _silent_login(step: SilentLoginStep, played: PlayedStep, _names: TokenNames) -> str:
    known = _configuration(played)
    return f"{client_name(known, step.client)} logs {user_name(known, step.user)} in silently"


def _exchange(step: ExchangeStep, played: PlayedStep, names: TokenNames) -> str:
    known = _configuration(played)
    client_id, value = exchanged_token(played)
    what = f"{client_name(known, client_id)} exchanges {names.get(value, UNKNOWN_TOKEN)}"
    return f"{what} for {api_name(known, step.audience)}" if step.audience else what


def _call_api(step: CallApiStep, played: PlayedStep, _names: TokenNames) -> str:
    known = _configuration(played)
    token = access_token_of(played)
    api = step.api or (token.audience if token else None)
    who = client_name(known, token.client_id if token else None)
    without = "" if token else " without a token" if step.access_token is None else " with an unknown token"
    return f"{who} calls {api_name(known, api) if api else 'an API'}{without}"


def _userinfo(_step: UserinfoStep, played: PlayedStep, _names: TokenNames) -> str:
    token = access_token_of(played)
    return f"{client_name(_configuration(played), token.client_id if token else None)} asks who the user is"


def _client_credentials(step: ClientCredentialsStep, played: PlayedStep, _names: TokenNames) -> str:
    known = _configuration(played)
    return f"{client_name(known, step.client)} gets a token for itself, for {api_name(known, step.audience)}"


def _wait(step: WaitStep, _played: PlayedStep, _names: TokenNames) -> str:
    if step.until is not None:
        return f"Wait until {step.until.replace('T', ' ')}"
    return f"Wait {span_in_words(step.span or 0)}"


def _revoke(step: RevokeStep, played: PlayedStep, names: TokenNames) -> str:
    known = _configuration(played)
    if step.grant is not None:
        person, app = user_name(known, step.grant.user), client_name(known, step.grant.client)
        return f"An administrator revokes what {person} granted to {app}"
    if step.user is not None:
        return f"An administrator revokes every refresh token of {user_name(known, step.user)}"
    client_id, value = exchanged_token(played)
    return f"{client_name(known, client_id)} revokes {names.get(value, UNKNOWN_TOKEN)}"


def _logout(step: LogoutStep, played: PlayedStep, _names: TokenNames) -> str:
    return f"{user_name(_configuration(played), step.user)} logs out"


_CHANGES = {"PATCH": "changes", "PUT": "replaces", "POST": "adds to", "DELETE": "deletes"}


def _configure(step: ConfigureStep, played: PlayedStep, _names: TokenNames) -> str:
    return f"An administrator {_CHANGES[step.method]} {changed_object(_configuration(played), step.path)}"


def changed_object(configuration: Configuration, path: str) -> str:
    """Return what people call the object that a path of the Management API names."""
    collection, _, name = path.strip("/").partition("/")
    name = unquote(name)
    if collection == "tenants":
        return "the tenant's settings"
    if collection == "clients" and name:
        return client_name(configuration, name)
    if collection == "resource-servers" and name:
        return api_name(configuration, name)
    if collection == "users" and name:
        return user_name(configuration, name)
    return name or collection or "the tenant"


_AUTOMATIC: Mapping[type[BaseStep], Callable[[Any, PlayedStep, TokenNames], str]] = {
    LoginStep: _login,
    SilentLoginStep: _silent_login,
    ExchangeStep: _exchange,
    CallApiStep: _call_api,
    UserinfoStep: _userinfo,
    ClientCredentialsStep: _client_credentials,
    WaitStep: _wait,
    RevokeStep: _revoke,
    LogoutStep: _logout,
    ConfigureStep: _configure,
}
