"""The form of an application: who it is, how its refresh tokens live, and what they may be exchanged for."""

from __future__ import annotations

from typing import Any

from mrrt_studio.scenario.client import DEVICE_CODE_GRANT, PASSWORD_GRANTS, Client
from mrrt_studio.ui.binding import attribute
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.tenant.badges import FindingCache
from mrrt_studio.ui.tenant.fields import Choice, OrDefault, Switch, Tags, TextField
from mrrt_studio.ui.tenant.json_page import JsonPage
from mrrt_studio.ui.tenant.object_form import BoundPage, ObjectForm
from mrrt_studio.ui.tenant.policies_page import PoliciesPage
from mrrt_studio.ui.tenant.policy_grid_page import PolicyGridPage
from mrrt_studio.ui.tenant.refresh_token_page import RefreshTokenPage
from mrrt_studio.ui.tenant.subject import ItemSubject

GRANT_TYPES = (
    "authorization_code",
    "refresh_token",
    "client_credentials",
    "implicit",
    *PASSWORD_GRANTS,
    DEVICE_CODE_GRANT,
)


class ClientForm(ObjectForm):
    """Everything of an application that changes its tokens."""

    def __init__(self, document: Document, subject: ItemSubject, findings: FindingCache) -> None:
        super().__init__(subject)
        general = ClientPage(subject)
        self.first_field = general.name
        self.add_page(self.tr("General"), lambda: general)
        self.add_page(self.tr("Tokens"), lambda: RefreshTokenPage(subject))
        self.add_page(self.tr("Policies"), lambda: PoliciesPage(document, subject, findings))
        self.add_page(self.tr("Grid"), lambda: PolicyGridPage(subject, findings))
        self.add_page(self.tr("JSON"), lambda: JsonPage(subject))

    def title_of(self, item: Client) -> tuple[str, str]:
        """Return the name, the type and whose the application is."""
        owner = self.tr("first-party") if item.first_party else self.tr("third-party")
        type_ = dict(self._types()).get(item.app_type or "", item.app_type or "")
        return item.label, f"{type_} · {owner}" if type_ else owner

    def show_counts(self, item: Client) -> None:
        """Show how many MRRT policies there are."""
        self.tabs.bar.set_count(2, len(item.policies) or None)

    def _types(self) -> tuple[tuple[str, str], ...]:
        return (
            ("native", self.tr("native")),
            ("spa", self.tr("single-page")),
            ("regular_web", self.tr("regular web")),
            ("non_interactive", self.tr("machine to machine")),
        )


class ClientPage(BoundPage):
    """Who the application is and how it may ask for tokens."""

    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        self.name = TextField()
        self._add_identity()
        self._add_kind()
        self._add_requests()

    def _add_identity(self) -> None:
        section = self.add_section()
        row = section.add_row(
            self.tr("Name"), self.name, self.tr("What people call it; no token carries it.")
        )
        self.binder.bind(row, attribute("name"))
        row = section.add_row(
            self.tr("Client ID"),
            TextField(self.tr("An application needs a client ID."), "mono"),
            self.tr("Stands in its tokens and requests; grants and steps follow a new one."),
        )
        self.binder.bind(row, attribute("client_id"))

    def _add_kind(self) -> None:
        section = self.add_section()
        row = section.add_row(
            self.tr("Type"),
            Choice(self._types()),
            self.tr("Native and single-page applications keep no secret."),
        )
        self.binder.bind(row, attribute("app_type"))
        row = section.add_row(
            "",
            OrDefault(Switch(self.tr("First-party"))),
            self.tr("Only first-party applications have MRRT; others need client grants and consent."),
        )
        self.binder.bind(row, attribute("is_first_party", lambda _: True))
        row = section.add_row(
            "",
            OrDefault(Switch(self.tr("OIDC-conformant"))),
            self.tr("Without it, a login gets a refresh token only if it names an audience."),
        )
        self.binder.bind(row, attribute("oidc_conformant", lambda _: True))

    def _add_requests(self) -> None:
        section = self.add_section()
        row = section.add_row(
            self.tr("Grant types"),
            OrDefault(Tags(GRANT_TYPES, self.tr("add a grant type"))),
            self.tr("refresh_token must be among them, or no login returns a refresh token."),
        )
        self.binder.bind(row, attribute("grant_types", _default_grants))
        row = section.add_row(
            self.tr("Authentication"),
            Choice(self._methods()),
            self.tr("How it proves itself at the token endpoint, at login and at every exchange."),
        )
        self.binder.bind(row, attribute("token_endpoint_auth_method", _default_method))
        row = section.add_row(
            self.tr("Client secret"),
            TextField(role="mono"),
            self.tr("Never write a real one. Empty: the simulator makes one up that begins with SIM."),
        )
        self.binder.bind(row, attribute("client_secret"))
        row = section.add_row(
            self.tr("Organizations"),
            Choice(self._usages(), absent=self.tr("Not set")),
            self.tr("Whether users log in to an organization, must do so, or may not."),
        )
        self.binder.bind(row, attribute("organization_usage"))
        row = section.add_row(
            self.tr("Callback URLs"),
            Tags(placeholder=self.tr("add a URL")),
            self.tr("Where a login may return to; no token carries them."),
        )
        self.binder.bind(row, attribute("callbacks"))

    def _types(self) -> tuple[tuple[str, str], ...]:
        return (
            ("native", self.tr("Native")),
            ("spa", self.tr("Single-page")),
            ("regular_web", self.tr("Regular web")),
            ("non_interactive", self.tr("Machine to machine")),
        )

    def _usages(self) -> tuple[tuple[str, str], ...]:
        return (
            ("deny", self.tr("No organization")),
            ("allow", self.tr("With or without")),
            ("require", self.tr("Only with one")),
        )

    def _methods(self) -> tuple[tuple[str, str], ...]:
        return (
            ("none", self.tr("None (public)")),
            ("client_secret_post", self.tr("Secret in the body")),
            ("client_secret_basic", self.tr("Secret in the header")),
        )


def _default_grants(client: Any) -> Any:  # noqa: ANN401 - a property reads any model
    return client.allowed_grants if client.grant_types is None else None


def _default_method(client: Any) -> Any:  # noqa: ANN401
    return client.auth_method if client.token_endpoint_auth_method is None else None
