"""Resources of .NET (.resx, and .resw of Windows' own applications): the strings of one language by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.language.vocabulary import Words
from checker.model import Field, Side
from checker.model.expressions import deferred
from checker.readers.catalogue import comments
from checker.readers.catalogue.messages import Syntax
from checker.readers.keyed import entries
from checker.readers.keyed.entries import KeyedString
from checker.readers.one_language import OneLanguageFile
from checker.readers.places import xml
from checker.readers.places.source import Source
from checker.readers.places.xml import Element

# {0}, {0:N2}, {0,10} and {Name}; "&File" of Windows Forms; "Texts|*.txt" is the filter of a dialogue.
SYNTAX = Syntax(frozenset({"braces"}), accelerator="&", piped=False)
# "_File" and "E_xit" of WPF: a file with so many strings whose only underline begins a word marks accelerators so.
UNDERLINED, MARKED = deferred(r"(?<!\w)_(?=[^\W\d_])"), 5
# What the designer of Windows Forms writes for itself: ">>button1.Parent".
DESIGNED = ">>"


def read(source: Source, side: Side, words: Words) -> OneLanguageFile:
    """The strings of a file; XML of another kind holds none."""
    name, raw = source.name, source.text
    root = xml.parse(name, raw)
    if root.name != "root":
        return OneLanguageFile((), skipped={"XML that holds no strings": 1}, units=())
    whole = Field("", raw, name)
    held = {one.attributes["name"]: one for one in _strings(root)}
    found = [KeyedString((key,), value.written()) for key, one in held.items() if (value := one.first("value"))]
    notes = [
        note
        for key, one in held.items()
        for comment in one.elements("comment")
        for note in comments.in_notes(comment.written(), whole, key)
    ]
    return entries.one_language(found, side, whole, notes, syntax=_syntax(one.written.text for one in found))


def _syntax(texts: Iterable[str]) -> Syntax:
    """What the strings of a file are written in."""
    marked = sum(text.count("_") == 1 and UNDERLINED.search(text) is not None for text in texts)
    return SYNTAX._replace(accelerator="_") if marked >= MARKED else SYNTAX


def _strings(root: Element) -> Iterator[Element]:
    """What has a name and is text: a picture, a size and a font have a type."""
    for one in root.elements("data"):
        kind = one.attributes.get("type", "System.String").partition(",")[0]
        name = one.attributes.get("name", "")
        if name and not name.startswith(DESIGNED) and kind == "System.String" and "mimetype" not in one.attributes:
            yield one
