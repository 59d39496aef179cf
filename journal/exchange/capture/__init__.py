"""The capture line: one line as it is typed, made into the record it means (line.py tells how it is read).

This is the package's face; the modules in it are its own.
"""

from journal.exchange.capture.chips import Chip, chips_of
from journal.exchange.capture.line import Captured, Offer, parse
from journal.exchange.capture.words import Judged, as_markdown, judge, table

__all__ = ["Captured", "Chip", "Judged", "Offer", "as_markdown", "chips_of", "judge", "parse", "table"]
