"""Stories of steps that grant nothing: calls of APIs, waiting, revoking, logging out, changing the tenant."""

from __future__ import annotations

from collections.abc import Iterator

from mrrt_studio.engine.explain import explain_note
from mrrt_studio.engine.outcome import Note, Outcome
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.rules import RULES, Rule
from mrrt_studio.scenario.steps import CallApiStep, ConfigureStep, LogoutStep, RevokeStep
from mrrt_studio.simulation.claims import moment_text, span_text
from mrrt_studio.simulation.step_titles import access_token_of, client_name, user_name
from mrrt_studio.simulation.timeline import PlayedStep
from mrrt_studio.ui.inspector.story import Story
from mrrt_studio.ui.inspector.wording import api_words, as_sentence, emphasised, translate, unmarked

_MOST_NAMED = 6


def call_story(played: PlayedStep, step: CallApiStep) -> Story:
    """Return which checks an API made, all of which held."""
    token = access_token_of(played)
    audience = step.api or (token.audience if token else None)
    api = api_words(played.before.state.configuration, audience)
    held = translate("Inspector", "Signature, issuer, audience and expiry hold.")
    needs = translate("Inspector", "The call names no scope that it needs.")
    if step.requires:
        scopes = emphasised(step.requires, dict.fromkeys(step.requires.split(), "code"))
        needs = translate("Inspector", "It needs {scopes}, and the token has it.").format(scopes=scopes)
    title = translate("Inspector", "{api} accepts the access token.").format(api=api)
    return Story("ok", title, (f"{held} {needs}", sent_token_sentence(played)))


def sent_token_sentence(played: PlayedStep) -> str:
    """Return which step the sent access token is from and whom it is for, or '' where none was sent."""
    token = access_token_of(played)
    reference = getattr(played.step, "access_token", None)
    if token is None or reference is None:
        return ""
    text = translate("Inspector", "The access token is that of step {step}, for {api}.")
    api = unmarked(api_words(played.before.state.configuration, token.audience))
    return text.format(step=f"`{reference}`", api=f"**{api}**")


def userinfo_story(played: PlayedStep, outcome: Outcome) -> Story:
    """Return what the userinfo endpoint told."""
    claims = ", ".join(f"`{name}`" for name in outcome.response.body) if outcome.response else ""
    text = translate("Inspector", "The token carries openid and has not expired: the answer tells {claims}.")
    title = translate("Inspector", "The userinfo endpoint accepts the access token.")
    paragraphs = (text.format(claims=claims), sent_token_sentence(played))
    return Story("ok", title, paragraphs, rules=(RULES["userinfo-token-valid"],))


def wait_story(played: PlayedStep, outcome: Outcome) -> Story:
    """Return how far the clock moved and what expired meanwhile."""
    before, after = played.before.state.now, played.after.state.now
    if outcome.notes:
        return _from_note(
            outcome.notes[0], translate("Inspector", "The clock does not move."), outcome.notes[1:]
        )
    moved = translate("Inspector", "From {before} to {after}; nothing is asked of the server.")
    expired = list(_expired_between(played))
    if not expired:
        meanwhile = translate("Inspector", "No token expires meanwhile.")
    else:
        more = f" +{len(expired) - _MOST_NAMED}" if len(expired) > _MOST_NAMED else ""
        tokens = ", ".join(expired[:_MOST_NAMED]) + more
        meanwhile = translate("Inspector", "Expired meanwhile: {tokens}.").format(tokens=tokens)
    title = translate("Inspector", "The clock moves by {span}.").format(span=span_text(after - before))
    times = moved.format(before=moment_text(before), after=moment_text(after))
    return Story("info", title, (times, meanwhile))


def _expired_between(played: PlayedStep) -> Iterator[str]:
    """Name the tokens that end while the clock moves, by the steps that returned them."""
    before, after = played.before.state, played.after.state
    alive = {token.value for token in after.all_current()}
    ended = {token.value for token in before.all_current()} - alive
    for step_id in sorted(played.before.returned):
        tokens = played.before.returned[step_id]
        access, refresh = tokens.access_token, tokens.refresh_token
        if access is not None and before.now < access.expires_at <= after.now:
            yield translate("Inspector", "access token of {step}").format(step=f"`{step_id}`")
        if refresh is not None and refresh.value in ended:
            yield translate("Inspector", "refresh token of {step}").format(step=f"`{step_id}`")


def revoke_story(step: RevokeStep, outcome: Outcome, known: Configuration) -> Story:
    """Return what ended: one token, a grant, or all that a user had."""
    if outcome.notes:
        note, *others = outcome.notes
        return _from_note(note, as_sentence(explain_note(note).title), tuple(others))
    if step.grant is not None:
        title = translate("Inspector", "The grant of {user} for {client} is revoked.")
        title = title.format(
            user=user_name(known, step.grant.user), client=client_name(known, step.grant.client)
        )
    else:
        title = translate("Inspector", "All refresh tokens of {user} are revoked.")
        title = title.format(user=user_name(known, step.user or ""))
    ended = sum(entry.type == "srrt" for entry in outcome.logs)
    count = translate("Inspector", "Refresh tokens that ended: {count}.").format(count=ended)
    text = translate("Inspector", "Access tokens that were issued before live on until they expire.")
    return Story("ok", title, (f"{count} {text}",))


def logout_story(step: LogoutStep, outcome: Outcome, known: Configuration) -> Story:
    """Return whether there was a session to end."""
    user = user_name(known, step.user)
    if not outcome.logs:
        title = translate("Inspector", "{user} had no session.").format(user=user)
        return Story("info", title, (translate("Inspector", "Nothing changed."),))
    title = translate("Inspector", "{user} is logged out of the tenant.").format(user=user)
    text = translate("Inspector", "The session is over. Refresh tokens for offline access live on.")
    return Story("ok", title, (text,), notes=outcome.notes)


def configure_story(step: ConfigureStep, outcome: Outcome) -> Story:
    """Return what was changed, and from when it holds."""
    call = f"`{step.method} {unmarked(step.path)}`"
    text = translate(
        "Inspector", "{call} holds from the next request on. Tokens that were issued before stay as they are."
    )
    title = translate("Inspector", "The tenant is changed.")
    return Story("ok", title, (text.format(call=call),), notes=outcome.notes)


def _from_note(note: Note, title: str, others: tuple[Note, ...]) -> Story:
    explanation = explain_note(note)
    rule: Rule = explanation.rule
    advice = (unmarked(explanation.advice),) if explanation.advice else ()
    return Story("info", title, (unmarked(explanation.text),), advice, (rule,), others)
