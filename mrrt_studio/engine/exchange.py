"""The exchange: a refresh token becomes an access token, if every check lets it.

Source: https://auth0.com/docs/secure/tokens/refresh-tokens/use-refresh-tokens
"""

from __future__ import annotations

from dataclasses import dataclass

from mrrt_studio.engine import logs
from mrrt_studio.engine.actions.at_exchange import exchange_occasion
from mrrt_studio.engine.actions.scripted import NOTHING_RAN, has_scripts, run_for
from mrrt_studio.engine.audience import (
    AudienceDecision,
    decide_audience,
    entry_obstacle,
    policies_in_force,
)
from mrrt_studio.engine.client_auth import authenticate, credentials, find_client, require_grant
from mrrt_studio.engine.context import Context, OpenQuestions
from mrrt_studio.engine.families import Issued, is_reuse, renew, retire, revoke_family, revoke_held
from mrrt_studio.engine.grant import Granted, deliver, failed, id_token_due, limit_notes, require_usable_user
from mrrt_studio.engine.http import HttpRequest, form
from mrrt_studio.engine.merge import Filters, gather, merge, requested_scopes
from mrrt_studio.engine.outcome import Authorization, Note, Outcome
from mrrt_studio.engine.refusal import Refusal, invalid_refresh_token
from mrrt_studio.engine.state import RefreshToken, State
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.tenant import User

_AUDIENCE_REFUSALS = (
    "audience-not-in-policy",
    "audience-unknown-api",
    "audience-third-party",
    "audience-management-api",
    "audience-consent-required",
    "audience-access-denied",
    "audience-offline-access-required",
)
"""Audience rules that refuse an exchange where an assumption says so."""


@dataclass(frozen=True, slots=True)
class ExchangeRequest:
    """``POST /oauth/token`` with ``grant_type=refresh_token``."""

    client_id: str
    refresh_token: str
    audience: str | None = None
    scope: str | None = None
    client_secret: str | None = None


def exchange(state: State, request: ExchangeRequest, context: Context) -> tuple[State, Outcome]:
    """Return the state and the outcome of an exchange; reads top to bottom as the checks that Auth0 makes.

    A failed exchange changes nothing but what the failed check itself says.
    """
    return _Exchange(state, request, context).run()


