"""The forms of an Action and of a Rule: name, when it runs, its code, and the values that it reads."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from mrrt_studio.engine.scripts import ScriptError, ScriptKind
from mrrt_studio.scenario.tenant import Action, Rule, RuleConfig
from mrrt_studio.ui.binding import attribute
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.scripts.code_dialog import CodeDialog
from mrrt_studio.ui.scripts.code_panel import CodePanel
from mrrt_studio.ui.scripts.known_code import all_scripts, known_code
from mrrt_studio.ui.scripts.order_field import OrderField
from mrrt_studio.ui.scripts.order_row import OrderRow
from mrrt_studio.ui.scripts.runs import last_error
from mrrt_studio.ui.scripts.secrets import SecretPairs
from mrrt_studio.ui.scripts.subjects import ConfigSubject, ScriptSubject
from mrrt_studio.ui.scripts.try_dialog import TryDialog
from mrrt_studio.ui.scripts.words import script_title
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.tenant.fields import Switch, TextField
from mrrt_studio.ui.tenant.json_page import JsonPage
from mrrt_studio.ui.tenant.object_form import BoundPage, ObjectForm
from mrrt_studio.ui.tenant.pair_table import PairTable
from mrrt_studio.ui.tenant.pairs_page import Pairs, PairsPage
from mrrt_studio.ui.tenant.script_kinds import runs_when_bound
from mrrt_studio.ui.tenant.subject import ItemSubject
from mrrt_studio.ui.widgets.buttons import ActionButton


class ScriptPage(BoundPage):
    """Name and code; the problem of the last run stands at its line."""

    def __init__(
        self, kind: ScriptKind, document: Document, subject: ScriptSubject, selection: Selection | None
    ) -> None:
        super().__init__(subject)
        self._kind: ScriptKind = kind
        self._document = document
        self._selection = selection
        needed = self.tr("An Action needs a name.") if kind == "action" else self.tr("A Rule needs a name.")
        self.name = TextField(needed)
        self.panel = CodePanel(kind)
        self.allow_button = ActionButton(self.tr("Allow this scenario's code…"), "plain", "script-source")
        self.section = self.add_section()
        self.section.add_widget(self.allow_button)
        told = self.tr("What steps and logs call it.")
        self.binder.bind(self.section.add_row(self.tr("Name"), self.name, told), attribute("name"))
        self.panel.try_requested.connect(self.open_try)
        self.allow_button.clicked.connect(self.show_code)
        document.timeline_changed.connect(self._show_run)

    def add_code(self, field: str, help_text: str) -> None:
        """Append the code, which stands last because it is as long as it likes."""
        row = self.section.add_row(self.tr("Code"), self.panel, help_text)
        self.binder.bind(row, attribute(field))
        self.add_notes(self._show_title)

    def open_try(self) -> TryDialog | None:
        """Run the script against a step, without a change of anything."""
        item = self.subject.item()
        if item is None:
            return None
        step_id = self._selection.step_id if self._selection is not None else ""
        dialog = TryDialog(self._document, self._kind, item.name, step_id, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def show_code(self) -> CodeDialog:
        """Show the code of the scenario, where it can be allowed to run after a "Not now" too."""
        scripts = all_scripts(self._document.scenario)
        dialog = CodeDialog(scripts, self.window())
        dialog.allowed.connect(lambda: known_code().allow(script.code for script in scripts))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _show_title(self, item: Any) -> None:  # noqa: ANN401
        self.panel.set_title(script_title(self._kind, item.name))
        self._show_run()

    def _show_run(self) -> None:
        item = self.subject.item()
        is_shown = isinstance(item, Action if self._kind == "action" else Rule)
        self.allow_button.setVisible(bool(known_code().unknown(self._document.scenario)))
        error: ScriptError | None = None
        if is_shown:
            error = last_error(self._document.timeline, self._kind, item.name, self.panel.value())
        self.panel.show_run_error(error)


class ActionForm(ObjectForm):
    """Everything of an Action."""

    def __init__(self, document: Document, subject: ItemSubject, selection: Selection | None) -> None:
        script = ScriptSubject(document, subject)
        super().__init__(script)
        page = ScriptPage("action", document, script, selection)
        order = OrderRow(script)
        page.section.add_row(
            self.tr("Trigger"), order, self.tr("Actions run behind all Rules, in this order.")
        )
        page.add_notes(order.show_action)
        help_text = self.tr("It gets event and api, as Auth0 documents them for the post-login trigger.")
        page.add_code("code", help_text)
        self.first_field = page.name
        self.add_page(self.tr("General"), lambda: page)
        self.add_page(self.tr("Secrets"), lambda: _secrets_page(script))
        self.add_page(self.tr("JSON"), lambda: JsonPage(script))

    def title_of(self, item: Action) -> tuple[str, str]:
        """Return the name, and whether it runs."""
        runs = runs_when_bound(self.subject.scenario, item.name) is not None
        return item.name, self.tr("Action · runs after login") if runs else self.tr("Action · does not run")

    def show_counts(self, item: Action) -> None:
        """Show how many secrets there are."""
        self.tabs.bar.set_count(1, len(item.secrets or ()) or None)


class RuleForm(ObjectForm):
    """Everything of a Rule, and the values that all Rules share."""

    def __init__(self, document: Document, subject: ItemSubject, selection: Selection | None) -> None:
        script = ScriptSubject(document, subject)
        super().__init__(script)
        page = ScriptPage("rule", document, script, selection)
        enabled = page.section.add_row(
            "", Switch(self.tr("Enabled")), self.tr("Nothing runs a disabled Rule.")
        )
        page.binder.bind(enabled, attribute("enabled", lambda _: True))
        order = page.section.add_row(
            self.tr("Order"), OrderField(), self.tr("Rules run by this number, before all Actions.")
        )
        page.binder.bind(order, attribute("order"))
        page.add_code("script", self.tr("A function of user, context and callback."))
        self.first_field = page.name
        self.add_page(self.tr("General"), lambda: page)
        self.add_page(self.tr("Configuration"), lambda: _configuration_page(document))
        self.add_page(self.tr("JSON"), lambda: JsonPage(script))

    def title_of(self, item: Rule) -> tuple[str, str]:
        """Return the name, and whether it runs."""
        return item.name, self.tr("Rule · disabled") if item.enabled is False else self.tr("Rule")

    def show_counts(self, item: Rule) -> None:  # noqa: ARG002 - the values are those of all Rules
        """Show how many configuration values there are."""
        self.tabs.bar.set_count(1, len(self.subject.scenario.rules_configs) or None)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ScriptForms", text)


def _secrets_page(subject: ItemSubject) -> PairsPage:
    table = PairTable((_tr("Name"), _tr("Value")), _tr("Add a secret"), ("mono", "mono"))
    help_text = _tr("The code reads them as event.secrets. The file holds them as they stand here.")
    return PairsPage(subject, SecretPairs(), table, help_text, _tr("Secrets"))


def _configuration_page(document: Document) -> PairsPage:
    headers = (_tr("Key"), _tr("Value"))
    table = PairTable(headers, _tr("Add a value"), ("mono", "mono"))
    pairs = Pairs("rules_configs", ("key", "value"), lambda key, value: RuleConfig(key=key, value=value))
    help_text = _tr("Every Rule reads them as configuration; Actions do not.")
    return PairsPage(ConfigSubject(document), pairs, table, help_text, _tr("Rules configuration"))
