"""The story of any step, the checks that it passed, and the open questions that decided something in it."""

from __future__ import annotations

from typing import NamedTuple

from mrrt_studio.engine.explain import verdict
from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.scenario.assumptions import ASSUMPTIONS, Assumption
from mrrt_studio.scenario.rules import RULES, Rule
from mrrt_studio.scenario.steps import (
    CallApiStep,
    ClientCredentialsStep,
    ConfigureStep,
    LogoutStep,
    RevokeStep,
    UserinfoStep,
)
from mrrt_studio.simulation.timeline import PlayedStep
from mrrt_studio.ui.inspector.granted_stories import (
    client_credentials_story,
    exchange_story,
    login_story,
    refresh_token_paragraph,
)
from mrrt_studio.ui.inspector.other_stories import (
    call_story,
    configure_story,
    logout_story,
    revoke_story,
    sent_token_sentence,
    userinfo_story,
    wait_story,
)
from mrrt_studio.ui.inspector.story import (
    Story,
    another_audience_story,
    fewer_scopes_story,
    refusal_story,
)

_LOGINS = ("login", "silent_login")


class OpenQuestion(NamedTuple):
    """An assumption that decided something: what the simulator does, and what else may be true."""

    assumption: Assumption
    here: str
    others: tuple[str, ...]


def story_of(played: PlayedStep, outcome: Outcome) -> Story:
    """Return what happened in a step that was played."""
    kind = verdict(outcome)
    if kind == "refused":
        return _with_sent_token(played, refusal_story(outcome))
    if kind == "another-audience":
        return another_audience_story(outcome, played.before.state.configuration)
    if kind == "fewer-scopes":
        return _with_refresh_token(played, outcome, fewer_scopes_story(outcome))
    return _quiet_story(played, outcome)


def _with_sent_token(played: PlayedStep, story: Story) -> Story:
    origin = sent_token_sentence(played)
    return story.with_paragraph(origin) if origin else story


def _with_refresh_token(played: PlayedStep, outcome: Outcome, story: Story) -> Story:
    """A login that lacks scopes still has to say whether a refresh token came back."""
    if played.step.type not in _LOGINS or outcome.authorization is None:
        return story
    paragraph, _ = refresh_token_paragraph(outcome, outcome.authorization)
    told = any(rule.id.startswith(("offline-", "online-")) for rule in story.rules)
    return story if told else story.with_paragraph(paragraph)


def _quiet_story(played: PlayedStep, outcome: Outcome) -> Story:
    step, authorization = played.step, outcome.authorization
    if authorization is None:
        return _story_without_tokens(played, outcome)
    if step.type in _LOGINS:
        return login_story(outcome, authorization)
    if isinstance(step, ClientCredentialsStep):
        return client_credentials_story(outcome, authorization)
    return exchange_story(outcome, authorization)


def _story_without_tokens(played: PlayedStep, outcome: Outcome) -> Story:
    step, configuration = played.step, played.before.state.configuration
    if _asks_userinfo(played, outcome):
        return userinfo_story(played, outcome)
    if isinstance(step, CallApiStep):
        return call_story(played, step)
    if isinstance(step, RevokeStep):
        return revoke_story(step, outcome, configuration)
    if isinstance(step, LogoutStep):
        return logout_story(step, outcome, configuration)
    if isinstance(step, ConfigureStep):
        return configure_story(step, outcome)
    return wait_story(played, outcome)


def _asks_userinfo(played: PlayedStep, outcome: Outcome) -> bool:
    """An opaque token goes to the userinfo endpoint even where a step calls an API."""
    if isinstance(played.step, UserinfoStep):
        return True
    tenant = played.before.state.configuration.tenant
    is_call = isinstance(played.step, CallApiStep) and outcome.request is not None
    return is_call and outcome.request is not None and outcome.request.url == tenant.userinfo_audience


def checks_of(played: PlayedStep, outcome: Outcome) -> tuple[Rule, ...]:
    """Return the checks that a step passed, in the order in which they were made."""
    if outcome.checks:
        return tuple(RULES[check] for check in outcome.checks)
    if not isinstance(played.step, (CallApiStep, UserinfoStep)):
        return ()
    prefix = "userinfo-" if _asks_userinfo(played, outcome) else "token-"
    made = [rule for rule in RULES.values() if rule.id.startswith(prefix)]
    failed = outcome.refused.rule if outcome.refused else None
    ids = [rule.id for rule in made]
    return tuple(made[: ids.index(failed)] if failed in ids else made)


def open_questions_of(played: PlayedStep, outcome: Outcome) -> tuple[OpenQuestion, ...]:
    """Return the assumptions that decided something in a step, in the order in which they were met."""
    choices = played.before.world.choices
    return tuple(_question(ASSUMPTIONS[name], choices[name]) for name in outcome.assumptions)


def _question(assumption: Assumption, chosen: str) -> OpenQuestion:
    meanings = dict(assumption.values)
    others = tuple(meaning for value, meaning in assumption.values if value != chosen)
    return OpenQuestion(assumption, meanings[chosen], others)
