from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage

from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.tenant.tree_delegate import row_height
from mrrt_studio.ui.theme import theme
from tests.ui.tenant.studio import PHONE, Studio, example, settle


def picture(studio: Studio) -> QImage:
    settle()
    return studio.pane.tree.viewport().grab().toImage()


def test_rows_grow_with_the_text(studio: Studio) -> None:
    before = row_height(is_section=False)
    assert studio.pane.tree.visualRect(studio.pane.tree.currentIndex()).height() == before
    theme().set_text_scale(1.5)
    settle()
    assert row_height(is_section=False) > before
    assert studio.pane.tree.visualRect(studio.pane.tree.currentIndex()).height() == row_height(
        is_section=False
    )


def test_a_badge_appears_while_the_policy_is_wrong(studio: Studio) -> None:
    studio.select("tenant")
    wrong = picture(studio)
    client = studio.scenario.clients[0]
    settings = client.refresh_token
    assert settings is not None
    mended = client.replace(refresh_token=settings.replace(policies=settings.policies[:1]))  # type: ignore[index]
    studio.document.apply(studio.scenario.replace(clients=(mended, studio.scenario.clients[1])), "Mend")
    assert picture(studio) != wrong
    studio.undo()
    assert picture(studio) == wrong


def test_the_row_of_the_tenant_has_its_badge(studio: Studio) -> None:
    studio.select("client", PHONE)
    tree = studio.pane.tree
    row = tree.visualRect(tree.model().index(0, 0))

    def right_edge() -> QImage:
        return picture(studio).copy(row.right() - theme().space(9), row.top(), theme().space(9), row.height())

    clean = right_edge()
    tenant = studio.scenario.tenant.replace(default_audience="https://nothing.example.com")
    studio.document.apply(studio.scenario.replace(tenant=tenant), "Set the default audience")
    assert right_edge() != clean


@pytest.mark.parametrize("width", [240, 280, 420])
def test_the_longest_name_leaves_room_for_its_badge(shows: Callable[..., Studio], width: int) -> None:
    """The badge is painted at the right edge: the picture there is the same for a short and a long name."""

    def right_edge(name: str) -> QImage:
        scenario = example()
        renamed = scenario.clients[0].replace(name=name)
        studio = shows(scenario.replace(clients=(renamed, *scenario.clients[1:])), width=width)
        row = studio.pane.tree.visualRect(studio.pane.tree.currentIndex())
        badge = theme().space(9)
        return picture(studio).copy(row.right() - badge, row.top(), badge, row.height())

    assert right_edge("Short") == right_edge("A very long name of an application " * 5)


def test_a_closed_section_says_how_many_it_hides(studio: Studio) -> None:
    tree = studio.pane.tree
    section = tree.model().index(2, 0)
    place = tree.visualRect(section)
    before = picture(studio).copy(place)
    tree.collapse(section)
    assert picture(studio).copy(place) != before


def test_an_empty_tenant_and_a_thousand_applications_can_be_painted(shows: Callable[..., Studio]) -> None:
    assert not picture(shows(Scenario())).isNull()
    many = tuple(Client(client_id=f"c{number}", name=f"App {number}") for number in range(1000))
    studio = shows(Scenario(clients=many))
    assert not picture(studio).isNull()
    studio.select("client", "c999")
    assert picture(studio).height() == studio.pane.tree.viewport().height()
