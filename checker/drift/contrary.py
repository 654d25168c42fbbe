"""Which words of two passages stand against each other, of those of one set that exclude each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product

from checker.drift.crossed import crossed
from checker.drift.faced import SOMETHING
from checker.drift.slots import Slots, asks
from checker.drift.turns import Alone, Turns
from checker.language.contrasts import Mention, other_sentence
from checker.model import Hit
from checker.model.expressions import deferred

# How far off a word may stand that only may mean what a word of the other text says: a share of the passage, and so
# many words, because in a short sentence words change places.
NEAR = 0.12
STEPS = 2
# From how far apart two words that say the same are no counterparts; texts that say the same poles may say them in any
# order ("towns and villages").
FAR = 0.5
# So many words of a set are looked at on each side, and so many tokens around one for another that says the same.
MANY, ASIDE = 8, 4
# What an English word says (0 to 1) that only may say a pole.
MUCH = 0.5
# So much at least of the company of two words is one; a word of the set that stands so near turns another.
COMPANY, CROWD = 0.3, 3
# So many tokens before one stands what makes it less: "perhaps we will".
HINTED = 2
COMPOUND = deferred(r"\w{3,}[оo]-\w{4,}")

# The mentions of a set in the Ukrainian and in the English text.
Told = tuple[list[Mention], list[Mention]]


def told(ukrainian: Sequence[Mention], english: Sequence[Mention], weighs: frozenset[str]) -> Told:
    """The mentions of a set in both texts, but for compounds that both have, and words that only strengthen others."""
    return _single(_without_degrees(ukrainian, weighs), _without_degrees(english, weighs))


def against(
    ukrainian: Sequence[Mention], english: Sequence[Mention], slots: Slots, turns: Turns, poles: Alone
) -> Sequence[Hit]:
    """The words of a set that stand against each other, by the surest way that finds any.

    Two that changed their places; those for which nothing may stand; those in one slot; English ones that accuse alone.
    """
    places = crossed(ukrainian, english, slots)[:1]
    turned_round = [replace(_hit(uk, en, 0.0, slots, turns), severity=None) for uk, en in places]
    hits = turned_round or _contrary(ukrainian, english, slots, turns) or _in_slot(ukrainian, english, slots, turns)
    return hits or _alone(ukrainian, english, slots, turns, poles)


def _alone(
    ukrainian: Sequence[Mention], english: Sequence[Mention], slots: Slots, turns: Turns, poles: Alone
) -> Sequence[Hit]:
    """The first English word of some poles for which nothing may stand, with a word that may say another pole."""
    for en in english:
        word = en.segment.tokens[en.first].lower
        if en.grade != "says" or en.negated or en.pole not in poles.accuse or "-" in word:  # "pilot-less"
            continue
        if any(one.pole == en.pole or one.grade == "but" for one in ukrainian):
            continue
        near = [uk for uk in ukrainian if not uk.negated and _apart(uk, en) <= NEAR + STEPS / len(uk.segment.tokens)]
        if en.pole not in poles.poles:
            both = {one.pole for one in english if one.grade == "says"}
            near = [uk for uk in near if uk.grade == "says" and uk.pole not in both]
        free = [uk for uk in near if not slots.taken(uk, en)]
        if free and not slots.taken(en, free[0]):
            uk = min(free, key=lambda one: _apart(one, en))
            return [_hit(uk, en, _apart(uk, en), slots, turns._replace(converse=False))]
        stated = None if near else slots.behind(en, poles.denied)
        if stated and (slots.done(stated) if en.pole in poles.said else _degree(en, stated, slots, poles)):
            return [replace(_hit(stated, en, 0.0, slots, turns), severity=None)]
    return []


def faced(ukrainian: Sequence[Mention], english: Sequence[Mention], slots: Slots, turns: Turns) -> Sequence[Hit]:
    """The first word that says a pole, for which nothing may stand, and one that only may say another in its place.

    Neither has any counterpart, and the words before and behind both translate each other.
    """
    for mine, theirs in ((english, ukrainian), (ukrainian, english)):
        for one in mine[:MANY]:
            if one.grade != "says" or one.negated or any(two.pole == one.pole or two.grade == "but" for two in theirs):
                continue
            for two in theirs[:MANY]:
                if two.grade != "also" or two.negated or not _may(two, one, mine, theirs):
                    continue
                uk, en = (two, one) if mine is english else (one, two)
                says, there = slots.lone(uk), slots.lone(en)
                if says < SOMETHING or there < (SOMETHING if mine is english else MUCH):
                    continue  # «давно забута», "now forgotten"
                if all(slots.beside(uk, en)):
                    return [replace(_hit(uk, en, 0.0, slots, turns), severity=None)]
    return []


def surplus(ukrainian: Sequence[Mention], english: Sequence[Mention], slots: Slots, turns: Turns) -> Sequence[Hit]:
    """The first two words of a set of which each text says what the other says less often, in one company."""
    here, there = ([one for one in listed[:MANY] if one.grade == "says"] for listed in (ukrainian, english))
    ours, theirs = (Counter(one.pole for one in listed) for listed in (here, there))
    for uk in here:
        if uk.negated or ours[uk.pole] <= theirs[uk.pole] or _crowded(uk, here):
            continue
        for en in there:
            if en.negated or en.pole == uk.pole or theirs[en.pole] <= ours[en.pole] or _crowded(en, there):
                continue
            if other_sentence(uk, en) or asks(uk) != asks(en):
                continue
            near = slots.together_by(uk, en)
            if near < COMPANY:
                continue
            if any(slots.together_by(one, en) > near for one in here if one is not uk) or any(
                slots.together_by(uk, one) > near for one in there if one is not en
            ):
                continue
            return [replace(_hit(uk, en, 0.0, slots, turns), severity=None)]
    return []


def _crowded(mention: Mention, listed: Sequence[Mention]) -> bool:
    """Whether another word of the set stands right beside one: "growth has slowed"."""
    return any(
        one.segment is mention.segment and 0 < abs(one.first - mention.first) <= CROWD
        for one in listed
        if one is not mention
    )


def _may(two: Mention, one: Mention, mine: Sequence[Mention], theirs: Sequence[Mention]) -> bool:
    """Whether a word may say one pole alone, which the text of another one (`mine`) says nowhere."""
    if any(it.pole == two.pole and (it.grade == "says" or abs(it.first - one.first) <= ASIDE) for it in mine):
        return False
    return not any(it.first == two.first and it.segment is two.segment and it.pole != two.pole for it in theirs)


def _degree(en: Mention, stated: Mention, slots: Slots, poles: Alone) -> bool:
    """Whether an English word is a degree of what a Ukrainian word says, and nothing stands for it.

    None where that begins with a denial: «безтурботніший» is "less worrisome".
    """
    denies = stated.segment.tokens[stated.first].lower.startswith(poles.prefixes)
    return en.pole in poles.degrees and not stated.negated and not denies and not slots.linked(en)


def _in_slot(ukrainian: Sequence[Mention], english: Sequence[Mention], slots: Slots, turns: Turns) -> Sequence[Hit]:
    """The first words of one set that stand against each other in one slot, whatever else may stand for either.

    Words on the same side of both translate each other; nothing that says, or only looks as if it said, what the other
    text says stands right beside.
    """
    for uk, en in product(ukrainian[:MANY], english[:MANY]):
        if uk.grade != "says" or en.grade != "says" or uk.pole == en.pole or uk.negated != en.negated:
            continue
        if _stands(uk, ukrainian, english) or _beside(uk, ukrainian, en.pole) or _beside(en, english, uk.pole):
            continue
        if _stands(en, english, ukrainian) and any(one.pole == uk.pole for one in english):
            continue  # «може … робитимемо», "can … we'll do"
        before, after = slots.close(uk, en)
        if turns.hinted and (_hinted(uk, en, ukrainian, english, slots) or _hinted(en, uk, english, ukrainian, slots)):
            continue
        if (after or (before and not turns.behind)) and not slots.taken(uk, en) and not slots.taken(en, uk):
            return [_hit(uk, en, _apart(uk, en), slots, turns._replace(converse=turns.behind))]
    return []


def _stands(mention: Mention, mine: Sequence[Mention], theirs: Sequence[Mention]) -> bool:
    """Whether the other text says what a word says as often as its own, so that the word has its counterpart."""
    said, there = ([one.grade for one in listed if one.pole == mention.pole].count("says") for listed in (mine, theirs))
    return there >= said


def _beside(mention: Mention, listed: Sequence[Mention], pole: str) -> bool:
    """Whether a pole is said, or a phrase looks as if it were, right beside a word."""
    return any(
        (one.grade == "but" or one.pole == pole)
        and one.segment is mention.segment
        and abs(one.first - mention.first) <= (ASIDE if one.grade == "says" else 1)
        for one in listed
        if one is not mention
    )


def _hinted(
    mention: Mention, there: Mention, listed: Sequence[Mention], theirs: Sequence[Mention], slots: Slots
) -> bool:
    """Whether a word that may say what another text says stands right before one: "perhaps we will".

    One that stands for another word of that text says only that: «думаю, міг би» is "I think", and no "I will"; but not
    where that says as much («може, … може», "maybe they'll").
    """
    same = [one for one in theirs if one.pole == there.pole and one.grade == "says"] or [there]
    return any(
        one.pole == there.pole
        and one.grade == "also"
        and one.segment is mention.segment
        and 0 < mention.first - one.first <= HINTED
        and not all(slots.taken(one, other) for other in same)
        for one in listed
    )


def _contrary(ukrainian: Sequence[Mention], english: Sequence[Mention], slots: Slots, turns: Turns) -> Sequence[Hit]:
    """The words of one set that stand against each other: at most one hit a pair of poles."""
    hits: list[Hit] = []
    far = 1.0 if {pole for pole, _ in _poles(english)} == {pole for pole, _ in _poles(ukrainian)} else FAR
    for (there, denied), (here, too) in product(_poles(english), _poles(ukrainian)):
        if here == there or denied != too:
            continue
        uk = _orphans(ukrainian, english, (here, denied), far, slots)
        en = _orphans(english, ukrainian, (there, denied), far, slots)
        if uk and en:
            mine, yours = min(product(uk, en), key=lambda both: _apart(*both))
            if turns.hinted and (
                _hinted(mine, yours, ukrainian, english, slots) or _hinted(yours, mine, english, ukrainian, slots)
            ):
                continue
            hits.append(_hit(mine, yours, _apart(mine, yours), slots, turns))
    return hits


def _single(uk: list[Mention], en: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Mentions of two texts but for compounds, where each has one."""
    if any(map(_compound, uk)) and any(map(_compound, en)):
        return [one for one in uk if not _compound(one)], [one for one in en if not _compound(one)]
    return uk, en


