"""What commands share: options, settings, the rules and vocabulary of a run, its documents, and how one fails."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from checker.model import Document, Failure, Side

if TYPE_CHECKING:
    from checker.engine import Engine
    from checker.pairs import Unit
    from checker.rulebook import Level, Rulebook
    from checker.semantic import Judge
    from checker.settings import Settings
    from checker.words import Words


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
    from checker.settings import Settings, SettingsError, find, load

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
    from checker import house, house_pairs, rulebook, words

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
        return book.adjusted(select, ignore, [*settings.rules.items(), *levels]), known
    except (rulebook.RuleError, house_pairs.PairsError) as wrong:
        fail(wrong)


def choose_engine(settings: Settings) -> Engine:
    """What tells names: the trained pipelines that the settings name or that are installed."""
    from checker import engine

    wanted = settings.names
    try:
        return engine.choose(wanted.engine, {"uk": wanted.uk, "en": wanted.en}, settings.folder)
    except engine.EngineError as wrong:
        fail(f"{settings.file}: {wrong}")


def choose_judge(settings: Settings, book: Rulebook) -> Judge:
    """The sentence encoder that the settings name, loaded only where a rule has a use for it."""
    from checker import semantic

    wanted = settings.semantic
    if wanted.model and not any(rule.verb.encoder for rule in book.rules):
        return semantic.Judge(note=f"meaning: {wanted.model} was not used, no rule that asks it is on", told=True)
    try:
        return semantic.choose(wanted.model, wanted.prompt, settings.folder)
    except semantic.SemanticError as wrong:
        fail(f"{settings.file}: {wrong}")


def list_units(inputs: tuple[str, ...], uk: Path | None, en: Path | None, settings: Settings) -> list[Unit]:
    """What is to be opened, unread: the inputs, the two sides that options name, or the pairs in the settings."""
    if (uk is None) != (en is None):
        fail("--uk and --en belong together: give both")
    if uk is not None and en is not None:
        if inputs:
            fail("give inputs, or --uk and --en, not both")
        return list(_sides(uk, en))
    if inputs:
        return list(inputs)
    if not settings.pairs:
        fail("nothing to check: name a file, or two with --uk and --en, or list [[pairs]] in zvirka.toml")
    return [unit for twin in settings.pairs for unit in _sides(settings.folder / twin.uk, settings.folder / twin.en)]


def open_documents(
    inputs: tuple[str, ...], uk: Path | None, en: Path | None, settings: Settings, words: Words
) -> Iterator[Document | Failure]:
    """The documents of the inputs, of the two sides that options name, or of the pairs in the settings."""
    from checker import readers

    for unit in list_units(inputs, uk, en, settings):
        yield from readers.open_unit(unit, words)


def _sides(uk: Path, en: Path) -> Iterator[Unit]:
    """The pairs of two files or folders; when there are none, that, and the other inputs are still checked."""
    from checker import readers

    try:
        yield from readers.list_sides(uk, en)
    except readers.InputError as wrong:
        yield Failure(wrong.name, wrong.message)
    except OSError as wrong:
        yield Failure(f"{uk} and {en}", wrong.strerror or str(wrong))
