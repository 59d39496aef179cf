"""Sentences about the people around the work."""

from __future__ import annotations

EMPTY = "Whom you meet for supervision, and who is there for you, will be listed here. The first one takes a name."

MEANS = {
    "clinical supervisor": "Someone you think with about the work.",
    "clinically responsible supervisor": "Someone who answers for your clients beside you.",
    "assessor": "Someone who grades or signs off your training.",
    "line manager": "Someone at work who can affect your job.",
    "peer": "A colleague you consult, each for the other.",
    "colleague": "Someone who covers for you, or for whom you do. No summary is offered to them.",
    "group": "A group that meets for supervision.",
    "supervisee": "Someone you supervise. What you note of them stands under Review; no summary is offered to them.",
    "someone of my own": "Someone you can turn to yourself. They are named only where you might need them.",
}
"""Value of records' Relation, as text → what it means, in a sentence below its choice."""
