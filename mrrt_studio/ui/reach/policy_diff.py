"""The MRRT policies of a tenant before and after a change, line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import unified_diff

from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.model import Scenario

_CONTEXT = 2


def policy_diff(before: Scenario, after: Scenario) -> str:
    """Return a unified diff of the policies of all applications that have others now; empty for none."""
    changed = {client.client_id: client for client in after.clients}
    parts: list[str] = []
    for client in before.clients:
        now = changed.get(client.client_id)
        if now is not None and now.policies != client.policies:
            parts += unified_diff(
                _lines(client), _lines(now), client.label, client.label, n=_CONTEXT, lineterm=""
            )
    return "\n".join(parts)


def _lines(client: Client) -> list[str]:
    return list(_of_policies(client))


def _of_policies(client: Client) -> Iterator[str]:
    for policy in client.policies:
        yield f"{policy.audience}"
        yield from (f"  {json.dumps(scope)}" for scope in policy.scope)
