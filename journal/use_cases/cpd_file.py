"""The file of CPD: which words have to be gone through, and the paper made of them, which is the preview too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from journal.charts.style import LIGHT
from journal.errors import JournalError
from journal.exchange.take_out.paper import Paper, as_rtf
from journal.exchange.take_out.year_page import Colours, Section
from journal.measures.cpd import CpdTold, Gap
from journal.records.cpd import TEXTS, Cpd, CreditUnit
from journal.records.evidence import Evidence
from journal.sharing.redaction import Redacted
from journal.sharing.refusals import NotReviewed
from journal.store.journal import Journal
from journal.use_cases.redact_texts import CLIENT, Subject
from journal.wording import cpd as wording
from journal.wording import dates, labels
from journal.wording.exact import exact

LIST, EVIDENCE = "list", "evidence"
"""The ids of texts that are no entry's own."""


class AcrossLines(JournalError):
    """A cut took the end of a line along, so that lines cannot be told apart."""

    def __init__(self) -> None:
        super().__init__(wording.ACROSS_LINES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What the file holds: a period, the ids of activities told in full, and the evidence that is listed."""

    told: CpdTold
    in_full: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def chosen(journal: Journal, told: CpdTold, in_full: Sequence[str], *, evidence: bool) -> Chosen:
    """Return what was chosen, with the evidence of every activity of the period where it is to be listed."""
    listed = [one for cpd in told.done for one in journal.evidence.of(cpd.id)] if evidence else []
    there = {one.id for one in told.done}
    return Chosen(told=told, in_full=tuple(i for i in in_full if i in there), evidence=tuple(listed))


def codes(journal: Journal) -> dict[str, str]:
    """Return what stands in the place of each of one's own codes: a board is told of no client, by no code."""
    return dict.fromkeys(journal.clients.codes_ever(), CLIENT)


def subjects(of: Chosen) -> list[Subject]:
    """Return the texts that have to be gone through: the list, the names of files, each activity that is told."""
    found = [Subject(id=LIST, heading=wording.LIST_SUBJECT, text="\n".join(_lines(of.told)))]
    if of.evidence:
        found.append(
            Subject(id=EVIDENCE, heading=wording.EVIDENCE_SUBJECT, text="\n".join(_name(one) for one in of.evidence))
        )
    with dates.in_one_form():
        found += [
            Subject(id=one.id, heading=wording.heading(n, one.day, one.last), text=text)
            for n, one in _numbered(of)
            if (text := _text(one))
        ]
    return found


def paper(of: Chosen, let_go: Mapping[str, Redacted]) -> Paper:
    """Return the file's paper. Raises NotReviewed for a text that was not let go, AcrossLines."""
    told = of.told
    lines = _split(let_go, LIST, len(_lines(told)))
    titles, reasons = lines[: len(told.done)], iter(lines[len(told.done) :])
    with dates.in_one_form():
        sections = [
            Section(heading=wording.SUMMARY, lines=tuple(_summary(told))),
            Section(
                heading=wording.LIST,
                lines=tuple(
                    wording.in_list(n, one.day, one.last, title, one.category, _credit(told, one))
                    for n, (one, title) in enumerate(zip(told.done, titles, strict=True), 1)
                ),
            ),
        ]
        if told.gaps:
            named = [
                wording.gap(gap.first, gap.last, known=gap.known, why=" ".join(next(reasons) for _ in _reasons(gap)))
                for gap in told.gaps
            ]
            sections.append(Section(heading=wording.GAPS, lines=tuple(named)))
        sections += [
            Section(heading=wording.heading(n, one.day, one.last), lines=(titles[n - 1], *_told(let_go, one)))
            for n, one in _numbered(of)
        ]
        if of.evidence:
            sections.append(Section(heading=wording.EVIDENCE, lines=tuple(_evidence(of, let_go))))
        return Paper(
            title=wording.FILE_TITLE,
            sections=tuple(sections),
            foot=wording.FOOT,
            colours=Colours(text=LIGHT.text, quiet=LIGHT.quiet, bar=LIGHT.neutral, mark=LIGHT.recovery),
        )


def as_file(paper: Paper, form: Literal["pdf", "rtf"]) -> bytes:
    """Return the paper as the bytes of a file."""
    if form == "pdf":
        from journal.exchange.take_out.year_pdf import paper_as_pdf  # its libraries are needed by nobody else

        return paper_as_pdf(paper)
    return as_rtf(paper)


def _lines(told: CpdTold) -> list[str]:
    """Return the title of each activity, and then each reason of a gap, a line each."""
    return [*(_one_line(one.activity) for one in told.done), *(why for gap in told.gaps for why in _reasons(gap))]


def _reasons(gap: Gap) -> list[str]:
    return [why for one in gap.explained if (why := _one_line(one.did))]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _name(one: Evidence) -> str:
    return _one_line(one.name) or "a file"


def _text(one: Cpd) -> str:
    return wording.told([(labels.label(name), getattr(one, name)) for name in TEXTS])


def _numbered(of: Chosen) -> list[tuple[int, Cpd]]:
    return [(n, one) for n, one in enumerate(of.told.done, 1) if one.id in of.in_full]


def _split(let_go: Mapping[str, Redacted], text_id: str, expected: int) -> list[str]:
    lines = _let_go(let_go, text_id).split("\n")
    if len(lines) != expected:
        raise AcrossLines
    return lines


def _let_go(let_go: Mapping[str, Redacted], text_id: str) -> str:
    text = let_go.get(text_id)
    if type(text) is not Redacted:  # types say so; what is at stake is worth a second look
        raise NotReviewed
    return text.text


def _told(let_go: Mapping[str, Redacted], one: Cpd) -> list[str]:
    return _let_go(let_go, one.id).split("\n\n") if _text(one) else []


def _credit(told: CpdTold, one: Cpd) -> str:
    points = exact(one.credit) if one.credit_unit is CreditUnit.POINTS and one.credit else Fraction(0)
    return wording.credit(told.hours_of.get(one.id, Fraction(0)), points)


def _summary(told: CpdTold) -> list[str]:
    each = [
        wording.counted(wording.category(name), of.activities, of.hours, of.points)
        for name, of in told.categories.items()
    ]
    whole = wording.counted("In all", told.whole.activities, told.whole.hours, told.whole.points)
    return [wording.period(told.first, told.until), *each, whole, *wording.statements(told.statements)]


def _evidence(of: Chosen, let_go: Mapping[str, Redacted]) -> list[str]:
    numbers = {one.id: n for n, one in enumerate(of.told.done, 1)}
    names = _split(let_go, EVIDENCE, len(of.evidence))
    return [
        wording.piece_in_file(numbers[one.cpd_id], name, one.kind, one.size, one.sha256)
        for one, name in zip(of.evidence, names, strict=True)
    ]
