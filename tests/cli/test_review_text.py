from __future__ import annotations

from pathlib import Path

from mrrt_studio.cli.review_text import as_text
from mrrt_studio.formats.imported import COLLECTIONS
from mrrt_studio.formats.merging import Entry
from mrrt_studio.formats.remarks import Remark
from mrrt_studio.formats.review import Review
from mrrt_studio.scenario.model import Scenario


def test_everything_is_told_in_one_order() -> None:
    found = Review(
        result=Scenario(),
        added=(
            Entry("resource_servers", "i", "API"),
            Entry("clients", "c", "App\nTwo"),
            Entry("tenant", "", "d"),
        ),
        replaced=tuple(Entry("roles", str(number), f"R{number}") for number in range(10)),
        kept=(Entry("steps", "s", "s"), Entry("steps", "t", "t")),
        ignored={"pages": 2, "connections": 1},
        suspicious=(Remark("m", "x.json", 1, 2, "a"),),
        markers=("##A##",),
        real_secrets=1,
        hidden_secrets=2,
    )
    assert as_text(found, Path("out.json")).splitlines() == [
        "Added:",
        "  tenant settings: d",
        "  1 application: App Two",
        "  1 API: API",
        "Replaced:",
        "  10 roles: R0, R1, R2, R3, R4, R5, R6, R7 and 2 more",
        "Kept as they are: 2 steps",
        "Ignored, since a scenario has no place for them: connections (1), pages (2)",
        "Secrets not written into the scenario, the simulator makes its own: 1",
        "Secrets that the source does not show, the simulator makes its own: 2",
        "Keywords without a value, kept as they are (--mapping or --set gives one): ##A##",
        "Worth a look:",
        "  x.json:1:2: a: m.",
        "",
        "Written to out.json.",
    ]


def test_nothing_different_is_told_too() -> None:
    assert as_text(Review(Scenario()), None) == (
        "Nothing is different.\n\nNothing was written: -o PATH says where to.\n"
    )


def test_every_collection_has_words() -> None:
    names = (*COLLECTIONS, "tenant", "triggers", "steps")
    found = Review(Scenario(), added=tuple(Entry(name, "k", f"label of {name}") for name in names))
    assert all(f"label of {name}" in as_text(found, None) for name in names)
