"""Texts in, scenarios out: what the round trips of the exports need of the importers."""

from __future__ import annotations

from mrrt_studio.formats import from_deploy_cli
from mrrt_studio.formats.assemble import assemble
from mrrt_studio.formats.deploy_cli_owner import Baseline
from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.keywords import KeywordValue
from mrrt_studio.formats.merging import plan
from mrrt_studio.scenario.model import Scenario


def deploy_cli(text: str, keywords: dict[str, KeywordValue] | None = None) -> Baseline:
    """The tenant of a tenant.yaml, and the document itself."""
    document = read_document(text, "tenant.yaml", keywords=keywords or {})
    imported = assemble(from_deploy_cli.draft_of(document))
    return Baseline(imported.origins[0], plan(Scenario(), imported).result)
