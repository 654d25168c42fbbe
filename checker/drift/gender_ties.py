"""What the Ukrainian passage says of the person that an English pronoun stands for: a man or a woman."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Word, coverage_of
from checker.drift.gendered import BETWEEN, NEAR, REACH, Gendered, apart
from checker.drift.locality import at_one_place, together
from checker.language.gender import NOTHING, OPPOSITE, Gender, Sign, Signs, signs
from checker.language.lexicon.lexicon import LINKED, lexicon

# How the Ukrainian word is tied to the pronoun: it translates the verb, it stands before the noun that translates the
# owned one, it is the pronoun of its place, or nothing in the passage shows the gender that the pronoun has.
Tie = Literal["verb", "owner", "place", "none"]

# So many tokens back a person may have been named that a pronoun stands for.
BACK = 120


class Tied(NamedTuple):
    """An English pronoun and the Ukrainian word that shows the other gender, with how they are tied."""

    en: Word
    uk: Word
    says: Gender
    tie: Tie


def changed(comparison: Comparison, at: int) -> Iterator[Tied]:
    """The pronouns of an English passage of which the Ukrainian one says the other gender; `at` numbers the pair.

    Not where the last person that the Ukrainian text named is of either gender: «людина» is "she" in its grammar alone.
    """
    pair = comparison.pairs[at]
    told = signs(comparison.words)
    ties = Gendered(coverage_of(comparison, pair), told, lexicon(comparison.words))
    en = ties.cover.en
    pronouns = [n for n, word in enumerate(en) if told.en[word.token.lower].kind == "pronoun" and not _titled(word)]
    if not any(_gender(ties, n) in ties.contrary for n in pronouns):
        return
    if any(_either(ties, one, two) for one, two in pairwise(pronouns)):
        return
    for n in pronouns:
        found = _of(ties, n)
        if found and not _either_gender(comparison, at, found, told):
            yield found


def _either_gender(comparison: Comparison, at: int, found: Tied, told: Signs) -> bool:
    """Whether the last person named before a Ukrainian word, here or in the passages before, is of either gender."""
    seen = 0
    for pair in reversed(comparison.pairs[: at + 1]):
        for segment in reversed(pair.uk):
            for token in reversed(segment.tokens):
                if segment is found.uk.segment and token.start > found.uk.token.start:
                    continue
                sign = told.uk[token.lower]
                if sign == Sign(found.says, "common"):
                    return True
                if sign == Sign(found.says, "person"):
                    return False
                seen += 1
        if seen > BACK:
            return False
    return False


def _of(ties: Gendered, n: int) -> Tied | None:
    """What the Ukrainian passage says against one pronoun, or nothing."""
    word = ties.cover.en[n]
    gender = ties.signs.en[word.token.lower].gender
    if gender is None or gender not in ties.contrary:
        return None
    for tie, found in _tied(ties, n, gender):
        said = {ties.genders[u].gender for u in found}
        if gender in said or None in said:
            return None
        if said:
            return Tied(word, ties.cover.uk[_clearest(ties, found[0])], OPPOSITE[gender], tie)
    return None if word.token.lower.endswith("self") else _by_nothing(ties, n, gender)


def _tied(ties: Gendered, n: int, gender: Gender) -> Iterator[tuple[Tie, list[int]]]:
    """The Ukrainian words that a pronoun is tied to, the surest ties first."""
    yield "verb", _by_verb(ties, n)
    yield "owner", _by_owner(ties, n)
    yield "place", _by_place(ties, n, gender)


def _clearest(ties: Gendered, u: int) -> int:
    """The number of the pronoun right before a verb of its gender, else that of the verb: «він торік переїхав»."""
    gender = ties.genders[u].gender
    before = [at for at in range(u - 2, u) if ties.genders.get(at, NOTHING) == Sign(gender, "pronoun")]
    return before[-1] if before else u


def _by_verb(ties: Gendered, n: int) -> list[int]:
    """The Ukrainian past forms and predicates that translate the verb of a subject: "she has never said".

    Not where another does what is done to the subject ("he was accompanied by"), or what the verb says is told of them
    otherwise (`turned`; «в нього залишилася»).
    """
    if not ties.subject(n):
        return []
    at, being = _verb(ties, n)
    words = ties.cover.en
    coming = any(ties.signs.coming(word.token.lower) for word in words[n:at])
    if at < 0 or words[at].partner < 0 or words[at].covered < LINKED:
        return []
    verb = words[at]
    if being and any(word.token.lower == "by" for word in words[at + 1 : at + BETWEEN]):
        return []
    kinds = {"past", "predicate"} if being else {"past"}
    gender = _gender(ties, n)
    found = [
        u
        for u, sign in ties.shown_near(verb.partner, REACH)
        if sign.kind in kinds
        and _translates(ties, u, at)
        and (sign.gender == gender or (at_one_place(ties.cover, u, at) and not coming))
    ]
    other = Sign(OPPOSITE[gender], "pronoun") if gender else NOTHING
    crossed = any(ties.signs.en[one.token.lower] == other for one in words[at + 1 : at + 2])  # "accused her"
    if any(_told_otherwise(ties, u, gender, crossed) or ties.begun(u) for u in found):
        return []
    return [] if found and _better(ties, found[0], at) else found


def _translates(ties: Gendered, u: int, at: int) -> bool:
    """Whether a Ukrainian word may stand for an English verb."""
    uk, verb = ties.cover.uk[u], ties.cover.en[at]
    return u == verb.partner or ties.known.likely(uk.token.lower, verb.token.lower) >= LINKED


def _better(ties: Gendered, u: int, at: int) -> bool:
    """Whether a verb that shows no gender translates an English one in a better place: «казав мій чоловік, – каже»."""
    place = together(ties.cover, u, at)
    near = range(max(0, u - REACH), min(len(ties.cover.uk), u + REACH + 1))
    return any(n not in ties.genders and _translates(ties, n, at) and together(ties.cover, n, at) > place for n in near)


def _gender(ties: Gendered, n: int) -> Gender | None:
    """The gender of an English pronoun."""
    return ties.signs.en[ties.cover.en[n].token.lower].gender


def _verb(ties: Gendered, n: int) -> tuple[int, bool]:
    """The number of the word that a subject's verb is, or what it is said to be, and which of the two; -1 for none."""
    words = ties.cover.en
    being = ties.signs.being(words[n].token.lower)
    for at in range(n + 1, min(len(words), n + 2 + BETWEEN)):
        if apart(words[at - 1], words[at]):
            break
        if not ties.signs.between(words[at].token.lower):
            return at, being
        being = being or ties.signs.being(words[at].token.lower)
    return -1, being


