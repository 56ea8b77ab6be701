"""The tenant's own code: what lets it end a request, and what Auth0 does with what it asks for."""

from __future__ import annotations

from mrrt_studio.scenario.rules import sources
from mrrt_studio.scenario.rules.rule import Rule

ACTION_RULES = (
    Rule(
        "actions-allow",
        "An Action or a Rule ended it",
        "Rules, then post-login Actions run at every login and every exchange; each of them may deny it.",
        "{cause}.",
        "Change {script}, or what it looks at.",
        sources.ACTION_API,
        "documented",
        "The status at the token endpoint after an UnauthorizedError, and what a script that runs too long "
        "is answered with: here as one that fails.",
    ),
    Rule(
        "actions-second-factor",
        "A second factor is needed",
        "An exchange cannot ask for a second factor: it answers mfa_required, and the MFA API goes on.",
        "{script} asks for a second factor, and there is no page on which this request could ask for it.",
        "Let {script} return early where event.transaction.protocol is oauth2-refresh-token, or use the "
        "mfa_token.",
        sources.USE_REFRESH,
        "documented",
        "The error of a login with prompt=none.",
    ),
    Rule(
        "actions-redirect",
        "Nobody can be redirected",
        "A script can redirect only a person in front of a browser.",
        "{script} sends the user to another page, and there is no browser in this request.",
        "Ask api.redirect.canRedirect() in {script} before sending the user away.",
        sources.ACTION_REDIRECT,
        "assumed",
        "The answer of an exchange, and the text of the error.",
    ),
    Rule(
        "actions-second-factor-asked",
        "A second factor is asked for",
        "At login the user is asked for a second factor once all scripts have run.",
        "{script} asks for a second factor; this run takes it that the user has one and gives it.",
        "",
        sources.ACTION_API,
        "documented",
    ),
    Rule(
        "actions-redirect-made",
        "The user is sent to another page",
        "At login a script may send the user elsewhere and go on when they come back.",
        "{script} sends the user to another page; this run takes it that they come back.",
        "",
        sources.ACTION_REDIRECT,
        "documented",
    ),
    Rule(
        "script-not-run",
        "A script did not run",
        "The simulator runs a file's own code only where somebody allows it and the platform can.",
        "{cause} What stands here is without it.",
        "Allow the file's code to run; on the command line with --allow-scripts.",
        sources.ACTION_EVENT,
        "documented",
        unit_test="tests/engine/actions/test_pipeline.py",
    ),
    Rule(
        "action-command-ignored",
        "A call had no effect",
        "A call of a script that asks for what cannot be given in this request changes nothing.",
        "{method} of {script} had no effect: {reason}.",
        "Leave the call out of {script} where it cannot work.",
        sources.ACTION_API,
        "assumed",
        "Whether Auth0 fails some of these calls instead of ignoring them.",
    ),
    Rule(
        "claim-restricted",
        "A claim was dropped",
        "Claims with a restricted name, or with one that the token has already, are dropped in silence.",
        "{script} sets the claim {claim}, and Auth0 drops it without an error: {reason}.",
        "Give the claim another name, best one with a namespace of your own.",
        sources.CUSTOM_CLAIMS,
        "documented",
    ),
    Rule(
        "claims-too-large",
        "A claim did not fit",
        "The custom claims of one token hold at most 100 KB.",
        "{script} sets the claim {claim}, and it is dropped: {reason}.",
        "Keep less in {claim}, and let the API ask for the rest.",
        sources.CUSTOM_CLAIMS,
        "documented",
        "What Auth0 does with the claim that exceeds the limit; here it alone is dropped.",
    ),
    Rule(
        "refresh-token-end-cut",
        "A later end is not given",
        "A script may only shorten a refresh token's life; a later end is cut to what the settings give.",
        "{method} asks for {wanted}; the settings of the application allow {end}, so that stays.",
        "Ask for an earlier end, or raise the lifetimes of the application.",
        sources.ACTION_API,
        "documented",
    ),
)
