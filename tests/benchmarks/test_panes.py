"""The panes below the window with ten thousand steps and with a hundred applications and APIs."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.lifetimes_reading import lifetimes
from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.lifetimes.pane import LifetimesPane
from mrrt_studio.ui.reach.matrix_page import MatrixPage
from mrrt_studio.ui.reach.shown import Wanted, compute, select
from mrrt_studio.ui.selection import Selection
from tests.benchmarks import tenants
from tests.simulation.reach_samples import api, client, tenant, user

MANY = 10_000
SIDE = 100


def long_scenario() -> Scenario:
    return tenants.scenario(10, 20, [tenants.login(), *tenants.exchanges(MANY - 1, 10)])


def wide_tenant() -> Scenario:
    audiences = [f"https://a{number}.example.com" for number in range(SIDE)]
    scopes = [f"s{number}" for number in range(20)]
    policies = [(audience, " ".join(scopes)) for audience in audiences]
    return tenant(
        clients=[client(f"c{number}", *policies) for number in range(SIDE)],
        resource_servers=[api(audience, *scopes, enforce_policies=True) for audience in audiences],
        users=[user(f"auth0|u{number}", (audiences[number], "s1")) for number in range(10)],
    )


@pytest.mark.benchmark(group="lifetimes of 10,000 steps")
def test_read_lifetimes(benchmark: Any) -> None:
    timeline = simulate(long_scenario())
    found = benchmark.pedantic(lifetimes, args=(timeline,), rounds=3)
    assert len(found.lifetimes) > MANY


@pytest.mark.benchmark(group="a frame of the lifetimes of 10,000 steps")
def test_scroll_lifetimes(benchmark: Any, qtbot: QtBot) -> None:
    document = Document(long_scenario())
    pane = LifetimesPane(document, Selection(document))
    qtbot.addWidget(pane)
    pane.resize(1440, 300)
    pane.show()
    qtbot.waitUntil(lambda: pane.rows.rowCount() > MANY, timeout=60_000)
    image = pane.chart.viewport().grab()

    def frame() -> None:
        pane.chart.scroll_by(37)
        pane.chart.viewport().render(image)

    benchmark(frame)


@pytest.mark.benchmark(group="reach of 100 applications x 100 APIs x 10 users")
def test_reach_of_a_wide_tenant(benchmark: Any) -> None:
    shown = benchmark.pedantic(compute, args=(wide_tenant(), Wanted(), None), rounds=3)
    assert len(shown.clients) == SIDE


@pytest.mark.parametrize("wanted", [Wanted(term="a7"), Wanted(term="s19"), Wanted(order="most")], ids=str)
@pytest.mark.benchmark(group="filter and order of that reach")
def test_select_of_a_wide_tenant(benchmark: Any, wanted: Wanted) -> None:
    matrix = compute(wide_tenant(), Wanted(), None).matrix
    benchmark(select, matrix, wanted)


@pytest.mark.benchmark(group="an edit under the matrix of a wide tenant, in the window's thread")
def test_edit_under_the_matrix(benchmark: Any, qtbot: QtBot) -> None:
    before = wide_tenant()
    document = Document(before)
    page = MatrixPage(document)
    qtbot.addWidget(page)
    page.resize(1440, 400)
    page.show()
    qtbot.waitUntil(lambda: page.model.rowCount() == SIDE, timeout=60_000)
    after = before.replace(clients=(*before.clients[1:], before.clients[0]))

    def edit() -> None:
        document.show_scenario(after if document.scenario is before else before)
        QApplication.processEvents()

    benchmark.pedantic(edit, rounds=10)
    qtbot.waitUntil(lambda: not page.is_busy, timeout=60_000)
