"""The page on published scales: quick to fill in, no answer lost, and a quiet word about what came of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from journal.measures.scales import score
from journal.presets.scales import SCALES
from journal.records.person import Person, Relation
from journal.records.scale import ScaleAnswers
from journal.records.weight_change import WeightChange
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, Page, SetClock, days_ago, moment, today

PAGE = "log/scale.py"
PROQOL = "3 4 2 5 1 3 4 2 5 1 3 4 2 5 1 3 4 2 5 1 3 4 2 5 1 3 4 2 5 1"
NO_WORDS = "Nothing you typed was lost."


def opened(open_page: OpenPage, scale: str) -> Page:
    return open_page(PAGE).fill(scale=scale)


def type_line(page: Page, scale: str, text: str) -> Page:
    """Type all answers on one line, as a person does: the callback runs."""
    next(box for box in page.at.text_input if box.key == f"{page.draft}.{scale}.in_order").set_value(text)
    return page.run()


def rows(page: Page, scale: str) -> list[Any]:
    """Return what each row holds."""
    prefix = f"{page.draft}.{scale}.item_"
    return [group.value for group in page.at.button_group if (group.key or "").startswith(prefix)]


def kept(journal: Journal, scale: str, days: int, **values: Any) -> ScaleAnswers:
    filled = ScaleAnswers(at=moment(days_ago(days)), written_at=moment(days_ago(days)), scale=scale, **values)
    journal.scales.add(filled)
    return filled


def test_an_empty_journal_offers_every_scale_and_says_what_will_be_here(open_page: OpenPage) -> None:
    page = open_page(PAGE)

    which = next(g for g in page.at.button_group if g.key == f"{page.draft}.scale")
    assert which.options == [scale.title for scale in SCALES]
    assert "will be listed here" in page.said
    assert "The questions belong to their authors" in page.said


def test_opening_the_page_leaves_no_draft_behind(open_page: OpenPage, journal: Journal) -> None:
    open_page(PAGE).run()

    assert journal.drafts.all() == []


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.name)
def test_each_scale_says_where_it_is_from_and_whose_it_is(open_page: OpenPage, scale: Any) -> None:
    page = opened(open_page, scale.name)

    assert scale.source in page.said
    assert scale.holder in page.said
    assert page.errors == []
    assert len(rows(page, scale.name)) == scale.items


def test_all_answers_on_one_line_fill_the_rows_and_are_saved(open_page: OpenPage, journal: Journal) -> None:
    page = type_line(opened(open_page, "proqol5"), "proqol5", PROQOL)
    typed = [int(digit) for digit in PROQOL.split()]
    assert rows(page, "proqol5") == typed
    assert "All answered." in page.said

    page.press("Save")

    (filled,) = journal.scales.latest(5)
    assert page.errors == []
    assert filled.answers == tuple(enumerate(typed, 1))
    assert (filled.scale, filled.form, filled.totals) == ("proqol5", "", ())
    scores = score("proqol5", dict(filled.answers))
    assert f"Burnout {scores['burnout']:.0f} (10 to 50)" in page.said


def test_rows_follow_the_line_and_can_be_put_right_by_hand(open_page: OpenPage, journal: Journal) -> None:
    page = type_line(opened(open_page, "pss4"), "pss4", "1 2 3")
    assert rows(page, "pss4") == [1, 2, 3, None]
    assert "3 of 4 items answered." in page.said
    assert rows(type_line(page, "pss4", "1 2"), "pss4") == [1, 2, None, None]

    type_line(page, "pss4", "0123")
    page.tap(f"{page.draft}.pss4.item_2", 4).press("Save")

    assert journal.scales.latest(1)[0].answers == ((1, 0), (2, 4), (3, 2), (4, 3))


def test_rows_alone_are_enough(open_page: OpenPage, journal: Journal) -> None:
    page = opened(open_page, "who5")
    for item in range(1, 6):
        page.tap(f"{page.draft}.who5.item_{item}", 0 if item == 2 else 4)
    page.press("Save")

    assert journal.scales.latest(1)[0].answers == ((1, 4), (2, 0), (3, 4), (4, 4), (5, 4))
    assert "64 (0 to 100)" in page.said


def test_twenty_nine_of_thirty_say_which_is_missing_and_keep_the_rest(open_page: OpenPage, journal: Journal) -> None:
    answers = PROQOL.split()
    answers[16] = "-"
    page = type_line(opened(open_page, "proqol5"), "proqol5", " ".join(answers)).press("Save")

    assert page.errors == [f"Item 17: is missing. {NO_WORDS}"]
    assert journal.scales.count() == 0
    assert [n for n, answer in enumerate(rows(page, "proqol5"), 1) if answer is None] == [17]

    page.tap(f"{page.draft}.proqol5.item_17", 4).press("Save")
    assert page.errors == []
    assert dict(journal.scales.latest(1)[0].answers)[17] == 4


@pytest.mark.parametrize(
    ("scale", "line", "named"),
    [
        ("pss4", "1 2 9 3", "Item 3: must be between 0 and 4"),
        ("pss4", "1 2 x 3", "Item 3: must be a whole number"),
        ("pss4", "1 2 3 3 1", "Item 5: is not of this scale, which has 1 to 4"),
        ("pss4", "", "Item 1: is missing, and 3 more are"),
        ("lass", "11 0 3", "Item 1: must be between 0 and 10"),
        ("cbi_client", "30 0 25 50", "Item 1: must be 0, 25, 50, 75 or 100"),
        ("cbi_client", "0 25", "Item 3: is missing, and 3 more are; 3 answers are enough"),
    ],
)
def test_what_is_wrong_is_named_by_its_item_and_nothing_is_lost(
    open_page: OpenPage, journal: Journal, scale: str, line: str, named: str
) -> None:
    page = opened(open_page, scale)
    if scale == "cbi_client":
        page.tap(f"{page.draft}.{scale}.copy", "1 to 6")
    type_line(page, scale, line).press("Save")

    assert page.errors[0].startswith(named)
    assert journal.scales.count() == 0
    assert page.value(f"{scale}.in_order") == line


def test_without_a_scale_nothing_is_saved(open_page: OpenPage, journal: Journal) -> None:
    assert open_page(PAGE).press("Save").errors == [f"Scale: is not chosen yet. {NO_WORDS}"]
    assert journal.scales.count() == 0


# --- printed copies ---------------------------------------------------------------------------------


def test_which_copy_it_is_must_be_said_and_numbers_the_rows(open_page: OpenPage, journal: Journal) -> None:
    page = type_line(opened(open_page, "cbi_work"), "cbi_work", "100 100 100 100 100 100 0").press("Save")
    assert page.errors[0].startswith("Form: is needed")
    assert journal.scales.count() == 0

    page.tap(f"{page.draft}.cbi_work.copy", "1 to 19")
    assert [text.value for text in page.at.text if text.value.isdigit()] == ["7", "8", "9", "10", "11", "12", "13"]
    page.press("Save")

    (filled,) = journal.scales.latest(1)
    assert (filled.form, filled.answers[0], filled.answers[-1]) == ("1 to 19", (7, 100), (13, 0))
    assert "100 (0 to 100)" in page.said


def test_the_copy_used_last_is_proposed(open_page: OpenPage, journal: Journal) -> None:
    kept(journal, "olbi", 30, form="4 agrees", answers=tuple((n, 2) for n in range(1, 17)))

    page = type_line(opened(open_page, "olbi"), "olbi", "1111" * 4)
    assert page.value("olbi.copy") == "4 agrees"
    page.press("Save")

    assert journal.scales.latest(1)[0].form == "4 agrees"
    assert "Exhaustion 2.5 (1 to 4), the same as on" in page.said


def test_four_of_seven_answers_are_enough_for_cbi_work(open_page: OpenPage, journal: Journal) -> None:
    page = opened(open_page, "cbi_work")
    page.tap(f"{page.draft}.cbi_work.copy", "4th")
    type_line(page, "cbi_work", "0 25 - 100 75 - -").press("Save")

    assert page.errors == []
    assert journal.scales.latest(1)[0].answers == ((1, 0), (2, 25), (4, 100), (5, 75))
    assert "25 (0 to 100)" in page.said


# --- totals -----------------------------------------------------------------------------------------


def test_totals_alone_are_kept(open_page: OpenPage, journal: Journal) -> None:
    page = opened(open_page, "req").fill(**{"req.detachment": 2.25, "req.control": 4.0}).press("Save")

    assert journal.scales.latest(1)[0].totals == (("detachment", 2.25), ("control", 4.0))
    assert "Detachment 2.25 (1 to 5)" in page.said


def test_totals_of_a_scale_that_has_items_can_be_typed_too(open_page: OpenPage, journal: Journal) -> None:
    page = opened(open_page, "who5")
    page.tap(f"{page.draft}.who5.how", "totals").fill(**{"who5.score": 40.0}).press("Save")

    (filled,) = journal.scales.latest(1)
    assert (filled.answers, filled.totals) == ((), (("score", 40.0),))


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ({"req.control": 6.0}, "Control: must be between 1 and 5"),
        ({}, "Totals: are not typed yet"),
    ],
)
def test_a_total_that_cannot_be_is_named(
    open_page: OpenPage, journal: Journal, typed: dict[str, float], named: str
) -> None:
    page = opened(open_page, "req").fill(**typed).press("Save")

    assert page.errors[0].startswith(named)
    assert journal.scales.count() == 0
    assert all(page.value(name) == value for name, value in typed.items())


# --- drafts, editing, undoing -----------------------------------------------------------------------


def test_a_half_filled_scale_outlives_the_tab(open_page: OpenPage, journal: Journal) -> None:
    page = type_line(opened(open_page, "stss"), "stss", "1 2 9 4")
    page.tap(f"{page.draft}.stss.item_17", 5)

    again = open_page(PAGE, draft=page.draft)

    assert again.value("stss.in_order") == "1 2 9 4"
    assert rows(again, "stss") == [1, 2, None, 4, *[None] * 12, 5]
    assert rows(type_line(again, "stss", "1 2"), "stss")[:4] == [1, 2, None, None]
    assert any("Go on with it" in button for button in open_page(PAGE).buttons)


def test_a_draft_of_another_version_opens_without_what_cannot_be_shown(open_page: OpenPage, journal: Journal) -> None:
    journal.drafts.put_fields("a" * 32, "scale", None, {"scale": "who5", "who5.item_1": 9, "who5.item_2": 3})
    page = open_page(PAGE, draft="a" * 32)
    assert rows(page, "who5") == [None, 3, None, None, None]
    assert any("“Item 1” cannot be shown" in note for note in page.notes)

    told = {"scale": "who5", "who5.item_2": 3, "who5.filled": "two", "who5.how": "by heart", "who5.in_order": 7}
    journal.drafts.put_fields("c" * 32, "scale", None, told)
    assert rows(open_page(PAGE, draft="c" * 32), "who5") == [None, 3, None, None, None]

    journal.drafts.put_fields("b" * 32, "scale", None, {"scale": "a scale that was taken out"})
    assert open_page(PAGE, draft="b" * 32).value("scale") is None


def test_answers_wait_while_another_scale_is_looked_at(open_page: OpenPage) -> None:
    page = type_line(opened(open_page, "pss4"), "pss4", "1 2 3")
    page.fill(scale="who5").fill(scale="pss4")

    assert rows(page, "pss4") == [1, 2, 3, None]


def test_an_entry_is_edited_under_its_address(open_page: OpenPage, journal: Journal) -> None:
    filled = kept(journal, "cbi_work", 3, form="1 to 19", answers=tuple((n, 50) for n in range(7, 13)))
    page = open_page(PAGE, id=filled.id)
    assert (page.value("scale"), page.value("cbi_work.copy")) == ("cbi_work", "1 to 19")
    assert rows(page, "cbi_work") == [50] * 6 + [None]

    page.tap(f"{page.draft}.cbi_work.item_7", 0).press("Save")

    (now,) = journal.scales.latest(5)
    assert (now.id, now.at, now.answers[-1]) == (filled.id, filled.at, (13, 0))


def test_totals_are_edited_under_their_address(open_page: OpenPage, journal: Journal) -> None:
    filled = kept(journal, "proqol5", 3, totals=(("compassion_satisfaction", 38.0), ("burnout", 24.0)))
    page = open_page(PAGE, id=filled.id)
    assert (page.value("proqol5.how"), page.value("proqol5.burnout")) == ("totals", 24.0)

    page.fill(**{"proqol5.burnout": 25.0}).press("Save")

    assert journal.scales.get(filled.id).totals == (("compassion_satisfaction", 38.0), ("burnout", 25.0))


def test_an_address_of_nothing_is_said(open_page: OpenPage) -> None:
    assert any("not in the journal" in note for note in open_page(PAGE, id="0" * 32).notes)


def test_saving_and_deleting_can_be_undone(open_page: OpenPage, journal: Journal) -> None:
    page = type_line(opened(open_page, "pss4"), "pss4", "1 2 3 4").press("Save").press("Undo")
    assert journal.scales.count() == 0

    page.press("Undo").press("Delete")
    assert journal.scales.count() == 0
    page.press("Undo")
    assert journal.scales.count() == 1


def test_what_this_version_does_not_know_stays_as_it_is(open_page: OpenPage, journal: Journal) -> None:
    strange = kept(journal, "a scale to come", 2, answers=((1, 1),))
    short = kept(journal, "proqol5", 1, answers=((1, 1),))

    page = open_page(PAGE)
    assert "Scale is not one of those known here." in page.said
    assert "Item 2 is missing, and 28 more are." in page.said
    assert any("not one that this version knows" in note for note in open_page(PAGE, id=strange.id).notes)
    assert {filled.id for filled in journal.scales.latest(9)} == {strange.id, short.id}


# --- what came of it --------------------------------------------------------------------------------


def test_the_change_since_last_time_is_told_before_the_band(open_page: OpenPage, journal: Journal) -> None:
    before = kept(journal, "who5", 40, totals=(("score", 60.0),))
    kept(journal, "who5", 10, totals=(("score", 48.0),))

    page = open_page(PAGE)

    assert "48 (0 to 100), 12 less than on" in page.said
    assert f"{before.at.day} " in page.said
    line = next(line for line in page.said.splitlines() if line.startswith("48 (0 to 100)"))
    assert line.index("a real change") < line.index("50 or under")


def test_a_change_may_be_chance_or_not_and_where_that_is_not_known_nothing_is_said(
    open_page: OpenPage, journal: Journal
) -> None:
    for days, who5, pss, lass in ((40, 60.0, 10.0, 10.0), (10, 56.0, 20.0, 20.0)):
        kept(journal, "who5", days, totals=(("score", who5),))
        kept(journal, "pss10", days, totals=(("score", pss),))
        kept(journal, "lass", days, totals=(("score", lass),))

    said = open_page(PAGE).said
    assert "4 less than on" in said
    assert "which may be chance" in said
    more = f"10 more than on {days_ago(40).day} {days_ago(40):%B}"
    assert next(line for line in said.splitlines() if line.startswith("20 (0 to 40)")).endswith(
        f"{more}, a real change"
    )
    assert next(line for line in said.splitlines() if line.startswith("20 (0 to 30)")).endswith(more)


def test_only_the_chosen_scale_is_listed_once_one_is_chosen(open_page: OpenPage, journal: Journal) -> None:
    kept(journal, "who5", 10, totals=(("score", 60.0),))
    kept(journal, "pss4", 9, totals=(("score", 7.0),))

    said = opened(open_page, "pss4").said
    assert "7 (0 to 16)" in said
    assert "60 (0 to 100)" not in said


@pytest.mark.parametrize(("total", "asks"), [(48.0, True), (52.0, False)])
def test_after_a_low_score_ones_own_people_are_named_quietly(
    open_page: OpenPage, journal: Journal, total: float, asks: bool
) -> None:
    journal.people.add(
        Person(at=moment(days_ago(90)), name="Dana [x](y)", reach="0151 000", relation=Relation.CLINICAL_SUPERVISOR)
    )
    journal.people.add(Person(at=moment(days_ago(80)), name="Sam", reach="next door", relation=Relation.OWN))
    page = opened(open_page, "who5")
    page.tap(f"{page.draft}.who5.how", "totals").fill(**{"who5.score": total}).press("Save")

    assert ("A lot lately. Who is there for you?" in page.said) is asks
    assert page.errors == []
    if asks:
        lines = page.said.splitlines()
        assert lines.index("Sam  ·  next door  ·  Someone of my own") < lines.index(
            "Dana [x](y)  ·  0151 000  ·  Clinical supervisor"
        )
        assert "A lot lately" not in page.press("Delete").said


def test_an_old_low_score_is_not_brought_up_again(open_page: OpenPage, journal: Journal) -> None:
    kept(journal, "who5", 2, totals=(("score", 12.0),))

    assert "A lot lately" not in open_page(PAGE).said


def test_a_very_low_score_is_answered_with_kindness(open_page: OpenPage, journal: Journal) -> None:
    page = type_line(opened(open_page, "who5"), "who5", "11111").press("Save")

    assert "your own clinician" in page.said
    assert "no diagnosis" in page.said


def test_one_filled_in_for_an_earlier_day_is_shown_today_and_listed_then(
    open_page: OpenPage, journal: Journal, set_clock: SetClock
) -> None:
    set_clock(today(), "20:00")
    page = opened(open_page, "burnout_item").fill(at_day=today() - timedelta(days=3))
    page.tap(f"{page.draft}.burnout_item.item_1", 4).press("Save")

    assert journal.scales.latest(1)[0].day == days_ago(3)
    assert "A lot lately" in page.said

    journal.weights.add([WeightChange(name="suggestions.burnout_from", value=5)])
    assert "A lot lately" not in page.run().said
