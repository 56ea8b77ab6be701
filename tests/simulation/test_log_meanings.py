from __future__ import annotations

import re
from pathlib import Path

from mrrt_studio.engine import logs
from mrrt_studio.simulation.log_meanings import LOG_MEANINGS, Asked, asked_and_issued, log_meaning


def test_every_type_that_the_engine_writes_has_a_meaning() -> None:
    source = Path(logs.__file__).read_text()
    written = set(re.findall(r'(?:LogEntry|_entry)\(\s*"(\w+)"', source))
    written |= set(re.findall(r'kind = "(\w+)" if user else "(\w+)"', source)[0])
    written |= {code for code, _ in logs.SUCCESSES.values()} | {
        f"f{kind[1:]}" for kind, _ in logs.SUCCESSES.values()
    }
    assert {"sertft", "fp", "fu", "feacft"} <= written
    assert written <= set(LOG_MEANINGS)
    assert all(log_meaning(kind).endswith(".") for kind in written)
    assert log_meaning("gd_unenroll") == ""


def test_only_an_exchange_has_something_to_compare() -> None:
    details = {"requested_audience": "a", "requested_scope": "x y"}
    entry = {"type": "sertft", "details": details, "audience": "b", "scope": "x"}
    assert asked_and_issued(entry) == (Asked("audience", "a", "b"), Asked("scope", "x y", "x"))
    assert asked_and_issued({**entry, "type": "seacft"}) == ()


def test_what_is_missing_is_told_word_by_word() -> None:
    assert Asked("scope", "x y z", "z x").missing == ("y",)
    assert Asked("scope", None, "x").missing == ()


def test_a_request_may_leave_both_out() -> None:
    entry = {"type": "sertft", "details": {}, "audience": "b", "scope": "x"}
    assert [asked.requested for asked in asked_and_issued(entry)] == [None, None]
