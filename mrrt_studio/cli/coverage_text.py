"""The coverage for people: how much the expectations hold fast, and what they do not."""

from __future__ import annotations

from collections.abc import Iterator

from mrrt_studio.simulation.coverage import Coverage


def coverage_line(found: Coverage) -> str:
    """Return the coverage in one line."""
    counts = f"{len(found.touched)} of {len(found.items)} policies, scopes and rules"
    return f"Coverage {percent_text(found)}: expectations touch {counts}"


def percent_text(found: Coverage) -> str:
    """Return the percentage; only what is whole is called 100 %."""
    shown = f"{found.percent:.1f}"
    return f"{'99.9' if shown == '100.0' and found.untouched else shown} %"


def coverage_text(found: Coverage) -> str:
    """Return the coverage with a line for everything that no expectation touches."""
    return "".join(f"{line}\n" for line in _lines(found))


def _lines(found: Coverage) -> Iterator[str]:
    yield coverage_line(found)
    yield from (f"  no expectation touches the {item.words}" for item in found.untouched)
