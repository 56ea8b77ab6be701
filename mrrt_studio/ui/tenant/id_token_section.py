"""How the ID tokens of an application are made: signature and lifetime."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mrrt_studio.scenario.client import Client, JwtConfiguration
from mrrt_studio.ui.binding import member
from mrrt_studio.ui.tenant.fields import Choice, SecondsField, seconds_in_words
from mrrt_studio.ui.tenant.object_form import BoundPage
from mrrt_studio.ui.widgets.form import FormRow
from mrrt_studio.ui.widgets.labels import SectionLabel

translate = QCoreApplication.translate

_SYMMETRIC = "HS256"
_ALGORITHMS = ("RS256", _SYMMETRIC, "RS512", "PS256")


def add_id_token(page: BoundPage) -> None:
    """Append ``jwt_configuration`` of an application to a page."""
    section = page.add_section()
    section.add_widget(SectionLabel(translate("IdToken", "ID token")))
    algorithm = section.add_row(
        translate("IdToken", "Signature"),
        Choice(tuple((name, name) for name in _ALGORITHMS)),
        translate("IdToken", "HS256 signs with the client secret, the others with the tenant's key."),
    )
    page.binder.bind(algorithm, member("jwt_configuration", "alg", JwtConfiguration, lambda _: "RS256"))
    lifetime = section.add_row(translate("IdToken", "ID token lifetime (seconds)"), SecondsField())
    seconds = member("jwt_configuration", "lifetime_in_seconds", JwtConfiguration, lambda _: 36_000)
    page.binder.bind(lifetime, seconds)
    page.add_notes(lambda client: _show_lifetime(lifetime, client))
    page.add_notes(lambda client: _show_algorithm(algorithm, client))


def _show_lifetime(row: FormRow, client: Client) -> None:
    settings = client.jwt_configuration
    told = seconds_in_words(settings.lifetime_in_seconds if settings else None)
    help_text = translate("IdToken", "Until an ID token expires.")
    row.set_help(f"{told}. {help_text}" if told else help_text)


def _show_algorithm(row: FormRow, client: Client) -> None:
    uses_secret = client.id_token_alg == _SYMMETRIC
    told = translate("IdToken", "A public application keeps no secret with which it could check this.")
    row.set_warning(told if uses_secret and client.is_public else "")
