from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from mrrt_studio.engine.outcome import Note
from mrrt_studio.scenario.rules import RULES
from mrrt_studio.ui.inspector.stories import open_questions_of
from mrrt_studio.ui.inspector.story_banner import StoryBanner
from mrrt_studio.ui.inspector.why_parts import CheckRow, Checks, QuestionView, show_note
from tests.ui.inspector.cases import LOGIN, UNLISTED, last
from tests.ui.inspector.reading import texts


def test_a_note_is_told_with_its_rule(show: Callable[..., QWidget]) -> None:
    banner = StoryBanner()
    show_note(banner, Note("policies-merged", {"audience": "https://api.example.com"}))
    show(banner)
    read = texts(banner)
    assert "Several policies for one API." in read
    assert "More than one policy entry names https://api.example.com" in read
    assert "assumed: Auth0 documents nothing" in read


def test_an_open_question_tells_both_answers(show: Callable[..., QWidget]) -> None:
    view = QuestionView()
    view.set_question(open_questions_of(*last(LOGIN, UNLISTED))[0])
    show(view)
    read = texts(view)
    assert view.assumption_id == "unlisted-audience"
    assert "Which API gets the token when the requested audience is in no usable policy?" in read
    assert "Here: the API of the login, with status 200 and no error." in read
    assert "What else may be true: the tenant's default audience" in read
    assert "400 invalid_target" in read


def test_checks_are_counted_and_filled_only_when_opened(show: Callable[..., QWidget]) -> None:
    checks = Checks()
    checks.set_checks((RULES["token-issuer"], RULES["token-audience"]), next_failed=False)
    show(checks)
    assert checks.disclosure().title() == "2 checks passed"
    assert checks.rows() == []
    checks.disclosure().set_open(is_open=True)
    assert len(checks.rows()) == 2
    assert "iss is the tenant's domain." in texts(checks)
    checks.set_checks((RULES["token-expiry"],), next_failed=True)
    assert checks.disclosure().title() == "1 check passed, the next one failed"
    assert "exp is in the future." in texts(checks)


def test_no_checks_take_no_room(show: Callable[..., QWidget]) -> None:
    checks = Checks()
    show(checks)
    checks.set_checks((), next_failed=False)
    assert not checks.isVisible()


def test_a_check_shows_what_it_demands_and_its_id(show: Callable[..., QWidget]) -> None:
    row = CheckRow()
    row.set_rule(RULES["token-scope"])
    show(row)
    assert "token-scope" in texts(row)
    assert RULES["token-scope"].says in texts(row)
