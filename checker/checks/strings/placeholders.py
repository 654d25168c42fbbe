"""A placeholder or a shortcode stands in one text and not in the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence, Set
from itertools import pairwise
from typing import Literal, NamedTuple

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.corrections import corrected
from checker.checks.signs import TAGS, Sign
from checker.language.text import coded, holds
from checker.model import PLACEHOLDER, SIDES, Hit, Place, Segment, Span, other
from checker.model.expressions import deferred

# {name}, {{ name }}, ${name}, %s, %1$s, %(name)s, #PRS_ORG#, [gallery ids="1"], [/caption]
PLACEHOLDER_TEXT = deferred(
    r"\{\{ ?[\w.'-]+ ?\}\}|(?<!\\text)(?<!\\begin)(?<!\\end)\$?\{[\w.'-]+\}"
    r"|(?<![\d%\w])%(?:\d+\$)?[sd](?![\w])|%\(\w+\)[sd]|#[A-Z]{2,}_[A-Z_]+#"
    r"|\[/?(?:[a-z][a-z0-9]*[_-][\w-]+|caption|gallery|embed|video|audio)(?: [^\[\]]{0,200})?\]"
)
# What touches a bracket and is no shortcode makes a Markdown link of both: "[EUR][stripe_eur]".
BRACKETS = deferred(r"\[[^\[\]]*\]")
# What an English ending is put to: "file%s"; no "v{version}".
STEM = deferred(r"(?<![^\W_])[a-z]{3,}$")
# One of these is in every placeholder.
SIGNS = ("{", "%", "#", "[")


# What takes its value by its order: leaving one out moves all others.
ORDERED = deferred(r"%[^\d(]*\d*[a-zA-Z]|\{\}|%@")
# Forms of a plural in which a word may stand for the number, or nothing: "one file" for "%d file".
PLURAL = ", plural,"
FEW = frozenset({"zero", "=0", "one", "=1", "two", "=2"})


class Placeholder(NamedTuple):
    """A placeholder: its place, what must be the same in both texts, and whether it may be left out.

    `told` says that its reader knows that it may, beside whatever else.
    """

    place: Place
    core: str
    spare: bool = False
    told: bool = False


class Placeholders(Check):
    """Reports the placeholders of one side of a pair that the other side does not have as often.

    Those of a catalogue's strings were told by its reader. In a form for one thing, one placeholder of each side may
    stand alone.
    """

    check: Literal["placeholders"]
    compares = True
    evidence = {"repeat": "the other text has it as well, fewer times, and no order gives it its value"}

    @property
    def signs(self) -> Collection[Sign] | None:
        return (*SIGNS, TAGS)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for pair in comparison.pairs:
            if not pair.uk or not pair.en or any(segment.partial for segment in (*pair.uk, *pair.en)):
                continue
            single = pair.id.partition("#")[0].rpartition("/")[2] in FEW
            found = {side: list(_placeholders(pair.side(side), single)) for side in SIDES}
            if found["uk"] or found["en"]:
                corrections = corrected(comparison)
                wrong, due = (
                    list(_alone(found[side], found[other(side)])) for side in (corrections, other(corrections))
                )
                only = _only(wrong, due)
                strings = all(segment.role == "string" for segment in (*pair.uk, *pair.en))
                renamed = dict(_renamed(wrong, due, _cores(found["uk"]) & _cores(found["en"]))) if strings else {}
                for one, two in renamed.items():
                    uk, en = sorted((one.place, two.place), key=lambda place: place.segment.side == "en")
                    yield Hit(uk=uk, en=en, expected=two.place.text)
                told = {*renamed, *renamed.values()}
                for side in SIDES:
                    # `--template={{ .Version }}` in one text, bare in the other.
                    code = "".join(map(coded, pair.side(other(side)))).replace(" ", "")
                    # "%d золотих", "%dg": what a letter follows is read as no placeholder, and stands there.
                    bare = "".join(segment.text for segment in pair.side(other(side)) if segment.role == "string")
                    for mark in _alone(found[side], found[other(side)]):
                        if mark in told:
                            continue
                        if mark.core not in code and mark.core not in bare and mark.place.text not in bare:
                            repeat = not ORDERED.fullmatch(mark.core) and any(
                                mark.core == one.core for one in found[other(side)]
                            )
                            if repeat and PLURAL in mark.place.segment.shown:
                                continue  # each form has it, and a language has as many forms as it has
                            yield Hit.at(
                                mark.place,
                                expected=only if side == corrections and not repeat else None,
                                evidence="repeat" if repeat else "",
                            )


def _renamed(
    wrong: Sequence[Placeholder], due: Sequence[Placeholder], both: Set[str]
) -> Iterator[tuple[Placeholder, Placeholder]]:
    """Placeholders of which one is the other with letters of another size, as a machine translates: "{{Channel}}".

    So is one that stands for one of another name; what both texts have, one of them more often, stands for none.
    """
    if len(wrong) == len(due) == 1 and not {wrong[0].core, due[0].core} & both:
        yield wrong[0], due[0]
        return
    left = list(due)
    for one in wrong:
        like = next((two for two in left if two.core.casefold() == one.core.casefold()), None)
        if like is not None:
            left.remove(like)
            yield one, like


def _cores(listed: Sequence[Placeholder]) -> Set[str]:
    return {mark.core for mark in listed}


def _only(wrong: Sequence[Placeholder], due: Sequence[Placeholder]) -> str | None:
    """What the one placeholder that is wrong should be: the one that is lacking. None where there are more, or none."""
    return due[0].place.text if len(wrong) == len(due) == 1 else None


def _alone(here: Sequence[Placeholder], there: Sequence[Placeholder]) -> Iterator[Placeholder]:
    """The placeholders of one side that the other one lacks."""
    spare = Counter(mark.core for mark in here) - Counter(mark.core for mark in there)
    left_out = sum(spare.values()) == 1
    for mark in here:
        if spare[mark.core] > 0:
            spare[mark.core] -= 1
            if not (mark.told or (mark.spare and left_out)):
                yield mark


def _placeholders(segments: Sequence[Segment], single: bool) -> Iterator[Placeholder]:
    """The placeholders of one side; `single` says that the pair is a form for one thing."""
    for segment in segments:
        if segment.role == "string":
            for tag in sorted((tag for tag in segment.tags if tag.name == PLACEHOLDER), key=lambda tag: tag.raw):
                place = Place(segment, tag.span, tag.raw)
                spare = single or tag.attributes.get("arm") in FEW
                told = "spare" in tag.attributes or (segment.side == "en" and _ending(segment.shown, tag.span))
                yield Placeholder(place, tag.attributes["value"], spare, told)
        elif holds(segment.text, SIGNS):
            linked = _linked(segment.text)
            for found in PLACEHOLDER_TEXT.finditer(segment.text):
                if found.start() not in linked:
                    yield Placeholder(Place(segment, Span(*found.span())), _core(found.group()))


def _ending(text: str, span: Span) -> bool:
    """Whether a placeholder ends an English word, as nothing ends a Ukrainian one: "invite{{plural}}", "file%s"."""
    return (
        STEM.search(text, max(0, span.start - 20), span.start) is not None
        and not text[span.end : span.end + 1].isalnum()
    )


def _linked(text: str) -> set[int]:
    """Where the brackets begin that make a link of Markdown together with the next ones."""
    found = list(BRACKETS.finditer(text)) if "][" in text else []
    links = [
        (one, two)
        for one, two in pairwise(found)
        if one.end() == two.start() and not all(PLACEHOLDER_TEXT.fullmatch(part.group()) for part in (one, two))
    ]
    return {part.start() for link in links for part in link}


def _core(written: str) -> str:
    """What must be the same in both texts: the caption of a photograph may be translated, its tag may not."""
    return written.split(" ")[0].rstrip("]") if written[0] == "[" else written.replace(" ", "")
