"""The one door to spaCy: blank pipelines with our tokenizer, and trained ones where they are installed."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.language.text import HIDDEN, fold
from checker.model import Side
from checker.model.expressions import deferred
from checker.model.messages import Message

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# Words (joined inside by hyphens and apostrophes, also with hidden characters in them), numbers with
# their separators, and single marks: "п'ять", "25-річний", "PDF-ка", "1,200.50", "17:30", "$", "«".
PART = rf"[^\W_]+(?:[{HIDDEN}]+[^\W_]+)*"
WORD = rf"{PART}(?:['.]?-?'?[{HIDDEN}]*(?<=['-]){PART})*"
SEEN = deferred(rf"\d+(?:[.,:]\d+)+(?:-?[^\W\d_]+)*|{WORD}|[{HIDDEN}]+|[^\w\s]|_+")
TOKEN = deferred(rf"{SEEN.pattern}| +")

# The trained pipelines that spaCy publishes, the best first.
PUBLISHED: Mapping[Side, tuple[str, ...]] = {
    "uk": ("uk_core_news_trf", "uk_core_news_lg", "uk_core_news_md", "uk_core_news_sm"),
    "en": ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm"),
}
# Components that set entities, and those whose vectors they may listen to; nothing else of a pipeline is loaded.
NAMING = frozenset({"ner", "beam_ner", "entity_ruler"})
VECTORS = frozenset({"tok2vec", "transformer", "curated_transformer"})


class PipelineError(ValueError):
    """A trained pipeline that can't be used; its text says why."""


class Trained(NamedTuple):
    """A trained pipeline on this machine: its name and version, and the folder that has its config.cfg."""

    title: str
    folder: Path


class Tokens:
    """A spaCy tokenizer that keeps words with apostrophes and hyphens whole in both languages."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        from spacy.tokens import Doc

        words: list[str] = []
        spaces: list[bool] = []
        for found in TOKEN.finditer(fold(text)):
            piece = text[found.start() : found.end()]
            if piece == " " and words and not spaces[-1]:
                spaces[-1] = True
            else:
                words.append(piece)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_disk(self, path: str, exclude: Iterable[str] = ()) -> None:
        """spaCy asks every tokenizer for it; there is nothing to keep."""

    def from_disk(self, path: str, exclude: Iterable[str] = ()) -> Tokens:
        """Nothing was kept, so nothing is read."""
        return self

    def to_bytes(self, exclude: Iterable[str] = ()) -> bytes:
        """Nothing to keep."""
        return b""

    def from_bytes(self, data: bytes, exclude: Iterable[str] = ()) -> Tokens:
        """Nothing was kept, so nothing is read."""
        return self


def blank(side: Side) -> Language:
    """A new blank spaCy pipeline of a language with our tokenizer."""
    import spacy

    made = spacy.blank(side)
    made.tokenizer = Tokens(made.vocab)
    return made


def published(side: Side) -> Iterator[Trained]:
    """The trained pipelines of spaCy that are installed for a language, the best first; imports none of them."""
    for name in PUBLISHED[side]:
        found = installed(name)
        if found:
            yield found


def installed(name: str) -> Trained | None:
    """The pipeline that a package of that name holds, or None; the package is not imported."""
    spec = importlib.util.find_spec(name) if name.isidentifier() else None
    if spec is None or spec.origin is None or not (Path(spec.origin).parent / "meta.json").is_file():
        return None
    folder = Path(spec.origin).parent
    meta = _meta(folder)
    return Trained(f"{name} {meta['version']}", folder / f"{meta['lang']}_{meta['name']}-{meta['version']}")


def given(name: str, start: Path) -> Trained:
    """The pipeline that the settings name: an installed package, or a folder (relative to `start`).

    Raises PipelineError when there is neither.
    """
    folder = start / name
    if (folder / "config.cfg").is_file():
        meta = _meta(folder)
        return Trained(f"{name} ({meta['lang']}_{meta['name']} {meta['version']})", folder)
    found = installed(name)
    if found is None:
        raise PipelineError(Message("names.no_pipeline", name=name))
    return found


def load(one: Trained, side: Side) -> Language:
    """The pipeline with what it needs to find names and nothing else.

    Raises PipelineError when it is of another language, finds no names, or can't be loaded.
    """
    import spacy

    try:
        config: Mapping[str, Any] = spacy.util.load_config(one.folder / "config.cfg")
        if config["nlp"]["lang"] not in (side, "xx"):
            raise PipelineError(Message("names.other_language", title=one.title, lang=config["nlp"]["lang"], side=side))
        kept = needed(config)
        if not kept:
            raise PipelineError(Message("names.no_ner", title=one.title))
        return spacy.load(one.folder, exclude=[name for name in config["nlp"]["pipeline"] if name not in kept])
    except PipelineError:
        raise
    except Exception as wrong:  # whatever a pipeline made for another release, or without its own packages, may raise
        raise PipelineError(
            Message("names.not_loaded", title=one.title, why=" ".join(str(wrong).split())[:300])
        ) from wrong


def needed(config: Mapping[str, Any]) -> frozenset[str]:
    """The components that find names, and those that they listen to."""
    parts = {name: config["components"][name] for name in config["nlp"]["pipeline"]}
    naming = {name for name, part in parts.items() if part.get("factory") in NAMING}
    heard = {above for name in naming for above in _upstream(parts[name])}
    vectors = {name for name, part in parts.items() if part.get("factory") in VECTORS}
    return frozenset(naming | (vectors if "*" in heard else vectors & heard))


def _upstream(value: Any) -> Iterator[str]:
    """The names that a model listens to: "*" is whichever comes before."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key == "upstream":
                yield str(inner)
            yield from _upstream(inner)


def _meta(folder: Path) -> Mapping[str, Any]:
    try:
        meta: Mapping[str, Any] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        return {key: meta[key] for key in ("lang", "name", "version")}
    except (OSError, ValueError, KeyError) as wrong:
        raise PipelineError(Message("names.no_meta", path=folder / "meta.json", wrong=wrong)) from wrong