class _Exchange:
    """One exchange under way: what is known so far, for the answer and for the explanation."""

    def __init__(self, state: State, request: ExchangeRequest, context: Context) -> None:
        self.state = state
        self.request = request
        self.context = context
        self.questions: OpenQuestions = context.open_questions()
        self.passed: list[str] = []
        self.client: Client | None = find_client(state, request.client_id)
        self.token: RefreshToken | None = state.refresh_tokens.get(request.refresh_token)
        self.user: User | None = self._owner()
        self.requested_audience = request.audience or None
        """A parameter without a value counts as omitted (RFC 6749, section 3.2)."""
        self.authorization: Authorization | None = None
        self.merged_entries = 0
        self.filters: Filters | None = None
        self.scripted = NOTHING_RAN

    def run(self) -> tuple[State, Outcome]:
        """Make every check in order, then deliver; the first failure answers."""
        try:
            client = self._client_authenticates()
            self._grant_type_allowed(client)
            token = self._refresh_token_known(client)
            self._refresh_token_alive(token)
            self._refresh_token_not_reused(client, token)
            user = self._user_exists(token)
            self._user_not_blocked(user)
            authorization = self._actions_allow(self._authorize(client, token, user), token, user)
            self._something_granted(authorization)
            return self._deliver(client, token, user, authorization)
        except Refusal as refusal:
            return self._refuse(refusal)

    def _owner(self) -> User | None:
        return self.state.configuration.users.get(self.token.login.user_id) if self.token else None

    def _client_authenticates(self) -> Client:
        seed = self.context.ids.seed
        client = authenticate(self.client, self.request.client_id, self.request.client_secret, seed)
        self.passed.append("client-authenticates")
        return client

    def _grant_type_allowed(self, client: Client) -> None:
        require_grant(client, "refresh_token")
        self.passed.append("grant-type-allowed")

    def _refresh_token_known(self, client: Client) -> RefreshToken:
        token = self.token
        if token is None:
            raise invalid_refresh_token("refresh-token-known", {"cause": "nobody ever issued this token"})
        if token.login.client_id != client.client_id:
            cause = f"the token was issued to another application, {token.login.client_id}"
            raise invalid_refresh_token("refresh-token-known", {"cause": cause})
        self.passed.append("refresh-token-known")
        return token

    def _refresh_token_alive(self, token: RefreshToken) -> None:
        cause = cause_of_death(self.state, token)
        if cause is not None:
            raise invalid_refresh_token("refresh-token-alive", {"cause": cause})
        self.passed.append("refresh-token-alive")

    def _refresh_token_not_reused(self, client: Client, token: RefreshToken) -> None:
        if is_reuse(self.state, client, token):
            family = self.state.families[token.family]
            facts = {
                "counter": str(token.counter),
                "latest": str(family.latest_counter),
                "leeway": str(client.leeway),
                "age": str(self.state.now - family.latest_issued_at),
            }
            raise invalid_refresh_token("refresh-token-not-reused", facts)
        self.passed.append("refresh-token-not-reused")

    def _user_exists(self, token: RefreshToken) -> User:
        if self.user is None:
            text = "The refresh_token was generated for a user who doesn't exist anymore."
            raise Refusal("user-exists", 403, "invalid_grant", text, facts={"user": token.login.user_id})
        self.passed.append("user-exists")
        return self.user

    def _user_not_blocked(self, user: User) -> None:
        require_usable_user(user, self.questions)
        self.passed.append("user-not-blocked")

    def _authorize(self, client: Client, token: RefreshToken, user: User) -> Authorization:
        """Decide the audience, then merge what login and policies give for it."""
        configuration, questions, login = self.state.configuration, self.questions, token.login
        policies = policies_in_force(client, login, questions)
        decision = decide_audience(configuration, client, login, self.requested_audience, policies, questions)
        self._audience_exists(decision)
        audience = decision.audience
        entries = tuple(policy for policy in policies if policy.audience == audience)
        if entries and entry_obstacle(configuration, client, login, entries[0].audience, questions):
            entries = ()
        api = configuration.resource_servers.get(audience or "")
        candidates = gather(login, audience, entries, api.scope_values if api else (), questions)
        filters = Filters.of(configuration, client, user, audience)
        self.merged_entries, self.filters = len(entries), filters
        self.authorization = Authorization(
            client=client,
            user=user,
            requested_audience=self.requested_audience,
            requested_scope=self.request.scope,
            audience=audience,
            audience_rule=decision.rule,
            api=api,
            scopes=merge(candidates, filters, requested_scopes(self.request.scope)),
            policy_used="mrrt" if entries else "refresh_token_user_grant",
            login_audience=login.audience,
        )
        return self.authorization

    def _audience_exists(self, decision: AudienceDecision) -> None:
        """An API may have been deleted since the login; what Auth0 answers then is assumed."""
        if decision.audience is None or decision.audience in self.state.configuration.resource_servers:
            return
        text = f"Service not found: {decision.audience}"
        raise Refusal(
            "audience-exists", 403, "access_denied", text, facts={"audience": decision.audience or ""}
        )

    def _actions_allow(self, authorization: Authorization, token: RefreshToken, user: User) -> Authorization:
        """Run the tenant's own code: it has the last word on scopes, and its claims are never carried on."""
        if not has_scripts(self.state) or self.filters is None:
            return authorization
        due = id_token_due("refresh_token", authorization.granted, token.login, self.questions)
        occasion = exchange_occasion(self.state, self.context, authorization, user, token, gives_id_token=due)
        self.scripted = run_for(occasion)
        self.scripted.require_allowed(at_authorize=False)
        self.authorization = self.scripted.with_scopes(authorization, self.filters, self._is_clamped)
        self.passed.append("actions-allow")
        return self.authorization

    def _is_clamped(self) -> bool:
        return self.questions.decide("action-scopes-beyond-policy") == "clamped"

    def _something_granted(self, authorization: Authorization) -> None:
        if authorization.granted or self.questions.decide("empty-scope") == "token-without-scope":
            return
        text = "No requested scope is authorized for this audience."
        facts = {"audience": authorization.audience or ""}
        raise Refusal("scope-left", 400, "invalid_scope", text, facts=facts)

    def _deliver(
        self, client: Client, token: RefreshToken, user: User, authorization: Authorization
    ) -> tuple[State, Outcome]:
        used = token._replace(last_exchanged_at=self.state.now, last_origin=self.context.origin)
        shaped = self.scripted.shape(renew(self.state, client, used, self.context.ids))
        issued = shaped.issued
        granted = Granted(
            client,
            user,
            authorization,
            token.login,
            "refresh_token",
            authorization.echoed,
            **self.scripted.claims,
        )
        returned = issued.token if issued.returned else None
        delivery = deliver(issued.state, granted, self.context, self.questions, returned)
        entries = (
            self.scripted.logged(
                logs.refresh_token_exchanged(authorization, token, user, delivery.tokens.access_token)
            ),
            *shaped.logs,
            *(logs.resource_cleanup(pruned, client, user) for pruned in issued.pruned),
        )
        outcome = delivery._replace(
            request=self._http(),
            kept_refresh_token=issued.token,
            opened_family=issued.opened_family,
            logs=entries,
            checks=tuple(self.passed),
            notes=(*self._notes(authorization, issued, token), *shaped.notes, *delivery.notes),
        )
        state = self.scripted.keep(self._with_session_renewed(issued.state, token))
        return state, self.scripted.told(outcome)

    def _with_session_renewed(self, state: State, token: RefreshToken) -> State:
        """An online refresh token keeps the session from idling away; its absolute end stays.

        Source: https://auth0.com/docs/secure/tokens/refresh-tokens/online-refresh-tokens
        """
        session = state.session(token.login.user_id) if token.login.online else None
        if session is None:
            return state
        idle = session.idle_lifetime
        renewed = session._replace(idle_expires_at=min(state.now + idle, session.expires_at))
        return state.changed(sessions=state.sessions.insert(session.user_id, renewed))

    def _notes(self, authorization: Authorization, issued: Issued, token: RefreshToken) -> tuple[Note, ...]:
        notes: list[Note] = []
        if self.merged_entries > 1:
            notes.append(Note("policies-merged", {"audience": authorization.audience or ""}))
        if issued.opened_family:
            rule = "rotation-switched-off" if token.rotating else "rotation-switched-on"
            notes.append(Note(rule, {"client": authorization.client.label}))
        return (*notes, *limit_notes(authorization.client, issued))

    def _refuse(self, refusal: Refusal) -> tuple[State, Outcome]:
        state, revoked = self.scripted.revoke(self._state_after(refusal))
        outcome = failed(refusal, self._http(), self.passed)
        entry = logs.refresh_token_failed(refusal, self.state, self.client, self.token, self.user)
        outcome = outcome._replace(
            authorization=self.authorization or self._undecided(refusal),
            kept_refresh_token=self._kept(state),
            logs=(*revoked, self.scripted.logged(entry)),
            assumptions=self.questions.decisive,
        )
        return state, self.scripted.told(outcome)

    def _kept(self, state: State) -> RefreshToken | None:
        """Return the token of the request if it is as good as before: a failed exchange does not burn it."""
        token = self.token
        if token is None or "refresh-token-known" not in self.passed:
            return None
        return token if any(held.value == token.value for held in state.current(token.holder)) else None

    def _undecided(self, refusal: Refusal) -> Authorization | None:
        """What can be said of an exchange that was refused over its audience."""
        if self.client is None or self.token is None or refusal.rule not in _AUDIENCE_REFUSALS:
            return None
        return Authorization(
            client=self.client,
            user=self.user,
            requested_audience=self.requested_audience,
            requested_scope=self.request.scope,
            audience=None,
            audience_rule=refusal.rule,
            api=None,
            login_audience=self.token.login.audience,
        )

    def _state_after(self, refusal: Refusal) -> State:
        token = self.token
        if token is None or "refresh-token-known" not in self.passed:
            return self.state
        if refusal.rule == "refresh-token-not-reused":
            return self._without_family(token)
        alive = "refresh-token-not-reused" in self.passed and token.rotating
        if alive and self.questions.decide("failed-exchange-consumes-token") == "yes":
            return retire(self.state, token)
        return self.state

    def _without_family(self, token: RefreshToken) -> State:
        state = revoke_family(self.state, token.family, "reuse")
        if self.questions.decide("reuse-revokes-grant") == "no":
            return state
        return revoke_grant(state, token, "grant")

    def _http(self) -> HttpRequest:
        request, seed = self.request, self.context.ids.seed
        proof = credentials(self.client, request.client_id, request.client_secret, seed)
        body = {
            "grant_type": "refresh_token",
            **proof.body,
            "refresh_token": request.refresh_token,
            "audience": request.audience,
            "scope": request.scope,
        }
        url = f"{self.state.configuration.tenant.issuer}oauth/token"
        return form(url, body, proof.headers)


