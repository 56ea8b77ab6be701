"""Consent: when a person is asked, and what their answer leaves behind.

Source: https://auth0.com/docs/get-started/applications/confidential-and-public-applications/user-consent-and-third-party-applications
"""

from __future__ import annotations

from mrrt_studio.engine.outcome import Authorization
from mrrt_studio.engine.refusal import Refusal
from mrrt_studio.engine.state import Consent, State

_DENIED_ON_DEVICE = "User cancelled the confirmation prompt."
_DENIED = "User did not authorize the request"


def consent_needed(authorization: Authorization) -> bool:
    """Tell whether consent is needed: never from a first-party application where the API lets it skip."""
    api = authorization.api
    skips = api is None or bool(api.skip_consent_for_verifiable_first_party_clients)
    return not (authorization.client.first_party and skips)


def require_consent(
    state: State, authorization: Authorization, *, flow: str, prompt: str | None, accepts: bool
) -> None:
    """Refuse a login to which the user did not agree.

    Args:
        state: with the user grants that are stored.
        authorization: the scopes that the dialog would show.
        flow: a password grant never asks: whoever has the password is trusted.
        prompt: ``consent`` asks again, ``none`` must not ask.
        accepts: the user's answer, if the dialog is shown.

    Raises:
        Refusal: ``access_denied``, or ``consent_required`` where nothing may be shown.
    """
    if flow == "password" or not consent_needed(authorization):
        return
    if prompt != "consent" and _is_stored(state, authorization):
        return
    if flow == "silent":
        raise Refusal("consent-given", 302, "consent_required", "Consent required", at_authorize=True)
    if not accepts:
        on_device = flow == "device_code"
        text = _DENIED_ON_DEVICE if on_device else _DENIED
        raise Refusal(
            "consent-given", 403 if on_device else 302, "access_denied", text, at_authorize=not on_device
        )


def remember_consent(state: State, authorization: Authorization) -> State:
    """Store the user grant, or add the scopes of this login to the one that is stored."""
    key = _key(authorization)
    scopes = dict.fromkeys((*(state.consents.get(key) or ()), *authorization.granted))
    return state.changed(consents=state.consents.insert(key, tuple(scopes)))


def _is_stored(state: State, authorization: Authorization) -> bool:
    stored = state.consents.get(_key(authorization))
    return stored is not None and set(authorization.granted) <= set(stored)


def _key(authorization: Authorization) -> Consent:
    user_id = authorization.user.user_id if authorization.user else ""
    return (user_id, authorization.client.client_id, authorization.audience or "")
