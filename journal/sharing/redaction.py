"""Free text before it is handed over: what is proposed to be cut, what was decided, and the text that may leave.

    text ──proposal──▶ Proposal ──Review, decided by the therapist──▶ Redacted

`Redacted` is the only text that a summary takes, and only a review that was
gone through to its end makes one. It is never a claim that nobody can be
recognised: a program finds names and numbers, not what makes a story one's own.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NoReturn, final

from journal.sharing.identifiers import REGIONS, Span, identifiers
from journal.sharing.identifying_words import capitalised, coded, named
from journal.sharing.refusals import CannotShare, NotReviewed
from journal.wording import sharing as wording

LONGEST_TEXT = 20_000
"""Characters of a text that is handed over: what a pack takes, and what a person goes through word by word."""

_ONLY_HERE: Final = object()


@final
class Redacted:
    """A text that its therapist went through and let go. Made by `Review.confirm` alone."""

    __slots__ = ("_text",)

    _text: str

    def __init__(self, text: str, made_by: object) -> None:
        if made_by is not _ONLY_HERE:
            raise TypeError("only a confirmed review makes a Redacted")
        object.__setattr__(self, "_text", text)

    @property
    def text(self) -> str:
        """The words as they leave."""
        return self._text

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a Redacted does not change")

    def __init_subclass__(cls) -> NoReturn:
        raise TypeError("a Redacted has no kinds")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Redacted) and other._text == self._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        return f"Redacted({len(self._text)} characters)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Redacted is not stored: the review is done again")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the diff. `span` None: plain text, kept. Else the place of the span, and whether it is cut.

    `cut` None: not decided yet.
    """

    before: str
    after: str
    span: int | None = None
    why: str = ""
    cut: bool | None = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A text being gone through. `spans` lie in order and apart; `decided` says of a span, by its place, if it is cut.

    A span that is `asked` must be decided; every other is cut unless it was
    decided to stay. A text without any span still has to be confirmed. Made
    by `review` alone, so that no text skips it.
    """

    text: str
    spans: tuple[Span, ...]
    made_by: object = field(repr=False, compare=False)
    decided: Mapping[int, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.made_by is not _ONLY_HERE:
            raise TypeError("only `review` makes a Review")

    def decide(self, place: int, *, cut: bool) -> Review:
        """Return the review with one span decided; `place` counts from 0. One's own code for a client cannot stay."""
        if not 0 <= place < len(self.spans):
            raise IndexError("no such span")
        if not cut and self.spans[place].why == "code":
            raise ValueError("a code is always replaced")
        return replace(self, decided={**self.decided, place: cut})

    def decide_word(self, place: int, *, cut: bool) -> Review:
        """Return the review with a span decided and with it every other span that holds the same word."""
        word = self._words(place).casefold()
        same = [n for n in range(len(self.spans)) if self._words(n).casefold() == word]
        return functools.reduce(lambda review, n: review.decide(n, cut=cut), same, self)

    def cut_too(self, start: int, end: int) -> Review:
        """Return the review with a cut of the therapist's own, from `start` up to `end` of `text`.

        Spans that it touches become one with it.
        """
        if not 0 <= start < end <= len(self.text):
            raise IndexError("no such stretch of text")
        touched = [n for n, s in enumerate(self.spans) if s.start < end and start < s.end]
        start = min([start, *(self.spans[n].start for n in touched)])
        end = max([end, *(self.spans[n].end for n in touched)])
        mine = Span(start=start, end=end, why="mine", instead=wording.PLACEHOLDERS["mine"])
        kept = [(s, self.decided.get(n)) for n, s in enumerate(self.spans) if n not in touched]
        ordered = sorted([*kept, (mine, True)], key=lambda pair: pair[0].start)
        decided = {n: cut for n, (_, cut) in enumerate(ordered) if cut is not None}
        return replace(self, spans=tuple(s for s, _ in ordered), decided=decided)

    @property
    def open(self) -> tuple[int, ...]:
        """The places of spans that are still to be decided."""
        return tuple(n for n, span in enumerate(self.spans) if span.asked and n not in self.decided)

    def pieces(self) -> tuple[Piece, ...]:
        """Return the diff, in order: all `before` joined are the text, all `after` what would leave."""
        pieces: list[Piece] = []
        at = 0
        for place, span in enumerate(self.spans):
            if at < span.start:
                pieces.append(Piece(before=self.text[at : span.start], after=self.text[at : span.start]))
            cut = self.decided.get(place, None if span.asked else True)
            words = self.text[span.start : span.end]
            after = words if cut is False else span.instead  # undecided: nothing is shown to leave that might not
            pieces.append(Piece(before=words, after=after, span=place, why=span.why, cut=cut))
            at = span.end
        if at < len(self.text):
            pieces.append(Piece(before=self.text[at:], after=self.text[at:]))
        return tuple(pieces)

    def result(self) -> str:
        """Return the text as it would leave; what is undecided is shown as cut."""
        return "".join(piece.after for piece in self.pieces())

    def confirm(self, *, shown: str) -> Redacted:
        """Return the text that may leave. `shown` is the result exactly as the therapist saw it when saying yes.

        Raises NotReviewed while a span is undecided, or where `shown` is not
        the result.
        """
        if self.open:
            raise NotReviewed
        if shown != self.result():
            raise NotReviewed(wording.SHOWN_OTHERWISE)
        return Redacted(shown, _ONLY_HERE)

    def _words(self, place: int) -> str:
        return self.text[self.spans[place].start : self.spans[place].end]


def review(
    text: str,
    *,
    own_words: Iterable[str],
    codes: Mapping[str, str],
    lower_case: Collection[str] | Callable[[str], bool],
    regions: Sequence[str] = REGIONS,
) -> Review:
    """Return the review of a text, nothing decided yet; invisible signs are left out of it.

    `own_words` are the words that the client may be known by, `codes` maps
    every one of one's own client codes to this person's, `lower_case` holds (or says of a
    word) whether it was seen in lower case elsewhere in this journal,
    `regions` are as for `identifiers`. Raises CannotShare beyond 20,000
    characters.
    """
    if len(text) > LONGEST_TEXT:
        raise CannotShare(wording.DOES_NOT_FIT)
    seen = lower_case if callable(lower_case) else lower_case.__contains__
    text = _visible(text)
    found = [*coded(text, codes), *named(text, own_words), *identifiers(text, regions)]
    spans = _apart(found)
    asked = [rest for span in capitalised(text, seen) for rest in _beside(span, spans) if _has_words(text, rest)]
    ordered = sorted([*spans, *asked], key=lambda span: span.start)
    return Review(text=text, spans=tuple(ordered), made_by=_ONLY_HERE)


def _visible(text: str) -> str:
    """Composed letters, and no signs that nobody sees but that would split a number or a name."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "".join(c for c in composed if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})


def _apart(found: Iterable[Span]) -> list[Span]:
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
    longest = max(group, key=lambda s: (not s.asked, s.end - s.start, s.why == "phone"))
    return replace(longest, start=group[0].start, end=max(s.end for s in group))


def _beside(span: Span, others: Sequence[Span]) -> list[Span]:
    """Return what is left of a span where no other one lies."""
    rest, start = [], span.start
    for other in (o for o in others if span.start < o.end and o.start < span.end):
        if start < other.start:
            rest.append(replace(span, start=start, end=other.start))
        start = max(start, other.end)
    return [*rest, replace(span, start=start)] if start < span.end else rest


def _has_words(text: str, span: Span) -> bool:
    return any(c.isalnum() for c in text[span.start : span.end])
