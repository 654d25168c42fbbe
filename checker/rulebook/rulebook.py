"""A folder of rules to a Rulebook; refuses a file that is not a whole rule, and says which line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import tomli
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from rapidfuzz.process import extractOne

from checker import checks
from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.language.shipped import folder
from checker.language.vocabulary.entries import Entry
from checker.model import Hit, Role, Severity, Side

MARK = re.compile("⟦(.*?)⟧", re.DOTALL)
# Folders in a folder of rules that hold no rules.
ASIDE = frozenset({"words", "models"})
MESSAGE_KEY = re.compile(r"\{(\w+)\}")


class RuleError(ValueError):
    """A rule file that is not a whole rule; its text names the file, the line and the mend."""


class Strict(BaseModel):
    """A table of a rule file: no key that is not known, nothing changed after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Message(Strict):
    """What an editor is told, in each language; braces are filled from the hit."""

    en: str
    uk: str


class Said(Strict):
    """What a rule finds, and why it matters, in one language."""

    summary: str
    why: str


class Bit(Strict):
    """One passage of an example, with ⟦…⟧ around what a finding must point at; or a string of a catalogue.

    `arm` is the plural form that a string is; without it, a string may hold its forms itself, as messages of ICU do.
    """

    text: str
    role: Role = "paragraph"
    format: Literal["plain", "html", "string"] = "plain"
    partial: bool = False
    arm: str = ""


class Example(Strict):
    """Texts that a rule is silent about, or (bad) that it must find something in.

    A side is one passage, or a list of them; `post` is a WordPress post as JSON instead, where ⟦…⟧ may
    stand in any string. `spellings` are what the settings have under `[names.spellings]`, `meaning` what a sentence
    encoder says of each pair of passages, in order (cosine similarity), `glossary` the entries of the house's glossary.
    """

    uk: str | list[str | Bit] = ""
    en: str | list[str | Bit] = ""
    post: str | None = None
    expected: str | None = None
    spellings: dict[str, tuple[str, ...]] = {}
    meaning: tuple[float, ...] = ()
    glossary: tuple[Entry, ...] = ()

    def bits(self, side: Side) -> list[Bit]:
        """The passages of one side."""
        given = self.uk if side == "uk" else self.en
        listed = [given] if isinstance(given, str) else given
        return [Bit(text=bit) if isinstance(bit, str) else bit for bit in listed if bit]


Level = Severity | Literal["off"]


class Head(Strict):
    """What every rule file says, whatever its verb."""

    summary: str
    why: str
    severity: Severity
    mqm: str = Field(pattern=r"^[a-z-]+(/[a-z-]+)*$")
    message: Message
    ukrainian: Said | None = None
    yields_to: tuple[str, ...] = ()
    good: tuple[Example, ...] = Field(min_length=1)
    bad: tuple[Example, ...] = Field(min_length=1)

    def said(self, lang: Side) -> Said:
        """What the rule finds and why, in that language; in English where a rule file has no table `[ukrainian]`."""
        return self.ukrainian if lang == "uk" and self.ukrainian else Said(summary=self.summary, why=self.why)


@dataclass(frozen=True)
class Rule:
    """One rule: the name of its file, what the file says, and its verb."""

    name: str
    path: Path
    head: Head
    verb: Check
    severity: Severity

    def judge(self, comparison: Comparison) -> Iterator[Hit]:
        """What the rule finds in a document."""
        return self.verb.judge(comparison)


