"""What rows and expiries of the lifetimes are called, in words that stand without the picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.simulation.claims import span_text
from mrrt_studio.simulation.lifetimes import Ended, Expiry, Group, Lifetime
from mrrt_studio.simulation.step_titles import client_name, user_name
from mrrt_studio.ui.inspector.wording import api_words
from mrrt_studio.ui.timeline.gutter import clock_text, date_text

_DAY = 86_400


def _tr(text: str) -> str:
    return QCoreApplication.translate("Lifetimes", text)


def moment_words(seconds: int) -> str:
    """Return a moment of the virtual clock: ``2 Jan 2026 09:00:00``, in UTC."""
    return f"{date_text(seconds // _DAY)} {clock_text(seconds)}"


def name_of(one: Lifetime, configuration: Configuration) -> str:
    """Return what the row of a token or session is called."""
    if one.kind == "refresh":
        return one.name or _tr("Refresh token")
    if one.kind == "session":
        return _tr("Session")
    if one.kind == "id":
        return _tr("ID token")
    return _tr("Access token · {api}").format(api=api_words(configuration, one.audience))


def full_name(one: Lifetime, configuration: Configuration) -> str:
    """Return a name that needs no row beside it: which session, and of which step."""
    if one.kind == "session":
        user = user_name(configuration, one.user_id or "")
        return _tr("the session of {user}").format(user=user)
    if one.kind == "refresh":
        return _tr("refresh token {name}").format(name=one.name) if one.name else _tr("the refresh token")
    if one.kind == "id":
        return _tr("the ID token of {step}").format(step=one.step_id)
    api = api_words(configuration, one.audience)
    return _tr("the access token of {step} for {api}").format(step=one.step_id, api=api)


def group_title(group: Group, configuration: Configuration) -> str:
    """Return what stands above the rows that belong together."""
    first = group.first
    if first.kind == "session":
        return _tr("Session of {user}").format(user=user_name(configuration, first.user_id or ""))
    client = client_name(configuration, first.client_id)
    if first.user_id is None:
        return _tr("{client} for itself").format(client=client)
    user = user_name(configuration, first.user_id)
    return _tr("{user} at {client}").format(user=user, client=client)


_CAUSES: Mapping[str, Callable[[], str]] = {
    "expired": lambda: _tr("expired"),
    "idle": lambda: _tr("unused for too long"),
    "rotated": lambda: _tr("rotated"),
    "consumed": lambda: _tr("used up by a failed exchange"),
    "revoked": lambda: _tr("revoked"),
    "logout": lambda: _tr("ended by logout"),
    "session": lambda: _tr("its session ended"),
    "replaced": lambda: _tr("replaced"),
    "leeway": lambda: _tr("its leeway ended"),
}


def ended_words(ended: Ended) -> str:
    """Return in a few words what ended something, and by which step."""
    words = _CAUSES[ended.cause]()
    return _tr("{what} by {step}").format(what=words, step=ended.step_id) if ended.step_id else words


def end_words(one: Lifetime, now: int) -> str:
    """Return what stands behind a bar: how it ended, or when and of what it will."""
    leeway = one.leeway
    if leeway is not None and leeway.start <= now < leeway.end:
        return _tr("rotated, in leeway for {span}").format(span=span_text(leeway.end - now))
    if one.ended is not None:
        return ended_words(one.ended)
    if (end := one.planned_end) is None:
        return _tr("never ends")
    words = _tr("ends in {span}").format(span=span_text(end - now))
    return _tr("{when} if unused").format(when=words) if one.planned_cause == "idle" else words


def spoken(one: Lifetime, now: int, configuration: Configuration) -> str:
    """Return everything that the picture of a row shows, as sentences for screen readers and tooltips."""
    parts = [
        _tr("{name}, made by {step} at {time}.").format(
            name=name_of(one, configuration), step=one.step_id, time=moment_words(one.start)
        ),
        *_end_sentences(one, now),
    ]
    if one.leeway is not None:
        text = _tr("Leeway from {start} to {end}.")
        times = moment_words(one.leeway.start), moment_words(one.leeway.end)
        parts.append(text.format(start=times[0], end=times[1]))
    if one.moves:
        last = one.moves[-1]
        text = _tr("Uses: {count}, the last one by {step} at {time}.")
        parts.append(text.format(count=len(one.moves), step=last.step_id, time=moment_words(last.at)))
    return " ".join(parts)


def _end_sentences(one: Lifetime, now: int) -> list[str]:
    if one.ended is not None:
        told = f" ({one.ended.told})" if one.ended.told else ""
        words = ended_words(one.ended)
        return [_tr("Ended at {time}: {what}.").format(time=moment_words(one.ended.at), what=words + told)]
    if one.planned_end is None:
        return [_tr("It never ends.")]
    ends = (
        (_tr("Idle end {time}, in {span}."), one.idle_end),
        (_tr("Absolute end {time}, in {span}."), one.absolute_end),
        (_tr("Its session ends {time}, in {span}."), one.session_end),
    )
    return [
        text.format(time=moment_words(end), span=span_text(end - now))
        for text, end in ends
        if end is not None
    ]


def expiry_sentence(expiry: Expiry, now: int, configuration: Configuration) -> str:
    """Return one sentence of what dies next: when, what and why."""
    what = full_name(expiry.lifetime, configuration)
    why = {
        "expired": _tr("In {span}: {what} expires."),
        "idle": _tr("In {span}: {what} ends unless it is used."),
        "session": _tr("In {span}: {what} ends with its session."),
        "leeway": _tr("In {span}: the leeway of {what} is over."),
    }[expiry.cause]
    return why.format(span=span_text(expiry.at - now), what=what)
