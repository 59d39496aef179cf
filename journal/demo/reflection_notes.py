"""What the fictional therapist writes after a thought of a client: about the therapist, never about what was said."""

from __future__ import annotations

from collections.abc import Sequence

from journal.demo.chance import Chance
from journal.demo.phrases import Phrases
from journal.records.reflection import Feeling, Place, ReflectionKind

_OPENINGS = {
    Place.BED: Phrases(
        "Awake again, and there they were.", "I lay down and my {body} {was}.", "The pillow is a poor desk for this.",
        "Woke up with the hour still in my head, like {image}.", "In bed, and my thoughts had kept their shoes on.",
        "Turned over three times and then wrote this instead.",
    ),
    Place.COMMUTE: Phrases(
        "On the train, {weather}, and suddenly the whole hour came back.", "It caught up with me on the bicycle.",
        "I missed my stop; that says enough.", "Walking home, {weather}, I noticed I was still in the room.",
        "Two stations of nothing, then this.",
    ),
    Place.ANOTHER_SESSION: Phrases(
        "It slipped in during another hour, and I had to put it gently aside.",
        "Someone else was speaking and for a moment I was elsewhere. I came back, but I noticed.",
        "A word in the next hour opened the last one again.",
    ),
    Place.BREAK: Phrases(
        "Ten minutes until the next knock and my head was still with them.", "The tea went cold; {moment} it was back.",
        "I opened the window, {weather}, and let it come.",
    ),
    Place.DESK: Phrases(
        "I sat over the notes and wrote nothing for a while.", "At the desk, {hour}, the thought came before the pen.",
        "Closing the file was easier than closing the thought.",
    ),
    Place.HOME: Phrases(
        "It came {moment}, without knocking.", "At home, {hour}, and my {body} {was}.",
        "I was asked twice whether I was listening. I was not.",
        "{weather}, supper on the stove, and there it was again.",
        "I thought I had left it at the office; it stood in the hall like {image}.",
    ),
    Place.WEEKEND: Phrases(
        "A free day, {weather}, and still a corner of me was at work.", "It followed me to the market.",
        "Saturday has thin walls this month.",
    ),
    Place.HOLIDAY: Phrases(
        "Away, with nothing to do, and {moment} I thought of them.",
        "Even here. It was short, and then there was the lake again.",
    ),
    Place.ELSEWHERE: Phrases(
        "It came {moment}.", "Of all places: it found me {moment}.", "I was not looking for it, {hour}.",
    ),
}  # fmt: skip

_BY_FEELING = {
    Feeling.WORRY: Phrases(
        "I went through the plan again, although the plan is good and I know it by heart.",
        "My worry counts things: the hours, the calls that did not come.",
        "What I feel is a watchfulness that has nothing to watch.",
        "I caught myself looking at the telephone {moment}.",
        "The worry is real and it is also mine; it was there before this hour.",
    ),
    Feeling.SADNESS: Phrases(
        "There was a sadness without a subject; it simply sat down.", "I was close to tears {moment} and did not mind.",
        "It is the sadness one has for things that were nobody's fault.", "Something in it touched {old}.",
    ),
    Feeling.ANGER: Phrases(
        "I am angry, and it took me until now to call it that.",
        "The anger had better manners than I expected; it waited.",
        "I slammed a cupboard, which answers the question of what I felt.", "Under the anger my {body} {was}.",
    ),
    Feeling.FRUSTRATION: Phrases(
        "We are going in circles, and I help to turn the wheel.", "I notice how much I want {wish}.",
        "I prepared something and there was no place for it. I sulked, a little.",
        "I work harder than the hour asks for.",
    ),
    Feeling.GUILT: Phrases(
        "I ended four minutes early and have been paying for it since.",
        "The wish was {wish}; the guilt came right after.",
        "I was tired and it showed, at least to me.", "I think I was kind to myself and to them at the same price.",
    ),
    Feeling.SHAME: Phrases(
        "I got a word wrong and still hear it.", "I would have liked to be seen as calm. I was not calm.",
        "It is a small shame, the kind that fits in a pocket.",
    ),
    Feeling.FEAR: Phrases(
        "There is fear in it, plain and in the {body}.", "I imagined a telephone call and had to sit down.",
        "I asked myself what I am afraid of and the answer was short.",
    ),
    Feeling.HELPLESSNESS: Phrases(
        "Nothing I could offer was large enough.", "I sat with empty hands; perhaps that was the work.",
        "I wanted {wish} and could not.", "Helpless is a heavy word for something that felt like {image}.",
    ),
    Feeling.CONFUSION: Phrases(
        "I do not understand what happened in the last ten minutes, only that something did.",
        "Two things were true at once and I kept choosing.", "I have lost the thread, or there are two.",
    ),
    Feeling.BOREDOM: Phrases(
        "I was bored, and I take boredom as news.", "My mind went shopping. I wonder what it was avoiding.",
    ),
    Feeling.TENDERNESS: Phrases(
        "I felt tender, and let it be without using it.", "Something in the room became soft and I did not disturb it.",
        "I am fond of this work today, unreasonably.",
    ),
    Feeling.PRIDE: Phrases(
        "I am proud, quietly, of how I held still.", "For once the timing was right and I felt it in my {body}.",
        "I would like to keep this hour in a jar.",
    ),
    Feeling.HOPE: Phrases(
        "There is a small hope in it, no larger than {image}.", "Something moved. I do not want to lean on it yet.",
        "I walked home lighter than I came.",
    ),
    Feeling.GRATITUDE: Phrases(
        "I was thanked and it landed.", "I am grateful for this strange profession, {weather} and all.",
        "It is a privilege to be let in, and today I noticed it.",
    ),
}  # fmt: skip

