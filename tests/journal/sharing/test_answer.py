"""What comes back belongs to a share that was made, comes from whom it was made for, and comes once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.sharing import signing
from journal.sharing.answer import Returned, Shared, answer_to, from_portable, from_sealed, sealed_answer
from journal.sharing.keys import OwnKeys
from journal.sharing.locked import lock
from journal.sharing.pack import Made, items_of
from journal.sharing.pack_format import ANSWER, PACK, AgreedAction, Answer, Comment
from journal.sharing.reading import canonical, read
from journal.sharing.refusals import (
    Altered,
    AnsweredAlready,
    CannotShare,
    ChangedKey,
    NotAnAnswer,
    NotAPack,
    NotForYou,
    Refused,
    TooLarge,
    WrongWords,
)
from journal.sharing.sealing import opened, seal, sealed
from journal.sharing.trust import Trust
from tests.journal.sharing.packs import AT, PACK_ID, STRANGER, SUPERVISOR, THERAPIST, full, of_hours, small

WORDS = "balot rifem dabos letir"
MARKED = "<img src=x onerror=alert(1)> **see** [this](http://example.org) \u202e"
COMMENTS = (
    Comment(on="agenda-1", text=MARKED),
    Comment(on="load", text="Heavier\nthan I thought"),
    Comment(on="pack", text="!"),
)
ACTIONS = (AgreedAction(text="Write the letter", due="2026-10-12"), AgreedAction(text="Rest", due=None))


def share_of(of: Made, *, compared: bool = True) -> dict[str, Shared]:
    keys = SUPERVISOR.public if of.pack.to is not None else None
    share = Shared(
        pack=of.pack.id, hash=of.payload.hash, person_id="p", items=items_of(of.pack), keys=keys, compared=compared
    )
    return {share.pack: share}


def given(of: Made, **said: object) -> bytes:
    """Return the supervisor's answer to a pack, sealed."""
    got = opened(sealed(of, THERAPIST), SUPERVISOR, pinned={})
    answer = answer_to(got, SUPERVISOR, id="a" * 32, at=AT, **said)  # type: ignore[arg-type]
    return sealed_answer(answer, SUPERVISOR)


def plain(of: Made, *, sender: OwnKeys | None = SUPERVISOR, pack: str = PACK_ID, hours: tuple[str, ...] = ()) -> Answer:
    return Answer(
        format="between-sessions-answer",
        version=1,
        id="a" * 32,
        pack=pack,
        pack_hash=of.payload.hash,
        made_at="2026-10-06T08:00:00Z",
        sender=sender.public.in_pack() if sender else None,
        to=THERAPIST.public.in_pack(),
        comments=[Comment(on="pack", text="Thank you")],
        actions=[],
        hours=list(hours),
    )


def forged(answer: Answer, by: OwnKeys = SUPERVISOR) -> bytes:
    return seal(signing.signed(canonical(answer), by, format=ANSWER), THERAPIST.public)


def test_comments_and_actions_come_back_beside_what_they_belong_to() -> None:
    of = full()
    got = from_sealed(given(of, comments=COMMENTS, actions=ACTIONS), THERAPIST, shares=share_of(of))
    as_read = tuple(Comment(on=c.on, text=c.text.replace("\u202e", "")) for c in COMMENTS)
    assert tuple(got.answer.comments) == as_read
    assert tuple(got.answer.actions) == ACTIONS
    assert got.trust is Trust.VERIFIED
    assert of.entries["agenda-1"] == f"{1:032x}"


def test_hours_come_back_signed_off() -> None:
    of = of_hours()
    got = from_sealed(given(of, hours=("hour-2", "hour-1", "hour-2")), THERAPIST, shares=share_of(of))
    assert got.answer.hours == ["hour-1", "hour-2"]


def test_a_signature_of_a_key_nobody_compared_is_not_verified() -> None:
    of = of_hours()
    got = from_sealed(given(of, hours=("hour-1",)), THERAPIST, shares=share_of(of, compared=False))
    assert got.trust is Trust.UNKNOWN


def test_an_empty_or_endless_answer_is_not_made() -> None:
    with pytest.raises(CannotShare):
        given(full())
    with pytest.raises(CannotShare):
        given(full(), comments=(Comment(on="load", text="x" * 6_000),))


def test_an_answer_about_what_was_not_in_the_pack_is_not_made_and_not_taken() -> None:
    of = small()
    with pytest.raises(NotAnAnswer):
        given(of, comments=(Comment(on="agenda-2", text="?"),))
    with pytest.raises(NotAnAnswer):
        from_sealed(forged(plain(of, hours=("hour-1",))), THERAPIST, shares=share_of(of))
    with pytest.raises(NotAnAnswer):
        from_sealed(forged(plain(of, hours=("agenda-1",))), THERAPIST, shares=share_of(of))


def test_an_answer_to_a_share_never_made_is_refused() -> None:
    of = small()
    with pytest.raises(NotAnAnswer, match="never shared"):
        from_sealed(forged(plain(of)), THERAPIST, shares={})


