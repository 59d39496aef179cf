"""The font that lies in a PDF, and which signs it has.

DejaVu Sans, cut down to Latin, Greek, Cyrillic, Armenian and Hebrew: fonts/LICENSE.txt.
"""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path

from fpdf import FPDF
from fpdf.fonts import TTFFont

FONTS = Path(__file__).parent / "fonts"
REGULAR, BOLD = FONTS / "DejaVuSans.ttf", FONTS / "DejaVuSans-Bold.ttf"
FAMILY = "DejaVu"

# Both libraries write about fonts while they work, and could repeat a letter of a text there.
for _name in ("fpdf", "fontTools"):
    logging.getLogger(_name).setLevel(logging.ERROR)


def add_fonts(pdf: FPDF) -> None:
    """Let a PDF write in both weights."""
    pdf.add_font(FAMILY, "", REGULAR)
    pdf.add_font(FAMILY, "B", BOLD)


@cache
def signs() -> frozenset[int]:
    """Return the signs that both weights have."""
    pdf = FPDF()
    add_fonts(pdf)
    return frozenset.intersection(*(frozenset(font.cmap) for font in pdf.fonts.values() if isinstance(font, TTFFont)))


def has_all(text: str) -> bool:
    """Say whether a text can be written with this font."""
    return all(ord(sign) in signs() or sign in "\n\t" for sign in text)
