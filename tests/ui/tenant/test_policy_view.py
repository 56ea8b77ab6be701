from __future__ import annotations

from typing import Any

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.findings import policy_findings
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.tenant.policy_view import MOST_CHIPS, PolicyView, PolicyViews, login_scopes
from tests.ui.tenant.studio import BILLING, HOME, PHONE, api, example, settings


def views_of(scenario: Scenario, maker: PolicyViews | None = None) -> list[PolicyView]:
    tenant = Configuration.of(scenario)
    client = scenario.clients[0]
    login = login_scopes(simulate(scenario), client.client_id)
    return (maker or PolicyViews()).of(client, policy_findings(tenant, client), tenant, login)


def with_policies(*policies: dict[str, Any], **more: Any) -> Scenario:
    return example(
        clients=[{"client_id": PHONE, "name": "Phone app", "refresh_token": settings(*policies)}], **more
    )


def test_a_row_for_each_policy_and_one_that_adds() -> None:
    views = views_of(example())
    assert [view.title for view in views] == ["Messages", "Billing", ""]
    assert [view.is_draft for view in views] == [False, False, True]
    assert views[2].spoken == "Add a policy"


def test_a_scope_that_the_login_gives_too_is_shown_as_both() -> None:
    views = views_of(example())
    assert [chip.kind for chip in views[0].chips] == ["both"]
    without = example(steps=[])
    assert [chip.kind for chip in views_of(without)[0].chips] == ["policy"]


def test_a_scope_without_effect_is_struck_with_rule_confidence_and_source() -> None:
    billing = views_of(example())[1]
    assert [chip.kind for chip in billing.chips] == ["policy", "dropped"]
    (reason,) = billing.of_scopes
    assert reason.text == "Billing defines no approve:billing: Auth0 ignores it silently."
    assert "scope-not-on-api · documented" in reason.tooltip
    assert "https://auth0.com/docs/" in reason.tooltip
    assert billing.chips[1].tooltip == reason.tooltip
    assert billing.spoken == "Billing: read:billing, approve:billing, without effect"


def test_a_policy_without_effect_strikes_all_of_its_scopes() -> None:
    (view, _) = views_of(with_policies({"audience": "https://nobody.example.com", "scope": ["a", "b"]}))
    assert [chip.kind for chip in view.chips] == ["dropped", "dropped"]
    assert [reason.text for reason in view.reasons] == [
        "No API has this identifier: Auth0 ignores this policy silently."
    ]
    assert (view.title, view.is_known) == ("https://nobody.example.com", False)


def test_two_policies_for_one_api_are_told_and_both_have_effect() -> None:
    twice = with_policies(
        {"audience": BILLING, "scope": []}, {"audience": BILLING, "scope": ["read:billing"]}
    )
    first, second, _ = views_of(twice)
    assert first.reasons == ()
    assert [(reason.is_warning, reason.text) for reason in second.of_api] == [
        (False, "Another policy names Billing too: their scopes count together.")
    ]
    assert [chip.kind for chip in second.chips] == ["policy"]


def test_twenty_wrong_scopes_need_no_twenty_sentences() -> None:
    scopes = [f"wrong:{number}" for number in range(20)]
    (view, _) = views_of(with_policies({"audience": BILLING, "scope": scopes}))
    assert len(view.of_scopes) == 4
    assert view.of_scopes[-1].text == "More scopes without effect: 17."
    assert len([chip for chip in view.chips if chip.tooltip]) == 20


def test_a_policy_that_names_nothing_can_still_be_read() -> None:
    (view, _) = views_of(with_policies({"audience": "", "scope": []}))
    assert view.title == "(no API)"
    assert view.spoken == "(no API): no scopes"


def test_the_last_login_counts_and_only_that_of_the_application() -> None:
    login = example().steps[0].to_json()
    other = login | {"id": "web", "client": "web"}
    later = login | {"id": "again", "audience": BILLING, "scope": "openid"}
    assert login_scopes(simulate(example()), PHONE) == {
        HOME: frozenset({"openid", "offline_access", "read:messages"})
    }
    assert login_scopes(simulate(example(steps=[login, other])), PHONE) == login_scopes(
        simulate(example()), PHONE
    )
    assert login_scopes(simulate(example(steps=[login, later])), PHONE) == {BILLING: frozenset({"openid"})}
    assert login_scopes(simulate(example(steps=[])), PHONE) == {}


def test_a_row_whose_policy_is_as_before_is_not_made_again() -> None:
    maker = PolicyViews()
    before = views_of(example(), maker)
    client = example().clients[0]
    policies = client.policies
    changed = client.replace(
        refresh_token=client.refresh_token.replace(policies=(policies[0], policies[1].replace(scope=())))  # type: ignore[union-attr]
    )
    after = views_of(example().replace(clients=(changed,)), maker)
    assert after[0] is before[0]
    assert after[1] != before[1]


def test_a_renamed_api_and_a_later_login_change_the_row() -> None:
    maker = PolicyViews()
    views_of(example(), maker)
    apis = [api(HOME, "Mail", "read:messages"), api(BILLING, "Billing", "read:billing")]
    assert views_of(example(resource_servers=apis), maker)[0].title == "Mail"
    assert [chip.kind for chip in views_of(example(steps=[]), maker)[0].chips] == ["policy"]


def test_of_a_very_long_list_only_the_end_has_chips_and_that_is_told() -> None:
    names = [f"read:{number}" for number in range(MOST_CHIPS + 5)]
    scenario = with_policies({"audience": HOME, "scope": names})
    view = views_of(scenario)[0]
    assert (view.scopes, view.hidden) == (tuple(names), 5)
    assert [chip.text for chip in view.chips] == names[5:]
    assert view.reasons[0].text == "5 more scopes stand before these; the grid shows all of them."
    assert not view.reasons[0].is_warning
