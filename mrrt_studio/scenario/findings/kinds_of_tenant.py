"""What can be found in APIs, client grants, tenant settings, scripts and steps."""

from __future__ import annotations

from mrrt_studio.scenario.findings.finding import FindingKind
from mrrt_studio.scenario.findings.kinds_of_policies import MY_ACCOUNT
from mrrt_studio.scenario.rules import sources

_ACTIONS = "https://auth0.com/docs/customize/actions/explore-triggers/signup-and-login-triggers/login-trigger"
_REDIRECT = f"{_ACTIONS}/redirect-with-actions"
_API_OBJECT = f"{_ACTIONS}/post-login-api-object"
_CLAIMS = "https://auth0.com/docs/secure/tokens/json-web-tokens/create-custom-claims"
_RULES = "https://auth0.com/docs/customize/rules"
_GRANTS = "https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants"

TENANT_KINDS = (
    FindingKind(
        "default-audience-slash",
        "warning",
        "The default audience misses an API by its slash",
        "Identifiers are compared byte for byte: a trailing slash makes another audience.",
        "No API has this identifier, but {api} has {identifier}: logins that name no API fail.",
        sources.SERVICE_NOT_FOUND,
        "reported",
        "audience-exists",
    ),
    FindingKind(
        "default-audience-unknown",
        "warning",
        "The default audience is no API",
        "A login without an audience is for the tenant's default audience, which must exist.",
        "No API has the identifier {audience}: logins that name no API fail.",
        sources.SERVICE_NOT_FOUND,
        "reported",
        "audience-exists",
    ),
    FindingKind(
        "client-grant-audience-slash",
        "warning",
        "The client grant misses an API by its slash",
        "Identifiers are compared byte for byte: a trailing slash makes another audience.",
        "No API has this identifier, but {api} has {identifier}: the client grant opens nothing.",
        _GRANTS,
        "documented",
    ),
    FindingKind(
        "client-grant-scope-not-on-api",
        "warning",
        "The client grant lists a scope that the API lacks",
        "A client grant gives only scopes that its API defines.",
        "{api} defines no {scope}: the client grant gives nothing by it.",
        _GRANTS,
        "assumed",
        "scope-not-on-api",
    ),
    FindingKind(
        "my-account-policy",
        "info",
        "The My Account API is in no policy",
        "Reaching the My Account API by MRRT needs a policy beside the client grant for users.",
        "{client} has a client grant for the My Account API and no policy for it: only a login that names it "
        "reaches it, no exchange.",
        MY_ACCOUNT,
        "documented",
        "audience-not-in-policy",
    ),
    FindingKind(
        "api-unreachable",
        "info",
        "No application reaches the API",
        "An API's access policies and client grants say which applications reach it.",
        "No application reaches {api}: its access policies admit none, for users or for itself.",
        sources.ACCESS_POLICIES,
        "documented",
        "api-access-allowed",
    ),
    FindingKind(
        "action-redirects-on-refresh",
        "warning",
        "The Action may redirect at an exchange",
        "Post-login Actions run at every exchange too, where a redirect cannot be made.",
        "{name} calls api.redirect.sendUserTo and never looks for the protocol oauth2-refresh-token: "
        "exchanges may fail. (Judged by its words alone.)",
        _REDIRECT,
        "assumed",
    ),
    FindingKind(
        "action-mfa-on-refresh",
        "warning",
        "The Action may ask for MFA at an exchange",
        "Post-login Actions run at every exchange too, where nobody can answer a second factor.",
        "{name} calls {call} and never looks for the protocol oauth2-refresh-token: exchanges may answer "
        "mfa_required. (Judged by its words alone.)",
        _API_OBJECT,
        "assumed",
    ),
    FindingKind(
        "rule-redirects-on-refresh",
        "warning",
        "The Rule may redirect at an exchange",
        "Rules run at every exchange too, where a redirect cannot be made.",
        "{name} sets context.redirect and never looks for the protocol oauth2-refresh-token: exchanges may "
        "fail. (Judged by its words alone.)",
        _RULES,
        "assumed",
    ),
    FindingKind(
        "rule-mfa-on-refresh",
        "warning",
        "The Rule may ask for MFA at an exchange",
        "Rules run at every exchange too, where nobody can answer a second factor.",
        "{name} sets context.multifactor and never looks for the protocol oauth2-refresh-token: exchanges "
        "may answer mfa_required. (Judged by its words alone.)",
        f"{_RULES}/context-object",
        "assumed",
    ),
    FindingKind(
        "rule-restricted-claim",
        "warning",
        "The Rule sets a restricted claim",
        "Auth0 drops claims with restricted names silently.",
        "{name} sets the claim {claim}, whose name is restricted: Auth0 drops it silently.",
        _CLAIMS,
        "documented",
    ),
    FindingKind(
        "action-restricted-claim",
        "warning",
        "The Action sets a restricted claim",
        "Auth0 drops claims with restricted names silently.",
        "{name} sets the claim {claim}, whose name is restricted: Auth0 drops it silently.",
        _CLAIMS,
        "documented",
    ),
)

STEP_KINDS = (
    FindingKind(
        "step-reference",
        "error",
        "A step that does not exist",
        "A step names the tokens of another step by its id.",
        "{message}. {hint}",
        "https://www.rfc-editor.org/rfc/rfc6749#section-6",
        "documented",
    ),
    FindingKind(
        "step-audience-slash",
        "warning",
        "The step misses an API by its slash",
        "Identifiers are compared byte for byte: a trailing slash makes another audience.",
        "No API has this identifier, but {api} has {identifier}.",
        sources.SERVICE_NOT_FOUND,
        "reported",
        "audience-exists",
    ),
    FindingKind(
        "offline-api-allows",
        "warning",
        "The API of the login allows no offline access",
        "A login gets a refresh token only where its API allows offline access.",
        "{api} does not allow offline access: this login asks for offline_access and gets no refresh token.",
        sources.GET_REFRESH,
        "documented",
        "offline-api-allows",
    ),
    FindingKind(
        "offline-grant-type",
        "warning",
        "The application may not have refresh tokens",
        "A login gets a refresh token only where the application has the grant type refresh_token.",
        "{client} lacks the grant type refresh_token: this login gets no refresh token.",
        sources.GET_REFRESH,
        "documented",
        "offline-grant-type",
    ),
    FindingKind(
        "offline-spa-rotates",
        "warning",
        "A single-page application without rotation",
        "A single-page application gets refresh tokens only where they rotate.",
        "{client} is a single-page application and does not rotate: this login gets no refresh token.",
        sources.CONFIGURE_ROTATION,
        "documented",
        "offline-spa-rotates",
    ),
    FindingKind(
        "offline-oidc-conformant",
        "warning",
        "A login of the old kind",
        "An application that is not OIDC conformant gets a refresh token only for a login that names an API.",
        "{client} is not OIDC conformant and the login names no API: it gets no refresh token.",
        sources.GET_REFRESH,
        "assumed",
        "offline-oidc-conformant",
    ),
    FindingKind(
        "exchange-for-other-api",
        "warning",
        "The token is for another API",
        "An exchange for an audience that no policy names is answered with a token for another API.",
        "No policy of {client} names {requested}: the answer is a token for {issued}, without an error.",
        sources.SDK_WARNING,
        "observed",
        "audience-not-in-policy",
    ),
)
