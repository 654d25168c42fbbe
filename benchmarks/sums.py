"""Whether every passage of every input of a folder is counted: paired, told of or skipped, and the sums add up.

    python benchmarks/sums.py FOLDER

What readers give is counted by itself, file by file, and compared with what the run says of it. Prints one line for
each folder of inputs, and each file whose sums differ; the exit status is 1 where there is one.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from bench import WORDS

from checker import readers
from checker.model import Document, Failure
from checker.pairs import FilePair, Task
from checker.readers import open_task
from checker.rulebook import rulebook
from checker.run import path as run
from checker.run.machine import Machine


def tasks(folder: Path) -> Iterator[Task]:
    """What is to be read in a folder: pairs of files, and each other file by itself.

    Beside a folder `uk` each folder `en`, `en_old` … is an English side.
    """
    uk, english = folder / "uk", sorted(path for path in folder.glob("en*") if path.is_dir())
    found = (
        [task for en in english for task in readers.list_sides(uk, en)]
        if uk.is_dir() and english
        else readers.list_folder(folder)
    )
    taken: set[Path] = set()
    for task in found:
        if isinstance(task, FilePair):
            taken |= {path for path in task[:2] if path}
        if not isinstance(task, Failure):
            yield task
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path not in taken:
            task = readers.list_file(str(path))
            if not isinstance(task, FilePair):
                yield task


def read(document: Document) -> int:
    """The passages of a document as its reader gives them, and the strings that it left out."""
    return len(document.uk) + len(document.en) + sum(document.skipped.values())


def main() -> int:
    """Counts a folder, folder by folder below it."""
    machine = Machine(rulebook.load(), WORDS)
    wrong = 0
    root = Path(sys.argv[1])
    for folder in sorted(path for path in root.iterdir() if path.is_dir()) or [root]:
        sums: Counter[str] = Counter()
        for task in tasks(folder):
            documents = list(open_task(task, WORDS))
            expected = sum(read(one) for one in documents if isinstance(one, Document))
            report = run.report(documents, machine)
            sums.update(files=1, expected=expected, read=report.passages, paired=report.paired, told=report.told)
            sums.update(failures=len(report.failures), skipped=sum(report.skipped.values()))
            whole = report.documents == sum(isinstance(one, Document) for one in documents)
            parts = report.paired + report.told + sum(report.skipped.values())
            if not report.passages == parts == expected or not whole:
                wrong += 1
                print(f"{task}: {expected} were read, {report.passages} are counted, their parts come to {parts}")
        print(folder.name, dict(sums), flush=True)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
