"""What one application did in a timeline, as the calls of an SDK: a login, then one call for every exchange.

Source: https://auth0.com/docs/secure/tokens/refresh-tokens/multi-resource-refresh-token/configure-and-implement-multi-resource-refresh-token
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from mrrt_studio.formats.exported import ExportWarning
from mrrt_studio.formats.naming import Names
from mrrt_studio.formats.template import one_line, template, variable_name
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.steps import ClientCredentialsStep, ExchangeStep, LoginStep, SilentLoginStep
from mrrt_studio.simulation.run import exchange_request
from mrrt_studio.simulation.step_titles import refresh_token_names, step_title
from mrrt_studio.simulation.timeline import PlayedStep, Timeline

Code = Literal["typescript", "python", "swift", "kotlin"]

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_COMMON: Mapping[str, str] = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_BRACED = frozenset({"swift"})
"""Languages that write ``\\u{7}`` and not ``\\u0007``."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One exchange, as the application asks for it, and what the simulator answers."""

    step_id: str
    title: str
    audience: str | None
    scope: str | None
    status: int
    said: str
    """The granted scopes, or the error."""
    issued: str | None
    """The API that the token is for."""
    number: int = 1
    """Which of the exchanges this is whose ids would give their tokens the same name."""

    @property
    def surprise(self) -> bool:
        """Whether the token is for another API than the one asked for, which no SDK notices."""
        return self.status == 200 and self.audience is not None and self.issued != self.audience  # noqa: PLR2004 - OK


PLACEHOLDER_DOMAIN = "YOUR_AUTH0_DOMAIN"
PLACEHOLDER_ORGANIZATION = "YOUR_ORGANIZATION_ID"


@dataclass(frozen=True, slots=True)
class Session:
    """One login of an application and the exchanges of the refresh token that it returned."""

    client: Client
    audience: str | None
    scope: str | None
    organization: str | None
    flow: str
    exchanges: tuple[Exchange, ...]


def session_of(timeline: Timeline, client_id: str | None = None) -> Session | None:
    """Return what an application did: the one named, else the first that logs somebody in; None without one.

    The first login counts; exchanges of later ones are listed behind those of the first.
    """
    login = next((each for each in timeline.steps if _is_login(each, client_id)), None)
    step = login.step if login else None
    if login is None or not isinstance(step, LoginStep):
        return None
    client = login.before.state.configuration.clients.get(step.client)
    if client is None:
        return None
    shown = _Shown(Names.of(timeline.scenario))
    exchanges = tuple(_told_apart(_exchanges(timeline, client, shown)))
    organization = (
        PLACEHOLDER_ORGANIZATION if (step.organization or "").startswith("org_") else step.organization
    )
    return Session(client, shown(step.audience), step.scope, organization, step.flow, exchanges)


@dataclass(frozen=True, slots=True)
class _Shown:
    """Puts a placeholder where the tenant's domain stands."""

    names: Names

    def __call__(self, text: str | None) -> str | None:
        if text is None:
            return None
        return template(self.names.text(text)).written(str, lambda _: PLACEHOLDER_DOMAIN)


def _is_login(played: PlayedStep, client_id: str | None) -> bool:
    step = played.step
    return isinstance(step, LoginStep) and played.outcome is not None and client_id in (None, step.client)


def _exchanges(timeline: Timeline, client: Client, shown: _Shown) -> Iterator[Exchange]:
    names = refresh_token_names(timeline.steps)
    for played in timeline.steps:
        step, outcome = played.step, played.outcome
        if not isinstance(step, ExchangeStep) or outcome is None or outcome.response is None:
            continue
        if exchange_request(played.before, step, played.id)[0] != client.client_id:
            continue
        body, token = outcome.response.body, outcome.tokens.access_token
        yield Exchange(
            step_id=played.id,
            title=one_line(shown(step_title(played, names)) or ""),
            audience=shown(step.audience),
            scope=step.scope,
            status=outcome.response.status,
            said=one_line(str(body.get("error") or body.get("scope") or "")),
            issued=shown(token.audience) if token else None,
        )


