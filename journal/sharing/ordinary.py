"""Which words are ordinary: those of the lists, inflected and compounded ones, and those a therapist has the habit of.

"sitting"            of "sit"
"Trennungsängsten"   of "Trennung" and "Angst"
"Rosenthal"          not: what ends as names of places and families end is not taken apart
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from journal.presets.ordinary_words import german_nouns, names, places
from journal.sharing.folding import folded_text

DERIVED: Final = 50_000
"""The place by frequency of a word that is on no list but made of one that is."""

LONGEST_DERIVED = 40
"""Letters of a word that is taken apart at all."""

HABIT_DAYS = 5
"""Days on which a word has to be used in small letters, until it counts as ordinary to this therapist."""

TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
"""A word of a folded text, with what hyphens and apostrophes join to it."""

SENTENCE_END = re.compile(
    r"(?:^|[.!?:;\n\u2026\u2022|>*/]|[-\u2014]\s|[\"\u201c\u201d\u201e\u00ab\u00bb(\[']\s?|\s')\s*$"
)
"""What stands before the first word of a sentence, where a capital says nothing."""

_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")
"""What is in small letters only because addresses are."""

_ENGLISH_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ily", "y"), ("iness", "y"), ("s", ""), ("es", ""),
    ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ings", ""), ("ly", ""), ("er", ""), ("er", "e"), ("ers",
    ""), ("ers", "e"), ("est", ""), ("est", "e"), ("ness", ""), ("less", ""), ("ful", ""), ("ish", ""), ("like",
    ""), ("able", ""), ("able", "e"), ("ability", ""), ("y", ""), ("ment", ""), ("wise", ""),
)  # fmt: skip
_ENGLISH_PREFIXES = (
    "un", "re", "non", "over", "under", "pre", "post", "self", "mis", "dis", "anti", "co", "inter", "out", "de",
)  # fmt: skip
_GERMAN_ENDINGS = (
    "e", "en", "er", "es", "em", "n", "s", "t", "st", "et", "te", "ten", "test", "tet", "tes", "ter", "tem",
    "end", "ende", "enden", "ender", "endes", "ere", "eren", "erer", "eres", "ste", "sten", "innen", "in", "lich",
    "los", "lose", "losen",
)  # fmt: skip
_GERMAN_PREFIXES = (
    "ab", "an", "auf", "aus", "be", "bei", "da", "dabei", "daneben", "dar", "durch", "ein", "ent", "er", "fest",
    "fort", "ge", "gegen", "her", "heran", "heraus", "herum", "hin", "hinaus", "hinein", "hinter", "hinweg",
    "los", "miss", "mit", "nach", "nieder", "raus", "rein", "rum", "runter", "sub", "über", "um", "un", "unter",
    "ver", "voll", "vor", "voran", "vorbei", "weg", "weiter", "wieder", "zer", "zu", "zurück", "zusammen", "hoch",
    "rauf", "rüber", "weh", "frei", "statt", "teil", "fertig", "klar", "auseinander",
)  # fmt: skip
_NAMES_END_SO = re.compile(
    r"(?:m[ae][iy]er|mann|bauer|müller|berg|berge[rn]?|burg|burger|bach|bacher|dorf|dorfer|dörfer|hausen|häuser|heim|"
    r"heimer|feld|felder|feldt|"
    r"wald|wälder|tha?l|brück|brücke|brücken|furt|furth|hofen|hofer?|kirch|kirchen|steine?r?|hagen|born|au|auer|see|"
    r"ried|rath|rode|"
    r"roda|ste[da]t|stadt|städt|städter|büttel|huber|schmi[de]d?t?|koch|beck|wirth|vogt|hardt|loh|weiler|wangen|ingen|"
    r"strasse|str|gasse|platz|weg|allee|damm|ufer|ring|park|schule|gymnasium|klinik|klinikum|kita|apotheke|bäckerei|"
    r"werke?|"
    r"bank|kasse|verlag|markt|hotel|orchester|chor|theater|oper|werft|hütte|mühle|brauerei|molkerei|zeitung|anzeiger|"
    r"bote|verein|stift|kirche|kapelle|kloster|son|sen|sson|ton|ham|ley|ville|shire|ford|worth|wood|brook|well)s?$"
)
_NUMBER = re.compile(
    r"(?:ein|zwei|drei|vier|fünf|fuenf|sechs|sieben|acht|neun)und(?:zwanzig|drei(?:ss|ß)ig|vierzig|"
    r"fünfzig|sechzig|siebzig|achtzig)"
)
_ENGLISH_FORM = re.compile(
    r"(?:ed|ing|ly|ness|ity|tion|sion|ment|able|ible|ive|ful|less|ish|ous|ism|ise|ize|ance|ence|n't|'ve|'re|'ll|'d|"
    r"al|ic|ology|self|selves)s?$"
)
_GERMAN_QUALITY = re.compile(
    r"(?:keit|heit|ung|schaft|tion|tät|ismus|nis|stunde|sitzung|gespräch|therapie|angst|ängste|gefühl|symptom|verhalten|"
    r"zeit|mangel|protokoll|gedanke|schlaf)(?:en?|n|s|se)?$|(?:lich|isch|ig|bar|haft|sam|los|iv|iert?|end)(?:e[mnrs]?)?$"
)
_GERMAN_VERB = re.compile(
    r"^(?:\w{2,4})?ge\w{3,}(?:t|en)$|ieren$|weise$|"
    r"^(?:ver|be|ent|er|zer|ein|auf|ab|aus|an|zu|um|unter|über|vor|nach)\w{3,}(?:t|te|en|ten)$"
)
_LINKS = ("", "s", "es", "n", "en", "e", "er")
_SHORT_PARTS = frozenset(
    ("tag", "weg", "not", "amt", "arm", "uhr", "tod", "ohr", "rat", "hof", "bus",
     "zug", "tee", "eis", "arzt", "kuh", "rad", "tat", "wut", "mut", "ehe", "bad", "kur")
)  # fmt: skip
_COMMON_PART = 25_000


@functools.lru_cache(maxsize=20_000)
def place_of(word: str) -> int | None:
    """Return how far down the lists of words a word stands, 0 the most frequent; None for one that is not ordinary.

    `word` in any case. The nearer place of both languages counts.
    """
    word = word.casefold()
    if word.endswith("'s") and (of := place_of(word[:-2])) is not None:
        return None if word[:-2] in names() else of
    listed = [place for language in ("english", "german") if (place := _listed(word, places(language))) is not None]
    if listed:
        return None if _named_after(word, min(listed)) else min(listed)
    if not 4 <= len(word) <= LONGEST_DERIVED or is_name(word) or not word.isalpha():
        return None
    return DERIVED if _NUMBER.fullmatch(word) or _english(word) or _german(word) else None


def place_in(word: str, *, german: bool) -> int | None:
    """Return the place of a word in one language alone, DERIVED where it is made of others; None: not of this one."""
    word = word.casefold().removesuffix("'s")
    place = _listed(word, places("german" if german else "english"))
    return DERIVED if place is None and not _anywhere(word) and place_of(word) is not None else place


def verbal(word: str, *, german: bool) -> bool:
    """Say whether a word ends as what is done or thought does, and hardly as what somebody is called."""
    word = word.casefold()
    if not german:
        return bool(_ENGLISH_FORM.search(word))
    return bool(_GERMAN_QUALITY.search(word) or (_GERMAN_VERB.search(word) and not is_german_noun(word)))


def is_name(word: str) -> bool:
    """Say whether a word, in any case, is on the list of first names, surnames and places, perhaps with an s."""
    word = word.casefold().removesuffix("'s").removesuffix("'")
    known = names()
    return word in known or (len(word) > 4 and word.endswith("s") and word[:-1] in known and not _anywhere(word))


def is_german_noun(word: str) -> bool:
    """Say whether a word, in any case, is a German noun, or a compound that ends in one."""
    word = word.casefold()
    nouns = german_nouns()
    if word in nouns:
        return True
    return any(word[at:] in nouns for at in range(2, len(word) - 3)) if len(word) > 7 else False


def is_german_quality(word: str) -> bool:
    """Say whether a German word, in small letters, says how something is: it ends in each way that such words do."""
    stem = re.sub(r"e[mnrs]?$", "", word)
    return stem != word and all(_listed(stem + end, places("german")) is not None for end in ("e", "en", "er", "es"))


def words_of_habit(texts: Iterable[tuple[date, str]]) -> frozenset[str]:
    """Return the words that were used in small letters on at least five days, and never with a capital in a sentence.

    What is on the list of names is none of them: who writes "maria" in small
    letters every week means Maria.
    """
    days: dict[str, set[date]] = {}
    capitalised: set[str] = set()
    for day, written in texts:
        text = folded_text(_ADDRESS.sub(" ", written)).text
        for match in TOKEN.finditer(text):
            word = match.group()
            if word.islower():
                days.setdefault(word, set()).add(day)
            elif not SENTENCE_END.search(text[max(0, match.start() - 6) : match.start()]):
                capitalised.add(word.casefold())
    often = {word for word, on in days.items() if len(on) >= HABIT_DAYS}
    return frozenset(word for word in often - capitalised if not is_name(word))


def _named_after(word: str, place: int) -> bool:
    """Say whether a word of the lists is a name with an s ("annas"), or a street that is called so."""
    owner = word.endswith("s") and len(word) > 4 and place > 3_000 and word[:-1] in names() and not _anywhere(word[:-1])
    return owner or (place > 6_000 and word.endswith(("strasse", "gasse", "allee")))


def _listed(word: str, listed: Mapping[str, int]) -> int | None:
    if (place := listed.get(word)) is not None:
        return place
    if "ae" in word or "oe" in word or "ue" in word:
        return listed.get(word.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü"))
    return None


def _anywhere(word: str) -> bool:
    return _listed(word, places("english")) is not None or _listed(word, places("german")) is not None


def _english(word: str, deep: int = 2) -> bool:
    listed = places("english")
    for ending, instead in _ENGLISH_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)] + instead
            undoubled = stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem
            if any(s in listed and s not in names() for s in (stem, undoubled)):
                return True
            if deep > 1 and stem not in names() and _english(stem, deep - 1):
                return True
    return any(
        word.startswith(prefix) and len(word) - len(prefix) >= 4 and word[len(prefix) :] in listed
        for prefix in _ENGLISH_PREFIXES
    )


def _german(word: str) -> bool:
    listed = places("german")
    if _inflected(word, listed):
        return True
    for prefix in _GERMAN_PREFIXES:
        if word.startswith(prefix):
            whole = word[len(prefix) :]
            for rest in (whole, whole.removeprefix("ge"), whole.removeprefix("zu")):
                if len(rest) >= 3 and (rest in listed or _inflected(rest, listed)) and rest not in german_nouns():
                    return True
    return len(word) >= 7 and not _NAMES_END_SO.search(word) and _compound(word, listed)


def _inflected(word: str, listed: Mapping[str, int]) -> bool:
    """Say whether a word is a listed one with another ending; a bare stem of three letters is none."""
    for ending in _GERMAN_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            stem = word[: -len(ending)]
            if any(s in listed and s not in names() for s in (stem, stem + "e", stem + "en", stem + "n")):
                return True
    return False


def _compound(word: str, listed: Mapping[str, int], parts: int = 4) -> bool:
    """Say whether a word can be parted into frequent words, the last one inflected as it may be."""
    for at in range(3, len(word) - 2):
        head, tail = word[:at], word[at:]
        if not _part(head, listed):
            continue
        if len(tail) >= 3 and (_part(tail, listed) or (len(tail) > 4 and _inflected(tail, listed))):
            return True
        if parts > 2 and len(tail) >= 6 and _compound(tail, listed, parts - 1):
            return True
    return False


def _part(part: str, listed: Mapping[str, int]) -> bool:
    for link in _LINKS:
        if part.endswith(link):
            bare = part[: len(part) - len(link)] if link else part
            if len(bare) >= 4 or bare in _SHORT_PARTS:
                for form in (bare, bare + "e", bare + "en"):  # Sprach-, Schul-, Grenz-
                    place = listed.get(form)
                    if place is not None and place < _COMMON_PART and (form == bare or form in german_nouns()):
                        return True
    return False
