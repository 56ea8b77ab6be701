from __future__ import annotations

import pytest

from mrrt_studio.formats.shell import SHELLS, ShellName
from mrrt_studio.simulation.step_requests import StepRequests, requests_of
from mrrt_studio.simulation.step_variables import StepVariables
from mrrt_studio.simulation.timeline import Timeline
from tests.builders import ADA, PHONE, exchange, patch, run
from tests.simulation.export_samples import WRONG_SECRET, played, secrets_of, server

TOKEN = '--header "authorization: Bearer ${AUTH0_MANAGEMENT_API_TOKEN}"'


def command(timeline: Timeline, step_id: str, shell: ShellName = "posix") -> str:
    """The command of a step's own request."""
    step = timeline.by_id[step_id]
    return StepRequests(StepVariables.of(timeline), SHELLS[shell]).command(step, [*requests_of(step)][-1])


@pytest.mark.parametrize("shell", ["posix", "powershell"])
@pytest.mark.parametrize("method", ["client_secret_post", "client_secret_basic"])
def test_no_command_holds_a_secret_or_a_token(shell: ShellName, method: str) -> None:
    wrong = exchange(id="x2", client_secret=WRONG_SECRET)
    timeline = server(wrong, token_endpoint_auth_method=method)
    assert WRONG_SECRET in str([*requests_of(timeline.by_id["x2"])]) or method == "client_secret_basic"
    for each in timeline.steps:
        text = command(timeline, each.id, shell)
        assert [secret for secret in secrets_of(timeline) if secret in text] == []


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("client_secret_post", '--data-urlencode "client_secret=${PHONE_APP_CLIENT_SECRET}"'),
        ("client_secret_basic", '--user "${PHONE_APP_CLIENT_ID}:${PHONE_APP_CLIENT_SECRET}"'),
    ],
)
def test_the_secret_goes_where_the_application_sends_it(method: str, said: str) -> None:
    text = command(server(token_endpoint_auth_method=method), "x1")
    assert said in text
    assert text.count("CLIENT_SECRET}") == 1
    assert "Basic" not in text


def test_a_form_is_sent_member_by_member() -> None:
    assert command(played(), "x2").split(" \\\n  ") == [
        'curl --silent --show-error --request POST "https://${AUTH0_DOMAIN}/oauth/token"',
        "--data-urlencode grant_type=refresh_token",
        '--data-urlencode "client_id=${PHONE_APP_CLIENT_ID}"',
        '--data-urlencode "refresh_token=${X1_REFRESH_TOKEN}"',
        "--data-urlencode audience=https://billing.example.com",
        "--data-urlencode 'scope=read:billing write:billing'",
    ]


def test_an_api_is_called_with_the_token_of_its_step() -> None:
    assert command(played(), "call").endswith('--header "authorization: Bearer ${X1_ACCESS_TOKEN}"')
    assert "--request" not in command(played(), "call3")


@pytest.mark.parametrize(
    ("step", "is_of_the_administrator"),
    [
        (patch(f"clients/{PHONE}", {"name": "New"}), True),
        ({"id": "revoke", "type": "revoke", "user": ADA}, True),
        ({"id": "revoke", "type": "revoke", "refresh_token": "login"}, False),
        (exchange(id="x2"), False),
    ],
)
def test_only_the_administrator_needs_a_management_token(
    step: dict[str, object], is_of_the_administrator: bool
) -> None:
    timeline = server(step)
    assert (TOKEN in command(timeline, str(step["id"]))) is is_of_the_administrator


def test_json_comes_through_the_pipe_where_the_shell_would_spoil_it() -> None:
    timeline = server(patch(f"clients/{PHONE}", {"name": "Gr\u00f6\u00dfe", "client_secret": WRONG_SECRET}))
    posix, powershell = (command(timeline, "patch", shell) for shell in ("posix", "powershell"))
    assert '"name":"Gr\u00f6\u00dfe"' in posix
    assert "--data-raw" in posix
    assert "| curl.exe" in powershell
    assert powershell.endswith("--data-binary '@-'")
    assert powershell.isascii()
    assert WRONG_SECRET not in posix + powershell


def test_a_login_by_code_takes_two_requests_and_a_wait_none() -> None:
    timeline = played()
    urls = [request.url.split("?")[0] for request in requests_of(timeline.by_id["login"])]
    assert urls == ["https://example.auth0.com/authorize", "https://example.auth0.com/oauth/token"]
    assert [*requests_of(timeline.by_id["wait"])] == []
    assert [*requests_of(run(exchange(disabled=True)).steps[0])] == []


def test_the_variables_of_a_command_are_known_before_it_is_written() -> None:
    timeline = played()
    used = StepRequests(StepVariables.of(timeline), SHELLS["posix"]).used(timeline.by_id["x2"])
    assert {variable.name for variable in used} == {"AUTH0_DOMAIN", "PHONE_APP_CLIENT_ID", "X1_REFRESH_TOKEN"}