def comments(exchange: Exchange, mark: str) -> list[str]:
    """Return the comment above a call: what it is, and what the simulator answers."""
    lines = [
        f"{mark} {exchange.title}",
        f"{mark} The simulator answers {exchange.status} {exchange.said}".rstrip(),
    ]
    if exchange.surprise:
        lines.append(
            f"{mark} The token is for {one_line(str(exchange.issued))}, and the SDK does not notice."
        )
    return lines


def token_name(exchange: Exchange, *, snake: bool = False) -> str:
    """Return a name for the token of an exchange that every language takes: ``x2Token``, ``x2_token``."""
    first, *others = _words(exchange)
    if snake:
        return "_".join([first, *others, "token"])
    return first + "".join(word.capitalize() for word in [*others, "token"])


def _words(exchange: Exchange) -> list[str]:
    words = variable_name(exchange.step_id).lower().strip("_").split("_")
    first = words[0] if words[0][:1].isalpha() else f"step{words[0]}"
    return [first, *words[1:], *([str(exchange.number)] if exchange.number > 1 else [])]


def _told_apart(exchanges: Iterable[Exchange]) -> Iterator[Exchange]:
    """Number the exchanges whose ids differ only in what no name can hold, such as ``a-b`` and ``a_b``."""
    taken: set[str] = set()
    for exchange in exchanges:
        # Joined without a sign between: "a1-2" and "a12" are one name where words are told by capitals.
        while (name := "".join(_words(exchange))) in taken:
            exchange = replace(exchange, number=exchange.number + 1)  # noqa: PLW2901
        taken.add(name)
        yield exchange


def literal(text: str, language: Code) -> str:
    """Return a text as a literal of a programming language."""
    if language == "python":
        return json.dumps(text, ensure_ascii=False)
    escaped = "".join(_COMMON.get(character, character) for character in text)
    if language == "kotlin":
        escaped = escaped.replace("$", "\\$")
    return f'"{_CONTROL.sub(lambda match: _escape(match[0], language), escaped)}"'


def _escape(character: str, language: Code) -> str:
    code = ord(character)
    return f"\\u{{{code:x}}}" if language in _BRACED else f"\\u{code:04x}"


def session_warnings(session: Session | None, timeline: Timeline, sdk: str) -> Iterator[ExportWarning]:
    """Yield what the code cannot say about the timeline.

    Args:
        session: what :func:`session_of` returned.
        timeline: all that happened.
        sdk: name of the SDK.
    """
    if session is None:
        yield ExportWarning("", "No step logs anybody in, so there is nothing to call.", "note")
        return
    label = session.client.label
    if not session.exchanges:
        yield ExportWarning(label, "No exchange of this application follows its login.", "note")
    if any(exchange.surprise for exchange in session.exchanges):
        text = f"{sdk} keeps the token under the API that was asked for, even if it is for another one."
        yield ExportWarning(label, text, "ignored")
    if "offline_access" not in (session.scope or "").split():
        text = f"The login does not ask for offline_access; {sdk} needs a refresh token to exchange."
        yield ExportWarning(label, text, "note")
    if session.flow == "device_code":
        text = "The login of the scenario is by device; the code below logs in with a browser."
        yield ExportWarning(label, text, "note")
    if PLACEHOLDER_DOMAIN in f"{session.audience} {[each.audience for each in session.exchanges]}":
        yield ExportWarning(label, f"{PLACEHOLDER_DOMAIN} stands for the tenant's domain.", "note")
    if any(isinstance(each.step, (SilentLoginStep, ClientCredentialsStep)) for each in timeline.steps):
        yield ExportWarning("", "Silent logins and machine tokens are not in the code.", "ignored")
