"""How often the right English form comes first among all forms of a list: python benchmarks/rank_names.py DATA [--show]

DATA   a folder with names-pep/countries.tsv, names-cldr/pairs.tsv, slavicner-uk/name_pairs.tsv and mentions.tsv
--show lists the Ukrainian names whose right form is not first, with what is

A Ukrainian name is ranked against every English form of its list, twice: by letters alone, and as the checker does it,
with the gazetteer and the words that are translated. Every form that the list gives for the name is right; a name that
stands there several times is asked once. A form that ties with the right one makes the answer wrong.
Left out are Latin names in Ukrainian text and descriptions in small letters («президент Білорусі»).
"""

from __future__ import annotations

import csv
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from checker.facts.names import gazetteer
from checker.facts.names.lexicon import lexicon
from checker.facts.names.likeness import SAME, part_likeness
from checker.language import romanization
from checker.language import tokens as language
from checker.language import vocabulary as words
from checker.language.text import plain, script
from checker.model import Side

WORDS = words.shipped()
# The weight of the side that has fewer letters with a counterpart.
LESS = 0.25


class Piece(NamedTuple):
    """A word of a name in small letters, or what the gazetteer knows as one."""

    text: str
    ids: frozenset[str] = frozenset()


Likeness = Callable[[Piece, Piece], float]


def table(path: Path) -> Iterator[list[str]]:
    """The rows of a tab-separated table without its head line."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


def lists(data: Path) -> dict[str, tuple[list[tuple[str, str]], list[str]]]:
    """The Ukrainian names with a right form each, and the English forms that they are ranked against."""
    found: dict[str, tuple[list[tuple[str, str]], list[str]]] = {}
    pep = [(uk, en) for uk, en in table(data / "names-pep" / "countries.tsv")]
    found["pep countries"] = pep, [en for _, en in pep]
    cities = [(uk, en) for kind, _, uk, en in table(data / "names-cldr" / "pairs.tsv") if kind == "city"]
    found["cldr cities"] = cities, [en for _, en in cities]
    rows = list(table(data / "slavicner-uk" / "name_pairs.tsv"))
    mentions = list(table(data / "slavicner-uk" / "mentions.tsv"))
    for name, kinds in (("people", {"PER"}), ("places", {"LOC", "GPE"})):
        pairs = [(uk, en) for uk, en, kind in rows if kind in kinds]
        forms = [en for _, en in pairs]
        found[f"slavicner {name}"] = pairs, forms
        inflected = [(row[4], row[7].partition("-")[2].replace("-", " ")) for row in mentions if row[4] != row[5]]
        found[f"slavicner {name}, inflected"] = [pair for pair in inflected if pair[1] in set(forms)], forms
    return found


def asked(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """The Ukrainian names with all their right forms."""
    right: dict[str, set[str]] = {}
    for uk, en in pairs:
        uk = "".join(letter for letter in uk if unicodedata.category(letter) != "Cf").strip('"«»“” ')
        if uk and uk[0].isupper() and script(uk[0]) == "cyrillic":
            right.setdefault(uk, set()).add(en)
    return right


@cache
def pieces(text: str, side: Side, known: bool) -> tuple[Piece, ...]:
    """The words of a name without titles and particles; what the gazetteer knows is one piece, if it is asked."""
    segment = language.read(plain(text, side), WORDS)
    found: list[Piece] = []
    taken: set[int] = set()
    for one in gazetteer.known(segment, WORDS) if known else ():
        taken.update(range(one.start, one.end))
        found.append(Piece("".join(t.lower for t in segment.tokens[one.start : one.end]), one.ids))
    lists = lexicon(side, WORDS)
    for n, token in enumerate(segment.tokens):
        if n in taken or not token.text[0].isalpha() or token.lower in lists.particles or token.lower in {"the", "of"}:
            continue
        found += [Piece(part) for part in token.lower.removesuffix("'s").split("-") if part]
    return tuple(found)


def letters(uk: Piece, en: Piece) -> float:
    """How alike two words sound."""
    return romanization.likeness(uk.text, en.text, WORDS)


def whole(uk: Piece, en: Piece) -> float:
    """As the checker compares two words: what is known of both decides, then translations, then letters."""
    if uk.ids and en.ids:
        return float(bool(uk.ids & en.ids))
    return part_likeness(uk.text, en.text, WORDS)


def alike(uk: tuple[Piece, ...], en: tuple[Piece, ...], likeness: Likeness) -> float:
    """How well two names of several words agree: word by word, the best first, less than SAME by half.

    A surname may stand for the whole name, and a list may say "Georgia US state": what counts is the share of letters
    with a counterpart on the side that has more of them, and a little the other one.
    """
    scored = sorted(((likeness(a, b), i, j) for i, a in enumerate(uk) for j, b in enumerate(en)), reverse=True)
    shared: tuple[dict[int, float], dict[int, float]] = {}, {}
    for score, i, j in scored:
        if i not in shared[0] and j not in shared[1]:
            shared[0][i] = shared[1][j] = score if score >= SAME else score / 2
    less, more = sorted(
        sum(score * len(side[n].text) for n, score in found.items()) / max(1, sum(len(piece.text) for piece in side))
        for side, found in zip((uk, en), shared, strict=True)
    )
    return (more + LESS * less) / (1 + LESS)


def rank(names: dict[str, set[str]], forms: list[str], likeness: Likeness, show: bool) -> tuple[float, float]:
    """The share of names whose right form is first, and of those where it ties with another, %."""
    known = likeness is whole
    first = ties = 0
    for uk, right in names.items():
        mine = pieces(uk, "uk", known)
        scores = {en: alike(mine, pieces(en, "en", known), likeness) for en in forms}
        best = max(scores[en] for en in right)
        most, other = max((score, en) for en, score in scores.items() if en not in right)
        first += best > most
        ties += best == most
        if show and best <= most:
            print(f"  {uk} = {' | '.join(sorted(right))} {best:.2f}; {other} {most:.2f}")
    return 100 * first / len(names), 100 * ties / len(names)


def main() -> None:
    """Prints a line a list."""
    show = "--show" in sys.argv
    data = Path(next(given for given in sys.argv[1:] if given != "--show"))
    for name, (pairs, forms) in lists(data).items():
        names, candidates = asked(pairs), sorted(set(forms))
        alone, together = (rank(names, candidates, how, show and how is whole) for how in (letters, whole))
        print(
            f"{name}: {len(names)} names, {len(candidates)} forms; letters alone {alone[0]:.1f} % first, "
            f"{alone[1]:.1f} % tied; with the gazetteer {together[0]:.1f} % first, {together[1]:.1f} % tied"
        )


if __name__ == "__main__":
    main()
