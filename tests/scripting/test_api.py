"""The api of an Action: what it writes down and what it answers."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import jwt
import pytest

from mrrt_studio.engine.scripts import ScriptCall
from tests.scripting.calls import NOW, action

sandbox = pytest.importorskip("mrrt_studio.scripting.sandbox", reason="there is no JavaScript engine here")

CALLS = {
    "access.deny": ["'no'"],
    "accessToken.setCustomClaim": ["'k'", "{a: [1]}"],
    "accessToken.addScope": ["'read:x'"],
    "accessToken.removeScope": ["'read:x'"],
    "idToken.setCustomClaim": ["'k'", "null"],
    "multifactor.enable": ["'any'", "{allowRememberBrowser: false}"],
    "authentication.challengeWith": ["{type: 'otp'}"],
    "authentication.challengeWithAny": ["[{type: 'otp'}]"],
    "authentication.enrollWith": ["{type: 'otp'}"],
    "authentication.enrollWithAny": ["[{type: 'otp'}]"],
    "authentication.recordMethod": ["'https://example.com/method'"],
    "authentication.setPrimaryUser": ["'auth0|1'"],
    "redirect.sendUserTo": ["'https://example.com'", "{query: {a: 'b'}}"],
    "user.setAppMetadata": ["'k'", "1"],
    "user.setUserMetadata": ["'k'", "'v'"],
    "refreshToken.revoke": ["'stolen'"],
    "refreshToken.setExpiresAt": ["1000"],
    "refreshToken.setIdleExpiresAt": ["1000"],
    "refreshToken.setMetadata": ["'k'", "'v'"],
    "refreshToken.deleteMetadata": ["'k'"],
    "refreshToken.evictMetadata": [],
    "session.revoke": ["'why'"],
    "session.setExpiresAt": ["1000"],
    "session.setIdleExpiresAt": ["1000"],
    "session.setCookieMode": ["'persistent'"],
    "session.setMetadata": ["'k'", "'v'"],
    "session.deleteMetadata": ["'k'"],
    "session.evictMetadata": [],
    "transaction.setMetadata": ["'k'", "'v'"],
    "validation.error": ["'code'", "'message'"],
    "prompt.render": ["'id'", "{fields: {}}"],
    "samlResponse.setAudience": ["'a'"],
}


def ran(call: ScriptCall) -> dict[str, Any]:
    return sandbox.Engine().run(asdict(call))


def printed(body: str, **arguments: Any) -> list[str]:
    answer = ran(action(body, **arguments))
    assert "error" not in answer, answer["error"]
    return [line["text"] for line in answer["console"]]


@pytest.mark.parametrize("method", CALLS)
def test_every_method_is_written_down_and_gives_the_api_back(method: str) -> None:
    body = f"console.log(api.{method}({', '.join(CALLS[method])}) === api)"
    answer = ran(action(body))
    assert [command["method"] for command in answer["commands"]] == [method]
    assert len(answer["commands"][0]["arguments"]) == len(CALLS[method])
    assert answer["console"][0]["text"] == "true"


def test_arguments_are_copied_when_the_call_is_made() -> None:
    answer = ran(action("const v = {a: 1}; api.idToken.setCustomClaim('k', v); v.a = 2"))
    assert answer["commands"][0]["arguments"] == ["k", {"a": 1}]


@pytest.mark.parametrize(
    "call",
    [
        "accessToken.addScope(1)",
        "accessToken.setCustomClaim('', 1)",
        "refreshToken.setExpiresAt('soon')",
        "refreshToken.setExpiresAt(NaN)",
        "authentication.challengeWithAny({})",
        "redirect.sendUserTo()",
    ],
)
def test_a_wrong_argument_is_told_by_the_methods_name(call: str) -> None:
    answer = ran(action(f"api.{call}"))
    assert answer["error"]["name"] == "TypeError"
    assert f"api.{call.split('(', maxsplit=1)[0]}" in answer["error"]["message"]
    assert answer["commands"] == []


def test_commands_before_an_error_are_kept_for_people() -> None:
    answer = ran(action("api.access.deny('x'); throw new Error('after')"))
    assert [command["method"] for command in answer["commands"]] == ["access.deny"]
    assert answer["error"]["message"] == "after"


def test_the_cache_answers_with_what_is_alive() -> None:
    cache = {"old": {"value": "o", "expires_at": NOW}, "new": {"value": "n", "expires_at": NOW + 1}}
    body = """
    console.log(api.cache.get("old"), api.cache.get("new"), api.cache.get("toString"));
    api.cache.set("own", "v", {ttl: 1000});
    console.log(api.cache.get("own"));
    api.cache.delete("own");
    console.log(api.cache.get("own"));
    """
    assert printed(body, cache=cache) == [
        f'undefined {{"value":"n","expires_at":{NOW + 1}}} undefined',
        f'{{"value":"v","expires_at":{NOW + 1000}}}',
        "undefined",
    ]


def test_the_cache_holds_twenty_entries() -> None:
    body = """
    for (let i = 0; i < 20; i++) api.cache.set("k" + i, "v");
    console.log(api.cache.set("one more", "v").type, api.cache.set("k0", "w").type);
    """
    answer = ran(action(body))
    assert answer["console"][0]["text"] == "error success"
    assert len(answer["commands"]) == 21


def test_rules_that_ran_and_redirects_are_answered_from_outside() -> None:
    body = "console.log(api.rules.wasExecuted('rul_1'), api.redirect.canRedirect())"
    assert printed(body, executed_rules=["rul_1"], can_redirect=False) == ["true false"]
    assert printed(body) == ["false true"]


def test_a_session_token_is_a_real_jwt() -> None:
    token = printed("console.log(api.redirect.encodeToken({secret: 's'.repeat(70), payload: {a: 'ü€'}}))")[0]
    options: Any = {"verify_exp": False, "verify_iat": False}
    claims = jwt.decode(token, "s" * 70, algorithms=["HS256"], issuer="example", options=options)
    assert claims == {
        "iss": "example",
        "sub": "auth0|ada",
        "iat": NOW // 1000,
        "exp": NOW // 1000 + 900,
        "ip": "203.0.113.1",
        "a": "ü€",
    }


@pytest.mark.parametrize(
    ("secret", "lifetime", "told"),
    [("key", 60, "ü"), ("other", 60, "invalid"), ("key", -1, "expired")],
)
def test_a_session_token_is_verified(secret: str, lifetime: int, told: str) -> None:
    body = f"""
    const options = {{secret: "key", expiresInSeconds: {lifetime}, payload: {{a: "ü"}}}};
    event.request.query.session_token = api.redirect.encodeToken(options);
    try {{ console.log(api.redirect.validateToken({{secret: "{secret}"}}).a) }}
    catch (e) {{ console.log(e.message) }}
    """
    assert told in printed(body)[0]


def test_a_session_token_that_did_not_come_is_told() -> None:
    error = ran(action("api.redirect.validateToken({secret: 's', tokenParameterName: 't'})"))["error"]
    assert "'t'" in error["message"]
