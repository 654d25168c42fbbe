"""Distils the word lists that names are told from: python benchmarks/distil_words.py SCOWL TATOEBA CLDR

SCOWL    the folder of SCOWL 2020.12.07 with english-words.10, american-words.10 ... (Debian package scowl)
TATOEBA  a folder with uk.txt, sentences of the Tatoeba Challenge, one a line
CLDR     a table "kind, code, uk, en" of CLDR names (territories and cities), tab-separated, with a head line

Writes rules/words/common_en.txt, common_uk.txt and places-cldr.tsv.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

WORDS = Path(__file__).parent.parent / "rules" / "words"

SCOWL_NOTE = """\
# English words with a small letter, from SCOWL 2020.12.07, sizes 10 to 35 (English, American, British).
# The collective work is Copyright 2000-2018 by Kevin Atkinson as well as any of the copyrights mentioned in its README.
# Permission to use, copy, modify, distribute and sell these word lists, the associated scripts, the output created from
# the scripts, and its documentation for any purpose is hereby granted without fee, provided that the above copyright
# notice appears in all copies and that both that copyright notice and this permission notice appear in supporting
# documentation. Kevin Atkinson makes no representations about the suitability of this array for any purpose. It is
# provided "as is" without express or implied warranty.
"""
TATOEBA_NOTE = """\
# Ukrainian words that are written with a small letter, from sentences of Tatoeba (tatoeba.org, CC BY 2.0 FR),
# as collected in the Tatoeba Challenge test set of 2021-08-07.
"""
CLDR_NOTE = """\
# Territories and cities by Unicode CLDR 48.2.0 (Unicode-3.0), as far as places.tsv does not have them.
# id, Ukrainian forms, English forms: see places.tsv.
"""

# The names of the CLDR that are taken: of five letters or more, because the stems of shorter ones are in other words.
NAME = re.compile(r"[А-ЯІЇЄҐ][а-яіїєґ']{4,}(?:[- ][А-ЯІЇЄҐ][а-яіїєґ']+)*")
APOSTROPHES = str.maketrans("’ʼ", "''")


def english(folder: Path) -> list[str]:
    """The words in small letters of the most common sizes."""
    found: set[str] = set()
    for path in sorted(folder.iterdir()):
        if re.fullmatch(r"(?:english|american|british)-words\.(?:10|20|35)", path.name):
            found.update(path.read_text(encoding="latin-1").split())
    return sorted(word for word in found if re.fullmatch("[a-z]{2,}", word))


def ukrainian(folder: Path) -> list[str]:
    """The words in small letters that are never seen with a capital inside a sentence more often."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for line in (folder / "uk.txt").read_text(encoding="utf-8").splitlines():
        for n, word in enumerate(re.findall(r"[а-яіїєґА-ЯІЇЄҐ]+(?:['’ʼ-][а-яіїєґ]+)*", line)):
            if word[0].islower():
                small[re.sub("[’ʼ]", "'", word)] += 1
            elif n:
                capital[re.sub("[’ʼ]", "'", word.lower())] += 1
    return sorted(word for word, n in small.items() if n >= capital[word])


def places(table: Path) -> list[tuple[str, str, str]]:
    """The places of one table that the other does not have, with stems for case endings.

    A territory and a city of one name are one place: «Гренада» and «Ґренада» are Grenada, «Туніс» is Tunisia and Tunis.
    """
    shipped = (WORDS / "places.tsv").read_text(encoding="utf-8").splitlines()
    codes = {line.split("\t")[0] for line in shipped}
    english_forms = {form for line in shipped if "\t" in line for form in line.split("\t")[2].split("|")}
    ids: dict[str, str] = {}
    merged: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    with table.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.reader(lines, delimiter="\t") if row[0] in {"territory", "city"}]
    for _, code, uk, en in sorted(rows, key=lambda row: (row[0] == "city", row[1])):
        uk = uk.translate(APOSTROPHES)
        if code in codes or en in english_forms or code.isdigit() or not NAME.fullmatch(uk):
            continue
        name = ids.get(uk) or ids.get(en) or code
        ids[uk] = ids[en] = name
        stems, forms = merged.setdefault(name, ({}, {}))
        stems.update(dict.fromkeys(_stems(uk)))
        forms[en] = None
    return sorted((name, "|".join(stems), "|".join(forms)) for name, (stems, forms) in merged.items())


def _stems(name: str) -> Iterator[str]:
    """The words of a name without endings; «острови» may have a small letter, and «острів» becomes «острова»."""
    stems = " ".join(re.sub(r"[аяоеіиїуюьй]$", "", part) + "~" for part in name.split(" "))
    for island in ("Острів~", "Остров~") if "Острів~" in stems else ("Остров~",):
        yield stems.replace("Острів~", island).replace(island, island.lower())


def main() -> None:
    """Writes the three files."""
    scowl, tatoeba, cldr = map(Path, sys.argv[1:4])
    (WORDS / "common_en.txt").write_text(SCOWL_NOTE + "\n".join(english(scowl)) + "\n", encoding="utf-8")
    (WORDS / "common_uk.txt").write_text(TATOEBA_NOTE + "\n".join(ukrainian(tatoeba)) + "\n", encoding="utf-8")
    rows = "\n".join("\t".join(row) for row in places(cldr))
    (WORDS / "places-cldr.tsv").write_text(CLDR_NOTE + rows + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
