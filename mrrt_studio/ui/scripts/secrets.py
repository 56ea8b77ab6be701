"""Secrets of an Action and configuration values of Rules, as rows of a name and a value."""

from __future__ import annotations

import json
from typing import Any

from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.ui.tenant.pair_model import Pair
from mrrt_studio.ui.tenant.pairs_page import Pairs

Member = dict[str, Any]


class SecretPairs(Pairs):
    """``secrets`` in either shape; an edit makes it Auth0's list, where half-typed names may be alike."""

    def __init__(self) -> None:
        super().__init__("secrets", ("name", "value"), _no_model)

    def members(self, item: Any) -> tuple[Any, ...]:  # noqa: ANN401
        """Return the secrets as objects of name and value."""
        secrets = item.secrets or ()
        if isinstance(secrets, dict):
            return tuple({"name": name, "value": value} for name, value in secrets.items())
        return tuple(secrets)

    def rows(self, item: Any) -> tuple[Pair, ...]:  # noqa: ANN401
        """Return name and value of each."""
        return tuple((_text(_part(each, "name")), _text(_part(each, "value"))) for each in self.members(item))

    def with_text(self, item: Any, row: int, column: int, text: str) -> FrozenModel:  # noqa: ANN401
        """Return the Action after an edit; what else a member holds stays in it."""
        members: list[Any] = list(self.members(item))
        if row >= len(members):
            members.append({"name": "", "value": ""})
        before = members[row]
        members[row] = {**(before if isinstance(before, dict) else {}), self.columns[column]: text}
        return item.replace(secrets=members)

    def without(self, item: Any, row: int) -> FrozenModel:  # noqa: ANN401
        """Return the Action without a secret."""
        members = self.members(item)
        return item.replace(secrets=[*members[:row], *members[row + 1 :]])


def _no_model(_first: str, _second: str) -> FrozenModel:
    raise TypeError("secrets are no models")


def _part(member: Any, name: str) -> Any:  # noqa: ANN401
    return member.get(name) if isinstance(member, dict) else None


def _text(value: Any) -> str:  # noqa: ANN401 - any JSON value
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
