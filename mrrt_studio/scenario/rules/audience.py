"""Which API an exchange issues a token for; the first rule that applies decides."""

from __future__ import annotations

from mrrt_studio.scenario.rules import sources
from mrrt_studio.scenario.rules.rule import Rule

_SILENT = "Auth0 does not refuse: it issues a token for {issued}."

AUDIENCE_RULES = (
    Rule(
        "audience-omitted",
        "No audience was asked for",
        "Without an audience the exchange is for the API of the login.",
        "The exchange names no audience, so the token is for {issued}.",
        "",
        sources.MRRT_CONFIGURE,
        "documented",
    ),
    Rule(
        "audience-original",
        "The API of the login",
        "The API of the login needs no policy.",
        "{requested} is the API of the login.",
        "",
        sources.MRRT_CONFIGURE,
        "documented",
    ),
    Rule(
        "audience-in-policy",
        "An MRRT policy names it",
        "An eligible policy entry of the application names the requested API.",
        "An MRRT policy of {client} names {requested}.",
        "",
        sources.MRRT_CONFIGURE,
        "documented",
    ),
    Rule(
        "audience-not-in-policy",
        "No policy names it",
        "An audience that no policy entry names is ignored.",
        "No MRRT policy of {client} names {requested}. " + _SILENT,
        "Add a policy for {requested} to {client}.",
        sources.SDK_WARNING,
        "observed",
        "The official documentation never says what happens; no captured response was found.",
    ),
    Rule(
        "audience-unknown-api",
        "The policy names no existing API",
        "A policy entry for an API that does not exist has no effect.",
        "A policy of {client} names {requested}, but no API has that identifier. " + _SILENT,
        "Create the API, or correct the audience of the policy: identifiers are compared byte for byte.",
        sources.MRRT_CONFIGURE,
        "documented",
    ),
    Rule(
        "audience-third-party",
        "Third-party applications have no MRRT",
        "Only first-party applications have MRRT.",
        "{client} is a third-party application, so its policy for {requested} has no effect. " + _SILENT,
        "No policy helps: only a first-party application can do this.",
        sources.MRRT,
        "documented",
    ),
    Rule(
        "audience-management-api",
        "The Management API is out of reach",
        "No policy reaches the Management API.",
        "{requested} is the Management API, which MRRT never reaches. " + _SILENT,
        "No policy helps: the Management API needs a token of its own.",
        sources.MRRT,
        "documented",
    ),
    Rule(
        "audience-consent-required",
        "The API asks for consent",
        "The API must allow skipping user consent for first-party applications.",
        "{requested} does not allow skipping user consent, so the policy has no effect. " + _SILENT,
        "Switch on skip_consent_for_verifiable_first_party_clients for {requested}.",
        sources.MRRT,
        "documented",
    ),
    Rule(
        "audience-access-denied",
        "The API does not admit the application",
        "The API's access policy for users must admit the application.",
        "The access policy of {requested} does not admit {client}, so the policy has no effect. " + _SILENT,
        "Create a client grant with subject_type 'user' for {client} and {requested}, or set the policy to "
        "allow_all.",
        sources.ACCESS_POLICIES,
        "assumed",
        "Whether Auth0 refuses here instead of falling back.",
    ),
    Rule(
        "audience-offline-access-required",
        "The API does not allow offline access",
        "Only under an assumption: an API that a policy names must allow offline access too.",
        "{requested} does not allow offline access, so the policy has no effect. " + _SILENT,
        "Switch on allow_offline_access for {requested}.",
        sources.MRRT,
        "assumed",
        "Auth0 documents the need only for the API of the login.",
    ),
    Rule(
        "policies-merged",
        "Several policies for one API",
        "Several policy entries for one audience count together.",
        "More than one policy entry names {audience}: their scopes were put together.",
        "Put them into one entry.",
        sources.MRRT_CONFIGURE,
        "assumed",
        "What Auth0 does with duplicates.",
    ),
)
