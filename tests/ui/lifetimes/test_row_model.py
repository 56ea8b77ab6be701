from __future__ import annotations

from PySide6.QtCore import Qt

from mrrt_studio.simulation.lifetimes_reading import lifetimes
from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.lifetimes.row_model import RowModel, rows_of
from tests.ui.lifetimes.conftest import example


def filled(name: str = "documented-example", *, only_alive: bool = False) -> RowModel:
    timeline = simulate(example(name))
    found = lifetimes(timeline)
    model = RowModel()
    model.show(found, timeline.end.state.configuration, rows_of(found, only_alive=only_alive))
    return model


def test_each_group_has_a_heading_and_a_row_for_everything_in_it() -> None:
    model = filled()
    assert model.rowCount() == len(model.found.groups) + len(model.found.lifetimes)
    headings = [model.name(row) for row in model.rows if row.lifetime is None]
    assert headings == ["Session of Ada", "Ada at Phone app"]
    assert model.index(3, 0).data() == "RT 1"


def test_rows_speak_for_themselves() -> None:
    model = filled()
    said = model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith(
        "RT 1, made by login at 1 Jan 2026 09:00:00. Ended at 1 Jan 2026 09:10:00: rotated by"
    )
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Session of Ada"
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.index(-1, 0).data() is None


def test_only_what_lives() -> None:
    assert filled("expiry", only_alive=True).rowCount() == 0
    alive = filled(only_alive=True)
    assert [alive.name(row) for row in alive.rows if row.lifetime and row.lifetime.kind == "refresh"] == [
        "RT 4"
    ]


def test_rows_are_found_by_key_and_by_step() -> None:
    model = filled()
    for place, row in enumerate(model.rows):
        assert model.place_of(row.key) == place
    assert model.place_of("gone") == -1
    made = model.rows[model.first_of_step("x1")].lifetime
    assert made is not None
    assert made.step_id == "x1"
    assert model.first_of_step("gone") == -1


def test_the_end_stands_behind_a_bar_and_not_behind_a_heading() -> None:
    model = filled()
    assert (model.end_text(model.rows[0]), model.end_text(model.rows[3])) == ("", "rotated by x1")
