"""Metadata that Actions keep with a refresh token or a session, within Auth0's limits.

Source: https://auth0.com/docs/secure/tokens/refresh-tokens/refresh-token-metadata
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_MOST = 25
_LONGEST = 255
_KEY = re.compile(r"[A-Za-z0-9_-]+")


class InvalidMetadataError(ValueError):
    """Auth0 refuses it, which fails the Action."""


def with_entry(metadata: Mapping[str, str], key: Any, value: Any) -> dict[str, str]:  # noqa: ANN401 - JSON
    """Return metadata with one entry set.

    Raises:
        InvalidMetadataError: the key, the value or the number of entries is outside the limits.
    """
    if not isinstance(key, str) or not _KEY.fullmatch(key) or len(key) > _LONGEST:
        raise InvalidMetadataError(f"the key must be {_LONGEST} or fewer of A-Z, a-z, 0-9, _ and -")
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise InvalidMetadataError(f"the value of '{key}' must be a text of at most {_LONGEST} characters")
    changed = {**metadata, key: value}
    if len(changed) > _MOST:
        raise InvalidMetadataError(f"there must be at most {_MOST} entries")
    return changed


def without_entry(metadata: Mapping[str, str], key: Any) -> dict[str, str]:  # noqa: ANN401 - JSON
    """Return metadata without one entry; one that is not there is no error."""
    return {name: value for name, value in metadata.items() if name != key}
