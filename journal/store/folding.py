"""Text as it is looked for: what a reader takes for the same word is the same word here.

    "Die Straße nach Łódź"   →  die strasse nach lodz
    "他很焦虑 😀"             →  他 很 焦 虑 😀
    "na\N{SOFT HYPHEN}ïve ﬁnal ＡＢＣ"   →  naive final abc

The index is made of these words, and what is typed is looked for by them. Each
knows where it stands in the text as written. Scripts without spaces between
words (Chinese, Japanese, Thai, …) are taken character by character, Korean by
syllable, so that a word is found wherever it begins; so are emoji.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice


def words(text: str) -> list[str]:
    """Return the words of a text in order; signs between them are none. Takes any string, also a broken one."""
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    kinds = text.translate(_KINDS)
    if _APART.search(kinds):
        return [folded for folded, _ in _each(text)]
    whole = _folded(text)
    if "c" not in kinds:
        return whole.split()
    return [whole[found.start() : found.end()] for found in _WORD.finditer(whole.translate(_KINDS))]


def folded(text: str) -> str:
    """Return the words of a text as the index takes them, a space between each."""
    return " ".join(words(text))


def spans(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Return where the words `first` up to `last`, not included, begin and end in the text as written."""
    if text.isascii():
        return [found.span() for found in islice(_ASCII_WORD.finditer(text.lower()), first, last)]
    return [span for _, span in islice(_each(text), first, last)]


def _each(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for found in _WORD.finditer(text.translate(_KINDS)):
        start, end = found.span()
        of_these = _folded(text[start:end])
        if found.group()[0] == "m":
            of_these = _apart(of_these)
        for folded in of_these.split(" "):
            if folded:
                yield folded, (start, end)


_ASCII_WORD = re.compile("[0-9a-z]+")

_WORD = re.compile("w[wx]*|[cm]x*|x+")
"""In kinds of characters: `w` is part of a word, `c` is one, `m` is several, `x` belongs to what stands before it."""


_APART = re.compile("m|(?<![wcx])x")
"""What a text must not have to be folded in one go: several words in one character, what follows nothing."""


class _Table(dict[int, str]):
    """For str.translate: what becomes of a character, found out once."""

    def __init__(self, find_out: Callable[[str], str]) -> None:
        self._find_out = find_out

    def __missing__(self, code: int) -> str:
        result = self[code] = self._find_out(chr(code))
        return result


def _folded(text: str) -> str:
    """Return what one find of `_WORD` is looked for as; a space stands for whatever divides words."""
    if text.isascii():
        return text.lower()
    whole = unicodedata.normalize("NFKC", text.translate(_SEEN))
    return unicodedata.normalize("NFC", whole.translate(_FOLDS))


# --- what a character becomes --------------------------------------------------------------------

_ALIKE = {
    "æ": "ae", "œ": "oe", "ı": "i", "ȷ": "j", "ð": "d", "þ": "th", "ŋ": "n", "ĸ": "k",
    "ʼ": "'", "ʻ": "'", "ꞌ": "'",
    "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه",
}  # fmt: skip
"""Letters that Unicode does not take apart, and readers do not tell apart or cannot type."""

_WITH = re.compile(r"LATIN SMALL LETTER ([A-Z]{1,2}) WITH ")
"""The name of a letter with a stroke, a hook, a tail: ł, ø, đ, ħ, ɓ."""

_MARKS = frozenset({"Mn", "Mc", "Me"})
_LETTERS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Co", "Mn", "Mc", "Me"})
_SYMBOLS = frozenset({"So", "Cn"})
"""Emoji; and what this Unicode does not know yet, which in the next is mostly an emoji and must stay the same word."""

_EMOJI = frozenset("‼⁉↔◻◼◽◾〰〽")
"""Those that Unicode counts among other signs."""

_UNSEEN = re.compile("[\u00ad\u034f\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\ufe00-\ufe0f"
                     "\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]")  # fmt: skip
"""What is in a text and not to be seen, beside all of category Cf; the Arabic stretch; the skin tones of emoji."""

_EACH_ALONE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u1950-\u19df\u1a20-\u1aad\u2e80-\u2fdf\u3005-\u3007"
    "\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u318f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua000-\ua4cf\ua960-\ua97f\ua9e0-\ua9fe\uaa60-\uaadf\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc"
    "\U00016fe0-\U00018cff\U0001aff0-\U0001b2ff\U00020000-\U0003ffff]"
)
"""Scripts without spaces between words, as in Unicode's UAX #14 and UAX #29; and Korean, which joins words."""


def _is_unseen(c: str) -> bool:
    return unicodedata.category(c) == "Cf" or _UNSEEN.match(c) is not None


def _seen(c: str) -> str:
    return "" if _is_unseen(c) else c


def _is_dropped(mark: str) -> bool:
    """Say whether a mark is passed over: accents, points, strokes. Vowel signs that carry the word are not.

    By Unicode's canonical combining class: 1 lies over a letter, 7 is the
    nukta, 10–36 are Hebrew and Arabic points, from 200 on come the accents.
    """
    place = unicodedata.combining(mark)
    return unicodedata.category(mark) == "Me" or place in (1, 7) or 10 <= place <= 36 or place >= 200


def _fold(c: str) -> str:
    """Return a character of NFKC text as it is looked for; a space for one that divides words."""
    if "\uac00" <= c <= "\ud7a3":
        return c
    plain = "".join(
        d for d in unicodedata.normalize("NFKD", c) if not (unicodedata.category(d) in _MARKS and _is_dropped(d))
    )
    return "".join(_letter(d) for d in plain.casefold() if not _is_unseen(d))


def _letter(c: str) -> str:
    if c in _ALIKE:
        c = _ALIKE[c]
    elif unicodedata.category(c) == "Nd":
        c = str(unicodedata.decimal(c))
    elif found := _WITH.match(unicodedata.name(c, "")):
        c = found[1].lower()
    return c if _is_sign(c) or unicodedata.category(c[0]) in _LETTERS else " "


def _is_sign(c: str) -> bool:
    return c in _EMOJI or unicodedata.category(c[0]) in _SYMBOLS


def _is_alone(c: str) -> bool:
    return _is_sign(c) or _EACH_ALONE.match(c) is not None


def _apart(text: str) -> str:
    """Part what one character stood for, as ㍿ for four."""
    result, before = "", " "
    for c in text:
        if unicodedata.category(c) not in _MARKS:
            result += " " if _is_alone(c) or _is_alone(before) else ""
            before = c
        result += c
    return result


def _kind(c: str) -> str:
    """Return which part a character has in a word, as in `_WORD`; a space if it divides words."""
    whole = unicodedata.normalize("NFKD", c)
    if _is_unseen(c) or unicodedata.category(whole[0]) in _MARKS:
        return "x"
    if "\u1160" <= c <= "\u11ff" or "\ud7b0" <= c <= "\ud7ff":  # the later letters of a Korean syllable
        return "x"
    result = unicodedata.normalize("NFC", _fold(c))
    if not result.strip(" "):
        return " "
    if not any(map(_is_alone, result)):
        return "m" if " " in result else "w"
    if (
        "\u1100" <= result <= "\u11ff" and result != c
    ):  # a letter of a Korean syllable by itself: it must not join the next one
        return "m"
    return "c" if all(unicodedata.category(d) in _MARKS for d in result[1:]) else "m"


_SEEN = _Table(_seen)
_FOLDS = _Table(_fold)
_KINDS = _Table(_kind)
