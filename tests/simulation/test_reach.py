from __future__ import annotations

import pytest
from hypothesis import given

from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.probe import FLOWS, Seat, ask_exchange, ask_login
from mrrt_studio.simulation.reach import ANYBODY, Cell, Reach, Share, reach
from mrrt_studio.simulation.reach_column import NO_API_SCOPES, api_scopes
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
    user,
)


def cell(scenario: Scenario, client_id: str = PHONE, audience: str = BILLING) -> Cell:
    return reach(scenario).cell(client_id, audience)


def test_a_cell_tells_what_login_and_exchange_give_and_to_whom() -> None:
    assert cell(tenant()) == Cell(
        client_id=PHONE,
        audience=BILLING,
        login_refused=None,
        refresh_token="offline",
        exchange_rule="audience-in-policy",
        exchangeable=True,
        shares=(Share((ADA, BOB), ("read", "write", "delete"), ("read", "write")),),
    )


def test_users_with_other_permissions_are_told_apart_where_rbac_is_enforced() -> None:
    messages = cell(tenant(), audience=MESSAGES)
    assert messages.shares == (Share((ADA,), ("read",), ()), Share((BOB,), (), ()))
    assert messages.users_of("read") == (ADA,)
    assert messages.share_of(BOB) == Share((BOB,), (), ())
    assert not messages.exchangeable
    assert messages.exchange_rule == "audience-not-in-policy"


def test_an_api_that_admits_nobody_is_out_of_reach() -> None:
    phone = client(PHONE, (BILLING, "read"))
    denied = api(BILLING, "read", subject_type_authorization={"user": {"policy": "deny_all"}})
    found = cell(tenant(clients=[phone], resource_servers=[denied]))
    assert (found.login_refused, found.exchange_rule) == ("api-access-allowed", "audience-access-denied")
    assert found.is_empty


def test_without_a_login_flow_nobody_gets_in() -> None:
    found = cell(tenant(clients=[client(PHONE, (BILLING, "read"), grant_types=["client_credentials"])]))
    assert found.is_empty
    assert found.login_refused == found.exchange_rule == "grant-type-allowed"


def test_without_a_refresh_token_there_is_no_exchange() -> None:
    found = cell(tenant(clients=[client(PHONE, (BILLING, "read"), grant_types=["password"])]))
    assert found.login == ("read", "write", "delete")
    assert found.exchange == ()
    assert found.exchange_rule == "offline-grant-type"
    assert found.refresh_token is None


def test_the_refresh_token_of_the_login_itself_is_no_way_of_its_own() -> None:
    """Such an application gets no refresh token without an API, and here only Billing gives one."""
    phone = client(PHONE, (BILLING, "read"), (REPORTS, "read"), oidc_conformant=False)
    apis = [api(BILLING, "read"), api(REPORTS, "read", allow_offline_access=False)]
    matrix = reach(tenant(clients=[phone], resource_servers=apis))
    assert matrix.cell(PHONE, REPORTS).exchange == ("read",)
    assert not matrix.cell(PHONE, BILLING).exchangeable
    assert matrix.cell(PHONE, BILLING).exchange_rule == "offline-oidc-conformant"


def test_a_blocked_user_reaches_nothing() -> None:
    found = cell(tenant(users=[user(ADA, blocked=True), user(BOB)]))
    assert [share.users for share in found.shares] == [(BOB,)]


def test_an_organization_is_found_for_those_who_need_one() -> None:
    phone = client(PHONE, (BILLING, "read"), organization_usage="require")
    acme = {"id": "org_acme", "members": [BOB]}
    found = cell(tenant(clients=[phone], organizations=[acme]))
    assert [share.users for share in found.shares] == [(BOB,)]


def test_a_tenant_without_users_is_told_for_somebody_with_every_permission() -> None:
    matrix = reach(tenant(users=[]))
    assert matrix.names_no_users
    assert matrix.cell(PHONE, MESSAGES).shares == (Share((ANYBODY,), ("read", "write", "delete"), ()),)
    assert not reach(tenant()).names_no_users


def test_a_cell_gathers_what_anybody_reaches() -> None:
    shares = (Share((ADA,), ("a",), ("b", "a")), Share((BOB,), (), ("c",)))
    found = Cell(PHONE, BILLING, None, None, "", exchangeable=True, shares=shares)
    assert (found.login, found.exchange, found.scopes) == (("a",), ("b", "a", "c"), ("a", "b", "c"))
    assert found.shares[0].scopes == ("a", "b")


def test_the_matrix_is_asked_by_row_and_column() -> None:
    matrix = reach(tenant())
    assert len(list(matrix.cells())) == 6
    assert {found.client_id for found in matrix.cells(client_id=WEB)} == {WEB}
    assert [found.audience for found in matrix.cells(PHONE, REPORTS)] == [REPORTS]
    assert [found.identifier for found in matrix.apis] == [MESSAGES, BILLING, REPORTS]
    assert [found.client_id for found in matrix.clients] == [PHONE, WEB]
    with pytest.raises(KeyError):
        matrix.cell("nobody", MESSAGES)
    with pytest.raises(KeyError):
        list(matrix.cells(audience="https://gone.example.com"))


