from __future__ import annotations

from mrrt_studio.ui.scripts.known_code import KnownCode, active_scripts, all_scripts, digest
from tests.ui.scripts.scenarios import claim, with_action, with_rule


def test_code_from_elsewhere_is_unknown_until_it_is_allowed() -> None:
    known, scenario = KnownCode(), with_action(claim("a"))
    assert [script.name for script in known.unknown(scenario)] == ["Mine"]
    known.allow([claim("a")])
    assert known.unknown(scenario) == ()


def test_what_was_allowed_is_remembered_whatever_its_name() -> None:
    KnownCode().allow([claim("a")])
    assert KnownCode().unknown(with_action(claim("a"), name="Another")) == ()
    assert KnownCode().unknown(with_action(claim("b"))) != ()


def test_code_that_nothing_runs_is_not_asked_about() -> None:
    scenario = with_action(claim("a")).replace(triggers={})
    assert active_scripts(scenario) == ()
    assert [script.name for script in all_scripts(scenario)] == ["Mine"]
    assert KnownCode().unknown(scenario) == ()
    assert KnownCode().unknown(with_rule("function (user, context, callback) {}")) != ()


def test_typing_allows_what_is_typed() -> None:
    known, scenario = KnownCode(), with_action("")
    known.write(scenario, "", claim("a"))
    assert known.unknown(with_action(claim("a"))) == ()
    assert KnownCode().unknown(with_action(claim("a"))) != ()


def test_typing_into_code_that_may_not_run_allows_nothing() -> None:
    known, scenario = KnownCode(), with_action(claim("a"))
    known.write(scenario, claim("a"), claim("a") + " ")
    known.write(scenario, "", claim("b"))
    assert not known.knows(claim("a") + " ")
    assert not known.knows(claim("b"))


def test_written_code_is_remembered_when_it_is_saved() -> None:
    known, scenario = KnownCode(), with_action(claim("a"))
    known.write(with_action(""), "", claim("a"))
    known.keep_written(scenario)
    assert KnownCode().knows(claim("a"))


def test_saving_does_not_allow_what_was_never_allowed() -> None:
    KnownCode().keep_written(with_action(claim("a")))
    assert not KnownCode().knows(claim("a"))


def test_what_was_shipped_is_known_for_now() -> None:
    known = KnownCode()
    known.trust([claim("a")])
    assert known.knows(claim("a"))
    assert not KnownCode().knows(claim("a"))


def test_a_lone_surrogate_has_a_digest() -> None:
    assert digest("\ud800") != digest("")
