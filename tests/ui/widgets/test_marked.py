from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.ui.widgets.marked import marked_to_html, plain_of_marked


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def test_marks_become_what_they_mean() -> None:
    html = marked_to_html("No policy of **Phone app** names `read:a`; see [the rule](rule:1).\nDone")
    assert "<b>Phone app</b>" in html
    assert '<a href="rule:1">the rule</a>' in html
    assert read(html).tags == {"b", "span", "a", "br"}


def test_short_code_stays_on_one_line_and_long_code_may_break() -> None:
    assert "RT&nbsp;1" in marked_to_html("`RT 1`")
    assert "\u200b" in marked_to_html("`https://reports.example.com/a?b=1&c=2`")


def test_a_break_never_splits_an_escaped_character() -> None:
    text = "https://reports.example.com/?a=1&b='2'&c=\"3\""
    assert read(marked_to_html(f"`{text}`")).text.replace("\u200b", "") == text


def test_markup_of_other_people_is_only_text() -> None:
    found = read(marked_to_html('<img src=x onerror="alert(1)"> & <a href="javascript:1">x</a>'))
    assert found.tags == set()
    assert found.text == '<img src=x onerror="alert(1)"> & <a href="javascript:1">x</a>'


@given(st.text(st.characters(exclude_characters="*`[]()\n\r\x00"), max_size=80))
def test_text_without_marks_is_shown_as_it_is(text: str) -> None:
    found = read(marked_to_html(text))
    assert found.tags == set()


@given(st.text(alphabet="<>&\"'*`[]()ab: \n", max_size=60))
def test_no_text_brings_in_a_tag_of_its_own(text: str) -> None:
    assert read(marked_to_html(text)).tags <= {"b", "span", "a", "br"}


def test_readers_get_the_sentence_without_marks() -> None:
    assert plain_of_marked("**Phone app** names `read:a`, [see](x:1)") == "Phone app names read:a, see"
