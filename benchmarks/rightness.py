"""How often each rule is right on texts that nobody has read: python benchmarks/rightness.py sample|count ...

    sample FOLDER... [--most 40] [--each 12] [--seed 1] > findings.tsv    # each folder is a tree of its own
    count LABELLED.tsv... [--fresh]                                       # adds what was read to rules/rightness.tsv

`sample` draws at most so many errors and warnings of each rule, and so many of them of each tree: one habit of a house
fills it with findings of one kind. Of two in the same texts it draws one.
Read each with its texts and write into the first column T (right), H (defensible: another editor would let it stand) or
F (false); rows without a verdict are not counted. `count` keeps numbers only, and prints which rules are louder than
they have been right (see `rightness.LEAST`).
`--fresh` begins the table anew. A text that a mend was made of is unread no more: leave it out of the next table.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from checker import readers
from checker.commands.inputs import open_task
from checker.language import vocabulary
from checker.model import Finding, Outcome, Place
from checker.model.limits import LIMITS
from checker.model.shipped import folder
from checker.rulebook import rightness
from checker.rulebook.rule_file import Rule
from checker.rulebook.rulebook import load
from checker.run import path as run
from checker.run import summary
from checker.run.machine import Machine

COLUMNS = ("verdict", "rule", "evidence", "severity", "tree", "document", "uk", "en", "uk_passage", "en_passage")
VERDICTS = ("T", "H", "F")
SHOWN = 400  # code points of a passage


def found(tree: Path, machine: Machine) -> list[Finding]:
    """The errors and warnings of a tree."""
    documents = (
        document
        for task in readers.list_folder(tree, set())
        for document in open_task(task, machine.words, None, LIMITS)
    )
    outcomes = (one for one in run.outcomes(documents, machine) if isinstance(one, Outcome))
    return [one for one in summary.report(outcomes).findings if one.severity != "info"]


def drawn(trees: dict[str, list[Finding]], most: int, each: int, seed: int) -> Iterator[tuple[str, Finding]]:
    """At most so many findings of each rule, of each tree and of all, the trees in turn."""
    listed: dict[str, dict[str, list[Finding]]] = defaultdict(dict)
    for tree, findings in trees.items():
        for one in findings:
            listed[one.rule].setdefault(tree, []).append(one)
    for rule in sorted(listed):
        queues = {tree: _apart(findings) for tree, findings in sorted(listed[rule].items())}
        for tree, queue in queues.items():
            random.Random(f"{seed} {rule} {tree}").shuffle(queue)
            del queue[each:]
        taken = 0
        while taken < most and any(queues.values()):
            for tree, queue in queues.items():
                if queue and taken < most:
                    yield tree, queue.pop()
                    taken += 1


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    """Findings of different texts: one that stands in many files of a tree is one."""
    kept: dict[tuple[str, ...], Finding] = {}
    for one in findings:
        kept.setdefault(tuple(_passage(place) for place in (one.uk, one.en)), one)
    return list(kept.values())


def _passage(place: Place | None) -> str:
    return place.segment.shown if place else ""


def row(tree: str, one: Finding) -> list[str]:
    """What a reader needs to judge a finding."""
    places = (one.uk, one.en)
    beside = " / ".join(segment.shown for segment in one.beside)[:SHOWN]
    texts = [*((place.text if place else "") for place in places), *(_around(place) or beside for place in places)]
    return ["", one.rule, one.evidence, one.severity, tree, one.document, *(_line(text) for text in texts)]


def _around(place: Place | None) -> str:
    """The passage of a place, with the place in brackets, and no more of it than a reader needs."""
    if place is None:
        return ""
    text, (start, end) = place.segment.shown, place.span
    return f"{text[max(0, start - SHOWN) : start]}⟦{text[start:end]}⟧{text[end : end + SHOWN]}"


def _line(text: str) -> str:
    return " ".join(text.split())


def sample(folders: Iterable[Path], most: int, each: int, seed: int) -> None:
    machine = Machine(load(), vocabulary.shipped())
    trees = {tree.name: found(tree, machine) for tree in folders}
    out = csv.writer(sys.stdout, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, escapechar="\\")
    out.writerow(COLUMNS)
    for tree, one in drawn(trees, most, each, seed):
        out.writerow(row(tree, one))


def count(labelled: Iterable[Path], *, fresh: bool) -> int:
    """Writes the table, and returns how many rules are too loud."""
    table = folder("rules") / rightness.NAME
    book = load()
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one in () if fresh else rightness.read(table):
        wrong = one.read - one.right - one.defensible
        counts[one.rule, one.evidence].update({"T": one.right, "H": one.defensible, "F": wrong})
    for path in labelled:
        with path.open(encoding="utf-8", newline="") as lines:
            for given in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if given["verdict"] in VERDICTS and given["rule"] in book.known:
                    counts[given["rule"], given["evidence"]][given["verdict"]] += 1
    with table.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, delimiter="\t", lineterminator="\n")
        rows.writerow(rightness.Reading.model_fields)
        for (rule, evidence), verdicts in sorted(counts.items()):
            rows.writerow([rule, evidence, verdicts.total(), verdicts["T"], verdicts["H"]])
    loud = list(too_loud(load().rules, rightness.read(table)))
    for line in loud:
        print(line)
    return len(loud)


def too_loud(rules: Iterable[Rule], readings: Iterable[rightness.Reading]) -> Iterator[str]:
    """The rules, and the forms of their evidence, that are louder than they have been right."""
    known = {rule.name: rule for rule in rules}
    for one in readings:
        severity = known[one.rule].severity_on(one.evidence)
        if not rightness.earned(one, severity):
            share = f"{one.right}+{one.defensible}/2 of {one.read}"
            yield f"{one.rule} {one.evidence or 'plain'}: {severity}, right in {share}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    sampler = verbs.add_parser("sample")
    sampler.add_argument("folders", nargs="+", type=Path)
    sampler.add_argument("--most", type=int, default=40)
    sampler.add_argument("--each", type=int, default=12)
    sampler.add_argument("--seed", type=int, default=1)
    counter = verbs.add_parser("count")
    counter.add_argument("labelled", nargs="*", type=Path)
    counter.add_argument("--fresh", action="store_true")
    args = parser.parse_args()
    if args.verb == "sample":
        sample(args.folders, args.most, args.each, args.seed)
        return 0
    return int(count(args.labelled, fresh=args.fresh) > 0)


if __name__ == "__main__":
    sys.exit(main())
