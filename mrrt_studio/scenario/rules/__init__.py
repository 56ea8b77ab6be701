"""The one table of rules: what the engine follows, what people read, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping

from mrrt_studio.scenario.rules.action import ACTION_RULES
from mrrt_studio.scenario.rules.audience import AUDIENCE_RULES
from mrrt_studio.scenario.rules.life import LIFE_RULES
from mrrt_studio.scenario.rules.login import LOGIN_RULES
from mrrt_studio.scenario.rules.resource import RESOURCE_RULES
from mrrt_studio.scenario.rules.rule import Rule
from mrrt_studio.scenario.rules.scope import SCOPE_RULES

RULES: Mapping[str, Rule] = {
    rule.id: rule
    for table in (LOGIN_RULES, LIFE_RULES, AUDIENCE_RULES, SCOPE_RULES, ACTION_RULES, RESOURCE_RULES)
    for rule in table
}
"""Every rule by its id, in the order in which the engine asks them."""

__all__ = ["RULES", "Rule"]
