"""What the settings name: that each file is there, and the line that names it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.commands import spoken
from checker.commands.output import fail

if TYPE_CHECKING:
    from checker.rulebook.settings import Settings
    from checker.rulebook.settings_faults import SettingsFault

Where = tuple[str | int, ...]


def refuse_missing(settings: Settings) -> None:
    """Ends the command where a rule folder, a glossary or the pairs of the house are not where the settings say."""
    named: list[tuple[str, Where, str]] = [
        ("no_rules", ("rule_folders", n), name) for n, name in enumerate(settings.rule_folders)
    ]
    named += [("no_glossary", ("glossary", "file", n), name) for n, name in enumerate(settings.glossary.file)]
    named += [("no_lexicon", ("lexicon", "house"), name) for name in (settings.lexicon.house,) if name]
    _refuse(settings, named)


def refuse_baseline(settings: Settings) -> None:
    """Ends the command where the baseline that the settings name is not there."""
    _refuse(settings, [("no_baseline", ("baseline",), settings.baseline)])


def place(settings: Settings, *where: str | int) -> str:
    """The file, line and key of a place in the settings, as faults tell it: "zvirka.toml:4: pairs.1"."""
    from checker.rulebook import settings_file

    return settings_file.place(settings.file, where) if settings.file else ""


def _refuse(settings: Settings, named: list[tuple[str, Where, str]]) -> None:
    from checker.rulebook.settings_faults import SettingsError

    faults = list(_missing(settings, named))
    if faults:
        fail(SettingsError(faults).said(spoken.asked()))


def _missing(settings: Settings, named: list[tuple[str, Where, str]]) -> Iterator[SettingsFault]:
    from checker.rulebook import settings_file

    for kind, where, name in named:
        path = settings.folder / name
        if settings.file and not path.exists():
            yield settings_file.fault(settings.file, where, kind, {"path": str(path)})
