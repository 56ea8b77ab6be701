from __future__ import annotations

import pytest

from mrrt_studio.engine.consent import consent_needed, remember_consent, require_consent
from mrrt_studio.engine.outcome import Authorization
from mrrt_studio.engine.refusal import Refusal
from mrrt_studio.engine.state import State
from mrrt_studio.scenario.resource_server import ResourceServer
from tests.builders import ADA, MESSAGES, PHONE, application, authorization, decision, messages, state

SKIP = "skip_consent_for_verifiable_first_party_clients"


def asking(*scopes: str, first_party: bool = True, skips: bool | None = False) -> Authorization:
    return authorization(
        client=application(is_first_party=first_party),
        api=ResourceServer.model_validate(messages(**{SKIP: skips})),
        scopes=tuple(map(decision, scopes)),
    )


def required(
    found: Authorization,
    before: State | None = None,
    *,
    flow: str = "authorization_code",
    prompt: str | None = None,
    accepts: bool = False,
) -> Refusal | None:
    try:
        require_consent(before or state(), found, flow=flow, prompt=prompt, accepts=accepts)
    except Refusal as refusal:
        return refusal
    return None


@pytest.mark.parametrize(
    ("first_party", "skips", "needed"),
    [(True, True, False), (True, False, True), (True, None, True), (False, True, True), (False, False, True)],
)
def test_only_a_first_party_application_skips_and_only_where_the_api_lets_it(
    first_party: bool, skips: bool | None, needed: bool
) -> None:
    assert consent_needed(asking(first_party=first_party, skips=skips)) is needed


@pytest.mark.parametrize(("first_party", "needed"), [(True, False), (False, True)])
def test_a_login_without_audience_asks_for_third_parties(first_party: bool, needed: bool) -> None:
    assert consent_needed(authorization(client=application(is_first_party=first_party), api=None)) is needed


@pytest.mark.parametrize(
    ("flow", "accepts", "answer"),
    [
        ("authorization_code", True, None),
        ("authorization_code", False, (302, "access_denied", "User did not authorize the request")),
        ("device_code", False, (403, "access_denied", "User cancelled the confirmation prompt.")),
        ("silent", True, (302, "consent_required", "Consent required")),
        ("password", False, None),
    ],
)
def test_the_answer_of_the_dialog_decides(
    flow: str, accepts: bool, answer: tuple[int, str, str] | None
) -> None:
    refusal = required(asking("openid"), flow=flow, accepts=accepts)
    assert answer == (refusal and (refusal.status, refusal.error, refusal.description))


@pytest.mark.parametrize(
    ("scopes", "prompt", "is_asked"),
    [
        (("openid", "read"), None, False),
        (("read",), "login", False),
        (("openid", "read"), "consent", True),
        (("openid", "write"), None, True),
    ],
)
def test_a_stored_answer_is_used_again_for_no_more_than_it_covers(
    scopes: tuple[str, ...], prompt: str | None, is_asked: bool
) -> None:
    stored = remember_consent(state(), asking("openid", "read"))
    assert (required(asking(*scopes), stored, prompt=prompt) is not None) is is_asked


def test_answers_add_up() -> None:
    stored = remember_consent(remember_consent(state(), asking("a", "b")), asking("b", "c"))
    assert dict(stored.consents.items()) == {(ADA, PHONE, MESSAGES): ("a", "b", "c")}