def revoke_grant(state: State, token: RefreshToken, reason: str) -> State:
    """End a token's user grant, with every refresh token of the same user, client and API."""
    login = token.login
    audience = login.audience or ""
    key = (login.user_id, login.client_id, audience)
    if key in state.consents:
        state = state.changed(consents=state.consents.remove(key))
    state, _ = revoke_held(state, reason, user_id=login.user_id, client_id=login.client_id, audience=audience)
    return state


_DEATHS = {
    "reuse": "its family was revoked when reuse was detected",
    "revoked": "it was revoked",
    "grant": "the user grant was revoked",
    "user": "all refresh tokens of the user were revoked",
    "rotation-off": "rotation was switched off, which ended its family",
    "rotation-on": "rotation was switched on, which replaced it",
    "limit": "the user had more than 200 refresh tokens at this application, and it was the oldest",
    "session": "it was bound to a session that is over",
}


def cause_of_death(state: State, token: RefreshToken) -> str | None:
    """Return, in words, why a refresh token is dead, or None if it is alive."""
    revoked = "limit" if token.pruned else state.families[token.family].revoked
    if revoked is not None:
        return _DEATHS[revoked]
    if token.expires_at is not None and state.now >= token.expires_at:
        return "its absolute lifetime is over"
    if token.idle_expires_at is not None and state.now >= token.idle_expires_at:
        return "it was not used for longer than its idle lifetime"
    return None if state.has_its_session(token) else _DEATHS["session"]
