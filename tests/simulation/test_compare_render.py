from __future__ import annotations

import json

from mrrt_studio.simulation.compare import compare
from mrrt_studio.simulation.compare_render import (
    Labels,
    compare_json,
    compare_markdown,
    compare_text,
    summary,
)
from tests.builders import exchange, login, run
from tests.simulation.compare_samples import policy_added, two_steps

LABELS = Labels("before.mrrt.json", "after.mrrt.json")


def test_text_tells_a_cause_once_below_what_it_turned() -> None:
    text = compare_text(policy_added(), LABELS)
    assert text.startswith("A: before.mrrt.json\nB: after.mrrt.json\n\nx1  exchange\n")
    assert "  Audience: https://api.example.com → https://billing.example.com\n" in text
    assert text.count("because clients[phone].refresh_token.policies[https://billing.example.com]") == 1
    assert (
        "Only B reaches:\n  phone at https://billing.example.com by exchange: read:billing (auth0|ada)\n"
        in text
    )
    assert text.endswith(
        "1 of 2 steps differ; reach: 1 scopes more, 0 fewer, counted for each user and way.\n"
    )


def test_two_that_are_alike_say_so() -> None:
    same = compare(two_steps(), two_steps())
    assert summary(same) == "Nothing differs."
    assert compare_text(same, LABELS) == "A: before.mrrt.json\nB: after.mrrt.json\n\nNothing differs.\n"
    assert compare_markdown(same, LABELS).endswith("\nNothing differs.\n")


def test_markdown_is_a_table_for_every_step_and_escapes_what_people_named() -> None:
    a = run(login(title="a|b *c*"))
    text = compare_markdown(compare(a, run(login(title="a|b *c*", scope="openid"))), LABELS)
    assert "## login login a\\|b \\*c\\*" in text
    assert "| Decision | A | B | Because |" in text
    rows = [line for line in text.splitlines() if line.startswith("| Scope")]
    assert rows
    assert all("follows" not in row and "steps\\[login\\].scope" in row for row in rows)


def test_json_has_everything_and_both_sides() -> None:
    found = json.loads(compare_json(policy_added(), LABELS))
    assert (found["format"], found["version"]) == ("mrrt-studio/comparison", 1)
    assert found["a"] == {"label": "before.mrrt.json", "name": ""}
    (step,) = found["steps"]
    assert (step["a"], step["b"], step["type"]) == ("x1", "x1", "exchange")
    audience = next(each for each in step["differences"] if each["decision"] == "audience")
    assert audience["name"] is None
    assert [cause["kind"] for cause in audience["causes"]] == ["configuration"]
    assert found["reach"]["added"][0]["scope"] == "read:billing"
    assert found["summary"] == {"steps": 2, "differing": 1, "reach_cells": 1}


def test_a_step_of_one_side_alone_says_of_which() -> None:
    text = compare_text(compare(run(login()), run(login(), exchange())), LABELS)
    assert "x1  exchange  only in B\n" in text


def test_the_same_comparison_prints_the_same_bytes() -> None:
    for render in (compare_text, compare_markdown, compare_json):
        assert render(policy_added(), LABELS) == render(policy_added(), LABELS)
