from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.formats.redaction import is_placeholder, without_secrets


@pytest.mark.parametrize(
    "value", ["[REDACTED]", "REDACTED", "_VALUE_NOT_SHOWN_", "##MY_SECRET##", "@@S@@", "", " ", "********"]
)
def test_placeholders_are_no_secrets(value: str) -> None:
    assert is_placeholder(value)


@pytest.mark.parametrize("value", ["s3cret", "##half", "REDACTED-not", 5, ["[REDACTED]"]])
def test_anything_else_is_taken_for_real(value: Any) -> None:
    assert not is_placeholder(value)


@pytest.mark.parametrize("name", ["client_secret", "signing_secret"])
def test_secrets_are_left_out_and_counted(name: str) -> None:
    real = without_secrets({"name": "n", name: "s3cret"})
    assert (real.item, real.real, real.hidden, real.had_secret) == ({"name": "n"}, 1, 0, True)
    hidden = without_secrets({"name": "n", name: "[REDACTED]"})
    assert (hidden.item, hidden.real, hidden.hidden, hidden.had_secret) == ({"name": "n"}, 0, 1, True)
    none = without_secrets({"name": "n", name: None})
    assert (none.item, none.had_secret) == ({"name": "n"}, False)


def test_tokens_of_other_providers_are_left_out() -> None:
    identity = {"provider": "google-oauth2", "user_id": "1", "access_token": "x", "refresh_token": "y"}
    cleaned = without_secrets({"user_id": "u", "identities": [identity, 5]})
    assert cleaned.item["identities"] == [{"provider": "google-oauth2", "user_id": "1"}, 5]
    assert cleaned.real == 2


def test_settings_of_the_same_name_are_kept_and_the_original_too() -> None:
    item = {"client_id": "c", "refresh_token": {"leeway": 0}, "client_secret": "s"}
    assert without_secrets(item).item["refresh_token"] == {"leeway": 0}
    assert item["client_secret"] == "s"


def test_secrets_are_found_at_any_depth_and_public_keys_stay() -> None:
    item = {
        "addons": {"wams": {"masterkey": "s3cret"}, "layer": [{"privateKey": "s3cret"}]},
        "client_metadata": {"api_key": "s3cret", "colour": "red"},
        "jwt": {"pem": "-----BEGIN PRIVATE KEY-----\ns3cret"},
        "public": {"pem": "-----BEGIN PUBLIC KEY-----\nx"},
        "token_endpoint_auth_method": "client_secret_post",
        "jwt_configuration": {"secret_encoded": False},
        "code": "-----BEGIN PRIVATE KEY-----",
    }
    cleaned = without_secrets(item)
    assert "s3cret" not in repr(cleaned.item)
    assert cleaned.real == 4
    assert cleaned.item["client_metadata"] == {"colour": "red"}
    assert {name: cleaned.item[name] for name in list(item)[3:]} == {
        name: item[name] for name in list(item)[3:]
    }


def test_keys_that_auth0_returns_are_left_out() -> None:
    shown = without_secrets({"signing_keys": [{"cert": "-----BEGIN CERTIFICATE-----", "subject": "x"}]})
    hidden = without_secrets({"signing_keys": [{"cert": "[REDACTED]", "subject": "deprecated"}]})
    assert (shown.item, shown.real, hidden.hidden) == ({}, 1, 1)


def test_a_null_object_of_the_same_name_is_no_secret() -> None:
    assert without_secrets({"refresh_token": None}).item == {"refresh_token": None}


def test_markers_of_secrets_are_remembered_with_their_place() -> None:
    cleaned = without_secrets(
        {"client_secret": "##S##", "a": [{"secret": "${var.s}"}], "password": "x ##P##"}
    )
    assert cleaned.markers == {("client_secret",): "##S##", ("a", 0, "secret"): "${var.s}"}
    assert (cleaned.real, cleaned.hidden, cleaned.had_secret) == (1, 2, True)
