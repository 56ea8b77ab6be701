"""The requests of a step as arguments of cURL, with variables for everything that is not ours to show.

Source: https://curl.se/docs/manpage.html
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass

from mrrt_studio.engine.http import FORM_TYPE, HttpRequest
from mrrt_studio.formats.naming import MANAGEMENT_TOKEN
from mrrt_studio.formats.shell import Shell
from mrrt_studio.formats.template import Template, Variable, json_template, template
from mrrt_studio.scenario.steps import ConfigureStep, RevokeStep
from mrrt_studio.simulation.step_variables import StepVariables
from mrrt_studio.simulation.timeline import PlayedStep

Argument = tuple[str, Template]
"""An option of cURL and its value; the address has no option."""

_METHODS = {"GET": "", "HEAD": " --head"}


def requests_of(played: PlayedStep) -> Iterator[HttpRequest]:
    """Yield the requests of a step in their order; the last one is the step's own."""
    outcome = played.outcome
    if outcome is not None:
        yield from (exchange.request for exchange in outcome.earlier)
        if outcome.request is not None:
            yield outcome.request


@dataclass(frozen=True)
class StepRequests:
    """Turns requests into commands."""

    variables: StepVariables
    shell: Shell

    def command(self, played: PlayedStep, request: HttpRequest) -> str:
        """Return a request as a cURL command; JSON comes through the pipe where PowerShell would spoil it."""
        body = self._json(request)
        piped = body is not None and self.shell.name == "powershell"
        parts = [
            self._written(option, value) for option, value in self.arguments(played, request, piped=piped)
        ]
        method = _METHODS.get(request.method, f" --request {request.method}")
        first = f"{self.shell.curl} --silent --show-error{method} {parts[0]}"
        whole = self.shell.continued.join([first, *parts[1:]])
        return whole if body is None or not piped else f"{self.shell.quote(body)} | {whole}"

    def _written(self, option: str, value: Template) -> str:
        return f"{option} {self.shell.quote(value)}" if option else self.shell.quote(value)

    def used(self, played: PlayedStep) -> Iterator[Variable]:
        """Yield the variables that the requests of a step need."""
        for request in requests_of(played):
            for _, value in self.arguments(played, request):
                yield from value.variables

    def arguments(
        self, played: PlayedStep, request: HttpRequest, *, piped: bool = False
    ) -> Iterator[Argument]:
        """Yield address, headers and body."""
        yield "", self.variables.url(played, request.url)
        yield from self._headers(played, request)
        if request.headers.get("content-type") == FORM_TYPE:
            for name, value in request.body.items():
                yield "--data-urlencode", template(f"{name}=", self.variables.member(played, name, value))
        elif (body := self._json(request)) is not None:
            yield ("--data-binary", template("@-")) if piped else ("--data-raw", body)

    def _json(self, request: HttpRequest) -> Template | None:
        if request.headers.get("content-type") == FORM_TYPE or not request.body:
            return None
        body = self.variables.json(dict(request.body))
        return json_template(body, ascii_only=self.shell.name == "powershell")

    def _headers(self, played: PlayedStep, request: HttpRequest) -> Iterator[Argument]:
        for name, value in request.headers.items():
            if name == "authorization":
                yield self._authorization(played, value)
            elif value != FORM_TYPE:
                yield "--header", template(f"{name}: {value}")
        if _is_of_the_administrator(played):
            yield "--header", template("authorization: Bearer ", MANAGEMENT_TOKEN)

    def _authorization(self, played: PlayedStep, value: object) -> Argument:
        if isinstance(value, str) and value.startswith("Basic "):
            client_id, _, secret = _decoded(value.removeprefix("Basic ")).partition(":")
            proof = self.variables.member(played, "client_secret", secret)
            return "--user", template(self.variables.text(client_id), ":", proof)
        reference: str | None = getattr(played.step, "access_token", None)
        return "--header", template("authorization: Bearer ", self.variables.bearer(reference))


def _is_of_the_administrator(played: PlayedStep) -> bool:
    """Whether a request needs an access token for the Management API, which the simulator does not show."""
    step = played.step
    if isinstance(step, RevokeStep):
        return step.refresh_token is None
    return isinstance(step, ConfigureStep)


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text).decode("utf-8", "surrogatepass")
    except (binascii.Error, UnicodeDecodeError):
        return ""
