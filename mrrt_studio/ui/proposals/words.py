"""Goals and proposals in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mrrt_studio.simulation.proposal_goals import Goal, target_of
from mrrt_studio.simulation.proposals import Proposal, Proposals
from mrrt_studio.simulation.timeline import Timeline
from mrrt_studio.ui.inspector.wording import api_words


def _tr(text: str) -> str:
    return QCoreApplication.translate("Proposals", text)


def goal_words(goal: Goal, timeline: Timeline) -> str:
    """Return what is wanted of the step."""
    if goal.kind == "success":
        return _tr("The step succeeds")
    if goal.kind == "scope":
        return _tr("{scope} is granted").format(scope=goal.scope)
    audience = target_of(timeline, goal).audience
    api = api_words(timeline.world.configuration, audience)
    return _tr("The token is for {api}").format(api=api)


def answer_words(found: Proposals) -> tuple[str, str]:
    """Return the answer as a title and, where there is more to say, a sentence or two."""
    if found.is_met:
        return _tr("Nothing needs to be changed: it does."), ""
    if found.impossible:
        return _tr("No configuration can do this."), f"{found.advice} {found.why_impossible}".strip()
    count = len(found.proposals)
    if count == 1:
        return _tr("One change does this."), found.advice
    title = _tr("{count} ways do this; the one that opens least comes first.").format(count=count)
    return title, found.advice


def weight_words(proposal: Proposal) -> str:
    """Return how much a proposal opens, in a few words."""
    count = len({(one.client_id, one.audience, one.scope) for one in proposal.opens.added})
    if not count:
        return _tr("Opens no further scope")
    users = len({one.user_id for one in proposal.opens.added})
    scope_words = _tr("1 scope") if count == 1 else _tr("{count} scopes").format(count=count)
    user_words = _tr("1 user") if users == 1 else _tr("{count} users").format(count=users)
    return _tr("Opens {scopes} to {users}").format(scopes=scope_words, users=user_words)
