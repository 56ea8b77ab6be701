from __future__ import annotations

from mrrt_studio.engine.actions.occasion import PROTOCOLS
from tests.builders import NOW
from tests.engine.actions.playing import exchanging, occasion


def test_an_exchange_is_known_by_its_token() -> None:
    assert (occasion().is_exchange, exchanging().is_exchange) == (False, True)
    assert occasion().now_ms == NOW * 1000


def test_every_flow_of_a_login_has_a_protocol() -> None:
    assert set(PROTOCOLS) == {"authorization_code", "silent", "password", "device_code"}
