"""The year's page, or a paper, as PDF: text that can be selected and searched, in a font that lies in the file."""

from __future__ import annotations

from fpdf import FPDF, XPos, YPos

from journal.exchange.take_out.letters import FAMILY, add_fonts, signs
from journal.exchange.take_out.paper import Paper
from journal.exchange.take_out.year_page import YearPage

MISSING = "▯"

MARGIN, HIGH = 20.0, 32.0
"""Millimetres: of the page, and of the highest bar."""


def as_pdf(page: YearPage) -> bytes:
    """Return the file, A4. A sign that the font does not have stands as ▯."""
    pdf = _begun(page)
    _heading(pdf, page, page.heading)
    _line(pdf, page.picture, 10.5, colour=page.colours.text)
    _weeks(pdf, page)
    _line(pdf, page.legend, 8, colour=page.colours.quiet)
    for section in page.sections:
        _heading(pdf, page, section.heading)
        for line in section.lines:
            _line(pdf, line, 10.5, colour=page.colours.text)
    if page.words:
        _heading(pdf, page, page.words_heading)
        for day, text in page.words:
            _line(pdf, text, 10.5, colour=page.colours.text)
            _line(pdf, day, 8, colour=page.colours.quiet)
            pdf.ln(1.5)
    pdf.ln(4)
    _line(pdf, page.foot, 8, colour=page.colours.quiet)
    return bytes(pdf.output())


def paper_as_pdf(paper: Paper) -> bytes:
    """Return the file, A4, as `as_pdf` does."""
    pdf = _begun(paper)
    for section in paper.sections:
        _heading(pdf, paper, section.heading)
        for line in section.lines:
            _line(pdf, line, 10.5, colour=paper.colours.text)
            pdf.ln(1)
    pdf.ln(4)
    _line(pdf, paper.foot, 8, colour=paper.colours.quiet)
    return bytes(pdf.output())


def _begun(page: YearPage | Paper) -> FPDF:
    """Return a document with its fonts and its title on the first page."""
    pdf = FPDF(format="A4")
    pdf.set_lang("en")
    pdf.set_title(page.title)
    pdf.set_creator("Between Sessions")
    pdf.set_margin(MARGIN)
    pdf.c_margin = 0  # words begin where the bars do
    pdf.set_auto_page_break(True, MARGIN)
    add_fonts(pdf)
    pdf.add_page()
    _line(pdf, page.title, 20, bold=True, colour=page.colours.text)
    return pdf


def _heading(pdf: FPDF, page: YearPage | Paper, text: str) -> None:
    pdf.ln(4)
    pdf.start_section(_with_font(text))
    _line(pdf, text, 12.5, bold=True, colour=page.colours.text)


def _line(pdf: FPDF, text: str, size: float, *, colour: str, bold: bool = False) -> None:
    pdf.set_font(FAMILY, "B" if bold else "", size)
    pdf.set_text_color(colour)
    pdf.multi_cell(0, size * 0.53, _with_font(text), new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="L")


def _weeks(pdf: FPDF, page: YearPage) -> None:
    pdf.ln(2)
    step = pdf.epw / max(len(page.weeks), 1)
    highest = max((week.value for week in page.weeks), default=0) or 1
    left, ground = pdf.l_margin, pdf.get_y() + HIGH
    pdf.set_font(FAMILY, "", 8)
    pdf.set_text_color(page.colours.quiet)
    for n, week in enumerate(page.weeks):
        x, high = left + n * step, HIGH * week.value / highest
        if week.value:
            pdf.set_fill_color(page.colours.bar)
            pdf.rect(x, ground - high, step * 0.7, high, style="F")
        if week.marked:
            pdf.set_fill_color(page.colours.mark)
            pdf.rect(x, ground + 0.7, step * 0.7, 0.9, style="F")
        if week.month:
            pdf.text(x, ground + 5.5, week.month)
    pdf.set_y(ground + 8)


def _with_font(text: str) -> str:
    """Return a text in signs that both fonts have; each other one becomes ▯."""
    known = signs()
    return "".join(sign if ord(sign) in known or sign in "\n\t" else MISSING for sign in text.replace("\r\n", "\n"))
