"""One run of a scenario's steps: what the steps before have returned, and how each step becomes a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from rpds import HashTrieMap

from mrrt_studio.engine.client_credentials import ClientCredentialsRequest, client_credentials
from mrrt_studio.engine.context import Context
from mrrt_studio.engine.exchange import ExchangeRequest, exchange
from mrrt_studio.engine.ids import Ids
from mrrt_studio.engine.login import LoginRequestMade, login
from mrrt_studio.engine.management.configure import ManagementRequest, configure
from mrrt_studio.engine.outcome import Note, Outcome, Tokens
from mrrt_studio.engine.resource import ApiCall, call_api, userinfo
from mrrt_studio.engine.revoke import logout, revoke_all_of_user, revoke_token, revoke_user_grant
from mrrt_studio.engine.scripts import ScriptRunner, no_scripts
from mrrt_studio.engine.state import RefreshToken, State
from mrrt_studio.engine.tokens import AccessToken
from mrrt_studio.scenario.assumptions import DEFAULTS
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.model import Scenario
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
from mrrt_studio.scenario.times import rfc3339, seconds_of

_EMPTY: HashTrieMap[str, Any] = HashTrieMap()


@dataclass(frozen=True, slots=True)
class World:
    """What a run starts from; two scenarios with equal worlds may share the outcomes of equal steps."""

    start: int
    seed: str
    choices: Mapping[str, str]
    configuration: Configuration

    @classmethod
    def of(cls, scenario: Scenario, overrides: Mapping[str, str] | None = None) -> World:
        """Return the world of a scenario, with assumptions that this run alone changes."""
        choices = choices_of(scenario, overrides)
        return cls(seconds_of(scenario.start), scenario.seed, choices, Configuration.of(scenario))


def choices_of(scenario: Scenario, overrides: Mapping[str, str] | None) -> dict[str, str]:
    """Return an answer to every open question: the run's own, else the scenario's, else the default."""
    return {**DEFAULTS, **scenario.assumptions, **(overrides or {})}


class Run(NamedTuple):
    """Where a run stands between two steps: the server's state and what each step has returned so far."""

    world: World
    state: State
    returned: HashTrieMap[str, Tokens] = _EMPTY
    """Tokens by the id of the step that returned them."""
    clients: HashTrieMap[str, str] = _EMPTY
    """client_id by step id: whom a token that was never returned would have belonged to."""
    newest: RefreshToken | None = None
    newest_of: HashTrieMap[str, RefreshToken] = _EMPTY
    """The newest refresh token by client_id."""
    scripts: ScriptRunner = no_scripts
    """Runs the tenant's Actions and Rules."""

    @classmethod
    def begin(cls, world: World, scripts: ScriptRunner = no_scripts) -> Run:
        """Return the run before its first step."""
        return cls(world, State(world.start, world.configuration), scripts=scripts)

    def context(self, step_id: str, step: BaseStep) -> Context:
        """Return the surroundings of one step's request."""
        origin = step.request if isinstance(step, (LoginStep, ExchangeStep)) else None
        return Context(Ids(self.world.seed, step_id), self.world.choices, origin=origin, scripts=self.scripts)


def play(run: Run, step_id: str, step: BaseStep) -> tuple[Run, Outcome]:
    """Return the run after a step, and what the step did.

    Args:
        run: where the run stands.
        step_id: the step's effective id.
        step: any step that is not disabled.
    """
    request = _REQUESTS[type(step)]
    state, outcome = request(run, step_id, step)
    return _remember(run, step_id, step, state, outcome), outcome


def _remember(run: Run, step_id: str, step: BaseStep, state: State, outcome: Outcome) -> Run:
    tokens = outcome.tokens
    returned = run.returned.insert(step_id, tokens) if tokens.access_token is not None else run.returned
    refresh_token = tokens.refresh_token
    if refresh_token is None:
        clients = _with_owner(run, step_id, step)
        return run._replace(state=state, clients=clients, returned=returned)
    newest_of = run.newest_of.insert(refresh_token.login.client_id, refresh_token)
    return run._replace(state=state, returned=returned, newest=refresh_token, newest_of=newest_of)


def _with_owner(run: Run, step_id: str, step: BaseStep) -> HashTrieMap[str, str]:
    """Remember whose refresh token it would have been, in case a later step names it."""
    if isinstance(step, ExchangeStep):
        return run.clients.insert(step_id, exchange_request(run, step, step_id)[0])
    client_id: str | None = getattr(step, "client", None)
    return run.clients.insert(step_id, client_id) if client_id is not None else run.clients


