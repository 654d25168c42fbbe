"""A TBX file (ISO 30042) to its Ukrainian and English terms: TBX-Basic of 2008, and version 3 in both its styles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple
from xml.parsers import expat

from checker.model import Side
from checker.model.messages import Message, joined

Status = Literal["preferred", "admitted", "forbidden", ""]

# Elements by their local names: of 2008 (martif) and of version 3 (tbx).
ROOTS = frozenset({"martif", "tbx"})
CONCEPTS = frozenset({"termEntry", "conceptEntry"})
LANGUAGES = frozenset({"langSet", "langSec"})
TERMS = frozenset({"tig", "ntig", "termSec"})
# Picklist of `administrativeStatus` (TBX-Basic module, ISO 30042).
STATUS: Mapping[str, Status] = {
    "preferredTerm-admn-sts": "preferred",
    "preferredTerm": "preferred",
    "admittedTerm-admn-sts": "admitted",
    "admittedTerm": "admitted",
    "deprecatedTerm-admn-sts": "forbidden",
    "deprecatedTerm": "forbidden",
    "supersededTerm-admn-sts": "forbidden",
    "supersededTerm": "forbidden",
}
STATUS_NAME = "administrativeStatus"
# No termbase is deeper, and no term longer.
DEEPEST, LONGEST = 60, 1_000


class TbxError(ValueError):
    """A file that is no TBX; its text begins with the line."""


class Term(NamedTuple):
    """One term of a concept."""

    side: Side
    text: str
    status: Status


@dataclass(slots=True)
class Concept:
    """What several terms stand for: its line in the file, its terms in the two languages, and a note."""

    line: int
    terms: list[Term] = field(default_factory=list)
    note: str = ""


def read(data: bytes) -> list[Concept]:
    """The concepts of a file, in order; terms of other languages are left out.

    Raises TbxError when it is no XML, no TBX, or has what no termbase needs: entities of its own, endless nesting.
    """
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as wrong:
        said = Message("house.no_xml", why=expat.errors.messages[wrong.code])
        raise TbxError(joined(": ", wrong.lineno, said)) from wrong
    return reader.concepts


class _Reader:
    """Keeps the way from the root to where the parser is."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.EntityDeclHandler = self.entity
        self.concepts: list[Concept] = []
        self.path: list[tuple[str, str]] = []  # local name, and what its attribute `type` says
        self.side: Side | None = None
        self.term = self.status = self.note = ""

    def wrong(self, what: str) -> TbxError:
        return TbxError(joined(": ", self.parser.CurrentLineNumber, what))

    def entity(self, name: str, *_: object) -> None:
        raise self.wrong(Message("house.tbx_entity", name=name))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if not self.path and local not in ROOTS:
            raise self.wrong(Message("house.no_tbx", name=name))
        if len(self.path) >= DEEPEST:
            raise self.wrong(Message("house.tbx_deep", deepest=DEEPEST))
        self.path.append((local, attributes.get("type", "")))
        if local in CONCEPTS:
            self.concepts.append(Concept(self.parser.CurrentLineNumber))
        elif local in LANGUAGES:
            self.side = _side(attributes.get("xml:lang", ""))
        elif local in TERMS:
            self.term = self.status = ""
        elif local == "note":
            self.note = ""

    def text(self, data: str) -> None:
        if not self.concepts or not self.path:
            return
        here, kind = self.path[-1]
        if self._inside_term():
            self.term += data
            if len(self.term) > LONGEST:
                raise self.wrong(Message("house.tbx_long", longest=LONGEST))
        elif here == STATUS_NAME or (here == "termNote" and kind == STATUS_NAME):
            self.status += data
        elif here == "note" and len(self.note) < LONGEST:
            self.note += data

    def _inside_term(self) -> bool:
        """Within <term>, or within mark-up in it (<hi>)."""
        return any(name == "term" for name, _ in self.path[-3:])

    def end(self, name: str) -> None:
        local, _ = self.path.pop()
        if local in TERMS and self.side and self.term.strip():
            status = STATUS.get(self.status.strip(), "")
            self.concepts[-1].terms.append(Term(self.side, " ".join(self.term.split()), status))
        elif local in LANGUAGES:
            self.side = None
        elif local == "note" and self.concepts and self.path and self.path[-1][0] in CONCEPTS:
            self.concepts[-1].note = " ".join(self.note.split())


def _side(tag: str) -> Side | None:
    """The side of a language tag: "uk", "uk-UA", "en_US"."""
    language = tag.lower().replace("_", "-").partition("-")[0]
    if language == "uk":
        return "uk"
    return "en" if language == "en" else None
