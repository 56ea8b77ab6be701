from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from mrrt_studio.simulation.render import signed
from mrrt_studio.simulation.step_titles import refresh_token_names
from mrrt_studio.simulation.verification import Verification
from mrrt_studio.ui.inspector import tokens
from mrrt_studio.ui.inspector.token_cards import Viewpoint
from mrrt_studio.ui.inspector.tokens import SignatureLine, TokensPage
from mrrt_studio.ui.theme import theme
from tests.ui.inspector.cases import CALL, LOGIN, OMITTED, OPAQUE_LOGIN, WAIT, Step, play
from tests.ui.inspector.reading import column, spoken, texts


def page_of(show: Callable[..., QWidget], *steps: Step, at: int = -1, width: int = 440) -> TokensPage:
    timeline = play(*steps)
    played = timeline.steps[at]
    assert played.outcome is not None
    page = TokensPage()
    names = refresh_token_names(timeline.steps)
    page.show_step(played, played.outcome, Viewpoint(timeline.end.state, timeline.world.seed, names))
    show(page, width)
    return page


def test_every_token_is_decoded_and_verified(show: Callable[..., QWidget]) -> None:
    page = page_of(show, LOGIN)
    assert [card.heading() for card in page.cards()] == [
        "Access token for Messages",
        "ID token for Phone app",
        "Refresh token RT 1",
    ]
    access = page.cards()[0]
    assert access.signature.text().startswith("Signature verified against the tenant's key MRRT-STUDIO-")
    header, claims = access.tables()
    assert column(header, 0) == ["alg", "typ", "kid"]
    assert "aud" in column(claims, 0)


def test_the_demo_key_is_clearly_marked(show: Callable[..., QWidget]) -> None:
    assert "Demo key: everybody has it" in texts(page_of(show, LOGIN))


def test_times_are_told_from_where_the_playhead_stands(show: Callable[..., QWidget]) -> None:
    page = page_of(show, LOGIN, WAIT, at=0)
    assert "Seen at 1 Jan 2026 09:10:00 UTC, where the playhead stands." in texts(page)
    claims = {fact.name: fact for fact in page.cards()[0].tables()[1].facts()}
    assert claims["exp"].meaning == "expires in 23 h 50 min, 2 Jan 2026 09:00:00 UTC"


def test_the_raw_text_is_the_signed_token_and_can_be_copied(show: Callable[..., QWidget]) -> None:
    page = page_of(show, LOGIN)
    access = page.cards()[0]
    outcome = play(LOGIN).steps[0].outcome
    assert outcome is not None
    assert outcome.tokens.access_token is not None
    assert access.raw.code() == signed(outcome.tokens.access_token)
    access.raw.findChildren(QPushButton)[0].click()
    assert QGuiApplication.clipboard().text() == access.raw.code()


def test_an_opaque_token_has_no_signature(show: Callable[..., QWidget]) -> None:
    page = page_of(show, OPAQUE_LOGIN)
    access = page.cards()[0]
    assert not access.signature.isVisible()
    assert access.raw.code().count(".") != 2
    assert len(access.tables()) == 1
    assert "An opaque token" in texts(page)


def test_a_refresh_token_tells_its_state(show: Callable[..., QWidget]) -> None:
    page = page_of(show, LOGIN, OMITTED, at=0)
    facts = {fact.name: fact for fact in page.cards()[2].tables()[0].facts()}
    assert facts["now"].value == "rotated"
    assert page.cards()[2].raw.code().startswith("v1.")


def test_a_call_shows_what_was_sent(show: Callable[..., QWidget]) -> None:
    assert "Sent with the call; it is that of step login." in texts(page_of(show, LOGIN, CALL))


def test_cards_are_used_again(show: Callable[..., QWidget]) -> None:
    page = page_of(show, LOGIN)
    before = page.cards()
    timeline = play(OPAQUE_LOGIN)
    outcome = timeline.steps[0].outcome
    assert outcome is not None
    page.show_step(timeline.steps[0], outcome, Viewpoint(timeline.end.state, "seed", {}, at_playhead=False))
    assert page.cards() == before[:2]
    assert "right after the step" in texts(page)
    assert not before[0].signature.isVisible()


def test_a_signature_that_fails_says_why(show: Callable[..., QWidget]) -> None:
    line = SignatureLine()
    line.set_verification(Verification(holds=False, reason="the tenant has no such key", kid="other"))
    show(line)
    assert line.text() == "The signature does not hold: the tenant has no such key other"


def test_the_signature_is_really_checked(
    show: Callable[..., QWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "jwks_json", lambda: {"keys": []})
    access = page_of(show, LOGIN).cards()[0]
    assert access.signature.text().startswith("The signature does not hold: the tenant has no key")


def test_a_screen_reader_hears_which_table_it_is_in(show: Callable[..., QWidget]) -> None:
    heard = spoken(page_of(show, LOGIN))
    assert ("Table", "Access token for Messages: Claims") in heard
    assert ("Table", "ID token for Phone app: Header") in heard


@pytest.mark.parametrize("scale", [0.75, 1.0, 2.0])
@pytest.mark.parametrize("width", [330, 480])
def test_nothing_is_cut_off_sideways(
    show: Callable[..., QWidget], settled: Callable[[], None], width: int, scale: float
) -> None:
    theme().set_text_scale(scale)
    page = page_of(show, LOGIN, width=width)
    settled()
    assert page.horizontalScrollBar().maximum() == 0
