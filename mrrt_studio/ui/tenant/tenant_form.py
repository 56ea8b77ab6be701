"""The form of the tenant itself: its domain, and the settings that change what every application gets."""

from __future__ import annotations

from typing import Any

from mrrt_studio.scenario.tenant import Tenant, TenantFlags
from mrrt_studio.ui.binding import Property, attribute, member, put
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.tenant.completion import ApiField
from mrrt_studio.ui.tenant.fields import HoursField, OrDefault, Switch, TextField, seconds_in_words
from mrrt_studio.ui.tenant.json_object import TENANT
from mrrt_studio.ui.tenant.json_page import JsonPage
from mrrt_studio.ui.tenant.object_form import BoundPage, ObjectForm
from mrrt_studio.ui.tenant.scenario_page import ScenarioPage
from mrrt_studio.ui.tenant.subject import ItemSubject
from mrrt_studio.ui.widgets.form import FormRow


class TenantForm(ObjectForm):
    """The settings of the tenant."""

    def __init__(self, document: Document, subject: ItemSubject) -> None:
        super().__init__(subject)
        page = TenantPage(subject)
        self.first_field = page.domain
        self.add_page(self.tr("General"), lambda: page)
        self.add_page(self.tr("Sessions"), lambda: SessionsPage(subject))
        self.add_page(self.tr("Scenario"), lambda: ScenarioPage(document))
        self.add_page(self.tr("JSON"), lambda: JsonPage(subject, TENANT))

    def title_of(self, item: Tenant) -> tuple[str, str]:
        """Return the domain, and that it is a tenant."""
        return item.domain, self.tr("tenant")


class TenantPage(BoundPage):
    """What changes the tokens of every application."""

    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        self.domain = TextField(self.tr("A tenant needs a domain."), "mono")
        self._add_defaults()
        self._add_flags()
        self.add_notes(self._show_unwise)

    def _add_defaults(self) -> None:
        section = self.add_section()
        self._domain_row = section.add_row(
            self.tr("Domain"),
            self.domain,
            self.tr("Stands in every token as iss, with https:// and a slash."),
        )
        self.binder.bind(self._domain_row, _domain())
        self._default_row = section.add_row(
            self.tr("Default audience"),
            ApiField(lambda: self.subject.scenario),
            self.tr("The API of a login that names none."),
        )
        self.binder.bind(self._default_row, attribute("default_audience"))
        row = section.add_row(
            self.tr("Default directory"),
            TextField(),
            self.tr("The database connection of logins with a password that name none."),
        )
        self.binder.bind(row, attribute("default_directory"))

    def _add_flags(self) -> None:
        section = self.add_section()
        row = section.add_row(
            "",
            OrDefault(Switch(self.tr("Revoke the grant too"))),
            self.tr("Revoking one refresh token ends the user's grant and all its refresh tokens."),
        )
        self.binder.bind(row, member("flags", "revoke_refresh_token_grant", TenantFlags, lambda _: False))
        row = section.add_row(
            "",
            OrDefault(Switch(self.tr("Organization names"))),
            self.tr("Logins may name an organization by its name, and tokens carry it as org_name."),
        )
        self.binder.bind(row, attribute("allow_organization_name_in_authentication_api", lambda _: False))

    def _show_unwise(self, tenant: Tenant) -> None:
        has_more = "/" in tenant.domain or not tenant.domain.isascii() or " " in tenant.domain
        self._domain_row.set_warning(
            self.tr("A domain stands alone, such as example.auth0.com.") if has_more else ""
        )
        known = {api.identifier for api in self.subject.scenario.resource_servers}
        is_unknown = bool(tenant.default_audience) and tenant.default_audience not in known
        self._default_row.set_warning(self.tr("No API has this identifier.") if is_unknown else "")


class SessionsPage(BoundPage):
    """How long a login at the tenant is remembered, which silent logins use."""

    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        section = self.add_section()
        absolute = section.add_row(self.tr("Session lifetime (hours)"), HoursField())
        self.binder.bind(absolute, attribute("session_lifetime", lambda _: 168))
        idle = section.add_row(self.tr("Idle session lifetime (hours)"), HoursField())
        self.binder.bind(idle, attribute("idle_session_lifetime", lambda _: 72))
        told_absolute = self.tr("From the login on, however often the session is used.")
        told_idle = self.tr("Within this time the session must be used; each use starts it anew.")
        self.add_notes(lambda tenant: _tell_words(absolute, told_absolute, tenant.session_lifetime))
        self.add_notes(lambda tenant: _tell_words(idle, told_idle, tenant.idle_session_lifetime))
        self.add_notes(lambda tenant: self._show_unwise(idle, tenant))

    def _show_unwise(self, idle: FormRow, tenant: Tenant) -> None:
        absolute = 168 if tenant.session_lifetime is None else tenant.session_lifetime
        is_longer = tenant.idle_session_lifetime is not None and tenant.idle_session_lifetime > absolute
        idle.set_warning(self.tr("Without effect: the session ends before.") if is_longer else "")


def _tell_words(row: FormRow, help_text: str, hours: float | None) -> None:
    told = seconds_in_words(None if hours is None else round(hours * 3_600))
    row.set_help(f"{told}. {help_text}" if told else help_text)


def _domain() -> Property:
    """The domain is never absent: a file without one has the default, which is shown as a value."""

    def read(tenant: Any) -> str:  # noqa: ANN401
        return tenant.domain

    return Property("domain", read, lambda tenant, value: put(tenant, "domain", value))