def test_assumptions_of_the_caller_win() -> None:
    online = tenant(clients=[client(PHONE, (BILLING, ""))])
    assert cell(online).exchange == ()
    assert reach(online, {"empty-policy-scope": "everything"}).cell(PHONE, BILLING).exchange == (
        "read",
        "write",
        "delete",
    )


def test_an_edit_of_an_application_keeps_all_other_cells() -> None:
    before = reach(tenant())
    cells = list(before.cells())
    edited = tenant(clients=[client(PHONE, (BILLING, "read")), client(WEB)])
    after = reach(edited, previous=before)
    assert after.cell(PHONE, BILLING).exchange == ("read",)
    assert all(after.cell(WEB, name) is before.cell(WEB, name) for name in after.columns)
    assert [found.audience for found in cells] == [found.audience for found in after.cells()]


def test_an_edit_of_an_api_keeps_all_other_columns() -> None:
    scenario = tenant()
    before = reach(scenario)
    list(before.cells())
    shorter = scenario.resource_servers[2].replace(scopes=())
    after = reach(
        scenario.replace(resource_servers=(*scenario.resource_servers[:2], shorter)), previous=before
    )
    assert after.cell(PHONE, REPORTS).login == ()
    assert after.cell(PHONE, BILLING) is before.cell(PHONE, BILLING)


def test_a_user_changes_only_the_columns_that_ask_for_permissions() -> None:
    scenario = tenant()
    before = reach(scenario)
    list(before.cells())
    bob = user(BOB, (MESSAGES, "write"), name="Robert")
    after = reach(
        scenario.replace(users=tenant(users=[user(ADA, (MESSAGES, "read")), bob]).users), previous=before
    )
    assert after.cell(PHONE, MESSAGES).users_of("write") == (BOB,)
    assert after.cell(PHONE, BILLING) is before.cell(PHONE, BILLING)


@given(tenants(), tenants())
def test_incremental_equals_computed_anew(one: Scenario, other: Scenario) -> None:
    before = reach(one)
    list(before.cells())
    mixed = other.replace(clients=(one.clients[0], other.clients[1]), roles=one.roles)
    assert list(reach(mixed, previous=before).cells()) == list(reach(mixed).cells())


@given(tenants())
def test_a_cell_equals_what_replaying_login_and_exchange_gives(scenario: Scenario) -> None:
    matrix = reach(scenario)
    for found in matrix.cells():
        for person in matrix.users:
            share = found.share_of(person.user_id) or Share((), (), ())
            assert (set(share.login), set(share.exchange)) == replayed(matrix, found, person.user_id)


def replayed(matrix: Reach, found: Cell, user_id: str) -> tuple[set[str], set[str]]:
    """Log in by every flow and organization, at every API and at none; exchange every refresh token."""
    at_login: set[str] = set()
    by_exchange: set[str] = set()
    api_of_cell = matrix.columns[found.audience].api
    for at in seats(matrix, found.client_id, user_id):
        scope = " ".join((*api_scopes(api_of_cell), "openid"))
        _, outcome = ask_login(matrix.configuration, matrix.choices, at, found.audience, scope)
        at_login |= scopes_of(outcome, found.audience)
        for entrance in (None, *matrix.columns):
            if entrance != found.audience:
                by_exchange |= exchanged(matrix, at, entrance, found.audience)
    return at_login, by_exchange


def seats(matrix: Reach, client_id: str, user_id: str) -> list[Seat]:
    organizations = (None, *matrix.configuration.organizations)
    return [Seat(client_id, user_id, flow, name) for flow in FLOWS for name in organizations]


def exchanged(matrix: Reach, at: Seat, entrance: str | None, audience: str) -> set[str]:
    found: set[str] = set()
    for kind in ("offline_access", "online_access"):
        state, outcome = ask_login(matrix.configuration, matrix.choices, at, entrance, f"openid {kind}")
        if outcome.tokens.refresh_token is not None:
            value = outcome.tokens.refresh_token.value
            _, outcome = ask_exchange(state, matrix.choices, value, audience)
            found |= scopes_of(outcome, audience)
    return found


def scopes_of(outcome: Outcome, audience: str) -> set[str]:
    authorization = outcome.authorization
    if outcome.refused is not None or authorization is None or authorization.audience != audience:
        return set()
    return set(authorization.granted) - NO_API_SCOPES


@given(tenants())
def test_exchanging_the_token_of_the_login_itself_adds_nothing(scenario: Scenario) -> None:
    """Which is why a cell has two ways and not three."""
    matrix = reach(scenario)
    for found in matrix.cells():
        for user_id, at in matrix.rows[found.client_id].doors.seats.items():
            scope = " ".join(
                (*api_scopes(matrix.columns[found.audience].api), f"{found.refresh_token}_access")
            )
            state, outcome = ask_login(matrix.configuration, matrix.choices, at, found.audience, scope)
            token = outcome.tokens.refresh_token
            share = found.share_of(user_id)
            assert (token is not None) == (found.refresh_token is not None)
            if token is not None and share is not None:
                _, outcome = ask_exchange(state, matrix.choices, token.value, found.audience)
                assert scopes_of(outcome, found.audience) <= set(share.login)