def test_an_answer_to_other_contents_under_the_same_number_is_refused() -> None:
    of = small()
    with pytest.raises(NotAnAnswer, match="not what was shared"):
        from_sealed(forged(plain(full())), THERAPIST, shares=share_of(of))


def test_a_second_answer_says_that_there_was_a_first() -> None:
    of = full()
    first = from_sealed(given(of, comments=COMMENTS), THERAPIST, shares=share_of(of))
    before = [(first.share.pack, first.hash)]
    with pytest.raises(AnsweredAlready, match="answered before"):
        from_sealed(given(of, actions=ACTIONS), THERAPIST, shares=share_of(of), before=before)
    with pytest.raises(AnsweredAlready, match="here already"):
        from_sealed(given(of, comments=COMMENTS), THERAPIST, shares=share_of(of), before=before)


def test_an_answer_signed_with_another_key_is_a_loud_stop() -> None:
    of = small()
    with pytest.raises(ChangedKey):
        from_sealed(forged(plain(of, sender=STRANGER), by=STRANGER), THERAPIST, shares=share_of(of))
    with pytest.raises(Altered):
        from_sealed(forged(plain(of), by=STRANGER), THERAPIST, shares=share_of(of))


def test_an_answer_for_another_therapist_is_refused() -> None:
    of = small()
    with pytest.raises(NotForYou):
        from_sealed(forged(plain(of)), STRANGER, shares=share_of(of))
    other = replace_to(plain(of))
    with pytest.raises(NotForYou):
        from_sealed(forged(other), THERAPIST, shares=share_of(of))


def replace_to(answer: Answer) -> Answer:
    told = canonical(answer).replace(canonical(THERAPIST.public.in_pack()), canonical(STRANGER.public.in_pack()))
    return read(told, Answer)


def test_a_pack_is_no_answer() -> None:
    of = small()
    with pytest.raises(NotAPack):
        from_sealed(
            seal(signing.signed(of.payload.bytes, SUPERVISOR, format=PACK), THERAPIST.public), THERAPIST, shares={}
        )
    with pytest.raises(NotAPack):
        from_sealed(
            seal(signing.signed(of.payload.bytes, SUPERVISOR, format=ANSWER), THERAPIST.public), THERAPIST, shares={}
        )


def test_every_byte_of_an_answer_changed_in_turn_is_refused() -> None:
    of = small()
    file = forged(plain(of))
    for place in range(len(file)):
        changed = bytearray(file)
        changed[place] ^= 0x01
        with pytest.raises(Refused):
            from_sealed(bytes(changed), THERAPIST, shares=share_of(of))


# --- answers of a portable pack ------------------------------------------------------------------


def returned(file: bytes, of: Made, words: str = WORDS, before: tuple[tuple[str, str], ...] = ()) -> Returned:
    return from_portable(file, words, THERAPIST.public, shares=share_of(of), before=before)


def test_a_portable_answer_is_confirmed_by_the_words_and_never_verified() -> None:
    of = small(to=None)
    got = returned(lock(canonical(plain(of, sender=None)), WORDS, what="answer"), of, "  Balot, RIFEM dabos-letir ")
    assert got.trust is Trust.BY_PASSPHRASE
    assert "erified" not in got.trust.sentence
    with pytest.raises(AnsweredAlready):
        returned(lock(canonical(plain(of, sender=None)), WORDS, what="answer"), of, before=((PACK_ID, got.hash),))


def test_wrong_words_and_other_files_are_refused_with_a_sentence() -> None:
    of = small(to=None)
    file = lock(canonical(plain(of, sender=None)), WORDS, what="answer")
    with pytest.raises(WrongWords):
        returned(file, of, "balot rifem dabos letis")
    with pytest.raises(NotAPack):
        returned(lock(b"{}", WORDS, what="answer"), of)
    with pytest.raises(NotAPack):
        returned(lock(canonical(plain(of, sender=None)), WORDS, what="pack"), of)
    with pytest.raises(TooLarge):
        returned(b" " * (17 * 1024 * 1024), of)


def test_a_portable_answer_for_another_therapist_is_refused() -> None:
    of = small(to=None)
    with pytest.raises(NotForYou):
        returned(lock(canonical(replace_to(plain(of, sender=None))), WORDS, what="answer"), of)


def test_words_do_not_stand_in_for_a_key_nor_a_key_for_words() -> None:
    portable, to_key = small(to=None), small()
    with pytest.raises(NotAnAnswer):
        returned(lock(canonical(plain(to_key, sender=None)), WORDS, what="answer"), to_key)
    with pytest.raises(NotAnAnswer):
        returned(lock(canonical(plain(portable)), WORDS, what="answer"), portable)
    with pytest.raises(NotAnAnswer):
        from_sealed(forged(plain(portable)), THERAPIST, shares=share_of(portable))


def test_a_share_of_someone_else_is_not_answered_by_this_one() -> None:
    of = small()
    shares = {k: replace(s, keys=STRANGER.public) for k, s in share_of(of).items()}
    with pytest.raises(ChangedKey):
        from_sealed(forged(plain(of)), THERAPIST, shares=shares)
