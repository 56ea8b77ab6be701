from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from mrrt_studio.engine.outcome import ScopeDecision
from mrrt_studio.scenario.rules import RULES
from mrrt_studio.ui.inspector.scope_columns import Mark, columns_of
from mrrt_studio.ui.inspector.scope_delegate import ScopeDelegate, paint_mark, rule_lines
from mrrt_studio.ui.theme import theme
from tests.ui.inspector.cases import LOGIN, OMITTED, last

LONG = "urn:example:" + "scope-with-a-name-nobody-shortened:" * 3 + "read"


def decision(scope: str = "read:a", rule: str = "scope-login") -> ScopeDecision:
    return ScopeDecision(scope, True, rule, ("login", "policy"), None, True, None, None)


def stacked() -> ScopeDelegate:
    delegate = ScopeDelegate()
    _, outcome = last(LOGIN, OMITTED)
    assert outcome.authorization is not None
    delegate.stacked = True
    delegate.columns = columns_of(outcome.authorization, "exchange")
    return delegate


def picture(mark: Mark) -> QImage:
    image = QImage(30, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_mark(painter, QRectF(0, 0, 30, 30), mark)
    painter.end()
    return image


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.startswith(("scope-", "offline-"))])
@pytest.mark.parametrize("width", [60, 100, 200])
def test_a_rule_is_broken_after_hyphens_and_loses_no_letter(rule: str, width: int) -> None:
    lines = rule_lines(rule, width, theme().generation)
    assert "".join(lines) == rule
    metrics = QFontMetricsF(theme().font("mono-small"))
    broken = [line for line in lines if "-" in line.rstrip("-")]
    assert all(metrics.horizontalAdvance(line) <= width for line in broken)


def test_a_longer_rule_makes_a_taller_row() -> None:
    delegate = ScopeDelegate()
    short = delegate.base_height(decision(rule="scope-rbac"), 110)
    assert delegate.base_height(decision(rule="scope-login-and-policy"), 110) > short


def test_a_stacked_row_has_room_for_its_marks() -> None:
    assert stacked().base_height(decision(), 400) > ScopeDelegate().base_height(decision(), 400)
    assert stacked().base_height(decision(), 150) > stacked().base_height(decision(), 400)


def test_a_long_scope_leaves_its_chip_a_line_of_its_own() -> None:
    assert stacked().base_height(decision(LONG), 400) > stacked().base_height(decision(), 400)


def test_marks_differ_without_their_colours() -> None:
    images = [picture(Mark(state, "")) for state in ("yes", "no", "none")]
    grey = [image.convertToFormat(QImage.Format.Format_Mono) for image in images]
    assert len({bytes(image.constBits()) for image in grey}) == 3


def test_only_a_filter_alarms() -> None:
    assert picture(Mark("no", "")) != picture(Mark("no", "", alarming=False))


def test_heights_grow_with_the_text() -> None:
    before = ScopeDelegate().base_height(decision(), 200)
    theme().set_text_scale(2.0)
    assert ScopeDelegate().base_height(decision(), 200) > 1.5 * before
