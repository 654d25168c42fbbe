"""What commands share: options, settings, the machine of a run, and how one fails."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, cast

import click

from checker.commands import named_files, spoken
from checker.commands.output import fail
from checker.model import SIDES, Side
from checker.model.messages import Message, joined

if TYPE_CHECKING:
    from checker.align.meaning import Encoder
    from checker.facts.names.trained import Engine
    from checker.language.vocabulary import Words
    from checker.rulebook.rulebook import Rulebook
    from checker.rulebook.settings import Settings
    from checker.rulebook.tables import Level
    from checker.run.machine import Machine


class Place(click.Path):
    """A path, or an address of the web as it is given."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; the same text where it is an address."""
        address = isinstance(value, str) and value.lower().startswith(("http://", "https://"))
        return value if address else super().convert(value, param, ctx)


LEVELS = ("error", "warning", "info", "off")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the options of every command that reads texts say."""

    inputs: tuple[str, ...]
    uk: Path | str | None
    en: Path | str | None
    folders: tuple[Path, ...]
    config: Path | None
    trusted: tuple[Path, ...]
    private: bool
    isolated: bool
    lang: Side
    original: Literal["uk", "en", "auto"] | None
    exclude: tuple[str, ...]
    extend_exclude: tuple[str, ...]
    quiet: bool
    no_progress: bool
    types: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    search: str = ""
    after: str = ""
    before: str = ""
    user: str | None = None
    connections: int = 4
    revisions: bool = False
    save: Path | None = None


class Chosen(Protocol):
    """What options say of the settings file."""

    @property
    def config(self) -> Path | None: ...

    @property
    def trusted(self) -> tuple[Path, ...]: ...

    @property
    def isolated(self) -> bool: ...


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that reads texts."""
    for option in reversed(
        (
            click.argument("inputs", nargs=-1, metavar="INPUT..."),
            click.option("--uk", type=Place(path_type=Path)),
            click.option("--en", type=Place(path_type=Path)),
            click.option("--rules", "folders", multiple=True, type=click.Path(path_type=Path)),
            click.option(
                "--config",
                type=click.Path(path_type=Path),
            ),
            click.option(
                "--trust",
                "trusted",
                multiple=True,
                type=click.Path(path_type=Path, exists=True, file_okay=False),
                metavar="FOLDER",
            ),
            click.option(
                "--allow-private",
                "private",
                is_flag=True,
            ),
            click.option(
                "--original",
                type=click.Choice(["uk", "en", "auto"]),
            ),
            click.option(
                "--exclude",
                multiple=True,
                metavar="PATTERN",
            ),
            click.option("--extend-exclude", multiple=True, metavar="PATTERN"),
            click.option("--isolated", is_flag=True),
            click.option("--lang", type=click.Choice(["uk", "en"]), default=spoken.locale),
            click.option("--quiet", "-q", is_flag=True),
            click.option("--no-progress", is_flag=True),
        )
    ):
        command = option(command)
    return command


def _levels(_context: object, _option: object, given: tuple[str, ...]) -> list[tuple[str, Level]]:
    pairs: list[tuple[str, Level]] = []
    for one in given:
        rule, sign, level = one.partition("=")
        if not sign or level not in LEVELS:
            raise click.BadParameter(Message("commands.no_level", given=one, levels=", ".join(LEVELS)))
        pairs.append((rule, cast("Level", level)))
    return pairs


def share(_context: object, _option: object, given: str | None) -> float | None:
    """A number from 0 to 1."""
    try:
        number = None if given is None else float(given)
    except ValueError:
        raise click.BadParameter(Message("commands.no_share", given=given)) from None
    if number is not None and not 0 <= number <= 1:
        raise click.BadParameter(Message("commands.no_share", given=given))
    return number


