"""A folder of rules to a Rulebook; refuses a file that is not a whole rule, and says which line."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli

from checker import checks
from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.language.nearest import nearest, unknown
from checker.language.vocabulary import lines
from checker.model import Hit, Severity, messages, prepared
from checker.model.findings import MILDER
from checker.model.shipped import folder
from checker.rulebook import rightness
from checker.rulebook.tables import ALWAYS, Bit, Example, Head, Level, Message, Said, placeholders

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

# What pydantic has in the path of a value that may be of several types, beside its keys: "list[union[str,Bit]]",
# and of a record "function-after[…, Bit]".
TYPE = re.compile(r"str|(?:list|tuple|dict|function-after)\[.*\]|literal\[.*\]|constrained-str")
# Folders in a folder of rules that hold no rules.
ASIDE = frozenset({"words", "models"})


class RuleError(ValueError):
    """A rule file that is not a whole rule; its text names the file, the line and the mend."""


class UnreadableError(RuleError):
    """A rule file, or a folder of them, that can't be read at all."""


@dataclass(frozen=True)
class Rule:
    """One rule: the name of its file, what the file says, and its verb.

    `area` is the folder that it lies in, inside the folder of rules; "" where it lies in that itself. `shares` are the
    confidence of its findings by form of evidence; empty where its folder has no table of readings: whoever wrote it
    vouches for it.
    """

    name: str
    path: Path
    head: Head
    verb: Check
    severity: Severity
    area: str = ""
    shares: Mapping[str, float] = field(default_factory=dict)

    def confidence(self, evidence: str) -> float:
        """The share of its findings on such evidence that were right on texts nobody had read, 0 to 1."""
        return self.shares.get(evidence, self.shares.get("", 1.0))

    def severity_on(self, evidence: str) -> Severity:
        """How loud a finding on such evidence is."""
        return MILDER[self.severity] if evidence in self.head.milder else self.severity

    def quiet(self, evidence: str) -> bool:
        """Whether findings on such evidence are made information where those on other evidence are not."""
        return evidence in self.head.milder and self.severity_on(evidence) == "info"

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
        raise RuleError(unknown(name, self.names, "rule"))

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
            kept.append(replace(rule, severity=level))
        return Rulebook(tuple(kept), tuple(self.known.difference(rule.name for rule in kept)))


def load(*more: Path) -> Rulebook:
    """The shipped rules, and those of other folders; a rule of the same name in a later folder replaces it.

    Raises RuleError for the first file that is not a whole rule, and for a rule that yields to one that there is not.
    """
    held = _prepared()
    places = more if held else (folder("rules"), *more)
    for wrong in (wrong for place in places for wrong in namesakes(place)):
        raise wrong
    found = {path.stem: (path, place) for place in places for path in files(place)}
    rules = {rule.name: rule for rule in held if rule.name not in found}
    rules |= {name: read(path, place) for name, (path, place) in sorted(found.items())}
    book = Rulebook(tuple(rule for _, rule in sorted(rules.items())))
    for rule in book.rules:
        for wrong in unmet(rule, book):
            raise wrong
    for place in places:
        book = _weighed(book, place)
    return book


def to_prepare() -> tuple[tuple[str, bytes], ...]:
    """The shipped rules with their names, as `_prepared` reads them: each with its path inside the folder."""
    place = folder("rules")
    rules = (replace(rule, path=rule.path.relative_to(place)) for rule in load().rules)
    return tuple((rule.name, pickle.dumps(rule)) for rule in rules)


def _prepared(only: str = "") -> list[Rule]:
    """The shipped rules, or only the one of that name, where they were prepared; else none."""
    place = folder("rules")
    held = [pickle.loads(data) for name, data in prepared.part("rules") or () if only in {"", name}]
    return [replace(rule, path=place / rule.path) for rule in held]


def _weighed(book: Rulebook, place: Path) -> Rulebook:
    """The rules with the confidence of those of one folder, where it has a table of readings.

    Raises RuleError for a table that can't be used.
    """
    table = place / rightness.NAME
    if not table.is_file():
        return book
    try:
        readings = rightness.read(table)
    except (OSError, ValueError) as wrong:
        raise RuleError(str(wrong)) from wrong
    mine = {rule.name: rule.area for rule in book.rules if rule.path.is_relative_to(place)}
    families = {area: [name for name, its in mine.items() if its == area] for area in mine.values()}
    certain = {rule.name for rule in book.rules if rule.verb.certain}
    shares = {
        name: rightness.shares(name, families[area], readings) for name, area in mine.items() if name not in certain
    }
    return replace(book, rules=tuple(replace(rule, shares=shares.get(rule.name, rule.shares)) for rule in book.rules))


def gather(place: Path) -> Iterator[Rule | RuleError]:
    """The rules of one folder, and an error in the place of each file that is not a whole rule, or has a namesake."""
    yield from namesakes(place)
    for path in files(place):
        try:
            yield read(path, place)
        except RuleError as wrong:
            yield wrong


def namesakes(place: Path) -> Iterator[RuleError]:
    """An error for each file of a folder that is called as another one of it: only one of them could be the rule."""
    seen: dict[str, Path] = {}
    for path in files(place):
        if path.stem in seen:
            yield RuleError(messages.Message("rules.same_name", path=path, other=seen[path.stem]))
        seen.setdefault(path.stem, path)


def unmet(rule: Rule, book: Rulebook) -> Iterator[RuleError]:
    """An error for each rule that this one yields to or mirrors and that there is not."""
    named = [("yields_to", name) for name in rule.head.yields_to]
    for key, name in [*named, *([("mirror", rule.head.mirror)] if rule.head.mirror else [])]:
        if name not in book.known:
            text = rule.path.read_text(encoding="utf-8")
            yield _error(rule.path, text, [((key,), messages.joined(": ", key, unknown(name, book.known, "rule")))])


