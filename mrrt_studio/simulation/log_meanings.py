"""What the types of tenant log entries mean, in plain language, and what an exchange asked for and got.

Source: https://auth0.com/docs/deploy-monitor/logs/log-event-type-codes
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

LOG_MEANINGS: Mapping[str, str] = {
    "sertft": "A refresh token was exchanged for an access token.",
    "fertft": "A refresh token was not exchanged; the description tells what the client is not told.",
    "ferrt": "A rotated refresh token was used again: its family was revoked.",
    "srrt": "A refresh token was revoked.",
    "seacft": "An authorization code was exchanged for tokens: the login is complete.",
    "feacft": "An authorization code was not exchanged for tokens.",
    "sepft": "A user name and a password were exchanged for tokens.",
    "fepft": "A user name and a password were not exchanged for tokens.",
    "sede": "A device code was exchanged for tokens.",
    "fede": "A device code was not exchanged for tokens.",
    "ssa": "A silent login succeeded with the user's session.",
    "fsa": "A silent login failed; the user has to log in again.",
    "seccft": "An application got a token for itself with its client credentials.",
    "feccft": "An application got no token for itself with its client credentials.",
    "f": "A login failed before the user had logged in.",
    "fp": "A login failed: wrong password.",
    "fu": "A login failed: there is no such user.",
    "slo": "A user logged out.",
    "sapi": "The Management API changed something.",
    "fapi": "The Management API refused a change.",
    "resource_cleanup": "Something was removed because there were too many of its kind.",
    "w": "An Action asked for more than the settings allow, and got what they allow.",
}


class Asked(NamedTuple):
    """Something that an exchange asked for, and beside it what was issued."""

    name: str
    requested: str | None
    """None where the request left it out."""
    issued: str

    @property
    def missing(self) -> tuple[str, ...]:
        """What was asked for and not issued, word by word."""
        issued = self.issued.split()
        return tuple(word for word in (self.requested or "").split() if word not in issued)


def log_meaning(kind: str) -> str:
    """Return what a type of entry means, or '' for one that this program never writes."""
    return LOG_MEANINGS.get(kind, "")


def asked_and_issued(entry: Mapping[str, Any]) -> tuple[Asked, ...]:
    """Return audience and scope of a ``sertft`` entry as requested and as issued; nothing for other types.

    Args:
        entry: as the Management API returns it: what was asked for stands in the details.
    """
    if entry["type"] != "sertft":
        return ()
    details = entry["details"]
    return (
        Asked("audience", details.get("requested_audience"), entry["audience"]),
        Asked("scope", details.get("requested_scope"), entry["scope"]),
    )
