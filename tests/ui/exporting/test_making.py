from __future__ import annotations

import pytest

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.exports import ExportRequest
from mrrt_studio.ui.exporting import making
from mrrt_studio.ui.exporting.making import made


def tenant(count: int) -> Scenario:
    return Scenario.model_validate(
        {"clients": [{"client_id": f"c{n}", "name": f"App {n}"} for n in range(count)]}
    )


def test_a_preview_shows_the_export() -> None:
    answer = made("management-api", ExportRequest(tenant(1)))
    assert answer.shown == answer.export.text
    assert answer.left_out == 0


def test_of_a_long_export_the_preview_shows_the_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "SHOWN_LINES", 3)
    answer = made("management-api", ExportRequest(tenant(5)))
    assert answer.shown.count("\n") == 2
    assert answer.left_out == answer.export.text.count("\n") + 1 - 3


def test_of_very_long_lines_the_preview_shows_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "SHOWN_CHARACTERS", 40)
    answer = made("curl", ExportRequest(tenant(2)))
    assert 0 < len(answer.shown) <= 40
    assert answer.export.text.startswith(answer.shown)
    assert answer.left_out == answer.export.text.count("\n") - answer.shown.count("\n")
