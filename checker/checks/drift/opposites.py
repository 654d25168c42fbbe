"""One text says a word, the other text says its opposite."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import LOOSE, NO_PROSE, STRING, Check
from checker.checks.instead import instead
from checker.drift import meanings
from checker.drift.crossed import crossed
from checker.drift.denied import one_denied
from checker.drift.hinted import hinted, pointers
from checker.drift.slots import Slots, asks
from checker.drift.ties.vocabulary import ties
from checker.drift.turns import Alone, Turns, special
from checker.language.contrasts import Mention, lexicon, mentions
from checker.language.poles import NOTHING, Pointers
from checker.language.spans import sentence_around
from checker.language.text import untranslated
from checker.model import Hit, Pair, Place, Segment, Span
from checker.model.expressions import deferred
from checker.model.record import Field

# How far off a word may stand that only may mean what a word of the other text says: a share of the passage, and so
# many words, because in a short sentence words change places.
NEAR = 0.12
STEPS = 2
# From how far apart two words that say the same are no counterparts; texts that say the same poles may say them in any
# order ("towns and villages").
FAR = 0.5
# So many words of a set are looked at on each side, and so many tokens around one for another that says the same.
MANY, ASIDE = 8, 4
# So many tokens before one stands what makes it less: "perhaps we will".
HINTED = 2
COMPOUND = deferred(r"\w{3,}[оo]-\w{4,}")
# Of a set that a passage has more words of, which one stands for which is not told, and would take the square of them.
OFTEN = 60


class Opposites(Check):
    """Reports words of `rules/words/TABLE.toml` that exclude each other, where neither has a counterpart of its own.

    The English text has a word of one pole that nothing in the Ukrainian passage can mean, and the Ukrainian text a
    word of another pole that nothing in the English passage can mean.
    """

    check: Literal["opposites"]
    excerpts = True
    compares = True
    freely = True
    by_word = True
    values = {
        "en": "the English word",
        "en_pole": "what it says, as the table names it",
        "uk": "the Ukrainian word",
        "uk_pole": "what it says, as the table names it",
    }
    evidence = {
        **LOOSE,
        **STRING,
        "free": "no word beside them translates one beside the other",
    }
    table: str = Field(description="The file of `rules/words/` with the words, without `.toml`.")

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        converses, alone, behind, weighs, by_name, moving, objects, unsure = comparison.words.made(special, self.table)
        bound = ties(comparison.words)
        uk_words, en_words = lexicon(self.table, "uk", comparison.words), lexicon(self.table, "en", comparison.words)
        meant_in = hinted(comparison, self.table, "uk")
        for pair, hints in hinted(comparison, self.table, "en").items():
            if not pair.uk or pair.uk[0].role in NO_PROSE or untranslated(pair):
                continue
            said_there = NOTHING.union(*hints)
            wanted = _doubtful(pointers(meant_in, pair), said_there)
            if alone.accuse:
                wanted |= {name for name, pole in said_there if pole in alone.accuse}
            meant = dict(meanings.poles(pair, comparison, self.table, said_there))
            if not wanted and not meant:
                continue
            english = mentions(pair.en, en_words, wanted | meant.keys())
            named = english.keys() | meant.keys()
            if not named:  # words of phrases that do not stand there
                continue
            ukrainian = mentions(pair.uk, uk_words, named)
            for name, listed in meant.items():
                said_by = {_sentence(one) for one in ukrainian.get(name, ()) if one.grade == "says"}
                if any(_sentence(one) not in said_by for one in listed):
                    ukrainian[name] = [*ukrainian.get(name, ()), *(m for m in listed if _sentence(m) not in said_by)]
                    english[name] = [one for one in english.get(name, ()) if not _capital(one)]
            lone = {name for name, listed in english.items() if any(one.pole in alone.accuse for one in listed)}
            both = sorted((english.keys() & ukrainian.keys()) | lone)
            if not both:
                continue
            said: list[Place] = []
            slots = Slots(comparison, pair)
            for name in both:
                converse = name in converses
                active = _active(english[name], bound.be) if converse else english[name]
                told = _single(_without_degrees(ukrainian.get(name, ()), weighs), _without_degrees(active, weighs))
                if max(map(len, told)) > OFTEN:
                    continue
                moves = name in moving and all(map(_once, told))
                turned = converse and not (name in by_name and _nameless(pair))
                turns = Turns(turned, name in behind, moves, objects if turned else frozenset(), name in unsure)
                places = crossed(*told, slots)[:1]
                turned_round = [replace(_hit(uk, en, 0.0, slots, turns), severity=None) for uk, en in places]
                hits = turned_round or _contrary(*told, slots, turns)
                hits = hits or _in_slot(*told, slots, turns) or _alone(*told, slots, turns, alone)
                for hit in hits:
                    if not hit.en or slots.told(hit) or any(_same(hit.en, place) for place in said):
                        continue
                    if name in uk_words.unturned or not one_denied(hit, comparison.words):
                        said.append(hit.en)
                        yield replace(hit, expected=instead(comparison, self.table, hit.en, hit.values["uk_pole"]))


def _active(listed: Sequence[Mention], be: Collection[str]) -> list[Mention]:
    """Mentions of a converse set but for passives, which turn it: who "was sent" a letter has received it."""
    return [
        one
        for one in listed
        if one.grade != "says" or not any(t.lower in be for t in one.segment.tokens[max(0, one.first - 1) : one.first])
    ]


def _nameless(pair: Pair) -> bool:
    """Whether the English passage has no capital inside a sentence: nobody is named, and no two ends are told of."""
    return not any(token.text[0].isupper() for one in pair.en for token in one.tokens[1:] if token.text != "I")


def _once(listed: Sequence[Mention]) -> bool:
    """Whether a passage says something of a set once: where it moves, that is the other one's wherever it stands."""
    return [one.grade for one in listed].count("says") == 1


def _sentence(mention: Mention) -> tuple[Segment, Span]:
    """The sentence that a mention stands in."""
    return mention.segment, sentence_around(mention.segment, mention.segment.tokens[mention.first].start)


def _capital(mention: Mention) -> bool:
    """Whether a word inside a sentence has a capital, as names have: "Mr Short"."""
    return mention.first > 0 and mention.segment.tokens[mention.first].text[0].isupper()


def _doubtful(ukrainian: Pointers, english: Pointers) -> set[str]:
    """The sets of which each text may say a pole, and not both the same one."""
    one = dict(ukrainian)
    if len(one) == len(ukrainian):  # most often no two poles of a set
        return {name for name, pole in english if one.get(name, pole) != pole}
    said: dict[str, set[str]] = {}
    for name, pole in ukrainian:
        said.setdefault(name, set()).add(pole)
    return {name for name, pole in english if (own := said.get(name)) and (len(own) > 1 or pole not in own)}


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


def _same(one: Place, two: Place) -> bool:
    return one.segment is two.segment and one.span.start < two.span.end and two.span.start < one.span.end
