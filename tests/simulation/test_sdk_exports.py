"""What holds for the calls of every SDK."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mrrt_studio.formats.exported import Export
from mrrt_studio.simulation import (
    export_android,
    export_nextjs,
    export_server_python,
    export_spa_js,
    export_swift,
)
from tests.simulation.export_samples import DOMAIN, EXCHANGES, LOGIN, SECRETS, timeline

ExportOfSteps = Callable[..., Export]
PUBLIC = (export_spa_js.export, export_swift.export, export_android.export)
CONFIDENTIAL = (export_nextjs.export, export_server_python.export)

every_sdk = pytest.mark.parametrize("export", [*PUBLIC, *CONFIDENTIAL])


@every_sdk
def test_nothing_secret_no_id_and_no_domain_is_in_it(export: ExportOfSteps) -> None:
    text = export(timeline()).text
    assert not [each for each in (*SECRETS, DOMAIN, "SIMphone", "SIMweb") if each in text]


@every_sdk
def test_nobody_logs_in_and_nothing_is_written(export: ExportOfSteps) -> None:
    assert export(timeline({**LOGIN, "disabled": True})).text == ""
    assert export(timeline(), "nobody").text == ""


@every_sdk
def test_a_login_alone_is_code_too(export: ExportOfSteps) -> None:
    assert export(timeline(LOGIN)).text
    assert EXCHANGES[1]["audience"] not in export(timeline(LOGIN)).text


@pytest.mark.parametrize(
    ("export", "fitting", "unfit"),
    [(export, "SIMphone", "SIMweb") for export in PUBLIC]
    + [(export, "SIMweb", "SIMphone") for export in CONFIDENTIAL],
)
def test_the_kind_of_application_must_fit(export: ExportOfSteps, fitting: str, unfit: str) -> None:
    def rejected(client_id: str) -> int:
        return [warning.effect for warning in export(timeline(), client_id).warnings].count("rejected")

    assert (rejected(fitting), rejected(unfit)) == (0, 1)
