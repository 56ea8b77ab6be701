"""Who may have tokens for an API: consent, RBAC, and its access policies for users and for machines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.resource_server import (
    ClientAccess,
    ResourceServer,
    SubjectTypeAuthorization,
    UserAccess,
)
from mrrt_studio.ui.binding import Property, attribute, put
from mrrt_studio.ui.tenant.fields import Choice, OrDefault, Switch
from mrrt_studio.ui.tenant.object_form import BoundPage
from mrrt_studio.ui.tenant.subject import ItemSubject

_ACCESS: Mapping[str, tuple[type[FrozenModel], str]] = {
    "user": (UserAccess, "allow_all"),
    "client": (ClientAccess, "require_client_grant"),
}
"""By subject type, the model of its policy and what Auth0 does where there is none."""


class AccessPage(BoundPage):
    """Who may have tokens for the API, and what may be in them."""

    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        section = self.add_section()
        row = section.add_row(
            "",
            OrDefault(Switch(self.tr("Skip user consent"))),
            self.tr(
                "For first-party applications. Without it, Auth0 ignores every MRRT policy for this API."
            ),
        )
        self.binder.bind(row, attribute("skip_consent_for_verifiable_first_party_clients", lambda _: False))
        row = section.add_row(
            "",
            OrDefault(Switch(self.tr("Enforce RBAC"))),
            self.tr("Each user gets only the scopes that their permissions name, whatever a policy lists."),
        )
        self.binder.bind(row, attribute("enforce_policies", lambda _: False))
        row = section.add_row(
            self.tr("Access for users"),
            Choice(self._policies()),
            self.tr("Which applications may act for a user here."),
        )
        self.binder.bind(row, access_policy("user"))
        row = section.add_row(
            self.tr("Access for machines"),
            Choice(self._policies()[1:]),
            self.tr("Which applications may call it for themselves, with client credentials."),
        )
        self.binder.bind(row, access_policy("client"))

    def _policies(self) -> tuple[tuple[str, str], ...]:
        return (
            ("allow_all", self.tr("All applications")),
            ("require_client_grant", self.tr("Those with a client grant")),
            ("deny_all", self.tr("None")),
        )


def access_policy(subject_type: Literal["user", "client"]) -> Property:
    """Return ``subject_type_authorization.<subject_type>.policy``; the other policy beside it stays."""
    model, default = _ACCESS[subject_type]

    def read(api: ResourceServer) -> str | None:
        access = getattr(api.subject_type_authorization, subject_type, None)
        return access.policy if access else None

    def write(api: Any, policy: str | None) -> Any:  # noqa: ANN401 - a property writes any model
        access = api.subject_type_authorization or SubjectTypeAuthorization()
        one = getattr(access, subject_type) or model()
        changed = put(access, subject_type, None if policy is None else one.replace(policy=policy))
        return put(api, "subject_type_authorization", changed if changed.model_fields_set else None)

    return Property(f"subject_type_authorization.{subject_type}.policy", read, write, lambda _: default)