def _login(run: Run, step_id: str, step: LoginStep) -> tuple[State, Outcome]:
    request = LoginRequestMade(
        client_id=step.client,
        user_id=step.user,
        flow="silent" if step.prompt == "none" and step.flow == "authorization_code" else step.flow,
        audience=step.audience,
        scope=step.scope,
        prompt=step.prompt,
        organization=step.organization,
        accepts_consent=step.consent == "accept",
        password=step.password,
        client_secret=step.client_secret,
    )
    return login(run.state, request, run.context(step_id, step))


def _silent_login(run: Run, step_id: str, step: SilentLoginStep) -> tuple[State, Outcome]:
    request = LoginRequestMade(step.client, step.user, "silent", step.audience, step.scope, prompt="none")
    return login(run.state, request, run.context(step_id, step))


def exchange_request(run: Run, step: ExchangeStep, step_id: str) -> tuple[str, str]:
    """Return who exchanges and which token: the one that the step names, else the newest.

    A reference to a step that returned no token stands for one that nobody ever issued.
    """
    if step.refresh_token is not None:
        tokens = run.returned.get(step.refresh_token)
        token = tokens.refresh_token if tokens else None
        owner = token.login.client_id if token else run.clients.get(step.refresh_token)
    else:
        token = run.newest_of.get(step.client) if step.client else run.newest
        owner = token.login.client_id if token else None
    client_id = step.client or owner or next(iter(run.state.configuration.clients), "")
    if token is not None:
        return client_id, token.value
    return client_id, Ids(run.world.seed, step.refresh_token or step_id).unknown_refresh_token()


def _exchange(run: Run, step_id: str, step: ExchangeStep) -> tuple[State, Outcome]:
    client_id, value = exchange_request(run, step, step_id)
    request = ExchangeRequest(client_id, value, step.audience, step.scope, step.client_secret)
    return exchange(run.state, request, run.context(step_id, step))


def _access_token(run: Run, reference: str | None) -> AccessToken | None:
    tokens = run.returned.get(reference) if reference else None
    return tokens.access_token if tokens else None


def _call_api(run: Run, step_id: str, step: CallApiStep) -> tuple[State, Outcome]:
    token = _access_token(run, step.access_token)
    call = ApiCall(
        access_token=token,
        unknown=token is None and step.access_token is not None,
        api=step.api,
        requires=tuple((step.requires or "").split()),
        method=step.method or "GET",
        path=step.path or "/",
    )
    return call_api(run.state, call, run.context(step_id, step))


def _userinfo(run: Run, step_id: str, step: UserinfoStep) -> tuple[State, Outcome]:
    return userinfo(run.state, _access_token(run, step.access_token), run.context(step_id, step))


def _client_credentials(run: Run, step_id: str, step: ClientCredentialsStep) -> tuple[State, Outcome]:
    request = ClientCredentialsRequest(step.client, step.audience, step.scope, step.client_secret)
    return client_credentials(run.state, request, run.context(step_id, step))


def _wait(run: Run, _: str, step: WaitStep) -> tuple[State, Outcome]:
    now = run.state.now
    later = seconds_of(step.until) if step.until is not None else now + (step.span or 0)
    if later < now:
        return run.state, Outcome(notes=(Note("wait-until-past", {"until": rfc3339(later)}),))
    return run.state.changed(now=later), Outcome()


def _revoke(run: Run, step_id: str, step: RevokeStep) -> tuple[State, Outcome]:
    if step.grant is not None:
        return revoke_user_grant(run.state, step.grant.user, step.grant.client)
    if step.user is not None:
        return revoke_all_of_user(run.state, step.user)
    named = ExchangeStep(type="exchange", refresh_token=step.refresh_token)
    client_id, value = exchange_request(run, named, step_id)
    return revoke_token(run.state, client_id, value, run.context(step_id, step))


def _logout(run: Run, _: str, step: LogoutStep) -> tuple[State, Outcome]:
    return logout(run.state, step.user, step.client)


def _configure(run: Run, step_id: str, step: ConfigureStep) -> tuple[State, Outcome]:
    request = ManagementRequest(step.method, step.path, step.body)
    return configure(run.state, request, run.context(step_id, step))


_REQUESTS: Mapping[type[BaseStep], Callable[[Run, str, Any], tuple[State, Outcome]]] = {
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