def chosen(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose among the rules: `select`, `ignore` and `levels`."""
    for option in reversed(
        (
            click.option("--select", multiple=True, metavar="RULE"),
            click.option("--ignore", multiple=True, metavar="RULE"),
            click.option(
                "--severity", "levels", multiple=True, callback=_levels, metavar="RULE=LEVEL",
            ),
        )
    ):  # fmt: skip
        command = option(command)
    return command


def settled(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a service that name rules and settings: `folders`, `config`, `trusted` and `isolated`."""
    for option in reversed(
        (
            click.option("--rules", "folders", multiple=True, type=click.Path(path_type=Path)),
            click.option("--config", type=click.Path(path_type=Path)),
            click.option(
                "--trust", "trusted", multiple=True, type=click.Path(path_type=Path, exists=True, file_okay=False),
                metavar="FOLDER",
            ),
            click.option("--isolated", is_flag=True),
        )
    ):  # fmt: skip
        command = option(command)
    return command


def read_settings(asked: Chosen) -> Settings:
    """The settings of a file that is named, or else of the nearest one; they may not lead out of the checked tree."""
    from checker.commands import trust
    from checker.rulebook.settings import Settings

    if asked.isolated:
        return Settings()
    settings = load_settings(asked.config)
    trust.look_at_settings(settings, asked.trusted)
    return settings


def load_settings(path: Path | None = None) -> Settings:
    """The settings of a file, or of the nearest one from the working folder upward, wherever they lead."""
    from checker.rulebook.settings import Settings, find, load
    from checker.rulebook.settings_faults import SettingsError

    path = path or _from_here(find(Path.cwd()))
    try:
        return load(path) if path else Settings()
    except SettingsError as wrong:
        fail(wrong.said(spoken.asked()))


def _from_here(path: Path | None) -> Path | None:
    """A path as it is told from the working folder on, so that what is reported is named as in the settings."""
    try:
        return path and Path(os.path.relpath(path))
    except ValueError:  # on another drive
        return path


def choose_rules(
    settings: Settings, folders: Iterable[Path], select: Iterable[str] = (), ignore: Iterable[str] = (),
    levels: Iterable[tuple[str, Level]] = (),
) -> tuple[Rulebook, Words]:  # fmt: skip
    """The rules and the vocabulary of a run, with what the settings and the options change in them."""
    from checker.language import vocabulary
    from checker.language.house import spellings
    from checker.language.lexicon import house_pairs
    from checker.language.vocabulary.faults import VocabularyError
    from checker.rulebook import rule_file, rulebook
    from checker.rulebook import words as own_words

    places = (*settings.folders, *folders)
    named_files.refuse_missing(settings)
    try:
        book = rulebook.load(*places)
        _refuse_unknown(settings, book)
        own_words.refuse(places, book, settled_files(settings))
        words = vocabulary.shipped(*places)
        quotes = settings.quotes.values_by_name()
        marks: dict[str, list[str]] = {side: list(pairs) for side, pairs in quotes.items() if pairs}
        if marks:
            words = words.with_table("quotes", {"house": marks, "strict": dict.fromkeys(marks, True)})
        if settings.names.spellings:
            words = words.with_table("name_words", spellings.table(settings.names.spellings))
        if settings.lexicon.house:
            house_pairs.read(settings.folder / settings.lexicon.house)
            words = words.with_house(settings.folder / settings.lexicon.house)
        if settings.glossary.file:
            words = words.with_table("glossary", _terms(settings))
        return book.adjusted(select, ignore, [*settings.rules.items(), *levels]), words
    except (rule_file.RuleError, VocabularyError, house_pairs.PairsError) as wrong:
        fail(wrong)


def _refuse_unknown(settings: Settings, book: Rulebook) -> None:
    """Ends the command where the settings name a rule that there is not."""
    from checker.rulebook import settings_file
    from checker.rulebook.settings_faults import SettingsError, unknown_rule

    named: list[tuple[tuple[str | int, ...], str]] = [(("rules", name), name) for name in settings.rules]
    named += [(("accept", n, "rule"), one.rule) for n, one in enumerate(settings.accept)]
    file = settings.file
    unknown = [(at, name) for at, name in named if name not in book.known]
    if file and unknown:
        _, places = settings_file.table(file, settings_file.read(file))
        wrong = [unknown_rule(file, places, at, name, book.known) for at, name in unknown]
        fail(SettingsError(wrong).said(spoken.asked()))


def settled_files(settings: Settings) -> list[Path]:
    """The files of words that the settings name, and that are no vocabulary where they lie beside some."""
    return [settings.folder / file for file in (*settings.glossary.file, settings.lexicon.house) if file]


def _terms(settings: Settings) -> dict[str, Any]:
    """The entries of the glossaries that the settings name, as the vocabulary has them."""
    from checker.language.house import glossary, glossary_files

    wanted = settings.glossary
    defaults = glossary_files.Defaults(wanted.case, wanted.severity)
    entries = (entry for file in wanted.file for entry in glossary_files.read(settings.folder / file, defaults))
    try:
        return glossary.table(entries, SIDES if wanted.original == "both" else (wanted.original,))
    except glossary_files.GlossaryError as wrong:
        fail(wrong)


def choose_pipelines(settings: Settings) -> Engine:
    """The trained pipelines that find names: those that the settings name or that are installed."""
    from checker.facts.names import trained

    wanted = settings.names
    try:
        return trained.choose(wanted.engine, {"uk": wanted.uk, "en": wanted.en}, settings.folder)
    except trained.EngineError as wrong:
        fail(joined(": ", settings.file, wrong))


def choose_encoder(settings: Settings, book: Rulebook) -> Encoder:
    """The sentence encoder that the settings name, loaded only where a rule has a use for it."""
    from checker.align import meaning

    wanted = settings.semantic
    if wanted.model and not any(rule.verb.encoder for rule in book.rules):
        return meaning.Encoder(note=Message("meaning.unused", model=wanted.model), told=True)
    try:
        return meaning.choose(wanted.model, wanted.prompt, settings.folder)
    except meaning.SemanticError as wrong:
        fail(joined(": ", settings.file, wrong))


def choose_machine(settings: Settings, book: Rulebook, words: Words) -> Machine:
    """The machine of a run, with what its rules and vocabulary were chosen to be."""
    from checker.run.machine import Machine

    _ = book.judges  # read here, not in each process
    return Machine(book, words, choose_pipelines(settings), choose_encoder(settings, book), settings.limits.limits)
