"""ICU messages: {n, plural, one {# file} other {# files}} to the texts that a reader may get to see."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.model.expressions import deferred
from checker.model.messages import Message
from checker.readers.places.mapped import MappedText

# {count, plural, offset:1 one {…} … — an argument that chooses; the other kinds only put in a value.
CHOICE = deferred(r"\{\s*([\w.-]+)\s*,\s*(plural|selectordinal|select)\s*,(?:\s*offset:\d+)?")
ARM = deferred(r"\s*(=?[\w.-]+)\s*\{")
RUN = deferred(r"[^{}#']+")
# So many texts are made of one message at most, and so deep it may be nested; beyond, only the last arms are read.
MOST, DEEPEST = 48, 12

# Behind the name of an argument that counts in order: 1st, 2nd.
ORDINAL = " ordinal"

Form = tuple[tuple[str, str], ...]


class Variant(NamedTuple):
    """A text of a message: which arms were taken, ((argument, arm), …), and which characters it is made of.

    `signs` are the places in `places` of a "#", by the argument whose value it shows.
    """

    form: Form
    places: tuple[int, ...]
    signs: tuple[tuple[int, str], ...] = ()


class IcuError(ValueError):
    """A message whose braces do not close."""


def chooses(text: str) -> bool:
    """Whether a text is a message with a plural or a select in it."""
    return CHOICE.search(text) is not None


def variants(written: MappedText) -> list[tuple[Form, MappedText, dict[int, str]]]:
    """The texts of a message with the arms that make them, and where each has "#" (for which argument).

    Raises IcuError where an argument that chooses is not closed.
    """
    found, _ = _message(written.text, 0, "", 0)
    return [(one.form, written.pick(one.places), dict(one.signs)) for one in found]


def _message(text: str, at: int, counted: str, depth: int) -> tuple[list[Variant], int]:
    """The texts from `at` up to a closing brace of the level above, or the end; and where it is."""
    if depth > DEEPEST:
        raise IcuError(Message("readers.deep"))
    made = [Variant((), ())]
    while at < len(text) and not (text[at] == "}" and depth):
        choice = CHOICE.match(text, at) if text[at] == "{" else None
        if choice:
            arms, at = _arms(text, choice.end(), choice[1], choice[2], counted, depth)
            made = times(made, arms)
            continue
        end, shown = _plain(text, at)
        sign = ((0, counted),) if counted and text[at] == "#" else ()
        made = [after(one, Variant((), tuple(shown), sign)) for one in made]
        at = end
    return made, at


def _plain(text: str, at: int) -> tuple[int, range]:
    """Where what is taken as it is from `at` on ends, and which characters of it are shown."""
    run = RUN.match(text, at)
    if run:
        return run.end(), range(at, run.end())
    if text[at] == "{":  # an argument as a whole: {name}, {when, date, short}
        end = text.find("}", at)
        end = end + 1 if end > 0 and "{" not in text[at + 1 : end] else at + 1
        return end, range(at, end)
    if text.startswith("''", at):
        return at + 2, range(at, at + 1)
    if text[at] == "'" and text[at + 1 : at + 2] in {"{", "}", "#"}:  # '{' is a brace that is shown
        end = text.find("'", at + 1)
        end = len(text) if end < 0 else end
        return end + 1, range(at + 1, end)
    return at + 1, range(at, at + 1)


def _arms(text: str, at: int, argument: str, kind: str, counted: str, depth: int) -> tuple[list[Variant], int]:
    """The texts of every arm of an argument that chooses; and where it is closed."""
    found: list[Variant] = []
    name = f"{argument}{ORDINAL}" if kind == "selectordinal" else argument
    while arm := ARM.match(text, at):
        inner, at = _message(text, arm.end(), argument if kind != "select" else counted, depth + 1)
        if at >= len(text):
            break
        found += [Variant(((name, arm[1]), *one.form), one.places, one.signs) for one in inner]
        at += 1
    closed = re.compile(r"\s*\}").match(text, at)
    if not found or not closed:
        raise IcuError(Message("catalogues.icu_open", argument=argument, kind=kind))
    return found, closed.end()


def times(left: list[Variant], right: list[Variant]) -> list[Variant]:
    """Every text so far with every arm that agrees with the arms it has taken."""
    made = []
    for one in left:
        taken = dict(one.form)
        fits = [arm for arm in right if all(taken.get(name, choice) == choice for name, choice in arm.form)]
        made += [after(one, arm) for arm in fits or right[-1:]]
    return made if len(made) <= MOST else [after(one, right[-1]) for one in left]


def after(one: Variant, two: Variant) -> Variant:
    """A text and the next one, as one."""
    form = (*one.form, *(arm for arm in two.form if arm not in one.form))
    shift = len(one.places)
    return Variant(form, one.places + two.places, (*one.signs, *((n + shift, name) for n, name in two.signs)))
