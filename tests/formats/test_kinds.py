from __future__ import annotations

from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.from_deploy_cli import draft_of as of_tenant_yaml
from mrrt_studio.formats.from_recording import draft_of as of_recording
from mrrt_studio.formats.kinds import KINDS


def test_what_readers_call_their_documents_has_words_for_people() -> None:
    documents = (of_tenant_yaml(read_document("clients: []")), of_recording(read_document("[]", "x.json")))
    kinds = [draft.origins[0].kind for draft in documents]
    assert [KINDS[kind] for kind in kinds] == ["auth0-deploy-cli, YAML", "recorded Management API requests"]


def test_no_two_kinds_are_called_the_same() -> None:
    assert all(KINDS.values())
    assert len(set(KINDS.values())) == len(KINDS)
