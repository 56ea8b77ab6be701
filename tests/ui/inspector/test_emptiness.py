from __future__ import annotations

from mrrt_studio.ui.inspector.emptiness import no_requests, no_tokens, nothing_at_all
from tests.ui.inspector.cases import CONFIGURE, DISABLED, LOGIN, OMITTED, WAIT, last, play


def test_nothing_selected_and_a_disabled_step_are_empty_everywhere() -> None:
    nothing = nothing_at_all(None)
    assert nothing is not None
    assert nothing.title == "No step is selected"
    disabled = nothing_at_all(play(DISABLED).steps[0])
    assert disabled is not None
    assert disabled.title == "This step is disabled"
    assert nothing_at_all(play(LOGIN).steps[0]) is None


def test_no_tokens_has_a_reason() -> None:
    sentences = []
    for step in (WAIT, OMITTED, CONFIGURE):
        empty = no_tokens(last(step)[0])
        assert empty is not None
        assert empty.title == "No tokens"
        sentences.append(empty.sentence)
    assert len(set(sentences)) == 3
    assert no_tokens(last(LOGIN)[0]) is None


def test_no_requests_has_a_reason() -> None:
    empty = no_requests(last(WAIT)[0])
    assert empty is not None
    assert "nothing goes over the wire" in empty.sentence
    assert no_requests(last(LOGIN)[0]) is None
