"""Why a page of the inspector has nothing to show, and what to do about it."""

from __future__ import annotations

from typing import NamedTuple

from mrrt_studio.scenario.steps import WaitStep
from mrrt_studio.simulation.timeline import PlayedStep
from mrrt_studio.ui.inspector.http import exchanges_of
from mrrt_studio.ui.inspector.token_cards import count_tokens
from mrrt_studio.ui.inspector.wording import translate


class Emptiness(NamedTuple):
    """Icon, title and sentence of an empty page."""

    icon: str
    title: str
    sentence: str


def nothing_at_all(played: PlayedStep | None) -> Emptiness | None:
    """Return why no page has anything to show, or None where there is an outcome."""
    if played is None:
        return Emptiness(
            "step-forward",
            translate("Inspector", "No step is selected"),
            translate("Inspector", "Choose a step in the timeline to see why it ended as it did."),
        )
    if played.outcome is None:
        return Emptiness(
            "disabled",
            translate("Inspector", "This step is disabled"),
            translate("Inspector", "It is skipped and changes nothing. Enable it to play it."),
        )
    return None


def no_tokens(played: PlayedStep) -> Emptiness | None:
    """Return why there are no tokens to show, or None where there are some."""
    if played.outcome is None or count_tokens(played):
        return None
    sentence = translate("Inspector", "This step neither sends nor returns a token that can be read.")
    if isinstance(played.step, WaitStep):
        sentence = translate("Inspector", "Waiting only moves the clock; nothing is issued.")
    elif played.outcome.refused is not None:
        sentence = translate("Inspector", "The request was refused, so nothing was issued.")
    return Emptiness("ticket", translate("Inspector", "No tokens"), sentence)


def no_requests(played: PlayedStep) -> Emptiness | None:
    """Return why there are no requests to show, or None where there are some."""
    if played.outcome is None or exchanges_of(played.outcome):
        return None
    sentence = translate("Inspector", "This step sends nothing over the wire.")
    if isinstance(played.step, WaitStep):
        sentence = translate("Inspector", "Waiting only moves the clock; nothing goes over the wire.")
    return Emptiness("arrow-right", translate("Inspector", "No request"), sentence)


def no_state(played: PlayedStep) -> Emptiness | None:
    """Return why the server remembers nothing, or None where it does or did."""
    states = (played.before.state, played.after.state)
    if any(state.refresh_tokens or state.consents or state.sessions for state in states):
        return None
    sentence = translate("Inspector", "Refresh tokens, user grants and sessions appear here after a login.")
    return Emptiness("session", translate("Inspector", "The server remembers nothing yet"), sentence)


def no_log(played: PlayedStep) -> Emptiness | None:
    """Return why the tenant log has nothing to show, or None where the step wrote to it."""
    if played.outcome is None or played.outcome.logs:
        return None
    sentence = translate("Inspector", "This step wrote nothing to the tenant log.")
    return Emptiness("info", translate("Inspector", "No log entry"), sentence)
