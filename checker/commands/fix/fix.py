"""`zvirka fix`: the safe fixes made in the files, or shown as a diff."""

from __future__ import annotations

import difflib
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.commands import targets
from checker.commands.check import _levels
from checker.commands.options import choose_engine, choose_judge, choose_rules, list_units, read_settings, shared
from checker.model import Document, Failure, Report, Side

if TYPE_CHECKING:
    from checker.commands.fix.rounds import Fixed, Left
    from checker.rulebook.tables import Level

SAID: dict[Side, dict[str, str]] = {
    "en": {
        "file": "{name}: {made}",
        "total": "Fixed: {n} in {files} of {documents} documents.",
        "would": "To be fixed: {n} in {files} of {documents} documents.",
        "none": "Nothing to fix in {documents} documents.",
        "left": "{name}: left as it is, {rule}: “{text}” is written in a way that a fix might break",
    },
    "uk": {
        "file": "{name}: {made}",
        "total": "Виправлено: {n} у файлах ({files}); документів: {documents}.",
        "would": "Можна виправити: {n} у файлах ({files}); документів: {documents}.",
        "none": "Виправляти нічого; документів: {documents}.",
        "left": "{name}: лишено як є, {rule}: «{text}» записано так, що виправлення може щось зламати",
    },
}


@click.command()
@shared
@click.option("--diff", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--select", multiple=True, metavar="RULE", help="Use only these rules.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules out.")
@click.option(
    "--severity", "levels", multiple=True, callback=_levels, metavar="RULE=LEVEL", help="Give a rule another severity."
)
def fix(
    inputs: tuple[str, ...], uk: Path | None, en: Path | None, folders: tuple[Path, ...], config: Path | None,
    isolated: bool, lang: Side, quiet: bool, no_progress: bool, diff: bool, select: tuple[str, ...],
    ignore: tuple[str, ...], levels: list[tuple[str, Level]],
) -> int:  # fmt: skip
    """Make the safe fixes in files: spaces, quotation marks, hidden characters.

    No letter, figure, markup or code is changed. Exit status: 0 nothing is left to fix, 1 something would change
    (with --diff), 2 something could not be read or written.
    """
    from checker.commands.fix.rounds import Mending
    from checker.render import escapes
    from checker.run import accept
    from checker.run import path as run

    settings = read_settings(config, isolated)
    book, words = choose_rules(settings, folders, select, ignore, levels)
    engine, judge = choose_engine(settings), choose_judge(settings, book)

    def check(documents: Iterable[Document | Failure]) -> Report:
        report = run.report(documents, book, words, engine=engine, judge=judge)
        return accept.apply(report, settings.accept, settings.folder, book.names)

    mending = Mending(words, check)
    for unit in list_units(inputs, uk, en, settings):
        mending.unit(unit)
    fixed = mending.fixed()
    for one in fixed:
        if diff:
            click.echo("".join(_diff(one)), nl=False)
        else:
            mending.failures += _written(one)
    for line in [] if quiet else _summary(fixed, mending.left, mending.documents, diff, lang):
        click.echo(escapes.inert(line), err=diff)
    for failure in mending.failures:
        if failure.severe or not quiet:
            click.echo(escapes.inert(f"{failure.name}: {failure.message}"), err=True)
    if any(failure.severe for failure in mending.failures) or not mending.documents:
        return 2
    return 1 if diff and fixed else 0


def _written(one: Fixed) -> list[Failure]:
    """Writes a file, unless it is another one by now; what went wrong."""
    path = Path(one.name)
    try:
        if path.read_bytes() != one.old:
            return [Failure(one.name, "was changed while it was being fixed; nothing was written, run it again")]
        targets.replace(path, one.new)
    except OSError as wrong:
        return [Failure(one.name, wrong.strerror or str(wrong))]
    return []


def _diff(one: Fixed) -> Iterator[str]:
    """A unified diff, as `patch` and `git apply` take it."""
    from checker.readers.places.decode import decode

    old, new = (list(io.StringIO(decode(one.name, data))) for data in (one.old, one.new))
    for line in difflib.unified_diff(old, new, f"a/{one.name}", f"b/{one.name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _summary(fixed: list[Fixed], left: list[Left], documents: int, diff: bool, lang: Side) -> Iterator[str]:
    said, total = SAID[lang], Counter[str]()
    for one in fixed:
        made = ", ".join(f"{rule} {count}" for rule, count in sorted(one.made.items()))
        yield said["file"].format(name=one.name, made=made)
        total.update(one.made)
    for name, finding in left:
        place = finding.en or finding.uk
        yield said["left"].format(name=name, rule=finding.rule, text=place.text if place else "")
    form = said["would" if diff else "total"] if fixed else said["none"]
    yield form.format(n=total.total(), files=len(fixed), documents=documents)
