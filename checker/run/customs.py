"""Translations that the files of a house share, which accuse nobody: two names that stand for each other in several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

from checker.align.names.custom import FOR, SIGHTINGS
from checker.checks.drift.page_incomplete import PageIncomplete
from checker.checks.drift.passage import Passage
from checker.model import Finding, Place, Role
from checker.model.expressions import deferred
from checker.rulebook.rulebook import Rulebook
from checker.run.recurring import SHARE, SURE, SURELY, own

# On so many pages a passage is no slip.
BANNER = 3
# ... and a passage of so many characters in both texts on two: one page was put together of others, to be printed.
COPY, LONG = 2, 160
# So many pages that were left in the other language, or have passages that were, are not translated yet.
UNTRANSLATED = 10
# So many strings of a text that are in the other language, or have words of it, are one fault; so are passages
# with what is one fault by its rule.
STRINGS = 5
HIDDEN: frozenset[Role] = frozenset({"string", "alt", "meta"})
FOREIGN = frozenset({"accuracy/untranslated", "fluency/wrong-language"})
# So many words are a sentence.
SENTENCE = 4
# The form of evidence of what says that a page was never in the language of the original.
NEVER = "original"
SHOWN = deferred(r"\S")


def kept_to(findings: Sequence[Finding]) -> frozenset[Finding]:
    """The findings on two names that stand for each other in several documents, and for no other as often.

    What recurs within one document was learned when its names were matched. Neither the order of the documents nor who
    has read them says anything here. A passage that stands in several documents (a menu, a footer) is one sighting.
    """
    met: dict[str, tuple[set[int], set[int]]] = {}  # hashes of texts: of very many the texts themselves are too much
    documents: dict[str, set[str]] = {}
    for one in findings:
        if one.custom:
            for texts, place in zip(met.setdefault(one.custom, (set(), set())), (one.uk, one.en), strict=True):
                texts.update((hash(place.segment.text),) if place else ())
            documents.setdefault(one.custom, set()).add(one.document)
    # Texts of one side alone: what is told of a text beside two others is one sighting.
    times = {key: min(len(names), *(len(texts) for texts in met[key] if texts)) for key, names in documents.items()}
    best: dict[tuple[str, str], int] = {}
    for key, count in times.items():
        for name in _names(key):
            best[name] = max(count, best.get(name, 0))
    return frozenset(
        one
        for one in findings
        if one.custom
        and times[one.custom] >= SIGHTINGS
        and all(times[one.custom] == best[name] for name in _names(one.custom))
    )


def banners(findings: Sequence[Finding]) -> frozenset[Finding]:
    """The warnings, but for the first, on a passage that several pages have word for word, as what stands beside it.

    A menu, a footer, "This is a translation by volunteers" stand on every page by themselves, and are made of one
    template: who was told of one once knows. What both texts say, and not the same, is told on each page: it has to be
    mended there, and the report shows how often it is. Strings of a catalogue are each in a place of their own, but for
    those of files with one name, each in a folder of its own, that a generator made ("about/page-data.json"). What is
    told of a page as a whole is told of that page, unless it says that pages were never in the language of the
    original: the site has another one, which their addresses do not tell.
    """
    documents: dict[tuple[str, int], set[str]] = {}
    listed: list[tuple[tuple[str, int], bool, Finding]] = []
    for one in findings:
        place = one.uk or one.en
        if place is None or one.severity == "error":
            continue
        whole, shown = _whole(place), place.segment.shown
        if one.evidence == NEVER:
            both = [NEVER]
        elif len(one.hashes) > 1 or (one.uk and one.en) or not (whole or one.beside):
            continue
        else:
            both = [shown, f"{place.span}", *(segment.shown for segment in one.beside if not whole)]
            both += [PurePosixPath(one.document).name] if place.segment.role == "string" else []
        key = one.rule, hash(tuple(both))
        documents.setdefault(key, set()).add(one.document)
        if one.severity == "warning":
            listed.append((key, sum(map(len, both)) >= LONG, one))
    first: set[tuple[str, int]] = set()
    gone: list[Finding] = []
    for key, long, one in listed:
        if len(documents[key]) >= (COPY if long else BANNER) and key in first:
            gone.append(one)
        first.add(key)
    return frozenset(gone)


def _whole(place: Place) -> bool:
    """Whether a place is all of its passage but for spaces; a long passage may have as many findings as words."""
    shown, (start, end) = place.segment.shown, place.span
    if place.raw is not None:
        return place.text.strip() == shown.strip()
    return not (SHOWN.search(shown, 0, start) or SHOWN.search(shown, end))


def copies(findings: Sequence[Finding]) -> frozenset[Finding]:
    """The findings on a page that stands beside its source, or in two formats, but for those on the first of them.

    "guide.html" is made of "guide.md": the same is told of the same passages. Of a string that two parts of a program
    have in files of one name, under one key, warnings are told once.
    """
    met: dict[tuple[str, ...], str] = {}
    gone: list[Finding] = []
    for one in findings:
        page, texts = PurePosixPath(one.document), (place.segment.text if place else "" for place in (one.uk, one.en))
        if not page.suffix:
            continue
        spans = (str(place.span) if place else "" for place in (one.uk, one.en))
        place = one.uk or one.en
        string = place is not None and place.segment.role == "string" and one.severity == "warning"
        same = (page.name, one.pair) if string else (str(page.with_suffix("")),)
        key = (one.rule, *same, *(str(hash(text)) for text in texts), *spans)
        if met.setdefault(key, one.document) != one.document:
            gone.append(one)
    return frozenset(gone)


def milder(findings: Sequence[Finding], book: Rulebook, pairs: int = 0) -> frozenset[Finding]:
    """The findings of one cause, but for the first, which become information: the report shows where else it is.

    What a baseline knows, and what a branch has not changed, is not counted: what is new is told of. `pairs` are those
    of all documents.
    """
    one = _untranslated(findings) | _templates(findings) | _strings(findings) | _of_a_fault(findings, book)
    left = [finding for finding in findings if finding not in one and finding.severity != "info" and not _row(finding)]
    return one | _worded(left) | _throughout(left, book, pairs)


def _worded(findings: Sequence[Finding]) -> frozenset[Finding]:
    """What one rule tells of the same words of both texts in several passages, but for the first.

    A figure says nothing by itself; a whole passage is one of a template.
    """
    met: dict[tuple[str, ...], list[Finding]] = {}
    for one in findings:
        texts = [place.text.casefold() if place else "" for place in (one.uk, one.en)]
        whole = any(place and _whole(place) for place in (one.uk, one.en))
        if not whole and any(map(str.isalpha, "".join(texts))):
            met.setdefault((one.rule, *texts), []).append(one)
    return frozenset(
        one
        for listed in met.values()
        if len({hash(one.place.segment.shown) for one in listed}) >= STRINGS
        for one in _behind(listed)
    )


def _throughout(findings: Sequence[Finding], book: Rulebook, pairs: int) -> frozenset[Finding]:
    """What one rule tells of so much of a tree, but for the first: a way of its house, or of its generator.

    What a rule is sure of by a text alone are slips, unless there are more of them; what a translation says otherwise
    has a content of its own in each place, as a passage has that is gone.
    """
    rules = {rule.name: rule for rule in book.rules}
    met: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        rule = rules.get(one.rule)
        if rule and not own(rule) and not isinstance(rule.verb, PageIncomplete | Passage):
            met.setdefault((one.rule, one.place.segment.side), []).append(one)
    gone: list[Finding] = []
    for (name, _), listed in met.items():
        sure = not rules[name].verb.compares and all(one.confidence >= SURE for one in listed)
        documents = {one.document for one in listed}
        if len(documents) >= BANNER and len(listed) >= max(SURELY if sure else STRINGS, SHARE * pairs):
            gone += _behind(listed)
    return frozenset(gone)


def _behind(findings: Sequence[Finding]) -> list[Finding]:
    """All but one that is told: the first error, or the first."""
    stays = next((one for one in findings if one.severity == "error"), findings[0])
    return [one for one in findings if one is not stays]


def _templates(findings: Sequence[Finding]) -> frozenset[Finding]:
    """The errors, but for the first, that stand in one passage of several pages, as a button or a menu does."""
    met: dict[tuple[str, int], list[Finding]] = {}
    for one in findings:
        place = one.uk or one.en
        if one.severity == "error" and place and not (one.uk and one.en) and place.segment.role != "string":
            met.setdefault((one.rule, hash((place.segment.shown, place.span))), []).append(one)
    many = [listed for listed in met.values() if len({one.document for one in listed}) >= BANNER]
    return frozenset(one for listed in many for one in listed[1:])


def _untranslated(findings: Sequence[Finding]) -> frozenset[Finding]:
    """The errors, but for the first, on passages that were left in the other language, where so many pages have some.

    A site, or a part of it, waits for its translator: who knows of the first page looks for the others.
    """
    left: dict[str, list[Finding]] = {}
    for one in findings:
        place = one.uk or one.en
        if one.severity == "error" and place and place.segment.role != "string" and _left(one):
            left.setdefault(place.segment.side, []).append(one)
    many = [listed for listed in left.values() if len({one.document for one in listed}) >= UNTRANSLATED]
    return frozenset(one for listed in many for one in listed[1:])


def _strings(findings: Sequence[Finding]) -> frozenset[Finding]:
    """What says of strings of a text, or of texts that nobody sees, that they are in the other language, but for one.

    Where so many have some, nobody translated them yet, or a machine put a word in for another. An error stays.
    """
    foreign = (one for one in findings if one.mqm in FOREIGN and one.place.segment.role in HIDDEN)
    return _but_one(foreign, lambda one: (one.document, one.place.segment.side))


def _of_a_fault(findings: Iterable[Finding], book: Rulebook) -> frozenset[Finding]:
    """What is one fault of a text (Russian words, plurals of a catalogue that lack a form), but for one."""
    faults = frozenset(rule.name for rule in book.rules if rule.verb.one_fault)
    return _but_one(
        (one for one in findings if one.rule in faults and not _row(one)), lambda one: (one.document, one.rule)
    )


def _row(one: Finding) -> bool:
    """Whether a finding is one of a file of pairs, which has many texts."""
    segment = one.place.segment
    return segment.field.pointer.removeprefix("/") == segment.side


def _but_one(findings: Iterable[Finding], cause: Callable[[Finding], tuple[str, str]]) -> frozenset[Finding]:
    """The loud findings of each cause that so many passages have, but for one: the first error, or the first."""
    met: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        if one.severity != "info":
            met.setdefault(cause(one), []).append(one)
    gone: list[Finding] = []
    for listed in met.values():
        if len({hash(one.place.segment.text) for one in listed}) >= STRINGS:
            gone += _behind(listed)
    return frozenset(gone)


def _left(one: Finding) -> bool:
    """Whether a finding says of a sentence that it was left in the other language, or of a page that has it so."""
    if one.uk and one.en:
        return one.mqm == "accuracy/omission" and one.uk.text == one.en.text != ""
    place = one.uk or one.en
    return place is not None and len(place.text.split()) >= SENTENCE and one.mqm == "accuracy/untranslated"


def _names(key: str) -> tuple[tuple[str, str], tuple[str, str]]:
    uk, _, en = key.partition(FOR)
    return ("uk", uk), ("en", en)
