"""What Auth0's own material leaves open: named switches with a default, stored in the scenario.

No live tenant was ever asked. Wherever one of these decided something, the step says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Confidence = Literal["documented", "observed", "reported", "assumed", "contradicted"]

_MRRT = (
    "https://auth0.com/docs/secure/tokens/refresh-tokens/multi-resource-refresh-token/"
    "configure-and-implement-multi-resource-refresh-token"
)
_SDK_WARNING = "https://github.com/auth0/nextjs-auth0/blob/main/EXAMPLES.md"
_SPA_SCOPES = "https://github.com/auth0/auth0-spa-js/blob/main/src/scope.ts"
_ROTATION = "https://auth0.com/docs/secure/tokens/refresh-tokens/configure-refresh-token-rotation"
_REVOKE = "https://auth0.com/docs/secure/tokens/refresh-tokens/revoke-refresh-tokens"
_ACCESS = "https://auth0.com/docs/get-started/apis/api-access-policies-for-applications"
_PROFILES = "https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles"
_ACTIONS_API = "https://auth0.com/docs/customize/actions/reference/post-login/api-object"


@dataclass(frozen=True, slots=True)
class Assumption:
    """One open question: what the simulator does by default, what else may be true, and how sure we are."""

    id: str
    question: str
    values: tuple[tuple[str, str], ...]
    """Each value with what it means; the default stands first."""
    confidence: Confidence
    """How sure the default is."""
    source: str

    @property
    def default(self) -> str:
        """The value that applies where the scenario names none."""
        return self.values[0][0]

    @property
    def names(self) -> tuple[str, ...]:
        """Every value that may be chosen, the default first."""
        return tuple(name for name, _ in self.values)


_TABLE = (
    Assumption(
        "unlisted-audience",
        "Which API gets the token when the requested audience is in no usable policy?",
        (
            ("login-audience", "the API of the login, with status 200 and no error"),
            ("tenant-default", "the tenant's default audience, with status 200 and no error"),
            ("error", "none: the exchange is refused with 400 invalid_target"),
        ),
        "observed",
        _SDK_WARNING,
    ),
    Assumption(
        "omitted-audience",
        "Which API gets the token when the exchange names no audience?",
        (("login-audience", "the API of the login"), ("tenant-default", "the tenant's default audience")),
        "documented",
        _MRRT,
    ),
    Assumption(
        "denied-audience",
        "What happens when a policy names an API whose access policy refuses the application?",
        (
            ("as-unlisted", "the same as for an audience that no policy names"),
            ("error", "the exchange is refused with 403 unauthorized_client"),
        ),
        "assumed",
        _ACCESS,
    ),
    Assumption(
        "oidc-on-new-audience",
        "Do the login's OIDC scopes come along to another API?",
        (("carried", "yes, openid and the others stay available"), ("dropped", "no, only policy scopes are")),
        "observed",
        _SPA_SCOPES,
    ),
    Assumption(
        "same-audience-policy",
        "What does a policy for the login's own API do?",
        (("widens", "adds its scopes to those of the login"), ("narrows", "leaves only what both name")),
        "documented",
        _MRRT,
    ),
    Assumption(
        "policy-evaluation",
        "When are the policies read?",
        (("live", "at each exchange"), ("at-login", "once, when the refresh token is issued")),
        "assumed",
        _MRRT,
    ),
    Assumption(
        "empty-policy-scope",
        "What does a policy with an empty scope list give?",
        (("nothing", "no scope of that API"), ("everything", "every scope that the API defines")),
        "assumed",
        _MRRT,
    ),
    Assumption(
        "empty-scope",
        "What happens when no scope is left?",
        (
            ("token-without-scope", "a token with an empty scope"),
            ("error", "the exchange is refused with 400 invalid_scope"),
        ),
        "assumed",
        _MRRT,
    ),
    Assumption(
        "additional-api-offline",
        "Must an API that only a policy names allow offline access too?",
        (
            ("not-required", "no, only the API of the login must"),
            ("required", "yes, otherwise its policy has no effect"),
        ),
        "assumed",
        _MRRT,
    ),
    Assumption(
        "id-token-on-refresh",
        "When does an exchange return an ID token?",
        (
            ("this-exchange", "when openid is granted in this exchange"),
            ("login", "when openid was granted at login"),
        ),
        "observed",
        _SPA_SCOPES,
    ),
    Assumption(
        "reuse-revokes-grant",
        "Does detected reuse take the user grant too?",
        (("no", "only the family is revoked"), ("yes", "the grant and all its refresh tokens go")),
        "contradicted",
        _ROTATION,
    ),
    Assumption(
        "revoke-reach",
        "What does revoking one refresh token take with it?",
        (
            ("tenant-flag", "what the tenant flag revoke_refresh_token_grant says"),
            ("whole-grant", "always the grant and all its refresh tokens"),
        ),
        "contradicted",
        _REVOKE,
    ),
    Assumption(
        "failed-exchange-consumes-token",
        "Is a rotating token used up by an exchange that failed?",
        (("no", "no, it can be exchanged again"), ("yes", "yes, using it again counts as reuse")),
        "assumed",
        _ROTATION,
    ),
    Assumption(
        "action-scopes-beyond-policy",
        "May an Action add scopes that neither login nor policy gives?",
        (("allowed", "yes"), ("clamped", "no, such scopes are dropped")),
        "assumed",
        _ACTIONS_API,
    ),
    Assumption(
        "blocked-user-error",
        "Which error does a blocked user get?",
        (("invalid_grant", "403 invalid_grant"), ("unauthorized", "401 unauthorized")),
        "contradicted",
        "https://auth0.com/docs/manage-users/user-accounts/block-and-unblock-users",
    ),
    Assumption(
        "jti-in-auth0-profile",
        "Do access tokens of the Auth0 profile carry a jti?",
        (("absent", "no"), ("present", "yes")),
        "documented",
        _PROFILES,
    ),
    Assumption(
        "resource-in-response",
        "Does the response name the API that the token is for?",
        (("absent", "no"), ("present", "yes, as 'resource'")),
        "reported",
        "https://github.com/auth0/auth0-spa-js/pull/1621",
    ),
)

ASSUMPTIONS: Mapping[str, Assumption] = {assumption.id: assumption for assumption in _TABLE}
"""The seventeen open questions by id, in the order in which they are explained."""

DEFAULTS: Mapping[str, str] = {assumption.id: assumption.default for assumption in _TABLE}


def check_choices(choices: dict[str, str]) -> dict[str, str]:
    """Return the choices unchanged.

    Raises:
        ValueError: an id or a value does not exist; the message lists what does.
    """
    for name, value in choices.items():
        check_choice(name, value)
    return choices


def check_choice(name: str, value: str) -> None:
    """Refuse an assumption or a value that does not exist.

    Raises:
        ValueError: the message lists what exists.
    """
    if name not in ASSUMPTIONS:
        raise ValueError(f"'{name}' is no assumption; there are {', '.join(ASSUMPTIONS)}")
    if value not in ASSUMPTIONS[name].names:
        raise ValueError(f"'{name}' cannot be '{value}'; it can be {' or '.join(ASSUMPTIONS[name].names)}")
