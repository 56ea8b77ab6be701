"""What happened in a step, as a person would tell it: the sentence first, then the setting that did it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from mrrt_studio.engine.explain import (
    Explanation,
    explain_audience,
    explain_refusal,
    explain_scope,
    issued_name,
    missing_scopes,
)
from mrrt_studio.engine.outcome import Authorization, Note, Outcome, ScopeDecision
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.rules import Rule
from mrrt_studio.ui.inspector.wording import (
    Emphasis,
    api_words,
    as_sentence,
    emphasis_of,
    emphasised,
    translate,
    unmarked,
    with_scopes,
)
from mrrt_studio.ui.widgets.banner import BannerKind
from mrrt_studio.ui.widgets.marked import plain_of_marked

MOST_TOLD = 3
"""Missing scopes that are told in the banner; the table tells all of them."""


@dataclass(frozen=True, slots=True)
class Story:
    """One banner. Texts may carry marks; ``rules`` are those that decided, each with its source."""

    kind: BannerKind
    title: str
    paragraphs: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    """What would change it."""
    rules: tuple[Rule, ...] = ()
    notes: tuple[Note, ...] = field(default=())
    """What is worth knowing beside the story."""

    def with_paragraph(self, paragraph: str) -> Story:
        """Return the story with one more paragraph."""
        return replace(self, paragraphs=(*self.paragraphs, paragraph))

    def plain(self) -> str:
        """Return the story as text for the clipboard."""
        advice = [
            translate("Inspector", "What would change it: {advice}").format(advice=a) for a in self.advice
        ]
        rules = [f"{rule.id} ({rule.confidence}): {rule.source}" for rule in self.rules]
        return plain_of_marked("\n".join([self.title, *self.paragraphs, *advice, *rules])).replace(
            "\u2060", ""
        )


def refusal_story(outcome: Outcome) -> Story:
    """Return what the client received and, beside it, what really happened."""
    explanation = explain_refusal(outcome)
    if explanation is None or outcome.refused is None:
        raise ValueError("nothing was refused")
    names = emphasis_of(outcome.authorization, outcome.refused.facts)
    received, happened = received_text(outcome), emphasised(_what_happened(explanation, outcome), names)
    return Story(
        "refused",
        _refused_title(explanation.title),
        (
            f"**{translate('Inspector', 'What the client received:')}** {received}",
            f"**{translate('Inspector', 'What really happened:')}** {happened}",
        ),
        _advice([emphasised(explanation.advice, names)]),
        (explanation.rule,),
        outcome.notes,
    )


def _refused_title(title: str) -> str:
    """Return ``Refused: dead refresh token.``; a word such as JWT keeps its capitals."""
    lowered = title[:1].lower() + title[1:] if title[1:2].islower() or title[1:2] == " " else title
    return as_sentence(translate("Inspector", "Refused: {why}").format(why=lowered))


def _what_happened(explanation: Explanation, outcome: Outcome) -> str:
    if outcome.response is not None and explanation.text in outcome.response.body.values():
        return translate("Inspector", "just what the answer says.")
    # An audience rule tells of the silent fallback, which an assumption has turned into this refusal.
    return explanation.text.partition(" Auth0 does not refuse:")[0]


def received_text(outcome: Outcome) -> str:
    """Return the answer as the client sees it: status, error and description."""
    response = outcome.response
    if response is None:
        return translate("Inspector", "nothing")
    error = unmarked(str(response.body.get("error", "")))
    description = response.body.get("error_description") or response.body.get("message") or ""
    answer = f"`{response.status} {error}`" if error else f"`{response.status}`"
    if not description and (challenge := response.headers.get("www-authenticate")):
        description = f"WWW-Authenticate: {challenge}"
    return f"{answer} {unmarked(str(description))}".strip()


def another_audience_story(outcome: Outcome, configuration: Configuration) -> Story:
    """Return why the token is for another API than the one asked for."""
    authorization = _authorization(outcome)
    explanation = explain_audience(authorization)
    if explanation is None:
        raise ValueError("no audience was decided")
    marks = emphasis_of(authorization)
    asked, got = api_words(configuration, authorization.requested_audience), issued_name(authorization)
    missing = missing_scopes(authorization)
    return Story(
        "surprise",
        translate("Inspector", "Asked for {asked}, got {got}.").format(asked=asked, got=got),
        (emphasised(explanation.text, marks), *([_also_missing(missing)] if missing else [])),
        _advice([emphasised(explanation.advice, marks)]),
        (explanation.rule,),
        outcome.notes,
    )


def _also_missing(missing: tuple[ScopeDecision, ...]) -> str:
    scopes = ", ".join(emphasised(d.scope, {d.scope: "code"}) for d in missing[:MOST_TOLD])
    more = f" +{len(missing) - MOST_TOLD}" if len(missing) > MOST_TOLD else ""
    return translate("Inspector", "Of the scopes asked for, it lacks {scopes}.").format(scopes=scopes + more)


def fewer_scopes_story(outcome: Outcome) -> Story:
    """Return which scopes are missing from a 200, and why."""
    authorization = _authorization(outcome)
    missing = missing_scopes(authorization)
    told = missing[:MOST_TOLD]
    marks = with_scopes(emphasis_of(authorization), told)
    explained = [explain_scope(decision, authorization) for decision in told]
    sentences = [_missing_sentence(d, e, marks) for d, e in zip(told, explained, strict=True)]
    if len(missing) > MOST_TOLD:
        more = translate("Inspector", "{count} more are missing: see the table.")
        sentences.append(more.format(count=len(missing) - MOST_TOLD))
    return Story(
        "surprise",
        _missing_title(authorization, missing),
        tuple(sentences),
        _advice([emphasised(e.advice, marks) for e in explained]),
        tuple({e.rule.id: e.rule for e in explained}.values()),
        outcome.notes,
    )


def _missing_sentence(decision: ScopeDecision, explanation: Explanation, marks: Emphasis) -> str:
    text = emphasised(explanation.text, marks)
    return text if decision.scope in explanation.text else f"{emphasised(decision.scope, marks)}: {text}"


def _missing_title(authorization: Authorization, missing: tuple[ScopeDecision, ...]) -> str:
    if len(missing) == 1:
        title = translate("Inspector", "Asked for {scope}, and did not get it.")
        return title.format(scope=missing[0].scope)
    asked = sum(decision.requested is True for decision in authorization.scopes)
    title = translate("Inspector", "{missing} of {asked} scopes that were asked for are missing.")
    return title.format(missing=len(missing), asked=asked)


def audience_paragraph(authorization: Authorization) -> tuple[str, Rule | None]:
    """Return the audience decision as a marked sentence, with its rule."""
    explanation = explain_audience(authorization)
    if explanation is None:
        return "", None
    return emphasised(explanation.text, emphasis_of(authorization)), explanation.rule


def _advice(sentences: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentence for sentence in sentences if sentence))


def _authorization(outcome: Outcome) -> Authorization:
    if outcome.authorization is None:
        raise ValueError("nothing was authorized")
    return outcome.authorization
