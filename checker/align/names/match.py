"""Names of one text to those of the other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from checker.align import misspelt
from checker.align.comparison import Comparison
from checker.align.names import initials
from checker.align.names.credits import translates
from checker.align.names.glosses import Glosses
from checker.align.names.joins import alike, beside, repeated
from checker.align.names.kinship import DOUBTED, SURE, Case, kinship, stem
from checker.align.names.ledger import Ledger, Row, near, under_heads
from checker.align.names.nature import nature
from checker.align.names.renderings import learned, parts, rendering, translated
from checker.align.names.seats import Seats, seated
from checker.align.names.slots import NEAR, Slots
from checker.align.names.wording import Wording
from checker.facts.kinds import AGREE
from checker.facts.names import gazetteer
from checker.facts.names.likeness import SAME
from checker.model import SIDES, Fact, Match, Pair, Side, other
from checker.model.expressions import deferred

# How surely a piece of an excerpt must belong to its passage (0 to 1) for a name to be missing.
MATCHED = 0.8
EN: Side = "en"
# A word behind the name of a language, of which it is an adjective then.
GOES_ON = deferred(r" [^\W\d_]")


def match(comparison: Comparison) -> list[Match]:
    """Every name with its counterpart in the same passage, or with nothing.

    What no word of the other passage explains is an orphan. An orphan is excused by a twin in the passages beside that
    is free as well, and by what the text puts for it again and again. Two orphans of one passage are a name that
    changed, where what is known of them or their place says so. A known place that stands nowhere there is missing.
    """
    words = comparison.words
    texts: dict[Side, Wording] = {
        side: Wording((s for pair in comparison.pairs for s in pair.side(side)), words) for side in SIDES
    }
    ledger = Ledger(words, texts, comparison.window)
    called = words.table("name_words")["calls_itself"]
    rows = [
        Row(one, *_told(one, called, *(comparison.inside(one.side(side), "name") for side in SIDES)))
        for one in comparison.pairs
    ]
    for row in rows:
        alike(ledger, row.uk, row.en)
        _left_over(ledger, row)
        seated(ledger, row)
    beside(ledger, rows)
    under_heads(rows)
    seen = {stem(one.uk) for one in ledger.matches if one.uk and one.verdict == "same" and not one.uk.value.ids}
    _rendered(ledger, rows)
    for n, row in enumerate(rows):
        if row.pair.uk and row.pair.en:
            _settle(comparison, ledger, rows, n, seen)
    for row in rows:
        repeated(ledger, row.uk, row.en)
    ledger.matches += [Match.lone(f, "moot") for f in comparison.of("name") if f not in ledger.used]
    return ledger.matches


def _told(pair: Pair, called: Mapping[str, str], uk: list[Fact], en: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """The names of a pair without the language that each text says it is in: «README (Українська)», "US English"."""
    own = {fact for fact in uk if fact.text == called["uk"] and not GOES_ON.match(fact.segment.text, fact.span.end)}
    if not own or not any(called["en"].lower() in one.lows for one in pair.en):
        return uk, en
    around = {fact for fact in en if fact.value.ids and _beside(fact, called["en"])}
    return [fact for fact in uk if fact not in own], [fact for fact in en if fact not in around]


def _beside(fact: Fact, language: str) -> bool:
    """Whether the name of the language stands right beside a place: "US English", "English (United States)"."""
    text, (start, end) = fact.segment.folded, fact.span
    return text.startswith(language, end + 1) or text.endswith((f"{language} (", f"{language} "), 0, start)


def _left_over(ledger: Ledger, row: Row) -> None:
    """Finds what has no counterpart in a pair of passages; not the translator of one edition."""
    spare = [f for f in ledger.free((*row.uk, *row.en)) if len(f.value.parts) > 1 and not f.value.ids]
    row.spare = [f for f in spare if not f.value.hint]
    if not (row.pair.uk and row.pair.en):
        row.orphans = ledger.free((*row.uk, *row.en))
        return
    for side, facts in (("uk", row.uk), ("en", row.en)):
        left = ledger.free(facts)
        if not left:
            continue
        across = row.en if side == "uk" else row.uk
        whole = Wording(row.pair.en if side == "uk" else row.pair.uk, ledger.words)
        free = _without(whole, [f for f in across if f in ledger.used])
        # The AI that is «ШІ» abbreviates nothing else.
        known = _without(whole, [f for f in free.taken if f.value.ids])
        for fact in left:
            if fact.value.ids and fact.value.ids & whole.inside:
                row.twins.append(fact)
            elif not whole.explains(fact):
                if not free.translates(fact) and not _abbreviated(fact, known):
                    row.orphans.append(fact)
            elif not free.explains(fact):
                row.twins.append(fact)
    if row.orphans:
        row.orphans = [fact for fact in row.orphans if not translates(fact, ledger.words)]


def _without(whole: Wording, taken: Sequence[Fact]) -> Wording:
    """The words of some passages but for those of names that are taken: often none is."""
    return Wording(whole.segments, whole.words, taken=taken) if taken else whole


def _abbreviated(fact: Fact, there: Wording) -> bool:
    """Whether the other text has a place in an abbreviation: «ВПС США», the USAF; «КНУ», the University of Kyiv.

    The two letters of a country in brackets are one as well: «BeiDou (Китай)», "BeiDou (CN)".
    """
    if not fact.value.ids or gazetteer.organizations(fact.value.ids, there.words):
        return False
    if any(code in there.bracketed for code in fact.value.ids):
        return True
    return initials.hold(fact, there.abbreviations, there.words)


def _rendered(ledger: Ledger, rows: Sequence[Row]) -> None:
    """Joins what the text puts for each other again and again: Boötes is «Волопас» here."""
    left = [(row.left(ledger, "uk"), row.left(ledger, "en")) for row in rows]
    both = [(uk, en) for uk, en in left if uk and en]
    known = learned(both, ledger.matches, nature(ledger.words), ledger.window)
    words = parts(both, ledger.matches, nature(ledger.words), ledger.window)
    if not known and not words:
        return
    for uk, en in both:
        for i, j in ledger.window.among(uk).near(uk, en):
            taught = rendering(uk[i], en[j]) in known or translated(uk[i], en[j], words)
            if taught and not {uk[i], en[j]} & ledger.used:
                ledger.join(uk[i], en[j], AGREE)


def _whole(comparison: Comparison, pair: Pair) -> Collection[Side]:
    """The sides whose names must all stand in the other passage: not what goes beyond an excerpt."""
    partial = comparison.partial
    if partial is None or (pair.score >= MATCHED and not any(one.partial for one in pair.side(partial))):
        return SIDES
    return ()


def _settle(comparison: Comparison, ledger: Ledger, rows: Sequence[Row], n: int, seen: Collection[str]) -> None:
    """Tells of the names that are left over in a pair of passages which were changed, and which are missing.

    Only of the sides that the other passage has the whole of.
    """
    row = rows[n]
    whole = _whole(comparison, row.pair)
    uk, en = row.left(ledger, "uk"), row.left(ledger, "en")
    if not uk and not en:
        return
    seats = ledger.words.made(Seats)
    taken = seats.taken((*uk, *en), row, sole=not (uk and en))
    uk, en = ([fact for fact in facts if fact not in taken] for facts in (uk, en))
    slots = Slots(row.pair, row.joined(ledger), ledger.words)
    if uk and en:
        there: dict[Side, Wording] = {side: Wording(near(rows, n, side), ledger.words) for side in SIDES}
        sole = len(uk) == len(en) == 1
        people = comparison.made(_people, EN)
        _changed(ledger, uk, en, Case(slots, ledger.texts, there, frozenset(row.twins), seen, sole), people)
    _instead(ledger, row, slots)
    glosses = Glosses(ledger, row)
    for fact in ledger.free(row.orphans):
        if (
            fact.side in whole
            and not (fact.side == "uk" and ledger.texts["uk"].ordinary(fact))
            and _missing(ledger, fact)
            and not _home(fact, comparison.original)
            and fact not in taken
            and not (fact.side == "en" and glosses.explains(fact))
            and not misspelt.placed(fact, row.pair, comparison)
        ):
            ledger.alone(fact)


def _people(comparison: Comparison, side: Side) -> Mapping[str, frozenset[str]]:
    """What else the people of a text are called, by each word of their full names: "Anna" for "Muzychuk"."""
    found: dict[str, set[str]] = {}
    for fact in comparison.of("name", side):
        if len(fact.value.parts) > 1 and not fact.value.ids:
            for part in fact.value.parts:
                found.setdefault(part, set()).update(other for other in fact.value.parts if other != part)
    return {part: frozenset(others) for part, others in found.items()}


def _called(ledger: Ledger, uk: Fact, en: Fact, people: Mapping[str, frozenset[str]]) -> bool:
    """Whether two names of one word are one person's, who is called by the other name in the other text."""
    if len(uk.value.parts) != 1 or len(en.value.parts) != 1:
        return False
    return any(ledger.alike(uk.value.parts[0], part) >= SAME for part in people.get(en.value.parts[0], ()))


