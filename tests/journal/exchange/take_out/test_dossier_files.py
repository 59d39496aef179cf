"""The files of an hours dossier: what stands in them is what was shown, in every script, and can be reckoned with."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from journal.exchange.take_out.dossier_page import DossierPage, Minutes, Table, clock
from journal.exchange.take_out.dossier_pdf import as_pdf
from journal.exchange.take_out.dossier_tables import as_csv, as_xlsx
from journal.exchange.take_out.letters import has_all

MONDAY = date(2026, 1, 5)
WEEK = timedelta(days=7)


def page(weeks: int = 3, name: str = "The clinic") -> DossierPage:
    rows = tuple(
        (MONDAY + n * WEEK, MONDAY + n * WEEK + 6 * WEEK / 7, Minutes(60 + n), Minutes(0)) for n in range(weeks)
    )
    total = ("Total", None, Minutes(sum(60 + n for n in range(weeks))), Minutes(0))
    columns = ("From", "To", "Individual", "Group")
    return DossierPage(
        title="Hours dossier",
        lines=("By the rule of: My board", f"Placement: {name}"),
        tables=(
            Table(name="Weeks", heading="Week by week", columns=columns, rows=rows, total=total, wide=True),
            Table(name="Placements", heading="Where", columns=("Placement", "Days"), rows=((name, 12.5), ("=1+1", 2))),
        ),
        assumed_heading="What this rests on",
        assumed=("Check with your board.",),
        sign_heading="To sign by hand",
        sign_means="Seen.",
        sign=("Name", "Role", "Signature", "Date"),
        foot="Made on 1 March 2026",
        by_hand="………",
    )


def text_of(file: bytes) -> list[str]:
    return [" ".join(one.extract_text().split()) for one in PdfReader(io.BytesIO(file)).pages]


def test_every_row_and_total_stands_in_the_pdf_and_each_page_says_which_it_is() -> None:
    shown = page(90)
    pages = text_of(as_pdf(shown))
    whole = " ".join(pages)
    for _, _, minutes, _ in (*shown.tables[0].rows, shown.tables[0].total or ()):
        assert clock(minutes) in whole  # type: ignore[arg-type]  # minutes of the weeks
    assert "5 January 2026 11 January 2026 1:00 –" in whole
    assert all(f"Made on 1 March 2026 · page {n} of {len(pages)}" in one for n, one in enumerate(pages, 1))
    assert all("From To Individual Group" in one for one in pages[:3])
    assert all(word in pages[-1] for word in ("Name", "Role", "Signature", "Date", "To sign by hand"))


@pytest.mark.parametrize("name", ["Клиника у реки", "Κέντρο ψυχικής υγείας", "Žluťoučký kůň", "Clinic, Łódź"])
def test_a_name_in_letters_that_the_pdf_has_stands_whole_in_each_file(name: str) -> None:
    shown = page(name=name)
    assert text_of(as_pdf(shown))[0].count(name) == 2
    assert name in str(
        CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx(shown))).get_sheet_by_name("Placements").to_python()
    )


@pytest.mark.parametrize("name", ["مركز الصحة", "心理咨询中心", "ศูนย์", "Clinic 心"])
def test_a_name_without_letters_has_a_line_to_be_filled_in_and_never_boxes_or_a_half(name: str) -> None:
    shown = page(name=name)
    assert not has_all(name)
    (text, *_) = text_of(as_pdf(shown))
    assert "Placement: ………" in text
    assert "▯" not in text
    assert not set(name.replace("Clinic", "")) & set(text.replace(" ", "")) - {" "}
    assert name in str(
        CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx(shown))).get_sheet_by_name("Placements").to_python()
    )


def test_the_workbook_has_real_days_and_durations_and_no_formula() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx(page())))
    assert book.sheet_names == ["Dossier", "Weeks", "Placements"]
    _, first, *_, total = book.get_sheet_by_name("Weeks").to_python()
    assert (first[0], first[2]) == (MONDAY, timedelta(minutes=60))
    assert total[2] == timedelta(minutes=183)
    assert book.get_sheet_by_name("Placements").to_python()[2][0] == "=1+1"


def test_the_csv_has_iso_days_and_whole_minutes_and_the_totals_last() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(page()).decode())))
    assert rows[0] == ["From", "To", "Individual, minutes", "Group, minutes"]
    assert rows[1] == ["2026-01-05", "2026-01-11", "60", "0"]
    assert rows[-1] == ["Total", "", "183", "0"]


def test_many_columns_and_long_words_stay_on_the_page() -> None:
    shown = page()
    weeks = shown.tables[0]
    columns = (*weeks.columns, *(f"of these: observed {n}" for n in range(14)))
    rows = tuple((*row, *(Minutes(100_000 + n) for n in range(14))) for row in weeks.rows)
    long = Table(name="Long", heading="Long", columns=("Note", "Days"), rows=(("a word and another " * 30, 3),))
    wide = replace(weeks, columns=columns, rows=rows, total=None)
    (first, *_) = text_of(as_pdf(replace(shown, tables=(wide, long))))
    assert "1,666:53" in first
    assert first.count("another") == 30
