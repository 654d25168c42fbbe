"""A rule file to a Rule; refuses a file that is not a whole rule, and says which line."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker import checks
from checker.align.comparison import Comparison
from checker.checks.base import Check
from checker.language.nearest import nearest, unknown
from checker.language.vocabulary import lines
from checker.model import Hit, Severity, messages
from checker.model.expressions import deferred
from checker.model.findings import MILDER
from checker.rulebook.tables import ALWAYS, Bit, Example, Head, Message, Said, placeholders

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

# What pydantic has in the path of a value that may be of several types, beside its keys: "list[union[str,Bit]]",
# and of a record "function-after[…, Bit]".
TYPE = deferred(r"str|(?:list|tuple|dict|function-after)\[.*\]|literal\[.*\]|constrained-str")


class RuleError(ValueError):
    """A rule file that is not a whole rule; its text names the file, the line and the mend."""


class UnreadableError(RuleError):
    """A rule file, or a folder of them, that can't be read at all."""


@dataclass(frozen=True)
class Rule:
    """One rule: the name of its file, that of its verb, and `held`: what the file says, and the verb.

    Where it was prepared these are pickled; they are read, and the verb's module is imported, when they are first
    asked for: a report of what is known already wants a few rules of a hundred. `area` is the folder that it lies in,
    inside the folder of rules; "" where it lies in that itself. `shares` are the confidence of its findings by form of
    evidence; empty where its folder has no table of readings: whoever wrote it vouches for it.
    """

    name: str
    path: Path
    check: str
    held: tuple[Head, Check] | bytes = field(repr=False, compare=False)
    severity: Severity
    area: str = ""
    shares: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def halves(self) -> tuple[Head, Check]:
        """What the file says, and its verb."""
        if isinstance(self.held, bytes):
            made: tuple[Head, Check] = pickle.loads(self.held)
            return made
        return self.held

    @cached_property
    def head(self) -> Head:
        """What the file says but for what its verb wants to know."""
        return self.halves[0]

    @cached_property
    def verb(self) -> Check:
        """What finds the faults."""
        return self.halves[1]

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


def read(path: Path, place: Path | None = None) -> Rule:
    """The rule in a file, which lies in the folder of rules `place`.

    Raises RuleError, which tells all that is wrong with it, when the file is not a whole rule.
    """
    import tomli  # shipped rules are prepared

    try:
        text = path.read_text(encoding="utf-8")
        given = tomli.loads(text)
    except (OSError, ValueError, RecursionError) as wrong:
        raise UnreadableError(messages.joined(": ", path, wrong)) from wrong
    head, verb = _parsed(path, given, text)
    faults = [*_unfilled(head.message, verb), *_unmarked(head), *_untold(head, verb)]
    if faults:
        raise error(path, text, faults)
    area = path.relative_to(place).parent.as_posix() if place else ""
    area = "" if area == "." else area
    return Rule(path.stem, path, str(given["check"]), (head, verb), head.severity, area)


def error(path: Path, text: str, faults: Iterable[tuple[lines.Path, str]]) -> RuleError:
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
        raise error(path, text, [(("check",), messages.joined(": ", "check", unknown(named, checks.VERBS, "verb")))])
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
        raise error(path, text, _explained(errors, kind))
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
