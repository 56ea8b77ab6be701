"""Every export by name: what the command line and the window offer, and how each is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mrrt_studio.formats import to_auth0_cli, to_curl, to_deploy_cli, to_management_api, to_terraform
from mrrt_studio.formats.changes import Change, changes, everything, of_client, stated
from mrrt_studio.formats.deploy_cli_folder import export_folder
from mrrt_studio.formats.deploy_cli_owner import Baseline
from mrrt_studio.formats.exported import Export, ExportWarning
from mrrt_studio.formats.imported import Origin
from mrrt_studio.formats.shell import ShellName
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation import (
    export_android,
    export_nextjs,
    export_server_python,
    export_spa_js,
    export_swift,
    steps_script,
)
from mrrt_studio.simulation.timeline import Timeline, simulate

_NOTHING_CHANGED = "Nothing has changed, so there is nothing to export."
_AS_NEW = (
    "This makes everything anew. To export only what changed, name the tenant as it was: an earlier scenario "
    "file, or the document that was imported."
)


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to export."""

    scenario: Scenario
    before: Scenario | None = None
    """The tenant as it was; what is exported is the change since then. Without it, all of the tenant."""
    origin: Origin | None = None
    """The document that ``before`` was imported from, to write the change into it."""
    client_id: str | None = None
    """One application alone."""
    shell: ShellName = "posix"
    timeline: Timeline | None = None
    """The timeline of the scenario, where the caller has it already."""

    @property
    def changed(self) -> tuple[Change, ...]:
        """The changes that are exported; without a tenant before, everything is new."""
        if self.before is None:
            if self.client_id is not None:
                return stated(self.scenario, self.client_id)
            return everything(self.scenario)
        changed = changes(self.before, self.scenario)
        return changed if self.client_id is None else of_client(changed, self.client_id)

    @property
    def played(self) -> Timeline:
        """The timeline of the scenario."""
        return self.timeline or simulate(self.scenario)


@dataclass(frozen=True, slots=True)
class Target:
    """Something that an export is for."""

    title: str
    """What people call it."""
    make: Callable[[ExportRequest], Export]
    of_steps: bool = False
    """Whether it exports the steps instead of the tenant."""


def export(target: str, request: ExportRequest) -> Export:
    """Return one export.

    Args:
        target: a key of :data:`TARGETS`.
        request: what to export.
    """
    known = TARGETS[target]
    made = known.make(request)
    if known.of_steps or made.text:
        return made
    return Export("", made.language, made.file_name, (ExportWarning("", _NOTHING_CHANGED, "note"),))


def _management_api(request: ExportRequest) -> Export:
    changed = request.changed
    if request.before is None and request.client_id is None:
        return to_management_api.export_objects(request.scenario)
    if request.client_id is not None and changed and changed[0].kind != "removed":
        return to_management_api.export_body(changed[0], request.scenario)
    return to_management_api.export_requests(changed, request.scenario)


def _curl(request: ExportRequest) -> Export:
    return _told_if_new(request, to_curl.export(request.changed, request.scenario, request.shell))


def _auth0_cli(request: ExportRequest) -> Export:
    return _told_if_new(request, to_auth0_cli.export(request.changed, request.scenario, request.shell))


def _told_if_new(request: ExportRequest, made: Export) -> Export:
    if request.before is not None or request.client_id is not None:
        return made
    warnings = (ExportWarning("", _AS_NEW, "note"), *made.warnings)
    return Export(made.text, made.language, made.file_name, warnings, made.files)


def _deploy_cli(request: ExportRequest) -> Export:
    """The owner's document where it is known, else a fragment of what changed, else a new document."""
    origin, before = request.origin, request.before
    baseline = Baseline(origin, before) if origin is not None and before is not None else None
    if baseline is not None and request.client_id is None:
        if baseline.is_document:
            return to_deploy_cli.export_document(request.scenario, baseline)
        if baseline.is_folder:
            return export_folder(request.scenario, baseline)
    if before is None and request.client_id is None:
        return to_deploy_cli.export_document(request.scenario)
    known = baseline if baseline is not None and baseline.is_document else None
    return to_deploy_cli.export_fragment(request.changed, request.scenario, known)


def _terraform(request: ExportRequest) -> Export:
    return to_terraform.export(request.changed, request.scenario)


def _steps_curl(request: ExportRequest) -> Export:
    return steps_script.export(request.played, request.shell)


def _sdk(export_calls: Callable[[Timeline, str | None], Export]) -> Callable[[ExportRequest], Export]:
    return lambda request: export_calls(request.played, request.client_id)


TARGETS: Mapping[str, Target] = {
    "management-api": Target("Management API", _management_api),
    "curl": Target("cURL", _curl),
    "auth0-cli": Target("Auth0 CLI", _auth0_cli),
    "deploy-cli": Target("Auth0 Deploy CLI", _deploy_cli),
    "terraform": Target("Terraform", _terraform),
    "steps-curl": Target("Steps as cURL", _steps_curl, of_steps=True),
    "sdk-spa-js": Target("auth0-spa-js", _sdk(export_spa_js.export), of_steps=True),
    "sdk-nextjs": Target("nextjs-auth0", _sdk(export_nextjs.export), of_steps=True),
    "sdk-server-python": Target("auth0-server-python", _sdk(export_server_python.export), of_steps=True),
    "sdk-swift": Target("Auth0.swift", _sdk(export_swift.export), of_steps=True),
    "sdk-android": Target("Auth0.Android", _sdk(export_android.export), of_steps=True),
}
"""What can be exported, in the order in which it is offered."""
