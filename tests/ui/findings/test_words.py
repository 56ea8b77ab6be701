from __future__ import annotations

from mrrt_studio.scenario.findings import SEVERITIES
from mrrt_studio.ui.findings.words import severity_colour, severity_heading, severity_icon, severity_words


def test_each_severity_has_its_own_word_icon_and_colour() -> None:
    for look in (severity_words, severity_icon, severity_colour):
        assert len({look(severity) for severity in SEVERITIES}) == len(SEVERITIES)


def test_a_heading_counts() -> None:
    assert severity_heading("info", 12) == "Worth knowing · 12"
