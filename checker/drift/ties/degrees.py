"""Words that are compared in one text and stand above all others in the other: «найдорожча», "more expensive"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.align.comparison import Comparison
from checker.drift.coverage import Coverage, Word, coverage_of
from checker.drift.ties.vocabulary import Listing, Ties, ties
from checker.language.contrasts import parsed
from checker.language.lexicon.lexicon import LINKED, lexicon
from checker.language.poles import ENDING
from checker.language.tokens import present
from checker.language.vocabulary import Words
from checker.model import SIDES, Pair, Place, Side, Span

# What an English adjective says at least (0 to 1).
SAYS = 0.3
# So many words before its own place and behind it the counterpart of a superlative stands.
REACH = 20
# So many words around one may say as much as a superlative does.
AROUND = 4
# An English adjective of more letters than this takes "most".
LONG = 7
# How far behind a word the one stands that it is said of: no article stands between.
BEHIND = 1


class Degrees:
    """The words of `rules/words/degrees.toml`, ready to be asked; `ends` of English, endings of degrees."""

    def __init__(self, words: Words) -> None:
        table = words.table("degrees")
        self.english: Mapping[str, frozenset[str]] = {
            degree: frozenset(parsed(table[degree]["en"])) for degree in ("superlative", "comparative")
        }
        self.ends: Mapping[str, tuple[str, ...]] = {
            degree: tuple(one[1:] for one in listed if one[0] == ENDING) for degree, listed in self.english.items()
        }
        self.before = {degree: Listing(given).whole for degree, given in table["before"].items()}
        self.superlative = Listing(table["superlative"]["uk"])
        # How a superlative begins, in a sentence and at its beginning.
        self.begins = tuple(one for begins in self.superlative.begins for one in (begins, begins.capitalize()))
        self.raised: Mapping[str, str] = dict(one.split() for one in parsed(table["raised"]["en"]))
        self.plain = Listing(table["plain"]["en"])
        self.best = Listing(table["level"]["uk"])
        self.level = Listing(table["level"]["en"])
        self.most = Listing(table["most"]["uk"]).whole
        self.never: Mapping[Side, Listing] = {side: Listing(table["never"][side]) for side in SIDES}
        self.excuse: Mapping[Side, Listing] = {side: Listing(table["excuse"][side]) for side in SIDES}


class Compared(NamedTuple):
    """A word of each text, of which the degree differs."""

    uk: Place
    en: Place


def changed(comparison: Comparison, pair: Pair) -> Iterator[Compared]:
    """The words of a pair that stand for each other, the one a comparative and the other a superlative."""
    known, bound = comparison.words.made(Degrees), ties(comparison.words)
    ends = bound.compared.search  # few passages have a word with such an end
    compared = [one for one in pair.uk if ends("\n".join(one.lows))]
    said = {_ukrainian(form, known, bound) for one in compared for form in present(one)} - {""}
    if len(said) != 1:
        return
    (degree,) = said
    contrary = "comparative" if degree == "superlative" else "superlative"
    if any(_has(known, degree, form) for one in pair.en for form in present(one)):
        return
    if _excused(pair, "en" if degree == "superlative" else "uk", known):
        return
    cover = coverage_of(comparison, pair)
    for u, word in enumerate(cover.uk):
        if _ukrainian(word.token.lower, known, bound) != degree or word.token.lower in known.never["uk"]:
            continue
        e = _counterpart(cover, u, contrary, known)
        if e is not None:
            first = cover.en[e - 1] if e and cover.en[e - 1].token.lower in known.before[contrary] else cover.en[e]
            yield Compared(_place(word, word), _place(first, cover.en[e]))


def levelled(comparison: Comparison, pair: Pair) -> Iterator[Compared]:
    """The first word of a pair that stands above all others in Ukrainian, and is only so in English: "a big risk".

    What stands for it is what its superlative translates: «найбільший» is "biggest", so that of "big" is meant. A
    passage that has any superlative, or another word of that strength, says it somewhere.
    """
    known = comparison.words.made(Degrees)
    highest = [one for one in pair.uk if any(begins in one.folded for begins in known.begins)]
    if not highest:  # most passages
        return
    best = [low for one in highest for low in one.lows if low in known.superlative]
    if not best or sum(_highest(low, known) for one in pair.en for low in one.lows) >= len(best):
        return
    lexicon_, cover, said = lexicon(comparison.words), coverage_of(comparison, pair), frozenset(best)
    for u, word in enumerate(cover.uk):
        form = word.token.lower
        if form in known.most:
            e = cover.uk[u + 1].partner if u + 1 < len(cover.uk) and cover.uk[u + 1].covered >= LINKED else -1
            found = [e] if e >= 0 and cover.en[e].partner == u + 1 else []
        elif form in said and form not in known.best:
            found = [
                n
                for n in range(max(0, u - REACH), min(len(cover.en), u + REACH))
                if cover.en[n].token.text.islower()  # no name: "Simple Network Management Protocol"
                and cover.en[n].weight >= SAYS
                and any(lexicon_.likely(form, one) >= LINKED for one in _raised(cover.en[n].token.lower, known))
            ]
        else:
            continue
        near = [one.token.lower for one in _around(cover.en, found[0])] if len(found) == 1 else []
        if near and not any(_strong(one, known) or _highest(one, known) for one in near):
            yield Compared(_place(word, word), _place(cover.en[found[0]], cover.en[found[0]]))
            return


def _highest(form: str, known: Degrees) -> bool:
    """Whether an English word is a superlative, or makes one."""
    return any(_has(known, "superlative", part) and part not in known.plain for part in form.split("-"))


def _strong(form: str, known: Degrees) -> bool:
    """Whether an English word may say as much as a superlative, or compares."""
    return form in known.level or form in known.before["comparative"]


def _around(words: Sequence[Word], n: int) -> Sequence[Word]:
    return words[max(0, n - AROUND) : n + AROUND + 1]


def _raised(form: str, known: Degrees) -> Iterator[str]:
    """What the superlative of an English adjective may be: "bigger" of "big"; itself, where "most" stands before it."""
    if form in known.raised:
        yield known.raised[form]
    elif len(form) > LONG:
        yield form
    else:
        end = form.removesuffix("e")
        yield f"{end}est"
        yield f"{end}{end[-1]}est"
        if form.endswith("y"):
            yield f"{form[:-1]}iest"


def _ukrainian(word: str, known: Degrees, bound: Ties) -> str:
    """The degree of a Ukrainian word: superlative, comparative or none ("")."""
    if not bound.comparative[word]:
        return ""
    return "superlative" if word in known.superlative else "comparative"


def _has(known: Degrees, degree: str, word: str) -> bool:
    """Whether an English word may be of a degree."""
    return word in known.english[degree] or word.endswith(known.ends[degree])


def _excused(pair: Pair, side: Side, known: Degrees) -> bool:
    """Whether the passage that compares says in other words what a superlative does."""
    return any(form in known.excuse[side] for one in pair.side(side) for form in present(one))


def _counterpart(cover: Coverage, u: int, degree: str, known: Degrees) -> int | None:
    """The number of the English word of a degree that stands for a Ukrainian one: by link, or by what it is said of."""
    word = cover.uk[u]
    if word.covered >= LINKED and word.partner >= 0 and cover.en[word.partner].partner == u:
        return word.partner if _said(cover.en, word.partner, degree, known) else None
    behind = u + BEHIND
    if word.covered >= LINKED or behind >= len(cover.uk):
        return None
    e = cover.uk[behind].partner - BEHIND
    if e < 0 or cover.uk[behind].covered < LINKED or cover.en[e + BEHIND].partner != behind:
        return None
    return e if cover.en[e].covered < LINKED and _said(cover.en, e, degree, known) else None


def _said(words: Sequence[Word], n: int, degree: str, known: Degrees) -> bool:
    """Whether an English word is of a degree, by its form or by the word before it."""
    word = words[n].token.lower
    if n and words[n - 1].token.lower in known.before[degree]:
        return True
    return _has(known, degree, word) and word not in known.never["en"]


def _place(first: Word, last: Word) -> Place:
    return Place(last.segment, Span(first.token.start, last.token.end))
