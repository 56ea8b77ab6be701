"""The form of an API: what its tokens are like, which scopes it defines, and who may have them."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication

from mrrt_studio.scenario.resource_server import ProofOfPossession, ResourceServer, ResourceServerScope
from mrrt_studio.ui.binding import attribute, member
from mrrt_studio.ui.tenant.access_page import AccessPage
from mrrt_studio.ui.tenant.fields import Choice, OrDefault, SecondsField, Switch, TextField, seconds_in_words
from mrrt_studio.ui.tenant.json_page import JsonPage
from mrrt_studio.ui.tenant.limits import api_refusal
from mrrt_studio.ui.tenant.object_form import BoundPage, ObjectForm
from mrrt_studio.ui.tenant.pair_table import PairTable
from mrrt_studio.ui.tenant.pairs_page import Pairs, PairsPage
from mrrt_studio.ui.tenant.subject import ItemSubject
from mrrt_studio.ui.widgets.form import FormRow

translate = QCoreApplication.translate

_ALGORITHMS = ("RS256", "HS256", "RS512", "PS256")


class ApiForm(ObjectForm):
    """Everything of an API that changes the tokens for it."""

    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        general = ApiPage(subject)
        self.first_field = general.name
        self.add_page(self.tr("General"), lambda: general)
        self.add_page(self.tr("Scopes"), lambda: _scopes_page(subject))
        self.add_page(self.tr("Access"), lambda: AccessPage(subject))
        self.add_page(self.tr("JSON"), lambda: JsonPage(subject))

    def title_of(self, item: ResourceServer) -> tuple[str, str]:
        """Return name and identifier."""
        return item.label, self.tr("API") if item.label == item.identifier else item.identifier

    def show_counts(self, item: ResourceServer) -> None:
        """Show how many scopes it defines."""
        self.tabs.bar.set_count(1, len(item.scope_values) or None)


class ApiPage(BoundPage):
    """Who the API is, and what its access tokens are like."""

    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        self.name = TextField()
        self._add_identity()
        self._add_tokens()
        self.add_notes(self._show_lifetime)

    def _add_identity(self) -> None:
        section = self.add_section()
        row = section.add_row(
            self.tr("Name"), self.name, self.tr("What people call it; no token carries it.")
        )
        self.binder.bind(row, attribute("name"))
        row = section.add_row(
            self.tr("Identifier"),
            TextField(self.tr("An API needs an identifier."), "mono"),
            self.tr("The aud of its tokens and the audience of requests, compared byte for byte."),
        )
        self.binder.bind(row, attribute("identifier"))

    def _add_tokens(self) -> None:
        section = self.add_section()
        row = section.add_row(
            self.tr("Token dialect"),
            Choice(self._dialects()),
            self.tr("Which claims an access token has; with RBAC it may carry permissions."),
        )
        self.binder.bind(row, attribute("token_dialect", lambda _: "access_token"))
        row = section.add_row(
            self.tr("Signature"),
            Choice(tuple((name, name) for name in _ALGORITHMS)),
            self.tr("HS256 signs with the API's own secret, the others with the tenant's key."),
        )
        self.binder.bind(row, attribute("signing_alg", lambda _: "RS256"))
        row = section.add_row(
            self.tr("Signing secret"),
            TextField(role="mono"),
            self.tr("Only for HS256, and never a real one. Empty: the simulator makes one up."),
        )
        self.binder.bind(row, attribute("signing_secret"))
        self._lifetime = self._add_lifetime(
            section.add_row(self.tr("Token lifetime (seconds)"), SecondsField())
        )
        row = section.add_row(
            "",
            OrDefault(Switch(self.tr("Offline access"))),
            self.tr("A login for this API may get a refresh token."),
        )
        self.binder.bind(row, attribute("allow_offline_access", lambda _: False))
        row = section.add_row(
            "",
            OrDefault(Switch(self.tr("Online access"))),
            self.tr("A login for this API may ask for online_access."),
        )
        self.binder.bind(row, attribute("allow_online_access", lambda _: False))
        row = section.add_row(
            "",
            OrDefault(Switch(self.tr("Tokens bound to a key"))),
            self.tr("The simulator issues them without cnf, and says so."),
        )
        self.binder.bind(row, member("proof_of_possession", "required", ProofOfPossession, lambda _: False))

    def _add_lifetime(self, row: FormRow) -> FormRow:
        self.binder.bind(row, attribute("token_lifetime", lambda _: 86_400))
        return row

    def _show_lifetime(self, api: ResourceServer) -> None:
        help_text = self.tr("Until an access token expires.")
        told = seconds_in_words(api.token_lifetime)
        self._lifetime.set_help(f"{told}. {help_text}" if told else help_text)
        self._lifetime.set_warning(api_refusal("token_lifetime", api.token_lifetime))

    def _dialects(self) -> tuple[tuple[str, str], ...]:
        return (
            ("access_token", self.tr("Auth0")),
            ("access_token_authz", self.tr("Auth0 with permissions")),
            ("rfc9068_profile", self.tr("RFC 9068")),
            ("rfc9068_profile_authz", self.tr("RFC 9068 with permissions")),
        )


def _scopes_page(subject: ItemSubject) -> PairsPage:
    table = PairTable(
        (translate("ApiForm", "Scope"), translate("ApiForm", "Description")),
        translate("ApiForm", "add a scope…"),
    )
    help_text = translate("ApiForm", "What requests and MRRT policies may name; other scopes are ignored.")
    return PairsPage(subject, SCOPES, table, help_text, translate("ApiForm", "Scopes"))


def scope_notes(api: ResourceServer) -> dict[int, str]:
    """Return what is unwise about scopes, by row."""
    counts = Counter(api.scope_values)
    notes: dict[int, str] = {}
    for row, value in enumerate(api.scope_values):
        if not value:
            notes[row] = translate("ApiForm", "A scope needs a name.")
        elif counts[value] > 1:
            notes[row] = translate("ApiForm", "This scope stands here more than once.")
        elif len(value.split()) != 1 or value.strip() != value:
            notes[row] = translate("ApiForm", "No request can name a scope with a space in it.")
    return notes


def _new_scope(value: str, description: str) -> ResourceServerScope:
    scope = ResourceServerScope(value=value)
    return scope.replace(description=description) if description else scope


SCOPES = Pairs("scopes", ("value", "description"), _new_scope, scope_notes)
"""The scopes of an API as rows."""
