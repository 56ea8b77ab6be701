from __future__ import annotations

from mrrt_studio.engine.http import FORM_TYPE, failure, form, redirect, success


def test_a_form_leaves_out_what_is_absent_and_keeps_what_is_empty() -> None:
    request = form("https://x", {"a": "1", "b": None, "c": ""}, {"authorization": "Basic x"})
    assert (request.method, request.url) == ("POST", "https://x")
    assert dict(request.body) == {"a": "1", "c": ""}
    assert dict(request.headers) == {"content-type": FORM_TYPE, "authorization": "Basic x"}


def test_no_answer_of_the_token_endpoint_is_cached() -> None:
    granted, refused = success({"a": 1}), failure(403, {"error": "x"})
    assert (granted.status, refused.status) == (200, 403)
    assert granted.headers["cache-control"] == "no-store"
    assert "no-store" in refused.headers["cache-control"]


def test_a_redirect_shows_its_parameters_in_the_body() -> None:
    response = redirect("https://x?error=y", {"error": "y"})
    assert (response.status, response.headers["location"], response.body) == (
        302,
        "https://x?error=y",
        {"error": "y"},
    )