def files(place: Path) -> list[Path]:
    """The rule files of a folder and of the folders in it, by area, but for the vocabulary beside them.

    Raises UnreadableError when there is no such folder.
    """
    if not place.is_dir():
        raise UnreadableError(messages.Message("rules.no_folder", place=place))
    return sorted(path for path in place.rglob("*.toml") if path.relative_to(place).parts[0] not in ASIDE)


def load_one(name: str, *more: Path) -> Rule:
    """One rule, without reading the others; raises RuleError when no folder has it."""
    held = _prepared(name)
    for place in (*reversed(more), *(() if held else (folder("rules"),))):
        for path in files(place):
            if path.stem == name:
                return read(path, place)
    if held:
        return held[0]
    names = {path.stem for place in (folder("rules"), *more) for path in files(place)}
    raise RuleError(unknown(name, names, "rule"))


def read(path: Path, place: Path | None = None) -> Rule:
    """The rule in a file, which lies in the folder of rules `place`.

    Raises RuleError, which tells all that is wrong with it, when the file is not a whole rule.
    """
    try:
        text = path.read_text(encoding="utf-8")
        given = tomli.loads(text)
    except (OSError, ValueError, RecursionError) as wrong:
        raise UnreadableError(messages.joined(": ", path, wrong)) from wrong
    head, verb = _parsed(path, given, text)
    faults = [*_unfilled(head.message, verb), *_unmarked(head), *_untold(head, verb)]
    if faults:
        raise _error(path, text, faults)
    area = path.relative_to(place).parent.as_posix() if place else ""
    return Rule(path.stem, path, head, verb, head.severity, "" if area == "." else area)


def _error(path: Path, text: str, faults: Iterable[tuple[lines.Path, str]]) -> RuleError:
    """The error that tells faults of a rule file, each by its key and what is wrong, in the order of the file."""
    where = lines.lines(text)
    placed = sorted((lines.line(where, key), said) for key, said in faults)
    return RuleError(messages.joined("\n", *(messages.joined(": ", f"{path}:{line}", said) for line, said in placed)))


def _parsed(path: Path, given: Mapping[str, Any], text: str) -> tuple[Head, Check]:
    """The two halves of a rule file: what every rule says, and what its verb wants to know."""
    from pydantic import ValidationError

    if "check" not in given:
        raise RuleError(messages.Message("rules.no_check", path=path, verbs=", ".join(checks.VERBS)))
    named = str(given["check"])
    if named not in checks.VERBS:
        raise _error(path, text, [(("check",), messages.joined(": ", "check", unknown(named, checks.VERBS, "verb")))])
    kind = checks.verb(named)
    errors: list[ErrorDetails] = []
    made: list[Head | Check] = []
    for model, mine in ((Head, True), (kind, False)):
        try:
            part = {key: value for key, value in given.items() if (key in Head.model_fields) is mine}
            made.append(model.model_validate(part))
        except ValidationError as wrong:
            errors += wrong.errors()
    if errors:
        raise _error(path, text, _explained(errors, kind))
    head, verb = made
    assert isinstance(head, Head)
    assert isinstance(verb, Check)
    return head, verb


def _explained(errors: Iterable[ErrorDetails], kind: type[Check]) -> Iterator[tuple[lines.Path, str]]:
    """What is wrong with keys, each once; where one is no key, which was meant.

    Of a value that may be of several types, what is wrong with it by the type that it comes nearest to: of a passage
    with an unknown key, that key, and not that it is no string either.
    """
    keyed = [(tuple(part for part in error["loc"] if not TYPE.fullmatch(str(part))), error) for error in errors]
    for key, error in keyed:
        if any(len(other) > len(key) and other[: len(key)] == key for other, _ in keyed):
            continue
        name = ".".join(map(str, key))
        if error["type"] != "extra_forbidden":
            raised = error.get("ctx", {}).get("error")
            yield key, messages.joined(": ", name, raised if raised else error["msg"])
            continue
        tables = {"good": (Example, Bit), "bad": (Example, Bit), "message": (Message,), "ukrainian": (Said,)}
        models = (Head, kind) if len(key) == 1 else tables.get(str(key[0]), ())
        near = nearest(str(key[-1]), [field for model in models for field in model.model_fields])
        mend = messages.Message("nearest.mend", near=near) if near else ""
        yield key, messages.joined(": ", name, messages.Message("rules.no_key", mend=mend))


def _unfilled(message: Message, verb: Check) -> Iterator[tuple[lines.Path, str]]:
    """The placeholders of a message that nothing fills."""
    known = sorted({**ALWAYS, **verb.values})
    for key, text in message.each():
        for name in placeholders(text):
            if name not in known:
                near = nearest(name, known)
                mend = (
                    messages.Message("rules.near_brace", near=near)
                    if near
                    else messages.Message("rules.braces_are", names=", ".join(f"{{{one}}}" for one in known))
                )
                said = messages.Message("rules.nothing_fills", name=name, mend=mend)
                yield key, messages.joined(": ", ".".join(key), said)


def _unmarked(head: Head) -> Iterator[tuple[lines.Path, str]]:
    """The bad examples that mark nothing."""
    for n, example in enumerate(head.bad):
        if not example.marked:
            yield ("bad", n), messages.Message("rules.marks_nothing")


def _untold(head: Head, verb: Check) -> Iterator[tuple[lines.Path, str]]:
    """The forms of evidence of a rule that its verb does not tell apart."""
    for form in head.milder:
        if form not in verb.evidence:
            yield ("milder",), messages.joined(": ", "milder", unknown(form, verb.evidence, "evidence"))
