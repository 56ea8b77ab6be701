"""The form of a client grant: which application may ask which API for which scopes, and for whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mrrt_studio.scenario.resource_server import ClientGrant
from mrrt_studio.ui.binding import attribute
from mrrt_studio.ui.tenant.completion import ApiField, ClientField
from mrrt_studio.ui.tenant.fields import Choice, OrDefault, Switch, Tags
from mrrt_studio.ui.tenant.json_page import JsonPage
from mrrt_studio.ui.tenant.kind_parts import grant_label
from mrrt_studio.ui.tenant.object_form import BoundPage, ObjectForm
from mrrt_studio.ui.tenant.subject import ItemSubject


class ClientGrantForm(ObjectForm):
    """Everything of a client grant."""

    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        general = ClientGrantPage(subject)
        self.first_field = general.client
        self.add_page(self.tr("General"), lambda: general)
        self.add_page(self.tr("JSON"), lambda: JsonPage(subject))

    def title_of(self, item: ClientGrant) -> tuple[str, str]:
        """Return what it connects, and for whom the application acts."""
        subject = (
            self.tr("for users") if item.subject_type == "user" else self.tr("for the application itself")
        )
        return grant_label(self.subject.scenario, item), self.tr("client grant · {subject}").format(
            subject=subject
        )


class ClientGrantPage(BoundPage):
    """One page is enough."""

    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        self.client = ClientField(lambda: subject.scenario)
        self._add_ends()
        self._add_scopes()
        self.add_notes(self._show_unwise)

    def _add_ends(self) -> None:
        section = self.add_section()
        self._client_row = section.add_row(
            self.tr("Application"),
            self.client,
            self.tr("Client ID of the application that the API is opened to."),
        )
        self.binder.bind(self._client_row, attribute("client_id"))
        row = section.add_row(
            self.tr("Default for"),
            Choice(
                (("third_party_clients", self.tr("Third-party applications")),),
                absent=self.tr("The application above"),
            ),
            self.tr("Instead of one application: what every third-party application may ask."),
        )
        self.binder.bind(row, attribute("default_for"))
        self._api_row = section.add_row(
            self.tr("API"),
            ApiField(lambda: self.subject.scenario, self.tr("A client grant needs an API.")),
            self.tr("The identifier of the API, compared byte for byte."),
        )
        self.binder.bind(self._api_row, attribute("audience"))
        row = section.add_row(
            self.tr("Acts for"),
            Choice((("user", self.tr("Users")), ("client", self.tr("The application itself")))),
            self.tr("Exchanges act for users; client credentials act for the application itself."),
        )
        self.binder.bind(row, attribute("subject_type", lambda _: "client"))

    def _add_scopes(self) -> None:
        section = self.add_section()
        self._scopes_row = section.add_row(
            self.tr("Scopes"),
            Tags(self._known, self.tr("add a scope")),
            self.tr("What it may ask for at the most; where the API needs a grant, all else is dropped."),
        )
        self.binder.bind(self._scopes_row, attribute("scope"))
        row = section.add_row(
            "",
            OrDefault(Switch(self.tr("All scopes of the API"))),
            self.tr("Every scope that the API defines, whatever is listed above."),
        )
        self.binder.bind(row, attribute("allow_all_scopes", lambda _: False))

    def _known(self) -> Iterable[str]:
        grant: Any = self.subject.item()
        apis = self.subject.scenario.resource_servers
        return next((api.scope_values for api in apis if grant and api.identifier == grant.audience), ())

    def _show_unwise(self, grant: ClientGrant) -> None:
        clients = {client.client_id for client in self.subject.scenario.clients}
        self._client_row.set_warning(self._client_note(grant, clients))
        apis = {api.identifier: api for api in self.subject.scenario.resource_servers}
        api = apis.get(grant.audience)
        self._api_row.set_warning("" if api else self.tr("No API has this identifier."))
        defined = set(api.scope_values) if api else set[str]()
        unknown = [scope for scope in grant.scope or () if api and scope not in defined]
        told = self.tr("The API defines no {scopes}.").format(scopes=", ".join(unknown[:3]))
        self._scopes_row.set_warning(told if unknown else "")

    def _client_note(self, grant: ClientGrant, clients: set[str]) -> str:
        if grant.client_id is None:
            return "" if grant.default_for else self.tr("Without an application, this grant is for nobody.")
        if grant.client_id not in clients:
            return self.tr("No application has this client ID.")
        return self.tr("Without effect beside an application.") if grant.default_for else ""