_ABOUT_ME = Phrases(
    "My {body} {was} before I noticed it, {moment}.", "It stays with me like {image}.",
    "I notice the wish {wish}.", "It reminds me of {old}, which is mine to look at and not theirs.",
    "What I needed, {hour}, was {small}.", "I tried {small}, and it helped {amount}.",
    "What I learn, slowly, is {learned}.", "I said to myself {learned}, and half believed it.",
    "There was {weather}, and for a moment I was only someone looking out.",
    "I keep wanting {wish}, and that is a sign I know.", "The thought comes, stays {amount}, and goes.",
    "I would tell a younger colleague {learned}.", "I was short with someone at home and said sorry.",
    "My {body} tells me the hour before I know it myself.",
    "I hold my breath when I think of it; now I have seen that I do.",
    "It is not the content, it is the tone that remained, like {image}.",
    "I had planned an evening for myself and gave half of it away.",
    "I can carry this. I would rather not carry it alone.",
    "Some of it belongs to {old}.", "I slept badly and everything has a longer shadow.",
    "I ate standing up, {moment}, which is never a good sign.", "I laughed about it later, and that helped {amount}.",
    "If it comes back I will try {small}.", "I did well enough, and well enough is what there was.",
    "I noticed {learned}; it was a good thing to notice.", "The room felt smaller today, {weather} outside.",
)  # fmt: skip

_KINDS = {
    ReflectionKind.DREAM: Phrases(
        "I dreamt of the consulting room with the furniture changed; the clock was missing.",
        "In the dream I was late and the stairs went on and on.",
        "I dreamt of water in the corridor, and of carrying {image} from room to room.",
        "The dream had the light of {weather}. I was looking for the right door.",
    ),
    ReflectionKind.RE_LIVING: Phrases(
        "It is not thinking, it is more like being put back into the chair.",
        "One moment plays again and again, always up to the same breath.",
    ),
    ReflectionKind.INNER_DIALOGUE: Phrases(
        "I went on talking to them {moment}, and was much wiser than in the hour.",
        "I had the conversation again, and this time I let the silence stand.",
    ),
    ReflectionKind.PROBLEM_SOLVING: Phrases(
        "I turned over what to try {when}: smaller steps, more time, less of me.",
        "An idea for {when}: begin with what is already going well.",
    ),
}  # fmt: skip

_CLOSINGS = Phrases(
    "I will look at it {when}.", "That is enough for today.", "I set it down here.", "Written down, it weighs less.",
    "I will take it along {when}.", "Now {small}, and then the evening.", "It will be here {when}; so will I.",
    "I close the book on it for now.", "Good night to this thought.", "More {when}.",
)  # fmt: skip

RARE = (
    "By the canal a heron stood so still that I stood still too.",
    "The lighthouse on the calendar page looked how I felt: on, off, on.",
    "My neighbour unloaded her kiln and gave me a cracked bowl; I like it for the crack.",
    "A tortoise in the pet shop window took the whole break to turn around. Good company.",
    "I cut up a quince with the big knife and thought of nothing else.",
)
"""Words that hardly ever come, for those who try the search."""

_ASIDES = Phrases(
    "Room too warm.", "The line dropped twice; we both stayed.", "I was more awake than last week.",
    "I spoke too much at the start.", "Needed {small} afterwards.", "My {body} {was} at the end.", "A good hour.",
    "Ran over, and I let it.", "Hard to end.",
)  # fmt: skip


def reflection_note(
    chance: Chance, number: int, place: Place, kind: ReflectionKind | None, feelings: Sequence[Feeling]
) -> str:
    """Return a note of about 300 to 900 characters; now and then, by its `number`, it holds a rare word."""
    length = chance.whole(300, 880)
    used: set[str] = set()
    said = [_OPENINGS[place].say(chance, used)]
    if kind in _KINDS and (kind is ReflectionKind.DREAM or chance.happens(0.5)):
        said.append(_KINDS[kind].say(chance, used))
    for feeling in feelings:
        said += _BY_FEELING[feeling].some(chance, 1, used)
    if number % 61 == 40:
        said.append(RARE[number // 61 % len(RARE)])
    closing = _CLOSINGS.say(chance, used)
    left = length - len(closing) - sum(len(s) + 1 for s in said)
    said += _ABOUT_ME.some(chance, left, used)
    text = " ".join([*said, closing])
    if chance.happens(0.3):
        middle = text.find(". ", len(text) // 2) + 1
        if middle:
            text = f"{text[:middle]}\n\n{text[middle + 1 :]}"
    return text


def aside(chance: Chance) -> str:
    """Return a short line beside a session."""
    return _ASIDES.say(chance)
