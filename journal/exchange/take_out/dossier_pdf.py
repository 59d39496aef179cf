"""The hours dossier as PDF: pages across, tables whose heads come again on each page, and lines to sign by hand."""

from __future__ import annotations

from collections.abc import Sequence

from fpdf import FPDF, XPos, YPos

from journal.exchange.take_out.dossier_page import Cell, DossierPage, Table, is_number, shown
from journal.exchange.take_out.letters import FAMILY, add_fonts, has_all

MARGIN, FOOT = 15.0, 10.0
ROW, GAP = 5.0, 2.5
"""Millimetres: a row of a table, and what stands between its columns."""
TOGETHER = 12
"""A table of no more lines is not cut in two."""
SIZE, SMALLEST = 8.5, 5.5
"""Points, in tables: as they are, and where many columns are."""
SIGNERS = 2
"""Who signs: the therapist, and who supervised."""
QUIET, LINE = 90, 150
"""Greys of 255."""


class _Dossier(FPDF):
    """Pages whose foot says which page it is, of how many, and when it was made."""

    foot = ""

    def footer(self) -> None:
        """Write the foot."""
        self.set_y(-FOOT)
        self.set_font(FAMILY, "", 7.5)
        self.set_text_color(QUIET)
        self.cell(0, 4, f"{self.foot}  ·  page {self.page_no()} of {{nb}}", align="L")
        self.set_text_color(0)


def as_pdf(page: DossierPage) -> bytes:
    """Return the file, A4 across. Where a text has signs that the font does not have, a dotted line stands."""
    pdf = _Dossier(orientation="L", format="A4")
    pdf.foot = page.foot
    pdf.set_lang("en")
    pdf.set_title(page.title)
    pdf.set_creator("Between Sessions")
    pdf.set_margin(MARGIN)
    pdf.c_margin = 0
    pdf.set_auto_page_break(True, MARGIN)
    add_fonts(pdf)
    pdf.add_page()
    _line(pdf, page, page.title, 18, bold=True)
    for line in page.lines:
        _line(pdf, page, line, 10)
    for table in page.tables:
        _table(pdf, page, table)
    _heading(pdf, page, page.assumed_heading, room=20)
    for line in page.assumed:
        _line(pdf, page, line, 9)
        pdf.ln(0.6)
    _sign(pdf, page)
    return bytes(pdf.output())


def _text(page: DossierPage, text: str) -> str:
    """Return a text that can be written: of a line that names something, what stands after its colon goes, else all."""
    if has_all(text):
        return text
    named, colon, _ = text.partition(": ")
    return f"{named}: {page.by_hand}" if colon and has_all(named) else page.by_hand


def _line(pdf: FPDF, page: DossierPage, text: str, size: float, *, bold: bool = False) -> None:
    pdf.set_font(FAMILY, "B" if bold else "", size)
    pdf.multi_cell(0, size * 0.5, _text(page, text), new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="L")


def _heading(pdf: FPDF, page: DossierPage, text: str, *, room: float) -> None:
    """Write a heading; where less than `room` is left below it, on the next page."""
    if pdf.will_page_break(room + 10):
        pdf.add_page()
    else:
        pdf.ln(5)
    pdf.start_section(text)
    _line(pdf, page, text, 12, bold=True)
    pdf.ln(1)


def _table(pdf: FPDF, page: DossierPage, table: Table) -> None:
    size, widths = _fitted(pdf, page, table)
    _heading(pdf, page, table.heading, room=ROW * min(len(table.rows) + 3, TOGETHER))
    _head(pdf, page, table, size, widths)
    for row in table.rows:
        _row(pdf, page, table, row, size, widths)
    if table.total is not None:
        _row(pdf, page, table, table.total, size, widths, bold=True)
    if table.note:
        pdf.ln(1)
        _line(pdf, page, table.note, 8)


def _fitted(pdf: FPDF, page: DossierPage, table: Table) -> tuple[float, list[float]]:
    """Return the size of the letters and the widths of the columns: as wide as they need, narrower where they must."""
    size = SIZE
    while True:
        pdf.set_font(FAMILY, "B", size)
        rows = [*table.rows, *([table.total] if table.total else [])]
        needs = []
        for n, name in enumerate(table.columns):
            cells = max((pdf.get_string_width(_text(page, shown(row[n]))) for row in rows), default=0)
            words = max(pdf.get_string_width(word) for word in name.split())
            needs.append(max(cells, words) + GAP)
        if sum(needs) <= pdf.epw or size <= SMALLEST:
            break
        size -= 0.5
    if sum(needs) > pdf.epw:  # the widest gives way: its cells go on in a second line
        other = sum(needs) - max(needs)
        needs[needs.index(max(needs))] = max(pdf.epw - other, 20.0)
    return size, needs


def _head(pdf: FPDF, page: DossierPage, table: Table, size: float, widths: Sequence[float]) -> None:
    aligned = [is_number(table.rows[0][n]) for n in range(len(widths))]
    _cells(pdf, [_text(page, name) for name in table.columns], aligned, size, widths, bold=True)
    pdf.set_draw_color(LINE)
    pdf.line(pdf.l_margin, pdf.get_y(), pdf.l_margin + sum(widths), pdf.get_y())


def _row(
    pdf: FPDF,
    page: DossierPage,
    table: Table,
    row: Sequence[Cell],
    size: float,
    widths: Sequence[float],
    *,
    bold: bool = False,
) -> None:
    if pdf.will_page_break(ROW * 2):
        pdf.add_page()
        _head(pdf, page, table, size, widths)
    if bold:
        pdf.set_draw_color(LINE)
        pdf.line(pdf.l_margin, pdf.get_y(), pdf.l_margin + sum(widths), pdf.get_y())
    texts = [_text(page, shown(cell)) for cell in row]
    _cells(pdf, texts, [is_number(cell) for cell in row], size, widths, bold=bold)


def _cells(
    pdf: FPDF, texts: Sequence[str], right: Sequence[bool], size: float, widths: Sequence[float], *, bold: bool
) -> None:
    """Write one row; what does not fit into its column goes on in a line below."""
    pdf.set_font(FAMILY, "B" if bold else "", size)
    y, x, lowest, high = pdf.get_y(), pdf.l_margin, pdf.get_y() + ROW, size * 0.45
    for text, to_right, width in zip(texts, right, widths, strict=True):
        pdf.set_xy(x, y + 0.8)
        align = "R" if to_right else "L"
        if pdf.get_string_width(text) <= width - GAP:
            pdf.cell(width - GAP, high, text, align=align)
        else:
            pdf.multi_cell(width - GAP, high, text, align=align, new_x=XPos.LEFT, new_y=YPos.NEXT)
            lowest = max(lowest, pdf.get_y() + 0.8)
        x += width
    pdf.set_xy(pdf.l_margin, lowest)


def _sign(pdf: FPDF, page: DossierPage) -> None:
    _heading(pdf, page, page.sign_heading, room=20 + SIGNERS * 20)
    _line(pdf, page, page.sign_means, 9)
    widths = [pdf.epw * part for part in (0.3, 0.25, 0.3, 0.15)]
    for _ in range(SIGNERS):
        pdf.ln(13)
        x, y = pdf.l_margin, pdf.get_y()
        pdf.set_draw_color(0)
        pdf.set_font(FAMILY, "", 8)
        for name, width in zip(page.sign, widths, strict=True):
            pdf.line(x, y, x + width - 5, y)
            pdf.text(x, y + 4, name)
            x += width
        pdf.set_y(y + 5)
