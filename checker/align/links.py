"""Links of one text to those of the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from checker.align.comparison import Comparison
from checker.align.window import Window
from checker.facts import links
from checker.facts.kinds import AGREE
from checker.facts.names.lexicon import english, lexicon
from checker.language.romanization import likeness_from
from checker.language.text import CYRILLIC, LATIN
from checker.language.tokens import LETTERS
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Match, Pair, Segment
from checker.model.messages import Message
from checker.pairs.marks import page_name

# The links of two texts with so many pairs are all compared; there are more of them than of other facts.
MANY = 40_000
# What the key of a string has, in small letters, that is shown in an empty field of a form.
SHOWS = "placeholder"
# So many links to other documents of one site are those of a translation: slides, forms, videos in its language.
OWN, LISTED = 3, 5
GIVEN = Message("pairs.given")
# The words of an address, and how like a Ukrainian word one has to sound.
SLUG, HEARD = re.compile("[a-z]{4,}"), 0.8


def match(comparison: Comparison) -> list[Match]:
    """Every link with the one that leads to the same place, anywhere in the text.

    Where a passage has as many links left on either side, and they lead elsewhere, each was changed. What only one text
    links to is missing where both texts are whole and the passage stands in both.
    """
    uk, en = (list(comparison.of("link", side)) for side in SIDES)
    matches = _same(uk, en, comparison.window)
    used = {fact for match in matches for fact in (match.uk, match.en)}
    free = {segment: [f for f in facts if f not in used] for segment, facts in _by_segment((*uk, *en)).items()}
    changed: list[tuple[Fact, Fact]] = []
    told: list[tuple[Fact, Fact]] = []
    for pair in comparison.pairs:
        if _typed(pair):
            continue
        left, right = ([fact for one in side for fact in free.get(one, ())] for side in (pair.uk, pair.en))
        beside = list(zip(left, right, strict=True)) if len(left) == len(right) else []
        if beside and all(_comparable(a.value, b.value) for a, b in beside):
            changed += beside
        elif pair.uk and pair.en and comparison.partial is None:
            matches += [Match.lone(fact, "missing" if fact.value.site else "moot") for fact in (*left, *right)]
        else:
            continue
        for segment in (*pair.uk, *pair.en):
            free.pop(segment, None)
    # Where one address is in the language of its text, nothing tells which pages of the two folders are one.
    named = any(_named(a, b, comparison.words) for a, b in changed)
    renamed = bool(changed) and _renamed(comparison)
    sites = Counter(_sites(a, b) for a, b in changed)
    for a, b in changed:
        # A text that links to other documents of a site again and again has its own ones there, or lists others of its
        # own pages ("Read also"), or has a site in its language for that of the other: one is told.
        own = sites[_sites(a, b)] >= (OWN if a.value.site else LISTED)
        inside = _switching(a, b) or _worded(a, b, comparison.words)
        inside = inside or (renamed and not a.value.site and not b.value.site) or links.spelled(a.value, b.value)
        if inside or (named and _folders(a, b)) or (own and any(_sites(a, b) == _sites(*one) for one in told)):
            matches.append(Match(a, b, AGREE, "same"))
        else:
            told.append((a, b))
            matches.append(Match(a, b, 0.5, "changed"))
    return matches + [Match.lone(fact, "moot") for fact in (*uk, *en) if fact in free.get(fact.segment, ())]


def _sites(uk: Fact, en: Fact) -> tuple[str, str]:
    """The sites to which two links lead; "" is the page's own."""
    return uk.value.site, en.value.site


def _renamed(comparison: Comparison) -> bool:
    """Whether the page itself has another name in each language, as others of its site will: pro-nas.md, about.md.

    Of two files that somebody names, the names say nothing.
    """
    if comparison.document.found == GIVEN:
        return False
    files = {side: next((one.field.file for one in comparison.side(side)), None) for side in SIDES}
    names = {side: page_name(file, side) for side, file in files.items() if file}
    return len(names) == len(SIDES) and names["uk"] != names["en"] and all(names.values())


def _folders(uk: Fact, en: Fact) -> bool:
    """Whether each link leads into the folder of its own language on the page's site: "/uk/porady", "/en/guides"."""
    return not uk.value.site and not en.value.site and all(links.folder(one.value) == one.side for one in (uk, en))


def _named(uk: Fact, en: Fact, words: Words) -> bool:
    """Whether the Ukrainian address has a word of its anchor in Latin letters, and the English one has not."""
    if not _folders(uk, en):
        return False
    slug, there = (SLUG.findall(one.value.page) for one in (uk, en))
    said = LETTERS.findall(uk.segment.text[uk.span.start : uk.span.end])
    return any(likeness_from(HEARD, word, name, words) for name in slug if name not in there for word in said)


def _worded(uk: Fact, en: Fact, words: Words) -> bool:
    """Whether two pages of the site have their names in words of their languages: bih-za-pulsom.html, heart-rate.html.

    Which pages these are nothing tells. One English word may be what all languages call a page.
    """
    if uk.value.site or en.value.site:
        return False
    ours, theirs = ({*SLUG.findall(one.value.page.rpartition(".")[0] or one.value.page)} for one in (uk, en))
    known = lexicon("en", words)
    ours, theirs = ours - theirs, theirs - ours
    said = sum(english(one, known) for one in theirs)
    return said > 1 and 2 * said > len(theirs) and bool(ours) and not any(english(one, known) for one in ours)


def _switching(uk: Fact, en: Fact) -> bool:
    """Whether each link leads to its page in the other language, by what it says: "English", «Українська»."""
    ours, theirs = (one.segment.folded[slice(*one.span)] for one in (uk, en))
    return bool(
        CYRILLIC.search(theirs) and LATIN.search(ours) and not LATIN.search(theirs) and not CYRILLIC.search(ours)
    )


def _typed(pair: Pair) -> bool:
    """Whether a string shows what a user may type, which its key tells: "login.emailPlaceholder"."""
    return SHOWS in pair.id.lower() and all(one.role == "string" for one in (*pair.uk, *pair.en))


def _same(uk: Sequence[Fact], en: Sequence[Fact], window: Window) -> list[Match]:
    """The links of both texts that lead to the same place, each with the one that is most like it."""
    there: dict[int, list[int]] = {}
    for i, j in window.near(uk, en, _keys, MANY):
        there.setdefault(i, []).append(j)
    matches: list[Match] = []
    taken: set[int] = set()
    for i, numbers in there.items():
        scored = [(links.likeness(uk[i], en[j]), -j) for j in numbers if j not in taken]
        score, at = max(scored, default=(0.0, 0))
        if score >= AGREE:
            matches.append(Match(uk[i], en[-at], score, "same"))
            taken.add(-at)
    return matches


def _keys(fact: Fact) -> Iterator[str]:
    """What two links have in common that lead to one place, or to pages of one name."""
    address: links.Address = fact.value
    yield from {address.core, address.neutral, *filter(None, [address.page])}


def _by_segment(facts: Iterable[Fact]) -> dict[Segment, list[Fact]]:
    found: dict[Segment, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.segment, []).append(fact)
    return found


def _comparable(uk: links.Address, en: links.Address) -> bool:
    """Whether both lead elsewhere, both to another page of their own site, or to one mailbox with a slip."""
    if "@" in uk.core and "@" in en.core and not (uk.site or en.site):
        return links.mistaken(uk, en)
    return bool(uk.site and en.site) or bool(not uk.site and not en.site and uk.page and en.page)
