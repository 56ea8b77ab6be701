"""Words that the inspector's parts share: confidence, sources, and which names stand out in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from mrrt_studio.engine.outcome import Authorization, ScopeDecision
from mrrt_studio.scenario.assumptions import Confidence
from mrrt_studio.scenario.configuration import Configuration

translate = QCoreApplication.translate

Mark = Literal["bold", "code"]
Emphasis = Mapping[str, Mark]
"""Names that stand out in a sentence, and how."""

_BOLD_FACTS = ("client", "user", "organization")
_CODE_FACTS = ("audience", "requested", "issued", "scope", "grant_type")
_WORD_JOINER = "\u2060"


def api_words(configuration: Configuration, audience: str | None) -> str:
    """Return the name of an API, its identifier where it has none, or words for no API at all."""
    if audience is None:
        return translate("Inspector", "the userinfo endpoint alone")
    api = configuration.resource_servers.get(audience)
    return api.label if api else audience


def confidence_words(confidence: Confidence) -> str:
    """Return how sure a rule is, in words that need no glossary."""
    words: dict[Confidence, str] = {
        "documented": translate("Inspector", "documented by Auth0"),
        "observed": translate("Inspector", "observed in SDKs and recorded traffic"),
        "reported": translate("Inspector", "reported by people who use Auth0"),
        "assumed": translate("Inspector", "assumed: Auth0 documents nothing"),
        "contradicted": translate("Inspector", "contradicted: sources disagree"),
    }
    return words[confidence]


def source_name(url: str) -> str:
    """Return a short name for where a rule comes from: ``Auth0 docs``, ``RFC 6750``."""
    parts = urlsplit(url)
    if parts.netloc == "auth0.com":
        return translate("Inspector", "Auth0 docs")
    if parts.netloc == "community.auth0.com":
        return translate("Inspector", "Auth0 Community")
    if found := re.search(r"/rfc(\d+)", parts.path):
        return f"RFC {found[1]}"
    if parts.netloc == "github.com" and parts.path.count("/") > 1:
        repository = parts.path.split("/")[2]
        return translate("Inspector", "{repository} on GitHub").format(repository=repository)
    return parts.netloc


def emphasis_of(authorization: Authorization | None, facts: Mapping[str, str] | None = None) -> Emphasis:
    """Return the names of a case that stand out: people and applications bold, identifiers as code."""
    names: dict[str, Mark] = {}
    for fact, value in (facts or {}).items():
        if fact in (*_BOLD_FACTS, *_CODE_FACTS):
            names[value] = "bold" if fact in _BOLD_FACTS else "code"
    if authorization is not None:
        audiences = (authorization.audience, authorization.requested_audience, authorization.login_audience)
        names |= {audience: "code" for audience in audiences if audience}
        people = (authorization.client.label, authorization.user.label if authorization.user else "")
        names |= {name: "bold" for name in people if name}
    return names


def with_scopes(names: Emphasis, decisions: Iterable[ScopeDecision]) -> Emphasis:
    """Return names and the scopes of some decisions: few, since every name is looked for in the text."""
    scopes: dict[str, Mark] = {decision.scope: "code" for decision in decisions}
    return {**names, **scopes}


def emphasised(text: str, names: Emphasis) -> str:
    """Return a sentence with marks around the names in it; whatever else stands in it stays plain."""
    known = sorted((name for name in names if name.strip("–. ")), key=len, reverse=True)
    if not known:
        return unmarked(text)
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, known))})(?!\w)")
    parts = pattern.split(text)
    return "".join(_marked(part, names[part]) if i % 2 else unmarked(part) for i, part in enumerate(parts))


def _marked(name: str, style: Mark) -> str:
    if style == "code" and "`" not in name:
        return f"`{name}`"
    return f"**{unmarked(name)}**"


def unmarked(text: str) -> str:
    """Return a text in which nothing is taken for a mark: names come from files of other people."""
    joined = text.replace("**", f"*{_WORD_JOINER}*").replace("](", f"]{_WORD_JOINER}(")
    return joined.replace("`", f"{_WORD_JOINER}'")


def as_sentence(text: str) -> str:
    """Return a heading with the full stop of a sentence."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
