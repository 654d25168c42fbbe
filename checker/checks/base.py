"""What every check is: the verb of a rule, whose fields are the schema of the rule's file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from checker.model import Hit, Pair, Role, Segment, Side, Usage, Usual, other
from checker.model.record import Record

if TYPE_CHECKING:
    from checker.align.comparison import Comparison
    from checker.checks.signs import Sign

# Passages that hold no prose, and those beside a text that `metadata` judges.
NO_PROSE: frozenset[Role] = frozenset({"meta", "slug"})
ASIDE: frozenset[Role] = NO_PROSE | {"alt"}


def prose(comparison: Comparison) -> Iterator[Pair]:
    """The pairs of which each text has its own prose."""
    for pair in comparison.pairs:
        if pair.uk and pair.en and not pair.verbatim and pair.uk[0].role not in NO_PROSE:
            yield pair


# The form of evidence of verbs that compare two passages which hardly belong together (`Comparison.loose`).
LOOSE = {"loose": "the passages were joined with little evidence, or most of the text has no counterpart"}
# The same of those that tell what one text alone has.
EDITED = {"edited": "an editor told the text anew, in other words and in another order"}
# ... and of those where that may only explain a name.
GLOSS = {
    "gloss": "words that only English has, right beside a name that both texts have: what strangers are told of it"
}
# The same of those that compare single words.
STRING = {"string": "words in strings of a catalogue, which are put more freely than prose"}


def weakened(comparison: Comparison, segment: Segment) -> str:
    """The form of evidence of words in a passage: "string", "loose" or "" where neither weakens them."""
    return "string" if segment.role == "string" else "loose" if comparison.loose(segment) else ""


class SlowPattern(Exception):
    """A pattern of a rule takes too long; the text says which."""


class Check(Record):
    """A verb. Its subclass names itself in a field `check: Literal["..."]` and adds the fields that a rule sets.

    `values` are what its hits carry for the placeholders of messages, every hit all of them: the name, and what it is.
    `evidence` are the forms of evidence that it tells apart beside the plain one (""), which rules may take for weaker.
    What is of one's `spelling` a house writes the same way throughout (`habits`). One that goes `by_word` judges words
    one by one, which is in vain where a text was retold. What goes `freely` tells how freely a text is translated where
    it tells it several times (`habits`). What is `one_fault` of a text, however often it has it, is told of once
    (`customs`). One that is `one_sided` tells of what one text alone has; one of `marks` of those around its place.
    A verb that `compares` finds where the texts differ, and what it finds is put on the translation; what is wrong in
    one text by itself stays where it is.
    """

    values: ClassVar[Mapping[str, str]] = {}
    evidence: ClassVar[Mapping[str, str]] = {}
    certain: ClassVar[bool] = False  # whether it says what the house or the text itself declares: right by definition
    excerpts: ClassVar[bool] = False  # whether the matched sentences of an excerpt are judged as two whole texts are
    compares: ClassVar[bool] = False
    by_word: ClassVar[bool] = False
    one_sided: ClassVar[bool] = False
    marks: ClassVar[bool] = False
    freely: ClassVar[bool] = False
    spelling: ClassVar[bool] = False
    one_fault: ClassVar[bool] = False
    encoder: ClassVar[bool] = False  # whether it has a use for the sentence encoder that the settings may name

    @property
    def signs(self) -> Collection[Sign] | None:
        """What a document must have something of, or nothing is found in it; None where it is asked of each."""
        return None

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        """What is wrong with a document, each fault once, with a place on at least one side."""
        raise NotImplementedError

    @property
    def recurs(self) -> bool:
        """Whether what it tells of the same words in several passages is how a house writes, and no slip (`habits`)."""
        return False

    def tells_anew(self, comparison: Comparison, hit: Hit, side: Side) -> bool:
        """Whether a hit may only show that an editor told the text of `side` anew: what that text has alone."""
        return hit.gap == other(side) if hit.gap else (hit.uk if side == "en" else hit.en) is None

    def usages(self, comparison: Comparison) -> Iterable[Usage]:
        """How a document translates what this verb compares over documents that are checked together; most do not."""
        return ()

    def deviations(self, documents: Iterable[tuple[str, Usage]]) -> Mapping[str, Sequence[Usual]]:
        """What a document translates otherwise than the others, by its name; each translation at one document.

        `documents` are the usages of this verb with the names of their documents, in order.
        """
        return {}
