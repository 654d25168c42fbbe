"""The one path from two documents to a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from time import monotonic

from checker.align import facts as matching
from checker.align.comparison import Comparison
from checker.align.passages import document as passages
from checker.align.passages.pair import ASIDE
from checker.align.window import Window
from checker.checks.base import SlowPattern
from checker.drift import excerpts
from checker.drift.retold import edited, retold, told_anew
from checker.facts import kinds
from checker.facts.names.trained import ALONE, Engine
from checker.language import tokens
from checker.language.vocabulary import Words
from checker.model import (
    Accepted,
    Document,
    Fact,
    Failure,
    Hit,
    Outcome,
    Page,
    Report,
    Segment,
    barrier,
)
from checker.model.limits import LIMITS, Limits
from checker.rulebook.rule_file import Rule
from checker.run import causes, habits, limited, stamp, summary, suppress, terms
from checker.run.machine import Machine
from checker.run.signs import signs
from checker.run.tally import Tally, tally


def collate(document: Document, words: Words, pipelines: Engine = ALONE, limits: Limits = LIMITS) -> Comparison:
    """A document with its passages read and paired, its facts found and matched.

    `pipelines` are the trained ones that know names beside the rules. Passages over a limit are left out with what
    stands for them, and are failures of the comparison. Raises Exceeded where the document takes too long.
    """
    found: dict[Segment, list[Fact]] = {}
    clock, gone = limited.Clock(limits.seconds), limited.Gone(document.name, limits)
    # Pages of a tree repeat each other; lines of a file of pairs, which may have a million, hardly do.
    look = kinds.find if document.pairs else kinds.recall

    def find(segment: Segment) -> list[Fact]:
        if segment not in found:
            bare_text = segment.role in ASIDE
            facts = [] if bare_text else pipelines.beside(look(segment, words), segment, words)
            found[segment] = gone.first(segment, facts)
            clock.ask()
        return found[segment]

    def read(segment: Segment) -> Segment:
        return tokens.read(gone.begin(segment), words)

    window = Window(limits.compared)
    uk, en, pairs, partial = passages.align(
        document, tuple(map(read, document.uk)), tuple(map(read, document.en)), read, find, words, window,
        again=not pipelines.pipelines,
    )  # fmt: skip
    for segment in (*uk, *en):
        find(segment)
    whole = len(uk) + len(en)
    uk, en, pairs = gone.without(uk, en, pairs)
    facts = tuple(fact for segment in (*uk, *en) for fact in find(segment))
    failures = tuple(gone.told.values())
    unmatched = Comparison(
        document, uk, en, pairs, words, facts, partial=partial, failures=failures, window=window,
        gone=whole - len(uk) - len(en),
    )  # fmt: skip
    return replace(unmatched, matches=matching.match(unmatched))


def collated(
    inputs: Iterable[Document | Failure], words: Words, pipelines: Engine = ALONE, limits: Limits = LIMITS
) -> Iterator[Comparison | Failure]:
    """Documents collated, one after another; what is over the limits, and a fault of ours in one, is its failure."""
    for one in limited.within(inputs, limits):
        if isinstance(one, Failure):
            yield one
        else:
            made = barrier.attempt(barrier.place(one), collate, one, words, pipelines, limits)
            if not isinstance(made, Failure):
                yield from made.failures
            yield made


def check(document: Document, machine: Machine) -> Page:
    """A document with what the rules find in it, in reading order; raises RuntimeError for a rule that fails."""
    (comparison,) = machine.encoder.compare([collate(document, machine.words, machine.pipelines, machine.limits)])
    page, failures, _ = _page(comparison, machine)
    failures = [*comparison.failures, *failures]
    if failures:
        raise RuntimeError("\n".join(one.message for one in failures))
    return page


def _page(comparison: Comparison, machine: Machine) -> tuple[Page, list[Failure], Tally]:
    """The page, the rules that failed on it, without which it was made, and what became of its passages."""
    judged, failures = _judged(comparison, machine)
    hits = habits.eased(list(causes.first(judged)), comparison)
    taken: Mapping[Hit, suppress.Named] = {}
    if comparison.document.ignores:
        taken = suppress.taken(comparison, hits)
        hits += suppress.faults(comparison, hits, machine.rulebook)
    found, unsaid = stamp.stamped(comparison, hits) if hits else ([], [])
    failures += unsaid
    page = Page(
        document=comparison.document,
        uk=comparison.uk,
        en=comparison.en,
        pairs=comparison.pairs,
        facts=comparison.facts,
        matches=comparison.matches,
        partial=comparison.partial,
        findings=tuple(finding for hit, finding in found if hit not in taken),
        taken=tuple(Accepted(finding, taken[hit].ignore.reason, "text") for hit, finding in found if hit in taken),
    )
    return page, failures, tally(comparison, (hit for _, hit in hits))


def _judged(comparison: Comparison, machine: Machine) -> tuple[list[tuple[Rule, Hit]], list[Failure]]:
    """What each rule finds, and the rules that failed: one that does takes no other with it.

    Raises Exceeded where they take too long together.
    """
    judged: list[tuple[Rule, Hit]] = []
    failures: list[Failure] = []
    name, clock = barrier.place(comparison.document), limited.Clock(machine.limits.seconds)
    cut = comparison.partial is not None
    book = machine.rulebook
    # What is cut stands beside what it was cut from, in other passages: there, each rule looks for itself.
    for rule, judge, whole in book.judges if cut else book.asked(signs(comparison, book.literals)):
        try:
            hits = excerpts.judged(judge, comparison) if cut and whole else judge(comparison)
            found = list(hits)
            if found:  # of a hundred rules, one or two
                judged += [(rule, _weighed(rule, hit, comparison)) for hit in found]
        except SlowPattern as slow:
            failures.append(Failure(name, f"{rule.name}: {slow}"))
        except Exception as wrong:
            failures.append(barrier.fault(name, wrong, rule.name))
        if monotonic() > clock.soon:
            clock.ask()
    return judged, failures


def _weighed(rule: Rule, hit: Hit, comparison: Comparison) -> Hit:
    """A hit with what its passages say of its evidence, where its verb asks; evidence that is weak already stays.

    What goes word by word is information in a text that was retold, and in passages that were. What a text alone
    has that an editor told anew is weak, if its rule says so.
    """
    place = hit.uk or hit.en
    if rule.verb.by_word and (retold(comparison) or (place and told_anew(comparison, place.segment))):
        return replace(hit, severity="info")
    if hit.evidence in rule.head.milder:
        return hit
    if "edited" in rule.head.milder and (side := edited(comparison)) and rule.verb.tells_anew(comparison, hit, side):
        return replace(hit, evidence="edited")
    if place and "loose" in rule.verb.evidence and comparison.loose(place.segment):
        return replace(hit, evidence="loose")
    return hit


def outcomes(
    inputs: Iterable[Document | Failure], machine: Machine, *, keep_pages: bool = False
) -> Iterator[Outcome | Failure]:
    """What comes of each document, one after another; texts stay in it where `keep_pages` asks for them.

    A fault of ours is a failure of its document, or of one rule in it.
    """
    for one in _collated(inputs, machine):
        if isinstance(one, Failure):
            yield one
            continue
        made = barrier.attempt(barrier.place(one.document), _page, one, machine)
        if isinstance(made, Failure):
            yield made
            continue
        page, failures, counts = made
        yield from failures
        counted = Counter(fact.side for fact in one.facts)
        yield Outcome(
            one.document.name, page.findings, page.taken, len(one.pairs), (counted["uk"], counted["en"]),
            counts.skipped, page if keep_pages else None, counts.paired, counts.told, _narrowed(one),
            one.document.original, terms.usages(one, machine.rulebook),
        )  # fmt: skip


def _narrowed(comparison: Comparison) -> dict[str, int]:
    """The places where not all was compared, and of how many items."""
    met = comparison.window.met
    return {limited.place(comparison.document.name, where): count for where, count in met.items()}


def report(inputs: Iterable[Document | Failure], machine: Machine, *, keep_pages: bool = False) -> Report:
    """All documents checked and added up; what told names and meanings is a note, or only an aside."""
    return summary.report(outcomes(inputs, machine, keep_pages=keep_pages), machine.notes)


def _collated(inputs: Iterable[Document | Failure], machine: Machine) -> Iterator[Comparison | Failure]:
    """The documents collated, as many at a time as the encoder reads at once."""
    waiting: list[Comparison] = []
    for one in collated(inputs, machine.words, machine.pipelines, machine.limits):
        if isinstance(one, Failure):
            yield one
            continue
        waiting.append(one)
        if sum(len(comparison.pairs) for comparison in waiting) >= machine.encoder.gathers:
            yield from _compared(waiting, machine)
            waiting = []
    yield from _compared(waiting, machine)


def _compared(waiting: list[Comparison], machine: Machine) -> Iterator[Comparison | Failure]:
    """Comparisons with what the encoder says of them; those of a fault one by one."""
    made = barrier.attempt("", machine.encoder.compare, waiting)
    if not isinstance(made, Failure):
        yield from made
        return
    for one in waiting:
        alone = barrier.attempt(barrier.place(one.document), machine.encoder.compare, [one])
        yield from [alone] if isinstance(alone, Failure) else alone
