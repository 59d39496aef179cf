"""What is proposed to be cut, and what it takes until a text may leave."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.sharing.redaction import Redacted, Review, review
from journal.sharing.refusals import CannotShare, NotReviewed


def of(text: str, *own: str) -> Review:
    return review(text, own_words=own, codes={"K2": "R47", "M1": "D12"}, habitual=())


def test_a_text_leaves_only_when_every_open_word_is_decided() -> None:
    going = of("Tarnow asked again")
    assert [going.text[going.spans[n].start : going.spans[n].end] for n in going.open] == ["Tarnow"]
    with pytest.raises(NotReviewed):
        going.confirm(shown=going.result())
    assert going.result() == "[name] asked again"
    kept = going.decide(0, cut=False)
    assert kept.confirm(shown="Tarnow asked again").text == "Tarnow asked again"


def test_what_is_confirmed_is_what_was_shown() -> None:
    going = of("call +44 20 7946 0958 again")
    assert going.result() == "call [phone] again"
    with pytest.raises(NotReviewed):
        going.confirm(shown="call +44 20 7946 0958 again")
    assert going.confirm(shown="call [phone] again").text == "call [phone] again"


def test_a_text_in_which_nothing_was_found_is_confirmed_all_the_same() -> None:
    going = of("she asked again")
    assert going.spans == ()
    with pytest.raises(NotReviewed):
        going.confirm(shown="")
    assert going.confirm(shown="she asked again").text == "she asked again"


@pytest.mark.parametrize("made", [lambda: Redacted("x", object()), lambda: Review(text="x", spans=(), made_by=None)])
def test_neither_a_redacted_text_nor_a_review_can_be_made_by_hand(made: object) -> None:
    assert callable(made)
    with pytest.raises(TypeError):
        made()


def test_a_redacted_text_does_not_change_and_is_not_stored_past_its_review() -> None:
    going = of("she asked")
    text = going.confirm(shown="she asked")
    with pytest.raises(AttributeError):
        text._text = "Maria"
    with pytest.raises(TypeError):
        pickle.dumps(text)
    assert "she" not in repr(text)


def test_own_codes_become_this_persons_codes_and_cannot_stay() -> None:
    going = of("K2 asked with k2, not K21")
    assert going.result().startswith("R47 asked with R47")
    with pytest.raises(ValueError, match="always replaced"):
        going.decide(0, cut=False)


def test_the_therapist_can_cut_more_than_was_found() -> None:
    going = of("she asked the letter")
    cut = going.cut_too(10, 20)
    assert cut.result() == "she asked [left out]"
    assert cut.confirm(shown=cut.result()).text == "she asked [left out]"


def test_a_cut_of_ones_own_takes_the_spans_it_touches_along_and_leaves_the_others_decided() -> None:
    going = of("Tarnow asked Berg and Lund").decide(0, cut=False).decide(2, cut=True)
    cut = going.cut_too(7, 15)
    assert cut.open == ()
    assert cut.result() == "Tarnow [left out] and [name]"


@pytest.mark.parametrize(
    ("text", "own", "result"),
    [
        ("with Zoe again", "Zoë", "with [name] again"),
        ("with zöe again", "Zoë", "with [name] again"),
        ("with kowalski again", "Kowalska", "with [name] again"),
        ("with kowlaska again", "Kowalska", "with [name] again"),
        ("with mehmet yildiz again", "Mehmet Yıldız", "with [name] again"),
        ("with mehmet again", "Mehmet Yıldız", "with [name] again"),
        ("with\u200b Ko\u200bwalska again", "Kowalska", "with [name] again"),
        ("with annas again", "Anna", "with [name] again"),
        ("asked the tea", "Tea", "asked the [name]"),
        ("asked the sea", "Tea", "asked the sea"),  # so short that everything would be a typo
    ],
)
def test_the_clients_own_words_are_found_with_accents_endings_and_one_typo(text: str, own: str, result: str) -> None:
    assert of(text, own).result() == result


def test_a_number_is_found_in_digits_of_other_scripts_too() -> None:
    assert of("call ０２０ ７９４６ ０９９１").result() == "call [phone]"


def test_what_leads_a_name_goes_with_it_and_nothing_beside_a_cut_is_forgotten() -> None:
    assert of("asked 2 de mayo de Cruz").result() == "asked [date] [name]"
    assert of("asked van der Berg").result() == "asked [name]"


@given(st.text(alphabet=st.sampled_from("ab KM2é4.,@/\n-+ÄИ佐’'\u200b1905"), max_size=60), st.data())
def test_the_diff_is_the_text_and_cuts_never_overlap(text: str, data: st.DataObject) -> None:
    going = of(text, "Abba", "Kab")
    if going.text:
        start = data.draw(st.integers(0, len(going.text) - 1))
        going = going.cut_too(start, data.draw(st.integers(start + 1, len(going.text))))
    assert "".join(piece.before for piece in going.pieces()) == going.text
    ends = [(s.start, s.end) for s in going.spans]
    assert all(a[1] <= b[0] for a, b in pairwise(ends))
    assert all(s.start < s.end for s in going.spans)


def test_a_long_text_is_gone_through_in_a_moment() -> None:
    """A pattern that tries every way to fail would not end here at all."""
    for text in (
        "a." * 3_000,
        "1 " * 3_000,
        "@" * 6_000,
        "rue " * 1_500,
        "A1-" * 2_000,
        "K2 Zoe " * 800,
        "-" * 6_000,
        "a-" * 4_000,
        "x_" * 4_000,
        "anna at " * 1_500,
        "the only twin of " * 800,
        "one " * 3_000,
        "hundertund" * 800,
    ):
        of(text, "Zoë")


def test_a_text_too_long_for_a_pack_is_refused_before_anybody_goes_through_it() -> None:
    with pytest.raises(CannotShare):
        of("a" * 20_001)
