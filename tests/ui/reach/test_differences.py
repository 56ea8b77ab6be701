from __future__ import annotations

from mrrt_studio.simulation.reach_difference import Reached
from mrrt_studio.ui.reach.differences import difference_lines
from tests.simulation.reach_samples import ADA, BILLING, BOB, MESSAGES, PHONE, WEB, tenant

TENANT = tenant()


def test_a_line_for_every_application_and_api() -> None:
    reached = [
        Reached(PHONE, BILLING, ADA, "exchange", "read"),
        Reached(PHONE, BILLING, BOB, "exchange", "write"),
        Reached(WEB, MESSAGES, ADA, "login", "read"),
        Reached(WEB, MESSAGES, ADA, "exchange", "read"),
    ]
    assert difference_lines(reached, TENANT) == [
        "Phone app at Billing: read write (2 users, by exchange)",
        "Web app at Messages: read (Ada, at login and by exchange)",
    ]


def test_what_is_too_much_is_counted() -> None:
    many = [Reached(PHONE, f"https://a{number}", ADA, "login", "read") for number in range(20)]
    lines = difference_lines(many, TENANT, most=3)
    assert (len(lines), lines[-1]) == (4, "and 17 more")
    wide = [Reached(PHONE, BILLING, ADA, "login", f"s{number}") for number in range(40)]
    assert "and 28 more" in difference_lines(wide, TENANT)[0]


def test_nothing_has_no_lines_and_strangers_keep_their_ids() -> None:
    assert difference_lines([], TENANT) == []
    told = difference_lines([Reached("gone", "https://gone", "any-user", "login", "read")], TENANT)
    assert told == ["gone at https://gone: read (any user, at login)"]
