"""Identifiers that can be told by their shape: e-mail, links, phone numbers, ids, dates, postcodes, addresses, ages.

A pattern knows no meaning: it finds "4 May" in any sentence, and no name.
Texts come folded (journal/sharing/folding.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import phonenumbers

from journal.sharing.spans import Span
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
_ROMAN_MONTH = r"(?:viii|vii|vi|iv|v|ix|xii|xi|x|iii|ii|i)"
_STREET = (
    r"(?:street|road|avenue|lane|drive|crescent|close|terrace|square|boulevard|court|place|way|st|rd|ave|blvd|"
    r"row|gardens|grove|mews|hill|walk|parade|parkway|highway|quay|straße|strasse|str|gasse|weg|platz|allee|ring|"
    r"ufer|damm|chaussee|"
    r"stieg|steig|pfad|graben|straat|laan|plein|gatan|vägen|gata)"
)
_HOUSE = (
    r"(?:flat|apartment|apt|suite|unit|wohnung|whg|zimmer|room|ward|cell|zelle|block|haus|house|station|top|tür|"
    r"stiege|stock|etage|studio|parzelle|plot|pitch|berth|mooring|liegeplatz|stellplatz|bungalow|chalet)"
)
_NO_STREET = (
    r"(?:(?:Mo|Diens|Donners|Frei|Sams|Sonn)n?tag|Mittwoch|Jan|Feb|März|April|Mai|Ju[nl]i|Aug|Sept|Okt|Nov|Dez|Ende|"
    r"Anfang|Schnitt|Mittel|Durchschnitt|Skala|Jahr|Monat|Woche|Tag|Alter|SUD|PHQ|BDI|GAD|Kapitel|Seite|Punkt|Phase|"
    r"Schritt|Teil|Block|Modul|[\w-]*(?:[Ss]itzung|[Ss]tunde|[Tt]ermin|[Ss]kala|[Kk]lasse|[Ww]oche|[Jj]ahr))"
)
_CASE = (
    r"(?:case|file|ref|reference|claim|docket|matter|policy|patient|client|member|membership|customer|invoice|"
    r"licen[cs]e|passport|"
    r"nhs|ssn|ni|mrn|hospital|insurance|booking|badge|staff|employee|student|account|aktenzeichen|aktennummer|az|"
    r"akte|fall|fallnummer|vorgang|"
    r"vorgangsnummer|geschäftszeichen|gz|versicherungsnummer|versichertennummer|kundennummer|rechnungsnummer|"
    r"matrikelnummer|patientennummer|"
    r"mitgliedsnummer|ausweisnummer|personalnummer|steuernummer|rentenversicherungsnummer|kennzeichen|chiffre|iban|"
    r"kontonummer)"
)
_UNIT = (
    r"(?:x|m|h|s|min|mins|k|kg|g|km|cm|mm|ml|mg|l|am|pm|st|nd|rd|th|hr|hrs|std|uhr|er|ers|s'|ish|p|th's|d|w|yr|yrs|"
    r"mo|fach|mal|te|ten|ter|sec|"
    r"sek|°c|°|c|f|bn|ft|in|lb|lbs|oz|mcg|weeks|days)"
)
_TOP = (
    r"(?:com|org|net|info|io|app|me|co|edu|gov|eu|de|at|ch|uk|fr|es|it|nl|be|se|no|dk|fi|pl|ie|us|ca|au|nz|tv|online|"
    r"site|xyz|shop|blog|"
    r"club|live|life|world|health|care|clinic|academy|coach|family|berlin|hamburg|koeln|bayern|wien|london|wales|"
    r"scot|example|social|link|ly|"
    r"biz|name|page|dev|ai|cz|ru|tr|in|za|pt|gr|hu|ro|lu|li|int|museum|team|today|space|studio|art|games|school|"
    r"university|church)"
)
_TOP_WORDS = (
    r"(?:me|at|be|no|us|it|in|in|so|name|live|life|world|care|family|today|space|art|games|school|church|"
    r"team|page|link|social|health|es|app|de|se|is|am)"
)
"""Ends of addresses that are words too: "so tired.me" may be a full stop with no space behind it."""


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
        r"\b[\w.+-]{1,64}\s?[\[({<]\s?(?:at|ät|@)\s?[\])}>]\s?[\w-]{1,63}(?:\s?(?:\.|[\[({<]\s?(?:dot|punkt)\s?"
        r"[\])}>])\s?[\w-]{1,63}){1,4}",
        r"[\w.+'-]{1,64}\s?@\s?[\w-]{1,63}(?:\s?\.\s?[\w-]{1,63})+",
    ),
    _shape(
        "link",
        r"\b(?:https?|ftp)://\S+",
        r"\bwww\.\S+",
        rf"(?<![\w.-])(?:[\w-]{{1,63}}\.){{1,4}}(?!{_TOP_WORDS}\b(?!/)){_TOP}\b(?:/\S*)?",
        rf"(?<![\w.-])(?:[\w-]{{1,63}}\.){{2,4}}{_TOP}\b(?:/\S*)?",
        r"(?<!\w)@[\w.-]{2,40}",  # a name on a network
        r"(?<![\w/])[ur]/[\w-]{3,40}",
        r"\b(?:insta|instagram|tiktok|snapchat|snap|twitter|discord|handle|username|user ?name|benutzername|profil|"
        r"profile|nickname|signal|telegram|skype|facebook|fb)"
        r"(?:\s(?:name|handle|is|ist|heißt|account))?\s?[:=]?\s?(?=[\w.-]*[._\d])[\w.-]{3,40}",
        r"\b(?:login|gamertag|screen ?name|user ?name|handle|nick(?:name)?|benutzername|nutzername|account)\b(?:"
        r"\s[\w']+){0,4}?\s?(?:is|ist|heißt|lautet|[:=])\s(?!(?:not|nicht|a|the|ein|eine|so|too|very)\b)[\w.@-]{3,40}",
    ),
    _shape(
        "link",
        rf"(?<![\w.-])[^\W\d_][\w-]{{2,62}}\.{_TOP_WORDS}\b",
        r"(?<!\w)(?=\w{0,40}_)[^\W_]\w{2,60}",
        r"(?<![\w.])(?!(?:e\.g|i\.e|a\.m|p\.m|z\.b|d\.h|u\.a|o\.ä|i\.d|s\.o|s\.u|u\.u|v\.a|n\.b|ph\.d)\b)(?=[\w.]*[^\W\d_])[^\W_]{2,40}(?:\.[^\W_]{2,40}){1,4}(?![\w])",
        asked=True,
    ),
    _shape(
        "date",
        r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b",
        rf"\b{_DAY}\s?[./-]\s?(?:0?[1-9]|1[0-2])\s?[./-]\s?(?:\d{{4}}|\d{{2}})\b",
        r"\b(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/(?:\d{4}|\d{2})\b",
        rf"\b{_DAY}\.\s?(?:0?[1-9]|1[0-2])\.(?!\d)",
        rf"\b{_DAY}(?:\s?[./-]\s?|\s){_ROMAN_MONTH}(?:\s?[./-]\s?|\s)(?:\d{{4}}|'?\d{{2}})\b",
        rf"\b{_DAY}\s?[./-]\s?(?:viii|vii|vi|iv|ix|xii|xi|x|v|iii|ii)\b\.?",
        rf"\b(?:the\s|on\sthe\s|am\s|den\s)?{_DAY}(?:st|nd|rd|th)\sof\s{_MONTH}",
        rf"\b(?:the\s)?{_DAY}(?:st|nd|rd|th)\sof\s(?:this|last|next)\smonth\b",
        rf"\b{_MONTH}\sthe\s{_DAY}(?:st|nd|rd|th)\b(?:,?\s\d{{4}}\b)?",
        rf"\b\d{{4}}\s{_MONTH}\s{_DAY}\b",
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
        r"\bpostfach\s\d[\d ]*",
        rf"\b{_HOUSE}\.?\s(?:no\.?\s|nr\.?\s|number\s|nummer\s)?(?:\d{{1,4}}[a-z]?|[a-z]\d{{1,3}}|[a-z](?=[,.;)]))"
        rf"(?:[/-]\d{{1,3}})?\b(?!\s?(?:%|percent|min|mins|minutes|hours|times|minuten|people|uhr))",
        r"\b(?:number|no\.?|nr\.?|nummer|hausnummer)\s\d{1,4}[a-z]?\b(?!\s?(?:of|in|on|priority|one)\b)",
        r"\b\d{1,2}\.\s?(?:stock|etage|og|obergeschoss)\b(?:\s(?:links|rechts|mitte))?",
        r"\b\d{1,3}(?:st|nd|rd|th)\sfloor\b(?:\s(?:left|right))?",
    ),
    _shape(
        "place",
        r"\b(?:class|form|klasse|year|group|gruppe|platoon|zug|kurs|grade|stufe|jahrgang|garten|cabin|platform|gleis|gate|line|linie|bus|tram|u|s)\s?\d{1,3}\s?[a-z]?\b(?!\s?(?:min|%))",
        asked=True,
    ),
    _shape(
        "address",  # a street that is called by where it lies
        rf"(?<!\w)(?:Am|Im|Zu[mr]|Beim|(?:Unt|Hint)erm|(?:An|Auf|In|Bei|Hinter|Vor|Unter)\s(?:de[rmn]))\s(?!{_NO_STREET})"
        r"(?:[A-ZÄÖÜ][\w-]+\s){1,2}\d{1,3}\s?[a-z]?\b(?!\s?(?:[%/]|von\b|bis\b|Uhr|[A-ZÄÖÜ]))",
        asked=True,
        exact=True,
    ),
    _shape(
        "address", r"\b\d{1,5}[A-Za-z]?\s(?:[A-Z][\w'’-]{1,40}\s){1,3}(?:Close|Court|Place|Way|Drive)\b", exact=True
    ),
    _shape(
        "postcode",
        r"\b(?i:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b",  # United Kingdom
        r"\b(?i:[A-Z]\d[A-Z]\s?\d[A-Z]\d)\b",  # Canada
        r"\b[1-9]\d{3}\s?(?!(?:am|an|at|by|do|go|he|if|in|is|it|me|my|no|of|on|or|so|to|up|us|we|im|um|zu|er|es|ab|"
        r"da|wo|pm|km|kg|mg|ml)\b)(?i:[A-Z]{2})\b",  # Netherlands
        r"\b(?i:d|a|ch)-\d{4,5}\b",
        r"\b(?:[A-Z]{1,2}-)?\d{4,5}\s[A-ZÄÖÜÉ][\w'’-]{2,40}",  # a number before a place
        r"\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b",  # a state before a number
        r"\b\d{2}-\d{3}\b",  # Poland
        r"\b\d{5}(?:-\d{4})?\b",
        exact=True,
    ),
    _shape(
        "id",
        r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b",  # a bank account
        r"\b[A-ZÄÖÜ]{1,3}[-\s][A-Z]{1,2}\s\d{1,4}[EH]?\b",  # a German number plate
        r"\b(?i:[a-zäöü]{1,3}-[a-z]{1,2}[- ]?\d{1,4}[eh]?)\b",
        r"\b(?i:[A-Z]{2}\d{2}\s?[A-Z]{3})\b",  # a British one
        r"\b\d{1,4}\s[A-Z][a-z]?\s\d{1,5}/\d{2,4}\b",  # a court's file
        r"\b(?i:[A-Z]{2}(?:\s?\d{2}){3}\s?[A-Z])\b",  # a British insurance number
        r"\b(?i:\d{1,4}\s[a-z]{1,4}\s\d{1,6}/\d{2,4})\b",
        r"\b(?i:[a-z]{1,5}[/-]\d{1,6}[/-]\d{1,6}(?:[/-]\w{1,6})?)\b",
        exact=True,
    ),
    _shape(
        "id",
        rf"\b{_CASE}(?:\s?(?:no|nr|number|nummer|num|id|file|ref|zeichen|code))?\.?\s?(?:is\s|ist\s|lautet\s|war\s|"
        rf"was\s)?[:#=]?\s?(?=[\w/.-]*\d)(?!(?:19|20)\d\d\b)(?:[\w-]{{1,12}}(?:[/.-]|\s(?=\S*\d)|(?<=\d)"
        rf"\s(?=[a-z]{{1,2}}\s\d))){{0,5}}[\w-]{{2,30}}(?<!\sof)\b",
        r"\b(?:no|nr|number|nummer|id)\.?\s?[:#]?\s?(?=[\w/-]*\d)[\w/-]{3,30}",
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
        "id",
        rf"(?<![\w'-])(?!\d{{1,4}}{_UNIT}\b)(?=[\w-]{{0,20}}\d)(?=[\w-]{{0,20}}[^\W\d_])[^\W_][\w-]{{1,30}}",
        asked=True,
    ),
    _shape(
        "age",
        r"\b(?:aged|age|alter|turned|turning|turns|nearly|almost|wird|wurde|werde|mit|at)\s(?:9\d|1[01]\d)\b(?!"
        r"\s?(?:%|percent|prozent|min|euro|€|£|\$|pounds|minutes|minuten|of|km|kg))",
        r"\b(?:9\d|1[01]\d)[-\s]?(?:years?|yrs?|y/?o|jährige[rnsm]?|jahre|jahren|jähr)\b(?:[-\s](?:old|alt))?",
        r"\b(?:is|ist|was|war|she's|he's|just|schon|now|jetzt)\s(?:9\d|1[01]\d)\b(?!\s?(?:%|percent|prozent|min|euro|"
        r"€|£|\$|pounds|minutes|minuten|of|km|kg|von|/))",
    ),
    _shape(
        "number",
        r"\b(?:19|20)\d{2}(?:er|s)?\b",
        r"\b\d{4}\b",
        r"(?<![£$€/.,])\b\d{3}\b(?!\s?(?:%|percent|prozent|min|minutes|minuten|euro|eur|€|£|\$|pounds|km|kg|mg|ml|"
        r"words|steps|schritte|times|mal|hours|days|tage|people|calories|kcal|bpm|g|m|ms)\b)",
        r"\b(?:aged|age|alter|turned|turning|turns)\s\d{1,2}\b",
        r"\b\d{1,3}[-\s]?(?:years?[-\s]old|yrs?[-\s]old|y/?o\b|jährige?[rnsm]?\b|jahre\salt)",
        r"\b\d{1,3}(?=[-\s]?(?:year|yr|jahr|ans\b|años))",
        r"\b(?:9[1-9]|1[01]\d)\b(?!\s?(?:%|percent|prozent|min|euro|eur|€|£|\$|pounds|minutes|minuten|of|km|kg|von|/|"
        r"mg|ml|times|mal|hours|stunden|days|tage))(?<![£$€]..)",
        rf"\b(?:the\s)?{_DAY}(?:st|nd|rd|th)\b(?!\s(?:session|time|year|floor|week|day|hour|grade|birthday|"
        rf"appointment|meeting|attempt|month))",
        rf"\b(?:am|vom|zum|seit\sdem|bis\szum|den)\s{_DAY}\.(?!\d)",
        rf"\b(?!\d{{1,2}}/10\b){_DAY}/(?:0?[1-9]|1[0-2])\b(?!/)",
        rf"\b{_DAY}\.(?:0?[1-9]|1[0-2])\b(?![.\d])(?!\s?(?:h|uhr|min|hours|stunden|km|kg|%|out|of|von))",
        asked=True,
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
