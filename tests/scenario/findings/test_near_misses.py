from __future__ import annotations

import pytest

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.findings.near_misses import my_account_api, slash_miss
from mrrt_studio.scenario.model import Scenario

TENANT = Configuration.of(
    Scenario.model_validate({"resource_servers": [{"identifier": "https://a"}, {"identifier": "https://b/"}]})
)


@pytest.mark.parametrize(
    ("audience", "missed"),
    [
        ("https://a/", "https://a"),
        ("https://a//", "https://a"),
        ("https://b", "https://b/"),
        ("https://a", None),
        ("https://b/", None),
        ("https://c", None),
        ("/", None),
        ("", None),
        (None, None),
        ("https://example.auth0.com/api/v2/", None),
    ],
)
def test_only_slashes_at_the_end_make_a_near_miss(audience: str | None, missed: str | None) -> None:
    api = slash_miss(TENANT, audience)
    assert (api and api.identifier) == missed


def test_the_my_account_api_ends_with_a_slash() -> None:
    assert my_account_api(TENANT) == "https://example.auth0.com/me/"
