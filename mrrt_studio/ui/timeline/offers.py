"""What the composer offers at a place of the timeline: tokens that exist there, the tenant as it is then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from pydantic import JsonValue
from PySide6.QtCore import QCoreApplication

from mrrt_studio.engine.exchange import cause_of_death
from mrrt_studio.engine.families import is_reuse
from mrrt_studio.engine.state import State
from mrrt_studio.scenario.configuration import OIDC_SCOPES, Configuration
from mrrt_studio.scenario.times import rfc3339
from mrrt_studio.simulation.run import Run
from mrrt_studio.simulation.step_titles import TokenNames, refresh_token_names, short_identifier
from mrrt_studio.simulation.timeline import PlayedStep, Timeline

MOST_TOKENS = 200
"""Further back than that nobody looks."""
_DAY = 86_400
_LAST_SECOND = 253_402_300_799
"""The end of the year 9999, beyond which RFC 3339 cannot write a time."""
PROMPTS = ("none", "login", "consent", "select_account")


class Offer(NamedTuple):
    """A value for the scenario and what people call it."""

    value: str
    text: str


def _tr(text: str) -> str:
    return QCoreApplication.translate("StepComposer", text)


@dataclass(frozen=True)
class Place:
    """A place between two steps: what has happened until then."""

    run: Run
    steps: tuple[PlayedStep, ...]
    """The steps before it."""

    @classmethod
    def before(cls, timeline: Timeline, index: int) -> Place:
        """Return the place before a step, or the end of the timeline."""
        steps = timeline.steps[:index]
        return cls(steps[-1].after if steps else Run.begin(timeline.world), steps)

    @property
    def state(self) -> State:
        """The server at this place."""
        return self.run.state

    @property
    def configuration(self) -> Configuration:
        """The tenant at this place, with what ``configure`` steps have changed."""
        return self.run.state.configuration

    def clients(self) -> list[Offer]:
        """Return the applications."""
        return [Offer(client_id, client.label) for client_id, client in self.configuration.clients.items()]

    def users(self) -> list[Offer]:
        """Return the users."""
        return [Offer(user_id, user.label) for user_id, user in self.configuration.users.items()]

    def apis(self) -> list[Offer]:
        """Return the APIs by identifier."""
        return [
            Offer(name, api.label if api.name else "")
            for name, api in self.configuration.resource_servers.items()
        ]

    def organizations(self) -> list[Offer]:
        """Return the organizations."""
        return [
            Offer(name, one.display_name or one.name)
            for name, one in self.configuration.organizations.items()
        ]

    def scopes(self, audience: str | None) -> list[str]:
        """Return the scopes of an API and those that belong to none; without an API, all that there are."""
        known = self.configuration.resource_servers
        api = known.get(audience or "")
        apis = [api] if api else list(known.values())
        values = (scope for api in apis for scope in api.scope_values)
        return list(dict.fromkeys((*OIDC_SCOPES, "offline_access", *values)))

    def paths(self) -> list[Offer]:
        """Return the paths of the Management API that lead somewhere."""
        clients = [Offer(f"clients/{value}", text) for value, text in self.clients()]
        apis = [Offer(f"resource-servers/{value}", text) for value, text in self.apis()]
        users = [Offer(f"users/{value}", text) for value, text in self.users()]
        lists = [
            Offer(name, "") for name in ("clients", "resource-servers", "client-grants", "users", "roles")
        ]
        return [*clients, *apis, *users, Offer("tenants/settings", _tr("the tenant")), *lists]

    @cached_property
    def names(self) -> TokenNames:
        """What the refresh tokens are called that exist here, by value."""
        return refresh_token_names(self.steps)

    def refresh_tokens(self) -> list[Offer]:
        """Return the refresh tokens by the step that returned them, newest first, used ones included."""
        offers = (
            Offer(played.id, self._token_text(played))
            for played in reversed(self.steps)
            if played.outcome and played.outcome.tokens.refresh_token
        )
        return [*islice(offers, MOST_TOKENS)]

    def access_tokens(self) -> list[Offer]:
        """Return the access tokens by the step that returned them, newest first."""
        return [*islice(self._access_tokens(), MOST_TOKENS)]

    def newest_refresh_token(self, client_id: str | None) -> str:
        """Return the name of the token that an exchange takes when it names none, or nothing."""
        token = self.run.newest_of.get(client_id) if client_id else self.run.newest
        return self.names.get(token.value, "") if token else ""

    def _token_text(self, played: PlayedStep) -> str:
        token = played.outcome.tokens.refresh_token if played.outcome else None
        value = token.value if token else ""
        return f"{self.names.get(value, '')} {_tr('of')} {played.id}{self._fate(value)}"

    def _fate(self, value: str) -> str:
        """Return in brackets why a token is no longer the one to use; nothing for a current one."""
        token = self.state.refresh_tokens.get(value)
        if token is None:
            return ""
        client = self.configuration.clients.get(token.login.client_id)
        if cause_of_death(self.state, token) is not None:
            expired = token.is_expired(self.state.now)
            return f" ({_tr('expired') if expired else _tr('revoked')})"
        rotated = token.exchanged or (client is not None and is_reuse(self.state, client, token))
        return f" ({_tr('rotated')})" if rotated else ""

    def _access_tokens(self) -> Iterator[Offer]:
        for played in reversed(self.steps):
            token = played.outcome.tokens.access_token if played.outcome else None
            if token is not None:
                place = short_identifier(token.audience) if token.audience else "userinfo"
                over = f" ({_tr('expired')})" if self.state.now >= token.expires_at else ""
                yield Offer(played.id, f"{place}, {_tr('of')} {played.id}{over}")


def new_values(type_: str, place: Place) -> dict[str, JsonValue]:
    """Return the fields that a new step of a type needs, filled in with what is most likely meant."""
    return _FILLED[type_](place)


def mode_values(type_: str, mode: str, place: Place) -> dict[str, JsonValue]:
    """Return what a step says at first when another of its alternatives is chosen."""
    if type_ == "wait":
        tomorrow = rfc3339(min(place.state.now + _DAY, _LAST_SECOND))
        return {mode: {"seconds": 60, "duration": "PT10M", "until": tomorrow}[mode]}
    person = _person(place)
    if mode == "grant":
        return {"grant": person}
    return {"user": person["user"]} if mode == "user" and "user" in person else new_values(type_, place)


def _given(**values: JsonValue) -> dict[str, JsonValue]:
    """What there is nothing to choose from stays absent, so that the form says that it is needed."""
    return {name: value for name, value in values.items() if value != ""}


def _person(place: Place) -> dict[str, JsonValue]:
    return _given(client=_last(place, "client", place.clients()), user=_last(place, "user", place.users()))


def _last(place: Place, field: str, offers: list[Offer]) -> str:
    """Return what the last step that has a field says there, or the first that is offered."""
    for played in islice(reversed(place.steps), MOST_TOKENS):
        value = getattr(played.step, field, None)
        if isinstance(value, str) and any(offer.value == value for offer in offers):
            return value
    return _first(offers)


def _first(offers: list[Offer]) -> str:
    return offers[0].value if offers else ""


_FILLED: Mapping[str, Callable[[Place], dict[str, JsonValue]]] = {
    "login": _person,
    "silent_login": _person,
    "exchange": lambda _place: {},
    "call_api": lambda place: _given(access_token=_first(place.access_tokens())),
    "userinfo": lambda place: _given(access_token=_first(place.access_tokens())),
    "client_credentials": lambda place: _given(
        client=_last(place, "client", place.clients()), audience=_first(place.apis())
    ),
    "wait": lambda _place: {"seconds": 60},
    "revoke": lambda place: _given(refresh_token=_first(place.refresh_tokens())),
    "logout": lambda place: _given(user=_last(place, "user", place.users())),
    "configure": lambda place: _given(method="PATCH", path=_first(place.paths()), body={}),
}
