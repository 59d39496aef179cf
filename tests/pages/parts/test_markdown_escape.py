"""Words a person wrote, inside a label."""

import re

import pytest

from pages.parts.markdown_escape import markdown_escape


@pytest.mark.parametrize(
    "words",
    [
        "![](http://127.0.0.1:9/x)",
        "[a](b)",
        "*a* _b_ `c` ~d~",
        ":red[x] :material/home:",
        "<b>",
        "$x$",
        "# a",
        "1. a",
        "a\\b",
    ],
)
def test_every_character_that_markdown_reads_is_disarmed(words: str) -> None:
    shown = markdown_escape(words)

    assert re.search(r"(?<!\\)(?:\\\\)*[!\[\]()*_`~:<>$#.]", shown) is None
    assert re.sub(r"\\(.)", r"\1", shown).replace("\u2060", "") == words


@pytest.mark.parametrize("words", ["see http://127.0.0.1:9/x", "www.example.org", "a@b.org"])
def test_what_looks_like_an_address_is_words_and_no_link(words: str) -> None:
    assert "\u2060" in markdown_escape(words)


def test_plain_words_stay_as_they_are_on_one_line() -> None:
    assert markdown_escape("K2") == "K2"
    assert markdown_escape("talk with\na  colleague") == "talk with a colleague"
