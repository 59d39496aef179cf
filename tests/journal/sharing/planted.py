"""Notes made for these tests, none of a real person: what identifies someone stands in ⟦ ⟧.

⟦…⟧   not among the words the therapist named
⟦=…⟧  one of the client's own identifying words, perhaps with another accent, ending or a typo
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import cycle

OWN_WORDS = (
    "Zoë",
    "Kowalska",
    "Mehmet Yıldız",
    "Hollingworth",
    "Siobhán",
    "Nguyễn",
    "Grünwald",
    "Lindqvist",
    "Ravi",
    "Aoki",
)
"""What the client may be known by, as the therapist typed it."""

NAMES = (
    "Maria", "Jürgen", "Łukasz", "Chiara", "Oluwaseun", "Yūki", "Siân", "François", "Dimitris", "Aleksandra",
    "Mohammed", "Priya", "Thandiwe", "Björn", "Zeynep", "Ahmed", "Eoghan", "Inês", "Mateusz", "Katarzyna",
    "O’Brien", "Al-Hashimi", "van Dijk", "de la Cruz", "McAllister", "Fernández", "Müller-Lüdenscheidt", "Petrović",
    "Νίκος", "Наталья", "佐藤", "محمد", "Ngozi", "Rhys", "Ilse", "Saoirse", "Tariq", "Wanjiru", "Xiomara", "Jens-Peter",
)  # fmt: skip

PLACES = (
    "Tarnów", "Reading", "Bad Oldesloe", "Camden", "Saint-Denis", "Kreuzberg", "Leeds", "Göteborg", "Utrecht", "Cork",
    "Nightingale", "Sainsbury’s", "St Aidan’s", "Westpark", "Siemens", "Bauhaus",
    "Kilburn", "Café Anders", "Hartmann", "Lidl",
)  # fmt: skip

ABOUT_A_NAME = (
    "she said that ⟦{}⟧ would never understand, and I was tired before we began.",
    "Her brother ⟦{}⟧ had called again in the night.",
    "I keep hearing how ⟦{}⟧ shouted; it came back on the train.",
    "⟦{}⟧ left the house on the weekend and nothing is settled.",
    "We spoke about the funeral. ⟦{}⟧ was not there.",
    "a long hour, mostly about ⟦{}⟧ and the money.",
    "what would it mean to forgive ⟦{}⟧? I had no answer either.",
    "Noticed anger in me when he praised ⟦{}⟧ once more.",
)

ABOUT_A_PLACE = (
    "They moved to ⟦{}⟧ after the divorce.",
    "he works nights at ⟦{}⟧ and sleeps badly.",
    "I nearly met them in front of ⟦{}⟧ and looked away.",
    "The transfer from ⟦{}⟧ took months.",
)

PHONES = (
    "+44 20 7946 0958", "020 7946 0991", "07700 900123", "+49 30 901820", "030 901820", "0171-5550123",
    "(212) 555-0143",
    "212-555-0187", "+1 415 555 2671", "+33 1 99 00 12 34", "+48 22 555 01 23", "00 44 7700 900456", "+46 8 5550 1234",
    "0049 171 5550123", "+353 1 555 0123", "07700900789",
)  # fmt: skip

DATES = (
    "12.03.1987", "3 May 1991", "May 3rd, 1991", "1991-05-03", "03/05/91", "5/23/2019", "7. Oktober", "14 février 2020",
    "21st of June", "12.3.", "September 2018", "2 de mayo de 2001", "Dec 24", "31/12/1999", "1. Mai 1978", "9 maart",
)  # fmt: skip

NUMBERS = (
    "zoe.k@example.com", "k.hollingworth+office@mail.example.co.uk", "m [at] example [dot] org", "https://example.com/u/77412",
    "www.example.org/hollingworth", "example-praxis.de", "@zoe_draws", "943 476 5919", "123-45-6789", "QQ123456C",
    "DE89 3704 0044 0532 0130 00", "GB29 NWBK 6016 1331 9268 19", "A-4471/22", "7 F 123/24", "HH-AB 1234", "AB12 CDE",
    "2291745", "SW1A 1AA", "10115 Berlin", "1017 AB", "K1A 0B1", "75011 Paris", "NY 10027", "00-950",
    "12 Rosebank Road", "Lindenstraße 14", "14 rue des Lilas", "Hauptstr. 7b", "221 Old Mill Lane", "ward 7B-33102",
)  # fmt: skip

ABOUT_A_NUMBER = (
    "to call back: ⟦{}⟧, before the weekend.",
    "It all began around ⟦{}⟧ and has not stopped since.",
    "they gave me ⟦{}⟧ and I wrote it down without thinking.",
)

OWN = (
    "⟦=Zoe⟧ was late again, and I was relieved.",
    "I dreamt of ⟦=zoë⟧ in a house without doors.",
    "the way ⟦=ZOË⟧ looks at the window.",
    "⟦=Zoë’s⟧ mother rang.",
    "thinking of mrs ⟦=kowalska⟧ on the way home",
    "⟦=Kowalka⟧ asked for another hour.",
    "the ⟦=Kowlaska⟧ file is still on my desk.",
    "mr ⟦=Kowalski⟧ came along and said nothing.",
    "⟦=Kovalska⟧ wept, and so did I, later.",
    "is ⟦=Mehmet⟧ safe tonight?",
    "wrote to ⟦=mehmet yildiz⟧ about the bill",
    "⟦=Mehmed Yıldız⟧ did not come.",
    "family ⟦=Yildiz⟧, the third no-show.",
    "⟦=Hollingworth⟧ and the endless forms.",
    "the ⟦=hollingsworth⟧ matter keeps me awake",
    "⟦=Holingworth⟧ again in the corridor.",
    "⟦=Siobhan⟧ laughed today.",
    "⟦=Siobhán’s⟧ laugh stayed with me.",
    "I told nobody about ⟦=siobahn⟧",
    "mr ⟦=Nguyen⟧ bowed.",
    "⟦=Nguyên⟧ never says no.",
    "⟦=Gruenwald⟧ wants a letter for the court.",
    "frau ⟦=grünwald⟧ und der lange weg nach hause",
    "⟦=Grunwalds⟧ came as a couple.",
    "⟦=Lindquist⟧ paid in coins.",
    "what did ⟦=lindqvist⟧ mean by that",
    "⟦=Ravi⟧ slept through the hour.",
    "the silence of ⟦=ravi⟧",
    "⟦=Aoki⟧ drew a map of the flat.",
    "small gift from ms ⟦=aoki⟧, kept in the drawer",
)

HARD = (
    "⟦maria⟧ cried and I had nothing to give.",  # a name in small letters, not among the own words
    "my thoughts were with ⟦jürgen⟧ all evening",
    "the girl from ⟦leeds⟧ will not eat.",
    "⟦Rose⟧ left without a word.",  # names that are words
    "I was short with ⟦Mark⟧ today.",
    "we spoke of ⟦Will⟧ and the fire.",
    "the daughter, ⟦Hope⟧, is nine.",
    "only twin of the mayor’s ⟦dentist⟧, who else could it be.",  # a story that tells who it is
    "she is the first woman to ⟦conduct the opera here⟧.",
    "the boy who ⟦fell from the bridge in the news⟧.",
    "⟦Z.⟧ wants to stop.",
    "⟦M⟧ and I have been here before.",
    "born in ⟦1987⟧, as I was.",
    "the ⟦34⟧-year-old who writes poems",
    "he is ⟦zo⟧ to his friends",
    "⟦K o w a l s k a⟧ spelled it for me.",
    "⟦twelfth of may⟧, the day of the accident",
    "call her on ⟦oh seven seven double oh⟧ and so on",
    "⟦Zoëlein⟧, as the grandmother says.",
    "the ⟦Ravis⟧ of this world.",
)

PLAIN = (
    "I was tired before we began and more tired after. The rain helped.",
    "What would it mean to forgive? I had no answer either. A long hour, mostly about money.",
    "Nothing is settled. They moved after the divorce, and she said that nobody would ever understand.",
    "We spoke about the funeral. It came back on the train, in the night, and on the weekend.",
    "He works nights and sleeps badly. I nearly met them, and looked away.",
    "Noticed anger in me when he praised his brother once more. Her mother rang; it took months.",
    "To call back before the weekend. It all began with a letter and has not stopped since.",
    "They gave me a gift and I wrote it down without thinking. The silence of the room.",
    "The school called, the clinic called, the university wrote. At the station I thought of the bakery.",
    "The sun rose late. I will mark the day, and hope for rest. Is she safe tonight?",
    "Wanted to be heard, and was not. The house has no doors. I keep hearing how they shouted.",
    "The transfer from one place to another is hard. A small walk of 20 minutes, energy from 3 to 6.",
    "Rated it 7 of 10. Slept 6 hours. Two sessions of 50 minutes, one of 90.",
    "Nobody left without a word today. We have been here before, and we were late again.",
    "I told nobody about it. Keeps me awake, then sleep comes. I dreamt of a map of a flat.",
    "Small wins: she laughed, he slept through, they paid. A letter for the court is still on my desk.",
    "Her brother left the house. I was relieved, then guilty, then tender.",
    "After the hour I stood at the window. Call it grief. Call it a long week.",
    "In front of the door he stopped. Around the corner the rain began.",
    "Only the forms are endless. The matter is closed, the file is thin.",
)
"""Notes with nothing in them that identifies."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A note, and where in it the identifiers lie: (start, end)."""

    text: str
    identifiers: tuple[tuple[int, int], ...]


def planted() -> list[Planted]:
    """Return all notes with identifiers."""
    places = cycle(ABOUT_A_PLACE)
    names = cycle(ABOUT_A_NAME)
    numbers = cycle(ABOUT_A_NUMBER)
    marked = [next(names).format(name) for name in NAMES for _ in range(2)]
    marked += [next(places).format(place) for place in PLACES]
    marked += [next(numbers).format(number) for number in (*PHONES, *DATES, *NUMBERS)]
    pairs = zip(NAMES, cycle(PHONES), cycle(DATES), cycle(PLACES), strict=False)
    marked += [f"⟦{n}⟧ rang from ⟦{p}⟧ on ⟦{d}⟧, then went to ⟦{w}⟧." for n, p, d, w in list(pairs)[::4]]
    return [unmarked(text) for text in (*marked, *OWN, *HARD)]


def unmarked(marked: str) -> Planted:
    text, spans = "", []
    for plain, found in re.findall(r"([^⟦]*)(?:⟦=?([^⟧]*)⟧)?", marked):
        text += plain
        if found:
            spans.append((len(text), len(text) + len(found)))
            text += found
    return Planted(text, tuple(spans))
