"""Which fields the composer shows for each type of step; their meaning is in the scenario format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import QCoreApplication

Editor = Literal["choice", "suggest", "scopes", "number", "json", "text", "note"]
Source = Literal[
    "", "clients", "users", "apis", "organizations", "refresh_tokens", "access_tokens", "prompts", "paths"
]
"""Where the values come from that a field offers."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a form."""

    name: str
    """As in the scenario format; a dot reaches into an object."""
    label: str
    editor: Editor
    help: str = ""
    source: Source = ""
    choices: tuple[tuple[str, str], ...] = ()
    """(value, text) where the values never change; an empty value stands for a field that is absent."""
    placeholder: str = ""
    mode: str = ""
    """The field is shown only in this mode."""
    more: bool = False
    """It is behind the button for rarely used fields."""

    @property
    def wide(self) -> bool:
        """Whether it takes the whole width of a form."""
        return self.editor in ("json", "note")


@dataclass(frozen=True, slots=True)
class FormSpec:
    """The form of one type of step."""

    type: str
    title: str
    """What it does, as the button that adds it says."""
    icon: str
    fields: tuple[FieldSpec, ...]
    modes: tuple[tuple[str, str], ...] = ()
    """(field, text): exactly one of these fields is given."""

    def mode_of(self, values: Mapping[str, object]) -> str:
        """Return which of the alternatives the values use, or the first."""
        used = (name for name, _ in self.modes if name in values)
        return next(used, self.modes[0][0] if self.modes else "")


STEP_TYPES = ("login", "exchange", "call_api", "wait", "revoke", "configure")
"""Those that the add bar shows."""
MORE_STEP_TYPES = ("silent_login", "userinfo", "client_credentials", "logout")

_tr = partial(QCoreApplication.translate, "StepComposer")


def form_spec(type_: str) -> FormSpec:
    """Return the form of a type of step, in the language in use."""
    return _SPECS[type_]()


def _client() -> FieldSpec:
    return FieldSpec("client", _tr("Application"), "choice", source="clients")


def _user() -> FieldSpec:
    return FieldSpec("user", _tr("User"), "choice", source="users")


def _audience(help_text: str) -> FieldSpec:
    return FieldSpec("audience", _tr("Audience"), "suggest", help_text, "apis", placeholder=_tr("none"))


def _scope(help_text: str) -> FieldSpec:
    return FieldSpec("scope", _tr("Scope"), "scopes", help_text, placeholder=_tr("none"))


def _secret() -> FieldSpec:
    help_text = _tr("Fill in a wrong one to see what is refused.")
    placeholder = _tr("the right one")
    return FieldSpec(
        "client_secret", _tr("Client secret"), "text", help_text, placeholder=placeholder, more=True
    )


def _common() -> tuple[FieldSpec, ...]:
    return (
        FieldSpec("title", _tr("Title"), "text", placeholder=_tr("what the step does"), more=True),
        FieldSpec("id", _tr("Id"), "text", _tr("Other steps name its tokens by this."), more=True),
        FieldSpec("note", _tr("Note"), "note", more=True),
    )


def _login() -> FormSpec:
    flows = (
        ("", _tr("Authorization code with PKCE")),
        ("password", _tr("Password")),
        ("device_code", _tr("Device code")),
    )
    fields = (
        _client(),
        _user(),
        _audience(_tr("The API that the login is for; every exchange falls back to it.")),
        _scope(_tr("Without offline_access no refresh token is returned.")),
        FieldSpec("flow", _tr("Flow"), "choice", choices=flows, more=True),
        FieldSpec("prompt", _tr("Prompt"), "suggest", "", "prompts", placeholder=_tr("none sent"), more=True),
        FieldSpec(
            "organization",
            _tr("Organization"),
            "suggest",
            "",
            "organizations",
            placeholder=_tr("none"),
            more=True,
        ),
        FieldSpec("consent", _tr("Consent dialog"), "choice", choices=_consent(), more=True),
        FieldSpec("password", _tr("Password"), "text", "", placeholder=_tr("the right one"), more=True),
        _secret(),
        *_common(),
    )
    return FormSpec("login", _tr("Login"), "user", fields)


def _consent() -> tuple[tuple[str, str], ...]:
    return ("", _tr("The user accepts")), ("deny", _tr("The user denies"))


def _silent_login() -> FormSpec:
    fields = (
        _client(),
        _user(),
        _audience(_tr("The API that the login is for.")),
        _scope(_tr("prompt=none: no dialog is shown.")),
        *_common(),
    )
    return FormSpec("silent_login", _tr("Silent login"), "session", fields)


