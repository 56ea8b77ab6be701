"""Two timelines that differ in one thing, for tests of comparing."""

from __future__ import annotations

from typing import Any

from mrrt_studio.simulation.compare import Comparison, Difference, compare
from mrrt_studio.simulation.compare_decisions import Decided
from tests.builders import BILLING, MESSAGES, client, exchange, login, policy, run

POLICY = policy(BILLING, "read:billing")


def two_steps(*policies: Any, **more: Any) -> Any:
    """A login, and an exchange for Billing by an application with these policies."""
    return run(login(), exchange(audience=BILLING), **{"clients": [client(*policies)], **more})


def policy_added() -> Comparison:
    """The same two steps before and after a policy for Billing was added."""
    return compare(two_steps(policy(MESSAGES)), two_steps(policy(MESSAGES), POLICY))


def differences(comparison: Comparison, step_id: str = "x1") -> dict[Decided, Difference]:
    """What differs at one step, by decision."""
    found = [step for step in comparison.steps if step.pair.any.id == step_id]
    return {each.decided: each for step in found for each in step.differences}
