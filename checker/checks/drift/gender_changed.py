"""He in one text is she in the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import NO_PROSE, Check
from checker.checks.instead import pronoun
from checker.drift.coverage import Word
from checker.drift.gender_ties import Tie, changed
from checker.language.gender import Gender, signs
from checker.language.tokens import present
from checker.model import Hit, Place, Span

# The form of evidence of each tie: the two weaker ones have names.
EVIDENCE: dict[Tie, str] = {"verb": "", "owner": "", "place": "place", "none": "none"}


class GenderChanged(Check):
    """Reports "he" where the Ukrainian text has a woman, and "she" where it has a man.

    The Ukrainian text says it by what translates the verb of the pronoun («сказала»), by the pronoun before what
    translates the owned thing («її машина»), by the pronoun of the same place; or nothing in the passage shows the
    gender that the pronoun has, and something shows the other. `rules/words/genders.toml` has the words.
    """

    check: Literal["gender_changed"]
    compares = True
    freely = True
    by_word = True
    values = {"en": "the English word", "uk": "the Ukrainian word"}
    evidence = {
        "place": "a pronoun stands where that of the other gender should, and nothing else ties them",
        "again": "the text has told of one in the same direction: it means somebody who is a man in one language and a "
        "woman in the other throughout, as animals are",
        "none": "the Ukrainian passage shows the other gender somewhere, and nowhere the one of the pronoun",
    }

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        pronouns = signs(comparison.words).pronouns
        before: set[Gender] = set()
        for n, pair in enumerate(comparison.pairs):
            if not pair.uk or not pair.en or pair.uk[0].role in NO_PROSE:
                continue
            if all(pronouns.isdisjoint(present(segment)) for segment in pair.en):
                continue
            said: set[Gender] = set()
            for one in changed(comparison, n):
                if one.says not in said:
                    said.add(one.says)
                    uk, en = _place(one.uk), _place(one.en)
                    values = {"uk": uk.text, "en": en.text}
                    expected = pronoun(comparison, en, one.says)
                    evidence = "again" if one.says in before else EVIDENCE[one.tie]
                    before.add(one.says)
                    yield Hit(uk=uk, en=en, values=values, expected=expected, evidence=evidence)


def _place(word: Word) -> Place:
    return Place(word.segment, Span(word.token.start, word.token.end))
