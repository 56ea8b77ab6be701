from __future__ import annotations

import pytest

from mrrt_studio.formats.shell import SHELLS
from mrrt_studio.simulation.step_requests import StepRequests, requests_of
from mrrt_studio.simulation.step_variables import StepVariables
from tests.simulation.export_samples import timeline

TIMELINE = timeline()
POSIX = StepRequests(StepVariables.of(TIMELINE), SHELLS["posix"])
POWERSHELL = StepRequests(StepVariables.of(TIMELINE), SHELLS["powershell"])


def commands(step_id: str, requests: StepRequests = POSIX) -> list[str]:
    played = TIMELINE.by_id[step_id]
    return [requests.command(played, request).replace(" \\\n  ", " ") for request in requests_of(played)]


def test_an_exchange_is_a_form() -> None:
    (command,) = commands("x2")
    assert command == (
        'curl --silent --show-error --request POST "https://${AUTH0_DOMAIN}/oauth/token" '
        "--data-urlencode grant_type=refresh_token "
        '--data-urlencode "client_id=${PHONE_APP_CLIENT_ID}" '
        '--data-urlencode "refresh_token=${X1_REFRESH_TOKEN}" '
        "--data-urlencode audience=https://billing.example.com "
        "--data-urlencode scope=read:bills"
    )


def test_a_secret_in_a_header_is_told_to_curl_itself() -> None:
    (command,) = commands("machine")
    assert '--user "${WEB_CLIENT_ID}:${WEB_CLIENT_SECRET}"' in command
    assert "Basic" not in command


def test_an_api_gets_the_token_of_a_step() -> None:
    (command,) = commands("call")
    assert command.endswith(
        '--request POST "https://${AUTH0_DOMAIN}/orders/new" '
        '--header "authorization: Bearer ${X1_ACCESS_TOKEN}"'
    )


@pytest.mark.parametrize("step_id", ["change", "all"])
def test_an_administrator_has_a_token_of_their_own(step_id: str) -> None:
    (command,) = commands(step_id)
    assert '--header "authorization: Bearer ${AUTH0_MANAGEMENT_API_TOKEN}"' in command


def test_json_is_quoted_for_posix_and_piped_for_powershell() -> None:
    (posix,) = commands("change")
    assert posix.endswith(
        '--data-raw \'{"client_secret":"\'"${CLIENT_SECRET}"\'","name":"It\'"\'"\'s \\"new\\""}\''
    )
    (powershell,) = commands("change", POWERSHELL)
    assert powershell.startswith('"{`"client_secret`":`"${env:CLIENT_SECRET}`"')
    assert "'@-'" in powershell


def test_a_login_by_code_has_a_request_before() -> None:
    first, second = requests_of(TIMELINE.by_id["login"])
    assert first.method == "GET"
    assert second.method == "POST"
    assert [*requests_of(TIMELINE.by_id["wait"])] == []


def test_every_variable_of_a_step_is_known() -> None:
    names = {variable.name for variable in POSIX.used(TIMELINE.by_id["login"])}
    assert names == {"AUTH0_DOMAIN", "PHONE_APP_CLIENT_ID", "CODE", "CODE_VERIFIER", "CODE_CHALLENGE"}