def _exchange() -> FormSpec:
    fields = (
        FieldSpec("refresh_token", _tr("Refresh token"), "choice", "", "refresh_tokens"),
        _audience(_tr("Without one, the API of the login.")),
        _scope(_tr("Without one, all that login and policies give.")),
        FieldSpec(
            "client",
            _tr("Application"),
            "choice",
            _tr("Another one than the token's owner is refused."),
            "clients",
            choices=(("", _tr("the token's owner")),),
            more=True,
        ),
        _secret(),
        *_common(),
    )
    return FormSpec("exchange", _tr("Exchange"), "ticket", fields)


def _access_token(choices: tuple[tuple[str, str], ...] = ()) -> FieldSpec:
    return FieldSpec("access_token", _tr("Access token"), "choice", "", "access_tokens", choices)


def _call_api() -> FormSpec:
    token_audience = _tr("the token's own")
    fields = (
        _access_token((("", _tr("none: call without a token")),)),
        FieldSpec("api", _tr("API"), "suggest", "", "apis", placeholder=token_audience),
        FieldSpec(
            "requires",
            _tr("Required scopes"),
            "scopes",
            _tr("What the API asks for."),
            placeholder=_tr("none"),
        ),
        FieldSpec("method", _tr("Method"), "choice", choices=_methods(), more=True),
        FieldSpec("path", _tr("Path"), "text", placeholder="/", more=True),
        *_common(),
    )
    return FormSpec("call_api", _tr("Call API"), "api", fields)


def _methods() -> tuple[tuple[str, str], ...]:
    return ("", "GET"), *((name, name) for name in ("POST", "PUT", "PATCH", "DELETE"))


def _userinfo() -> FormSpec:
    return FormSpec("userinfo", _tr("Ask userinfo"), "info", (_access_token(), *_common()))


def _client_credentials() -> FormSpec:
    fields = (
        _client(),
        _audience(_tr("The API that the application calls for itself.")),
        _scope(_tr("Without one, all that the client grant gives.")),
        _secret(),
        *_common(),
    )
    return FormSpec("client_credentials", _tr("Client credentials"), "key", fields)


def _wait() -> FormSpec:
    modes = (
        ("seconds", _tr("A number of seconds")),
        ("duration", _tr("A duration")),
        ("until", _tr("Until a time")),
    )
    fields = (
        FieldSpec("seconds", _tr("Seconds"), "number", mode="seconds"),
        FieldSpec("duration", _tr("Duration"), "text", _tr("P30D, PT10M, PT1H30M"), mode="duration"),
        FieldSpec("until", _tr("Until"), "text", _tr("2026-02-01T09:00:00Z"), mode="until"),
        *_common(),
    )
    return FormSpec("wait", _tr("Wait"), "wait", fields, modes)


def _revoke() -> FormSpec:
    administrator = _tr("An administrator revokes it through the Management API.")
    modes = (
        ("refresh_token", _tr("One refresh token")),
        ("grant", _tr("A user's grant")),
        ("user", _tr("All of a user")),
    )
    fields = (
        FieldSpec(
            "refresh_token",
            _tr("Refresh token"),
            "choice",
            _tr("The application that holds it revokes it."),
            "refresh_tokens",
            mode="refresh_token",
        ),
        FieldSpec("grant.user", _tr("User"), "choice", administrator, "users", mode="grant"),
        FieldSpec("grant.client", _tr("Application"), "choice", "", "clients", mode="grant"),
        FieldSpec("user", _tr("User"), "choice", administrator, "users", mode="user"),
        *_common(),
    )
    return FormSpec("revoke", _tr("Revoke"), "disabled", fields, modes)


def _logout() -> FormSpec:
    nobody = (("", _tr("none named")),)
    client = FieldSpec("client", _tr("Application"), "choice", "", "clients", nobody)
    return FormSpec("logout", _tr("Log out"), "session", (_user(), client, *_common()))


def _configure() -> FormSpec:
    methods = tuple((name, name) for name in ("PATCH", "POST", "PUT", "DELETE"))
    fields = (
        FieldSpec("method", _tr("Method"), "choice", choices=methods),
        FieldSpec("path", _tr("Path"), "suggest", _tr("Below /api/v2/ of the Management API."), "paths"),
        FieldSpec("body", _tr("Body"), "json", _tr("What it names is replaced; null clears.")),
        *_common(),
    )
    return FormSpec("configure", _tr("Change the tenant"), "settings", fields)


_SPECS = {
    "login": _login,
    "silent_login": _silent_login,
    "exchange": _exchange,
    "call_api": _call_api,
    "userinfo": _userinfo,
    "client_credentials": _client_credentials,
    "wait": _wait,
    "revoke": _revoke,
    "logout": _logout,
    "configure": _configure,
}