@dataclass(frozen=True)
class Rulebook:
    """The rules of a run, in order of their names; `others` are the names of those that are off."""

    rules: tuple[Rule, ...]
    others: tuple[str, ...] = ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the rules."""
        return tuple(rule.name for rule in self.rules)

    @property
    def known(self) -> frozenset[str]:
        """The names of all rules that there are, those that are off too."""
        return frozenset((*self.names, *self.others))

    def get(self, name: str) -> Rule:
        """The rule of that name; raises RuleError, with the nearest name, when there is none."""
        for rule in self.rules:
            if rule.name == name:
                return rule
        raise RuleError(unknown(name, self.names))

    def adjusted(
        self, select: Iterable[str] = (), ignore: Iterable[str] = (), levels: Iterable[tuple[str, Level]] = ()
    ) -> Rulebook:
        """The rules that a run wants, with its severities; raises RuleError for a name that is no rule."""
        select, ignore, wanted = list(select), set(ignore), dict(levels)
        for name in (*select, *ignore, *wanted):
            self.get(name)
        kept: list[Rule] = []
        for rule in self.rules:
            level = wanted.get(rule.name, rule.severity)
            if level == "off" or rule.name in ignore or (select and rule.name not in select):
                continue
            kept.append(Rule(rule.name, rule.path, rule.head, rule.verb, level))
        return Rulebook(tuple(kept), tuple(self.known.difference(rule.name for rule in kept)))


def unknown(name: str, names: Iterable[str], what: str = "rule") -> str:
    """A sentence that says that there is no such name, and which is nearest."""
    near = nearest(name, names)
    return f"no {what} is called {name!r}" + (f"; did you mean {near!r}?" if near else "")


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The name that was meant by one that there is not, or None where none is near."""
    found = extractOne(name, list(names), score_cutoff=60)
    return str(found[0]) if found else None


def load(*more: Path) -> Rulebook:
    """The shipped rules, and those of other folders; a rule of the same name in a later folder replaces it.

    Raises RuleError for the first file that is not a whole rule.
    """
    found: dict[str, Path] = {}
    for place in (folder("rules"), *more):
        if not place.is_dir():
            raise RuleError(f"{place}: no such folder of rules")
        found.update((path.stem, path) for path in files(place))
    return Rulebook(tuple(read(path) for _, path in sorted(found.items())))


def files(place: Path) -> list[Path]:
    """The rule files of a folder and of the folders in it, by area, but for the vocabulary beside them."""
    return sorted(path for path in place.rglob("*.toml") if path.relative_to(place).parts[0] not in ASIDE)


def load_one(name: str, *more: Path) -> Rule:
    """One rule, without reading the others; raises RuleError when no folder has it."""
    for place in (*reversed(more), folder("rules")):
        for path in files(place):
            if path.stem == name:
                return read(path)
    names = {path.stem for place in (folder("rules"), *more) for path in files(place)}
    raise RuleError(unknown(name, sorted(names)))


def read(path: Path) -> Rule:
    """The rule in a file; raises RuleError when the file is not a whole rule."""
    try:
        text = path.read_text(encoding="utf-8")
        given = tomli.loads(text)
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as wrong:
        raise RuleError(f"{path}: {wrong}") from wrong
    shared = {key: value for key, value in given.items() if key in Head.model_fields}
    verb = {key: value for key, value in given.items() if key not in Head.model_fields}
    if "check" not in verb:
        raise RuleError(f"{path}: `check` is missing; it names the verb, one of {', '.join(checks.VERBS)}")
    named = str(verb["check"])
    if named not in checks.VERBS:
        raise RuleError(f"{path}: check: {unknown(named, checks.VERBS, 'verb')}")
    try:
        head = Head.model_validate(shared)
        check = checks.verb(named).model_validate(verb)
    except ValidationError as wrong:
        raise RuleError(_explained(path, text, wrong)) from wrong
    for example in head.bad:
        texts = [bit.text for side in ("uk", "en") for bit in example.bits(side)] + [example.post or ""]
        if not any(MARK.search(text) for text in texts):
            raise RuleError(f"{path}: a bad example marks nothing; put ⟦ ⟧ around what a finding must point at")
    return Rule(path.stem, path, head, check, head.severity)


def _explained(path: Path, text: str, wrong: ValidationError) -> str:
    lines = []
    for error in wrong.errors():
        where = [part for part in error["loc"] if isinstance(part, str)]
        key = where[-1] if where else ""
        line = next((n for n, row in enumerate(text.splitlines(), 1) if re.match(rf"\s*\[*{re.escape(key)}\b", row)), 1)
        lines.append(f"{path}:{line}: {'.'.join(map(str, error['loc']))}: {error['msg']}")
    return "\n".join(lines)
