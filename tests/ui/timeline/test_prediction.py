from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.step_titles import refresh_token_names
from mrrt_studio.simulation.storyboard import Card, storyboard
from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.timeline.offers import Place
from mrrt_studio.ui.timeline.prediction import PredictionView, predict
from mrrt_studio.ui.widgets.chip_widget import ChipRow
from tests.simulation.story_samples import BILLING, LOGIN, REPORTS, scenario


def predicted(document: Scenario, added: dict[str, Any]) -> Card:
    step = scenario(added).steps[0]
    timeline = simulate(document)
    return predict(Place.before(timeline, len(timeline.steps)), step, document)


@pytest.mark.parametrize(
    "added",
    [
        {"id": "x1", "type": "exchange", "audience": REPORTS},
        {"id": "x1", "type": "exchange", "audience": BILLING, "scope": "read:billing write:billing"},
        {"id": "call", "type": "call_api", "access_token": "login", "api": REPORTS},
        {"id": "off", "type": "exchange", "disabled": True},
        {"id": "wait", "type": "wait", "seconds": 5},
    ],
)
def test_what_is_predicted_is_what_happens(added: dict[str, Any]) -> None:
    played = simulate(scenario(LOGIN, added)).steps
    happened = storyboard(played[-1], refresh_token_names(played))
    assert predicted(scenario(LOGIN), added) == happened


def test_a_step_without_id_is_played_under_the_one_that_it_would_get() -> None:
    assert predicted(scenario(LOGIN), {"type": "exchange"}).id == "x1"


def test_the_view_shows_result_chips_and_sentence(qtbot: QtBot) -> None:
    view = PredictionView()
    qtbot.addWidget(view)
    view.show_card(predicted(scenario(LOGIN), {"type": "exchange", "audience": REPORTS}))
    chips = [chip.text for chip in view.findChildren(ChipRow)[0].chips()]
    assert chips[:3] == ["200, but another audience", "AT → api.example.com", "RT 2"]
    texts = [label.written() for label in view.findChildren(type(view._title))]
    assert "Asked for Reports, got Messages." in texts


def test_without_a_complete_step_there_is_nothing_to_see(qtbot: QtBot) -> None:
    view = PredictionView()
    qtbot.addWidget(view)
    view.show_card(None)
    assert view.isHidden()
