"""A folder of rules to a Rulebook: the shipped rules, a house's own beside or over them, and their confidence."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.checks.base import Check
from checker.language.nearest import unknown
from checker.model import Hit, Severity, messages, prepared
from checker.model.shipped import folder
from checker.rulebook import rightness
from checker.rulebook.rule_file import Rule, RuleError, UnreadableError, error, read
from checker.rulebook.tables import Level

if TYPE_CHECKING:
    from checker.align.comparison import Comparison
    from checker.checks.signs import Sign

# Folders in a folder of rules that hold no rules.
ASIDE = frozenset({"words", "models"})


# A rule as it is prepared: name, path in its folder, name of its verb, pickled halves, severity, area, shares.
Prepared = tuple[str, str, str, bytes, Severity, str, dict[str, float]]


class Judge(NamedTuple):
    """A rule, what it finds in a document, and whether the matched sentences of an excerpt go to it as whole texts."""

    rule: Rule
    judge: Callable[[Comparison], Iterator[Hit]]
    excerpts: bool


@dataclass(frozen=True)
class Rulebook:
    """The rules of a run, in order of their names; `others` are the names of those that are off."""

    rules: tuple[Rule, ...]
    others: tuple[str, ...] = ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the rules."""
        return tuple(rule.name for rule in self.rules)

    @cached_property
    def comparing(self) -> tuple[Rule, ...]:
        """The rules that compare documents with those beside them: of a hundred, two."""
        return tuple(rule for rule in self.rules if type(rule.verb).usages is not Check.usages)

    @cached_property
    def judges(self) -> tuple[Judge, ...]:
        """What judges a document, rule by rule."""
        return tuple(Judge(rule, rule.verb.judge, rule.verb.excerpts) for rule in self.rules)

    @cached_property
    def literals(self) -> Sequence[str]:
        """What rules look for in texts (and the names of other signs, which a text may have as well)."""
        return sorted(sign for sign in self._by_sign if isinstance(sign, str))

    def asked(self, signs: Set[Sign]) -> list[Judge]:
        """What judges a document that has these signs, without the rules that surely find nothing."""
        asked, judges = self._by_sign, self.judges
        numbers = asked[None].union(*[asked[sign] for sign in asked.keys() & signs])
        return [judges[n] for n in sorted(numbers)]

    @cached_property
    def _by_sign(self) -> Mapping[Sign | None, frozenset[int]]:
        """The numbers of the rules that ask for a sign, and of those that are always asked."""
        asked: dict[Sign | None, set[int]] = {None: set()}
        for n, rule in enumerate(self.rules):
            signs = rule.verb.signs
            for sign in (None,) if signs is None else signs:
                asked.setdefault(sign, set()).add(n)
        return {sign: frozenset(numbers) for sign, numbers in asked.items()}

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
            kept.append(rule if level == rule.severity else replace(rule, severity=level))
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
    for rule in (rules[name] for name in found):
        for wrong in unmet(rule, book):
            raise wrong
    for place in places:
        book = _weighed(book, place)
    return book


def to_prepare() -> tuple[Prepared, ...]:
    """The shipped rules as `_prepared` reads them, each with its path inside the folder."""
    place = folder("rules")
    return tuple(
        (
            rule.name,
            str(rule.path.relative_to(place)),
            rule.check,
            pickle.dumps(rule.halves),
            rule.severity,
            rule.area,
            dict(rule.shares),
        )
        for rule in load().rules
    )


def _prepared(only: str = "") -> list[Rule]:
    """The shipped rules, or only the one of that name, where they were prepared; else none."""
    place = folder("rules")
    held: tuple[Prepared, ...] = prepared.part("rules") or ()
    return [
        Rule(name, place / path, check, halves, severity, area, shares)
        for name, path, check, halves, severity, area, shares in held
        if only in {"", name}
    ]


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
            yield error(rule.path, text, [((key,), messages.joined(": ", key, unknown(name, book.known, "rule")))])


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
