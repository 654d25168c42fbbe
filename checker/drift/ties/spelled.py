"""Names that only their spelling in both texts tells: a first word, "Trump"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.drift.ties.row import FUNCTION, Row, Shared
from checker.facts.names.likeness import SAME, name_parts
from checker.language.lexicon.lexicon import lexicon
from checker.language.vocabulary import Words
from checker.model import Segment, Span

# From which strength on a link of the lexicon says that two words are words of the dictionary.
LINKED = 0.1
# A name has so many letters at least where nothing but its spelling tells it.
LETTERS = 4
# What ends a sentence.
ENDS = frozenset(".!?…:")


def spelled(
    uk: Row,
    en: Row,
    facts: Sequence[Shared],
    uk_at: Mapping[Segment, int],
    en_at: Mapping[Segment, int],
    words: Words,
) -> Iterator[Shared]:
    """Names that nobody takes for one (a first word, "Trump") but their letters in both texts."""
    taken: list[set[int]] = [{n for one in facts for n in range(*one.words(row.side))} for row in (uk, en)]
    alike = name_parts(words).alike
    for n, m in sorted({*_capitals(uk, taken[0]), *((n, m) for m, n in _capitals(en, taken[1]))}):
        name = en.tokens[m].lower.removesuffix("'s")
        if n in taken[0] or m in taken[1] or not en.tokens[m].text[0].isupper() or len(name) < LETTERS - 1:
            continue
        if not uk.tokens[n].text[0].isupper() or not alike(SAME, uk.tokens[n].lower, name):
            continue
        if _ordinary(uk.tokens[n].lower, name, words, inside=not (_begins(uk, n) and _begins(en, m))):
            continue
        taken[0].add(n)
        taken[1].add(m)
        (here, at), (there, to) = _passage(n, uk_at), _passage(m, en_at)
        token, other = here.tokens[n - at], there.tokens[m - to]
        span, other_span = Span(token.start, token.end), Span(other.start, other.start + len(name))
        yield Shared("name", Span(n, n + 1), Span(m, m + 1), here, there, span, other_span, None)


def _begins(row: Row, n: int) -> bool:
    """Whether a word stands first, or behind a mark that ends a sentence."""
    return n == 0 or row.lower(n - 1) in ENDS


def _ordinary(uk: str, en: str, words: Words, *, inside: bool) -> bool:
    """Whether a Ukrainian form and an English word are words of the dictionary: «Інвестори», "Investors".

    Inside a sentence («папка Експорт») the English one has to be a common word.
    """
    if inside and en not in words.lines("common_en"):
        return False
    return uk in words.forms("forms_uk") and lexicon(words).likely(uk, en) >= LINKED


def _passage(n: int, begins: Mapping[Segment, int]) -> tuple[Segment, int]:
    """The passage that a word of the row stands in, and where that begins."""
    return max(((segment, at) for segment, at in begins.items() if at <= n), key=lambda both: both[1])


def _capitals(row: Row, taken: set[int]) -> Iterator[tuple[int, int]]:
    """The words with a capital that no fact takes and that say something, each with its counterpart."""
    for n, token in enumerate(row.tokens):
        text = token.text
        if text[0].isupper() and len(text) >= LETTERS and not text.isupper():
            there = row.partner[n]
            if there >= 0 and n not in taken and row.weight[n] > FUNCTION:
                yield n, there
