"""Whether what findings expect is a correction: put in its place, it silences the finding and nothing else speaks up.

Run: python benchmarks/corrections.py [--most N] [--show N] SET... (folders with clean.jsonl and injected.jsonl, as
score.py reads them) or POST... (JSON files of WordPress posts). Each injected error is tried in its document, and the
findings of its pair are counted; of a post, all findings.
"""

from __future__ import annotations

import argparse
import collections
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from checker.model import SIDES, Side, other

Found = Mapping[str, Any]
Pairs = Sequence[Mapping[str, str]]
LOUD = ("error", "warning")


class Trial(NamedTuple):
    """A loud finding, and the findings of its document before its correction and after it, None without one."""

    finding: Found
    before: Sequence[Found]
    after: Sequence[Found] | None


def main() -> None:
    """Print, for each rule, how many loud findings have a correction, and what it does."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=10, help="errors of a class in each set")
    parser.add_argument("--show", type=int, default=3, help="corrections of a rule that fail")
    parser.add_argument("--list", action="store_true", help="print every loud finding in its context, corrected")
    args = parser.parse_args()
    trials: list[Trial] = []
    for path in args.inputs:
        with tempfile.TemporaryDirectory() as made:
            trials += of_set(path, Path(made), args.most) if path.is_dir() else of_post(path, Path(made))
    rules: dict[str, list[Trial]] = {}
    for trial in trials:
        rules.setdefault(trial.finding["rule"], []).append(trial)
    print(f"{'rule':28s} {'loud':>5s} {'told':>5s} {'silenced':>8s} {'worse':>5s}")
    for rule, mine in sorted(rules.items(), key=lambda row: -len(row[1])):
        print(line(rule, mine))
    print(line("all", trials))
    for trial in trials if args.list else ():
        show(trial)
    for mine in () if args.list else rules.values():
        for trial in [one for one in mine if one.after is not None and not good(one)][: args.show]:
            show(trial)


def line(name: str, trials: Sequence[Trial]) -> str:
    """A row of the table."""
    told = [trial for trial in trials if trial.after is not None]
    silent = sum(silenced(trial) for trial in told)
    worse = sum(bool(new(trial)) for trial in told)
    share = f" {100 * len(told) / len(trials):5.1f} % told"
    share += f", {100 * silent / len(told):5.1f} % silenced, {100 * worse / len(told):4.1f} % worse" if told else ""
    return f"{name:28s} {len(trials):5d} {len(told):5d} {silent:8d} {worse:5d} {share}"


def show(trial: Trial) -> None:
    """Print a correction that fails."""
    finding = trial.finding
    sides = " | ".join(f"{(finding[side] or {}).get('text')}" for side in SIDES)
    left = "" if trial.after is None or silenced(trial) else "  NOT SILENCED"
    print(f"\n{finding['rule']}: {sides} => {finding['expected']!r}{left}")
    for side in SIDES:
        print(f"   {side}: …{(finding[side] or {}).get('context')}…")
    for one in new(trial):
        texts = " | ".join(f"{(one[side] or {}).get('text')}" for side in SIDES)
        print(f"   NEW {one['rule']}: {texts} ({one['message']})")


def good(trial: Trial) -> bool:
    """Whether a correction does what it should."""
    return silenced(trial) and not new(trial)


def silenced(trial: Trial) -> bool:
    """Whether there is one finding less of that rule and those texts."""
    return sum(key(one) == key(trial.finding) for one in trial.after or ()) < sum(
        key(one) == key(trial.finding) for one in trial.before
    )


def new(trial: Trial) -> list[Found]:
    """The loud findings behind a correction that have no text in common with one that was there, of the same rule."""
    known = {(f["rule"], f["pair"], side, f[side]["text"]) for f in trial.before for side in SIDES if f[side]}
    old, said = trial.finding[corrected(trial.finding)]["text"], str(trial.finding["expected"])
    return [
        f for f in trial.after or ()
        if f["severity"] in LOUD
        and not any(
            f[side] and (f["rule"], f["pair"], side, text) in known
            for side in SIDES for text in ((f[side]["text"], f[side]["text"].replace(said, old)) if f[side] else ())
        )
    ]  # fmt: skip


def key(finding: Found) -> tuple[Any, ...]:
    """What a finding is known by: its rule, its pair and what it points at."""
    return (finding["rule"], finding["pair"], *(finding[side] and finding[side]["text"] for side in SIDES))


def corrected(finding: Found) -> Side:
    """The side that its correction is put into: the translation, where it points into it."""
    side = other(finding.get("original") or "uk")
    return side if finding[side] else other(side)


def put(text: str, finding: Found) -> str:
    """A text with a correction in its place."""
    place = finding[corrected(finding)]
    return text[: place["start"]] + str(finding["expected"]) + text[place["end"] :]


def checked(paths: Iterable[Path]) -> list[Found]:
    """The findings in some files."""
    command = [sys.executable, "-m", "checker", "check", *map(str, paths), "--format", "json", "--fail-on", "never"]
    command += ["--isolated", "--no-cache", "--no-progress", "--lang", "en"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(done.stderr[-2000:])
    findings: list[Found] = json.loads(done.stdout)["findings"]
    return findings


def of_documents(documents: Sequence[Pairs], made: Path) -> list[list[Found]]:
    """The findings in each of some documents; the pairs are called by their places in it."""
    rows = [dict(pair, doc=f"{n}", id=f"{n}/{k}") for n, pairs in enumerate(documents) for k, pair in enumerate(pairs)]
    path = made / "documents.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    found: list[list[Found]] = [[] for _ in documents]
    for finding in checked([path]):
        document, _, pair = finding["pair"].partition("#")[0].partition("/")
        found[int(document)].append({**finding, "pair": pair})
    return found


def of_set(folder: Path, made: Path, most: int) -> list[Trial]:
    """The trials of a set."""
    documents, homes = zip(*injected(folder, most), strict=True)
    before = of_documents(documents, made)
    loud = [
        (n, finding) for n, found in enumerate(before) for finding in found
        if finding["pair"] == f"{homes[n]}" and finding["severity"] in LOUD
    ]  # fmt: skip
    told = [(n, finding) for n, finding in loud if finding["expected"] is not None]
    mended = [_mended(documents[n], homes[n], finding) for n, finding in told]
    after = {id(finding): found for (_, finding), found in zip(told, of_documents(mended, made), strict=True)}
    return [Trial(finding, before[n], after.get(id(finding))) for n, finding in loud]


def _mended(pairs: Pairs, at: int, finding: Found) -> Pairs:
    side = corrected(finding)
    return [*pairs[:at], {**pairs[at], side: put(pairs[at][side], finding)}, *pairs[at + 1 :]]


def injected(folder: Path, most: int) -> Iterator[tuple[Pairs, int]]:
    """The documents of a set, each with one error in it, and the place of the pair that has it."""
    clean, made = (_lines(folder / f"{name}.jsonl") for name in ("clean", "injected"))
    places: dict[str, tuple[list[dict[str, str]], int]] = {}
    documents: dict[str, list[dict[str, str]]] = collections.defaultdict(list)
    for pair in clean:
        places[pair["id"]] = documents[pair["doc"]], len(documents[pair["doc"]])
        documents[pair["doc"]].append({"uk": pair["uk"], "en": pair["en"]})
    kinds: dict[str, list[Mapping[str, Any]]] = {}
    for item in made:
        kinds.setdefault(item["class"], []).append(item)
    for items in kinds.values():
        for error in random.Random(5).sample(items, min(most, len(items))):
            pairs, at = places[error["id"]]
            yield [*pairs[:at], {"uk": pairs[at]["uk"], "en": error["en"]}, *pairs[at + 1 :]], at


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]


def of_post(path: Path, made: Path) -> list[Trial]:
    """The trials of a post."""
    raw = path.read_text(encoding="utf-8")
    before = checked([path])
    trials: list[Trial] = []
    for n, finding in enumerate(before):
        after = None
        if finding["severity"] in LOUD and finding["expected"] is not None:
            mended = made / f"{n}.json"
            mended.write_text(json.dumps(_replaced(json.loads(raw), finding), ensure_ascii=False), encoding="utf-8")
            after = checked([mended])
        if finding["severity"] in LOUD:
            trials.append(Trial(finding, before, after))
    return trials


def _replaced(post: Any, finding: Found) -> Any:
    """A post with a correction in the field that the finding points at."""
    *way, last = finding[corrected(finding)]["pointer"].removeprefix("/").split("/")
    at = post
    for step in way:
        at = at[int(step) if isinstance(at, list) else step]
    at[last] = put(at[last], finding)
    return post


if __name__ == "__main__":
    main()
