"""A login: by authorization code with PKCE, by password, or on a device.

Source: https://auth0.com/docs/get-started/authentication-and-authorization-flow
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mrrt_studio.engine import authorize, logs
from mrrt_studio.engine.actions.at_login import counting_login, login_occasion
from mrrt_studio.engine.actions.scripted import NOTHING_RAN, has_scripts, run_for
from mrrt_studio.engine.client_auth import authenticate, find_client, require_grant
from mrrt_studio.engine.consent import consent_needed, remember_consent, require_consent
from mrrt_studio.engine.context import Context, OpenQuestions
from mrrt_studio.engine.families import Issued, open_family
from mrrt_studio.engine.grant import Granted, deliver, failed, limit_notes, require_usable_user
from mrrt_studio.engine.http import HttpExchange, HttpRequest
from mrrt_studio.engine.login_scopes import (
    LoginRequest,
    check_refresh_scopes,
    decide_login_scopes,
    requested_at_login,
)
from mrrt_studio.engine.merge import Filters, requested_scopes
from mrrt_studio.engine.organizations import organization_name, require_membership
from mrrt_studio.engine.outcome import Authorization, LogEntry, Outcome
from mrrt_studio.engine.refusal import Refusal, access_denied_for_client
from mrrt_studio.engine.sessions import open_session
from mrrt_studio.engine.state import LoginGrant, State
from mrrt_studio.scenario.access import user_access_allowed
from mrrt_studio.scenario.client import DEVICE_CODE_GRANT, PASSWORD_GRANTS, Client
from mrrt_studio.scenario.resource_server import ResourceServer
from mrrt_studio.scenario.tenant import Organization, User

_GRANTS = {
    "authorization_code": ("authorization_code",),
    "password": PASSWORD_GRANTS,
    "device_code": (DEVICE_CODE_GRANT,),
    "silent": ("authorization_code",),
}


@dataclass(frozen=True, slots=True)
class LoginRequestMade:
    """What a person and an application do together to log in."""

    client_id: str
    user_id: str
    flow: str = "authorization_code"
    """``authorization_code``, ``password``, ``device_code`` or ``silent``."""
    audience: str | None = None
    scope: str | None = None
    prompt: str | None = None
    organization: str | None = None
    accepts_consent: bool = True
    password: str | None = None
    client_secret: str | None = None


def login(state: State, request: LoginRequestMade, context: Context) -> tuple[State, Outcome]:
    """Return the state and the outcome of a login; reads top to bottom as the checks that Auth0 makes."""
    return _Login(state, request, context).run()


class _Login:
    """One login under way: what is known so far, for the answer and for the explanation."""

    def __init__(self, state: State, request: LoginRequestMade, context: Context) -> None:
        self.state = state
        self.request = request
        self.context = context
        self.configuration = state.configuration
        self.questions: OpenQuestions = context.open_questions()
        self.passed: list[str] = []
        self.client: Client | None = find_client(state, request.client_id)
        self.user: User | None = state.configuration.users.get(request.user_id)
        self.at_authorize = request.flow in ("authorization_code", "silent")
        self.authorization: Authorization | None = None
        self.organization: Organization | None = None
        self.decided: Authorization | None = None
        """What was authorized before scripts changed it: what the refresh token goes back to (assumed)."""
        self.scripted = NOTHING_RAN

    def run(self) -> tuple[State, Outcome]:
        """Make every check in order, then deliver; the first failure answers."""
        try:
            client = self._client_known()
            self._client_authenticates(client)
            self._grant_type_allowed(client)
            audience = self._audience_resolved()
            api = self._audience_exists(audience)
            user = self._user_authenticates()
            self._user_not_blocked(user)
            self._organization_allows(client, user)
            self._api_access_allowed(client, api)
            authorization = self._authorize(client, user, api)
            self._consent_given(authorization)
            state, session_id = open_session(self.state, user, self.request, self.context.ids)
            authorization = self._actions_allow(state, authorization, user)
            return self._deliver(state, authorization, user, session_id)
        except Refusal as refusal:
            return self._refuse(refusal)

    def _status(self, at_token_endpoint: int) -> int:
        return 302 if self.at_authorize else at_token_endpoint

    def _refusal(self, rule: str, status: int, error: str, description: str, **facts: str) -> Refusal:
        """Return a refusal: by redirect from the authorization endpoint, else by status."""
        return Refusal(
            rule, self._status(status), error, description, at_authorize=self.at_authorize, facts=facts
        )

    def _client_known(self) -> Client:
        if self.client is None:
            text = f"Unknown client: {self.request.client_id}"
            facts = {"client": self.request.client_id}
            raise Refusal(
                "client-known", 400, "invalid_request", text, at_authorize=self.at_authorize, facts=facts
            )
        self.passed.append("client-known")
        return self.client

    def _client_authenticates(self, client: Client) -> None:
        authenticate(client, client.client_id, self.request.client_secret, self.context.ids.seed)
        self.passed.append("client-authenticates")

    def _grant_type_allowed(self, client: Client) -> None:
        require_grant(client, *_GRANTS[self.request.flow])
        self.passed.append("grant-type-allowed")

    def _audience_resolved(self) -> str | None:
        """The requested audience, else the tenant's default, else none; userinfo alone counts as none."""
        tenant = self.configuration.tenant
        audience = self.request.audience or tenant.default_audience or None
        self.passed.append("audience-resolved")
        return None if audience in (tenant.userinfo_audience, f"https://{tenant.domain}") else audience

    def _audience_exists(self, audience: str | None) -> ResourceServer | None:
        if audience is None:
            return None
        api = self.configuration.resource_servers.get(audience)
        if api is not None:
            self.passed.append("audience-exists")
            return api
        if self.at_authorize or self.request.flow == "device_code":
            text = f"Service not found: {audience}"
            raise self._refusal("audience-exists", 403, "access_denied", text, audience=audience)
        text = "invalid audience specified for password grant exchange"
        raise self._refusal("audience-exists", 400, "invalid_request", text, audience=audience)

    def _user_authenticates(self) -> User:
        if self.request.flow == "silent":
            return self._session_alive()
        user, given = self.user, self.request.password
        wrong = given is not None and user is not None and user.password not in (None, given)
        if user is None or wrong:
            cause = "the password is wrong" if user else "there is no such user"
            raise self._wrong_credentials(cause)
        self.passed.append("user-authenticates")
        return user

    def _session_alive(self) -> User:
        """A silent login shows nothing: without a living session it fails.

        Source: https://auth0.com/docs/authenticate/login/configure-silent-authentication
        """
        if self.user is None or self.state.session(self.user.user_id) is None:
            facts = {"user": self.user.label if self.user else self.request.user_id}
            raise Refusal(
                "session-alive", 302, "login_required", "Login required", at_authorize=True, facts=facts
            )
        self.passed.append("session-alive")
        return self.user

    def _wrong_credentials(self, cause: str) -> Refusal:
        """A login page shows the error and stays; only the password grant answers the application."""
        facts = {"user": self.user.label if self.user else self.request.user_id, "cause": cause}
        text = "Wrong email or password."
        status = 400 if self.at_authorize else 403
        return Refusal(
            "user-authenticates", status, "invalid_grant", text, at_authorize=self.at_authorize, facts=facts
        )

    def _user_not_blocked(self, user: User) -> None:
        require_usable_user(user, self.questions, at_authorize=self.at_authorize)
        self.passed.append("user-not-blocked")

    def _organization_allows(self, client: Client, user: User) -> None:
        status = self._status(403)
        self.organization = require_membership(
            self.configuration,
            client,
            user,
            self.request.organization,
            status,
            at_authorize=self.at_authorize,
        )
        self.passed.append("organization-allows")

    def _api_access_allowed(self, client: Client, api: ResourceServer | None) -> None:
        if api is not None and not user_access_allowed(self.configuration, client, api):
            refusal = access_denied_for_client(
                client, api.identifier, "api-access-allowed", self._status(403)
            )
            refusal.at_authorize = self.at_authorize
            raise refusal
        self.passed.append("api-access-allowed")

    def _authorize(self, client: Client, user: User, api: ResourceServer | None) -> Authorization:
        """Decide every scope; what is not allowed is dropped in silence."""
        flow = "authorization_code" if self.request.flow == "silent" else self.request.flow
        named = requested_scopes(self.request.scope)
        requested = requested_at_login(flow, named, api)
        check_refresh_scopes(requested, at_authorize=self.at_authorize)
        audience = api.identifier if api else None
        filters = Filters.of(self.configuration, client, user, audience)
        self.authorization = Authorization(
            client=client,
            user=user,
            requested_audience=self.request.audience or None,
            requested_scope=self.request.scope,
            audience=audience,
            audience_rule="audience-resolved",
            api=api,
            scopes=decide_login_scopes(LoginRequest(client, api, flow, requested, named), filters),
        )
        self.decided = self.authorization
        return self.authorization

    def _consent_given(self, authorization: Authorization) -> None:
        require_consent(
            self.state,
            authorization,
            flow=self.request.flow,
            prompt=self.request.prompt,
            accepts=self.request.accepts_consent,
        )
        self.passed.append("consent-given")

    def _actions_allow(self, state: State, before: Authorization, user: User) -> Authorization:
        """Run the tenant's own code; what it does to scopes and claims lives for this answer alone."""
        if not has_scripts(state):
            return before
        request = self.request
        occasion = login_occasion(
            counting_login(state, user),
            self.context,
            before,
            user,
            self.organization,
            flow=request.flow,
            prompt=request.prompt,
        )
        self.scripted = run_for(occasion)
        self.scripted.require_allowed(at_authorize=self.at_authorize)
        self.passed.append("actions-allow")
        filters = Filters.of(self.configuration, before.client, user, before.audience)
        self.authorization = self.scripted.with_scopes(before, filters, lambda: False)
        return self.authorization

    def _deliver(
        self, state: State, authorization: Authorization, user: User, session_id: str | None
    ) -> tuple[State, Outcome]:
        before = self.decided or authorization
        state = self._with_consent(counting_login(state, user), before)
        grant = self._login_grant(before, user, session_id)
        issued = self._refresh_token(state, before, grant)
        shaped = self.scripted.shape(issued) if issued else None
        issued = shaped.issued if shaped else None
        state = issued.state if issued else state
        protocol = "password" if self.request.flow == "password" else "authorization_code"
        granted = Granted(
            authorization.client,
            user,
            authorization,
            grant,
            protocol,
            authorization.echoed,
            **self.scripted.claims,
        )
        token = issued.token if issued else None
        outcome = deliver(state, granted, self.context, self.questions, token)
        entry = self.scripted.logged(self._success(authorization, grant, outcome))
        outcome = outcome._replace(
            request=self._token_request(),
            earlier=self._earlier(authorization.client),
            kept_refresh_token=token,
            opened_family=issued is not None,
            notes=(*limit_notes(before.client, issued), *(shaped.notes if shaped else ()), *outcome.notes),
            logs=(entry, *(shaped.logs if shaped else ()), *self._pruned(before, user, issued)),
            checks=tuple(self.passed),
        )
        return self.scripted.keep(state), self.scripted.told(outcome)

    def _with_consent(self, state: State, authorization: Authorization) -> State:
        if self.request.flow == "password" or not consent_needed(authorization):
            return state
        return remember_consent(state, authorization)

    def _login_grant(self, authorization: Authorization, user: User, session_id: str | None) -> LoginGrant:
        return LoginGrant(
            client_id=authorization.client.client_id,
            user_id=user.user_id,
            audience=authorization.audience,
            scopes=authorization.echoed,
            flow=self.request.flow,
            authenticated_at=self.state.now,
            policies=authorization.client.policies,
            organization_id=self.organization.id if self.organization else None,
            organization_name=organization_name(self.configuration, self.organization),
            session_id=session_id,
            online="online_access" in authorization.granted,
            origin=self.context.origin,
        )

    def _refresh_token(self, state: State, authorization: Authorization, grant: LoginGrant) -> Issued | None:
        if "offline_access" not in authorization.granted and not grant.online:
            return None
        return open_family(state, authorization.client, grant, self.context.ids)

    def _success(self, authorization: Authorization, grant: LoginGrant, outcome: Outcome) -> LogEntry:
        flow, code, token = self.request.flow, self.context.ids.code(), outcome.tokens.access_token
        return logs.login_succeeded(flow, authorization, code, grant, token)

    def _pruned(
        self, authorization: Authorization, user: User, issued: Issued | None
    ) -> tuple[LogEntry, ...]:
        pruned = issued.pruned if issued else ()
        return tuple(logs.resource_cleanup(token, authorization.client, user) for token in pruned)

    def _refuse(self, refusal: Refusal) -> tuple[State, Outcome]:
        outcome = failed(refusal, self._token_request(), self.passed)
        if refusal.at_authorize:
            response = authorize.authorize_failure(self.client, self.context.ids, refusal)
            outcome = outcome._replace(request=self._authorize_request(), response=response)
        state, revoked = self.scripted.revoke(self.state)
        entry = logs.login_failed(self.request.flow, refusal, self.client, self.user)
        outcome = outcome._replace(
            authorization=self.authorization,
            logs=(*revoked, self.scripted.logged(entry)),
            assumptions=self.questions.decisive,
        )
        return state, self.scripted.told(outcome)

    def _parameters(self) -> dict[str, str | None]:
        request = self.request
        return {"audience": request.audience, "scope": request.scope}

    def _authorize_request(self) -> HttpRequest:
        request = self.request
        prompt = "none" if request.flow == "silent" else request.prompt
        parameters = {
            "client_id": request.client_id,
            **self._parameters(),
            "prompt": prompt,
            "organization": request.organization,
        }
        return authorize.authorize_request(
            self.configuration.tenant, self.client, self.context.ids, parameters
        )

    def _token_request(self) -> HttpRequest:
        request, ids = self.request, self.context.ids
        return authorize.token_request(
            self.configuration.tenant,
            self.client,
            request.client_id,
            request.client_secret,
            ids,
            self._members(),
        )

    def _members(self) -> dict[str, Any]:
        request, tenant, ids = self.request, self.configuration.tenant, self.context.ids
        if request.flow == "password":
            members = authorize.password_members(
                tenant, self.client, self.user, request.user_id, request.password
            )
            return {**members, **self._parameters()}
        if request.flow == "device_code":
            return authorize.device_members(ids)
        return authorize.code_members(self.client, ids)

    def _earlier(self, client: Client) -> tuple[HttpExchange, ...]:
        if self.request.flow == "password":
            return ()
        if self.request.flow == "device_code":
            return authorize.device_conversation(
                self.configuration.tenant,
                client.client_id,
                self.context.ids,
                self._parameters(),
                self._token_request(),
            )
        response = authorize.authorize_success(client, self.context.ids)
        return (HttpExchange(self._authorize_request(), response),)
