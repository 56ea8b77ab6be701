from __future__ import annotations

from mrrt_studio.scenario.findings.kinds_of_settings import SETTING_KINDS
from mrrt_studio.scenario.rules import RULES


def test_what_the_engine_knows_too_points_to_its_rule() -> None:
    known = {kind.id for kind in SETTING_KINDS if kind.id in RULES}
    assert {kind.id for kind in SETTING_KINDS if kind.rule == kind.id} == known


def test_the_words_are_sentences() -> None:
    for kind in SETTING_KINDS:
        assert kind.says.endswith(".")
        assert kind.sentence.endswith(".")
        assert not kind.title.endswith(".")
