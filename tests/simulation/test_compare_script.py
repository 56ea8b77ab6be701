from __future__ import annotations

from mrrt_studio.simulation.compare_script import on_tenant
from mrrt_studio.simulation.timeline import simulate
from tests.builders import ADA, client, exchange, login, outcome, scenario, user

SCRIPT = scenario(login(), exchange())


def test_the_steps_come_and_the_tenant_stays() -> None:
    tenant = scenario(login(id="other"), clients=[client(callbacks=["https://other.example"])])
    made, remarks = on_tenant(SCRIPT, tenant)
    assert made.steps == SCRIPT.steps
    assert made.clients == tenant.clients
    assert remarks == ()


def test_an_application_of_the_same_name_is_taken_and_told() -> None:
    made, remarks = on_tenant(SCRIPT, scenario(clients=[client(client_id="prod1")]))
    assert outcome(simulate(made), "x1").refused is None
    assert remarks == ("The application prod1 is taken for phone: both are called Phone app.",)


def test_a_name_that_two_applications_have_says_nothing() -> None:
    twins = [client(client_id="one"), client(client_id="two")]
    made, remarks = on_tenant(SCRIPT, scenario(clients=twins))
    assert [each.client_id for each in made.clients] == ["one", "two"]
    assert remarks == ()


def test_a_user_of_the_same_address_is_taken_and_a_missing_one_comes_along() -> None:
    made, _ = on_tenant(SCRIPT, scenario(users=[user("auth0|prod")]))
    assert [each.user_id for each in made.users] == [ADA]
    made, remarks = on_tenant(SCRIPT, scenario(users=[]))
    assert made.users == SCRIPT.users
    assert remarks == ("User auth0|ada is not in the tenant and comes along.",)
