from __future__ import annotations

from mrrt_studio.scenario.client import RefreshTokenSettings
from mrrt_studio.ui.tenant.limits import api_refusal, refresh_token_refusal, settings_refusal

SETTINGS = RefreshTokenSettings(rotation_type="rotating", expiration_type="expiring")


def test_values_in_range_are_not_refused() -> None:
    assert refresh_token_refusal("leeway", None) == ""
    assert refresh_token_refusal("leeway", 30) == ""
    assert api_refusal("token_lifetime", 3600) == ""


def test_values_out_of_range_are_refused_in_the_words_of_the_management_api() -> None:
    told = "The Management API would refuse this: 'Value 0 is less than minimum 1' on property token_lifetime"
    assert refresh_token_refusal("token_lifetime", 0) == told
    assert "maximum 2592000" in api_refusal("token_lifetime", 2_592_001)


def test_a_contradiction_is_told_at_the_field_that_can_mend_it() -> None:
    assert settings_refusal(None) == ("", "")
    assert settings_refusal(SETTINGS) == ("", "")
    assert settings_refusal(SETTINGS.replace(expiration_type="non-expiring"))[0] == "expiration_type"
    longer = SETTINGS.replace(token_lifetime=10, idle_token_lifetime=20)
    assert settings_refusal(longer)[0] == "idle_token_lifetime"
