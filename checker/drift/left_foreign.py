"""What a translation may leave in the language of the other text: titles of sources, what is announced, links to it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from checker.align.comparison import Comparison
from checker.language.lexicon.lexicon import LINKED, lexicon
from checker.language.text import CYRILLIC, LATIN
from checker.model import SIDES, Segment, Side, other
from checker.model.expressions import deferred

# A title and, behind a dash, a colon or in brackets, the address of a page.
CITED = deferred(r"[^\W\d_][^\n]*(?:[:|]|\s-|\()\s?(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}/\S+")
# The mark of a language that Cyrillic writes in the address of a page: "README.uk.md", "/ua/", "?lang=ru".
MARKED = deferred(r"(?:^|[/._=-])(?:uk|ua|ru|be|bg|sr|mk|kk)(?:[_-][A-Za-z]{2})?(?=[/._?#&-]|$)", re.IGNORECASE)


# A link of reStructuredText within a string: "`Документація <https://example.org/uk_UA/>`_".
LEADS = deferred(r"(?<=<)https?://[^\s<>]+(?=>`_)")
# So many words of a table stand beside their translations at least, and such a share of them, so many cells away.
ROWS, MOST, BESIDE = 4, 0.5, 2
# A line that leads to another page has so many characters at most.
LINE = 160


def switches(comparison: Comparison, segment: Segment) -> bool:
    """Whether a line leads to the page in another language, with its name or a sentence in that language.

    "Available in: Українська", "🇺🇦 Українська версія: README.uk.md"; «English version of this page: README.md».
    """
    if len(segment.text) > LINE:
        return False
    return turns(comparison, segment) or (segment.side == "en" and any(MARKED.search(one) for one in _links(segment)))


def turns(comparison: Comparison, segment: Segment) -> bool:
    """Whether a line leads to the file of the other text: "Ukrainian version: README.uk.md"."""
    links = _links(segment) if len(segment.text) <= LINE else []
    name = _file(comparison, other(segment.side)) if links else ""
    return any(PurePosixPath(link).name == name for link in links if link and name)


def _links(segment: Segment) -> list[str]:
    """Where the links of a passage lead."""
    links = [tag.attributes.get("href", "") for tag in segment.tags if tag.name == "a"]
    return links + [found.group() for found in LEADS.finditer(segment.text)]


def _file(comparison: Comparison, side: Side) -> str:
    """The name of the file of a text."""
    if side == "en":
        return PurePosixPath(comparison.document.name).name
    return PurePosixPath(next((one.field.file for one in comparison.side(side)), None) or "").name


def announced(comparison: Comparison, segment: Segment) -> bool:
    """Whether both texts have a passage as it stands, behind one that ends in a colon: «У довіднику сказано: …»."""
    pair = comparison.pair(segment)
    return pair.verbatim and all(
        (before := comparison.made(_before, side)[pair.side(side)[0]]) is not None
        and before.folded.rstrip().endswith(":")
        for side in SIDES
    )


def _before(comparison: Comparison, side: Side) -> dict[Segment, Segment | None]:
    """The passage before each one of a text."""
    here = comparison.side(side)
    return dict(zip(here, (None, *here), strict=False))


def cited(comparison: Comparison, segment: Segment) -> bool:
    """Whether both texts cite a source by its own title, with its address: "Errors are values – go.dev/blog/errors"."""
    cited = len(segment.sentences) == 1 and CITED.fullmatch(segment.folded.strip())
    return bool(cited) and comparison.pair(segment).verbatim


def listed(comparison: Comparison, segment: Segment) -> bool:
    """Whether a Ukrainian cell of both texts is one of a table of words, whose rows have each in several languages."""
    return segment.role == "cell" and segment in comparison.made(_vocabulary, segment.side)


def _vocabulary(comparison: Comparison, side: Side) -> frozenset[Segment]:
    """The Cyrillic cells that both texts have, if most of them stand beside their translations: "server | сервер"."""
    row = [one for one in comparison.side(side) if one.role == "cell" and comparison.pair(one).verbatim]
    cells = [one for one in row if CYRILLIC.search(one.folded)]
    if len(cells) < ROWS:
        return frozenset()
    known = lexicon(comparison.words)
    near = {one: row[max(0, n - BESIDE) : n + BESIDE + 1] for n, one in enumerate(row)}
    beside = sum(
        any(known.likely(uk, en) >= LINKED for uk in one.lows for there in near[one] for en in there.lows)
        for one in cells
    )
    return frozenset(cells) if beside >= max(ROWS, MOST * len(cells)) else frozenset()


def leads(comparison: Comparison, segment: Segment) -> bool:
    """Whether each text leads to the other one in its language: «Читати українською» for "Read in English"."""
    pair = comparison.pair(segment)
    return (
        len(pair.uk) == len(pair.en) == 1
        and not CYRILLIC.search(pair.uk[0].folded)
        and LATIN.search(pair.uk[0].folded) is not None
        and not LATIN.search(pair.en[0].folded)
    )
