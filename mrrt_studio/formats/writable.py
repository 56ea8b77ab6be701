"""What the Management API takes of an object, and how a field goes back to Auth0's default.

Source: https://auth0.com/docs/api/management/v2
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue


@dataclass(frozen=True, slots=True)
class Writable:
    """The fields of one kind of object, as POST and PATCH know them."""

    path: str
    """Of the collection, below ``/api/v2/``."""
    fields: frozenset[str]
    """What a PATCH may hold."""
    on_create: frozenset[str] = frozenset()
    """What a POST may hold beside it, and nothing can change afterwards."""
    nullable: frozenset[str] = frozenset()
    """Where null in a PATCH clears."""
    defaults: Mapping[str, JsonValue] = field(default_factory=dict[str, JsonValue])
    """What a field is that was never given, as far as Auth0 tells."""
    scope: str = ""
    """Ending of the scopes that the Management API asks for: ``update:clients``."""


_CLIENT_FIELDS = frozenset(
    {
        "addons", "allowed_clients", "allowed_logout_urls", "allowed_origins", "app_type",
        "async_approval_notification_channels", "callbacks", "client_aliases",
        "client_authentication_methods", "client_metadata", "compliance_level",
        "cross_origin_authentication", "cross_origin_loc", "custom_login_page", "custom_login_page_on",
        "custom_login_page_preview", "default_organization", "description", "express_configuration",
        "fedcm_login", "form_template", "grant_types", "initiate_login_uri", "is_first_party",
        "is_token_endpoint_ip_header_trusted", "jwt_configuration", "logo_uri", "mobile",
        "my_organization_configuration", "name", "native_social_login", "oidc_backchannel_logout",
        "oidc_conformant", "oidc_logout", "organization_discovery_methods",
        "organization_require_behavior", "organization_usage", "par_request_expiry", "redirection_policy",
        "refresh_token", "require_proof_of_possession", "require_pushed_authorization_requests",
        "session_transfer", "signed_request_object", "skip_non_verifiable_callback_uri_confirmation_prompt",
        "sso", "sso_disabled", "token_endpoint_auth_method", "token_exchange", "token_quota",
        "token_vault_privileged_access", "web_origins",
    }
)  # fmt: skip

_CLIENT_NULLABLE = frozenset(
    {
        "async_approval_notification_channels", "client_authentication_methods", "compliance_level",
        "cross_origin_loc", "default_organization", "express_configuration", "fedcm_login",
        "my_organization_configuration", "native_social_login", "organization_discovery_methods",
        "organization_require_behavior", "organization_usage", "par_request_expiry", "refresh_token",
        "session_transfer", "skip_non_verifiable_callback_uri_confirmation_prompt",
        "token_endpoint_auth_method", "token_exchange", "token_quota",
    }
)  # fmt: skip

_API_FIELDS = frozenset(
    {
        "allow_offline_access", "allow_online_access", "allow_online_access_with_ephemeral_sessions",
        "authorization_details", "authorization_policy", "consent_policy", "enforce_policies", "name",
        "proof_of_possession", "scopes", "signing_alg", "skip_consent_for_verifiable_first_party_clients",
        "subject_type_authorization", "token_dialect", "token_encryption", "token_lifetime",
    }
)  # fmt: skip

_TENANT_FIELDS = frozenset(
    {
        "acr_values_supported", "allow_organization_name_in_authentication_api", "allowed_logout_urls",
        "authorization_response_iss_parameter_supported", "change_password",
        "client_id_metadata_document_supported", "country_codes", "customize_mfa_in_postlogin_action",
        "default_audience", "default_directory", "default_redirection_uri", "default_token_quota",
        "device_flow", "dynamic_client_registration_security_mode", "enable_ai_guide", "enabled_locales",
        "ephemeral_session_lifetime", "ephemeral_session_lifetime_in_minutes", "error_page", "flags",
        "friendly_name", "guardian_mfa_page", "idle_ephemeral_session_lifetime",
        "idle_ephemeral_session_lifetime_in_minutes", "idle_session_lifetime",
        "idle_session_lifetime_in_minutes", "include_session_metadata_in_tenant_logs",
        "legacy_sandbox_version", "mtls", "oidc_logout", "phone_consolidated_experience", "picture_url",
        "pushed_authorization_requests_supported", "resource_parameter_profile", "sandbox_version",
        "security_headers", "session_cookie", "session_lifetime", "session_lifetime_in_minutes", "sessions",
        "skip_non_verifiable_callback_uri_confirmation_prompt", "support_email", "support_url",
    }
)  # fmt: skip

_TENANT_NULLABLE = frozenset(
    {
        "acr_values_supported", "allow_organization_name_in_authentication_api",
        "authorization_response_iss_parameter_supported", "change_password", "country_codes",
        "customize_mfa_in_postlogin_action", "default_token_quota", "device_flow", "error_page",
        "guardian_mfa_page", "mtls", "pushed_authorization_requests_supported", "security_headers",
        "session_cookie", "sessions", "skip_non_verifiable_callback_uri_confirmation_prompt",
    }
)  # fmt: skip

_NOTHING: list[JsonValue] = []

WRITABLE: Mapping[str, Writable] = {
    "clients": Writable(
        path="clients",
        fields=_CLIENT_FIELDS,
        on_create=frozenset({"resource_server_identifier", "third_party_security_mode"}),
        nullable=_CLIENT_NULLABLE,
        defaults={
            "allowed_clients": _NOTHING,
            "allowed_logout_urls": _NOTHING,
            "allowed_origins": _NOTHING,
            "callbacks": _NOTHING,
            "client_aliases": _NOTHING,
            "description": "",
            "is_first_party": True,
            "require_proof_of_possession": False,
            "require_pushed_authorization_requests": False,
            "web_origins": _NOTHING,
        },
        scope="clients",
    ),
    "resource_servers": Writable(
        path="resource-servers",
        fields=_API_FIELDS,
        on_create=frozenset({"identifier"}),
        nullable=frozenset(
            {
                "authorization_details",
                "authorization_policy",
                "consent_policy",
                "proof_of_possession",
                "token_encryption",
            }
        ),
        defaults={
            "allow_offline_access": False,
            "allow_online_access": False,
            "enforce_policies": False,
            "scopes": _NOTHING,
            "signing_alg": "RS256",
            "skip_consent_for_verifiable_first_party_clients": False,
            "subject_type_authorization": {
                "user": {"policy": "allow_all"},
                "client": {"policy": "require_client_grant"},
            },
            "token_dialect": "access_token",
            "token_lifetime": 86_400,
        },
        scope="resource_servers",
    ),
    "client_grants": Writable(
        path="client-grants",
        fields=frozenset(
            {
                "allow_all_scopes",
                "allow_any_organization",
                "authorization_details_types",
                "organization_usage",
                "scope",
            }
        ),
        on_create=frozenset({"audience", "client_id", "default_for", "subject_type"}),
        nullable=frozenset({"allow_any_organization", "organization_usage"}),
        defaults={"allow_all_scopes": False, "authorization_details_types": _NOTHING, "scope": _NOTHING},
        scope="client_grants",
    ),
    "roles": Writable(
        path="roles",
        fields=frozenset({"description", "name"}),
        defaults={"description": ""},
        scope="roles",
    ),
    "organizations": Writable(
        path="organizations",
        fields=frozenset({"branding", "display_name", "metadata", "name", "token_quota"}),
        scope="organizations",
    ),
    "actions": Writable(
        path="actions/actions",
        fields=frozenset({"code", "dependencies", "modules", "name", "runtime", "supported_triggers"}),
        defaults={"code": "", "dependencies": _NOTHING},
        scope="actions",
    ),
    "rules": Writable(
        path="rules",
        fields=frozenset({"enabled", "name", "order", "script"}),
        on_create=frozenset({"stage"}),
        defaults={"enabled": True},
        scope="rules",
    ),
    "tenant": Writable(
        path="tenants/settings",
        fields=_TENANT_FIELDS,
        nullable=_TENANT_NULLABLE,
        defaults={
            "default_audience": "",
            "default_directory": "",
            "idle_session_lifetime": 72,
            "session_lifetime": 168,
        },
        scope="tenant_settings",
    ),
}

RESPONSE_ONLY: Mapping[str, frozenset[str]] = {
    "clients": frozenset(
        {
            "callback_url_template", "client_id", "config_route", "cross_origin_auth",
            "external_client_id", "external_metadata_created_by", "external_metadata_type", "global",
            "jwks_uri", "owners", "signing_keys", "tenant",
        }
    ),
    "resource_servers": frozenset({"client_id", "id", "is_system"}),
    "client_grants": frozenset({"id", "is_system"}),
    "roles": frozenset({"id", "permissions", "type"}),
    "organizations": frozenset({"id", "is_app_entitlement_active", "members"}),
    "actions": frozenset(
        {
            "all_changes_deployed", "built_at", "created_at", "current_version", "deployed",
            "deployed_version", "id", "installed_integration_id", "integration", "status", "updated_at",
        }
    ),
    "rules": frozenset({"id"}),
    "tenant": frozenset({"sandbox_versions_available"}),
}  # fmt: skip
"""Fields that the API returns, or that a person keeps beside it, and that are not worth a word."""
