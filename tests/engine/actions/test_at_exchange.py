from __future__ import annotations

from mrrt_studio.engine.actions.at_exchange import exchange_occasion
from mrrt_studio.engine.state import UserSession
from tests.builders import ADA, MESSAGES, NOW, authorization, context, grant, opened, state


def test_an_exchange_has_no_browser_and_shows_no_token_in_its_body() -> None:
    issued = opened(state())
    made = authorization(requested_audience=MESSAGES, requested_scope=None)
    user = issued.state.configuration.users[ADA]
    found = exchange_occasion(issued.state, context(), made, user, issued.token, gives_id_token=True)
    assert (found.protocol, found.method, found.interactive) == ("oauth2-refresh-token", "POST", False)
    assert found.body == {"grant_type": "refresh_token", "client_id": "phone", "audience": MESSAGES}


def test_the_session_is_that_of_the_login_while_it_lives() -> None:
    issued = opened(state(), held=grant(session_id="s"))
    user = issued.state.configuration.users[ADA]
    for session_id, same in (("s", True), ("other", False)):
        session = UserSession(session_id, ADA, NOW, NOW + 60, NOW + 60, 60)
        server = issued.state.changed(sessions=issued.state.sessions.insert(ADA, session))
        found = exchange_occasion(
            server, context(), authorization(), user, issued.token, gives_id_token=False
        )
        assert (found.session is not None) == same
