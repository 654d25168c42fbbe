"""What an editor would type for an English word that says the contrary of the Ukrainian text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.align.comparison import Comparison
from checker.checks.corrections import article_fits, broken, cased, corrected
from checker.drift.ties.roles import Classes
from checker.language import contrasts
from checker.language.contrasts import Mention
from checker.language.gender import OPPOSITE, Gender, signs
from checker.language.tokens import function_words
from checker.language.vocabulary import Words
from checker.model import Place

PRESIDENT = re.compile("president", re.IGNORECASE)
# The word behind a pronoun.
NOUN = re.compile(r" ([A-Za-z]+)")


def instead(comparison: Comparison, table: str, place: Place, meant: str) -> str | None:
    """The word of a group of `written.toml` that says the pole `meant`, for the one that stands in an English place.

    It keeps the capitals of the place. None where the Ukrainian text is corrected, where no word of that form is known,
    or where "a" stands before it and "an" would have to.
    """
    if corrected(comparison) != "en" or broken(place.segment, place.span):
        return None
    said = comparison.words.made(_groups, table).get((place.text.lower(), meant))
    if said is None:
        return None
    said = _capital(said, place)
    return said if article_fits(said, place, comparison) else None


def _capital(said: str, place: Place) -> str:
    """A word, or several, with the capitals of a place: "Prime Minister Shmyhal", and "Prime ministers met"."""
    words = place.text.split()
    if not all(word[0].isupper() for word in words):
        return cased(said, place)
    opens = any(sentence.start == place.span.start for sentence in place.segment.sentences)
    behind = place.segment.text[place.span.end : place.span.end + 2].lstrip()
    titled = len(words) > 1 or not opens or behind[:1].isupper()
    return said.title() if titled else said[0].upper() + said[1:]


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


def _groups(words: Words, table: str) -> Mapping[tuple[str, str], str]:
    """What is typed, by the word that stands there and the pole that is meant."""
    poles: dict[str, set[tuple[str, str]]] = {}
    for entry in contrasts.entries(table, words)["en"]:
        if entry.grade == "says":
            poles.setdefault(" ".join(entry.parts), set()).add((entry.set, entry.pole))
    found: dict[tuple[str, str], str] = {}
    for group in words.table("written")["instead"].get(table, ()):
        row = [one.strip() for one in group.split("|")]
        for one in row:
            for other in row:
                for _, pole in poles.get(other, ()) if other != one else ():
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
        said = place.text[first.end - first.start :].lstrip()
        said = said[:1].upper() + said[1:] if first.text[0].isupper() else said
    elif PRESIDENT.search(place.text):
        return None  # a deputy of his is a vice president
    else:
        titled = place.text[0].isupper()
        said = f"{uk.pole.title() if titled else uk.pole} {place.text}"
    return said if said and article_fits(said, place, comparison) else None