def _changed(
    ledger: Ledger, uk: Sequence[Fact], en: Sequence[Fact], case: Case, people: Mapping[str, frozenset[str]]
) -> None:
    """Joins orphans of one passage that are one name which changed: the surest first, then the nearest."""
    known = kinship(ledger.words)
    for i, j in ledger.window.among(uk).near(uk, en):
        same = known.sits(uk[i], en[j]) or _called(ledger, uk[i], en[j], people)
        if same and not {uk[i], en[j]} & ledger.used:
            ledger.join(uk[i], en[j], AGREE)
    judge = known.score
    left = [(i, j) for i, j in ledger.window.among(uk).near(uk, en) if not {uk[i], en[j]} & ledger.used]
    scored = sorted(
        (score, not case.slots.company(uk[i], en[j]), case.slots.apart(uk[i], en[j]), i, j)
        for i, j in left
        if (score := judge(uk[i], en[j], case)) is not None
    )
    for score, _, _, i, j in scored:
        if uk[i] not in ledger.used and en[j] not in ledger.used:
            ledger.join(uk[i], en[j], score, changed=True)


def _instead(ledger: Ledger, row: Row, slots: Slots) -> None:
    """Joins a full name that no other is left for with an orphan in its place.

    «Олег Мороз, брат судді Мороза» / "Peter Hill, Judge Moroz's brother": the one Moroz is the judge.
    """
    people = nature(ledger.words)
    for orphan in ledger.free(row.orphans):
        if len(orphan.value.parts) < 2 or orphan.soft or orphan.value.ids or not people.person(orphan):
            continue
        others = [f for f in ledger.free(row.spare) if f.side != orphan.side]
        other_one = min(others, key=lambda f: slots.apart(f, orphan), default=None)
        if other_one is not None and slots.apart(other_one, orphan) <= NEAR:
            uk, en = (orphan, other_one) if orphan.side == "uk" else (other_one, orphan)
            # «Янг» is Young, though no letter says so: where one word is alike, it is one person.
            apart = all(ledger.alike(x, y) < SAME for x in uk.value.parts for y in en.value.parts)
            if apart and people.person(other_one):
                ledger.join(uk, en, SURE if slots.company(uk, en) else DOUBTED, changed=True)


def _home(fact: Fact, original: Side | None) -> bool:
    """Whether English only names the country whose people the Ukrainian text was written for: "Ukraine's exams"."""
    return fact.side == "en" and original != "en" and fact.value.ids == {initials.HOME}


def _missing(ledger: Ledger, fact: Fact) -> bool:
    """Whether a name is a known place, is no adjective, and stands nowhere in the other text.

    A place that the text speaks of elsewhere is often left to be understood, or named for clearness.
    """
    if fact.soft or not fact.value.ids or gazetteer.organizations(fact.value.ids, ledger.words):
        return False  # an office has more names than any list
    if nature(ledger.words).doubtful(fact):
        return False
    there = ledger.texts[other(fact.side)]
    return not there.explains(fact) and not fact.value.ids & there.inside
