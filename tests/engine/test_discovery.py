from __future__ import annotations

import json
from pathlib import Path

from mrrt_studio.engine.discovery import discovery_document
from mrrt_studio.scenario.tenant import Tenant


def test_every_endpoint_stands_under_the_issuer() -> None:
    document = discovery_document(Tenant(domain="acme.eu.auth0.com"))
    endpoints = [value for name, value in document.items() if name.endswith(("_endpoint", "_uri"))]
    assert document["issuer"] == "https://acme.eu.auth0.com/"
    assert len(endpoints) == 8
    assert all(endpoint.startswith(document["issuer"]) for endpoint in endpoints)


def test_it_says_what_the_documented_tenant_says(shared: Path) -> None:
    documented = json.loads(
        (shared / "samples/discovery/auth0_docs_openid-configuration_2026.json").read_text()
    )
    ours = discovery_document(Tenant(domain=documented["issuer"].removeprefix("https://").rstrip("/")))
    assert set(ours) <= set(documented)
    assert {name for name in ours if isinstance(ours[name], str) and ours[name] != documented[name]} == set()


def test_auth0_lists_no_grant_types() -> None:
    assert "grant_types_supported" not in discovery_document(Tenant())
