"""What Rules and post-login Actions do at every exchange although it was meant for logins.

Heuristic: the code is searched, not run. A script that never names the protocol of an exchange cannot tell
one from a login; whether it reaches the call is not known. Hence the findings say that it may happen.

Source: https://auth0.com/docs/customize/actions/explore-triggers/signup-and-login-triggers/login-trigger
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mrrt_studio.scenario.configuration import enabled_rules
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.findings.finding import Finding
from mrrt_studio.scenario.findings.kinds import FINDINGS
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.tenant import Action, Rule

_EXCHANGE = "oauth2-refresh-token"
_COMMENT_OR_TEXT = re.compile(r"//[^\n]*|/\*.*?\*/|(\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*')", re.DOTALL)
_REDIRECT = re.compile(r"\bapi\.redirect\.sendUserTo\s*\(")
_MFA = re.compile(
    r"\bapi\.(?:multifactor\.enable"
    r"|authentication\.(?:challengeWith(?:Any)?|enrollWith(?:Any)?))\s*\("
)
_CLAIM = re.compile(r"\bapi\.(?:accessToken|idToken)\.setCustomClaim\s*\(\s*[\"']([^\"']+)[\"']")

_RULE_REDIRECT = re.compile(r"\bcontext\.redirect\s*=(?!=)")
_RULE_MFA = re.compile(r"\bcontext\.multifactor\s*=(?!=)")
_RULE_CLAIM = re.compile(
    r"\bcontext\.(?:accessToken|idToken)(?:\.(\w+)|\[\s*[\"']([^\"']+)[\"']\s*\])\s*=(?!=)"
)

_RESTRICTED = """
acr act active amr at_hash ath attest aud auth_time authorization_details azp c_hash
client_id cnf cty dest entitlements events exp groups gty htm htu iat internalService iss
jcard jku jti jwe jwk kid may_act mky nbf nonce object_id org_id org_name orig origid
permissions roles rph s_hash scope sid sip_callid sip_cseq_num sip_date sip_from_tag
sip_via_branch sub sub_jwk toe txn typ uuid vot vtm x5t#S256
"""

RESTRICTED_CLAIMS = frozenset(_RESTRICTED.split())
"""Names that Auth0 keeps for itself.

Source: https://auth0.com/docs/secure/tokens/json-web-tokens/create-custom-claims
"""


def findings_of_actions(scenario: Scenario) -> Iterator[Finding]:
    """Yield what the Actions that run at login may do to an exchange."""
    bound = set(scenario.triggers.get("post-login", ()))
    for number, action in enumerate(scenario.actions):
        if action.name in bound:
            yield from _of_action(action, ("actions", number, "code"))


def _of_action(action: Action, at: FieldPath) -> Iterator[Finding]:
    code = without_comments(action.code)
    if _EXCHANGE not in code:
        if _REDIRECT.search(code):
            yield FINDINGS["action-redirects-on-refresh"].at(at, name=action.name)
        if (call := _MFA.search(code)) is not None:
            yield FINDINGS["action-mfa-on-refresh"].at(at, name=action.name, call=call.group().rstrip("( \n"))
    for claim in dict.fromkeys(_CLAIM.findall(code)):
        if claim in RESTRICTED_CLAIMS:
            yield FINDINGS["action-restricted-claim"].at(at, name=action.name, claim=claim)


def findings_of_rules(scenario: Scenario) -> Iterator[Finding]:
    """Yield what the Rules that run may do to an exchange."""
    running = enabled_rules(scenario)
    for number, rule in enumerate(scenario.rules):
        if any(rule is one for one in running):
            yield from _of_rule(rule, ("rules", number, "script"))


def _of_rule(rule: Rule, at: FieldPath) -> Iterator[Finding]:
    code = without_comments(rule.script)
    if _EXCHANGE not in code:
        if _RULE_REDIRECT.search(code):
            yield FINDINGS["rule-redirects-on-refresh"].at(at, name=rule.name)
        if _RULE_MFA.search(code):
            yield FINDINGS["rule-mfa-on-refresh"].at(at, name=rule.name)
    set_claims = (dotted or quoted for dotted, quoted in _RULE_CLAIM.findall(code))
    for claim in dict.fromkeys(set_claims):
        # A Rule gives scopes by ``context.accessToken.scope``: that one is no claim.
        if claim in RESTRICTED_CLAIMS and claim != "scope":
            yield FINDINGS["rule-restricted-claim"].at(at, name=rule.name, claim=claim)


@lru_cache(maxsize=256)
def without_comments(code: str) -> str:
    """Return JavaScript without its comments; what stands in quotes stays as it is."""
    return _COMMENT_OR_TEXT.sub(lambda match: match.group(1) or " ", code)
