"""Distils the names of currencies: python benchmarks/distil_currencies.py (needs Babel)

Writes rules/words/currencies-cldr.tsv: every currency that some country uses today, as Babel's copy of CLDR has it.
"""

from __future__ import annotations

from pathlib import Path

import babel
from babel import Locale
from babel.core import get_global

OUT = Path(__file__).parent.parent / "rules" / "words" / "currencies-cldr.tsv"
NOTE = """\
# Currencies that a country uses, from Unicode CLDR as Babel {version} has it (Unicode-3.0).
# code, Ukrainian forms (one, few, many, other), English forms (one, other)
"""


def rows() -> list[tuple[str, str, str]]:
    """Code and the forms of a name in both languages, by code."""
    in_use = {
        entry[0]
        for entries in get_global("territory_currencies").values()
        for entry in entries
        if entry[2] is None and entry[3]
    }
    uk, en = (Locale(name)._data["currency_names_plural"] for name in ("uk", "en"))
    found = []
    for code in sorted(in_use & set(uk) & set(en)):
        forms = [[names[code][key] for key in keys] for names, keys in ((uk, UK), (en, EN))]
        found.append((code, *("|".join(dict.fromkeys(listed)).replace("ʼ", "'") for listed in forms)))
    return found


UK, EN = ("one", "few", "many", "other"), ("one", "other")

if __name__ == "__main__":
    text = NOTE.format(version=babel.__version__) + "".join("\t".join(row) + "\n" for row in rows())
    OUT.write_text(text, encoding="utf-8")
