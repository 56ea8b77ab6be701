"""The scenario: everything that a person wrote down, from which everything else follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from mrrt_studio.scenario.assumptions import check_choices
from mrrt_studio.scenario.base import FrozenModel, Sequence
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.resource_server import ClientGrant, ResourceServer
from mrrt_studio.scenario.steps import Step
from mrrt_studio.scenario.tenant import Action, Organization, Role, Rule, RuleConfig, Tenant, User
from mrrt_studio.scenario.times import Time

FORMAT = "mrrt-studio/scenario"
VERSION = 1
DEFAULT_START = "2026-01-01T09:00:00Z"
DEFAULT_SEED = "mrrt-studio"


class Scenario(FrozenModel):
    """A tenant and the steps that happen to it; the timeline is a function of this value and nothing else."""

    format: Literal["mrrt-studio/scenario"] = FORMAT
    version: Literal[1] = VERSION
    name: str = ""
    description: str = ""
    """Markdown."""
    start: Time = DEFAULT_START
    """RFC 3339 UTC time of the virtual clock before the first step."""
    seed: str = DEFAULT_SEED
    """Every id, code and opaque token derives from it."""
    assumptions: Annotated[dict[str, str], AfterValidator(check_choices)] = Field(default_factory=dict)
    """Choices that differ from their default."""
    tenant: Tenant = Tenant()
    clients: Sequence[Client] = ()
    resource_servers: Sequence[ResourceServer] = ()
    client_grants: Sequence[ClientGrant] = ()
    roles: Sequence[Role] = ()
    users: Sequence[User] = ()
    organizations: Sequence[Organization] = ()
    actions: Sequence[Action] = ()
    triggers: dict[str, Sequence[str]] = Field(default_factory=dict)
    rules: Sequence[Rule] = ()
    rules_configs: Sequence[RuleConfig] = ()
    steps: Sequence[Step] = ()

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        _require_unique("clients", "client_id", (client.client_id for client in self.clients))
        _require_unique("resource_servers", "identifier", (api.identifier for api in self.resource_servers))
        _require_unique("users", "user_id", (user.user_id for user in self.users))
        _require_unique("steps", "id", step_ids(self.steps))
        return self


def step_ids(steps: Iterable[Step]) -> tuple[str, ...]:
    """Return the id of each step; one that names none is called after its place, ``step-<n>`` from 1."""
    return tuple(step.id or f"step-{number}" for number, step in enumerate(steps, 1))


def _require_unique(place: str, field: str, values: Iterable[str]) -> None:
    repeated = [value for value, count in Counter(values).items() if count > 1]
    if repeated:
        raise ValueError(
            f"{place}: the {field} '{repeated[0]}' stands there more than once; each must be unique"
        )
