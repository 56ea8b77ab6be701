from __future__ import annotations

from mrrt_studio.formats.importing import read_text
from mrrt_studio.formats.review import review
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.importing.words import counted, summary


def test_one_and_many_have_their_words() -> None:
    assert counted("clients", 1) == "1 application"
    assert counted("resource_servers", 3) == "3 APIs"
    assert counted("tenant", 1) == "Tenant settings"


def test_every_collection_of_a_scenario_has_words() -> None:
    for name in ("clients", "resource_servers", "client_grants", "roles", "users", "organizations"):
        assert counted(name, 2).startswith("2 ")
    for name in ("actions", "triggers", "rules", "rules_configs", "steps"):
        assert counted(name, 2).startswith("2 ")


def test_the_summary_tells_what_would_happen() -> None:
    imported = read_text('{"identifier": "https://a.example.com", "name": "A"}')
    found = review(Scenario(), imported)
    assert summary(found) == "Nothing has changed yet. This would be: 1 added."
    assert "already" in summary(review(found.result, imported))
