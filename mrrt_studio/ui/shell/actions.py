"""Every action of the program as one table: menus, toolbar, shortcuts and the list of shortcuts read it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from mrrt_studio.ui.shell.marking import QT_TRANSLATE_NOOP
from mrrt_studio.ui.shell.pane_table import PANES

Role = QAction.MenuRole


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """What an action is called and which keys start it; what it does is the window's to say."""

    id: str
    """``<menu>.<verb>``; the list of shortcuts groups by the part before the dot."""
    text: str
    """With ``&`` before the letter for the menu and an ellipsis where more is asked."""
    keys: tuple[str, ...] = ()
    """Portable key sequences, the one shown in the menu first."""
    icon: str = ""
    checkable: bool = False
    group: str = ""
    """Of the actions of one group exactly one is checked."""
    role: Role = Role.NoRole
    """Where macOS moves it."""

    def shown_text(self) -> str:
        """Return the text in the user's language."""
        return QCoreApplication.translate("Actions", self.text)

    def plain_text(self) -> str:
        """Return the text without the marks of the menu."""
        return self.shown_text().replace("&", "").rstrip("…")

    def sequences(self) -> list[QKeySequence]:
        """Return the keys as Qt wants them."""
        return [QKeySequence(key, QKeySequence.SequenceFormat.PortableText) for key in self.keys]


@dataclass(frozen=True, slots=True)
class MenuSpec:
    """A menu: ids of actions, ``-`` for a line, and menus inside it."""

    id: str
    text: str
    items: tuple[str | MenuSpec, ...] = ()
    """Empty for a menu that is filled when it opens."""

    def shown_text(self) -> str:
        """Return the title in the user's language."""
        return QCoreApplication.translate("Actions", self.text)


