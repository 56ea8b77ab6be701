from __future__ import annotations

from mrrt_studio.paths import resource
from mrrt_studio.scenario.storage import read
from mrrt_studio.simulation.tenant_log import tenant_log
from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.tenant_log.entry_model import EntryModel, rows_of

TIMELINE = simulate(read(resource("scenarios") / "documented-example.mrrt.json"))


def test_every_entry_of_every_step_is_a_row_in_order() -> None:
    written = [entry for played in TIMELINE.steps for entry in tenant_log(played)]
    assert written
    assert [row.entry for row in rows_of(TIMELINE)] == written


def test_the_filter_wants_all_words_in_any_column_and_case() -> None:
    model = EntryModel()
    model.show_rows(rows_of(TIMELINE))
    chosen = model.rows[-1]
    model.filter(f"{chosen.cells[1].upper()} {chosen.cells[0]}")
    assert chosen in model.rows
    assert all(row.cells[1] == chosen.cells[1] for row in model.rows)
    model.filter(f"{chosen.cells[1]} nowhere-at-all")
    assert model.rowCount() == 0
    model.filter("")
    assert model.rowCount() == len(rows_of(TIMELINE))


def test_an_entry_is_found_again_by_its_key() -> None:
    model = EntryModel()
    model.show_rows(rows_of(TIMELINE))
    assert model.place_of(model.rows[-1].key) == len(model.rows) - 1
    assert model.place_of(("none", 0)) == -1
