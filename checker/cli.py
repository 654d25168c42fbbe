"""A command line in, an exit code out."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn, cast

import click

from checker import __version__
from checker.model import SIDES, Document, Failure, Side

if TYPE_CHECKING:
    from checker.engine import Engine
    from checker.rulebook import Level, Rule, Rulebook
    from checker.settings import Settings
    from checker.words import Words

LEVELS = ("error", "warning", "info", "off")


def main() -> NoReturn:
    """The command `zvirka`; ends the process. No traceback reaches a user unless ZVIRKA_TRACEBACK is set."""
    # What is loaded stays until the end; the collector need not walk through it again and again while it grows.
    gc.disable()
    try:
        status = zvirka.main(prog_name="zvirka", standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        click.echo("zvirka: interrupted", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone (`zvirka … | head`): nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as wrong:
        if os.environ.get("ZVIRKA_TRACEBACK"):
            raise
        click.echo(f"zvirka: a fault of the program itself: {type(wrong).__name__}: {wrong}", err=True)
        click.echo("Set ZVIRKA_TRACEBACK=1 to see where, and report it with the input that caused it.", err=True)
        sys.exit(2)
    sys.exit(status if isinstance(status, int) else 0)


def _locale() -> Side:
    spoken = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "")
    return "uk" if spoken.lower().startswith("uk") else "en"


def _fail(message: object) -> NoReturn:
    raise click.ClickException(str(message))


def _levels(_context: object, _option: object, given: tuple[str, ...]) -> list[tuple[str, Level]]:
    pairs: list[tuple[str, Level]] = []
    for one in given:
        rule, sign, level = one.partition("=")
        if not sign or level not in LEVELS:
            raise click.BadParameter(f"{one!r} is not RULE=LEVEL with a level of {', '.join(LEVELS)}")
        pairs.append((rule, cast("Level", level)))
    return pairs


def _targets(_context: object, _option: object, given: tuple[str, ...]) -> list[tuple[str, Path]]:
    pairs: list[tuple[str, Path]] = []
    for one in given:
        name, sign, path = one.partition("=")
        if not sign or not path:
            raise click.BadParameter(f"{one!r} is not NAME=FILE, as in html=report.html")
        pairs.append((name, Path(path)))
    return pairs


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that reads texts."""
    for option in reversed(
        (
            click.argument("inputs", nargs=-1, metavar="INPUT..."),
            click.option("--uk", type=click.Path(path_type=Path), help="The Ukrainian file or folder."),
            click.option("--en", type=click.Path(path_type=Path), help="The English file or folder."),
            click.option(
                "--rules", "folders", multiple=True, type=click.Path(path_type=Path), help="A folder of more rules."
            ),
            click.option(
                "--config",
                type=click.Path(path_type=Path),
                help="The settings file (default: the nearest zvirka.toml).",
            ),
            click.option("--isolated", is_flag=True, help="Read no settings file."),
            click.option("--lang", type=click.Choice(["uk", "en"]), default=_locale, help="Language of messages."),
            click.option("--quiet", "-q", is_flag=True, help="Say only what was found."),
            click.option("--no-progress", is_flag=True, help="Show no progress on standard error."),
        )
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="zvirka")
def zvirka() -> None:
    """Check that a Ukrainian text and its English version say the same thing."""


@zvirka.command()
@shared
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    help="What is printed on standard output, or a template file.",
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    callback=_targets,
    metavar="NAME=FILE",
    help="Write a report to a file as well (repeatable).",
)
@click.option("--select", multiple=True, metavar="RULE", help="Use only these rules.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules out.")
@click.option(
    "--severity", "levels", multiple=True, callback=_levels, metavar="RULE=LEVEL", help="Give a rule another severity."
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="The lowest severity that gives exit status 1 (default: error).",
)
@click.option(
    "--max-warnings",
    type=click.IntRange(min=0),
    metavar="N",
    help="Exit status 1 when there are more warnings than this.",
)
def check(
    inputs: tuple[str, ...], uk: Path | None, en: Path | None, folders: tuple[Path, ...], config: Path | None,
    isolated: bool, lang: Side, quiet: bool, no_progress: bool, form: str, reports: list[tuple[str, Path]],
    select: tuple[str, ...], ignore: tuple[str, ...], levels: list[tuple[str, Level]], fail_on: str | None,
    max_warnings: int | None,
) -> int:  # fmt: skip
    """Check posts, pair files, addresses, or two files or folders (--uk, --en).

    Exit status: 0 nothing found that stops a build, 1 findings, 2 something could not be checked.
    """
    from checker import gate, render, run

    settings = _settings(config, isolated)
    book, words = _rulebook(settings, folders, select, ignore, levels)
    for name in (form, *(name for name, _ in reports)):
        try:
            render.check(name)
        except ValueError as wrong:
            _fail(wrong)
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    gc.enable()
    engine = _engine(settings)
    stream = _progress(_documents(inputs, uk, en, settings, words), no_progress or quiet)
    report = run.report(
        stream,
        book,
        words,
        [(one.rule, one.text) for one in settings.accept],
        engine=engine,
        keep_pages=any(render.needs_pages(name) for name in (form, *(name for name, _ in reports))),
    )
    rules = {rule.name: rule for rule in book.rules}
    for name, path in reports:
        try:
            path.write_text(render.render(report, name, lang=lang, rules=rules), encoding="utf-8")
        except OSError as wrong:
            _fail(f"{path}: {wrong.strerror}")
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    shown = render.render(report, form, lang=lang, width=_width(), color=coloured, rules=rules)
    click.echo(shown, nl=not shown.endswith("\n"), color=coloured)
    if form not in ("text",) and not quiet:
        for failure in report.failures:
            click.echo(f"{failure.name}: {failure.message}", err=True)
    limit = settings.max_warnings if max_warnings is None else max_warnings
    return gate.status(report, cast(gate.FailOn, fail_on or settings.fail_on), limit)


