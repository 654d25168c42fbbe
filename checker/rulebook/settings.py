"""The settings of a content repository: pairs, rules off, marks and spellings of the house, accepted findings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, get_args

from checker.language.text import CYRILLIC, LATIN
from checker.model import Severity
from checker.model.limits import LIMITS, Limits
from checker.model.record import Field, Record, checked, refused
from checker.pairs import ignored
from checker.rulebook import settings_file
from checker.rulebook.settings_faults import SettingsError
from checker.rulebook.tables import Level

NAME = "zvirka.toml"
# The language that texts were written in first; "auto": what is found.
Written = Literal["uk", "en", "auto"]


class PairedFiles(Record):
    """A Ukrainian and an English file or folder that belong together, relative to the settings file.

    `original` is the language that these were written in first; None: what the settings say of all.
    """

    uk: str
    en: str
    original: Written | None = None


class Accept(Record):
    """A finding that stays: its rule, what it points at, and why it is right.

    `text` is what it points at on either side; `uk` and `en` on that side, as it stands there or as a baseline has it.
    `path` is where that holds: a file relative to the settings file, or a pattern (`*` stands for `/` too); "" is
    everywhere.
    """

    rule: str
    text: str | None = None
    uk: str | None = None
    en: str | None = None
    why: str = Field(min_length=3)
    path: str = ""

    @checked(mode="whole")
    def _pointed(self) -> Accept:
        if self.text is None and self.uk is None and self.en is None:
            raise refused("pointless", "no text is named")
        return self


class Quotes(Record):
    """The quotation marks of the house, outer and inner, each as two characters: ["«»", "„“"]."""

    uk: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    @checked("uk", "en")
    @classmethod
    def _pairs(cls, marks: tuple[str, ...]) -> tuple[str, ...]:
        for pair in marks:
            if len(pair) != 2:
                raise refused("marks", "no pair of marks", shown=pair)
        return marks


class Names(Record):
    """What tells names, and the house's own spellings of them.

    `uk` and `en` are trained spaCy pipelines: an installed package, or a folder relative to the settings file.
    `spellings` has a Ukrainian name, and its English form or forms; the first is the one that findings expect.
    """

    engine: Literal["auto", "rules", "spacy"] = "auto"
    uk: str = ""
    en: str = ""
    spellings: dict[str, tuple[str, ...]] = Field(default={})

    @checked("spellings", mode="before")
    @classmethod
    def _agreed(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        listed = {uk: [en] if isinstance(en, str) else en for uk, en in given.items()}
        for uk, forms in listed.items():
            if not CYRILLIC.search(uk) or LATIN.search(uk):
                raise refused("ukrainian_name", "no Ukrainian name", shown=uk)
            if not isinstance(forms, list) or not forms or not all(map(_english, forms)):
                raise refused("english_form", "no English form", shown=uk)
        return listed


class House(Record):
    """The file that `zvirka learn` wrote, relative to the settings file: what the house translates how."""

    house: str = ""


class Glossary(Record):
    """The files with the terms of the house (TSV, CSV or TBX), relative to the settings file.

    `original` is the language that texts are written in: then only its terms want a counterpart. `case` is how an
    entry is compared that says nothing, `severity` that of its findings (None: the rule's).
    """

    file: tuple[str, ...] = ()
    original: Literal["uk", "en", "both"] = "both"
    case: Literal["sensitive", "insensitive"] = "insensitive"
    severity: Severity | None = None

    @checked("file", mode="before")
    @classmethod
    def _files(cls, given: Any) -> Any:
        return [given] if isinstance(given, str) else given


class Files(Record):
    """The files that are passed over, by patterns as in a .gitignore, counted from the settings file."""

    exclude: tuple[str, ...] = ()

    @checked("exclude")
    @classmethod
    def _patterns(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in given:
            if ignored.matches_nothing(pattern):
                raise refused("pattern", "no pattern", shown=pattern)
        return given


class Semantic(Record):
    """A sentence encoder of the user's, as one more signal.

    `model` is a sentence-transformers folder, relative to the settings file, or a name that lies in its cache; `prompt`
    is put before every passage.
    """

    model: str = ""
    prompt: str = ""


class Limited(Record):
    """How much of an input is looked at; see `Limits` for what each key counts. A number in quotation marks is none."""

    bytes: int = Field(default=LIMITS.bytes, gt=0, strict=True)
    passages: int = Field(default=LIMITS.passages, gt=0, strict=True)
    characters: int = Field(default=LIMITS.characters, gt=0, strict=True)
    facts: int = Field(default=LIMITS.facts, gt=0, strict=True)
    seconds: float = Field(default=LIMITS.seconds, gt=0, allow_inf_nan=False, strict=True)
    wait: float = Field(default=LIMITS.wait, gt=0, allow_inf_nan=False, strict=True)
    compared: int = Field(default=LIMITS.compared, gt=0, strict=True)

    @property
    def limits(self) -> Limits:
        """The limits themselves."""
        return Limits(**self.model_dump())


def _english(form: object) -> bool:
    return isinstance(form, str) and LATIN.search(form) is not None and not CYRILLIC.search(form)


class Settings(Record):
    """Everything that a settings file may say; see `zvirka init` for each key with a comment."""

    pairs: tuple[PairedFiles, ...] = ()
    rules: dict[str, Level] = Field(default={})
    accept: tuple[Accept, ...] = ()
    quotes: Quotes = Quotes()
    names: Names = Names()
    lexicon: House = House()
    glossary: Glossary = Glossary()
    semantic: Semantic = Semantic()
    limits: Limited = Limited()
    files: Files = Files()
    rule_folders: tuple[str, ...] = ()
    fail_on: Literal["error", "warning", "info", "never"] = "error"
    max_warnings: int | None = Field(default=None, ge=0, strict=True)
    min_confidence: float = Field(default=0, ge=0, le=1, allow_inf_nan=False, strict=True)
    baseline: str = ""
    attested: str = "zvirka-attested.json"
    staleness: bool = Field(default=True, strict=True)
    original: Written = "auto"
    folder: Path = Path()
    file: Path | None = None

    @property
    def folders(self) -> tuple[Path, ...]:
        """The rule folders, from the settings file on."""
        return tuple(self.folder / name for name in self.rule_folders)


def find(start: Path) -> Path | None:
    """The nearest settings file from a folder upward: zvirka.toml, or a pyproject.toml with [tool.zvirka]."""
    for place in (start, *start.parents):
        if (place / NAME).is_file():
            return place / NAME
        project = place / "pyproject.toml"
        if project.is_file() and "[tool.zvirka" in project.read_text(encoding="utf-8", errors="replace"):
            return project
    return None


def load(path: Path) -> Settings:
    """The settings in a file.

    Raises SettingsError when it can't be read, is no TOML, or has a key or value that is not known.
    """
    from pydantic import ValidationError

    from checker.rulebook import settings_faults

    text = settings_file.read(path)
    given, places = settings_file.table(path, text)
    try:
        return Settings.model_validate({**given, "folder": path.parent, "file": path})
    except ValidationError as wrong:
        raise SettingsError(settings_faults.found(wrong, path, places, _keys)) from wrong


def _keys(loc: Sequence[str | int]) -> list[str]:
    """The keys that the table at a place of the settings may have."""
    from checker.model.record import model

    table: Any = Settings
    for part in loc:
        if isinstance(part, str):
            annotation = model(table).model_fields[part].annotation
            table = next((one for one in (annotation, *get_args(annotation)) if _is_table(one)), Record)
    return [name for name in table.model_fields if name not in {"folder", "file"}]


def _is_table(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Record)
