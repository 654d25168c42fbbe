"""Names that agree are joined: in their passage, in the passages beside, and where one text repeats what it said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.align.names.forenames import forenames
from checker.align.names.kinship import DOUBTED
from checker.align.names.ledger import Ledger, Row, around
from checker.facts import base
from checker.facts.kinds import AGREE
from checker.facts.names.likeness import SAME, UNUSUAL, name_parts, translations
from checker.language import romanization
from checker.language.house import spellings
from checker.language.lexicon.lexicon import LINKED, lexicon
from checker.language.spans import first_token
from checker.language.text import script
from checker.model import Fact, Span
from checker.model.expressions import deferred

# What joins two names, of which neither is a given name: «Дойча–Йожи».
JOINED = deferred("[-‐‑–]")


def alike(ledger: Ledger, uk: Sequence[Fact], en: Sequence[Fact]) -> None:
    """Joins names that agree, in order of reading; what has only the surname in common after all others."""
    known = forenames(ledger.words)
    scored = [
        (known.siblings(uk[i], en[j]), abs(i / len(uk) - j / len(en)), i, j)
        for i, j in ledger.window.among(uk).near(uk, en, _ids)
        if ledger.agree(uk[i], en[j])
    ]
    for siblings, _, i, j in sorted(scored):
        if uk[i] not in ledger.used and en[j] not in ledger.used:
            settled = uk[i].value.hint or en[j].value.hint or spellings.same(uk[i], en[j], ledger.words)
            whole = en[j] if settled else _with_surname(ledger, uk[i], en[j])
            other_one = whole is not en[j] or (not settled and (siblings or _namesake(ledger, uk[i], whole)))
            ledger.join(uk[i], whole, DOUBTED if other_one else base.SAME, changed=other_one)
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
    if lexicon(ledger.words).likely(surname[0], token.lower) >= LINKED:
        return en  # «Магеланова Хмара», the Magellanic Cloud
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
    if JOINED.search(uk.text):
        return False  # «Сахаджа-шлюб» may be a Sahaja Yoga marriage
    # «Шрі Радсі» is the dative of «Шрі Радха».
    forms = (one[-1], *name_parts(ledger.words).hardened(one[-1]))
    return all(romanization.heard_apart(form, two[-1], ledger.words) for form in forms)


def repeated(ledger: Ledger, uk: Sequence[Fact], en: Sequence[Fact]) -> None:
    """What one text says twice and the other once."""
    for row, others in ((uk, en), (en, uk)):
        left = [fact for fact in row if fact not in ledger.used]
        there: dict[int, list[Fact]] = {}
        for n, m in ledger.window.near(left, others, _ids):
            there.setdefault(n, []).append(others[m])
        for n, fact in enumerate(left):
            twin = next((one for one in there.get(n, ()) if ledger.agree(fact, one)), None)
            if twin is not None:
                ledger.join(*((fact, twin) if fact.side == "uk" else (twin, fact)), AGREE)


def beside(ledger: Ledger, rows: Sequence[Row]) -> None:
    """Joins orphans with their twins in the passages beside, where these have no counterpart either."""
    for n, row in enumerate(rows):
        left = ledger.free(row.orphans)
        if not left:
            continue
        others = [f for one in around(rows, n) if one is not row for f in ledger.free(one.orphans)]
        for i, j in ledger.window.among(left).near(left, others, _ids):
            one, two = left[i], others[j]
            if one.side != two.side and not {one, two} & ledger.used and ledger.agree(one, two):
                ledger.join(*((one, two) if one.side == "uk" else (two, one)), AGREE)
