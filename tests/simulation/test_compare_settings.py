from __future__ import annotations

from hypothesis import given, settings

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.steps import ExchangeStep
from mrrt_studio.simulation.compare_settings import (
    between_steps,
    plain,
    settings_between,
    tree_of,
    with_settings,
    without_secrets,
)
from tests.builders import BILLING, MESSAGES, api, client, configuration, policy
from tests.strategies import scenarios


def places(before: Configuration, after: Configuration) -> dict[str, tuple[object, object]]:
    return {each.place: (each.before, each.after) for each in settings_between(before, after)}


def test_a_place_leads_to_the_field_of_the_named_thing() -> None:
    one, other = policy(BILLING, "read:billing"), policy(BILLING, "read:billing", "write:billing")
    before = configuration(clients=[client(policy(MESSAGES), one)])
    after = configuration(clients=[client(policy(MESSAGES), other)])
    assert places(before, after) == {
        f"clients[phone].refresh_token.policies[{BILLING}].scope": (
            ["read:billing"],
            ["read:billing", "write:billing"],
        )
    }


def test_an_object_that_is_gone_is_one_difference() -> None:
    only = api(MESSAGES, "a")
    found = places(configuration(resource_servers=[only]), configuration(resource_servers=[]))
    assert found == {f"resource_servers[{MESSAGES}]": (only, None)}


def test_grants_of_one_application_and_api_are_told_apart() -> None:
    grant = {"client_id": "phone", "audience": BILLING, "scope": ["a"]}
    before = configuration(client_grants=[grant])
    after = configuration(client_grants=[grant, {**grant, "subject_type": "user"}])
    assert list(places(before, after)) == [f"client_grants[phone {BILLING} user]"]


@given(scenarios(), scenarios())
@settings(max_examples=20)
def test_all_differences_together_make_the_other_tenant(one: Scenario, other: Scenario) -> None:
    before, after = Configuration.of(one), Configuration.of(other)
    found = settings_between(before, after)
    made = with_settings(before, found)
    assert settings_between(made, after) == ()
    mirrored = {each.mirrored() for each in map(_hashable, settings_between(after, before))}
    assert mirrored == set(map(_hashable, found))


def _hashable(setting):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    return setting._replace(before=repr(setting.before), after=repr(setting.after))


@given(scenarios())
@settings(max_examples=20)
def test_a_tree_is_the_object_it_came_from(found: Scenario) -> None:
    for item in (*found.clients, *found.resource_servers, *found.users):
        assert type(item).model_validate(plain(tree_of(item))) == item


def test_steps_differ_only_in_what_they_ask_for() -> None:
    before = ExchangeStep(type="exchange", id="x", title="One", scope="a")
    after = ExchangeStep(type="exchange", id="y", title="Two", scope="b")
    assert [(each.place, each.before, each.after) for each in between_steps("x", before, after)] == [
        ("steps[x].scope", "a", "b")
    ]


def test_the_last_policy_that_goes_leaves_an_empty_list() -> None:
    before = configuration(clients=[client(policy(BILLING, "a"))])
    after = configuration(clients=[client(policy(MESSAGES, "b"))])
    removed = [each for each in settings_between(before, after) if each.after is None]
    (phone,) = with_settings(before, removed).clients.values()
    assert phone.policies == ()


def test_no_secret_can_be_read() -> None:
    whole = {"client_id": "a", "client_secret": "s3cret", "users": [{"password": "pw"}]}
    assert without_secrets(whole) == {"client_id": "a", "client_secret": "…", "users": [{"password": "…"}]}


def test_scripts_and_their_order_are_settings_and_the_values_of_rules_are_secret() -> None:
    one, other = {"name": "One", "code": "a"}, {"name": "Two", "code": "b"}
    both = {"actions": [one, other]}
    before = configuration(**both, triggers={"post-login": ["One", "Two"]})
    after = configuration(actions=[one, {**other, "code": "c"}], triggers={"post-login": ["Two", "One"]})
    assert places(before, after) == {
        "actions[Two].code": (["b"], ["c"]),
        "actions.order": (["One", "Two"], ["Two", "One"]),
    }
    made = with_settings(before, settings_between(before, after))
    assert made.actions == after.actions
    configs = configuration(rules_configs=[{"key": "token", "value": "s3cret"}])
    (setting,) = settings_between(configuration(), configs)
    assert (setting.place, setting.is_secret) == ("rules_configs[token]", True)
    assert with_settings(configuration(), [setting]).rules_configs == {"token": "s3cret"}
    assert with_settings(configs, [setting.mirrored()]).rules_configs == {}