def _told_otherwise(ties: Gendered, u: int, gender: Gender | None, crossed: bool) -> bool:
    """Whether a Ukrainian verb or predicate has another subject (no «його» where `crossed`), or belongs to a noun."""
    uk = ties.cover.uk
    if ties.signs.turned(uk[u].token.lower):
        return True
    beside = [ties.genders.get(at, NOTHING) for at in range(u - 2, u + 3)]
    if ties.genders[u].kind == "predicate":
        behind = ties.genders.get(u + 1, NOTHING)
        return behind.kind in {"common", "person"}
    return any(
        sign.kind == "pronoun"
        and sign.gender == gender
        and not (crossed and 0 <= at < len(uk) and not ties.signs.subject("uk", uk[at].token.lower))
        for at, sign in enumerate(beside, u - 2)
    )


def _by_owner(ties: Gendered, n: int) -> list[int]:
    """The possessive pronoun before the Ukrainian noun that translates the owned one: «її машина», "his car"."""
    owned = _owned(ties, n)
    found = [u for u in range(max(0, owned - 2), owned) if ties.signs.owner("uk", ties.cover.uk[u].token.lower)][-1:]
    said = _gender(ties, n)
    return [u for u in found if (told := ties.genders[u].gender) == said or (told and ties.spare(told))]


def _owned(ties: Gendered, n: int) -> int:
    """The number of the Ukrainian word that translates what an English pronoun owns; -1 where there is none."""
    en, uk = ties.cover.en, ties.cover.uk
    if ties.signs.owner("en", en[n].token.lower):
        for at in range(n + 1, min(len(en), n + BETWEEN)):
            there = en[at].partner
            if ties.signs.owned(en[at].token.lower):
                continue  # "in her own words"
            if apart(en[at - 1], en[at]) or ties.signs.en[en[at].token.lower].kind == "pronoun":
                break  # "neither her nor him"
            if there >= 0 and en[at].covered >= LINKED and uk[there].partner == at:
                return there
    return -1


def _by_place(ties: Gendered, n: int, gender: Gender) -> list[int]:
    """The pronouns around the place where that of the English one should stand; those of its gender go first."""
    place = ties.place(n)
    if place is None or not ties.spare(OPPOSITE[gender]) or _thing(ties, n) or _itself(ties, place):
        return []
    near = [u for u, sign in ties.shown_near(place, NEAR) if sign.kind == "pronoun"]
    if ties.said(place, gender):
        return []
    near = [u for u in near if "-" not in ties.cover.uk[u].token.text]  # «Їй-богу»
    if ties.subject(n):  # «її місце» says nothing of "where he hid it"
        near = [u for u in near if not ties.signs.owner("uk", ties.cover.uk[u].token.lower)]
    else:  # «і він приїхав» says nothing of "her brother"
        near = [u for u in near if not ties.signs.subject("uk", ties.cover.uk[u].token.lower)]
    near = [u for u in near if not _relative(ties, u, gender)]
    return sorted(near, key=lambda u: (ties.genders[u].gender != gender, abs(u - place)))


