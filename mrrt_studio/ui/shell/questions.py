"""Questions that need an answer before anything goes on, and dialogs for files."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMessageBox, QPushButton, QWidget

translate = QCoreApplication.translate

ENDING = ".mrrt.json"
_READABLE = (ENDING, ".json", ".yaml", ".yml")


class Answer(Enum):
    """What to do with changes that no file has."""

    SAVE = auto()
    DISCARD = auto()
    CANCEL = auto()


def ask_about_changes(parent: QWidget, name: str) -> Answer:
    """Ask what becomes of a document's changes before it is closed."""
    box = _question(
        parent,
        translate("Questions", "Save the changes to “%1”?").replace("%1", name),
        translate("Questions", "Without saving, they are lost."),
    )
    save = box.addButton(translate("Questions", "&Save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(translate("Questions", "&Discard"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(translate("Questions", "&Cancel"), QMessageBox.ButtonRole.RejectRole)
    pressed = _pressed(box, default=save, escape=cancel)
    if pressed is save:
        return Answer.SAVE
    return Answer.DISCARD if pressed is discard else Answer.CANCEL


def confirm(parent: QWidget, text: str, explanation: str, verb: str) -> bool:
    """Ask before something that cannot be taken back; Escape and Return leave everything as it is."""
    box = _question(parent, text, explanation)
    go_on = box.addButton(verb, QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(translate("Questions", "&Cancel"), QMessageBox.ButtonRole.RejectRole)
    return _pressed(box, default=cancel, escape=cancel) is go_on


def ask_for_name(parent: QWidget, name: str) -> str | None:
    """Ask what the document shall be called; None when the dialog is cancelled."""
    title = translate("Questions", "Rename")
    label = translate("Questions", "What the document is called, in the window and in reports:")
    text, is_accepted = QInputDialog.getText(parent, title, label, QLineEdit.EchoMode.Normal, name)
    return text.strip() if is_accepted else None


def ask_for_files(parent: QWidget, folder: Path | None) -> list[Path]:
    """Let a person choose files to open; none when the dialog is cancelled."""
    dialog = _file_dialog(parent, translate("Questions", "Open"), folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    readable = " ".join(f"*{ending}" for ending in _READABLE)
    scenarios = translate("Questions", "Scenarios (%1)").replace("%1", readable)
    dialog.setNameFilters([scenarios, translate("Questions", "All files (*)")])
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return [Path(name) for name in chosen]


def ask_where_to_save(parent: QWidget, suggestion: Path) -> Path | None:
    """Let a person choose a name; it gets its ending, and a file of that name is replaced only on a yes."""
    dialog = _file_dialog(parent, translate("Questions", "Save as"), suggestion.parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([translate("Questions", "Scenarios (%1)").replace("%1", f"*{ENDING}")])
    dialog.selectFile(suggestion.name)
    # Asked below, for the name with its ending: the dialog would ask for the one without.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    path = with_ending(_named_file(dialog)) if dialog.exec() else None
    dialog.deleteLater()
    return path if path is not None and _may_replace(parent, path) else None


def with_ending(path: Path) -> Path:
    """Return a path that ends like a scenario; any ending of JSON is left alone."""
    return path if path.name.lower().endswith(".json") else path.with_name(f"{path.name}{ENDING}")


def _may_replace(parent: QWidget, path: Path) -> bool:
    if not path.exists() or path.is_dir():
        return True
    return confirm(
        parent,
        translate("Questions", "Replace “%1”?").replace("%1", path.name),
        translate("Questions", "There is already a file of this name in %1.").replace("%1", str(path.parent)),
        translate("Questions", "&Replace"),
    )


def _named_file(dialog: QFileDialog) -> Path:
    """Return what stands in the dialog: Qt's own one returns the file that it selects, whatever is typed."""
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    if field is None or not field.text():
        return Path(dialog.selectedFiles()[0])
    return Path(dialog.directory().absolutePath(), Path(field.text()).expanduser())


def _file_dialog(parent: QWidget, title: str, folder: Path | None) -> QFileDialog:
    return QFileDialog(parent, title, str(folder) if folder is not None else "")


def _question(parent: QWidget, text: str, explanation: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("MRRT Studio")
    # Names of files and scenarios come from outside and are no HTML.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(explanation)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    return box


def _pressed(box: QMessageBox, *, default: QPushButton, escape: QPushButton) -> object:
    box.setDefaultButton(default)
    box.setEscapeButton(escape)
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    return pressed
