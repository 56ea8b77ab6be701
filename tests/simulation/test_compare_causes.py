from __future__ import annotations

from mrrt_studio.simulation.compare import compare
from mrrt_studio.simulation.compare_causes import Cause, causes_of
from mrrt_studio.simulation.compare_decisions import Decided
from tests.builders import ADA, BILLING, MESSAGES, client, exchange, login, messages, policy, run, user
from tests.simulation.compare_samples import POLICY, differences, policy_added, two_steps

READ = Decided("scope", "read:messages")


def places(causes: tuple[Cause, ...]) -> list[str]:
    return [cause.place for cause in causes]


def test_the_setting_that_turns_the_decision_is_named_with_both_values() -> None:
    found = differences(policy_added())[Decided("audience")]
    assert found.causes == (
        Cause("configuration", f"clients[phone].refresh_token.policies[{BILLING}]", None, POLICY),
    )


def test_what_differs_beside_it_without_turning_it_is_no_cause() -> None:
    renamed = client(policy(MESSAGES), POLICY, name="Another name", callbacks=["https://a.example"])
    comparison = compare(two_steps(policy(MESSAGES)), two_steps(clients=[renamed]))
    assert places(differences(comparison)[Decided("audience")].causes) == [
        f"clients[phone].refresh_token.policies[{BILLING}]"
    ]


def test_two_settings_that_turn_a_decision_only_together_are_both_named() -> None:
    bare = two_steps()
    enforcing = run(
        login(),
        exchange(audience=BILLING),
        resource_servers=[messages(enforce_policies=True)],
        users=[user(permissions=[])],
    )
    allowed = user(permissions=[{"resource_server_identifier": MESSAGES, "permission_name": "read:messages"}])
    relaxed = run(login(), resource_servers=[messages(enforce_policies=True)], users=[allowed])
    lost = differences(compare(bare, enforcing), "login")[READ]
    assert places(lost.causes) == [f"resource_servers[{MESSAGES}].enforce_policies"]
    gained = differences(compare(enforcing, relaxed), "login")[READ]
    assert places(gained.causes)[0].startswith(f"users[{ADA}].permissions")


def test_a_change_of_the_step_is_named_by_its_field() -> None:
    a, b = run(login(), exchange()), run(login(), exchange(scope="openid"))
    assert differences(compare(a, b))[READ].causes == (Cause("step", "steps[x1].scope", None, "openid"),)


def test_a_secret_is_not_told() -> None:
    confidential = {"token_endpoint_auth_method": "client_secret_post"}
    step = exchange(client_secret="one")
    a = run(login(client_secret="one"), step, clients=[client(**confidential, client_secret="one")])
    b = run(login(client_secret="one"), step, clients=[client(**confidential, client_secret="two")])
    (cause,) = differences(compare(a, b), "login")[Decided("status")].causes
    assert cause == Cause("configuration", "clients[phone].client_secret", secret=True)


def test_where_nothing_turns_a_decision_alone_that_is_said() -> None:
    played = run(login()).steps[0]
    other = run(login(seed=None), exchange()).steps[1]
    assert causes_of(played, played, [Decided("status")]) == {Decided("status"): (Cause("unknown", ""),)}
    assert causes_of(played, other, [Decided("status")])[Decided("status")][0].kind == "step"
