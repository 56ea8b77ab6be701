from __future__ import annotations

from mrrt_studio.engine.actions import event_request
from mrrt_studio.engine.actions.effects import Effects
from mrrt_studio.engine.context import Context
from mrrt_studio.engine.ids import Ids
from mrrt_studio.scenario.steps import RequestOrigin
from tests.engine.actions.playing import effects, occasion


def test_a_step_without_an_origin_comes_from_an_address_for_documentation() -> None:
    shown = event_request.request(occasion())
    assert (shown["ip"], shown["geoip"]) == ("192.0.2.1", {})
    assert not {"asn", "user_agent"} & set(shown)


def test_the_origin_of_the_step_is_what_scripts_see() -> None:
    origin = RequestOrigin(ip="2001:db8::1", asn=64500, user_agent="Test", country="DE")
    shown = event_request.request(occasion(context=Context(Ids("s", "x"), origin=origin)))
    assert (shown["ip"], shown["asn"], shown["user_agent"]) == ("2001:db8::1", "64500", "Test")
    assert shown["geoip"] == {"countryCode": "DE"}


def test_metadata_of_the_transaction_lasts_as_long_as_it() -> None:
    at = occasion(transaction={"prompt": ["login"]})
    found = effects(("transaction.setMetadata", "a", 1))
    assert event_request.transaction(at, found)["metadata"] == {"a": 1}
    plain = event_request.transaction(at, Effects.none_yet(at.state))
    assert (plain["metadata"], plain["prompt"], plain["protocol"]) == ({}, ["login"], at.protocol)
