"""Files with the mark of Ukrainian whose namesakes without a mark are no English: of a country, of a third language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from checker.pairs import default_language, looks_english, marks, named
from checker.pairs.looks_ukrainian import looks_ukrainian
from checker.pairs.marks import MarkedFile, Parts

COUNTRY = "uk"  # the code of Ukrainian that is a name of the United Kingdom as well


def find(claims: Iterable[tuple[MarkedFile, MarkedFile, bool]]) -> set[Path]:
    """The files whose namesakes are nobody's partners.

    A claim is a file, its namesake, and whether they differ in the mark alone. "uk/" beside pages without a mark is the
    United Kingdom where none of its files is in Ukrainian. Where those pages are in a third language (the site's
    default is German), they have no partners here.
    """
    countries: dict[str, list[MarkedFile]] = defaultdict(list)
    trees: dict[Parts, list[tuple[MarkedFile, MarkedFile]]] = defaultdict(list)
    for file, page, bare in claims:
        mark = file.uk[0]
        trees[(*file.parts[: mark.part], mark.before)].append((file, page))
        if bare and mark.token == COUNTRY:
            countries[marks.shown(file.parts, mark)].append(file)
    found = {
        file.path
        for held in countries.values()
        if all(looks_ukrainian(file.path) is False for file in held)
        for file in held
    }
    for beside in trees.values():
        whole = _in_third([page for _, page in beside])
        found |= {
            file.path
            for file, page in beside
            if named.in_third(page) or (whole and not looks_english.looks_english([page.path]))
        }
    return found


def _in_third(pages: Sequence[MarkedFile]) -> bool:
    """Whether the pages of a default language are not in English; settings that say they are meant to be are believed.

    A page of such a site that is in Ukrainian was not translated, which a rule tells.
    """
    texts = [page.path for page in pages if page.ending in named.PAGES]
    return looks_english.third(texts) and default_language.settled(texts[0].parent).side != "en"
