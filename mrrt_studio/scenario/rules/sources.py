"""The pages that the rules come from."""

from __future__ import annotations

_DOCS = "https://auth0.com/docs"

MRRT = f"{_DOCS}/secure/tokens/refresh-tokens/multi-resource-refresh-token"
MRRT_CONFIGURE = f"{MRRT}/configure-and-implement-multi-resource-refresh-token"
SDK_WARNING = "https://github.com/auth0/nextjs-auth0/blob/main/EXAMPLES.md"
GET_REFRESH = f"{_DOCS}/secure/tokens/refresh-tokens/get-refresh-tokens"
USE_REFRESH = f"{_DOCS}/secure/tokens/refresh-tokens/use-refresh-tokens"
CONFIGURE_ROTATION = f"{_DOCS}/secure/tokens/refresh-tokens/configure-refresh-token-rotation"
EXPIRATION = f"{_DOCS}/secure/tokens/refresh-tokens/configure-refresh-token-expiration"
REVOKE = f"{_DOCS}/secure/tokens/refresh-tokens/revoke-refresh-tokens"
REFRESH_TOKENS = f"{_DOCS}/secure/tokens/refresh-tokens"
ONLINE = f"{_DOCS}/secure/tokens/refresh-tokens/online-refresh-tokens"
GRANT_TYPES = f"{_DOCS}/get-started/applications/update-grant-types"
ACCESS_POLICIES = f"{_DOCS}/get-started/apis/api-access-policies-for-applications"
RBAC = f"{_DOCS}/get-started/apis/enable-role-based-access-control-for-apis"
CONSENT = (
    f"{_DOCS}/get-started/applications/confidential-and-public-applications/"
    "user-consent-and-third-party-applications"
)
TENANT_SETTINGS = f"{_DOCS}/get-started/tenant-settings"
ORGANIZATIONS = f"{_DOCS}/manage-users/organizations/organizations-overview"
BLOCK = f"{_DOCS}/manage-users/user-accounts/block-and-unblock-users"
SILENT = f"{_DOCS}/authenticate/login/configure-silent-authentication"
CLIENT_CREDENTIALS = f"{_DOCS}/get-started/authentication-and-authorization-flow/client-credentials-flow"
VALIDATE = f"{_DOCS}/secure/tokens/access-tokens/validate-access-tokens"
USERINFO = f"{_DOCS}/api/authentication/user-profile/get-user-info"
BEARER = "https://www.rfc-editor.org/rfc/rfc6750#section-3"
POSSESSION = f"{_DOCS}/secure/sender-constraining"
MANAGEMENT = f"{_DOCS}/api/management/v2"
UNAUTHORIZED = "https://github.com/auth0/node-auth0/issues/682"
UNKNOWN_TOKEN = "https://community.auth0.com/t/120406"  # noqa: S105 - an address
DELETED_USER = "https://github.com/auth0/Auth0.Android"
SERVICE_NOT_FOUND = "https://community.auth0.com/t/63027"
ACTION_API = f"{_DOCS}/customize/actions/reference/post-login/api-object"
ACTION_EVENT = f"{_DOCS}/customize/actions/reference/post-login/event-object"
ACTION_REDIRECT = (
    f"{_DOCS}/customize/actions/explore-triggers/signup-and-login-triggers/login-trigger/"
    "redirect-with-actions"
)
CUSTOM_CLAIMS = f"{_DOCS}/secure/tokens/json-web-tokens/create-custom-claims"
CASSETTES = "https://github.com/auth0/ruby-auth0"
SERVER_PYTHON = "https://github.com/auth0/auth0-server-python"
