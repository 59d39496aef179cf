"""Words to be asked about: whatever is not ordinary, and ordinary words that stand as a name would.

"i met tarnow"             tarnow: on no list
"we spoke of Will"         Will: a capital inside an English sentence
"her brother will rang"    will: after kin, before a verb
"Frau Lang"                a name after a title
"ich fuhr nach essen"      a town that is a word
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from journal.sharing import name_words as words
from journal.sharing.ordinary import DERIVED, is_german_noun, is_name, place_in, place_of, verbal
from journal.sharing.sentences import Word
from journal.sharing.spans import Span
from journal.wording.sharing import PLACEHOLDERS

_PARTICLES = re.compile(
    r"(?<!\w)(?:(?:van|von|vom|zu|zur|de|der|den|des|di|da|do|dos|del|della|la|le|las|los|ter|ten|al|el|bin|ibn|ap|st)"
    r"\.?[ -]){1,3}$",
    re.IGNORECASE,
)
_CASED = re.compile(r"[\u0000-\u058f\u10a0-\u10ff\u13a0-\u13ff\u1c80-\u1fff\u2c00-\u2dff\ua640-\uab6f]")
_MADE_OF_WORDS = re.compile(r"['-]")

COMMON = 300
"""Places by frequency above which a word is no name, even after a title."""

RARE_NAME, RARE_CAPITAL = 1_500, 1_000
"""Places by frequency from which a word that is a name too is asked: in small letters, and as a German noun."""


def unfamiliar(text: str, here: Iterable[Word], habitual: Callable[[str], bool]) -> Iterator[Span]:
    """Yield each word of a folded text to be asked about, with the title or the particle that leads it.

    `habitual` says of a word in small letters whether this therapist uses it
    as an ordinary one.
    """
    for word in here:
        why = _why(word, habitual)
        if why is not None:
            end = word.end if why == "initial" else _followed(text, word.end)
            instead = PLACEHOLDERS[why]
            yield Span(start=_led(text, word, why), end=end, why=why, instead=instead, asked=True)


RARE_WORD, RARE_FOREIGN = 12_000, 300
"""Places by frequency from which any word is asked, unless it ends as verbs and qualities do, and one of the other
language."""


def _led(text: str, word: Word, why: str) -> int:
    """Return where what is asked begins: at the title or the particles before the word."""
    start = word.start
    before = text[max(0, start - 24) : start]
    particles = _PARTICLES.search(before)
    if particles and (word.capital or particles.group().strip().casefold() in ("st", "st.")):
        start -= len(before) - particles.start()
        before = text[max(0, start - 24) : start]
    led = re.search(r"(?<![\w'-])([^\W\d_]{2,12}\.?)[ ]$", before)
    if led and why == "unknown" and led.group(1).casefold() in words.BEFORE_PLACES:
        start -= len(before) - led.start()
        before = text[max(0, start - 24) : start]
    for _ in range(2):  # "Herr Dr."
        titled = re.search(r"(?<![\w'-])([^\W\d_]{1,14})\.?[ ]$", before)
        if not titled:
            break
        title = titled.group(1).casefold()
        kin = bool(words.KIN.fullmatch(title)) and title in _NAMES_THEM
        if not (words.FORMAL.fullmatch(title) or kin) or title == "von":
            break
        start -= len(before) - titled.start()
        before = text[max(0, start - 24) : start]
    return start


def _followed(text: str, end: int) -> int:
    """Return where what is asked ends: after what a place is called by. "Wilmslow" → "Wilmslow Road"."""
    for _ in range(2):
        after = re.match(r"(?:[ -]| & | und | and )([^\W\d_]+)(?:\.[vV])?", text[end : end + 24])
        if not after or after.group(1).casefold() not in words.AFTER_PLACES:
            break
        end += after.end()
    return end


_NAMES_THEM = words.listed(
    "aunt auntie aunty uncle nan nana granny grandma grandpa onkel tante oma opa omi opi cousin cousine kusine"
)
"""Kin's words that are part of what somebody is called."""


