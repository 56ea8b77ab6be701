from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.reach import reach
from mrrt_studio.simulation.reach_export import reach_json
from mrrt_studio.ui.reach.shown import Wanted, compute, select
from tests.simulation.reach_samples import (
    ADA,
    BILLING,
    BOB,
    MESSAGES,
    PHONE,
    REPORTS,
    WEB,
    api,
    client,
    tenant,
    tenants,
)


def shown(scenario: Scenario | None = None, **wanted: object):  # noqa: ANN201 - told by select
    return select(reach(tenant() if scenario is None else scenario), Wanted()._replace(**wanted))


def test_everything_in_the_order_of_the_tenant() -> None:
    assert shown()[2:] == ((PHONE, WEB), (MESSAGES, BILLING, REPORTS))


def test_names_filter_rows_and_columns_and_scopes_where_no_name_has_the_term() -> None:
    assert shown(term="phone").clients == (PHONE,)
    assert shown(term="BILL").audiences == (BILLING,)
    assert shown(term="phone").audiences == (MESSAGES, BILLING, REPORTS)
    assert shown(term="delete")[2:] == ((PHONE, WEB), (BILLING,))
    assert shown(term="nothing has this")[2:] == ((), ())


def test_one_users_reach() -> None:
    assert shown(user_id=BOB).content(PHONE, MESSAGES).login == ()
    assert shown(user_id=ADA).content(PHONE, MESSAGES).login == ("read",)
    assert shown(user_id="gone").user_id == ""
    assert all(share.users == (BOB,) for cell in shown(user_id=BOB).cells() for share in cell.shares)


def test_what_nobody_reaches_can_be_left_out() -> None:
    machine = client("machine", app_type="non_interactive", grant_types=["client_credentials"])
    scenario = tenant(clients=[client(), machine], resource_servers=[api(BILLING, "read")])
    assert shown(scenario).clients == (PHONE, "machine")
    assert shown(scenario, only_reached=True).clients == (PHONE,)


def test_orders() -> None:
    scenario = tenant(resource_servers=[api(REPORTS, "read"), api(BILLING, "read", "write")])
    assert shown(scenario, order="name").audiences == (BILLING, REPORTS)
    assert shown(scenario, order="most").audiences == (BILLING, REPORTS)
    assert shown(scenario, order="tenant").audiences == (REPORTS, BILLING)


def test_an_edit_uses_again_what_it_did_not_touch() -> None:
    first = compute(tenant(), Wanted(), None)
    changed = tenant(clients=[client(PHONE, (BILLING, "read")), client(WEB)])
    second = compute(changed, Wanted(), first.matrix)
    assert second.matrix.cell(WEB, BILLING) is first.matrix.cell(WEB, BILLING)
    assert second.content(PHONE, BILLING).exchange == ("read",)


@given(tenants(), st.sampled_from(["tenant", "name", "most"]))
def test_ordering_loses_nothing(scenario: Scenario, order: str) -> None:
    matrix = reach(scenario)
    told = reach_json(matrix, shown(scenario, order=order).cells())["cells"]
    plain = reach_json(matrix)["cells"]
    assert sorted(map(str, told)) == sorted(map(str, plain))
