from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.simulation.compare_matching import Pair, matched
from tests.builders import exchange, login, run


def ids(*pairs: Pair) -> list[tuple[str | None, str | None]]:
    return [(pair.a.id if pair.a else None, pair.b.id if pair.b else None) for pair in pairs]


def unnamed(*steps: dict[str, Any]) -> list[dict[str, Any]]:
    return [{name: value for name, value in step.items() if name != "id"} for step in steps]


WAIT = {"type": "wait", "seconds": 1}


def test_steps_of_one_id_belong_together_wherever_they_stand() -> None:
    a = run(login(), exchange(id="one"), exchange(id="two")).steps
    b = run(exchange(id="two"), login(), exchange(id="one")).steps
    assert set(ids(*matched(a, b))) == {("login", "login"), ("one", "one"), ("two", "two")}


def test_a_wait_that_is_put_between_steps_without_ids_moves_no_match() -> None:
    plain = unnamed(login(refresh_token=None), {"type": "exchange"})
    a, b = run(*plain).steps, run(plain[0], WAIT, plain[1]).steps
    assert ids(*matched(a, b)) == [("step-1", "step-1"), (None, "step-2"), ("step-2", "step-3")]


def test_the_order_does_not_depend_on_the_side() -> None:
    a = run(login(), exchange(id="one"), WAIT).steps
    b = run(WAIT, login(), exchange(id="two")).steps
    assert [pair.mirrored() for pair in matched(b, a)] == list(matched(a, b))


def test_a_pair_of_nothing_has_no_step() -> None:
    with pytest.raises(ValueError, match="nothing"):
        _ = Pair(None, None).any
