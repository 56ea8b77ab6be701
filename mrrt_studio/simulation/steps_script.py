"""The steps of a scenario as a script of cURL commands, to be run against a real tenant.

Every request is the one that the simulator shows; what only the tenant knows comes from environment
variables, and what one answer gives the next request takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from mrrt_studio.engine.http import HttpRequest
from mrrt_studio.formats.exported import Export, ExportWarning
from mrrt_studio.formats.shell import SHELLS, Shell, ShellName
from mrrt_studio.formats.template import Variable
from mrrt_studio.scenario.steps import LoginStep, LogoutStep, SilentLoginStep, WaitStep
from mrrt_studio.simulation.script_words import WORDS, Words
from mrrt_studio.simulation.step_requests import StepRequests
from mrrt_studio.simulation.step_titles import refresh_token_names, step_title
from mrrt_studio.simulation.step_variables import (
    CODE,
    CODE_CHALLENGE,
    CODE_VERIFIER,
    DEVICE_CODE,
    UNKNOWN_TOKEN,
    StepVariables,
)
from mrrt_studio.simulation.timeline import PlayedStep, Timeline

_MADE_BY_THE_SCRIPT = frozenset({CODE, CODE_VERIFIER, CODE_CHALLENGE, DEVICE_CODE, UNKNOWN_TOKEN})
_NOBODY_ISSUED = "nobody-issued-this-token"
_WAITS = "Waits are comments in the script: take the # away, or shorten the lifetimes in the tenant."
_IN_ONE_GO = "Refresh tokens rotate at every run: run the script from top to bottom, not in parts."
_BROWSER = (
    "A person logs in with a browser: the script shows an address and asks for the code that comes back."
)
_UNKNOWN = "A step uses a token that no step returned; the script sends one that nobody issued."


def export(timeline: Timeline, shell: ShellName = "posix") -> Export:
    """Return the steps of a timeline as a script; disabled steps are left out."""
    script = StepsScript(timeline, SHELLS[shell], WORDS[shell])
    text = script.text()
    return Export(text, SHELLS[shell].language, f"steps{SHELLS[shell].ending}", tuple(script.warnings()))


@dataclass(frozen=True)
class StepsScript:
    """Writes the steps one after the other."""

    timeline: Timeline
    shell: Shell
    words: Words

    @cached_property
    def _variables(self) -> StepVariables:
        return StepVariables.of(self.timeline)

    @cached_property
    def _requests(self) -> StepRequests:
        return StepRequests(self._variables, self.shell)

    @cached_property
    def _played(self) -> tuple[PlayedStep, ...]:
        return tuple(each for each in self.timeline.steps if each.outcome is not None)

    @cached_property
    def _used(self) -> dict[Variable, None]:
        return dict.fromkeys(variable for each in self._played for variable in self._requests.used(each))

    @property
    def needed(self) -> tuple[Variable, ...]:
        """What must stand in the environment before the script runs."""
        returned = {token for pair in self._variables.tokens.values() for token in pair}
        return tuple(each for each in self._used if each not in {*_MADE_BY_THE_SCRIPT, *returned})

    def text(self) -> str:
        """Return the whole script, or nothing where no step does anything."""
        names = refresh_token_names(self.timeline.steps)
        blocks = ["\n".join(self._block(each, step_title(each, names))) for each in self._played]
        return "\n\n".join(["\n".join(self._head()), *blocks]) + "\n" if blocks else ""

    def warnings(self) -> Iterator[ExportWarning]:
        """Yield what the script leaves to the person who runs it."""
        steps = [each.step for each in self._played]
        if any(isinstance(step, (LoginStep, SilentLoginStep)) for step in steps):
            yield ExportWarning("", _BROWSER, "note")
        if any(isinstance(step, WaitStep) for step in steps):
            yield ExportWarning("", _WAITS, "ignored")
        if UNKNOWN_TOKEN in self._used:
            yield ExportWarning("", _UNKNOWN, "note")
        if steps:
            yield ExportWarning("", _IN_ONE_GO, "note")

    def _head(self) -> Iterator[str]:
        yield self.shell.first_lines.splitlines()[0]
        yield from self.words.head
        if self.needed:
            yield self.shell.require(self.needed)
        if UNKNOWN_TOKEN in self._used:
            yield self.words.assign(UNKNOWN_TOKEN, _NOBODY_ISSUED)

    def _block(self, played: PlayedStep, title: str) -> Iterator[str]:
        comment = self._variables.names.comment
        yield f"# {played.id}: {comment(title)}"
        response = played.outcome.response if played.outcome else None
        if response is not None:
            said = response.body.get("error") or response.body.get("scope") or ""
            yield f"# The simulator answers {response.status} {comment(str(said))}".rstrip()
        yield from self._commands(played)

    def _commands(self, played: PlayedStep) -> Iterator[str]:
        request = played.outcome.request if played.outcome else None
        if isinstance(played.step, WaitStep):
            yield f"# {self.words.sleep(played.after.state.now - played.at)}"
        elif request is not None and _is_for_a_browser(played, request):
            yield from self._in_browser(played, request)
        elif request is not None:
            yield from self._before(played)
            yield self.words.answer(self._requests.command(played, request))
            yield from self._captures(played)
            yield self.words.show

    def _in_browser(self, played: PlayedStep, request: HttpRequest) -> Iterator[str]:
        address = self._variables.url(played, request.url)
        if CODE_CHALLENGE in address.variables:
            yield from self.words.challenge
        yield self.words.open(self.shell.quote(address))

    def _before(self, played: PlayedStep) -> Iterator[str]:
        """Yield what comes before the token endpoint: the browser for a code, the device for its own."""
        earlier = played.outcome.earlier if played.outcome else ()
        if not earlier:
            return
        first = earlier[0].request
        if first.method == "GET":
            yield from self._in_browser(played, first)
            yield self.words.ask(CODE)
        else:
            yield self.words.answer(self._requests.command(played, first))
            yield self.words.capture(DEVICE_CODE, "device_code")
            yield from self.words.show_device

    def _captures(self, played: PlayedStep) -> Iterator[str]:
        """Yield what later requests need of the answer."""
        members = ("access_token", "refresh_token")
        for variable, member in zip(self._variables.tokens[played.id], members, strict=True):
            if variable in self._used:
                yield self.words.capture(variable, member)


def _is_for_a_browser(played: PlayedStep, request: HttpRequest) -> bool:
    """The login page and the logout are visited, not fetched."""
    return isinstance(played.step, LogoutStep) or "/authorize?" in request.url
