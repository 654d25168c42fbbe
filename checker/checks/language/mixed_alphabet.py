"""A letter inside a word, or alone in place of one, is written in the alphabet of the other language."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.checks.language.alphabets import PART, Alphabet, alphabet, other_scripts, repaired
from checker.checks.signs import CYRILLIC_IN_EN, LATIN_IN_UK, Sign
from checker.language.text import CYRILLIC, HIDDEN, LATIN, UNHIDE
from checker.model import Hit, Place, Segment, Span
from checker.model.expressions import deferred

# Letters of both alphabets side by side: the "cо" of "cоncerned".
SEAM = deferred(
    rf"(?:{CYRILLIC.pattern})[{HIDDEN}']*(?:{LATIN.pattern})|(?:{LATIN.pattern})[{HIDDEN}']*(?:{CYRILLIC.pattern})"
)
# A Latin abbreviation, brand or term with a Ukrainian ending: "SMSка", "VIPи", "YouTubeом"; behind an apostrophe, any:
# "worker'а".
ENDING = deferred(r"(?:[A-Z]{2,}|[A-Za-z]{4,}|[A-Za-z]{2,}')[а-яіїєґ]{1,4}")
# A Latin word and a Ukrainian one with its own capital that have lost what stood between: «APIКерування».
GLUED = deferred(r"[A-Za-z]{2,}[А-ЯІЇЄҐ][а-яіїєґ]{3,}")
# How often, before what: "3xСИЛ".
TIMES = deferred(r"(?<=\d)x")
# The mark of the letter that a user presses: "&File".
ACCELERATOR = ("&", "&amp;")
ARTICLE = "a"


class MixedAlphabet(Check):
    """Reports words with letters of the other alphabet that look like their own."""

    check: Literal["mixed_alphabet"]
    values = {"letters": "the letters and their code points"}
    evidence = {"alone": "a letter that stands by itself, where a word of the other alphabet belongs"}

    @property
    def signs(self) -> Collection[Sign] | None:
        return (LATIN_IN_UK, CYRILLIC_IN_EN)

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        for segment in comparison.segments():
            # One alphabet alone has nothing to mix, and most passages are in one.
            stranger = CYRILLIC if segment.side == "en" else LATIN
            if segment.role == "slug" or segment.folded.isascii() or not stranger.search(segment.folded):
                continue
            known = alphabet(comparison.words)
            if SEAM.search(segment.folded):
                yield from _mixed(segment, known)
            if segment.side == "uk":
                yield from _alone(segment, known, comparison.beside(segment))


def _mixed(segment: Segment, known: Alphabet) -> Iterator[Hit]:
    edges = frozenset(at for tag in segment.tags for at in tag.span)
    for found in PART.finditer(segment.folded):
        shown = found.group().translate(UNHIDE)
        if other_scripts(shown):
            continue
        meant = repaired(shown, segment.side == "en", known) if SEAM.search(shown) else None
        if meant is None or (segment.side == "uk" and ENDING.fullmatch(shown)):
            continue
        wrong = [n for n, both in enumerate(zip(shown, meant, strict=True)) if both[0] != both[1]]
        if wrong == [0] and TIMES.match(segment.folded, found.start()) and not SEAM.search(shown, 1):
            continue
        if len(wrong) == 1 and shown == found.group() and _key(segment, found.start() + wrong[0]):
            continue
        if GLUED.fullmatch(shown) or (shown == found.group() and _glued(segment, *found.span(), edges)):
            continue
        letters = dict.fromkeys(f"{shown[n]} (U+{ord(shown[n]):04X})" for n in wrong)
        yield _hit(segment, Span(*found.span()), meant, ", ".join(letters))


def _glued(segment: Segment, start: int, end: int, edges: Collection[int]) -> bool:
    """Whether a word of each alphabet end and begin with elements: <span>API</span><span>Керування</span>.

    The first may be followed by a word of one letter with a capital: <b>Wiki</b><span>У розробці</span>.
    """
    last = end if segment.text[end - 2 : end - 1].islower() and segment.text[end - 1].isupper() else end - 1
    return any(
        at in edges and not SEAM.search(segment.folded, start, at) and not SEAM.search(segment.folded, at, end)
        for at in range(start + 2, last)
    )


def _key(segment: Segment, at: int) -> bool:
    """Whether a letter (its place) of a string is one that a user presses: the Latin I of "&Iти", as in English."""
    start = segment.raw(Span(at, at + 1)).start
    return segment.role == "string" and segment.field.raw.endswith(ACCELERATOR, 0, start)


def _alone(segment: Segment, known: Alphabet, there: Sequence[Segment]) -> Iterator[Hit]:
    """A single Latin letter where a Ukrainian word belongs: «мама i тато», «, a також», «o 17:30».

    One that stands alone in the other text as well is a key, or a variable: «Натисніть y», "Press y".
    """
    tokens = segment.tokens
    keys = {token.text for one in there for token in one.tokens if len(token.text) == 1} - {ARTICLE}
    for at in range(1, len(tokens) - 1):
        letter, before, after = tokens[at].text, tokens[at - 1], tokens[at + 1]
        if len(letter) > 1 or letter not in known.cyrillic or letter in keys or after.start == tokens[at].end:
            continue
        fits = (letter in known.lone and _ukrainian(before.text)) or (
            letter in known.after_comma and before.text == ","
        )
        if fits and (_ukrainian(after.text) or (letter == "o" and after.text[0].isdigit())):
            span = Span(tokens[at].start, tokens[at].end)
            yield _hit(segment, span, known.cyrillic[letter], f"{letter} (U+{ord(letter):04X})", "alone")


def _ukrainian(word: str) -> bool:
    return len(word) > 1 and all(CYRILLIC.match(letter) or letter in "'-" for letter in word)


def _hit(segment: Segment, span: Span, meant: str, letters: str, evidence: str = "") -> Hit:
    place = Place(segment, span)
    return Hit.at(
        place,
        values={"letters": letters},
        expected=meant,
        evidence=evidence,
    )
