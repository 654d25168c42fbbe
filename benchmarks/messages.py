"""Every sentence that a reader may be told, in both languages and filled with three values, as a table to read whole.

    python benchmarks/messages.py > messages.tsv

The values are a long name, a number (1, 2 and 5 choose among the forms of a noun) and a text with quotation marks.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from checker.language import vocabulary
from checker.model import SIDES, Side
from checker.model.messages import COUNT, fill, form
from checker.model.shipped import folder
from checker.rulebook import rulebook

LONG: Mapping[Side, str] = {
    "uk": "Міністерство з питань стратегічних галузей промисловості України",
    "en": "the Ministry for Strategic Industries of Ukraine",
}
QUOTED: Mapping[Side, str] = {"uk": "газета «День», 88-й номер", "en": "the “Day” newspaper, No. 88"}
NUMBERS = (1, 2, 5)
# Values that are always numbers, or names in the form that a message needs.
COUNTED = frozenset(
    {COUNT, "number", "passages", "level_uk", "level_en", "documents", "pairs", "line", "column", "of", "most", "limit"}
)
CASES = {"here": "en", "there": "uk"}
# Values that are often empty, and begin with a space or a mark of their own.
SPARE = frozenset({"note", "hint_en", "hint_uk", "mend", "some", "whither", "where", "why_lost", "many", "save"})


def values(n: int, names: set[str], lang: Side) -> dict[str, object]:
    """What the names of a template stand for in the n-th filling of three."""
    places = vocabulary.shipped().table("messages")[lang]
    tongue = "English" if lang == "en" else vocabulary.shipped().table("tongues")["en"]["uk"]
    made: dict[str, object] = dict.fromkeys(names, (LONG[lang], str(NUMBERS[n]), QUOTED[lang])[n])
    made |= dict.fromkeys(names & COUNTED, NUMBERS[n])
    made |= {name: places[CASES[name]] for name in names & CASES.keys()}
    made |= dict.fromkeys(names & SPARE, "")
    spoken = [name for name in names if name.partition("_")[0] in {"language", "excerpt", "page"}]
    return made | dict.fromkeys(spoken, tongue)


def filled(told: str | list[str], lang: Side) -> Iterator[str]:
    """A sentence with each of the three fillings; one without values is told once."""
    texts = [told] if isinstance(told, str) else told
    names = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
    for n in range(3 if names else 1):
        text = texts[form(lang, NUMBERS[n], len(texts)) if len(texts) > 1 else 0]
        yield fill(text, values(n, names, lang), lang)


def sentences() -> Iterator[tuple[str, Mapping[Side, Any]]]:
    """The sentences with their names: of rules, of failures and notes, of settings, of what commands say."""
    for rule in rulebook.load().rules:
        head = rule.head
        said = {side: head.said(side) for side in SIDES}
        yield f"{rule.name} summary", {side: said[side].summary for side in SIDES}
        yield f"{rule.name} why", {side: said[side].why for side in SIDES}
        keys: dict[str, dict[Side, str]] = {}
        for (*above, lang), text in head.message.each():
            keys.setdefault(".".join(above), {})["uk" if lang == "uk" else "en"] = text
        yield from ((f"{rule.name} {key}", texts) for key, texts in keys.items())
    for path in sorted((folder("reports") / "messages").glob("*.toml")):
        for name, row in tomllib.loads(path.read_text(encoding="utf-8")).items():
            yield f"{path.stem}.{name}", row
    settings = vocabulary.shipped().table("settings")
    for key, text in settings["en"].items():
        if isinstance(text, str):
            yield f"settings {key}", {"en": text, "uk": settings["uk"][key]}


def main() -> None:
    """Prints the table: the name, the language, the sentence as it is told."""
    for name, row in sentences():
        for lang in SIDES:
            for text in dict.fromkeys(filled(row[lang], lang)):
                shown = text.replace("\n", "⏎")
                sys.stdout.write(f"{name}\t{lang}\t{shown}\n")


if __name__ == "__main__":
    main()
