from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.cli.review_text import as_text
from mrrt_studio.formats.imported import COLLECTIONS
from mrrt_studio.formats.remarks import Remark
from mrrt_studio.formats.review import Entry, Review
from mrrt_studio.scenario.model import Scenario

END = "\nNothing was written: -o PATH says where to.\n"


def text(**members: Any) -> str:
    return as_text(Review(Scenario(), **members), None)


def entries(collection: str, *labels: str) -> tuple[Entry, ...]:
    return tuple(Entry(collection, label, label) for label in labels)


@pytest.mark.parametrize(
    ("members", "lines"),
    [
        ({}, "Nothing is different.\n"),
        ({"added": entries("clients", "A")}, "Added:\n  1 application: A\n"),
        ({"added": entries("clients", "A", "B\n  C")}, "Added:\n  2 applications: A, B C\n"),
        (
            {"added": entries("roles", "R") + entries("clients", "A")},
            "Added:\n  1 application: A\n  1 role: R\n",
        ),
        ({"added": entries("tenant", "name, flags")}, "Added:\n  tenant settings: name, flags\n"),
        ({"replaced": entries("resource_servers", "X", "Y")}, "Replaced:\n  2 APIs: X, Y\n"),
        (
            {"kept": entries("steps", "1", "2") + entries("clients", "A")},
            "Kept as they are: 1 application, 2 steps\n",
        ),
        (
            {"ignored": {"pages": 2, "connections": 1}},
            "Ignored, since a scenario has no place for them: connections (1), pages (2)\n",
        ),
        (
            {"real_secrets": 3},
            "Secrets not written into the scenario, the simulator makes its own: 3\n",
        ),
        (
            {"hidden_secrets": 2},
            "Secrets that the source does not show, the simulator makes its own: 2\n",
        ),
        (
            {"markers": ("##A##", "@@B@@")},
            "Keywords without a value, kept as they are (--mapping or --set gives one): ##A##, @@B@@\n",
        ),
        (
            {"suspicious": (Remark("odd"), Remark("odder", "a.json", 2, 3, "clients[0]"))},
            "Worth a look:\n  odd.\n  a.json:2:3: clients[0]: odder.\n",
        ),
    ],
)
def test_each_part_of_a_review_has_its_lines(members: dict[str, Any], lines: str) -> None:
    assert text(**members) == lines + END


@pytest.mark.parametrize(("count", "more"), [(8, ""), (9, " and 1 more"), (20, " and 12 more")])
def test_a_long_list_is_cut(count: int, more: str) -> None:
    labels = [f"app {number}" for number in range(count)]
    listed = ", ".join(labels[:8]) + more
    assert text(added=entries("clients", *labels)) == f"Added:\n  {count} applications: {listed}\n{END}"


def test_every_collection_of_a_scenario_has_a_name() -> None:
    for name in (*COLLECTIONS, "tenant", "triggers", "steps"):
        assert ": only\n" in text(added=entries(name, "only"))


def test_the_parts_stand_in_one_order_and_the_file_comes_last() -> None:
    review = Review(
        Scenario(),
        added=entries("clients", "A"),
        replaced=entries("clients", "B"),
        kept=entries("clients", "C"),
        ignored={"pages": 1},
        markers=("##M##",),
        real_secrets=1,
        suspicious=(Remark("odd"),),
    )
    heads = [line.split()[0] for line in as_text(review, Path("o.json")).splitlines() if line[:1].strip()]
    assert heads == ["Added:", "Replaced:", "Kept", "Ignored,", "Secrets", "Keywords", "Worth", "Written"]
    assert as_text(review, Path("o.json")).endswith("\n\nWritten to o.json.\n")
