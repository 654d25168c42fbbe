"""Who says "we" in one text is "they" in the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check, prose
from checker.drift.indirect import told_by_another
from checker.drift.retold import told_anew
from checker.drift.ties.persons import changed, owners
from checker.drift.ties.pronouns import crossed
from checker.model import Hit


class PersonChanged(Check):
    """Reports verbs that stand for each other, and whose person differs.

    The pronoun right before a Ukrainian verb, or its ending, is another person than the English subject, and the
    English passage has no word of that person. What belongs to another person counts as well.
    `rules/words/ties.toml` has the words and endings.
    """

    check: Literal["person_changed"]
    compares = True
    freely = True
    by_word = True
    values = {"uk": "the Ukrainian verb", "en": "the English verb with what stands before it"}

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for pair in prose(comparison):
            found = next(changed(comparison, pair), None) or next(owners(comparison, pair), None)
            if found is None and pair.uk[0].role != "string":
                found = crossed(comparison, pair)
            if found and not told_by_another(comparison, *found) and not told_anew(comparison, found.uk.segment):
                yield Hit(*found, values={"uk": found.uk.text, "en": found.en.text})
