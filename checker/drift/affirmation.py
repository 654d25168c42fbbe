"""Whether an English passage says that what a Ukrainian one denies is so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checker.drift.coverage import Word
from checker.drift.cues import REACH, Cue, Cues, listed
from checker.language.lexicon.lexicon import LINKED, lexicon
from checker.language.memo import Memo
from checker.language.spans import sentence_around
from checker.language.tokens import lowered, present
from checker.language.vocabulary import Words
from checker.model import Segment

# A Ukrainian word that begins so, and has so many letters, may be a denial: «небезпечний».
PREFIX, LETTERS = "не", 6
# From which strength on a link tells that English has what a Ukrainian word denies.
SURE = 0.5
# The same where the whole word may translate the Ukrainian one as well, and how much less it does: «змогли», "unable".
ABLE, CLEARLY = 0.4, 0.1
# How many words from its place such a word may stand.
FAR = 12
# What says less is beside any word.
SAYS = 0.3
# What stands behind a denial that an English word begins with has so many letters.
BASE = 4
# How far from its place a word without a counterpart may stand, in words, to be that of another without one.
NEAR = 3
# So many letters of what a word denies are looked for, without an ending of so many: «незашифровані», «зашифрований».
LEAST, ENDING = 4, 3


def affirmed(given: Cues, cue: Cue) -> bool:
    """Whether English says that what a Ukrainian word denies is so: «не знаю», "I do know"; «не можу», "I can"."""
    behind = given.cover.uk[cue.at + 1 : cue.at + 2]
    here, far = cue.at * given.slope("uk"), given.far("may", "uk")
    if any(
        word.covered >= LINKED
        and word.partner >= 0
        and abs(word.partner - here) <= far
        and given.cover.en[word.partner].partner == cue.at + 1  # the "could" of another clause is another «можуть»
        and _able(given, word.partner)
        for word in behind
    ):
        return True
    if given.sure("uk", cue):
        return _emphatic(given, given.cover.uk[cue.target].partner)
    place = given.place("uk", cue)
    return any(
        word.partner < 0 and abs(n - place) <= NEAR and _emphatic(given, n) for n, word in enumerate(given.cover.en)
    )


def _able(given: Cues, at: int) -> bool:
    """Whether a word of the English passage is a "can" that nothing takes back, as "hardly" does; not in a question."""
    word = given.cover.en[at]
    if word.token.lower not in listed(given.words, "affirms", "able") or any(
        t.text == "?" for t in word.segment.tokens
    ):
        return False
    near = [cue for cue in given.en if at - REACH <= cue.at <= at + REACH]
    return all(cue.strength in {"seldom", "loose"} and cue.at > at + 1 for cue in near)


def _emphatic(given: Cues, at: int) -> bool:
    """Whether "do" stands right before a word of the English passage, and no denial before that."""
    before = [word.token for word in given.cover.en[max(0, at - 2) : at + 1]]
    if len(before) < 3 or before[1].lower not in listed(given.words, "affirms", "emphatic"):
        return False
    if any(a.end + 1 != b.start for a, b in pairwise(before)):
        return False
    return not any(at - REACH < cue.at < at and cue.strength == "says" for cue in given.en)


def inverse(given: Cues, uk: Word, en: Word, least: float = LINKED) -> bool:
    """Whether a Ukrainian word is "not" and what translates an English one: «нелегко» is "not easy"."""
    form = uk.token.lower
    if not prefixed(form):
        return False
    known = lexicon(given.words)
    there = known.lemmas("en", en.token.lower)
    return any(known.links(u).get(e, 0.0) >= least for u in known.lemmas("uk", form[len(PREFIX) :]) for e in there)


def prefixed(form: str) -> bool:
    """Whether a Ukrainian word (in lower case) begins as if it denied the rest of it."""
    return form.startswith(PREFIX) and len(form) >= LETTERS


def prefixes(segment: Segment) -> bool:
    """Whether any word of a Ukrainian passage, or a part of it, begins so."""
    return PREFIX in lowered(segment) and any(map(prefixed, present(segment)))


def undone(given: Cues) -> Iterator[tuple[Word, Word]]:
    """The Ukrainian words that are "not" and an English word of their place, which nothing near it denies."""
    for cue in given.uk:
        word = given.cover.uk[cue.at]
        if cue.strength != "may" or not prefixed(word.token.lower) or word.covered >= LINKED:
            continue
        place = given.place("uk", cue)
        there = [n for n, en in enumerate(given.cover.en) if abs(n - place) <= NEAR and inverse(given, word, en, SURE)]
        if len(there) == 1 and _bare(given, word):
            continue  # «незашифровані або зашифровані», "plaintext or encrypted"
        denied = any(
            abs(n - one.at) <= 2 * REACH if one.strength in {"says", "may", "seems"} else 0 < n - one.at <= REACH
            for n in there
            for one in given.en
            if sentence_around(one.mention.segment, one.mention.place.span.start)
            == sentence_around(given.cover.en[n].segment, given.cover.en[n].token.start)
        )
        if there and not denied and not any(_undoes(given, en) for en in given.cover.en):
            yield word, given.cover.en[there[0]]


def _bare(given: Cues, word: Word) -> bool:
    """Whether the Ukrainian passage has what a word denies as a word of its own, for which the English one stands."""
    rest = word.token.lower.removeprefix(PREFIX)
    stem = rest[: max(LEAST, len(rest) - ENDING)]
    return any(one is not word and one.token.lower.startswith(stem) for one in given.cover.uk)


def overdone(given: Cues) -> Iterator[tuple[Word, Word]]:
    """The English words that are a denial and what translates a Ukrainian word, which nothing near it denies.

    "Unable" is not «зможемо»: that has no counterpart but the "able" of it. Nor has what stands beside it none.
    """
    known, bases_of = lexicon(given.words), given.words.made(_bases)
    for cue in given.en:
        word = given.cover.en[cue.at]
        form = word.token.lower
        if cue.strength != "may" or any(
            one.strength == "says" and cue.at - REACH <= one.at < cue.at for one in given.en
        ):
            continue
        place = round(cue.at / given.slope("uk"))
        for base in bases_of[form]:
            for n in range(max(0, place - FAR), min(len(given.cover.uk), place + FAR)):
                uk = given.cover.uk[n]
                low = uk.token.lower
                if (
                    (uk.covered < SURE or uk.partner in {-1, cue.at})
                    and known.likely(low, base) >= max(ABLE, known.likely(low, form) + CLEARLY)
                    and (word.covered < LINKED or word.partner == n)
                    and not any(abs(n - one.at) <= 2 * REACH for one in given.uk)
                    and all(
                        one.covered >= LINKED or one is uk or one.weight < SAYS
                        for one in given.cover.uk[max(0, n - 1) : n + 2]
                    )
                ):
                    yield uk, word


def doubled(given: Cues, cue: Cue) -> bool:
    """Whether an English denial is of a word that is one itself, and Ukrainian says what both make: "not inactive"."""
    known = lexicon(given.words)
    place = round(cue.target / given.slope("uk"))
    near = given.cover.uk[max(0, place - FAR) : place + FAR]
    return any(
        known.likely(uk.token.lower, base) >= ABLE
        for base in given.words.made(_bases)[given.cover.en[cue.target].token.lower]
        for uk in near
    )


def undoing(segment: Segment, words: Words) -> bool:
    """Whether an English passage has a word that is a denial and another known one."""
    return any(map(words.made(_bases).__getitem__, segment.lows))


def _bases(words: Words) -> Memo[str, tuple[str, ...]]:
    """What is left of an English word without a denial that it begins with, where that is a known word too."""
    begins, common = tuple(listed(words, "affirms", "undoes")), words.lines("common_en")

    def bases(form: str) -> tuple[str, ...]:
        if not form.startswith(begins) or form not in common:
            return ()
        rests = (form[len(one) :] for one in begins if form.startswith(one))
        return tuple(rest for rest in rests if len(rest) >= BASE and rest in common)

    return Memo(bases)


def _undoes(given: Cues, en: Word) -> bool:
    """Whether an English word without a counterpart may be a denial in itself: "nonprofit", "uncontrolled"."""
    return en.covered < LINKED and en.token.lower.startswith(tuple(listed(given.words, "affirms", "prefixes")))
