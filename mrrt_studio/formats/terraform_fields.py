"""Which fields of an object the Terraform provider has, and which of them are blocks.

Source: https://registry.terraform.io/providers/auth0/auth0/latest/docs
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Union

Shape = Union[Literal["value", "map"], "Mapping[str, Shape]"]
"""``value``: an attribute; ``map``: one whose keys are free; a mapping: a block with these fields."""


def _values(names: str) -> dict[str, Shape]:
    return dict.fromkeys(names.split(), "value")


_ENABLED = _values("enabled")
_QUOTA: Shape = {"client_credentials": _values("enforce per_day per_hour")}

_SAMLP: Shape = {
    **_values(
        "audience authn_context_class_ref binding create_upn_claim destination digest_algorithm "
        "flexible_mappings include_attribute_name_format issuer lifetime_in_seconds map_identities "
        "map_unknown_claims_as_is name_identifier_format name_identifier_probes "
        "passthrough_claims_with_no_mapping recipient sign_response signature_algorithm signing_cert "
        "typed_attributes"
    ),
    "mappings": "map",
    "logout": _values("callback slo_enabled"),
}

CLIENT: Mapping[str, Shape] = {
    **_values(
        "name description app_type is_first_party oidc_conformant grant_types callbacks allowed_logout_urls "
        "allowed_origins web_origins allowed_clients client_aliases async_approval_notification_channels "
        "compliance_level cross_origin_auth cross_origin_loc custom_login_page custom_login_page_on "
        "form_template initiate_login_uri is_token_endpoint_ip_header_trusted logo_uri "
        "organization_discovery_methods organization_require_behavior organization_usage "
        "require_proof_of_possession require_pushed_authorization_requests resource_server_identifier "
        "skip_non_verifiable_callback_uri_confirmation_prompt sso sso_disabled"
    ),
    "client_metadata": "map",
    "jwt_configuration": {**_values("lifetime_in_seconds secret_encoded alg"), "scopes": "map"},
    "refresh_token": {
        **_values(
            "rotation_type expiration_type leeway token_lifetime infinite_token_lifetime "
            "idle_token_lifetime infinite_idle_token_lifetime"
        ),
        "policies": _values("audience scope"),
    },
    "default_organization": _values("organization_id flows"),
    "mobile": {
        "android": _values("app_package_name sha256_cert_fingerprints"),
        "ios": _values("team_id app_bundle_identifier"),
    },
    "native_social_login": {"apple": _ENABLED, "facebook": _ENABLED, "google": _ENABLED},
    "oidc_logout": {
        "backchannel_logout_urls": "value",
        "backchannel_logout_initiators": _values("mode selected_initiators"),
        "backchannel_logout_session_metadata": _values("include"),
    },
    "session_transfer": {
        **_values(
            "can_create_session_transfer_token enforce_cascade_revocation allowed_authentication_methods "
            "enforce_device_binding allow_refresh_token enforce_online_refresh_tokens"
        ),
        "delegation": _values("allow_delegated_access enforce_device_binding"),
    },
    "token_exchange": _values("allow_any_profile_of_type"),
    "token_quota": _QUOTA,
    "addons": {"samlp": _SAMLP},
}

API: Mapping[str, Shape] = {
    **_values(
        "name identifier signing_alg token_lifetime token_lifetime_for_web token_dialect "
        "allow_offline_access allow_online_access allow_online_access_with_ephemeral_sessions "
        "skip_consent_for_verifiable_first_party_clients enforce_policies consent_policy "
        "verification_location"
    ),
    "authorization_details": _values("type"),
    "authorization_policy": _values("policy_id"),
    "proof_of_possession": _values("mechanism required required_for"),
    "subject_type_authorization": {"user": _values("policy"), "client": _values("policy")},
    "token_encryption": {"format": "value", "encryption_key": _values("name algorithm kid pem")},
}

GRANT: Mapping[str, Shape] = _values(
    "client_id default_for audience scopes subject_type organization_usage allow_any_organization "
    "allow_all_scopes authorization_details_types"
)

ROLE: Mapping[str, Shape] = _values("name description type owner_id")

ORGANIZATION: Mapping[str, Shape] = {
    **_values("name display_name"),
    "branding": {"logo_url": "value", "colors": "map"},
    "metadata": "map",
    "token_quota": _QUOTA,
}

ACTION: Mapping[str, Shape] = {
    **_values("name runtime code deploy"),
    "supported_triggers": _values("id version"),
    "dependencies": _values("name version"),
}

TENANT: Mapping[str, Shape] = {
    **_values(
        "friendly_name picture_url support_email support_url allowed_logout_urls session_lifetime "
        "idle_session_lifetime ephemeral_session_lifetime idle_ephemeral_session_lifetime sandbox_version "
        "enabled_locales default_redirection_uri default_audience default_directory acr_values_supported "
        "allow_organization_name_in_authentication_api client_id_metadata_document_supported "
        "customize_mfa_in_postlogin_action dynamic_client_registration_security_mode "
        "phone_consolidated_experience pushed_authorization_requests_supported resource_parameter_profile "
        "skip_non_verifiable_callback_uri_confirmation_prompt"
    ),
    "flags": _values(
        "allow_legacy_delegation_grant_types allow_legacy_ro_grant_types allow_legacy_tokeninfo_endpoint "
        "dashboard_insights_view dashboard_log_streams_next disable_clickjack_protection_headers "
        "disable_fields_map_fix disable_management_api_sms_obfuscation enable_adfs_waad_email_verification "
        "enable_apis_section enable_client_connections enable_custom_domain_in_emails "
        "enable_dynamic_client_registration enable_idtoken_api2 enable_legacy_logs_search_v2 "
        "enable_legacy_profile enable_pipeline2 enable_public_signup_user_exists_error enable_sso "
        "mfa_show_factor_list_on_enrollment no_disclose_enterprise_connections remove_alg_from_jwks "
        "revoke_refresh_token_grant use_scope_descriptions_for_consent"
    ),
    "session_cookie": _values("mode"),
    "sessions": _values("oidc_logout_prompt_enabled"),
    "oidc_logout": _values("rp_logout_end_session_endpoint_discovery"),
    "error_page": _values("html show_log_link url"),
    "mtls": _values("enable_endpoint_aliases"),
    "country_codes": _values("list mode"),
    "default_token_quota": {"clients": _QUOTA, "organizations": _QUOTA},
}

RENAMED: Mapping[str, Mapping[str, str]] = {
    "clients": {"cross_origin_authentication": "cross_origin_auth"},
    "client_grants": {"scope": "scopes"},
}
"""Fields that the provider calls otherwise than the Management API."""

ELSEWHERE: Mapping[str, frozenset[str]] = {
    "clients": frozenset({"token_endpoint_auth_method", "client_authentication_methods"}),
    "resource_servers": frozenset({"scopes"}),
    "roles": frozenset({"permissions"}),
}
"""Fields that are resources of their own."""

READ_ONLY: frozenset[str] = frozenset({"id", "client_id", "is_system", "tenant", "global"})
"""Fields that the provider only reads and that are not worth a word; of a grant ``client_id`` is no such."""

DISABLED: frozenset[str] = frozenset(
    {"authorization_details", "default_organization", "mtls", "proof_of_possession", "token_encryption"}
)
"""Blocks that say ``disable = true`` where the Management API has null."""
