from __future__ import annotations

from mrrt_studio.scenario.resource_server import ClientGrant, ResourceServer
from mrrt_studio.scenario.tenant import Organization, Role, User
from mrrt_studio.ui.tenant.kind_parts import (
    copied_api,
    copied_organization,
    copied_role,
    grant_label,
    identifier_of_api,
    identifier_of_organization,
    identifier_of_user,
    subject_of_grant,
)
from tests.ui.tenant.studio import HOME, WEB, example


def test_a_client_grant_is_called_after_what_it_connects() -> None:
    scenario = example()
    assert grant_label(scenario, ClientGrant(client_id=WEB, audience=HOME)) == "Web portal → Messages"
    assert grant_label(scenario, ClientGrant(client_id="gone", audience="https://x")) == "gone → https://x"
    third = ClientGrant(default_for="third_party_clients", audience=HOME)
    assert grant_label(scenario, third) == "Third-party applications → Messages"
    assert grant_label(scenario, ClientGrant(audience="")) == "(nobody) → (no API)"
    assert subject_of_grant(ClientGrant(audience=HOME, subject_type="user")) == "for users"
    assert subject_of_grant(third) == ""


def test_auth0s_own_ids_are_not_copied() -> None:
    scenario = example()
    api = copied_api(scenario, ResourceServer(id="rs_1", identifier=HOME), "Copy")
    assert (api.id, api.identifier) == (None, f"{HOME}-2")
    assert copied_role(scenario, Role(id="rol_1", name="r"), "r copy") == Role(name="r copy")
    original = Organization(id="org_1", name="acme", members=("u",))
    copy = copied_organization(scenario, original, "Acme copy")
    assert copy.id != "org_1"
    assert copy.name != "acme"
    assert copy.members == ("u",)


def test_an_identifier_stands_behind_a_name_only_where_it_is_another() -> None:
    assert identifier_of_api(ResourceServer(identifier=HOME, name="Messages")) == "api.example.com"
    assert identifier_of_api(ResourceServer(identifier=HOME)) == ""
    assert identifier_of_user(User(user_id="u", email="a@example.com", name="Ada")) == "a@example.com"
    assert identifier_of_organization(Organization(id="o", name="acme", display_name="Acme")) == "acme"
    assert identifier_of_organization(Organization(id="o", name="acme")) == ""
