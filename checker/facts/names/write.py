"""What a text would say for a name of the other one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from checker.facts.manner import Manner
from checker.facts.names.gazetteer import TABLES
from checker.language.house import spellings
from checker.language.tokens import function_words
from checker.language.transliteration import people
from checker.language.vocabulary import Words
from checker.model import Fact
from checker.model.expressions import deferred

# How English adjectives of places end: "Ukrainian", "Slovak", "Argentine", "Cypriot".
ADJECTIVE = deferred(
    r"[A-Z][a-z]+(?:an|ish|ese|[cksw]h|ss|i|ic|ek|[lv]ak|jik|[npt]tine|pine|iot|grin|gyz|ovar|sque|slav|viet|[hm]en)"
)
POSSESSIVE = deferred(r"['’]s?$")
THE = deferred(r"\bthe $", re.IGNORECASE)
ARTICLE = deferred(r"\ban? $", re.IGNORECASE)
NEXT = deferred(r"(?:['’]s)? ([^\W\d_]+)|-")


def write(meant: Fact, place: Fact, manner: Manner, words: Words) -> str | None:
    """The name of `meant` in the place of another one; None where its English is not known, or its Ukrainian case."""
    if meant.kind != "name":
        return None
    if place.side == "uk":
        return _abbreviation(meant, place, words)
    ending = POSSESSIVE.search(place.text)
    said = _agreed(meant, words) or _known(meant, place, words) or romanized(meant, words, abroad=manner.abroad)
    return said + (ending[0] if ending else "") if said else None


def _agreed(meant: Fact, words: Words) -> str | None:
    """The English form that the house has agreed on, of as many words as the Ukrainian name has."""
    agreed = spellings.meant(meant, words)
    size = len(spellings.spelled(meant))
    return " ".join(agreed.en[0][-size:]) if agreed and size in {1, len(agreed.uk)} else None


def romanized(meant: Fact, words: Words, *, abroad: bool) -> str | None:
    """A Ukrainian's name by the official romanization; `abroad` where the text names those who have such names too."""
    return None if meant.value.ids else people(words).romanized[" ".join(meant.text.split()), abroad]


def _forms(words: Words) -> Mapping[str, Sequence[str]]:
    """The English forms of each name that is known, the usual one first."""
    found: dict[str, list[str]] = {}
    for table in TABLES:
        for name, _, en in words.rows(table):
            found.setdefault(name, []).extend(en.split("|"))
    return found


def _ukrainian(words: Words) -> Mapping[str, str]:
    """The Ukrainian abbreviations of the names that are known, which have no cases: «США», «НАТО»."""
    found: dict[str, str] = {}
    for table in TABLES:
        for name, uk, _ in words.rows(table):
            short = next((form for form in uk.split("|") if len(form) > 1 and form.isalpha() and form.isupper()), None)
            if short:
                found.setdefault(name, short)
    return found


def _abbreviation(meant: Fact, place: Fact, words: Words) -> str | None:
    if not (place.text.isupper() and len(meant.value.ids) == 1):
        return None
    return words.made(_ukrainian).get(next(iter(meant.value.ids)))


def shape(form: str, forms: Sequence[str]) -> str:
    """What an English form of a place is: "people" (Ukrainians), "adjective" (Ukrainian) or "noun"."""
    if form.endswith("s") and form[:-1] in forms[1:]:
        return "people"
    return "adjective" if form != forms[0] and ADJECTIVE.fullmatch(form) else "noun"


def _known(meant: Fact, place: Fact, words: Words) -> str | None:
    """The English for a place or an organization, as a noun or an adjective, whichever stands there."""
    if len(meant.value.ids) != 1:
        return None
    (name,) = meant.value.ids
    listed = words.made(_forms)
    forms, text = listed.get(name, ()), POSSESSIVE.sub("", place.text)
    here = next((listed[one] for one in place.value.ids if text in listed.get(one, ())), ())
    due = shape(text, here) if here else "noun"
    short = meant.text.isupper() and text.isupper()
    fitting = sorted((form for form in forms if shape(form, forms) == due), key=lambda form: short > form.isupper())
    said = next(iter(fitting), None)
    if due == "people" and not meant.soft:
        return None  # a country for its people
    if said is None or (due == "noun" and meant.text[0].islower() and not meant.text.isupper()):
        return None
    if due != "noun":
        return said
    alone = any(shape(form, here) == "adjective" for form in here) and not text.isupper()
    return _with_article(said, name, place, words, alone=alone)


def _with_article(said: str, name: str, place: Fact, words: Words, *, alone: bool) -> str | None:
    """A noun with the article that English gives it, None where the one that stands there, or none, is in its way.

    `alone` says that the name in the place belongs to no noun behind it: there it would be an adjective.
    """
    table = words.table("written")["article"]["the"]
    text, (start, end) = place.segment.text, place.span
    due, stands = name in table, THE.search(text, max(0, start - 5), start) is not None
    if ARTICLE.search(text, max(0, start - 4), start):
        return said if _attribute(text, end, words) else None
    if due == stands or not place.value.ids:
        return said if due == stands else None
    if due and not stands and bool(place.value.ids & set(table)):
        return said  # "US officials": as bare as the other name was
    if not alone and _attribute(text, end, words):
        return said if not due else None
    return f"the {said}" if due else None


def _attribute(text: str, end: int, words: Words) -> bool:
    """Whether a noun follows that the name may belong to: "US officials", "UK-based"."""
    found = NEXT.match(text, end)
    return found is not None and (not found[1] or found[1].lower() not in function_words(words)["en"])
