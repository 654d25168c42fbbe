"""What commands share: options, settings, the rules and vocabulary of a run, its documents, and how one fails."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from checker.model import SIDES, Document, Failure, Side

if TYPE_CHECKING:
    from checker.align.meaning import Judge
    from checker.facts.names.trained import Engine
    from checker.language.vocabulary import Words
    from checker.pairs import Twin, Unit
    from checker.rulebook.rulebook import Rulebook
    from checker.rulebook.settings import Settings
    from checker.rulebook.tables import Level
    from checker.run.since import Scope


def locale() -> Side:
    """The language of messages that the environment asks for."""
    spoken = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "")
    return "uk" if spoken.lower().startswith("uk") else "en"


def fail(message: object) -> NoReturn:
    """Ends the command with a message and exit status 2."""
    raise click.ClickException(str(message))


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
            click.option("--lang", type=click.Choice(["uk", "en"]), default=locale, help="Language of messages."),
            click.option("--quiet", "-q", is_flag=True, help="Say only what was found."),
            click.option("--no-progress", is_flag=True, help="Show no progress on standard error."),
        )
    ):
        command = option(command)
    return command


def read_settings(config: Path | None, isolated: bool) -> Settings:
    """The settings of a file that is named, or else of the nearest one."""
    from checker.rulebook.settings import Settings, SettingsError, find, load

    if isolated:
        return Settings()
    path = config or find(Path.cwd())
    if path is None:
        return Settings()
    try:
        return load(path)
    except SettingsError as wrong:
        fail(wrong)


def choose_rules(
    settings: Settings, folders: Iterable[Path], select: Iterable[str], ignore: Iterable[str],
    levels: Iterable[tuple[str, Level]],
) -> tuple[Rulebook, Words]:  # fmt: skip
    """The rules and the vocabulary of a run, with what the settings and the options change in them."""
    from checker.language import vocabulary as words
    from checker.language.house import glossary_files as termbase
    from checker.language.house import spellings as house
    from checker.language.lexicon import house_pairs
    from checker.rulebook import rulebook

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
        if settings.lexicon.house:
            house_pairs.read(settings.folder / settings.lexicon.house)
            known = known.with_house(settings.folder / settings.lexicon.house)
        if settings.glossary.file:
            known = known.with_table("glossary", _terms(settings))
        return book.adjusted(select, ignore, [*settings.rules.items(), *levels]), known
    except (rulebook.RuleError, house_pairs.PairsError, termbase.GlossaryError) as wrong:
        fail(wrong)


def _terms(settings: Settings) -> dict[str, Any]:
    """The entries of the glossaries that the settings name, as the vocabulary has them."""
    from checker.language.house import glossary
    from checker.language.house import glossary_files as termbase

    wanted = settings.glossary
    defaults = termbase.Defaults(wanted.case, wanted.severity)
    entries = (entry for file in wanted.file for entry in termbase.read(settings.folder / file, defaults))
    return glossary.table(entries, SIDES if wanted.original == "both" else (wanted.original,))


def choose_engine(settings: Settings) -> Engine:
    """What tells names: the trained pipelines that the settings name or that are installed."""
    from checker.facts.names import trained as engine

    wanted = settings.names
    try:
        return engine.choose(wanted.engine, {"uk": wanted.uk, "en": wanted.en}, settings.folder)
    except engine.EngineError as wrong:
        fail(f"{settings.file}: {wrong}")


def choose_judge(settings: Settings, book: Rulebook) -> Judge:
    """The sentence encoder that the settings name, loaded only where a rule has a use for it."""
    from checker.align import meaning as semantic

    wanted = settings.semantic
    if wanted.model and not any(rule.verb.encoder for rule in book.rules):
        return semantic.Judge(note=f"meaning: {wanted.model} was not used, no rule that asks it is on", told=True)
    try:
        return semantic.choose(wanted.model, wanted.prompt, settings.folder)
    except semantic.SemanticError as wrong:
        fail(f"{settings.file}: {wrong}")


def find_units(inputs: tuple[str, ...], uk: Path | None, en: Path | None, settings: Settings) -> Iterator[Unit]:
    """What is to be opened, unread: the inputs, the two sides that options name, or the pairs in the settings.

    An input that is a folder is searched for pairs; what the settings pair in it is not searched for. A file of one
    language is given with its partner, and once where both are inputs.
    """
    from checker import readers
    from checker.pairs import Twin

    if (uk is None) != (en is None):
        fail("--uk and --en belong together: give both")
    if uk is not None and en is not None:
        if inputs:
            fail("give inputs, or --uk and --en, not both")
        yield from _sides(uk, en)
        return
    if not inputs and not settings.pairs:
        fail("nothing to check: name a file or a folder, or two with --uk and --en, or list [[pairs]] in zvirka.toml")
    settled = [unit for unit in _settled(settings) if isinstance(unit, Twin)] if inputs and settings.pairs else []
    seen: set[tuple[Path | None, ...]] = set()
    for name in inputs:
        folder = Path(name)
        if name != "-" and folder.is_dir():
            named = _inside(folder, settled)
            yield from named
            yield from readers.list_folder(folder, {path for twin in named for path in twin[:2] if path})
            continue
        unit = _named(folder, settled) or readers.list_file(name)
        if not isinstance(unit, Twin) or unit[:2] not in seen:
            yield unit
        if isinstance(unit, Twin):
            seen.add(unit[:2])
    if not inputs:
        yield from _settled(settings)


def list_units(
    inputs: tuple[str, ...], uk: Path | None, en: Path | None, settings: Settings, strict: bool = False
) -> list[Unit]:
    """What is to be opened, with files that have no partner in few lines, which are severe failures where `strict`."""
    from checker import pairs

    return list(pairs.gather(find_units(inputs, uk, en, settings), strict))


def open_documents(
    inputs: tuple[str, ...], uk: Path | None, en: Path | None, settings: Settings, words: Words
) -> Iterator[Document | Failure]:
    """The documents of the inputs, of the two sides that options name, or of the pairs in the settings."""
    return open_units(list_units(inputs, uk, en, settings), words)


def open_units(units: Iterable[Unit], words: Words) -> Iterator[Document | Failure]:
    """The documents of units that were listed."""
    from checker import readers

    for unit in units:
        yield from readers.open_unit(unit, words)


def choose_scope(units: Iterable[Unit], rev: str) -> Scope:
    """The units that were changed since a revision."""
    from checker.run import git, since

    try:
        return since.scope(units, rev)
    except git.GitError as wrong:
        fail(f"--changed-since: {wrong}")


def _sides(uk: Path, en: Path) -> Iterator[Unit]:
    """The pairs of two files or folders; when there are none, that, and the other inputs are still checked."""
    from checker import readers

    try:
        yield from readers.list_sides(uk, en)
    except readers.InputError as wrong:
        yield Failure(wrong.name, wrong.message)
    except OSError as wrong:
        yield Failure(f"{uk} and {en}", wrong.strerror or str(wrong))


def _settled(settings: Settings) -> Iterator[Unit]:
    """The pairs that the settings name: files, folders, or patterns."""
    from checker import pairs
    from checker.readers import ENDINGS

    for one in settings.pairs:
        uk, en = settings.folder / one.uk, settings.folder / one.en
        if (uk.exists() and en.exists()) or not (pairs.wild(one.uk) or pairs.wild(one.en)):
            yield from _sides(uk, en)
            continue
        try:
            found = list(pairs.match(settings.folder, one.uk, one.en, ENDINGS))
        except pairs.PatternError as wrong:
            fail(f"{settings.file}: pairs: {wrong}")
        yield from found
        if not found:
            yield Failure(f"{one.uk} and {one.en}", f"no file matches, from {settings.folder} on")


def _named(path: Path, settled: list[Twin]) -> Twin | None:
    """The pair of the settings that a file is in."""
    real = path.resolve()
    return next((twin for twin in settled if any(one and one.resolve() == real for one in twin[:2])), None)


def _inside(folder: Path, settled: list[Twin]) -> list[Twin]:
    """The pairs of the settings whose files lie in a folder, with their paths as a walk through it has them."""
    from checker.pairs import Twin

    top = folder.resolve()
    twins = []
    for unit in settled:
        if all(path is None or path.resolve().is_relative_to(top) for path in unit[:2]):
            uk, en = (path and folder / path.resolve().relative_to(top) for path in unit[:2])
            twins.append(Twin(uk, en, unit.why if "settings" in unit.why else "named in the settings"))
    return twins
