from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.exporting.options import Options

TENANT = Scenario.model_validate({"clients": [{"client_id": "a", "name": "App"}]})


@pytest.fixture
def options(qtbot: QtBot) -> Options:
    made = Options(TENANT, has_origin=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_without_an_import_everything_is_exported(options: Options, qtbot: QtBot) -> None:
    assert (options.scope(), options.client(), options.shell()) == ("everything", "", "posix")
    after_import = Options(TENANT, has_origin=True)
    qtbot.addWidget(after_import)
    assert after_import.scope() == "import"


def test_only_what_a_target_has_a_use_for_is_asked(options: Options) -> None:
    def shown() -> list[str]:
        return [name for name, field in options._fields.items() if field.isVisible()]

    options.show_for("terraform")
    assert shown() == ["scope", "client"]
    options.show_for("curl")
    assert shown() == ["scope", "client", "shell"]
    options.show_for("sdk-swift")
    assert shown() == ["client"]
    options.show_for("steps-curl")
    assert shown() == ["shell"]


def test_a_file_is_asked_for_and_then_offered_by_its_name(options: Options, qtbot: QtBot) -> None:
    with qtbot.waitSignal(options.file_wanted), qtbot.assertNotEmitted(options.changed):
        options._scope.chosen.emit("choose")
    options.add_file("before.mrrt.json")
    assert options.scope() == "file"
    assert any("before.mrrt.json" in options._scope.itemText(row) for row in range(options._scope.count()))


def test_the_application_stays_when_others_come(options: Options) -> None:
    options.choose_client("a")
    options.show_clients(Scenario.model_validate({"clients": [{"client_id": "b"}, {"client_id": "a"}]}))
    assert options.client() == "a"
