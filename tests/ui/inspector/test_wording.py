from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.scenario.assumptions import ASSUMPTIONS, Confidence
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.rules import RULES
from mrrt_studio.ui.inspector.wording import (
    api_words,
    as_sentence,
    confidence_words,
    emphasis_of,
    emphasised,
    source_name,
    unmarked,
    with_scopes,
)
from mrrt_studio.ui.widgets.marked import marked_to_html, plain_of_marked
from tests.ui.inspector.cases import LOGIN, MESSAGES, UNLISTED, last, scenario


def test_an_api_is_called_by_its_name_and_an_unknown_one_by_its_identifier() -> None:
    configuration = Configuration.of(scenario())
    assert api_words(configuration, MESSAGES) == "Messages"
    assert api_words(configuration, "https://nowhere") == "https://nowhere"
    assert api_words(configuration, None) == "the userinfo endpoint alone"


@pytest.mark.parametrize("confidence", get_args(Confidence))
def test_every_confidence_has_words(confidence: Confidence) -> None:
    assert confidence_words(confidence)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://auth0.com/docs/secure/tokens", "Auth0 docs"),
        ("https://github.com/auth0/nextjs-auth0/blob/main/EXAMPLES.md", "nextjs-auth0 on GitHub"),
        ("https://community.auth0.com/t/120406", "Auth0 Community"),
        ("https://www.rfc-editor.org/rfc/rfc6750#section-3", "RFC 6750"),
        ("https://other.example.com/page", "other.example.com"),
    ],
)
def test_a_source_has_a_short_name(url: str, name: str) -> None:
    assert source_name(url) == name


def test_no_source_is_called_by_its_address() -> None:
    sources = {rule.source for rule in RULES.values()} | {a.source for a in ASSUMPTIONS.values()}
    assert [url for url in sources if source_name(url) in url] == []


def test_people_are_bold_and_identifiers_are_code() -> None:
    _, outcome = last(LOGIN, UNLISTED)
    names = emphasis_of(outcome.authorization, {"user": "Bob", "cause": "secret", "grant_type": "password"})
    assert names["Phone app"] == names["Ada"] == names["Bob"] == "bold"
    assert names[MESSAGES] == names["https://reports.example.com"] == names["password"] == "code"
    assert "secret" not in names


def test_a_name_is_marked_where_it_stands_alone() -> None:
    text = emphasised("app of Phone app, apps", {"app": "bold", "Phone app": "bold"})
    assert text == "**app** of **Phone app**, apps"


def test_scopes_are_added_only_for_what_is_told() -> None:
    _, outcome = last(LOGIN, UNLISTED)
    assert outcome.authorization is not None
    assert with_scopes({}, outcome.authorization.scopes[:1]) == {"openid": "code"}


@given(st.text(alphabet="a*`[]()<& :/"), st.text(alphabet="a*`[]()x", min_size=1))
def test_names_from_other_peoples_files_never_become_links(text: str, name: str) -> None:
    for shown in (emphasised(f"{text} {name} {text}", {name: "code"}), unmarked(text)):
        assert "<a href" not in marked_to_html(shown)


@given(st.text(alphabet="ab :/.*[]()"), st.text(alphabet="ab:/.", min_size=1))
def test_marks_add_nothing_to_read(text: str, name: str) -> None:
    assert (
        plain_of_marked(emphasised(f"{text}{name}", {name: "code"})).replace("\u2060", "") == f"{text}{name}"
    )


def test_a_heading_becomes_a_sentence_once() -> None:
    assert as_sentence("Revoked") == "Revoked."
    assert as_sentence("Really?") == "Really?"
