"""Each kind that was missed once: nothing of it leaves unasked, in a journal in which nothing was confirmed yet."""

from __future__ import annotations

import pytest

from journal.sharing.redaction import Review, review

FOUND = [
    ("i was short with ⟦maria⟧ today", "a name in small letters"),
    ("they moved to ⟦leeds⟧ in spring", "a place in small letters"),
    ("she works at ⟦tesco⟧ and sleeps badly", "an employer"),
    ("he works at ⟦boots⟧ now", "an employer that is a word"),
    ("⟦st marys primary school⟧ rang again", "a school"),
    ("the boy from ⟦riverside academy⟧ wept", "a school of ordinary words"),
    ("die ⟦Lindenschule⟧ rief an", "a German school"),
    ("⟦dr lang⟧ wants a report", "a title in small letters"),
    ("⟦aunt ngozi⟧ prayed for her", "an aunt"),
    ("der ⟦onkel mehmet⟧ war wieder da", "an uncle"),
    ("the ⟦imam yusuf⟧ buried him", "an imam"),
    ("a letter from ⟦Frau Koch⟧ came", "a name that is a trade"),
    ("ich habe lange mit ⟦frau weiss⟧ gesprochen und dann geschrieben", "a name that is a colour"),
    ("we spoke of ⟦Will⟧ and the fire", "Will inside a sentence"),
    ("⟦Will⟧ rang late.", "Will before a verb"),
    ("her brother ⟦will⟧ rang late", "will after kin"),
    ("⟦May⟧ cancelled again.", "May"),
    ("the daughter, ⟦Hope⟧, is nine", "Hope"),
    ("I thought of ⟦Faith⟧ all evening", "Faith"),
    ("he said ⟦mark⟧ never hit him", "mark"),
    ("⟦Tarnow's⟧ letter lies on my desk", "a possessive"),
    ("⟦fritz'⟧ neue wohnung ist hell", "a German possessive"),
    ("met ⟦anna-lena⟧ in the corridor", "a name with a hyphen"),
    ("⟦an-na⟧ wept", "a name parted by a hyphen"),
    ("⟦Tarn\u02bcow⟧ wept", "U+02BC"),
    ("⟦Tar\u034fnow⟧ wept", "U+034F"),
    ("⟦Tar\u200bnow⟧ wept", "a zero width space"),
    ("⟦K o w a l s k a⟧ spelled it", "spaced letters"),
    ("⟦l.e.o.n.i.e⟧ wrote", "letters with full stops"),
    ("⟦anna at example dot com⟧ wrote", "an e-mail in words"),
    ("⟦anna punkt meier klammeraffe gmx punkt de⟧ schrieb", "an e-mail in German words"),
    ("⟦anna (at) gmx (punkt) de⟧ schrieb", "an e-mail in brackets"),
    ("her blog is ⟦quietmoth.example⟧ now", "a bare domain"),
    ("he posts as ⟦quiet_moth⟧ there", "a handle"),
    ("username is ⟦quietmoth⟧ and so on", "a user name of words"),
    ("moved to ⟦ls6 2ab⟧ last week", "a postcode in small letters"),
    ("she lives round ⟦e17⟧ now", "half a postcode"),
    ("lives in ⟦flat 4b⟧ alone", "a flat"),
    ("ist jetzt in ⟦klasse 7b⟧ und sehr still", "a class"),
    ("her mother is ⟦92⟧ and well", "an age of 92"),
    ("a man, ⟦aged 92⟧, wept", "aged 92"),
    ("the ⟦ninety-three⟧-year-old neighbour", "an age in words"),
    ("der ⟦zweiundneunzigjährige⟧ vater ist müde", "an age in German words"),
    ("it happened on ⟦the third of March⟧ at night", "a date in words"),
    ("am ⟦dritten März⟧ war es so weit", "a date in German words"),
    ("born ⟦12.III.1987⟧ at home", "a Roman month"),
    ("call ⟦oh seven seven double oh nine one two⟧ at six", "a phone in words"),
    ("unter ⟦null eins sieben eins fünf fünf fünf⟧ zu erreichen", "a phone in German words"),
    ("⟦J.K.⟧ was late", "initials"),
    ("today ⟦M⟧ was silent", "one initial"),
    ("⟦case no. 4471/22⟧ goes on", "a case number"),
    ("⟦Az. 7 F 123/24⟧ ist offen", "a German case number"),
    ("he is ⟦the mayor of the next town⟧", "a rare office"),
    ("sie ist ⟦die einzige Hebamme im Dorf⟧", "the only one in"),
    ("she is ⟦the only vet in the valley⟧", "the only one in"),
    ("ich fuhr nach ⟦essen⟧ und kam spät zurück", "a town that is a word"),
    ("grew up in ⟦reading⟧, she says", "a town that is a word"),
    ("⟦sister moran⟧ thinks friday is better", "an office before any word"),
    ("der ⟦trainer kern⟧ hat ihn ausgelacht", "a German office before any word"),
    ("moved into ⟦jubilee court⟧ last week", "a house of ordinary words"),
    ("she left ⟦redhill fire brigade⟧ in spring", "a brigade, whole"),
    ("wohnt jetzt am ⟦grünen anger⟧ und schläft", "a square of ordinary words"),
    ("musste vom ⟦hotel zur post⟧ bis nach hause laufen", "a hotel of ordinary words"),
    ("arbeitet im ⟦Haus Abendfrieden⟧ in der nacht", "a home of ordinary words"),
    ("she is ⟦form tutor for 8K⟧ and tired", "a form"),
    ("er ist ⟦klassenlehrer der 9c⟧ und müde", "a German form"),
    ("her grandmother died at ⟦ninety-one⟧, in her bed", "an age in words without a word for age"),
    ("⟦used to be the goalkeeper of the county women's team⟧ and limps", "a role with its tail"),
    ("he is ⟦the butcher's widow's son⟧, they say", "somebody's somebody"),
    ("im spiel heißt er ⟦nachtschrank⟧ und lacht", "a handle of two ordinary words"),
    ("der ⟦Jung⟧ hat den hof geerbt", "a surname after an article"),
    ("her room smelled of ⟦quince⟧ and dust", "a word seldom used"),
    ("hazy: \u041a\u0430te is ⟦\u041aate⟧", "letters of two scripts"),
]


