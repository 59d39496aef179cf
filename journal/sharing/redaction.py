"""Free text before it is handed over: what is proposed to be cut, what was decided, and the text that may leave.

    text ──proposal──▶ Proposal ──Review, decided by the therapist──▶ Redacted

`Redacted` is the only text that a summary takes, and only a review that was
gone through to its end makes one. It is never a claim that nobody can be
recognised: a program finds names and numbers, not what makes a story one's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NoReturn, final

from journal.sharing.folding import Folded, folded_text, seen
from journal.sharing.identifiers import REGIONS, identifiers
from journal.sharing.identifying_words import coded, named
from journal.sharing.ordinary import place_of
from journal.sharing.refusals import CannotShare, NotReviewed
from journal.sharing.sentences import words_of_sentences
from journal.sharing.spans import Span, apart, beside, has_words, trimmed, whole_words
from journal.sharing.spoken_identifiers import spoken_identifiers
from journal.sharing.telling_roles import telling_roles
from journal.sharing.titles import titles
from journal.sharing.unfamiliar import core, unfamiliar
from journal.sharing.whole_terms import called_by_words, whole
from journal.wording import sharing as wording

_DIAGNOSIS = re.compile(r"[fzFZ]\d{2}(?:[.-]\d{1,2})?")

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

    def cut_too(self, start: int, end: int) -> Review:
        """Return the review with a cut of the therapist's own, from `start` up to `end` of `text`.

        Spans that it touches become one with it.
        """
        if not 0 <= start < end <= len(self.text):
            raise IndexError("no such stretch of text")
        touched = [n for n, s in enumerate(self.spans) if s.start < end and start < s.end]
        start = min([start, *(self.spans[n].start for n in touched)])
        end = max([end, *(self.spans[n].end for n in touched)])
        word = core(folded_text(self.text[start:end]).text)
        mine = Span(start=start, end=end, why="mine", instead=wording.PLACEHOLDERS["mine"], word=word)
        kept = [(s, self.decided.get(n)) for n, s in enumerate(self.spans) if n not in touched]
        ordered = sorted([*kept, (mine, True)], key=lambda pair: pair[0].start)
        decided = {n: cut for n, (_, cut) in enumerate(ordered) if cut is not None}
        return replace(self, spans=tuple(s for s, _ in ordered), decided=decided)

    @property
    def open(self) -> tuple[int, ...]:
        """The places of spans that are still to be decided."""
        return tuple(n for n, span in enumerate(self.spans) if span.asked and n not in self.decided)

    def pieces(self) -> tuple[Piece, ...]:
        """Return the diff, in order: all `before` joined are the text as written, all `after` what would leave."""
        pieces: list[Piece] = []
        at = 0
        for place, span in enumerate(self.spans):
            if at < span.start:
                pieces.append(_kept(self.text[at : span.start]))
            cut = self.decided.get(place, None if span.asked else True)
            words = self.text[span.start : span.end]
            after = seen(words) if cut is False else span.instead  # undecided: nothing is shown to leave that might not
            pieces.append(Piece(before=words, after=after, span=place, why=span.why, cut=cut))
            at = span.end
        if at < len(self.text):
            pieces.append(_kept(self.text[at:]))
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


def _kept(words: str) -> Piece:
    return Piece(before=words, after=seen(words))


def review(
    text: str,
    *,
    own_words: Iterable[str],
    codes: Mapping[str, str],
    habitual: Collection[str] | Callable[[str], bool],
    regions: Sequence[str] = REGIONS,
) -> Review:
    """Return the review of a text, nothing decided yet; what leaves of it has no invisible signs.

    `own_words` are the words that the client may be known by, `codes` maps
    every one of one's own client codes to this person's, `habitual` holds (or says of a
    word) what this therapist uses as ordinary words (`words_of_habit`),
    `regions` are as for `identifiers`. Raises CannotShare beyond 20,000
    characters.
    """
    if len(text) > LONGEST_TEXT:
        raise CannotShare(wording.DOES_NOT_FIT)
    usual = habitual if callable(habitual) else habitual.__contains__
    read = folded_text(text)
    found = [
        *coded(read.text, codes),
        *named(read.text, own_words),
        *identifiers(read.text, regions),
        *spoken_identifiers(read.text),
    ]
    found = [whole_words(read.text, span) for span in found if not _known(read.text, span)]
    cut = apart(span for span in found if not span.asked)
    here = list(words_of_sentences(read.text))
    rest = [*(s for s in found if s.asked), *telling_roles(read.text), *unfamiliar(read.text, here, usual)]
    rest = apart(whole(read.text, here, apart([*rest, *called_by_words(read.text, here), *titles(read.text, here)])))
    asked = [trimmed(read.text, part) for span in rest for part in beside(span, cut) if has_words(read.text, part)]
    spans = [_as_written(read, span) for span in (*cut, *asked)]
    return Review(text=text, spans=tuple(apart(spans)), made_by=_ONLY_HERE)


def _known(text: str, span: Span) -> bool:
    """Say whether what has the shape of an id is an abbreviation of the trade: "PHQ-9", "F33.1"."""
    word = text[span.start : span.end]
    return span.asked and span.why == "id" and (place_of(word) is not None or bool(_DIAGNOSIS.fullmatch(word)))


def _as_written(read: Folded, span: Span) -> Span:
    start, end = read.written(span.start, span.end)
    return replace(span, start=start, end=end, word=core(read.text[span.start : span.end]))
