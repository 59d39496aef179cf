"""Stretches of a text that may identify someone: joined where they overlap, parted, and up to the ends of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of text from `start` up to `end`, and why it may identify someone.

    `asked` False: it is proposed to be cut. True: nothing is proposed, the
    therapist decides. `instead` is what stands in its place. Spans of one
    `word` are decided together.
    """

    start: int
    end: int
    why: str
    instead: str
    asked: bool = False
    word: str = ""


def whole_words(text: str, span: Span) -> Span:
    """Return a span up to the ends of the words that it begins and ends in: what is found in part is asked whole."""
    if span.why == "code":
        return span
    start, end = span.start, span.end
    while start > 0 and _joins(text, start - 1) and (text[start].isalnum() or text[start - 1].isalnum()):
        start -= 1
    while end < len(text) and _joins(text, end) and (text[end - 1].isalnum() or text[end].isalnum()):
        end += 1
    start += len(text[start:end]) - len(text[start:end].lstrip("-_'"))
    end -= len(text[start:end]) - len(text[start:end].rstrip("-_'"))
    if (start, end) == (span.start, span.end):
        return span
    more = text[start : span.start] + text[span.end : end]
    known = span.asked or span.why != "own word" or more.casefold() in ("'s", "s", "")
    return replace(span, start=start, end=end, asked=not known or span.asked, why=span.why if known else "part")


def _joins(text: str, place: int) -> bool:
    """Say whether the sign at a place belongs to a word that goes on at both its sides."""
    if text[place].isalnum():
        return True
    beside = 0 < place < len(text) - 1 and text[place - 1].isalnum() and text[place + 1].isalnum()
    return text[place] in "-_'" and beside


def apart(found: Iterable[Span]) -> list[Span]:
    """Join spans that overlap. The whole is called after its longest part, and cut if any part is."""
    joined: list[list[Span]] = []
    end = -1
    for span in sorted(found, key=lambda s: (s.start, -s.end)):
        if span.start < end:
            joined[-1].append(span)
        else:
            joined.append([span])
        end = max(end, span.end)
    return [_whole(group) for group in joined]


def _whole(group: Sequence[Span]) -> Span:
    longest = max(group, key=lambda s: (not s.asked, s.why == "code", s.end - s.start, s.why == "phone"))
    return replace(longest, start=group[0].start, end=max(s.end for s in group))


def beside(span: Span, others: Sequence[Span]) -> list[Span]:
    """Return what is left of a span where no other one lies."""
    rest, start = [], span.start
    for other in (o for o in others if span.start < o.end and o.start < span.end):
        if start < other.start:
            rest.append(replace(span, start=start, end=other.start))
        start = max(start, other.end)
    return [*rest, replace(span, start=start)] if start < span.end else rest


def trimmed(text: str, span: Span) -> Span:
    """Return a span without the spaces and commas at its edges."""
    start, end = span.start, span.end
    while not text[start].isalnum():
        start += 1
    while not (text[end - 1].isalnum() or text[end - 1] in ".'"):
        end -= 1
    return replace(span, start=start, end=end)


def has_words(text: str, span: Span) -> bool:
    return any(c.isalnum() for c in text[span.start : span.end])
