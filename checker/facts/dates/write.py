"""What a text would say for a date or a time of the other one."""

from __future__ import annotations

import re
from collections.abc import Callable

from checker.facts.dates.calendar import Calendar, calendar
from checker.facts.dates.partial import Date
from checker.facts.manner import Manner
from checker.language.quantities.writing import ordinal, spelled
from checker.language.vocabulary import Words
from checker.model import Fact
from checker.model.expressions import deferred

# 2022-02-24; 24.02.2022 and 24/02/22
ISO = deferred(r"\d{4}-\d\d-\d\d")
FIGURES = deferred(r"(\d{1,2})([./])(\d{1,2})([./])(\d{4}|\d\d)")
# 6 o'clock
CLOCK = deferred(r"(\d{1,2})( o['’]clock)", re.IGNORECASE)
# 5.30pm, 5 p.m., 17:30
TIME = deferred(r"(\d{1,2})(?:([:.])(\d\d))?(?P<half>( ?)([ap])(\.?m\b\.?))?", re.IGNORECASE)
# A year; a day, with the ending of an ordinal; a decade; a century.
YEAR = deferred(r"(?<!\d)\d{4}(?!\d)")
DAY = deferred(r"(?<!\d)(\d{1,2})(st|nd|rd|th)?(?!\d)", re.IGNORECASE)
DECADE = deferred(r"(?<!\d)(\d{4}|(?<=')\d0)(?='?s|-)")
NTH = deferred(r"\d{1,2}(?:st|nd|rd|th)")
WORD = deferred(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
PARTS = ("year", "month", "day")
# A day that is counted from another one: the day after yesterday.
COUNTED = deferred(r"\b(?:after|before) $", re.IGNORECASE)


def write(meant: Fact, place: Fact, manner: Manner, words: Words) -> str | None:
    """The date of `meant` in the place and in the manner of another one: what differs in it is replaced."""
    if meant.kind != "date":
        return _year_of(meant, place)
    one, two = meant.value, place.value
    if one.time is not None and two.time is not None:
        return _time(one, two, place.text)
    for part, written in SINGLE:
        if getattr(one, part) is not None and getattr(two, part) is not None:
            return written(one, place, words)
    if one.either or two.either or one.phase != two.phase:
        return None
    return _parts(one, place, words)


def _year_of(meant: Fact, place: Fact) -> str | None:
    """A number that stands for a year."""
    year = place.value.year is not None and place.value.month is None and YEAR.fullmatch(place.text)
    figures = [int(value) for value in meant.figures if value == int(value)]
    return str(figures[0]) if year and len(figures) == 1 and 1000 <= figures[0] <= 2100 else None


def _time(one: Date, two: Date, text: str) -> str | None:
    whole = CLOCK.fullmatch(text)
    if whole and one.time is not None and one.time % 60 == 0 and one.zone == two.zone:
        hour = one.time // 60
        return f"{hour if int(whole[1]) > 12 else hour % 12 or 12}{whole[2]}"
    found = TIME.fullmatch(text)
    if found is None or one.time is None or two.time is None or not (found["half"] or found[3]):
        return None
    hour, minute = divmod(one.time, 60)
    if one.zone != two.zone:
        return None
    if not one.sure and not found["half"]:
        hour += 12 if two.time >= 12 * 60 and hour < 12 else 0
    half = ""
    if found["half"]:
        letter = found[6] if not one.sure else "p" if hour >= 12 else "a"
        half = found[5] + (letter.upper() if found[6].isupper() else letter) + found[7]
        hour = hour % 12 or 12
    minutes = f"{found[2] or '.'}{minute:02}" if minute or found[3] else ""
    said = f"{hour:02}" if len(found[1]) == 2 and found[1][0] == "0" else str(hour)
    return said + minutes + half


def _weekday(one: Date, place: Fact, words: Words) -> str | None:
    assert one.weekday is not None
    return weekday(one.weekday, place, words)


def weekday(value: int, place: Fact, words: Words) -> str | None:
    """Another day of the week (1 is Monday) in the form of the one in a place; None where its case is not sure."""
    listed, old = words.table("calendar")[place.side]["weekdays"], place.value.weekday - 1
    if place.side == "en":
        return _form(place.text, listed[old], listed[value - 1])
    table = words.table("written")["calendar"]["uk"]
    named, on = [forms.split()[0] for forms in listed], table["weekday_on"]
    text = place.text.lower().replace("’", "'")
    if text == on[old] != named[old] or (text == on[old] and _before(place) in table["in"]):
        said = on[value - 1]
    elif text == named[old] and (text != on[old] or named[value - 1] == on[value - 1]):
        said = named[value - 1]
    else:
        return None
    said = said.replace("'", "’" if "’" in place.segment.text else "'")
    return str(said.capitalize() if place.text[0].isupper() else said)


def _before(place: Fact) -> str:
    """The word before a place, in small letters."""
    found = WORD.findall(place.segment.folded[max(0, place.span.start - 20) : place.span.start].lower())
    return found[-1] if found else ""


def _form(text: str, old: str, new: str) -> str | None:
    """The form of another month or weekday that stands where this one does: Mondays, Mon."""
    forms, wanted = old.split(), new.split()
    at = forms.index(text.lower()) if text.lower() in forms else -1
    if at < 0:
        return None
    said = wanted[min(at, len(wanted) - 1)].capitalize()
    return said.upper() if text.isupper() and len(text) > 1 else said


def _relative(one: Date, place: Fact, words: Words) -> str | None:
    """Another day, week or year by its distance, said in the usual way where the other one is."""
    listed = words.table("calendar")[place.side]["relative"]
    here, wanted = listed.get(place.value.relative, [""]), listed.get(one.relative)
    usual = here[0] == place.text.lower() and here[0] and not COUNTED.search(place.segment.text, 0, place.span.start)
    return str(wanted[0]) if wanted and usual else None


def _season(one: Date, place: Fact, words: Words) -> str | None:
    assert one.season is not None
    listed = words.table("calendar")[place.side]["seasons"]
    said = _form(place.text, listed[place.value.season - 1], listed[one.season - 1]) if place.side == "en" else None
    return said.lower() if said and place.text.islower() else said


def _decade(one: Date, place: Fact, words: Words) -> str | None:
    assert one.decade is not None
    text = place.segment.text[place.span.start : place.span.end + 2]
    found = DECADE.search(text)
    if found is None or one.phase != place.value.phase:
        return None
    said = str(one.decade)[-len(found[1]) :]
    return (text[: found.start()] + said + text[found.end() :])[: len(place.text)]


def _counted(part: str) -> Callable[[Date, Fact, Words], str | None]:
    """What writes a century, a quarter or a half of a year: "19th century", "Q3", "third quarter"."""

    def written(one: Date, place: Fact, words: Words) -> str | None:
        value, old, text = getattr(one, part), getattr(place.value, part), place.text
        if place.side == "uk":
            return None
        found = NTH.search(text)
        if found:
            return text[: found.start()] + ordinal(value) + text[found.end() :]
        for shown, new in ((f"Q{old}", f"Q{value}"), (f"{old}Q", f"{value}Q"), (f"H{old}", f"H{value}")):
            if shown == text:
                return new
        before, after = spelled(old, words, nth=True), spelled(value, words, nth=True)
        return text.replace(before, after) if before and after and before in text else None

    return written


SINGLE: tuple[tuple[str, Callable[[Date, Fact, Words], str | None]], ...] = (
    ("weekday", _weekday),
    ("relative", _relative),
    ("season", _season),
    ("decade", _decade),
    ("century", _counted("century")),
    ("quarter", _counted("quarter")),
    ("half", _counted("half")),
)


def _parts(one: Date, place: Fact, words: Words) -> str | None:
    """The year, the month and the day that differ, each in its place."""
    two: Date = place.value
    wanted = {name: getattr(one, name) for name in PARTS if getattr(two, name) is not None}
    wanted = {name: value for name, value in wanted.items() if value not in {None, getattr(two, name)}}
    text = place.text
    if not wanted:
        return None
    if ISO.fullmatch(text):
        day = two._replace(**wanted)
        return f"{day.year:04}-{day.month:02}-{day.day:02}"
    figures = FIGURES.fullmatch(text)
    if figures:
        return _figures(two._replace(**wanted), two, figures)
    for name, value in wanted.items():
        made = _replaced(name, value, text, place, calendar(words, place.side), words)
        if made is None:
            return None
        text = made
    return text


def _figures(new: Date, old: Date, found: re.Match[str]) -> str | None:
    """A date in digits alone, with the day and the month in the order in which they stand."""
    first = old.day if int(found[1]) == old.day and int(found[3]) == old.month else old.month
    day_first = first == old.day and old.day != old.month
    if old.day == old.month or new.day is None or new.month is None or new.year is None:
        return None
    one, two = (new.day, new.month) if day_first else (new.month, new.day)
    wide = len(found[1]) == 2
    year = f"{new.year}"[-len(found[5]) :]
    return f"{one:02}{found[2]}{two:02}{found[4]}{year}" if wide else f"{one}{found[2]}{two}{found[4]}{year}"


def _replaced(name: str, value: int, text: str, place: Fact, known: Calendar, words: Words) -> str | None:
    """A date in which one part is another."""
    if name == "month":
        return _month(value, text, place, known, words)
    numbers = (YEAR if name == "year" else DAY).finditer(text)
    found = [match for match in numbers if int(re.sub(r"\D", "", match.group())) == getattr(place.value, name)]
    if len(found) != 1:
        return None
    said = ordinal(value) if name == "day" and found[0][2] else str(value)
    return text[: found[0].start()] + said + text[found[0].end() :]


def _month(value: int, text: str, place: Fact, known: Calendar, words: Words) -> str | None:
    """A date with another month: full, or shortened as the text does; in Ukrainian in the case that is due there."""
    listed = words.table("calendar")[place.side]["months"]
    table = words.table("written")["calendar"][place.side]
    old = place.value.month
    for found in WORD.finditer(text):
        if found.group().lower() not in listed[old - 1].split():
            continue
        start, end = found.span()
        said = _english_month(found.group(), listed[old - 1], listed[value - 1]) if place.side == "en" else \
            _ukrainian_month(found.group(), place, value, table)  # fmt: skip
        if said is None:
            return None
        whole = listed[value - 1].split()[0].capitalize()
        if text[end : end + 1] == "." and whole in table.get("whole", ()):
            said, end = whole, end + 1
        return text[:start] + said + text[end:]
    return None


def _english_month(text: str, old: str, new: str) -> str | None:
    forms, wanted = old.split(), new.split()
    short = text.lower() != forms[0]
    said = wanted[-1 if text.lower() == forms[-1] else min(1, len(wanted) - 1)] if short else wanted[0]
    return said.upper() if text.isupper() else said.capitalize()


def _ukrainian_month(text: str, place: Fact, value: int, table: dict[str, list[str]]) -> str | None:
    old = place.value.month - 1
    if place.value.day is not None and text.lower() == table["month_of"][old]:
        return table["month_of"][value - 1]
    if _before(place) in table["in"] and text.lower() == table["month_in"][old]:
        return table["month_in"][value - 1]
    return None
