"""The form of the tenant itself: its domain, and the settings that change what every application gets."""

from __future__ import annotations

from typing import Any

from mrrt_studio.scenario.tenant import Tenant, TenantFlags
from mrrt_studio.ui.binding import Property, attribute, member, put
from mrrt_studio.ui.tenant.completion import ApiField
from mrrt_studio.ui.tenant.fields import OrDefault, Switch, TextField
from mrrt_studio.ui.tenant.object_form import BoundPage, ObjectForm
from mrrt_studio.ui.tenant.subject import ItemSubject


class TenantForm(ObjectForm):
    """The settings of the tenant."""

    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        page = TenantPage(subject)
        self.first_field = page.domain
        self.add_page(self.tr("General"), lambda: page)

    def title_of(self, item: Tenant) -> tuple[str, str]:
        """Return the domain, and that it is a tenant."""
        return item.domain, self.tr("tenant")


class TenantPage(BoundPage):
    """One page is enough."""

    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        self.domain = TextField(self.tr("A tenant needs a domain."), "mono")
        section = self.add_section()
        self._domain_row = section.add_row(
            self.tr("Domain"),
            self.domain,
            self.tr("Stands in every token as iss, with https:// and a slash."),
        )
        self.binder.bind(self._domain_row, _domain())
        self._default_row = section.add_row(
            self.tr("Default audience"),
            ApiField(lambda: subject.scenario),
            self.tr("The API of a login that names none."),
        )
        self.binder.bind(self._default_row, attribute("default_audience"))
        row = section.add_row(
            "",
            OrDefault(Switch(self.tr("Revoke the grant too"))),
            self.tr("Revoking one refresh token ends the user's grant and all its refresh tokens."),
        )
        self.binder.bind(row, member("flags", "revoke_refresh_token_grant", TenantFlags, lambda _: False))
        self.add_notes(self._show_unwise)

    def _show_unwise(self, tenant: Tenant) -> None:
        has_more = "/" in tenant.domain or not tenant.domain.isascii() or " " in tenant.domain
        self._domain_row.set_warning(
            self.tr("A domain stands alone, such as example.auth0.com.") if has_more else ""
        )
        known = {api.identifier for api in self.subject.scenario.resource_servers}
        is_unknown = bool(tenant.default_audience) and tenant.default_audience not in known
        self._default_row.set_warning(self.tr("No API has this identifier.") if is_unknown else "")


def _domain() -> Property:
    """The domain is never absent: a file without one has the default, which is shown as a value."""

    def read(tenant: Any) -> str:  # noqa: ANN401
        return tenant.domain

    return Property("domain", read, lambda tenant, value: put(tenant, "domain", value))
