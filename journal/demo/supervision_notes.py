"""What the fictional therapist writes after supervision: about fifteen hundred characters, about the therapist."""

from __future__ import annotations

from journal.demo.chance import Chance
from journal.demo.phrases import Phrases

_ARRIVING = Phrases(
    "Arrived out of breath, {weather}, and we began with a minute of nothing.",
    "I came with a list and left it in my bag.", "I said at once that I was tired, which saved us ten minutes.",
    "I had slept well for once and it showed.", "Two weeks are long; I had three beginnings and chose one.",
    "My {body} {was} before I had sat down, and that became the first topic.",
)  # fmt: skip

_BROUGHT = Phrases(
    "I brought the hour that keeps coming back {hour}.", "I brought my wish {wish}, and we stayed with it.",
    "We looked at how often I think of one person and how rarely of the others.",
    "I asked whether I do too much, and heard myself answer.",
    "I brought the message I had written and not sent, without its words.",
    "We went through the row of missed hours and what I do with the time that falls free.",
    "I wanted advice and got a question, which was better.",
    "I described the last five minutes and not the first forty-five.",
    "I brought the ending that I keep putting off.", "I spoke about money, for the first time this year.",
)  # fmt: skip

_THOUGHT = Phrases(
    "What we found is {learned}.", "The question that stays with me: for whom is the hurry?",
    "We drew the week on paper and saw how thin Thursday is.",
    "There may be a parallel: I wait for permission as well.",
    "It was named that I protect everyone from my anger, and that this costs me the evening.",
    "It could be that I am asked to be helpless for a while, and that this is not failure.",
    "We separated what belongs to the work from what belongs to {old}.",
    "I was asked what I would say to a colleague. I would say {learned}.",
    "We agreed on what is mine to watch and what is not.", "The picture we kept returning to was {image}.",
    "I noticed that I sit differently when I speak about this; my {body} {was}.",
    "We spoke about the agreement on messages and how I bend it {hour}.",
    "It was said plainly: rest is part of the method.",
    "I learned the difference between being moved and being moved about.",
    "I had thought the silence was against me. It may have been for us.",
    "We tried the first sentence aloud, three versions, until one sounded like me.",
)  # fmt: skip

_IN_MYSELF = Phrases(
    "While speaking I felt {amount} ashamed, and then less.", "I was close to tears once and nobody hurried me.",
    "I laughed, which had been missing.", "For a moment I wanted {wish}; I said so.",
    "I left with my {body} softer than I came.",
    "I notice I still want to be praised, and today I was, for the right thing.",
    "My first answer was a defence. The second one was true.",
    "It helps {amount} to be asked about sleep by someone who means it.",
    "I do not agree with everything, and could say it.", "What I did not bring I noticed on the stairs; next time.",
)  # fmt: skip

_LEAVING = Phrases(
    "Walked back the long way, {weather}.", "I leave with one thing to try and none to prove.",
    "I am lighter, like {image} put back in its place.", "What I take along: {learned}.",
    "I will write down how it went {when}.", "The rest may wait two weeks.",
)  # fmt: skip

_FEEDBACK = Phrases(
    "You carry this alone for too long before you bring it.", "Good that you slowed down.",
    "Watch the evenings; they are getting shorter.", "You did what was there to be done.",
    "I would worry about you before I worry about them.", "Keep the boundary kind and plain.",
    "Bring the one you avoid.", "You sound freer than last month.",
)  # fmt: skip

_ACTIONS = Phrases(
    "Begin the next hour without a plan", "Write the letter that has waited", "Move Thursday's last hour",
    "Ask about the agreement on messages", "Take the lunch break outside twice a week",
    "Look at the date of the risk question",
    "Say the sentence about the ending", "Call the colleague about cover", "Leave on time on Tuesday",
    "Bring the one I have not spoken about", "Book a consultation about this", "Try {small} before writing notes",
)  # fmt: skip

_TITLES = Phrases(
    "Why does this one come home with me?", "I hurry; what am I afraid of?", "The wish {wish}",
    "How do I say that we are ending?", "Messages in the evening", "I dread the hour and then it is good",
    "What am I not asking?", "The silence in the last hour", "Do I offer too much?",
    "My {body} {was} all through the hour",
    "A meeting outside, and how to speak of it", "I was angry", "Something reminds me of {old}",
)  # fmt: skip

_DECISIONS = Phrases(
    "Name it at the start of the hour, in one sentence.", "Wait two weeks and look again.",
    "Keep the agreement and say why.",
    "Nothing to do; it was enough to say it.", "Ask, instead of guessing.", "Take it to the peer group as well.",
    "Make the hour shorter and the breaks longer.", "Let it be unfinished.",
)  # fmt: skip


def supervision_note(chance: Chance) -> str:
    """Return a note of about 1,300 to 1,700 characters in four paragraphs."""
    length = chance.whole(1420, 1780)
    used: set[str] = set()
    parts = [
        [_ARRIVING.say(chance, used), *_BROUGHT.some(chance, length // 5, used)],
        _THOUGHT.some(chance, length * 2 // 5, used),
        _IN_MYSELF.some(chance, length // 4, used),
        [_LEAVING.say(chance, used)],
    ]
    return "\n\n".join(" ".join(part) for part in parts)


def feedback_line(chance: Chance) -> str:
    """Return what the supervisor said, in a sentence or two."""
    return " ".join(_FEEDBACK.some(chance, chance.whole(20, 90), set()))


def action_line(chance: Chance) -> str:
    """Return something agreed on."""
    return _ACTIONS.say(chance)


def agenda_title(chance: Chance) -> str:
    """Return something to bring."""
    return _TITLES.say(chance)


def decision_line(chance: Chance) -> str:
    """Return what was decided about it."""
    return _DECISIONS.say(chance)
