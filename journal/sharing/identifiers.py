"""Identifiers that can be told by their shape: e-mail, links, phone numbers, ids, dates, postcodes, addresses.

A pattern knows no meaning: it finds "4 May" in any sentence, and no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import phonenumbers

from journal.wording.sharing import PLACEHOLDERS

REGIONS = ("GB", "DE", "US")
"""Where a phone number without a country's prefix may be from, unless the caller says otherwise."""

_MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "januar jänner februar märz mai juni juli oktober dezember "
    "janvier février mars avril juin juillet août septembre octobre novembre décembre "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
    "gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre "
    "januari februari maart mei augustus"
)
_MONTH = rf"(?:{_MONTHS.replace(' ', '|')})\b\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_STREET = (
    r"(?:street|road|avenue|lane|drive|crescent|close|terrace|square|boulevard|court|place|way|st|rd|ave|blvd|"
    r"straße|strasse|str|gasse|weg|platz|allee|ring|ufer|damm|straat|laan|plein|gatan|vägen|gata)"
)
_TOP = r"(?:com|org|net|info|io|app|me|co|edu|gov|eu|de|at|ch|uk|fr|es|it|nl|be|se|no|dk|fi|pl|ie|us|ca|au|nz)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of text from `start` up to `end`, and why it may identify someone.

    `asked` False: it is proposed to be cut. True: nothing is proposed, the
    therapist decides. `instead` is what stands in its place.
    """

    start: int
    end: int
    why: str
    instead: str
    asked: bool = False


@dataclass(frozen=True, slots=True)
class _Shape:
    why: str
    pattern: re.Pattern[str]
    asked: bool = False


def _shape(why: str, *patterns: str, asked: bool = False, exact: bool = False) -> _Shape:
    flags = re.NOFLAG if exact else re.IGNORECASE
    return _Shape(why, re.compile("|".join(f"(?:{p})" for p in patterns), flags), asked)


_SHAPES = (
    _shape(
        "e-mail",
        r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+",
        r"\b[\w.+-]{1,64}\s?[\[(]\s?at\s?[\])]\s?[\w-]{1,63}(?:\s?(?:\.|[\[(]\s?dot\s?[\])])\s?[\w-]{1,63}){1,4}",
    ),
    _shape(
        "link",
        r"\b(?:https?|ftp)://\S+",
        r"\bwww\.\S+",
        rf"\b(?:[\w-]{{1,63}}\.){{1,4}}{_TOP}\b(?:/\S*)?",
        r"(?<!\w)@[\w.]{3,30}",  # a name on a network
    ),
    _shape(
        "date",
        r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b",
        rf"\b{_DAY}\s?[./-]\s?(?:0?[1-9]|1[0-2])\s?[./-]\s?(?:\d{{4}}|\d{{2}})\b",
        r"\b(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/(?:\d{4}|\d{2})\b",
        rf"\b{_DAY}\.\s?(?:0?[1-9]|1[0-2])\.(?!\d)",
        rf"\b{_DAY}(?:st|nd|rd|th|er|º)?\.?\s(?:of\s|de\s)?{_MONTH}(?:,?\s(?:de\s)?(?:\d{{4}}|'\d{{2}})\b)?",
        rf"\b{_MONTH}\s{_DAY}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}}\b)?",
        rf"\b{_MONTH}\s(?:de\s)?(?:19|20)\d{{2}}\b",
    ),
    _shape(
        "address",
        rf"(?<![\w'’-])\d{{1,5}}[a-z]?,?\s(?:[\w'’-]{{1,40}}\s){{1,3}}?{_STREET}\b\.?",
        rf"(?<![\w'’-])[\w'’-]{{1,40}}?\s?{_STREET}\b\.?\s\d{{1,4}}\s?[a-z]?\b",
        r"\b(?:rue|via|calle|avenida|plaza|piazza|place|rua)\s(?:[\w'’-]{1,40},?\s){1,5}?\d{1,4}\b",
        r"\b\d{1,4},?\s(?:rue|boulevard|avenue|place)\s(?:d\w{1,2}\s|d['’]|la\s|le\s|les\s){0,3}[\w'’-]{1,40}",
        r"\bp\.?\s?o\.?\sbox\s\d+",
    ),
    _shape(
        "address", r"\b\d{1,5}[A-Za-z]?\s(?:[A-Z][\w'’-]{1,40}\s){1,3}(?:Close|Court|Place|Way|Drive)\b", exact=True
    ),
    _shape(
        "postcode",
        r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b",  # United Kingdom
        r"\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b",  # Canada
        r"\b\d{4}\s?[A-Z]{2}\b",  # Netherlands
        r"\b(?:[A-Z]{1,2}-)?\d{4,5}\s[A-ZÄÖÜÉ][\w'’-]{2,40}",  # a number before a place
        r"\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b",  # a state before a number
        r"\b\d{2}-\d{3}\b",  # Poland
        r"\b\d{5}(?:-\d{4})?\b",
        exact=True,
    ),
    _shape(
        "id",
        r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b",  # a bank account
        r"\b[A-Z]{1,3}[-\s][A-Z]{1,2}\s\d{1,4}\b",  # a German number plate
        r"\b[A-Z]{2}\d{2}\s[A-Z]{3}\b",  # a British one
        r"\b\d{1,4}\s[A-Z][a-z]?\s\d{1,5}/\d{2,4}\b",  # a court's file
        r"\b[A-Z]{2}(?:\s?\d{2}){3}\s?[A-Z]\b",  # a British insurance number
        exact=True,
    ),
    _shape(
        "id",
        r"\b\d{3}[-\s]\d{2}[-\s]\d{4}\b",
        r"\b\d[\d./\s-]{4,40}\d\b",  # six signs or more that begin and end with a digit
        r"(?<![\w-])(?=[\w-]{0,40}?\d[\w-]{0,40}?\d)(?=[\w-]{0,40}?[a-z])[a-z0-9][\w-]{5,80}",  # letters and digits
        r"\b\d{5,}\b",
        r"#\d{2,}",
    ),
    _shape(
        "number", r"\b(?:19|20)\d{2}\b", r"\b\d{4}\b", r"\b\d{1,3}(?=[-\s]?(?:year|yr|jahr|ans\b|años))", asked=True
    ),
)


def identifiers(text: str, regions: Sequence[str] = REGIONS) -> Iterator[Span]:
    """Yield every stretch of `text` that has the shape of an identifier; they may overlap.

    `regions` are two-letter codes of countries whose phone numbers are
    looked for without a prefix; numbers with one are found from anywhere.
    """
    for shape in _SHAPES:
        for match in shape.pattern.finditer(text):
            yield _span(match.start(), match.end(), shape.why, shape.asked)
    if not any(c.isdigit() for c in text):
        return
    for region in regions or (None,):
        for found in phonenumbers.PhoneNumberMatcher(text, region, leniency=phonenumbers.Leniency.POSSIBLE):
            if sum(c.isdigit() for c in found.raw_string) >= 6:
                yield _span(found.start, found.end, "phone", False)


def _span(start: int, end: int, why: str, asked: bool) -> Span:
    return Span(start=start, end=end, why=why, instead=PLACEHOLDERS[why], asked=asked)
