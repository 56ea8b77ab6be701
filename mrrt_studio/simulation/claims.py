"""What the members of a token mean, in plain language, and its times in words against the virtual clock.

Source: https://auth0.com/docs/secure/tokens/json-web-tokens/json-web-token-claims
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple, cast

from mrrt_studio.engine.context import DEMO_KEY_ID
from mrrt_studio.scenario.configuration import Configuration

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UNITS = ((86_400, "d"), (3_600, "h"), (60, "min"), (1, "s"))
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Fact(NamedTuple):
    """One member of a token: its name, its value as text and what that means."""

    name: str
    value: str
    meaning: str = ""
    items: tuple[str, ...] = ()
    """The single values of a list that is better read one by one, such as scopes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is needed to read a token: the tenant, for names, and the time that counts as now."""

    configuration: Configuration
    now: int
    """Seconds since the epoch of the virtual clock."""


def span_text(seconds: int) -> str:
    """Return a length of time in its two largest units: ``23 h 59 min``, ``30 d``, ``45 s``."""
    left, parts = abs(seconds), list[tuple[int, str]]()
    for size, unit in _UNITS:
        count, left = divmod(left, size)
        parts.append((count, unit))
    first = next((place for place, (count, _) in enumerate(parts) if count), len(parts) - 1)
    shown = [f"{count} {unit}" for count, unit in parts[first : first + 2] if count]
    return " ".join(shown) or "0 s"


def moment_text(seconds: int) -> str:
    """Return a time for people, ``2 Jan 2026 09:00:00 UTC``, whatever the language of the machine."""
    try:
        moment = _EPOCH + timedelta(seconds=seconds)
    except OverflowError:
        return f"second {seconds}, beyond the calendar"
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year} {moment:%H:%M:%S} UTC"


def expiry_text(seconds: int, now: int) -> str:
    """Return when something ends, seen from now: ``expires in 23 h 59 min, 2 Jan 2026 09:00:00 UTC``."""
    if seconds > now:
        return f"expires in {span_text(seconds - now)}, {moment_text(seconds)}"
    ago = f"{span_text(now - seconds)} ago" if seconds < now else "just now"
    return f"expired {ago}, {moment_text(seconds)}"


def past_text(verb: str, seconds: int, now: int) -> str:
    """Return when something happened, seen from now: ``issued 5 min ago, 1 Jan 2026 09:00:00 UTC``."""
    if seconds > now:
        return f"{verb} {span_text(seconds - now)} from now, {moment_text(seconds)}"
    ago = f"{span_text(now - seconds)} ago" if seconds < now else "just now"
    return f"{verb} {ago}, {moment_text(seconds)}"


def header_facts(header: Mapping[str, Any]) -> tuple[Fact, ...]:
    """Return the header of a JWT, member by member."""
    return tuple(Fact(name, _plain(value), _header_meaning(name, value)) for name, value in header.items())


def claim_facts(claims: Mapping[str, Any], reading: Reading) -> tuple[Fact, ...]:
    """Return the claims of a token, member by member, with names of the tenant and times in words."""
    return tuple(_claim(name, value, reading) for name, value in claims.items())


_HEADER_MEANINGS = {
    ("alg", "RS256"): "RSA with SHA-256: the tenant's public key verifies it",
    ("alg", "RS512"): "RSA with SHA-512: the tenant's public key verifies it",
    ("alg", "PS256"): "RSA-PSS with SHA-256: the tenant's public key verifies it",
    ("alg", "HS256"): "HMAC with SHA-256: whoever verifies it needs the secret",
    ("typ", "JWT"): "a JSON Web Token",
    ("typ", "at+jwt"): "an access token in the profile of RFC 9068",
    ("kid", DEMO_KEY_ID): "the demo key of this program, which everybody has: it proves nothing elsewhere",
}
_HEADER_NAMES = {
    "alg": "how it is signed",
    "typ": "what kind of token it is",
    "kid": "which of the tenant's keys signed it",
}


def _header_meaning(name: str, value: object) -> str:
    exact = _HEADER_MEANINGS.get((name, value)) if isinstance(value, str) else None
    return exact or _HEADER_NAMES.get(name, "")


def _claim(name: str, value: Any, reading: Reading) -> Fact:  # noqa: ANN401 - any JSON value
    special = _SPECIAL.get(name)
    meaning = special(value, reading) if special else _MEANINGS.get(name, "")
    if not meaning and "://" in name:
        meaning = "a claim of the tenant's own, named by a URL so that it meets no other"
    return Fact(name, _plain(value), meaning, _items(name, value))


def _items(name: str, value: Any) -> tuple[str, ...]:  # noqa: ANN401 - any JSON value
    if name == "scope" and isinstance(value, str):
        return tuple(value.split())
    return tuple(map(_plain, _as_list(value))) if name in ("permissions", "scope") else ()


def _plain(value: Any) -> str:  # noqa: ANN401 - any JSON value
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in _as_list(value)):
        return "\n".join(_as_list(value))
    return json.dumps(value, ensure_ascii=False)


def _as_list(value: Any) -> list[Any]:  # noqa: ANN401 - any JSON value
    return [*cast("list[Any]", value)] if isinstance(value, (list, tuple)) else [value]


def _issuer(value: Any, reading: Reading) -> str:  # noqa: ANN401 - any JSON value
    if value == reading.configuration.tenant.issuer:
        return "who issued it: the tenant"
    return "who issued it: another issuer than the tenant as it stands now"


def _subject(value: Any, reading: Reading) -> str:  # noqa: ANN401 - any JSON value
    text = str(value)
    user = reading.configuration.users.get(text)
    if user is not None:
        return f"whom it is about: {user.label}"
    client_id = text.removesuffix("@clients")
    return (
        f"whom it is about: {_client(client_id, reading)} itself" if client_id != text else "whom it is about"
    )


def _audience(value: Any, reading: Reading) -> str:  # noqa: ANN401 - any JSON value
    names = [_audience_name(str(item), reading) for item in _as_list(value)]
    return f"whom it is for: {' and '.join(names)}"


def _audience_name(audience: str, reading: Reading) -> str:
    configuration = reading.configuration
    if audience == configuration.tenant.userinfo_audience:
        return "the userinfo endpoint"
    api = configuration.resource_servers.get(audience)
    return api.label if api else _client(audience, reading)


def _client(client_id: str, reading: Reading) -> str:
    client = reading.configuration.clients.get(client_id)
    return client.label if client else client_id


def _application(value: Any, reading: Reading) -> str:  # noqa: ANN401 - any JSON value
    return f"which application asked for it: {_client(str(value), reading)}"


def _organization(value: Any, reading: Reading) -> str:  # noqa: ANN401 - any JSON value
    known = reading.configuration.organizations.get(str(value))
    name = (known.display_name or known.name) if known else ""
    return "the organization of the login" + (f": {name}" if name else "")


def _time(verb: str) -> Callable[[Any, Reading], str]:
    def words(value: Any, reading: Reading) -> str:  # noqa: ANN401 - any JSON value
        return past_text(verb, int(value), reading.now) if _is_time(value) else ""

    return words


def _expiry(value: Any, reading: Reading) -> str:  # noqa: ANN401 - any JSON value
    return expiry_text(int(value), reading.now) if _is_time(value) else ""


def _is_time(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_GRANTS = {
    "refresh_token": "how it was obtained: by exchanging a refresh token",
    "password": "how it was obtained: with the user's password",
    "client-credentials": "how it was obtained: by the application for itself",
}


def _grant(value: Any, _: Reading) -> str:  # noqa: ANN401 - any JSON value
    return _GRANTS.get(str(value), "how it was obtained")


_SPECIAL: Mapping[str, Callable[[Any, Reading], str]] = {
    "iss": _issuer,
    "sub": _subject,
    "aud": _audience,
    "azp": _application,
    "client_id": _application,
    "org_id": _organization,
    "iat": _time("issued"),
    "nbf": _time("valid since"),
    "auth_time": _time("logged in"),
    "exp": _expiry,
    "gty": _grant,
}
_MEANINGS = {
    "scope": "what the application may do with it",
    "permissions": "all that the user may do at this API, whatever was asked for",
    "jti": "the token's own id",
    "sid": "the user's session at the tenant",
    "nonce": "the application's own mark, against replay",
    "org_name": "the name of the organization",
    "name": "the user's name; the scope profile opens it",
    "nickname": "the user's nickname; the scope profile opens it",
    "given_name": "the user's given name; the scope profile opens it",
    "family_name": "the user's family name; the scope profile opens it",
    "picture": "a picture of the user; the scope profile opens it",
    "updated_at": "when the user's profile last changed; the scope profile opens it",
    "email": "the user's email address; the scope email opens it",
    "email_verified": "whether the address is known to be theirs; the scope email opens it",
    "phone_number": "the user's phone number; the scope phone opens it",
    "phone_number_verified": "whether the number is known to be theirs; the scope phone opens it",
    "address": "the user's address; the scope address opens it",
}