def _width() -> int:
    import shutil

    return min(shutil.get_terminal_size((100, 24)).columns, 120)


def _settings(config: Path | None, isolated: bool) -> Settings:
    from checker.settings import Settings, SettingsError, find, load

    if isolated:
        return Settings()
    path = config or find(Path.cwd())
    if path is None:
        return Settings()
    try:
        return load(path)
    except SettingsError as wrong:
        _fail(wrong)


def _rulebook(
    settings: Settings, folders: Iterable[Path], select: Iterable[str], ignore: Iterable[str],
    levels: Iterable[tuple[str, Level]],
) -> tuple[Rulebook, Words]:  # fmt: skip
    from checker import house, rulebook, words

    places = (*settings.folders, *folders)
    try:
        book = rulebook.load(*places)
        for accepted in settings.accept:
            book.get(accepted.rule)
        known = words.shipped(*places)
        marks: dict[str, list[str]] = {side: list(pairs) for side, pairs in settings.quotes if pairs}
        if marks:
            known = known.with_table("quotes", {"house": marks, "strict": dict.fromkeys(marks, True)})
        if settings.names.spellings:
            known = known.with_table("name_words", house.table(settings.names.spellings))
        return book.adjusted(select, ignore, [*settings.rules.items(), *levels]), known
    except rulebook.RuleError as wrong:
        _fail(wrong)


def _engine(settings: Settings) -> Engine:
    """What tells names: the trained pipelines that the settings name or that are installed."""
    from checker import engine

    wanted = settings.names
    try:
        return engine.choose(wanted.engine, {"uk": wanted.uk, "en": wanted.en}, settings.folder)
    except engine.EngineError as wrong:
        _fail(f"{settings.file}: {wrong}")


def _documents(
    inputs: tuple[str, ...], uk: Path | None, en: Path | None, settings: Settings, words: Words
) -> Iterator[Document | Failure]:
    from checker import readers

    if (uk is None) != (en is None):
        _fail("--uk and --en belong together: give both")
    if uk is not None and en is not None:
        if inputs:
            _fail("give inputs, or --uk and --en, not both")
        yield from _guarded(lambda: readers.open_sides(uk, en, words), f"{uk} and {en}")
        return
    if inputs:
        for name in inputs:
            yield from _guarded(lambda name=name: readers.open_input(name, words), name)  # type: ignore[misc]
        return
    if not settings.pairs:
        _fail("nothing to check: name a file, or two with --uk and --en, or list [[pairs]] in zvirka.toml")
    for twin in settings.pairs:
        one, two = settings.folder / twin.uk, settings.folder / twin.en
        yield from _guarded(lambda one=one, two=two: readers.open_sides(one, two, words), f"{one} and {two}")  # type: ignore[misc]


def _guarded(opened: Callable[[], Iterable[Document | Failure]], name: str) -> Iterator[Document | Failure]:
    """What an input holds; when it can't be read, that, and the other inputs are still checked."""
    from checker import readers

    try:
        yield from opened()
    except readers.InputError as wrong:
        yield Failure(wrong.name, wrong.message)
    except OSError as wrong:
        yield Failure(name, wrong.strerror or str(wrong))


