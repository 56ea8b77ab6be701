from __future__ import annotations

from hypothesis import given, settings

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.compare_reach import ReachSides, reach_sides
from mrrt_studio.simulation.reach import reach
from mrrt_studio.simulation.reach_difference import reach_difference
from tests.builders import BILLING, client, policy, scenario, user
from tests.strategies import scenarios

BOB = "auth0|bob"


def test_users_to_whom_the_same_happens_share_a_line() -> None:
    users = [user(), user(BOB)]
    before, after = (
        scenario(users=users),
        scenario(users=users, clients=[client(policy(BILLING, "read:billing"))]),
    )
    assert reach_sides(reach_difference(reach(before), reach(after))) == (
        ReachSides("phone", BILLING, "exchange", ("auth0|ada", BOB), (), ("read:billing",)),
    )


@given(scenarios(), scenarios())
@settings(max_examples=15)
def test_the_sides_tell_exactly_what_was_added_and_removed(one: Scenario, other: Scenario) -> None:
    difference = reach_difference(reach(one), reach(other))
    lines = reach_sides(difference)
    added = {
        (line.client_id, line.audience, user_id, line.way, scope)
        for line in lines
        for user_id in line.users
        for scope in set(line.after) - set(line.before)
    }
    assert added == set(difference.added)