def _compound(mention: Mention) -> bool:
    """Whether a word says two things of a kind at once: "socio-economic", «соціально-економічний»."""
    return COMPOUND.fullmatch(mention.segment.tokens[mention.first].lower) is not None


def _poles(listed: Iterable[Mention]) -> list[tuple[str, bool]]:
    return list(dict.fromkeys((m.pole, m.negated) for m in listed if m.grade == "says"))


def _orphans(
    mine: Sequence[Mention], theirs: Sequence[Mention], says: tuple[str, bool], far: float, slots: Slots
) -> list[Mention]:
    """The words that say a pole (or deny it) and that nothing in the other text may stand for.

    A word that says the same is the counterpart of one, unless it stands at the other end. What only may mean it, and
    what denies it or another pole («не виграв» is "lost"), excuses where it stands at about the same place.
    """
    lone, counterparts = (
        [m for m in listed if m.grade == "says" and (m.pole, m.negated) == says] for listed in (mine, theirs)
    )
    for counterpart in counterparts:
        if not lone:
            return []
        nearest = min(lone, key=lambda m: _apart(m, counterpart))
        if _apart(nearest, counterpart) <= far:
            lone.remove(nearest)
    for there in theirs:
        excused = [m for m in lone if _excuses(there, m) and not (there.grade != "says" and slots.taken(there, m))]
        if excused and there.grade != "says":  # one word may stand for one
            excused = [min(excused, key=lambda m: _apart(m, there))]
        lone = [m for m in lone if not any(m is one for one in excused)]
    return lone