def _relative(ties: Gendered, u: int, gender: Gender) -> bool:
    """Whether a Ukrainian possessive stands before a person of a gender: «кімната його доньки» is "her room"."""
    if not ties.signs.owner("uk", ties.cover.uk[u].token.lower):
        return False
    behind = (ties.genders.get(n, NOTHING) for n in (u + 1, u + 2))
    return any(sign == Sign(gender, "person") for sign in behind)


def _thing(ties: Gendered, n: int) -> bool:
    """Whether a thing stands near an English pronoun, which is «він» or «вона» in Ukrainian: "lost it in his"."""
    near = ties.cover.en[max(0, n - NEAR) : n + NEAR + 1]
    return any(ties.signs.thing(word.token.lower) for word in near)


def _itself(ties: Gendered, place: float) -> bool:
    """Whether the Ukrainian text says "oneself" where the counterpart of a pronoun should stand: «возив її з собою»."""
    first = max(0, round(place) - NEAR)
    return any(ties.signs.oneself(word.token.lower) for word in ties.cover.uk[first : round(place) + NEAR + 1])


def _by_nothing(ties: Gendered, n: int, gender: Gender) -> Tied | None:
    """The first pronoun or verb of the other gender where the passage has no sign of the one that the pronoun has.

    It has to stand at the same place. A word for a person («мама») says nothing: Ukrainian leaves the pronoun out.
    """
    if gender in ties.persons:
        return None
    other = OPPOSITE[gender]
    spare = ties.spare(other)
    for u, sign in ties.shown[:REACH]:
        if sign.gender != other or not at_one_place(ties.cover, u, n):
            continue
        owner = ties.subject(n) and ties.signs.owner("uk", ties.cover.uk[u].token.lower)
        if (sign.kind == "pronoun" and spare and not owner) or (sign.kind == "past" and _about(ties, n, u)):
            return Tied(ties.cover.en[n], ties.cover.uk[u], other, "none")
    return None


def _about(ties: Gendered, n: int, u: int) -> bool:
    """Whether a Ukrainian verb is about the one that an English pronoun stands for.

    It is not where a name stands between that may be theirs ("had sung with Olha Zorenko on her"), where the speaker
    does it ("I told her"), where another one does ("was told by", «брат, який сказав»), and where what translates it
    stands far behind ("if he marries. And Sonka said").
    """
    en = ties.cover.en
    there, gender = ties.back.get(u), _gender(ties, n)
    if ties.speaks("uk", u) or (there is not None and (ties.speaks("en", there) or there - n > BETWEEN + 1)):
        return False
    if (there is not None and _passive(ties, there)) or (u and ties.signs.relative(ties.cover.uk[u - 1].token.lower)):
        return False
    first = there + 1 if there is not None else 0
    if n - first > REACH or any(_named(ties, word, gender) for word in en[first:n]):
        return False
    return gender == "she" or ties.subject(n) or _own(ties, n)


def _passive(ties: Gendered, at: int) -> bool:
    """Whether another one does what an English verb says: "was introduced to her handler by her ex-husband"."""
    en = ties.cover.en
    helped = any(ties.signs.being(word.token.lower) for word in en[max(0, at - 2) : at])
    return helped and any(word.token.lower == "by" for word in en[at + 1 : at + 1 + REACH])


def _named(ties: Gendered, word: Word, gender: Gender | None) -> bool:
    """Whether a word is a name that a person of a gender may have: of a woman, one with a vowel at the end."""
    if not word.token.text[0].isupper() or word.partner < 0 or word.covered < LINKED:
        return False
    mate = ties.cover.uk[word.partner].token
    if not mate.text[0].isupper():
        return False
    return gender == "he" or (word.token.lower[-1] in "aeiy" and mate.lower[-1] in "аяуюіиеє")


def _own(ties: Gendered, n: int) -> bool:
    """Whether the Ukrainian passage says "one's own" of what an English pronoun owns: «свою команду», "his team"."""
    owned = _owned(ties, n)
    return owned >= 0 and any(ties.signs.own(word.token.lower) for word in ties.cover.uk[max(0, owned - 2) : owned])


def _titled(word: Word) -> bool:
    """Whether a pronoun has a capital inside a sentence, as in titles: "His Dark Materials"."""
    return word.token.text[0].isupper() and any(
        word.token.start > span.start for span in word.segment.sentences if span.start <= word.token.start < span.end
    )


def _either(ties: Gendered, one: int, two: int) -> bool:
    """Whether two pronouns name both genders: "he or she", "his/her"."""
    words = ties.cover.en
    first, second = (ties.signs.en[words[n].token.lower].gender for n in (one, two))
    return first != second and two - one <= 2 and (two - one == 1 or words[one + 1].token.lower == "or")