def _progress(stream: Iterable[Document | Failure], off: bool) -> Iterator[Document | Failure]:
    """The same documents, with a count on standard error when that is a terminal."""
    shown = not off and sys.stderr.isatty()
    for n, one in enumerate(stream, 1):
        if shown and n > 1:
            click.echo(f"\r{n} documents", nl=False, err=True)
        yield one
    if shown:
        click.echo("\r\x1b[K", nl=False, err=True)


@zvirka.command()
@click.argument("rule")
@click.option("--rules", "folders", multiple=True, type=click.Path(path_type=Path), help="A folder of more rules.")
@click.option("--lang", type=click.Choice(["uk", "en"]), default=_locale, help="Language of the message shown.")
def explain(rule: str, folders: tuple[Path, ...], lang: Side) -> None:
    """Say why a rule exists, with a good and a bad example, and how to turn it off."""
    from checker import rulebook

    try:
        _explain(rulebook.load_one(rule, *folders), lang, click.echo)
    except rulebook.RuleError as wrong:
        _fail(wrong)


def _explain(rule: Rule, lang: Side, say: Callable[[str], object]) -> None:
    head = rule.head
    say(f"{rule.name}  ({rule.severity}, {head.mqm})\n\n{head.summary}\n{head.why}\n")
    say(f"Message: {head.message.uk if lang == 'uk' else head.message.en}\n")
    for title, examples in (("Found", head.bad), ("Right as it is", head.good)):
        say(f"{title}:")
        for example in examples[:3]:
            for side in SIDES:
                for bit in example.bits(side):
                    say(f"  {side}: {bit.text}")
            if example.post:
                say(f"  {example.post}")
            for name, forms in example.spellings.items():
                say(f"  agreed: {name} = {', '.join(forms)}")
            say("")
    say(f'Turn it off: --ignore {rule.name}, or in zvirka.toml:\n\n  [rules]\n  {rule.name} = "off"')


@zvirka.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
@click.option("--rules", "folders", multiple=True, type=click.Path(path_type=Path), help="A folder of more rules.")
def rules(form: str, folders: tuple[Path, ...]) -> None:
    """List the rules."""
    from checker import rulebook

    try:
        book = rulebook.load(*folders)
    except rulebook.RuleError as wrong:
        _fail(wrong)
    if form == "json":
        keys = ("name", "severity", "mqm", "summary", "why")
        rows = [
            dict(zip(keys, (r.name, r.severity, r.head.mqm, r.head.summary, r.head.why), strict=True))
            for r in book.rules
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif form == "markdown":
        click.echo("| rule | severity | what it finds |\n|---|---|---|")
        for rule in book.rules:
            click.echo(f"| `{rule.name}` | {rule.severity} | {rule.head.summary} |")
    else:
        wide = max(map(len, book.names))
        for rule in book.rules:
            click.echo(f"{rule.name:{wide}}  {rule.severity:7}  {rule.head.summary}")


@zvirka.command()
@shared
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def facts(inputs: tuple[str, ...], uk: Path | None, en: Path | None, form: str, **others: Any) -> int:
    """Show what was extracted from both sides."""
    from checker import dump

    return _dumped(dump.facts, inputs, uk, en, form, others)


@zvirka.command()
@shared
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def pairs(inputs: tuple[str, ...], uk: Path | None, en: Path | None, form: str, **others: Any) -> int:
    """Show how passages and facts were aligned."""
    from checker import dump

    return _dumped(dump.pairs, inputs, uk, en, form, others)


def _dumped(
    show: Callable[..., str],
    inputs: tuple[str, ...],
    uk: Path | None,
    en: Path | None,
    form: str,
    others: dict[str, Any],
) -> int:
    from checker import run

    settings = _settings(others["config"], others["isolated"])
    _, words = _rulebook(settings, others["folders"], (), (), ())
    engine = _engine(settings)
    status, shown = 0, 0
    for one in _documents(inputs, uk, en, settings, words):
        if isinstance(one, Failure):
            click.echo(f"{one.name}: {one.message}", err=True)
            status = 2 if one.severe else status
            continue
        shown += 1
        click.echo(show(run.collate(one, words, engine), form, words))
    return status if shown else 2


@zvirka.command()
@click.option("--force", is_flag=True, help="Overwrite a settings file that is there.")
def init(force: bool) -> None:
    """Write a commented zvirka.toml into this folder."""
    from checker.settings import NAME, TEMPLATE

    path = Path(NAME)
    if path.exists() and not force:
        _fail(f"{path} is there already; use --force to overwrite it")
    path.write_text(TEMPLATE, encoding="utf-8")
    click.echo(f"{path} written: every line in it is a comment until you change it")


def written(stream: IO[str]) -> None:
    """Standard output in UTF-8, whatever the locale says: the texts are Ukrainian."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


written(sys.stdout)
written(sys.stderr)
