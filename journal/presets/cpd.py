"""What two bodies say of a file of continuing professional development: kinds of learning, gaps, statements.

Rules change: each is shown with its source. `COMPARED` is the day on which it was last compared with a stored copy of
the body's own pages, which may have been older.
"""

from __future__ import annotations

from datetime import date

COMPARED = date(2026, 11, 30)

CATEGORIES = ("work-based", "professional", "formal", "self-directed", "other")
"""The five kinds of learning by which the HCPC sorts activities; a profile shows a mixture of them."""

GAP_MONTHS = 3
"""HCPC: a gap of three months in a row or more in the list of activities is to be explained."""

STATEMENTS_A_YEAR = 5
"""BABCP: five activities a year, each with a reflective statement of its own."""

HCPC = "Health and Care Professions Council: what a CPD profile for audit holds"
BABCP = "British Association for Behavioural and Cognitive Psychotherapies: CPD for full accreditation"