def _without_degrees(listed: Sequence[Mention], words: frozenset[str]) -> list[Mention]:
    """Mentions of a set but for words that only strengthen the next one that says a pole: "far less", «дуже низькі»."""
    said = {(one.segment, one.first) for one in listed if one.grade == "says"}
    return [
        one
        for one in listed
        if one.grade != "also" or (one.segment, one.end) not in said or one.segment.tokens[one.first].lower not in words
    ]


def _excuses(there: Mention, here: Mention) -> bool:
    may = there.negated != here.negated if there.grade == "says" else there.pole == here.pole
    return may and _apart(there, here) <= NEAR + STEPS / len(here.segment.tokens)


def _apart(one: Mention, two: Mention) -> float:
    """How far apart two words stand in their passages: 0 (the same place) to 1."""
    return abs(_where(one) - _where(two))


def _where(mention: Mention) -> float:
    return mention.first / len(mention.segment.tokens)


def _hit(uk: Mention, en: Mention, apart: float, slots: Slots, turns: Turns) -> Hit:
    here, there = uk.place, en.place
    behind = en.segment.tokens[en.end : en.end + 1]
    done_to = any(token.lower in turns.objects for token in behind)
    sure = (not done_to and slots.correspond(uk, en, apart, turns.converse, turns.behind)) or (
        turns.moves and asks(uk) == asks(en)
    )
    evidence = "string" if here.segment.role == "string" else "" if any(slots.beside(uk, en)) else "free"
    return Hit(
        uk=here,
        en=there,
        values={"uk": here.text, "en": there.text, "uk_pole": uk.pole, "en_pole": en.pole},
        evidence=evidence,
        severity=None if sure else "info",
    )
