from __future__ import annotations

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.simulation.lifetimes import Ended, Expiry, Group, Leeway, Lifetime, Move
from mrrt_studio.ui.lifetimes.words import (
    end_words,
    ended_words,
    expiry_sentence,
    full_name,
    group_title,
    moment_words,
    name_of,
    spoken,
)
from tests.simulation.reach_samples import ADA, MESSAGES, PHONE, tenant

KNOWN = Configuration.of(tenant())
DAY = 86_400
TOKEN = Lifetime("refresh", "refresh a", "RT 1", "family f", ADA, PHONE, MESSAGES, "login", 0)
ACCESS = TOKEN._replace(kind="access", name="", absolute_end=DAY)


def test_names() -> None:
    assert name_of(TOKEN, KNOWN) == "RT 1"
    assert name_of(ACCESS, KNOWN) == "Access token · Messages"
    assert name_of(ACCESS._replace(kind="id"), KNOWN) == "ID token"
    assert name_of(ACCESS._replace(kind="session"), KNOWN) == "Session"
    assert full_name(ACCESS, KNOWN) == "the access token of login for Messages"
    assert full_name(ACCESS._replace(kind="session"), KNOWN) == "the session of Ada"


def test_groups_are_called_after_their_first() -> None:
    assert group_title(Group("g", (ACCESS, TOKEN)), KNOWN) == "Ada at Phone app"
    assert group_title(Group("g", (ACCESS._replace(kind="session"),)), KNOWN) == "Session of Ada"
    assert group_title(Group("g", (ACCESS._replace(user_id=None),)), KNOWN) == "Phone app for itself"


def test_how_it_ended_stands_behind_the_bar() -> None:
    assert ended_words(Ended("revoked", 5, "r")) == "revoked by r"
    assert ended_words(Ended("idle", 5)) == "unused for too long"
    rotated = TOKEN._replace(ended=Ended("rotated", 5, "x"), leeway=Leeway("x", 5, 36))
    assert end_words(rotated, 6) == "rotated, in leeway for 30 s"
    assert end_words(rotated, 36) == "rotated by x"
    assert end_words(TOKEN, 0) == "never ends"
    assert end_words(ACCESS, 60) == "ends in 23 h 59 min"
    assert end_words(TOKEN._replace(idle_end=60), 0) == "ends in 1 min if unused"


def test_a_row_in_words_tells_all_that_its_picture_does() -> None:
    token = TOKEN._replace(absolute_end=2 * DAY, idle_end=DAY, moves=(Move("x", 60, DAY),))
    assert spoken(token, 0, KNOWN) == (
        "RT 1, made by login at 1 Jan 1970 00:00:00. Idle end 2 Jan 1970 00:00:00, in 1 d."
        " Absolute end 3 Jan 1970 00:00:00, in 2 d. Uses: 1, the last one by x at 1 Jan 1970 00:01:00."
    )
    ended = TOKEN._replace(ended=Ended("revoked", 9, "r", "it was revoked"), leeway=Leeway("x", 1, 9))
    assert "Ended at 1 Jan 1970 00:00:09: revoked by r (it was revoked)." in spoken(ended, 9, KNOWN)
    assert "Leeway from 1 Jan 1970 00:00:01" in spoken(ended, 9, KNOWN)
    assert "It never ends." in spoken(TOKEN, 0, KNOWN)


def test_what_dies_next_is_a_sentence() -> None:
    assert expiry_sentence(Expiry(60, ACCESS, "expired"), 0, KNOWN) == (
        "In 1 min: the access token of login for Messages expires."
    )
    assert expiry_sentence(Expiry(60, TOKEN, "leeway"), 0, KNOWN) == (
        "In 1 min: the leeway of refresh token RT 1 is over."
    )


def test_moments_are_in_utc() -> None:
    assert moment_words(0) == "1 Jan 1970 00:00:00"
