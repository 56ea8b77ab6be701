from __future__ import annotations

from mrrt_studio.simulation.lifetimes import Ended, Leeway, Lifetime, Lifetimes, Move, earliest


def lifetime(key: str = "a", start: int = 0, **more: object) -> Lifetime:
    """A refresh token of the family f."""
    one = Lifetime("refresh", key, "RT 1", "family f", "u", "c", None, "login", start)
    return one._replace(**more)


def test_the_earliest_of_its_ends_is_planned() -> None:
    assert lifetime().planned_end is None
    assert lifetime(absolute_end=10, idle_end=5).planned_end == 5
    assert lifetime(absolute_end=10, session_end=4).planned_end == 4
    assert earliest(None, 3, 2) == 2
    assert earliest() is None


def test_the_cause_is_that_of_the_earliest_end() -> None:
    assert lifetime(absolute_end=10, idle_end=5).planned_cause == "idle"
    assert lifetime(absolute_end=5, idle_end=5).planned_cause == "expired"
    assert lifetime(absolute_end=9, session_end=4).planned_cause == "session"
    assert lifetime().planned_cause == "expired"


def test_it_lives_up_to_its_end_and_again_inside_the_leeway() -> None:
    rotated = lifetime(ended=Ended("rotated", 20, "x"), leeway=Leeway("x", 20, 25))
    assert [rotated.is_alive(now) for now in (0, 19, 20, 24, 25)] == [True, True, True, True, False]
    assert not lifetime(start=3, idle_end=4).is_alive(2)
    assert lifetime(start=3, idle_end=4).is_alive(3)
    assert not lifetime(start=3, idle_end=4).is_alive(4)
    assert lifetime().is_alive(10**9)


def test_the_picture_reaches_to_the_last_thing_drawn() -> None:
    assert lifetime(absolute_end=10, idle_end=5).last_end == 10
    assert lifetime(ended=Ended("rotated", 3), leeway=Leeway("x", 3, 8)).last_end == 8
    assert lifetime(absolute_end=10, ended=Ended("revoked", 3)).last_end == 3
    assert Lifetimes(0, 4, (lifetime(), lifetime(absolute_end=2))).last_end == 4


def test_what_dies_next_comes_first_and_the_dead_do_not_die_again() -> None:
    dead = lifetime("dead", absolute_end=3, ended=Ended("revoked", 1))
    rotated = lifetime("old", absolute_end=90, ended=Ended("rotated", 5), leeway=Leeway("x", 5, 8))
    found = Lifetimes(0, 5, (lifetime("idle", absolute_end=50, idle_end=9), dead, rotated, lifetime("ever")))
    told = [(expiry.at, expiry.lifetime.key, expiry.cause) for expiry in found.next_expiries()]
    assert told == [(8, "old", "leeway"), (9, "idle", "idle")]
    assert [expiry.at for expiry in found.next_expiries(8)] == [9]


def test_groups_keep_what_belongs_together() -> None:
    access = lifetime("t", 1)._replace(kind="access")
    session = lifetime("s")._replace(kind="session", group="session s")
    found = Lifetimes(0, 9, (access, session, lifetime("r", 2))).groups
    assert [group.key for group in found] == ["family f", "session s"]
    assert found[0].first.key == "r"


def test_a_move_tells_who_moved_the_end() -> None:
    assert Move("x", 3, 9) == ("x", 3, 9)
