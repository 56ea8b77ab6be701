from __future__ import annotations

import pytest

from mrrt_studio.engine.actions.effects import Denial, Effects
from mrrt_studio.engine.actions.refusals import interaction_notes, require_allowed
from mrrt_studio.engine.refusal import Refusal
from tests.engine.actions.playing import effects, exchanging, occasion


def refused(found: Effects, *, at_authorize: bool = False, **more: object) -> Refusal:
    with pytest.raises(Refusal) as caught:
        require_allowed(exchanging(**more), found, at_authorize=at_authorize)
    return caught.value


def test_a_denial_comes_before_what_needs_a_person() -> None:
    found = effects(("multifactor.enable", "any"), ("redirect.sendUserTo", "x"), ("access.deny", "No"))
    refusal = refused(found)
    assert (refusal.rule, refusal.status, refusal.description) == ("actions-allow", 403, "No")
    assert refusal.facts["script"] == "Script"


def test_a_second_factor_comes_with_a_token_for_the_mfa_api() -> None:
    refusal = refused(effects(("multifactor.enable", "any"), ("redirect.sendUserTo", "x")))
    assert (refusal.status, refusal.error) == (403, "mfa_required")
    assert refusal.body["mfa_token"].startswith("SIM")


@pytest.mark.parametrize(("silent", "error"), [(True, "interaction_required"), (False, "access_denied")])
def test_a_redirect_fails_without_a_browser(silent: bool, error: str) -> None:
    refusal = refused(effects(("redirect.sendUserTo", "x")), silent=silent)
    assert (refusal.rule, refusal.error) == ("actions-redirect", error)


def test_the_authorization_endpoint_answers_with_a_redirect() -> None:
    denial = Denial("A", "unauthorized", "No", "A denied it", status=401)
    found = effects(("multifactor.enable", "any"))
    assert refused(found.with_(denial=denial), at_authorize=True).status == 302
    assert refused(found.with_(denial=denial)).status == 401
    assert refused(found, at_authorize=True).error == "interaction_required"


def test_a_person_in_front_of_a_browser_is_asked_and_the_login_goes_on() -> None:
    found = effects(("multifactor.enable", "any"), ("redirect.sendUserTo", "x"))
    require_allowed(occasion(), found, at_authorize=True)
    rules = [note.rule for note in interaction_notes(occasion(), found)]
    assert rules == ["actions-second-factor-asked", "actions-redirect-made"]
    assert interaction_notes(exchanging(), found) == ()
