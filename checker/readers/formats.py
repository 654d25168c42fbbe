"""The table of formats: a row for each, with its name, the endings of its files, and what reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from checker.language.vocabulary import Words
from checker.model import Document, Failure, Side
from checker.model.messages import Message
from checker.readers.one_language import OneLanguageFile
from checker.readers.places.decode import InputError
from checker.readers.places.source import Source, look

WEB = ("http://", "https://")


def later(place: str) -> Any:
    """A function of a module of this room ("keyed.android:read"), which is imported when it is called."""
    module, _, name = place.partition(":")

    def call(*given: object) -> Any:
        return getattr(import_module(f"checker.readers.{module}"), name)(*given)

    call.__module__, call.__name__ = f"checker.readers.{module}", name
    return call


class Bilingual(NamedTuple):
    """A format of both languages.

    `read` gives the documents of an input, and what can't be read in it as failures; it raises InputError where
    nothing can be read. An input is in the format when its name has one of the `endings` (lower case, with the full
    stop), or `reads` says so by its beginning, which then has one of the `signs`. It is not `sure` where a file of one
    language may look the same. Files with these endings are looked for in folders where they are `sought`; of endings
    that files of another kind have too, which are `shared`, `reads` says whose a file is.
    """

    name: str
    endings: frozenset[str]
    read: Callable[[Source, Words], Iterator[Document | Failure]]
    reads: Callable[[Source], bool] | None = None
    sure: bool = True
    sought: bool = False
    signs: tuple[str, ...] = ("",)
    shared: bool = False

    def fits(self, source: Source) -> bool:
        """Whether an input is in this format."""
        if self.reads is None or (source.ending in self.endings and not self.shared):
            return source.ending in self.endings
        return any(sign in source.head for sign in self.signs) and self.reads(source)


class Monolingual(NamedTuple):
    """A format of one language: `read` gives the passages of a file, and raises InputError where it can't be read.

    A `shared` one may hold both languages too, which its name does not tell: only the mark of a language in its path
    says that it holds one. `reads` says of a file by its beginning that it is in the format, whatever its ending.
    """

    name: str
    endings: frozenset[str]
    read: Callable[[Source, Side, Words], OneLanguageFile]
    shared: bool = False
    reads: Callable[[Source], bool] | None = None


Format = Bilingual | Monolingual

# Those of both languages in the order in which they are asked: the last one reads whatever is JSON, or should be.
# Of those of one language, the first reads what no ending tells.
FORMATS: tuple[Format, ...] = (
    Bilingual(
        "PO",
        frozenset({".po", ".pot"}),
        later("bilingual.po:read"),
        later("bilingual.po:reads"),
        signs=("msgid ",),
        sought=True,
    ),
    Bilingual(
        "XLIFF",
        frozenset({".xlf", ".xliff", ".mxliff", ".sdlxliff", ".mqxliff"}),
        later("bilingual.xliff:read"),
        later("bilingual.xliff:reads"),
        signs=("xliff",),
        sought=True,
    ),
    Bilingual(
        "TMX",
        frozenset({".tmx"}),
        later("bilingual.tmx:read"),
        later("bilingual.tmx:reads"),
        signs=("tmx",),
        sought=True,
    ),
    Bilingual(
        "Qt Linguist",
        frozenset({".ts"}),
        later("bilingual.qt:read"),
        later("bilingual.qt:reads"),
        signs=("<TS",),
        sought=True,
        shared=True,  # TypeScript's
    ),
    Bilingual(Message("formats.xcstrings"), frozenset({".xcstrings"}), later("keyed.xcstrings:read"), sought=True),
    Bilingual(
        Message("formats.yaml"), frozenset({".yml", ".yaml"}), later("keyed.yaml_catalogue:read_both"), sure=False
    ),
    Bilingual(Message("formats.toml"), frozenset({".toml"}), later("keyed.toml_catalogue:read_both"), sure=False),
    Bilingual(
        Message("formats.json"),
        frozenset(),
        later("keyed.json_catalogue:read_both"),
        later("keyed.json_catalogue:reads"),
        sure=False,
    ),
    Bilingual(
        Message("formats.keys"),
        frozenset(),
        later("keyed.english_keys:read"),
        later("keyed.english_keys:reads"),
        sure=False,
        signs=('"',),
    ),
    Bilingual(
        Message("formats.jsonl"),
        frozenset({".jsonl", ".ndjson"}),
        later("tables.pairs_jsonl:read"),
        later("tables.pairs_jsonl:reads"),
        signs=('"uk"', '"en"'),
    ),
    Bilingual(
        Message("formats.table"),
        frozenset({".csv", ".tsv"}),
        later("tables.pairs_table:read"),
        later("tables.pairs_table:reads"),
        signs=("uk",),
    ),
    Bilingual(Message("formats.wxr"), frozenset(), later("web.wxr:read"), later("web.wxr:reads"), signs=("<rss",)),
    Bilingual("WordPress post", frozenset(), later("web.revised:read"), later("web.wordpress:reads"), sure=False),
    Bilingual("JSON", frozenset({".json"}), later("web.revised:read"), later("web.wordpress:reads_json"), sure=False),
    Monolingual(Message("formats.text"), frozenset({".txt", ".html", ".htm", ".xhtml"}), later("web.plain:read")),
    Monolingual("Markdown", frozenset({".md", ".markdown", ".mdown", ".mdx"}), later("markdown.read:read")),
    Monolingual(
        Message("formats.post"), frozenset(), later("web.translated:read_side"), reads=later("web.translated:reads")
    ),
    # These are here to be refused with the mend, and not to be read as a plain text.
    Monolingual("AsciiDoc", frozenset({".adoc", ".asciidoc"}), later("markdown.refused:read")),
    Monolingual("reStructuredText", frozenset({".rst", ".rest"}), later("markdown.refused:read")),
    Monolingual("subtitles", frozenset({".srt", ".vtt"}), later("subtitles.read:read")),
    # .doc is here to be refused with the mend, and not to be read as a plain text.
    Monolingual("DOCX", frozenset({".docx", ".docm", ".doc"}), later("office.docx:read")),
    Monolingual("Android resources", frozenset({".xml"}), later("keyed.android:read")),
    Monolingual(".NET resources", frozenset({".resx", ".resw"}), later("keyed.resx:read")),
    Monolingual("Apple strings", frozenset({".strings", ".stringsdict"}), later("keyed.apple:read")),
    Monolingual("JSON catalogue", frozenset({".json", ".arb"}), later("keyed.json_catalogue:read"), shared=True),
    Monolingual("YAML catalogue", frozenset({".yml", ".yaml"}), later("keyed.yaml_catalogue:read"), shared=True),
    Monolingual("TOML catalogue", frozenset({".toml"}), later("keyed.toml_catalogue:read"), shared=True),
    Monolingual("properties", frozenset({".properties"}), later("keyed.properties:read")),
    Monolingual("Fluent", frozenset({".ftl"}), later("keyed.fluent:read")),
)

BILINGUAL = tuple(one for one in FORMATS if isinstance(one, Bilingual))
MONOLINGUAL = tuple(one for one in FORMATS if isinstance(one, Monolingual))
PAIRS_JSONL = next(one for one in BILINGUAL if one.name == Message("formats.jsonl"))
PAIRS_TABLE = next(one for one in BILINGUAL if one.name == Message("formats.table"))
POST = next(one for one in MONOLINGUAL if one.name == Message("formats.post"))
KEYS = next(one for one in BILINGUAL if one.name == Message("formats.keys"))
JSON_CATALOGUE = next(one for one in MONOLINGUAL if one.name == "JSON catalogue")
BY_NAME: Mapping[str, Bilingual] = {one.name: one for one in BILINGUAL}
BY_ENDING: Mapping[str, Monolingual] = {ending: one for one in MONOLINGUAL for ending in one.endings}

# The endings of files of one language, and of those of both that are looked for in a folder.
ENDINGS = frozenset(BY_ENDING)
SOUGHT = tuple(one for one in BILINGUAL if one.sought)
BOTH: frozenset[str] = frozenset().union(*(one.endings for one in SOUGHT))
SHARED: frozenset[str] = frozenset().union(*(one.endings for one in SOUGHT if one.shared))


def bilingual(source: Source) -> Bilingual | None:
    """The format of an input of both languages; None where it seems to be in none."""
    return next((one for one in BILINGUAL if one.fits(source)), None)


def holds_both(path: Path) -> bool:
    """Whether a file with one of the endings of BOTH holds both languages, and is no TypeScript."""
    if path.suffix.lower() not in SHARED:
        return True
    try:
        return bilingual(look(str(path))) is not None
    except OSError:  # told when it is opened
        return True


def keys_are_english(path: Path) -> bool:
    """Whether a file of Ukrainian strings has the English ones as its keys."""
    try:
        return KEYS.fits(look(str(path)))
    except OSError:  # told when it is opened
        return False


def named(name: str, source: Source) -> Bilingual:
    """The row of that name, or ("") the format of an input; raises InputError where it is in none."""
    found = BY_NAME[name] if name else bilingual(source)
    if found is None:
        seems = Message("formats.html_page") if source.head.lstrip().startswith("<") else Message("formats.plain")
        raise InputError(
            source.name,
            Message("formats.no_post", seems=seems),
        )
    return found


def monolingual(source: Source) -> Monolingual:
    """The format of a file of one language, of an address that of a post; raises InputError for one that holds both."""
    if source.name.lower().startswith(WEB):
        return POST
    if any(source.ending in one.endings and one.fits(source) for one in SOUGHT):
        raise InputError(source.name, Message("formats.holds_both"))
    begun = next((one for one in MONOLINGUAL if one.reads is not None and one.reads(source)), None)
    return begun or BY_ENDING.get(source.ending, MONOLINGUAL[0])
