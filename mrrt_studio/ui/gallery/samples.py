"""What the gallery shows: the documented example, and the long and the many that break layouts."""

from __future__ import annotations

from mrrt_studio.paths import resource
from mrrt_studio.ui.widgets.banner import BannerKind
from mrrt_studio.ui.widgets.chips import Chip
from mrrt_studio.ui.widgets.highlight import CodeLanguage

LONG_NAME = "urn:example:very-long-organisation:" + "scope-with-a-name-nobody-shortened:" * 4 + "read"

FILE_ERROR = (
    "The file was not opened.",
    "`customer-case.mrrt.json`, line 12, column 7: a comma is missing. Nothing was changed.",
)
RECOVERED = ("Changes that were not saved were found.", "`Documented example`, 4 minutes ago.")
TREE = (("Phone app", "application"), ("Messages", "api"), ("Ada", "user"), ("Support", "role"))
ROTATION_HELP = "Each exchange returns a new refresh token. With overlap 0 a retried request counts as theft."
IDENTIFIER_HELP = "The audience that an application asks for; it cannot be changed in Auth0 later."
OVERLAP_WARNING = "Two parallel exchanges end in a revoked family: set a few seconds."

POLICY_CHIPS = (
    Chip("read:messages", "both", "The login granted it and a policy names it."),
    Chip("write:messages", "policy", "A policy of Phone app names it."),
    Chip("approve:billing", "dropped", "Billing defines no approve:billing: Auth0 ignores it silently."),
    Chip("openid", "withheld", "OpenID Connect scopes stay with the token of the login."),
)
CHIP_GROUPS: tuple[tuple[str, tuple[Chip, ...]], ...] = (
    (
        "Step",
        (
            Chip("AT → api.example.com", "token"),
            Chip("RT 1", "token"),
            Chip("openid", "login"),
            Chip("offline_access", "login"),
            *POLICY_CHIPS,
            Chip("added:by-action", "script"),
            Chip("plain", "plain"),
        ),
    ),
    (
        "Verdicts",
        (
            Chip("200", "ok"),
            Chip("200, but 1 scope fewer", "surprise"),
            Chip("401 invalid_token", "refused"),
            Chip("noted", "info"),
            Chip("2", "surprise", show_icon=False),
        ),
    ),
    (
        "Long and many",
        (
            Chip(LONG_NAME, "policy"),
            Chip(LONG_NAME, "dropped"),
            *(Chip(f"scope:{number}", "login") for number in range(24)),
        ),
    ),
)
_WRONG_AUDIENCE = (
    "No MRRT policy of **Phone app** names `https://reports.example.com`. Auth0 does not refuse: "
    "it issues a token for the audience of the login."
)
BANNERS: tuple[tuple[BannerKind, str, str, str, tuple[str, ...]], ...] = (
    (
        "surprise",
        "Asked for Reports, got Messages.",
        _WRONG_AUDIENCE,
        "`audience-not-in-policy` observed · SDK docs · assumption [unlisted-audience](assumption:unlisted)",
        ("Add a policy…", "Make this succeed…", "Copy"),
    ),
    (
        "refused",
        "The refresh token was used before.",
        "Its whole family is revoked: `RT 2` and `RT 3` do not work either.",
        "`rotation-reuse`",
        (),
    ),
    ("ok", "Every scope asked for was granted.", "", "", ()),
    ("info", "This step has not run yet.", "Step forward to see its result.", "", ()),
)
_JSON = """{
  "iss": "https://example.auth0.com/",
  "aud": ["https://api.example.com"],
  "exp": 1767258720,
  "email_verified": true,
  "scope": "openid profile offline_access read:messages"
}"""
_HTTP = """POST /oauth/token HTTP/1.1
Host: example.auth0.com
Content-Type: application/x-www-form-urlencoded

grant_type=refresh_token&client_id=phone&refresh_token=v1.demo&audience=https%3A%2F%2Freports.example.com

HTTP/1.1 200 OK
{ "token_type": "Bearer", "expires_in": 86400 }"""
_JWT = "eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCJ9." + "eyJpc3MiOiJodHRwczovL2V4YW1wbGUuYXV0aDAuY29tLyJ9" * 4
CODE: tuple[tuple[str, CodeLanguage, str], ...] = (
    ("Claims", "json", _JSON),
    ("Request and response", "http", _HTTP),
    ("Raw", "jwt", _JWT + "." + "q7Jx_Zk0-" * 30),
)


def icon_names() -> list[str]:
    """Return the names of all icons that are drawn in one colour."""
    files = resource("icons").glob("*.svg")
    return sorted(file.stem for file in files if "currentColor" in file.read_text(encoding="utf-8"))
