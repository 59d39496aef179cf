"""The capture line: one line as it is typed, made into the record it means (line.py tells how it is read).

This is the package's face; the modules in it are its own.
"""

from journal.exchange.capture.chips import WHEN, Chip, chips_of, moment_in_words, said_fields
from journal.exchange.capture.line import Captured, Offer, parse, parse_alone
from journal.exchange.capture.words import HELP, Judged, as_markdown, judge, table

__all__ = [
    "HELP", "WHEN", "Captured", "Chip", "Judged", "Offer", "as_markdown", "chips_of", "judge", "moment_in_words",
    "parse", "parse_alone", "said_fields", "table",
]  # fmt: skip
