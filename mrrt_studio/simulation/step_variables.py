"""Variables for everything in the requests of a timeline that is a secret, a token, an id or the domain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count
from typing import Any, cast
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from mrrt_studio.engine.client_auth import client_secret
from mrrt_studio.formats.naming import Names, free_variable
from mrrt_studio.formats.redaction import without_secrets
from mrrt_studio.formats.template import Node, Piece, Template, Variable, template, variable_name
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.timeline import PlayedStep, Timeline

CODE = Variable("CODE")
CODE_VERIFIER = Variable("CODE_VERIFIER")
CODE_CHALLENGE = Variable("CODE_CHALLENGE")
DEVICE_CODE = Variable("DEVICE_CODE")
UNKNOWN_TOKEN = Variable("UNKNOWN_TOKEN")

_OF_THE_LOGIN: Mapping[str, Variable] = {
    "code": CODE,
    "code_verifier": CODE_VERIFIER,
    "code_challenge": CODE_CHALLENGE,
    "device_code": DEVICE_CODE,
}
"""Members that are new at every login."""

_PROOFS = frozenset({"client_secret", "client_assertion", "password"})


@dataclass(frozen=True)
class StepVariables:
    """The variables of one timeline."""

    names: Names
    ids: Mapping[str, Variable]
    """Of applications and users."""
    secrets: Mapping[str, Variable]
    """Of applications and users, by the value that the simulator uses."""
    refresh_tokens: Mapping[str, Variable]
    """By value, under the name of the step that returned it."""
    tokens: Mapping[str, tuple[Variable, Variable]]
    """The access token and the refresh token that a step returns, by its id."""

    @classmethod
    def of(cls, timeline: Timeline) -> StepVariables:
        """Return the variables for all steps of a timeline."""
        names = Names.of(timeline.scenario)
        tokens = _token_variables(timeline)
        users, passwords = _of_users(timeline.scenario)
        secrets = {**_client_secrets(timeline.scenario, names), **passwords}
        return cls(names, {**names.clients, **users}, secrets, _refresh_tokens(timeline, tokens), tokens)

    def text(self, value: str) -> Template:
        """Return a text of a request with variables in it."""
        return template(self.ids.get(value) or self.names.text(value))

    def member(self, played: PlayedStep, name: str, value: object) -> Template:
        """Return a member of a form or of a query."""
        if name in _OF_THE_LOGIN:
            return template(_OF_THE_LOGIN[name])
        text = str(value)
        if name in {"refresh_token", "token"}:
            return template(self.refresh_tokens.get(text, UNKNOWN_TOKEN))
        if name in _PROOFS:
            return template(self.secrets.get(text) or Variable(variable_name(played.id, name)))
        return self.text(text)

    def bearer(self, step_id: str | None) -> Variable:
        """Return the access token of a step; a step that nobody knows returned none."""
        known = self.tokens.get(step_id or "")
        return known[0] if known else UNKNOWN_TOKEN

    def json(self, value: Any) -> Node:  # noqa: ANN401 - any JSON
        """Return the body of a request to the Management API; its secrets become variables."""
        if isinstance(value, dict):
            members = cast("dict[str, Any]", value)
            shown = without_secrets(members).item
            return {
                name: self.json(member) if name in shown else Variable(variable_name(name))
                for name, member in members.items()
            }
        if isinstance(value, list):
            return [self.json(item) for item in cast("list[Any]", value)]
        return self.text(value) if isinstance(value, str) else value

    def url(self, played: PlayedStep, url: str) -> Template:
        """Return an address with variables in it, percent-encoded where it must be."""
        parts = urlsplit(url)
        if not parts.netloc:
            return self.text(url)
        path = (self._encoded(self.text(unquote(part))) for part in parts.path.split("/"))
        whole = template(f"{parts.scheme}://", self.text(parts.netloc), *_joined("/", path))
        query = parse_qsl(parts.query, keep_blank_values=True)
        if not query:
            return whole
        members = (
            template(f"{quote(name, safe='')}=", self._encoded(self.member(played, name, value)))
            for name, value in query
        )
        return template(whole, "?", *_joined("&", members))

    @staticmethod
    def _encoded(text: Template) -> Template:
        pieces: tuple[Piece, ...] = tuple(
            piece if isinstance(piece, Variable) else quote(piece, safe="", errors="replace")
            for piece in text.pieces
        )
        return template(*pieces)


def _joined(separator: str, parts: Iterator[Template]) -> Iterator[Template]:
    for number, part in enumerate(parts):
        yield template(separator, part) if number else part


def _token_variables(timeline: Timeline) -> dict[str, tuple[Variable, Variable]]:
    taken: set[str] = set()
    found: dict[str, tuple[Variable, Variable]] = {}
    for played in timeline.steps:
        stem = variable_name(played.id) or "STEP"
        candidates = chain([stem], (f"{stem}_{number}" for number in count(2)))
        name = next(name for name in candidates if name not in taken)
        taken.add(name)
        found[played.id] = Variable(f"{name}_ACCESS_TOKEN"), Variable(f"{name}_REFRESH_TOKEN")
    return found


def _refresh_tokens(
    timeline: Timeline, tokens: Mapping[str, tuple[Variable, Variable]]
) -> dict[str, Variable]:
    """Return the refresh tokens by value, under the name of the step that returned them first."""
    found: dict[str, Variable] = {}
    for played in timeline.steps:
        token = played.outcome.tokens.refresh_token if played.outcome else None
        if token is not None:
            found.setdefault(token.value, tokens[played.id][1])
    return found


def _client_secrets(scenario: Scenario, names: Names) -> dict[str, Variable]:
    stems = {id_: variable.name.removesuffix("_CLIENT_ID") for id_, variable in names.clients.items()}
    return {
        client_secret(client, scenario.seed): Variable(f"{stems[client.client_id]}_CLIENT_SECRET")
        for client in scenario.clients
    }


def _of_users(scenario: Scenario) -> tuple[dict[str, Variable], dict[str, Variable]]:
    taken: set[str] = set()
    ids = {user.user_id: free_variable(user.label, "USER_ID", taken) for user in scenario.users}
    passwords = {
        user.password: Variable(f"{ids[user.user_id].name.removesuffix('_USER_ID')}_PASSWORD")
        for user in scenario.users
        if user.password
    }
    return ids, passwords
