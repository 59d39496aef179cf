"""Identifiers written as they are spoken: "the third of March", "oh seven seven", "anna punkt meier at gmx"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journal.sharing.spans import Span
from journal.wording.sharing import PLACEHOLDERS

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|"
    r"januar|jänner|jaenner|februar|feber|märz|maerz|mai|juni|juno|juli|oktober|dezember)"
)
_TH = (
    r"(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"thirteenth|fourteenth|"
    r"fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_TE = (
    r"(?:erste|zweite|dritte|vierte|fünfte|fuenfte|sechste|siebte|siebente|achte|neunte|zehnte|elfte|zwölfte|"
    r"zwoelfte|dreizehnte|vierzehnte|fünfzehnte|"
    r"sechzehnte|siebzehnte|achtzehnte|neunzehnte|zwanzigste|dreißigste|dreissigste|(?:ein|zwei|drei|vier|fünf|sechs|"
    r"sieben|acht|neun)und"
    r"(?:zwanzigste|dreißigste|dreissigste))[nrsm]?"
)
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_EINS = r"(?:ein|zwei|drei|vier|fünf|fuenf|sechs|sieben|acht|neun)"
_TEENS = r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_YEAR = (
    rf"(?:(?:nineteen|eighteen|twenty)[- ](?:hundred(?:[- ]and)?[- ])?(?:{_TENS}(?:[- ]{_ONES})?|{_TEENS}|(?:oh|o)"
    rf"[- ]{_ONES})|"
    rf"two[- ]thousand(?:[- ](?:and[- ])?(?:{_TENS}(?:[- ]{_ONES})?|{_TEENS}|{_ONES}))?|"
    rf"(?:neunzehn|achtzehn)hundert(?:und)?(?:{_EINS}und)?(?:\w{{3,8}}zig|dreißig|dreissig|zehn|elf|zwölf|"
    rf"\w{{3,8}}zehn|{_EINS}s?)?|"
    rf"zweitausend(?:und)?(?:{_EINS}und(?:zwanzig|dreißig|dreissig)|zwanzig|zehn|elf|zwölf|\w{{3,6}}zehn|{_EINS}s?)?)"
)
_NINETY = (
    rf"(?:ninety(?:[- ]{_ONES})?|(?:a|one)[- ]hundred(?:[- ]and[- ]{_ONES})?|{_EINS}undneunzig|neunzig|"
    rf"(?:ein)?hundert(?:und)?(?:eins|ein|zwei|drei|vier|fünf)?)"
)
_DIGIT = (
    r"(?:zero|oh|o|nought|nil|one|two|three|four|five|six|seven|eight|nine|double|triple|treble|plus|hundred|thousand|"
    r"null|eins|ein|zwo|zwei|drei|vier|fünf|fuenf|sechs|sieben|acht|neun|doppel|zweimal|dreimal|\d)"
)
_PAIR = rf"(?:{_DIGIT}|{_TENS}(?:[- ]{_ONES})?|{_TEENS}|{_EINS}und\w{{3,8}}zig|\w{{3,8}}zig|elf|zwölf|\w{{3,8}}zehn)"
_GAP = r"(?:[ ]?[,;./-][ ]?|[ ])"
_AT = r"(?:at|ät|aet|klammeraffe|affenschwanz|affenohr|@|at-zeichen|[\[(]at[\])])"
_DOT = r"(?:dot|punkt|\.|[\[(](?:dot|punkt)[\])])"
_JOINT = rf"(?:{_DOT}|underscore|unterstrich|minus|bindestrich|dash|hyphen)"
_HOST = (
    r"(?:gmail|googlemail|gmx|web|hotmail|outlook|yahoo|icloud|posteo|proton|protonmail|aol|t-online|freenet|"
    r"live|msn|mailbox|mail)"
)

_SHAPES: tuple[tuple[str, bool, re.Pattern[str]], ...] = tuple(
    (why, asked, re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE))
    for why, asked, patterns in (
        (
            "date",
            False,
            (
                rf"\b(?:the\s)?{_TH}(?:\s(?:day\s)?of)?\s{_MONTH}\b(?:,?\s(?:{_YEAR}|\d{{4}})\b)?",
                rf"\b{_MONTH}\s(?:the\s)?{_TH}\b(?:,?\s(?:{_YEAR}|\d{{4}})\b)?",
                rf"\b(?:am\s|der\s|den\s|dem\s|vom\s|zum\s)?{_TE}\s{_MONTH}\b(?:\s(?:{_YEAR}|\d{{4}})\b)?",
                rf"\b(?:am\s|der\s|den\s|vom\s|zum\s){_TE}\s{_TE}\b(?:\s(?:{_YEAR}|\d{{2,4}}|"
                rf"(?:{_EINS}und)?\w{{3,6}}zig)\b)?",
                rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\s{_YEAR}\b",
                rf"\b{_MONTH}\s{_YEAR}\b",
            ),
        ),
        (
            "number",
            True,
            (
                rf"\b{_YEAR}\b",
                rf"\bthe\s{_TH}\b(?=[.,;]|\sof\s(?:this|last|next)\smonth)",
                rf"\b(?:am|zum|vom)\s{_TE}\b(?=[.,;])",
            ),
        ),
        (
            "age",
            False,
            (
                rf"\b(?:aged|age|turned|turning|turns|nearly|almost|wird|wurde|mit|she's|he's|is|ist|was|war|just|"
                rf"schon)\s{_NINETY}\b(?!\s?(?:min|percent|prozent|euro|pounds|times|mal|hours|stunden|tage|days))",
                rf"\b{_NINETY}[- ](?:years?|yrs?|jahre?n?)[- ]?(?:old|alt)?\b",
                rf"\b(?:{_NINETY})-?jährige?[rnsm]?\b",
                r"\b(?:in\s)?(?:her|his|their)\s(?:early\s|mid[- ]?|late\s)?(?:nineties|90s)\b",
                r"\b(?:anfang|mitte|ende)\s(?:neunzig|90)\b",
                r"\b(?:centenarian|nonagenarian)\b",
            ),
        ),
        (
            "number",
            True,
            (
                rf"\b(?:{_TENS}(?:[- ]{_ONES})?|{_TEENS}|{_ONES})[- ]years?[- ]old\b",
                r"\b\w{3,20}jährige?[rnsm]?\b(?<!langjährige)(?<!ganzjährige)",
                rf"\b(?:number|nummer|no|nr|flat|house|haus|wohnung|zimmer|room|ward|station|year|class|form|klasse|"
                rf"stufe|grade|gruppe|bus|line|linie|platform|gleis|unit|block)\s(?:{_TENS}(?:[- ]{_ONES})?|{_TEENS}|"
                rf"{_ONES}|(?:{_EINS}und)?\w{{3,8}}zig|{_EINS}|eins|zehn|elf|zwölf|\w{{3,6}}zehn)(?:\s[a-z])?\b",
            ),
        ),
        (
            "age",
            True,
            (
                rf"\b(?:(?!ninety\b|(?:ein)?hundert\b|neunzig\b){_NINETY}|(?:at|turned|until|till|bis|nearly|almost|mit|fast|knapp|über|over|past|"
                rf"von)\s(?:the\sage\sof\s)?(?:ninety|neunzig)|ninety(?=[,.;]| and| but| she| he))\b"
                rf"(?!\s?(?:min|per ?cent|prozent|euro|pounds|times|mal|hours|stunden|tage|days|sekunden|seconds|grad|"
                rf"degrees|miles|meter|kilo|schritte|steps))",
            ),
        ),
        ("phone", False, (rf"(?<![\w-])(?:{_PAIR}{_GAP}{{1,2}}){{6,24}}{_PAIR}(?![\w-])",)),
        ("phone", True, (rf"(?<![\w-])(?:{_DIGIT}{_GAP}{{1,2}}){{3,24}}{_DIGIT}(?![\w-])",)),
        (
            "e-mail",
            False,
            (
                rf"\b[^\W_]{{1,40}}+(?:(?:\s{_JOINT}\s|[._'-])[^\W_]{{1,40}}+){{0,4}}\s?{_AT}\s?"
                rf"[^\W_]{{1,40}}+(?:(?:\s{_JOINT}\s|[.-])[^\W_]{{1,40}}+){{0,3}}?\s?(?:(?<=\s){_DOT}\s?|(?<=\w)\.)"
                r"(?:com|org|net|de|at|ch|co|uk|eu|info|me|ac|edu|io|ie|fr|nl|example|invalid|test)\b"
                rf"(?:\s?{_DOT}\s?(?:uk|at|za|nz|au)\b)?",
                rf"\b[^\W_]{{2,40}}+(?:(?:\s{_JOINT}\s|[._'-])[^\W_]{{1,40}}+){{0,4}}\s{_AT}\s{_HOST}\b(?:\s?{_DOT}\s?\w{{2,5}}\b)?",
            ),
        ),
        (
            "link",
            False,
            (
                r"\b(?:www\s(?:dot|punkt)\s)?(?:[\w-]{2,40}\s(?:dot|punkt)\s){1,3}(?:com|org|net|de|at|ch|co|uk|eu|"
                r"info|me|io|berlin|example)\b(?:\s(?:dot|punkt)\s(?:uk|at)\b)?(?:\s?(?:slash|schrägstrich|/)"
                r"\s?[\w-]+)?",
            ),
        ),
        (
            "initial",
            True,
            (
                r"(?<![\w.])(?!(?:e\.g|i\.e|a\.m|p\.m|z\. ?b|d\. ?h|u\. ?a|o\. ?ä|i\. ?d|s\. ?o|s\. ?u|u\. ?u|v\. ?a|"
                r"n\. ?b|m\. ?e|i\. ?a|o\. ?g|u\. ?ä|a\. ?d|b\. ?c|i\. ?o|u\. ?s)\b)"
                r"(?:[^\W\d_]\.[ -]?){1,30}[^\W\d_]\.(?!\w)",
                r"(?<![\w.'-])(?!(?:e\.g|i\.e|a\.m|p\.m|z\.b|d\.h|u\.a|o\.ä|s\.o|s\.u|u\.u|v\.a|n\.b|m\.e|i\.a|o\.g|"
                r"u\.ä|u\.s)\b)(?:[^\W\d_]\.){1,30}[^\W\d_](?![\w'-])",
                r"(?<![\w.'&-])(?-i:[A-HJ-Z])\.(?=[ ,;:)]|$)(?!\s(?-i:[A-Z])[a-z]{1,2}\.)",
                r"(?<![\w'-])(?:[^\W\d_][ .·_*-]{1,3}){2,30}[^\W\d_](?![\w'-])",  # s p a c e d letters
            ),
        ),
    )
)


def spoken_identifiers(text: str) -> Iterator[Span]:
    """Yield every stretch of a folded text that names a date, an age, a phone number or an address in words."""
    for why, asked, pattern in _SHAPES:
        for match in pattern.finditer(text):
            yield Span(start=match.start(), end=match.end(), why=why, instead=PLACEHOLDERS[why], asked=asked)
