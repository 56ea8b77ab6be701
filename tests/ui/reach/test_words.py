from __future__ import annotations

from mrrt_studio.simulation.reach import reach
from mrrt_studio.ui.reach.shown import Wanted, select
from mrrt_studio.ui.reach.words import cell_words, users_words
from tests.simulation.reach_samples import ADA, BILLING, MESSAGES, PHONE, client, tenant, user


def test_who_reaches_it() -> None:
    matrix = reach(tenant())
    assert users_words(select(matrix, Wanted()).content(PHONE, BILLING), matrix) == "all users"
    assert users_words(select(matrix, Wanted(user_id=ADA)).content(PHONE, BILLING), matrix) == "Ada"
    assert users_words(select(matrix, Wanted()).content(PHONE, MESSAGES), matrix) == "Ada"
    alone = reach(tenant(users=[user(ADA)]))
    assert users_words(select(alone, Wanted()).content(PHONE, BILLING), alone) == "Ada"


def test_a_cell_in_words() -> None:
    matrix = reach(tenant())
    shown = select(matrix, Wanted())
    assert cell_words(shown.content(PHONE, BILLING), matrix) == (
        "Phone app at Billing: all 2 users: at login read write delete; by exchange read write."
    )
    told = cell_words(shown.content(PHONE, MESSAGES), matrix)
    assert "Ada: at login read; by exchange no scope." in told
    assert "Bob: at login no scope" in told
    machine = client("machine", app_type="non_interactive", grant_types=["client_credentials"])
    closed = reach(tenant(clients=[machine]))
    content = select(closed, Wanted()).content("machine", BILLING)
    assert cell_words(content, closed) == "Machine app at Billing: out of reach."
    assert users_words(content, closed) == "0 of 2 users"
