"""Names of one text to those of the other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker.align import initials
from checker.align.comparison import Comparison
from checker.align.kinship import DOUBTED, SURE, Case, begins, kinship, stem
from checker.align.renderings import learned, rendering
from checker.align.slots import NEAR, Slots
from checker.align.window import near
from checker.align.wording import Wording
from checker.facts.kinds import AGREE
from checker.facts.names import find as names
from checker.facts.names import gazetteer
from checker.facts.names.likeness import SAME, UNUSUAL, part_likeness, translations
from checker.language import romanization
from checker.language.house import spellings
from checker.language.spans import first_token
from checker.language.text import script
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Match, Pair, Role, Segment, Side, Span, other

# A name is excused by its twin in so many passages before and behind, and in the headings above and the captions there.
BESIDE = 1
HEADS: frozenset[Role] = frozenset({"title", "heading", "caption"})


@dataclass(slots=True)
class Ledger:
    """What has been matched so far, with the words of both texts, and the vocabulary that tells names apart."""

    words: Words
    texts: Mapping[Side, Wording]
    matches: list[Match] = field(default_factory=list)
    used: set[Fact] = field(default_factory=set)

    def alike(self, uk: str, en: str) -> float:
        """How alike two words of names are, 0 to 1."""
        return part_likeness(uk, en, self.words)

    def likeness(self, one: Fact, two: Fact) -> float:
        """How well two names stand for each other, 0 to 1."""
        return names.likeness(one, two, self.words)

    def free(self, facts: Iterable[Fact]) -> list[Fact]:
        """Those of the facts that have no counterpart yet."""
        return [fact for fact in facts if fact not in self.used]

    def join(self, uk: Fact, en: Fact, score: float, *, changed: bool = False) -> None:
        """Two names that stand for each other."""
        self.used |= {uk, en}
        self.matches.append(Match(uk, en, score, "changed" if changed else "same"))


@dataclass(slots=True)
class Row:
    """A pair of passages with its names; `orphans` have no twin in it, `twins` only one that has a counterpart."""

    pair: Pair
    uk: list[Fact]
    en: list[Fact]
    spare: list[Fact] = field(default_factory=list)
    orphans: list[Fact] = field(default_factory=list)
    twins: list[Fact] = field(default_factory=list)

    def left(self, ledger: Ledger, side: Side, *, twins: bool = True) -> list[Fact]:
        """The names of one side without a counterpart, in order of reading."""
        here = [fact for fact in (*self.orphans, *(self.twins if twins else ())) if fact.side == side]
        return sorted(ledger.free(here), key=lambda fact: fact.span)


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
    ledger = Ledger(words, texts)
    rows = [Row(pair, *(comparison.inside(side, "name") for side in (pair.uk, pair.en))) for pair in comparison.pairs]
    for row in rows:
        _alike(ledger, row.uk, row.en)
        _left_over(ledger, row)
    _beside(ledger, rows)
    seen = {stem(one.uk) for one in ledger.matches if one.uk and one.verdict == "same" and not one.uk.value.ids}
    _rendered(ledger, rows)
    for n, row in enumerate(rows):
        if row.pair.uk and row.pair.en:
            _settle(ledger, rows, n, seen, whole=comparison.partial is None)
    for row in rows:
        _repeated(ledger, row.uk, row.en)
    ledger.matches += [Match.lone(f, "moot") for f in comparison.of("name") if f not in ledger.used]
    return ledger.matches


def _left_over(ledger: Ledger, row: Row) -> None:
    """Finds what has no counterpart in a pair of passages."""
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
        free = Wording(whole.segments, ledger.words, taken=[f for f in across if f in ledger.used])
        for fact in left:
            if fact.value.ids & whole.inside:
                row.twins.append(fact)
            elif not whole.explains(fact):
                if not free.translates(fact) and not _abbreviated(fact, whole):
                    row.orphans.append(fact)
            elif not free.explains(fact):
                row.twins.append(fact)


def _abbreviated(fact: Fact, there: Wording) -> bool:
    """Whether the other text has a place in an abbreviation: «ВПС США», the USAF."""
    if fact.side == "en" or not fact.value.ids or gazetteer.organizations(fact.value.ids, there.words):
        return False
    return initials.hold(fact, there.segments, there.words)


def _beside(ledger: Ledger, rows: Sequence[Row]) -> None:
    """Joins orphans with their twins in the passages beside, where these have no counterpart either."""
    for n, row in enumerate(rows):
        for fact in ledger.free(row.orphans):
            near = [one for one in _around(rows, n) if one is not row]
            free = ledger.free(f for one in near for f in one.orphans if f.side != fact.side)
            found = next((f for f in free if ledger.likeness(fact, f) >= AGREE), None)
            if found is not None:
                ledger.join(*((fact, found) if fact.side == "uk" else (found, fact)), AGREE)


def _around(rows: Sequence[Row], n: int) -> Sequence[Row]:
    return rows[max(0, n - BESIDE) : n + BESIDE + 1]


def _rendered(ledger: Ledger, rows: Sequence[Row]) -> None:
    """Joins what the text puts for each other again and again: Boötes is «Волопас» here."""
    left = [(row.left(ledger, "uk"), row.left(ledger, "en")) for row in rows]
    known = learned(((uk, en) for uk, en in left if uk and en), kinship(ledger.words))
    if not known:
        return
    for uk, en in left:
        for a in uk:
            b = next((b for b in en if b not in ledger.used and rendering(a, b) in known), None)
            if b is not None:
                ledger.join(a, b, AGREE)


def _settle(ledger: Ledger, rows: Sequence[Row], n: int, seen: Collection[str], *, whole: bool) -> None:
    """Tells of the names that are left over in a pair of passages which were changed, and which are missing."""
    row = rows[n]
    uk, en = row.left(ledger, "uk"), row.left(ledger, "en")
    if not uk and not en:
        return
    near: dict[Side, Wording] = {side: Wording(_near(rows, n, side), ledger.words) for side in SIDES}
    here = set(row.uk) | set(row.en)
    joined = [one for one in ledger.matches if one.verdict == "same" and one.uk in here and one.en in here]
    slots = Slots(row.pair, joined, ledger.words)
    if uk and en:
        _changed(ledger, uk, en, Case(slots, ledger.texts, near, frozenset(row.twins), seen, len(uk) == len(en) == 1))
    _instead(ledger, row, slots)
    for fact in ledger.free(row.orphans):
        if whole and not (fact.side == "uk" and ledger.texts["uk"].ordinary(fact)) and _missing(ledger, fact):
            ledger.used.add(fact)
            ledger.matches.append(Match.lone(fact, "missing"))


def _near(rows: Sequence[Row], n: int, side: Side) -> Iterable[Segment]:
    """The passages of one side whose names excuse one of a pair: its own, those beside it, the heading above."""
    for row in _around(rows, n):
        yield from row.pair.side(side)
    for row in reversed(rows[: max(0, n - BESIDE)]):
        head = [segment for segment in row.pair.side(side) if segment.role in HEADS]
        if head:
            yield from head
            return


def _alike(ledger: Ledger, uk: Sequence[Fact], en: Sequence[Fact]) -> None:
    """Joins names that agree, in order of reading."""
    scored = [
        (-score, abs(i / len(uk) - j / len(en)), i, j)
        for i, j in near(uk, en, _ids)
        if (score := ledger.likeness(uk[i], en[j])) >= AGREE
    ]
    for score, _, i, j in sorted(scored):
        if uk[i] not in ledger.used and en[j] not in ledger.used:
            settled = uk[i].value.hint or en[j].value.hint or spellings.same(uk[i], en[j], ledger.words)
            whole = en[j] if settled else _with_surname(ledger, uk[i], en[j])
            other_one = whole is not en[j] or (not settled and _namesake(ledger, uk[i], whole))
            ledger.join(uk[i], whole, SURE if other_one else -score, changed=other_one)
            ledger.used.add(en[j])


def _ids(fact: Fact) -> frozenset[str]:
    ids: frozenset[str] = fact.value.ids
    return ids


def _with_surname(ledger: Ledger, uk: Fact, en: Fact) -> Fact:
    """An English given name with the ordinary word after it, where that must be the surname, and is another's.

    «Крістофер Нолан» / "Christopher Guest": "Guest" is read as a surname only because Nolan is nowhere.
    """
    given, *surname = uk.value.parts
    if en.soft:
        return en  # «HTTP-запит» / "HTTP Request"
    if len(surname) != 1 or len(en.value.parts) != 1 or ledger.alike(given, en.value.parts[0]) < SAME:
        return en
    token = next(iter(en.segment.tokens[first_token(en.segment, en.span.end) :][:1]), None)
    if token is None or not (token.text.istitle() and token.text.isalpha()) or token.start != en.span.end + 1:
        return en
    if ledger.alike(surname[0], token.lower) >= UNUSUAL:
        return en
    if ledger.texts["en"].has("uk", surname[0]):
        return en
    value = en.value._replace(parts=(*en.value.parts, token.lower), first=False)
    span = Span(en.span.start, token.end)
    return replace(en, value=value, span=span, canon=en.segment.text[span.start : span.end])


def _namesake(ledger: Ledger, uk: Fact, en: Fact) -> bool:
    """Whether two full names have the given name in common and surnames that sound nearly alike: Johnson, Johnston."""
    one, two = uk.value.parts, en.value.parts
    if len(one) < 2 or len(one) != len(two) or uk.value.ids or en.value.ids or uk.soft:
        return False
    if any(ledger.alike(x, y) < SAME for x, y in zip(one[:-1], two[:-1], strict=True)):
        return False
    if script(one[-1][0]) == "latin" or two[-1] in translations(one[-1], ledger.words):
        return False
    return romanization.heard_apart(one[-1], two[-1], ledger.words)


def _repeated(ledger: Ledger, uk: Sequence[Fact], en: Sequence[Fact]) -> None:
    """What one text says twice and the other once."""
    for row, others in ((uk, en), (en, uk)):
        left = [fact for fact in row if fact not in ledger.used]
        there: dict[int, list[Fact]] = {}
        for n, m in near(left, others, _ids):
            there.setdefault(n, []).append(others[m])
        for n, fact in enumerate(left):
            repeated = next((one for one in there.get(n, ()) if ledger.likeness(fact, one) >= AGREE), None)
            if repeated is not None:
                ledger.join(*((fact, repeated) if fact.side == "uk" else (repeated, fact)), AGREE)


def _changed(ledger: Ledger, uk: Sequence[Fact], en: Sequence[Fact], case: Case) -> None:
    """Joins orphans of one passage that are one name which changed: the surest first, then the nearest."""
    judge = kinship(ledger.words).score
    scored = sorted(
        (score, not case.slots.company(uk[i], en[j]), case.slots.apart(uk[i], en[j]), i, j)
        for i, j in near(uk, en)
        if (score := judge(uk[i], en[j], case)) is not None
    )
    for score, _, _, i, j in scored:
        if uk[i] not in ledger.used and en[j] not in ledger.used:
            ledger.join(uk[i], en[j], score, changed=True)


def _instead(ledger: Ledger, row: Row, slots: Slots) -> None:
    """Joins a full name that no other is left for with an orphan in its place.

    «Олег Мороз, брат судді Мороза» / "Peter Hill, Judge Moroz's brother": the one Moroz is the judge.
    """
    people = kinship(ledger.words)
    for orphan in ledger.free(row.orphans):
        if len(orphan.value.parts) < 2 or orphan.soft or orphan.value.ids or not people.person(orphan):
            continue
        beside = [(slots.apart(f, orphan), n) for n, f in enumerate(row.spare) if f.side != orphan.side]
        beside = [(apart, n) for apart, n in beside if row.spare[n] not in ledger.used]
        if beside and min(beside)[0] <= NEAR:
            other_one = row.spare[min(beside)[1]]
            uk, en = (orphan, other_one) if orphan.side == "uk" else (other_one, orphan)
            # «Янг» is Young, though no letter says so: where one word is alike, it is one person.
            apart = all(ledger.alike(x, y) < SAME for x in uk.value.parts for y in en.value.parts)
            if apart and people.person(other_one):
                ledger.join(uk, en, SURE if slots.company(uk, en) else DOUBTED, changed=True)


def _missing(ledger: Ledger, fact: Fact) -> bool:
    """Whether a name is a known place, is no adjective, and stands nowhere in the other text.

    A place that the text speaks of elsewhere is often left to be understood, or named for clearness.
    """
    if fact.soft or not fact.value.ids or gazetteer.organizations(fact.value.ids, ledger.words):
        return False  # an office has more names than any list
    known = kinship(ledger.words)
    if fact.side == "uk" and (known.extended(fact) or (known.word(fact) and begins(fact))):
        return False
    there = ledger.texts[other(fact.side)]
    return not there.explains(fact) and not fact.value.ids & there.inside
