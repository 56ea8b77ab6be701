from __future__ import annotations

from mrrt_studio.engine.actions.dates import iso_date
from tests.builders import NOW


def test_a_date_is_written_as_javascript_does() -> None:
    assert (iso_date(NOW), iso_date(None)) == ("2026-01-01T09:00:00.000Z", None)
