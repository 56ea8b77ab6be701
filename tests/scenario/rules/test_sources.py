from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from mrrt_studio.scenario.rules import RULES, sources

PAGES = {name: value for name, value in vars(sources).items() if name.isupper() and not name.startswith("_")}
HOSTS = {"auth0.com", "community.auth0.com", "github.com", "www.rfc-editor.org"}


@pytest.mark.parametrize("name", PAGES)
def test_a_source_is_a_page_of_auth0_an_rfc_or_a_repository(name: str) -> None:
    address = urlsplit(PAGES[name])
    assert (address.scheme, address.hostname in HOSTS) == ("https", True)
    assert len(address.path) > 1
    assert PAGES[name] == PAGES[name].strip().rstrip("/")


def test_no_page_has_two_names() -> None:
    assert len(set(PAGES.values())) == len(PAGES)


def test_every_rule_takes_its_source_from_this_list() -> None:
    assert {rule.source for rule in RULES.values()} <= set(PAGES.values())
