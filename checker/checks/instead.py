"""What an editor would type for an English word that says the contrary of the Ukrainian text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.align.comparison import Comparison
from checker.checks.corrections import article_fits, broken, cased, corrected
from checker.drift.ties.offices import Classes
from checker.language import contrasts
from checker.language.contrasts import Mention
from checker.language.gender import OPPOSITE, Gender, signs
from checker.language.tokens import function_words
from checker.language.vocabulary import Words
from checker.model import Place
from checker.model.expressions import deferred

PRESIDENT = deferred("president", re.IGNORECASE)
# The word behind a pronoun.
NOUN = deferred(r" ([A-Za-z]+)")


def instead(comparison: Comparison, table: str, place: Place, meant: str) -> str | None:
    """The word of a group of `written.toml` that says the pole `meant`, for the one that stands in an English place.

    It keeps the capitals of the place. None where the Ukrainian text is corrected, where no word of that form is known,
    or where "a" stands before it and "an" would have to.
    """
    if corrected(comparison) != "en" or broken(place.segment, place.span):
        return None
    typed = comparison.words.made(groups, table).get((place.text.lower(), meant))
    if typed is None:
        return None
    typed = _capital(typed, place)
    return typed if article_fits(typed, place, comparison) else None


def _capital(typed: str, place: Place) -> str:
    """A word, or several, with the capitals of a place: "Prime Minister Shmyhal", and "Prime ministers met"."""
    words = place.text.split()
    if not all(word[0].isupper() for word in words):
        return cased(typed, place)
    opens = any(sentence.start == place.span.start for sentence in place.segment.sentences)
    behind = place.segment.text[place.span.end : place.span.end + 2].lstrip()
    titled = len(words) > 1 or not opens or behind[:1].isupper()
    return typed.title() if titled else typed[0].upper() + typed[1:]


def pronoun(comparison: Comparison, place: Place, gender: Gender) -> str | None:
    """The pronoun of the other gender, where the passage has no second one of the same, nor a word for such a person.

    None for what one pronoun does not mend: "his wife", and "he … his".
    """
    told = signs(comparison.words)
    shown = [told.en[token.lower] for token in place.segment.tokens]
    if sum(one.gender == OPPOSITE[gender] and one.kind in {"pronoun", "person"} for one in shown) > 1:
        return None
    word, behind = place.text.lower(), NOUN.match(place.segment.text, place.span.end)
    if word == "his" and (behind is None or told.en[behind[1].lower()].kind == "person"):
        return None  # "a friend of his"; "his wife" may be "her husband"
    if word == "her":
        # what "his" is, or "him": told by what follows, unless that is a word that may be either
        him = behind is None or behind[1].lower() in function_words(comparison.words)["en"]
        return _capital("him", place) if him and corrected(comparison) == "en" else None
    return instead(comparison, "genders", place, gender)


def said(table: str, phrase: str, words: Words) -> frozenset[str]:
    """The poles that an English word or phrase says by a table."""
    found = contrasts.found(contrasts.lexicon(table, "en", words), phrase.split()[0])
    size = len(phrase.split())
    listed = found if size == 1 else contrasts.entries(table, words)["en"]
    return frozenset(
        entry.pole
        for entry in listed
        if entry.grade == "says" and len(entry.parts) == size and (size == 1 or " ".join(entry.parts) == phrase)
    )


def groups(words: Words, table: str) -> Mapping[tuple[str, str], str]:
    """What is typed, by the English word that stands there and the pole that is meant, as plain values."""
    found: dict[tuple[str, str], str] = {}
    for group in words.table("written")["instead"].get(table, ()):
        row = [one.strip() for one in group.split("|")]
        poles = {one: said(table, one, words) for one in row}
        for one in row:
            for other in row:
                for pole in poles[other] if other != one else ():
                    found.setdefault((one, pole), other)
    return found


def office(comparison: Comparison, table: str, uk: Mention, en: Mention) -> str | None:
    """An office with the word before it that makes it another one, or without: "deputy minister" for "minister".

    `uk` and `en` are the offices with such a word on one side, which tells the pole of it.
    """
    place = en.place
    if corrected(comparison) != "en" or broken(place.segment, place.span):
        return None
    classes = comparison.words.made(Classes, table)
    first = place.segment.tokens[en.first]
    if any(entry.set in classes.before for entry in contrasts.found(classes.lexicons["en"], first.lower)):
        typed = place.text[first.end - first.start :].lstrip()
        typed = typed[:1].upper() + typed[1:] if first.text[0].isupper() else typed
    elif PRESIDENT.search(place.text):
        return None  # a deputy of his is a vice president
    else:
        titled = place.text[0].isupper()
        typed = f"{uk.pole.title() if titled else uk.pole} {place.text}"
    return typed if typed and article_fits(typed, place, comparison) else None
