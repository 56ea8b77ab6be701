"""What can be found in the refresh token settings of an application."""

from __future__ import annotations

from mrrt_studio.scenario.findings.finding import FindingKind
from mrrt_studio.scenario.rules import sources

SETTING_KINDS = (
    FindingKind(
        "spa-without-rotation",
        "warning",
        "A single-page application without rotation",
        "A single-page application gets refresh tokens only where they rotate.",
        "{client} is a single-page application and does not rotate: no login gives it a refresh token.",
        sources.CONFIGURE_ROTATION,
        "documented",
        "offline-spa-rotates",
    ),
    FindingKind(
        "rotation-leeway-zero",
        "info",
        "Rotation without a leeway",
        "Without a leeway every second use of a rotating token revokes the whole family.",
        "The leeway of {client} is 0 s: a repeated request, such as after a lost answer, revokes all.",
        sources.CONFIGURE_ROTATION,
        "documented",
        "refresh-token-not-reused",
    ),
    FindingKind(
        "rotation-without-expiry",
        "warning",
        "Rotating tokens that do not expire",
        "Rotating refresh tokens must expire: the Management API refuses anything else.",
        "{client} rotates refresh tokens that do not expire: the Management API refuses this.",
        sources.CONFIGURE_ROTATION,
        "documented",
        "management-payload",
    ),
    FindingKind(
        "idle-above-absolute",
        "warning",
        "The idle lifetime is above the absolute one",
        "A refresh token never outlives its absolute lifetime, however often it is used.",
        "{idle} s idle are more than {absolute} s in all: the idle lifetime of {client} never decides.",
        sources.EXPIRATION,
        "documented",
        "refresh-token-alive",
    ),
    FindingKind(
        "refresh-token-never-ends",
        "info",
        "Refresh tokens that never end",
        "A refresh token with neither an absolute nor an idle end lives until somebody revokes it.",
        "Refresh tokens of {client} never end: a stolen one reaches every API of its policies until revoked.",
        sources.EXPIRATION,
        "documented",
        "refresh-token-alive",
    ),
    FindingKind(
        "absolute-lifetime-infinite",
        "info",
        "No absolute lifetime",
        "A refresh token without an absolute lifetime lives as long as it is used.",
        "Refresh tokens of {client} have no absolute end: one that is used often enough lives for ever.",
        sources.EXPIRATION,
        "documented",
        "refresh-token-alive",
    ),
    FindingKind(
        "absolute-lifetime-long",
        "info",
        "A lifetime beyond what the guides allow",
        "The guides and the Dashboard allow 31557600 s, the schema of the Management API 157788000 s.",
        "{seconds} s are more than the 31557600 s that Auth0's guides and its Dashboard allow.",
        sources.EXPIRATION,
        "contradicted",
    ),
)