def _why(word: Word, habitual: Callable[[str], bool]) -> str | None:
    text, low = word.text, word.low
    if not any(c.isalpha() for c in text) or any(c.isdigit() for c in text):
        return None  # numbers, and letters among digits, are told by their shape
    if not _CASED.match(text):
        return "letters"
    if len(text) == 1:
        return _single(word)
    if not text.isascii() and _mixed_scripts(text):
        return "letters"
    if word.bare in words.ALWAYS_CAPITAL:
        return None
    place = _place(low)
    usual = habitual(low) or habitual(word.bare)
    if place is None:
        return None if usual else "unknown"
    if _stands_as_name(word, place):
        return "name"
    why = _by_capital(word, place) if word.capital else None
    if why is None and low not in words.MONTHS and not usual:
        if not word.capital and place > RARE_NAME and place != DERIVED and is_name(low):
            return "name"
        return "unknown" if _rare(word) else None
    return why


def _rare(word: Word) -> bool:
    """Say whether a word is of the other language alone, or seldom and may be what somebody is called by."""
    if "-" in word.text or word.low in words.VERBS or (word.text.isupper() and len(word.text) < 5):
        return False
    if word.german and word.capital and word.before in words.BEFORE_NOMINALISED and re.search(r"e[rl]?n$", word.low):
        return False  # "beim Spazierengehen"
    place = place_in(word.bare, german=word.german)
    if place is None:
        return (place_of(word.bare) or 0) > RARE_FOREIGN
    return min(place, place_of(word.bare) or 0) > RARE_WORD and not verbal(word.bare, german=word.german)


def _place(word: str) -> int | None:
    """Return the place of a word; that of the rarest part where hyphens join ordinary ones."""
    if (place := place_of(word)) is not None:
        return place
    parts = [part for part in _MADE_OF_WORDS.split(word) if part]
    if "-" in word and len(parts) > 1:
        found = [place_of(part) for part in parts]
        if is_name("".join(parts)) and len(parts) < 3 and len(word) < 9:  # "an-na"
            return None
        if all(p is not None for p in found) and not any(is_name(p) for p in parts if (place_of(p) or 0) > RARE_NAME):
            return max(p for p in found if p is not None)
    return None


def _single(word: Word) -> str | None:
    """Say of one letter alone whether it is an initial: a capital that is no word, or one that does something."""
    if word.text.islower() and word.text not in ("a", "i"):
        does = word.after in words.VERBS and not word.first
        return "initial" if does or word.before in words.BEFORE_PEOPLE or words.KIN.fullmatch(word.before) else None
    if not word.text.isupper() or word.text == "I" or (word.first and word.text in "AOÄ"):
        return None
    return "initial"


def _mixed_scripts(text: str) -> bool:
    scripts = {unicodedata.name(c, "?").split()[0] for c in text if c.isalpha()}
    return len(scripts & {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}) > 1