def reviewed(text: str, *own: str) -> Review:
    return review(text, own_words=own, codes={}, habitual=())


def stays(going: Review, start: int, end: int) -> str:
    """Return the letters and digits of a stretch that lie in no span."""
    inside = {place for span in going.spans for place in range(span.start, span.end)}
    return "".join(
        going.text[place] for place in range(start, end) if place not in inside and going.text[place].isalnum()
    )


@pytest.mark.parametrize(("marked", "kind"), FOUND, ids=[f"{kind}: {marked[:24]!a}" for marked, kind in FOUND])
def test_nothing_of_it_leaves_unasked(marked: str, kind: str) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    going = reviewed(marked.replace("⟦", "").replace("⟧", ""))
    assert stays(going, start, end) == "", kind


@pytest.mark.parametrize(
    ("text", "own", "whole"),
    [
        ("ann wept", "Ann Lee", "ann"),
        ("annlee wept", "Ann Lee", "annlee"),
        ("lee's hat", "Ann Lee", "lee's"),
        ("Kowal-ska wept", "Kowalska", "Kowal-ska"),
        ("Kowal ska wept", "Kowalska", "Kowal ska"),
        ("kowalska87 wrote", "Kowalska", "kowalska87"),
        ("Kowalska-Meier wept", "Kowalska", "Kowalska-Meier"),
        ("mrs_kowalska wrote", "Kowalska", "mrs_kowalska"),
        ("Ko\u034fwals\u200bka wept", "Kowalska", "Ko\u034fwals\u200bka"),
    ],
)
def test_own_words_are_found_joined_parted_and_in_part_and_then_whole(text: str, own: str, whole: str) -> None:
    found = [text[span.start : span.end] for span in reviewed(text, own).spans]
    assert whole in found


def test_a_short_part_that_is_a_word_is_asked_and_not_cut() -> None:
    going = reviewed("we may go", "May Lee")
    assert [(going.text[s.start : s.end], s.asked) for s in going.spans] == [("may", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Tired after five sessions in a row; skipped lunch, and the 4pm slot ran over by ten minutes. Energy 6/10.",
        "I hope so. Will I manage? May I rest? We will see on Monday, in April, at Christmas.",
        "Heute war eine schwere Stunde. Ich habe lange über die Trennungsängste nachgedacht und mir Tee gemacht.",
        "Das Loslassen fällt mir schwer; im Nachklang viel Traurigkeit, beim Spazierengehen wurde es leichter.",
        "PHQ-9 down to 11, GAD-7 stable. CBT homework done. DBT skills group on Tuesday, z.B. the breathing.",
        "Told my supervisor about countertransference, e.g. the pull to rescue; parentified child, enmeshed family.",
        "NOT AGAIN. I was SO tired, and the self-care plan went out of the window.",
    ],
)
def test_ordinary_notes_ask_nothing(text: str) -> None:
    going = reviewed(text)
    assert [going.text[s.start : s.end] for s in going.spans] == []


def test_a_word_is_one_question_whatever_its_case_title_or_ending() -> None:
    going = reviewed("Anna wept. i told anna. Frau Anna, Anna's coat, and aunt anna.")
    assert {span.word for span in going.spans if span.asked} == {"anna"}
