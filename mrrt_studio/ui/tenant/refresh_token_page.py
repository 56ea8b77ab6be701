"""How the tokens of an application live: rotation, leeway and the two ends of refresh tokens, ID tokens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mrrt_studio.scenario.client import Client, RefreshTokenSettings
from mrrt_studio.ui.binding import Property, member
from mrrt_studio.ui.tenant.fields import Choice, OrDefault, SecondsField, Switch, seconds_in_words
from mrrt_studio.ui.tenant.id_token_section import add_id_token
from mrrt_studio.ui.tenant.limits import refresh_token_refusal, settings_refusal
from mrrt_studio.ui.tenant.object_form import BoundPage
from mrrt_studio.ui.tenant.subject import ItemSubject
from mrrt_studio.ui.widgets.form import FormRow, FormSection
from mrrt_studio.ui.widgets.labels import SectionLabel


def new_settings() -> RefreshTokenSettings:
    """Return what an absent ``refresh_token`` becomes at the first edit: Auth0 wants both types in it."""
    return RefreshTokenSettings(rotation_type="non-rotating", expiration_type="non-expiring")


def setting(name: str, default: Callable[[Any], Any] = lambda _: None) -> Property:
    """Return a field within ``refresh_token``."""
    return member("refresh_token", name, new_settings, default)


def needed_setting(name: str) -> Property:
    """Return a field that ``refresh_token`` must have: Auth0's default is then written out."""
    default = getattr(new_settings(), name)
    plain = setting(name, lambda _: default)

    def write(item: Any, value: Any) -> Any:  # noqa: ANN401
        return plain.write(item, value if item.refresh_token is None else value or default)

    return Property(plain.path, plain.read, write, plain.default)


class RefreshTokenPage(BoundPage):
    """``refresh_token`` of an application, without its policies."""

    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        self._add_rotation(self._add_titled(self.tr("Rotation")))
        self._add_absolute(self._add_titled(self.tr("Absolute end")))
        self._add_idle(self._add_titled(self.tr("Idle end")))
        add_id_token(self)
        self.add_notes(self._show_contradictions)

    def _add_titled(self, title: str) -> FormSection:
        """A section that is made with its title shows it as a window of its own, before it has a place."""
        section = self.add_section()
        section.add_widget(SectionLabel(title))
        return section

    def _add_rotation(self, section: FormSection) -> None:
        self._rotation = section.add_row(
            self.tr("Rotation"),
            Choice((("rotating", self.tr("Rotating")), ("non-rotating", self.tr("Non-rotating")))),
            self.tr("Rotating: each exchange returns a new refresh token and retires the one before."),
        )
        self.binder.bind(self._rotation, needed_setting("rotation_type"))
        self._expiration = section.add_row(
            self.tr("Expiration"),
            Choice((("expiring", self.tr("Expiring")), ("non-expiring", self.tr("Non-expiring")))),
            self.tr("Non-expiring: the two ends below do not apply."),
        )
        self.binder.bind(self._expiration, needed_setting("expiration_type"))
        self._leeway = self._add_seconds(
            section,
            self.tr("Overlap (seconds)"),
            "leeway",
            self.tr(
                "How long the token before may still be used. With 0, a retried request counts as theft."
            ),
            lambda _: 0,
        )

    def _add_absolute(self, section: FormSection) -> None:
        self._lifetime = self._add_seconds(
            section,
            self.tr("Lifetime (seconds)"),
            "token_lifetime",
            self.tr("From the login on, however often it is exchanged."),
            _default_lifetime("absolute_lifetime"),
        )
        self._infinite = self._add_switch(
            section,
            "infinite_token_lifetime",
            self.tr("No absolute end"),
            self.tr("Wins over the lifetime."),
        )

    def _add_idle(self, section: FormSection) -> None:
        self._idle = self._add_seconds(
            section,
            self.tr("Idle lifetime (seconds)"),
            "idle_token_lifetime",
            self.tr("Within this time the next exchange must come; each one starts it anew."),
            _default_lifetime("idle_lifetime"),
        )
        self._infinite_idle = self._add_switch(
            section,
            "infinite_idle_token_lifetime",
            self.tr("No idle end"),
            self.tr("Wins over the idle lifetime."),
        )

    def _add_seconds(
        self, section: FormSection, label: str, name: str, help_text: str, default: Callable[[Any], Any]
    ) -> FormRow:
        row = section.add_row(label, SecondsField(), help_text)
        prop = setting(name, default)
        self.binder.bind(row, prop)
        self.add_notes(lambda item: self._tell_words(row, help_text, prop.read(item)))
        return row

    def _add_switch(self, section: FormSection, name: str, text: str, help_text: str) -> FormRow:
        row = section.add_row("", OrDefault(Switch(text)), help_text)
        self.binder.bind(row, setting(name, lambda _: False))
        return row

    def _tell_words(self, row: FormRow, help_text: str, seconds: int | None) -> None:
        told = seconds_in_words(seconds)
        row.set_help(self.tr("{words}. {help}").format(words=told, help=help_text) if told else help_text)

    def _show_contradictions(self, client: Client) -> None:
        settings = client.refresh_token
        field, refused = settings_refusal(settings)
        self._expiration.set_warning(refused if field == "expiration_type" else "")
        self._leeway.set_warning(
            self._leeway_note(settings) or refresh_token_refusal("leeway", settings and settings.leeway)
        )
        self._show_end(self._lifetime, settings, "token_lifetime")
        self._show_end(self._idle, settings, "idle_token_lifetime")
        if field == "idle_token_lifetime":
            self._idle.set_warning(refused)

    def _leeway_note(self, settings: RefreshTokenSettings | None) -> str:
        if settings is None or not settings.leeway or settings.rotation_type == "rotating":
            return ""
        return self.tr("Without effect: the refresh tokens do not rotate.")

    def _show_end(self, row: FormRow, settings: RefreshTokenSettings | None, name: str) -> None:
        seconds = None if settings is None else getattr(settings, name)
        if settings is None or seconds is None:
            row.set_warning("")
        elif settings.expiration_type != "expiring":
            row.set_warning(self.tr("Without effect: the refresh tokens do not expire."))
        elif getattr(settings, f"infinite_{name}"):
            row.set_warning(self.tr("Without effect: it is switched off below."))
        else:
            row.set_warning(refresh_token_refusal(name, seconds))


def _default_lifetime(name: str) -> Callable[[Any], Any]:
    """Auth0's default depends on the type of the application: asked of the application with nothing set."""

    def default(client: Client) -> int | None:
        expiring = RefreshTokenSettings(rotation_type="non-rotating", expiration_type="expiring")
        return getattr(client.replace(refresh_token=expiring), name)

    return default