def _stands_as_name(word: Word, place: int) -> bool:
    """Say whether an ordinary word stands where a name would: after a title, after kin, before a verb, after "nach"."""
    low, bare = word.low, word.bare
    before = word.before
    doubled = {word.after: before, before: word.further_before}.get(bare)  # "says will will"
    if bare in words.GIVEN and doubled is not None and doubled not in words.NO_GIVEN_AFTER:
        return True
    if low in words.NOT_A_NAME:
        does = bare in words.GIVEN and word.after in words.VERBS
        return does and (word.capital or before in words.SAYING or bool(words.KIN.fullmatch(before)))
    if before in ("st", "st.", "sankt", "saint"):
        return True
    if before in words.STRICT and not (before == "miss" and not word.capital):
        return True
    if before == "frau" and word.further_before not in words.BEFORE_NOMINALISED:
        return True
    if _after_title(word, place):
        return True
    if words.FORMAL.fullmatch(before) and before != "von":
        return (word.capital and (not word.german or is_name(low) or not is_german_noun(low))) or (
            is_name(low) and place > 300
        )
    if bare in words.GIVEN:
        if words.KIN.fullmatch(before) or (low.endswith("'s") and low not in ("till's",)):
            return True
        if word.capital and word.german and not is_german_noun(low):
            return True
        if word.after in words.VERBS and (
            word.capital
            or not before
            or before in words.SAYING
            or before in words.BEFORE_CLAUSES
            or word.further_before in ("told", "tells")
        ):
            return word.after not in words.NO_NAME_AFTER.get(bare, ())
        if (
            before in words.BEFORE_PEOPLE
            and (word.capital or not word.german)
            and word.after not in ("of", "that", "the")
        ):
            return (
                bare not in ("chance", "star", "till", "con", "van", "sky", "may", "true", "summer", "rain", "dawn")
                or word.capital
            )
        plain = before in words.NO_GIVEN_AFTER and not (word.german and before in ("a", "an", "so"))
        if not word.capital and bare not in words.NEVER_BY_ITSELF and not plain:
            return True
    if words.KIN.fullmatch(before) and word.capital and not word.first:
        return not word.german or not is_german_noun(low) or (is_name(low) and place > 600)
    if bare in words.TOWNS and before in words.BEFORE_TOWNS:
        if word.german:
            return not word.capital or is_name(low)
        return word.after not in ("the", "my", "her", "his", "a", "and", "with") or before in ("near", "from")
    return (
        bare in words.FIRMS
        and before in words.BEFORE_FIRMS
        and word.after not in ("the", "time", "week", "hour", "day", "session")
    )


def _after_title(word: Word, place: int) -> bool:
    """Say whether a word after an office is asked: any but the most frequent, and what is done."""
    if not words.OFFICES.fullmatch(word.before) or word.low in words.VERBS or word.low in words.JOINING:
        return False
    if word.german and word.capital:
        return True
    return place > COMMON and not verbal(word.low, german=word.german)


def _by_capital(word: Word, place: int) -> str | None:
    text, low, bare = word.text, word.low, word.bare
    if len(text) > 1 and text.isupper():
        return (
            "name"
            if is_name(low) and place > RARE_CAPITAL and word.capital_before is False and not word.first
            else None
        )
    if word.first:
        if bare in words.GIVEN:
            return (
                None
                if word.after in words.NO_NAME_AFTER.get(bare, ())
                or (word.german and is_german_noun(low) and place < 400)
                else "name"
            )
        return "name" if is_name(low) and place > RARE_CAPITAL else None
    if word.german:
        if low in words.POLITE:
            return None
        if is_german_noun(low):
            noble = word.further_before in ("van", "von", "de")
            led = word.before in words.BEFORE_NOMINALISED and not noble  # "der Regen", "das Singen"
            return "name" if is_name(low) and place > RARE_CAPITAL and not led else None
        if word.before in ("der", "die", "den", "dem") and not re.search(r"(?:e[mnrs]?|ste)$", low):
            return "capitals"  # "der Jung", and not "der Junge"
        return None if word.before in words.BEFORE_NOMINALISED else "capitals"
    if bare in words.MONTHS:
        return None if word.before in words.BEFORE_MONTHS else "capitals"
    return "capitals"


def core(found: str) -> str:
    """Return what a stretch of a folded text is decided by: no case, possessive or title. "Frau Langs" → "lang"."""
    parts = found.casefold().split()
    while len(parts) > 1 and (
        words.FORMAL.fullmatch(parts[0]) or parts[0] in _NAMES_THEM or _PARTICLES.fullmatch(parts[0] + " ")
    ):
        parts = parts[1:]
    word = " ".join(parts).strip(".,;:!?'\"()").removesuffix("'s")
    return word[:-1] if word.endswith("s") and is_name(word[:-1]) else word