ACTIONS = (
    ActionSpec("file.new", QT_TRANSLATE_NOOP("Actions", "&New"), ("Ctrl+N",), "new"),
    ActionSpec("file.example", QT_TRANSLATE_NOOP("Actions", "New from &Example"), ("Ctrl+Shift+N",)),
    ActionSpec("file.start", QT_TRANSLATE_NOOP("Actions", "S&tart Page"), ("Ctrl+Shift+H",)),
    ActionSpec("file.open", QT_TRANSLATE_NOOP("Actions", "&Open…"), ("Ctrl+O",), "open"),
    ActionSpec("file.import", QT_TRANSLATE_NOOP("Actions", "&Import…"), ("Ctrl+I",), "import"),
    ActionSpec("file.import-folder", QT_TRANSLATE_NOOP("Actions", "Import Fol&der…"), ("Ctrl+Shift+I",)),
    ActionSpec("file.export", QT_TRANSLATE_NOOP("Actions", "Ex&port…"), ("Ctrl+Alt+E",), "export"),
    ActionSpec("file.forget", QT_TRANSLATE_NOOP("Actions", "&Clear List")),
    ActionSpec("file.save", QT_TRANSLATE_NOOP("Actions", "&Save"), ("Ctrl+S",), "save"),
    ActionSpec("file.save-as", QT_TRANSLATE_NOOP("Actions", "Save &As…"), ("Ctrl+Shift+S",)),
    ActionSpec("file.rename", QT_TRANSLATE_NOOP("Actions", "Rena&me…"), (), "edit"),
    ActionSpec("file.close", QT_TRANSLATE_NOOP("Actions", "&Close"), ("Ctrl+W",), "close"),
    ActionSpec("file.quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), ("Ctrl+Q",), role=Role.QuitRole),
    ActionSpec("edit.undo", QT_TRANSLATE_NOOP("Actions", "&Undo"), ("Ctrl+Z",), "undo"),
    ActionSpec("edit.redo", QT_TRANSLATE_NOOP("Actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    ActionSpec(
        "edit.paste", QT_TRANSLATE_NOOP("Actions", "&Paste Configuration"), ("Ctrl+Shift+V",), "paste"
    ),
    ActionSpec("edit.find", QT_TRANSLATE_NOOP("Actions", "&Find…"), ("Ctrl+F",), "search"),
    ActionSpec("edit.duplicate", QT_TRANSLATE_NOOP("Actions", "&Duplicate Step"), ("Ctrl+D",), "duplicate"),
    ActionSpec("edit.delete", QT_TRANSLATE_NOOP("Actions", "De&lete Step"), ("Ctrl+Delete",), "trash"),
    ActionSpec("steps.login", QT_TRANSLATE_NOOP("Actions", "Add &Login…"), ("Ctrl+Shift+L",), "user"),
    ActionSpec("steps.exchange", QT_TRANSLATE_NOOP("Actions", "Add &Exchange…"), ("Ctrl+Shift+E",), "ticket"),
    ActionSpec("steps.call_api", QT_TRANSLATE_NOOP("Actions", "Add API &Call…"), ("Ctrl+Shift+K",), "api"),
    ActionSpec("steps.wait", QT_TRANSLATE_NOOP("Actions", "Add &Wait…"), ("Ctrl+Shift+W",), "wait"),
    ActionSpec("steps.revoke", QT_TRANSLATE_NOOP("Actions", "Add &Revoke…"), ("Ctrl+Shift+R",), "dropped"),
    ActionSpec("steps.forward", QT_TRANSLATE_NOOP("Actions", "Step &Forward"), ("F10", "Alt+Right"), "play"),
    ActionSpec("steps.back", QT_TRANSLATE_NOOP("Actions", "Step &Back"), ("F9", "Alt+Left"), "step-back"),
    ActionSpec("steps.start", QT_TRANSLATE_NOOP("Actions", "To the &Start"), ("Alt+Home",), "to-start"),
    ActionSpec("steps.end", QT_TRANSLATE_NOOP("Actions", "To the E&nd"), ("Alt+End",), "to-end"),
    ActionSpec("steps.here", QT_TRANSLATE_NOOP("Actions", "Run to &Here"), ("Ctrl+F10",)),
    ActionSpec("steps.expect", QT_TRANSLATE_NOOP("Actions", "E&xpect This"), ("Ctrl+E",), "ok"),
    ActionSpec("steps.unexpect", QT_TRANSLATE_NOOP("Actions", "Remove Expectat&ions")),
    ActionSpec(
        "steps.succeed", QT_TRANSLATE_NOOP("Actions", "&Make This Succeed…"), ("Ctrl+Shift+M",), "settings"
    ),
    ActionSpec(
        "steps.thief", QT_TRANSLATE_NOOP("Actions", "What Could a &Thief Reach?"), ("Ctrl+Shift+T",), "ticket"
    ),
    ActionSpec("steps.smallest", QT_TRANSLATE_NOOP("Actions", "Smallest &Policies That Suffice…")),
    ActionSpec("view.tenant", QT_TRANSLATE_NOOP("Actions", "&Tenant"), ("Ctrl+1",), checkable=True),
    ActionSpec("view.timeline", QT_TRANSLATE_NOOP("Actions", "Ti&meline"), ("Ctrl+2",), checkable=True),
    ActionSpec("view.inspector", QT_TRANSLATE_NOOP("Actions", "&Inspector"), ("Ctrl+3",), checkable=True),
    ActionSpec("view.bottom", QT_TRANSLATE_NOOP("Actions", "Show or Hide Panes &Below"), ("Ctrl+J",)),
    ActionSpec("view.palette", QT_TRANSLATE_NOOP("Actions", "Command Palette…"), ("Ctrl+Shift+P",), "search"),
    ActionSpec("view.next-pane", QT_TRANSLATE_NOOP("Actions", "&Next Pane"), ("F6",)),
    ActionSpec("view.previous-pane", QT_TRANSLATE_NOOP("Actions", "&Previous Pane"), ("Shift+F6",)),
    ActionSpec("view.larger", QT_TRANSLATE_NOOP("Actions", "&Larger Text"), ("Ctrl++", "Ctrl+=")),
    ActionSpec("view.smaller", QT_TRANSLATE_NOOP("Actions", "&Smaller Text"), ("Ctrl+-",)),
    ActionSpec("view.usual", QT_TRANSLATE_NOOP("Actions", "&Usual Text Size"), ("Ctrl+0",)),
    ActionSpec(
        "view.scheme-system",
        QT_TRANSLATE_NOOP("Actions", "As the &System"),
        checkable=True,
        group="scheme",
    ),
    ActionSpec("view.scheme-light", QT_TRANSLATE_NOOP("Actions", "&Light"), checkable=True, group="scheme"),
    ActionSpec("view.scheme-dark", QT_TRANSLATE_NOOP("Actions", "&Dark"), checkable=True, group="scheme"),
    ActionSpec(
        "view.scheme-high-contrast",
        QT_TRANSLATE_NOOP("Actions", "&High Contrast"),
        checkable=True,
        group="scheme",
    ),
    *(ActionSpec(pane.action, pane.text, pane.keys, checkable=True) for pane in PANES),
    ActionSpec("help.shortcuts", QT_TRANSLATE_NOOP("Actions", "&Keyboard Shortcuts"), ("F1",)),
    ActionSpec("help.about", QT_TRANSLATE_NOOP("Actions", "&About MRRT Studio"), role=Role.AboutRole),
)

FILE_MENU = MenuSpec(
    "file",
    QT_TRANSLATE_NOOP("Actions", "&File"),
    (
        "file.new",
        "file.example",
        "file.start",
        "-",
        "file.open",
        MenuSpec("recent", QT_TRANSLATE_NOOP("Actions", "Open &Recent")),
        "-",
        "file.import",
        "file.import-folder",
        "file.export",
        "-",
        "file.save",
        "file.save-as",
        "file.rename",
        "-",
        "file.close",
        "file.quit",
    ),
)
EDIT_MENU = MenuSpec(
    "edit",
    QT_TRANSLATE_NOOP("Actions", "&Edit"),
    ("edit.undo", "edit.redo", "-", "edit.paste", "edit.find", "-", "edit.duplicate", "edit.delete"),
)
STEPS_MENU = MenuSpec(
    "steps",
    QT_TRANSLATE_NOOP("Actions", "&Steps"),
    (
        "steps.login",
        "steps.exchange",
        "steps.call_api",
        "steps.wait",
        "steps.revoke",
        "-",
        "steps.forward",
        "steps.back",
        "steps.start",
        "steps.end",
        "steps.here",
        "-",
        "steps.expect",
        "steps.unexpect",
        "-",
        "steps.succeed",
        "steps.thief",
        "steps.smallest",
    ),
)
SCHEME_MENU = MenuSpec(
    "scheme",
    QT_TRANSLATE_NOOP("Actions", "&Colours"),
    ("view.scheme-system", "view.scheme-light", "view.scheme-dark", "view.scheme-high-contrast"),
)
VIEW_MENU = MenuSpec(
    "view",
    QT_TRANSLATE_NOOP("Actions", "&View"),
    (
        "view.palette",
        "-",
        "view.tenant",
        "view.timeline",
        "view.inspector",
        *(pane.action for pane in PANES),
        "view.bottom",
        "-",
        "view.next-pane",
        "view.previous-pane",
        "-",
        "view.larger",
        "view.smaller",
        "view.usual",
        SCHEME_MENU,
    ),
)
HELP_MENU = MenuSpec("help", QT_TRANSLATE_NOOP("Actions", "&Help"), ("help.shortcuts", "help.about"))

MENUS = (FILE_MENU, EDIT_MENU, STEPS_MENU, VIEW_MENU, HELP_MENU)
"""The menu bar; a window without a document leaves out what it has no command for."""
