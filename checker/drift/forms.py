"""What is known of a word form of either language: one record, looked up when the form is first met."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from checker.language.lexicon.lemmas import Numbers
from checker.language.lexicon.lexicon import STEPS, Lexicon, lexicon
from checker.language.memo import Memo
from checker.language.vocabulary import Words
from checker.model import SIDES, Side

# What a number says that stands in both texts, or in one.
FIGURE = 0.6
# What it tells that a number stands in both texts, and that it does not; and that an unknown word is spelled alike.
NUMBER, NO_NUMBER, SPELLED = 2.0, -1.5, 3.0
# More than this no single word tells.
MOST = 4.0

# Of every form of a text one is made, without the call that `Form(…)` is.
new = tuple.__new__


class Form(NamedTuple):
    """The lemmas of a form, what each of them translates where it is Ukrainian, what it says (0 to 1), what it tells.

    What it tells of two passages is in natural log-odds: `found` with a counterpart, `surely` with one that is surely
    it, `absent` without one, `alone` where its counterpart is that of another word as well. `usual` is how often it has
    one (0 to 1), with the `variance` of that.
    """

    lemmas: Numbers
    links: tuple[Mapping[int, float], ...]
    weight: float
    found: float
    surely: float
    absent: float
    alone: float
    usual: float
    variance: float


Forms = Memo[str, Form]


def forms(words: Words) -> Mapping[Side, Forms]:
    """The forms of each language by a vocabulary; they are asked for in lower case."""
    return words.made(_forms)


def _forms(words: Words) -> dict[Side, Forms]:
    known = lexicon(words)
    return {side: _of(known, side) for side in SIDES}


def _of(known: Lexicon, side: Side) -> Forms:
    numbers, weights, translated = known.forms[side], known.vocabulary(side).weights, side == "uk"

    def read(form: str) -> Form:
        lemmas = numbers[form]
        links = tuple([known.links(lemma) for lemma in lemmas]) if translated else ()
        found, alone, usual = known.evidence_of(side, lemmas[0] if lemmas else -1)
        varies = usual * (1 - usual)
        if form[0].isdigit():
            return new(Form, (lemmas, links, FIGURE, NUMBER, NUMBER, NO_NUMBER, alone, usual, varies))
        if found > MOST:
            found = MOST
        surely = found if lemmas else SPELLED
        if len(lemmas) == 1 and lemmas[0] < len(weights):  # most forms
            weight = STEPS[weights[lemmas[0]]]
        else:
            weight = known.weight_of(side, lemmas)
        return new(Form, (lemmas, links, weight, found, surely, alone, alone, usual, varies))

    return Memo(read)
