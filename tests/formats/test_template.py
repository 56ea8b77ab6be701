from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.template import (
    Template,
    Variable,
    json_template,
    json_text,
    one_line,
    template,
    variable_name,
    variables_in,
)
from tests.strategies import json_values

ID = Variable("CLIENT_ID")


def shown(text: Template) -> str:
    return text.written(str, lambda name: f"<{name}>")


def test_parts_become_one_text() -> None:
    text = template("a", "b", ID, template("", "c", ID))
    assert text.pieces == ("ab", ID, "c", ID)
    assert text.variables == (ID,)


def test_a_variable_stands_inside_the_quotes() -> None:
    body = {"id": ID, "url": template("https://", ID, '/"'), "n": [1, None, True], "e": {}, "l": []}
    assert shown(json_template(body)) == (
        '{"id":"<CLIENT_ID>","url":"https://<CLIENT_ID>/\\"","n":[1,null,true],"e":{},"l":[]}'
    )
    assert [*variables_in(body)] == [ID, ID]


def test_indented_like_python_does() -> None:
    value = {"a": [1, {"b": []}], "c": {}, "d": "ü"}
    assert shown(json_template(value, indent=2)) == json.dumps(value, indent=2, ensure_ascii=False)


@given(json_values())
def test_without_variables_it_is_json(value: object) -> None:
    assert json.loads(shown(json_template(value))) == value  # type: ignore[arg-type]
    assert shown(json_template(value, ascii_only=True)).isascii()  # type: ignore[arg-type]


@given(st.text())
def test_any_text_can_be_written_as_utf_8(text: str) -> None:
    written = json_text(text)
    assert written.encode()
    assert json.loads(written) == text


def test_names_of_variables() -> None:
    assert variable_name("Phone app") == "PHONE_APP"
    assert variable_name("myWebApp", "id") == "MY_WEB_APP_ID"
    assert variable_name("Café №1") == "CAFE_NO1"
    assert variable_name("1st") == "_1ST"
    assert variable_name("приложение") == ""


@given(st.text())
def test_a_comment_stays_on_its_line(text: str) -> None:
    line = one_line(text)
    assert len(f"x{line}x".splitlines()) == 1
    assert line.isprintable()
