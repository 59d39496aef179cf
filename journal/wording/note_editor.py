"""Words around the note editor."""

from __future__ import annotations

PROMPTS = (
    "What stayed?",
    "What was it like in me?",
    "What do I need?",
    "Would it serve them to know?",
)
"""Questions to begin with when no word comes by itself."""

HIDE = "Hide the questions"
SHOW = "Questions to begin with"

OPEN_ELSEWHERE = "This entry is open in another tab too. Nothing is overwritten silently."

SAVED_ELSEWHERE = "Saved in another tab meanwhile. These words are kept, as a change of it that is not saved yet."
ANSWERED_ELSEWHERE = "Answered in another tab meanwhile. These words are kept, but are not part of that answer."
