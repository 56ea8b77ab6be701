from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.simulation.step_arrows import AUTH0, USER, Lane
from mrrt_studio.ui.timeline.lanes import LaneName, Tracks, lay_tracks


def names(clients: int, apis: int, width: float = 60) -> list[LaneName]:
    lanes = [
        USER,
        *(Lane("client", str(number)) for number in range(clients)),
        AUTH0,
        *(Lane("api", str(number)) for number in range(apis)),
    ]
    return [LaneName(lane, f"{lane.kind} {lane.key}", width) for lane in lanes]


def test_lanes_stand_in_their_order_between_the_edges() -> None:
    tracks = lay_tracks(names(1, 3), 80, 600, 50)
    places = [column.x for column in tracks.columns]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (80 + 30, 600 - 30)
    assert len(tracks.columns) == 6


def test_there_is_most_room_between_application_and_auth0() -> None:
    places = [column.x for column in lay_tracks(names(1, 2), 0, 600, 50).columns]
    gaps = [after - before for before, after in pairwise(places)]
    assert max(gaps) == gaps[1]


def test_lanes_that_do_not_fit_share_a_column() -> None:
    tracks = lay_tracks(names(2, 20), 0, 500, 50)
    assert len(tracks.columns) == 10
    shared = tracks.columns[-1]
    assert shared.name == "+15"
    assert tracks.x(Lane("api", "19")) == tracks.x(Lane("api", "7")) == shared.x
    assert tracks.x(Lane("api", "4")) != shared.x


def test_applications_share_only_when_the_apis_have_given_way() -> None:
    tracks = lay_tracks(names(20, 20), 0, 500, 50)
    assert [column.name for column in tracks.columns][-3:] == ["+14", "auth0 ", "+20"]


def test_a_lane_that_is_not_there_has_no_place() -> None:
    assert lay_tracks(names(1, 1), 0, 500, 50).x(Lane("api", "other")) is None
    assert lay_tracks([], 0, 500, 50) == Tracks()


@given(st.integers(0, 60), st.integers(0, 60), st.integers(200, 1200), st.integers(5, 400))
def test_names_never_overlap(clients: int, apis: int, width: int, name: int) -> None:
    tracks = lay_tracks(names(clients, apis, name), 0, width, 50)
    rooms = [tracks.room(index, 0, width) for index in range(len(tracks.columns))]
    assert all(one[1] <= other[0] + 1e-6 for one, other in pairwise(rooms))
    assert all(left >= -1e-6 and right <= width + 1e-6 for left, right in rooms)
    assert sum(len(column.lanes) for column in tracks.columns) == clients + apis + 2
