from __future__ import annotations

from mrrt_studio.scenario.findings.kinds_of_tenant import STEP_KINDS, TENANT_KINDS


def test_what_is_only_read_from_code_is_never_told_as_certain() -> None:
    guessed = [kind for kind in TENANT_KINDS if kind.id.endswith("on-refresh")]
    assert {kind.confidence for kind in guessed} == {"assumed"}
    assert all("may" in kind.sentence and "words alone" in kind.sentence for kind in guessed)


def test_only_a_mistake_of_the_file_is_an_error() -> None:
    assert [kind.id for kind in (*TENANT_KINDS, *STEP_KINDS) if kind.severity == "error"] == [
        "step-reference"
    ]
