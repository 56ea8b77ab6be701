"""Ids, codes and opaque values that derive from the scenario's seed: every machine prints the same."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

MARK = "SIM"
"""Simulated values carry it, so that nobody takes them for live credentials."""


def derive(*parts: str, length: int) -> str:
    """Return ``length`` characters of base64url text that depend on the parts and on nothing else."""
    digest = hashlib.shake_256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest(length)
    return base64.urlsafe_b64encode(digest).decode()[:length]


@dataclass(frozen=True, slots=True)
class Ids:
    """Names new things after the step that made them: editing one step leaves the others' values alone."""

    seed: str
    step: str

    def _text(self, kind: str, length: int) -> str:
        return derive(self.seed, self.step, kind, length=length)

    def hexadecimal(self, kind: str, length: int) -> str:
        """Return lower-case hexadecimal text, e.g. for a family or a session."""
        parts = "\x1f".join((self.seed, self.step, kind)).encode("utf-8", "surrogatepass")
        return hashlib.shake_256(parts).hexdigest(length // 2)

    def of_tenant(self, kind: str, length: int) -> str:
        """Return text for something that outlives every step, the same in each of them."""
        return derive(self.seed, kind, length=length)

    def refresh_token(self, *, rotating: bool) -> str:
        """Return a refresh token with the looks of Auth0's: 90 characters from ``v1.M``, or 45."""
        if rotating:
            return f"v1.M{MARK}{self._text('refresh_token', 83)}"
        return f"{MARK}{self._text('refresh_token', 42)}"

    def online_refresh_token(self) -> str:
        """Return an online refresh token, which starts with ``ORT``."""
        return f"ORT{MARK}{self._text('refresh_token', 84)}"

    def unknown_refresh_token(self) -> str:
        """Return a refresh token that no server ever issued."""
        return f"{MARK}unknown{self._text('unknown', 35)}"

    def code(self) -> str:
        """Return an authorization code."""
        return f"{MARK}{self._text('code', 42)}"

    def code_verifier(self) -> str:
        """Return a PKCE code verifier."""
        return f"{MARK}{self._text('code_verifier', 40)}"

    def state(self) -> str:
        """Return the ``state`` parameter of an authorization request."""
        return self._text("state", 16)

    def opaque_token(self) -> str:
        """Return an access token for the userinfo endpoint alone: it looks like a five-part JWE."""
        header = base64.urlsafe_b64encode(b'{"alg":"dir","enc":"A256GCM"}').decode().rstrip("=")
        return f"{header}..{self._text('iv', 16)}.{MARK}{self._text('jwe', 117)}.{self._text('tag', 22)}"

    def jti(self) -> str:
        """Return a token id."""
        return self._text("jti", 22)
