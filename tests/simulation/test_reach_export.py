from __future__ import annotations

import csv
import io
import json

from hypothesis import given

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.reach import reach
from mrrt_studio.simulation.reach_export import reach_csv, reach_json, reach_markdown, who
from tests.simulation.reach_samples import (
    ADA,
    BILLING,
    BOB,
    MESSAGES,
    PHONE,
    WEB,
    api,
    client,
    tenant,
    tenants,
)


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_has_a_line_for_every_group_of_users() -> None:
    found = lines(reach_csv(reach(tenant())))
    assert [line["users"] for line in found if line["audience"] == MESSAGES] == [ADA, BOB, ADA, BOB]
    assert found[2] == {
        "client_id": PHONE,
        "application": "Phone app",
        "audience": BILLING,
        "api": "Billing",
        "users": f"{ADA} {BOB}",
        "login": "read write delete",
        "exchange": "read write",
        "refresh_token": "offline",
        "login_refused": "",
        "exchange_rule": "audience-in-policy",
    }


def test_csv_tells_the_rules_of_a_cell_that_nobody_reaches() -> None:
    phone = client(grant_types=["client_credentials"])
    found = lines(reach_csv(reach(tenant(clients=[phone]))))
    assert {(line["users"], line["login_refused"]) for line in found} == {("", "grant-type-allowed")}


def test_csv_holds_no_formula() -> None:
    text = reach_csv(reach(tenant(clients=[client(name='=HYPERLINK("https://example.com")')])))
    assert lines(text)[0]["application"].startswith("'=HYPERLINK")


def test_markdown_has_a_table_for_every_application() -> None:
    text = reach_markdown(reach(tenant()))
    assert "## Phone app (`phone`)\n\n| API | At login | By exchange | Who |\n| --- |" in text
    assert f"| Billing `{BILLING}` | `read` `write` `delete` | `read` `write` | all 2 users |" in text
    assert f"| Messages `{MESSAGES}` | no scope | – | Bob |" in text


def test_markdown_says_what_is_out_of_reach_and_who_stands_in() -> None:
    denied = api(BILLING, "read", subject_type_authorization={"user": {"policy": "deny_all"}})
    text = reach_markdown(reach(tenant(users=[], resource_servers=[api(MESSAGES, "read"), denied])))
    assert "The tenant names no users" in text
    assert "Out of reach: 1 of 2 APIs." in text
    assert "| any user |" in text


def test_names_cannot_break_the_table() -> None:
    odd = api(MESSAGES, "a|b", "c`d", name="Line\nbreak | <b>bold</b>")
    text = reach_markdown(reach(tenant(resource_servers=[odd])))
    line = next(line for line in text.splitlines() if "Line" in line)
    assert line.startswith(
        r"| Line break \| \<b\>bold\</b\> `https://messages.example.com` | `a\|b` `` c`d ``"
    )


def test_json_is_the_matrix() -> None:
    found = reach_json(reach(tenant()))
    assert (found["format"], found["version"], found["users"]) == ("mrrt-studio/reach", 1, [ADA, BOB])
    assert found["cells"][1] == {
        "client_id": PHONE,
        "audience": BILLING,
        "login_refused": None,
        "refresh_token": "offline",
        "exchange_rule": "audience-in-policy",
        "exchangeable": True,
        "shares": [
            {"users": [ADA, BOB], "login": ["read", "write", "delete"], "exchange": ["read", "write"]}
        ],
    }


def test_chosen_cells_alone_are_exported() -> None:
    matrix = reach(tenant())
    chosen = list(matrix.cells(client_id=WEB, audience=BILLING))
    assert len(lines(reach_csv(matrix, chosen))) == 1
    assert len(reach_json(matrix, chosen)["cells"]) == 1
    assert "Phone app" not in reach_markdown(matrix, chosen)


def test_who_is_named_unless_it_is_everybody() -> None:
    matrix = reach(tenant())
    messages, billing = matrix.cell(PHONE, MESSAGES), matrix.cell(PHONE, BILLING)
    assert [who(matrix, share) for share in messages.shares] == ["Ada", "Bob"]
    assert who(matrix, billing.shares[0]) == "all 2 users"


@given(tenants())
def test_exports_are_stable_and_complete(scenario: Scenario) -> None:
    first, second = reach(scenario), reach(scenario)
    assert reach_csv(first) == reach_csv(second)
    assert reach_markdown(first) == reach_markdown(second)
    assert json.dumps(reach_json(first)) == json.dumps(reach_json(second))
    pairs = {(line["client_id"], line["audience"]) for line in lines(reach_csv(first))}
    assert len(pairs) == len(list(first.cells()))
