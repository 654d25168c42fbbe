"""The units of two languages to a document: which form of one language stands for which of the other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from checker.model import PLACEHOLDER, Document, Pair, Segment, Tag
from checker.model.expressions import deferred
from checker.readers.catalogue import comments, plurals
from checker.readers.catalogue.icu import Form
from checker.readers.catalogue.plurals import COUNT, PLURALS
from checker.readers.catalogue.unit import Unit, UnitPair, UnitSuppression
from checker.readers.catalogue.units import count

BEST = 100  # more than arms can fit
# How a catalogue calls its own language: Rails' general_lang_name, the name in a menu of languages.
OWN_NAME = {"uk": deferred(r"(?:Ukrainian \()?Українськ\w+(?: \(.*)?\)?"), "en": deferred(r"English(?: \(.*\))?")}
# The Ukrainian forms of a string whose first is for none, by their number (vue-i18n).
NONE_FIRST = {3: ("zero", "one", "other"), 4: ("zero", "one", "few", "many")}
LETTER = deferred(r"[^\W\d_]{2}")
# The Ukrainian forms that always show their number.
MANY = ("few", "many")


def document(
    name: str, uk: Sequence[Unit], en: Sequence[Unit], notes: Iterable[UnitSuppression], skipped: Mapping[str, int],
    unfinished: Collection[str] = (),
) -> Document:  # fmt: skip
    """A catalogue of both languages; `notes` are the suppressions in it, `unfinished` the keys with forms left out."""
    counted = dict(skipped)
    found = list(paired(uk, en, counted))
    pairs = tuple(one.pair for one in found)
    return Document(
        name,
        tuple(segment for pair in pairs for segment in pair.uk),
        tuple(segment for pair in pairs for segment in pair.en),
        pairs,
        ignores=tuple(comments.ignores(notes, found)),
        skipped=counted,
        plurals=tuple(plurals.faults([one for one in found if len(one.uk) > 1 and one.key not in unfinished])),
    )


def paired(uk: Iterable[Unit], en: Iterable[Unit], skipped: dict[str, int]) -> Iterator[UnitPair]:
    """The pairs of two languages' units, in Ukrainian order; what has no partner is counted.

    A form that stands for several of the other language is a passage of each pair: a copy under a name of its own.
    A string that is the same in both languages was not translated, unless there is no word in it.
    """
    left, right = _by_key(uk), _by_key(en)
    used: dict[str, int] = {}
    for key, here in left.items():
        there = right.get(key)
        if there is None:
            count(skipped, "only in the Ukrainian file")
            continue
        if _same(here, there):
            count(skipped, "untranslated")
            continue
        if all(OWN_NAME[side].fullmatch(_text(units)) for side, units in (("uk", here), ("en", there))):
            count(skipped, "the name of the language itself")
            continue
        forms = _from_none(here, there)
        matched: list[Unit] = []
        said = _selected(here), _selected(there)
        for unit in forms:
            partner = None if _none_alone(unit, there) else counterpart(unit, there)
            if partner is None:
                count(skipped, "a plural form of one language only")
                continue
            matched.append(partner)
            name = "/".join((key, *(choice for _, choice in unit.form)))
            used[name] = used.get(name, 0) + 1
            name = name if used[name] == 1 else f"{name}#{used[name]}"
            spare = said[0].union(_of_whole(unit, forms))
            pair = Pair(name, _named(unit, name, said[1]), _named(partner, name, spare))
            yield UnitPair(key, pair, forms, there)
        for unit in there:
            if not any(unit is one for one in matched):
                count(skipped, "a plural form of one language only")
    for key in right:
        if key not in left:
            count(skipped, "only in the English file")


def _from_none(here: Sequence[Unit], there: Sequence[Unit]) -> Sequence[Unit]:
    """Ukrainian forms that "|" parts, the first of them for none.

    Where the first English one is, and neither has marks: «нема яблук | одне яблуко | {n} яблук» beside "no apples |
    one apple | {n} apples"; a first form with the mark of the others is for one. Or where there are four, and the first
    alone has no mark: «нема яблук | {n} яблуко | {n} яблука | {n} яблук» beside "{n} apple | {n} apples".
    """
    names = NONE_FIRST.get(len(here))
    if not names or not all(unit.piped for unit in (*here, *there)):
        return here
    first, *others = map(_marks, here)
    if dict(there[0].form).get(COUNT) == "zero":
        none = first == _marks(there[0]) and first != others[-1]
    else:
        none = len(here) == max(NONE_FIRST) and not first and bool(others[0]) and others.count(others[0]) == len(others)
    return [unit._replace(form=((COUNT, name),)) for unit, name in zip(here, names, strict=True)] if none else here


def _none_alone(unit: Unit, there: Sequence[Unit]) -> bool:
    """Whether a form that "|" parts is for none, and the other language has no such form."""
    return unit.piped and (COUNT, "zero") in unit.form and all((COUNT, "zero") not in one.form for one in there)


def counterpart(unit: Unit, there: Sequence[Unit]) -> Unit | None:
    """The unit whose arms fit those of a form: the same ones; "one" for one thing; else "other".

    What a Ukrainian form for 1, 21 and 31 says may be in either English form: the one with the same placeholders.
    """
    found = sorted(
        (one for one in there if _fits(unit.form, one.form)), key=lambda one: _fits(unit.form, one.form), reverse=True
    )
    if found and unit.form and unit.segments[0].side == "uk" and _marks(found[0]) != _marks(unit):
        return next((one for one in found if one.form and _marks(one) == _marks(unit)), found[0])
    return found[0] if found else None


def _fits(form: Form, theirs: Form) -> int:
    """How well the arms of one language stand for those of the other; 0 where one does not."""
    here, there = dict(form), dict(theirs)
    fits = [_fit(choice, there[name]) for name, choice in form if name in there]
    spare = sum(choice != "other" for name, choice in theirs if name not in here)
    return max(1, 2 * BEST + sum(fits) - spare) if all(fits) else 0


def _marks(unit: Unit) -> list[str]:
    """The placeholders of a unit."""
    tags = (tag for segment in unit.segments for tag in segment.tags if tag.name == PLACEHOLDER)
    return sorted(tag.attributes["value"] for tag in tags)


def _fit(choice: str, theirs: str) -> int:
    """How well an arm of one language stands for one of the other; 0 where it does not."""
    if choice == theirs:
        return 3
    if {choice, theirs} == {"one", "=1"}:
        return 2
    return 1 if theirs == "other" else 0


def _by_key(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for unit in units:
        found.setdefault(unit.key, []).append(unit)
    return found


def _same(here: Sequence[Unit], there: Sequence[Unit]) -> bool:
    """Whether every form of a string is one of the other language."""
    one, two = ([[segment.shown for segment in unit.segments] for unit in units] for units in (here, there))
    written = any(LETTER.search(segment.text) for unit in here for segment in unit.segments)
    return written and all(text in two for text in one)


def _text(units: Sequence[Unit]) -> str:
    return " ".join(segment.text for unit in units for segment in unit.segments)


def _selected(units: Sequence[Unit]) -> frozenset[str]:
    """The placeholders of arguments by whose word a text is chosen: Fluent's "$action", ICU's "gender"; no number."""
    return frozenset(
        f"{{{name}}}" for unit in units for name, arm in unit.form if arm not in PLURALS and not arm.startswith("=")
    )


def _of_whole(unit: Unit, forms: Sequence[Unit]) -> frozenset[str]:
    """The placeholders of the Ukrainian forms for whole numbers, which a string's own form for fractions need not have.

    Android and gettext count things by whole numbers alone; an argument of a message may be any number.
    """
    found: frozenset[str] = frozenset()
    for name, arm in unit.form if len(forms) > len(MANY) else ():
        if arm == "other" and name == COUNT:
            others = [tuple((one, many if one == name else choice) for one, choice in unit.form) for many in MANY]
            whole = [one for one in forms if one.form in others]
            if len(whole) == len(MANY):
                found |= frozenset.intersection(*(frozenset(_marks(one)) for one in whole))
    return found


def _named(unit: Unit, name: str, spare: Collection[str]) -> tuple[Segment, ...]:
    """A unit's passages under a name; `spare` are placeholders that the other language need not have."""
    return tuple(
        replace(one, ref=name if n == 0 else f"{name}/{n}", tags=tuple(_told(tag, spare) for tag in one.tags))
        for n, one in enumerate(unit.segments)
    )


def _told(tag: Tag, spare: Collection[str]) -> Tag:
    if tag.name != PLACEHOLDER or tag.attributes["value"] not in spare:
        return tag
    return tag._replace(attributes={**tag.attributes, "spare": ""})
