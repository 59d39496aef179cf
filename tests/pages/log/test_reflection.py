"""The page on which a reflection is kept."""

from __future__ import annotations

from datetime import time

import pytest

from journal.records.agenda import AgendaState
from journal.records.client import Client
from journal.records.reflection import Feeling, Place, Reflection, ReflectionKind, Serve, Valence, Waits
from journal.store.journal import Journal
from tests.pages.conftest import OpenPage, days_ago, moment

PAGE = "log/reflection.py"


def kept(journal: Journal) -> Reflection:
    return journal.reflections.latest(1)[0]


def test_an_empty_journal_says_what_will_be_here(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE).run()

    assert "will be listed here" in page.said
    assert journal.drafts.all() == []


def test_a_reflection_is_three_taps(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    page = open_page(PAGE).fill(client_id=k2.id, feelings=["worry", "hope"], intensity=0).press("Save")

    reflection = kept(journal)
    assert (reflection.client_id, reflection.intensity) == (k2.id, 0)
    assert reflection.feelings == (Feeling.WORRY, Feeling.HOPE)
    assert "K2  ·  worry, hope  ·  0 of 10" in page.said


def test_the_rest_is_kept_too(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    page = open_page(PAGE)
    journal.drafts.put_text(page.draft, "reflection", "text", "my own words")
    page.fill(
        at_day=days_ago(1),
        at_time=time(23, 30),
        minutes=15,
        place="bed",
        kind="dream",
        spontaneous=False,
        intrusiveness=4,
        chosen_valence="mixed",
        useful=True,
        draining=False,
        serve="unsure",
        waits="their next session",
        waits_until=days_ago(-5),
        withheld=True,
        wished_cancel=True,
    )
    page.press("Save")

    reflection = kept(journal)
    assert reflection.at == moment(days_ago(1), "23:30")
    assert (reflection.minutes, reflection.place, reflection.kind) == (15, Place.BED, ReflectionKind.DREAM)
    assert (reflection.spontaneous, reflection.useful, reflection.draining) == (False, True, False)
    assert (reflection.intrusiveness, reflection.chosen_valence) == (4, Valence.MIXED)
    assert (reflection.serve, reflection.waits, reflection.waits_until) == (
        Serve.UNSURE, Waits.NEXT_SESSION, days_ago(-5),
    )  # fmt: skip
    assert (reflection.withheld, reflection.wished_cancel) == (True, True)
    assert reflection.text == "my own words"
    assert journal.drafts.all() == []


def test_an_entry_with_every_choice_made_can_be_edited(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    reflection = Reflection(
        at=moment(days_ago(1)),
        client_id=k2.id,
        kind=ReflectionKind.RE_LIVING,
        place=Place.COMMUTE,
        feelings=(Feeling.ANGER,),
        serve=Serve.NO,
        waits=Waits.SUPERVISION,
        spontaneous=True,
        intensity=5,
        text="first words",
    )
    journal.reflections.add(reflection)
    page = open_page(PAGE, id=reflection.id)
    assert (page.value("kind"), page.value("feelings"), page.value("waits")) == ("re-living", ["anger"], "supervision")

    page.fill(spontaneous=False, intensity=0).press("Save")

    changed = kept(journal)
    assert (changed.id, changed.spontaneous, changed.intensity) == (reflection.id, False, 0)
    assert (changed.kind, changed.text, changed.at) == (ReflectionKind.RE_LIVING, "first words", reflection.at)


def test_the_tick_puts_it_on_the_agenda_once_and_takes_it_off_again(
    open_page: OpenPage, journal: Journal, k2: Client
) -> None:
    open_page(PAGE).fill(client_id=k2.id, feelings=["worry"], to_supervision=True).press("Save")
    (item,) = journal.agenda.open()
    assert (item.title, item.state, item.client_id) == ("K2: worry", AgendaState.WAITING, k2.id)

    page = open_page(PAGE, id=kept(journal).id).fill(intensity=3).press("Save")
    assert len(journal.agenda.open()) == 1

    page = open_page(PAGE, id=kept(journal).id).fill(to_supervision=False).press("Save")
    assert page.errors == []
    assert journal.agenda.open() == []


@pytest.mark.parametrize(
    ("filled", "named"),
    [
        ({}, "Client: is not chosen, and nothing else is said yet"),
        ({"intensity": 3, "minutes": 2000}, "Minutes: must be between 1 and 1440"),
        ({"intensity": 3, "at_day": None}, "Start, date: is needed"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_lost(
    open_page: OpenPage, journal: Journal, filled: dict[str, object], named: str
) -> None:
    page = open_page(PAGE).fill(place="bed", **filled).press("Save")

    assert page.errors[0].startswith(named)
    assert page.errors[0].endswith("Nothing you typed was lost.")
    assert page.value("place") == "bed"
    assert journal.reflections.count() == 0


@pytest.mark.parametrize(
    "words",
    ["x" * 100_000, "'; DROP TABLE reflections", "<script>alert(1)</script>", "שלום 🌧️", "![](http://127.0.0.1:9/x)"],
)
def test_any_words_are_kept_and_shown_as_they_are(open_page: OpenPage, journal: Journal, words: str) -> None:
    page = open_page(PAGE)
    journal.drafts.put_text(page.draft, "reflection", "text", words)
    page.press("Save")

    assert kept(journal).text == words
    assert not any(words in str(m.value) for m in page.at.markdown)


def test_unfinished_words_are_offered_again(open_page: OpenPage, journal: Journal) -> None:
    draft = open_page(PAGE).fill(intensity=4).draft

    page = open_page(PAGE)
    assert "Unfinished" in page.said
    page.press("Go on with it")

    assert (page.draft, page.value("intensity")) == (draft, 4)


def test_an_address_of_nothing_is_said(open_page: OpenPage) -> None:
    assert any("not in the journal" in note for note in open_page(PAGE, id="0" * 32).notes)


def test_deleting_can_be_undone(open_page: OpenPage, journal: Journal, k2: Client) -> None:
    journal.reflections.add(Reflection(at=moment(days_ago(1)), client_id=k2.id))
    page = open_page(PAGE).press("Delete")
    assert journal.reflections.count() == 0

    page.press("Undo")
    assert journal.reflections.count() == 1
