"""Names of one text to those of the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker.align.comparison import Comparison
from checker.align.window import near
from checker.align.wording import Wording
from checker.facts.kinds import AGREE
from checker.facts.names import find as names
from checker.facts.names import gazetteer
from checker.facts.names.lexicon import lexicon
from checker.facts.names.likeness import SAME, UNUSUAL, part_likeness, translations
from checker.language import romanization
from checker.language.house import spellings
from checker.language.lexicon.lexicon import LINKED
from checker.language.lexicon.lexicon import lexicon as bilingual
from checker.language.spans import first_token
from checker.language.text import script
from checker.language.tokens import ordinary
from checker.language.vocabulary import Words
from checker.model import SIDES, Fact, Match, Pair, Segment, Side, Span, other

# How far from each other, as a share of their passages, two names stand that are one.
NEAR = 0.25


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

    def join(self, uk: Fact, en: Fact, score: float, *, changed: bool = False) -> None:
        """Two names that stand for each other."""
        self.used |= {uk, en}
        self.matches.append(Match(uk, en, score, "changed" if changed else "same"))


def match(comparison: Comparison) -> list[Match]:
    """Every name with its counterpart in the same passage, or with nothing.

    What no word of the other passage explains is an orphan. Two orphans of one passage are a name that changed,
    when one of them stands nowhere in the other text. A known place that stands nowhere there is missing.
    """
    words = comparison.words
    texts: dict[Side, Wording] = {
        side: Wording((s for pair in comparison.pairs for s in pair.side(side)), words) for side in SIDES
    }
    ledger = Ledger(words, texts)
    for pair in comparison.pairs:
        uk, en = (comparison.inside(side, "name") for side in (pair.uk, pair.en))
        _alike(ledger, uk, en)
        spare = [f for f in (*uk, *en) if f not in ledger.used and len(f.value.parts) > 1 and not f.value.ids]
        spare = [f for f in spare if not f.value.hint]
        if pair.uk and pair.en:
            here: dict[Side, Wording] = {side: Wording(pair.side(side), words) for side in SIDES}
            uk, en = (
                [f for f in row if f not in ledger.used and not here[other(f.side)].explains(f)] for row in (uk, en)
            )
            _changed(ledger, pair, uk, en)
            _instead(ledger, pair, spare, (*uk, *en))
            for fact in (*uk, *en):
                if fact in ledger.used or (fact.side == "uk" and texts["uk"].ordinary(fact)):
                    continue
                if comparison.partial is None and _missing(ledger, fact):
                    ledger.used.add(fact)
                    ledger.matches.append(Match.lone(fact, "missing"))
    for pair in comparison.pairs:
        _repeated(ledger, *(comparison.inside(side, "name") for side in (pair.uk, pair.en)))
    ledger.matches += [Match.lone(f, "moot") for f in comparison.of("name") if f not in ledger.used]
    return ledger.matches


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
            ledger.join(uk[i], whole, -score, changed=other_one)
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


def _changed(ledger: Ledger, pair: Pair, uk: Sequence[Fact], en: Sequence[Fact]) -> None:
    """Joins orphans of one passage, the nearest first, when one of the two stands nowhere in the other text."""
    scored = sorted(
        (abs(_position(uk[i], pair.uk) - _position(en[j], pair.en)), i, j)
        for i, j in near(uk, en)
        if _comparable(ledger, uk[i], en[j]) and not _ordinary(uk[i], en[j], ledger.texts)
    )
    for _, i, j in scored:
        a, b = uk[i], en[j]
        if a in ledger.used or b in ledger.used:
            continue
        if not ledger.texts["en"].explains(a) or not ledger.texts["uk"].explains(b):
            ledger.join(a, b, 0.5, changed=True)


def _instead(ledger: Ledger, pair: Pair, spare: Sequence[Fact], orphans: Sequence[Fact]) -> None:
    """Joins a full name that no other is left for with an orphan in its place.

    «Олег Мороз, брат судді Мороза» / "Peter Hill, Judge Moroz's brother": the one Moroz is the judge.
    """
    for orphan in orphans:
        if orphan in ledger.used or len(orphan.value.parts) < 2 or orphan.soft or orphan.value.ids:
            continue
        here = _position(orphan, pair.side(orphan.side))
        beside = [
            (abs(_position(f, pair.side(f.side)) - here), n)
            for n, f in enumerate(spare)
            if f.side != orphan.side and f not in ledger.used
        ]
        if beside and min(beside)[0] <= NEAR:
            other_one = spare[min(beside)[1]]
            uk, en = (orphan, other_one) if orphan.side == "uk" else (other_one, orphan)
            # «Янг» is Young, though no letter says so: where one word is alike, it is one person.
            if all(ledger.alike(x, y) < SAME for x in uk.value.parts for y in en.value.parts):
                ledger.join(uk, en, 0.5, changed=True)


def _comparable(ledger: Ledger, a: Fact, b: Fact) -> bool:
    """Whether two orphans may be one name that was changed: a place or a person for another, an office for an office.

    The capital of a word that begins a sentence says little, unless the word has one elsewhere too.
    """
    words = ledger.words
    offices = [gazetteer.organizations(fact.value.ids, words) for fact in (a, b)]
    if a.value.ids and b.value.ids:
        # Two adjectives: Russian troops for Ukrainian ones is the worst error that can be printed.
        return offices[0] == offices[1] and (not (a.soft and b.soft) or not any(offices))
    if a.soft or b.soft or any(offices):
        return False
    if all(ordinary(part, words) for part in a.value.parts) or (b.value.first and _compound(ledger, b.value.parts)):
        return False  # «Ластівка» may be translated, «Скасуйте» and "De-authorize" begin sentences
    if _translated(ledger, a.value.parts[0], b.value.parts):
        return False  # «Втулок» and "Plugin": words that translate each other are no names
    if "-" in b.text and b.text.rpartition("-")[2].islower():
        return False  # "OCI-based" is an adjective
    if script(a.text[0]) == "latin" and _acronym(a) != _acronym(b):
        return False  # «IdenTrust» is IdenTrust in both texts, and "CA" may be «ЦС»
    if any(one.value.ids and len(two.value.parts) > 1 for one, two in ((a, b), (b, a))):
        return False  # a place for a person with name and surname
    if a.value.first and a.value.parts[0][:5] not in ledger.texts["uk"].names:
        return not b.value.ids
    return not (b.value.first and a.value.ids)


def _acronym(fact: Fact) -> bool:
    return fact.text.removesuffix("s").isupper()


def _translated(ledger: Ledger, word: str, others: tuple[str, ...]) -> bool:
    """Whether the lexicon gives one of some English words for a Ukrainian one."""
    known = bilingual(ledger.words)
    there = {lemma for one in others for lemma in known.lemmas("en", one)}
    return any(known.links(lemma).get(e, 0.0) >= LINKED for lemma in known.lemmas("uk", word) for e in there)


def _ordinary(a: Fact, b: Fact, texts: Mapping[Side, Wording]) -> bool:
    """Whether one of two has its capital for its place only: at the beginning of a sentence, in a heading."""
    return (a.value.first and texts["uk"].ordinary(a)) or (not b.value.ids and texts["en"].ordinary(b))


def _compound(ledger: Ledger, parts: tuple[str, ...]) -> bool:
    """Whether an English word is made with a hyphen of ordinary ones: "Cyber-criminals"."""
    return len(parts) > 1 and parts[-1].removesuffix("s") in lexicon("en", ledger.words).common


def _position(fact: Fact, segments: Sequence[Segment]) -> float:
    """Where a name stands in its passage, 0 to 1."""
    before = 0
    for segment in segments:
        if segment is fact.segment:
            break
        before += len(segment.text)
    return (before + fact.span.start) / max(1, sum(len(s.text) for s in segments))


def _missing(ledger: Ledger, fact: Fact) -> bool:
    """Whether a name is a known place, is no adjective, and stands nowhere in the other text."""
    if fact.soft or not fact.value.ids or gazetteer.organizations(fact.value.ids, ledger.words):
        return False  # an office has more names than any list
    return not ledger.texts[other(fact.side)].explains(fact)
