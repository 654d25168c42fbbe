"""The one door to sentence-transformers: how alike two passages are in meaning, by an encoder that the user has."""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from checker.align.comparison import Comparison
from checker.model import SIDES, Pair, Side
from checker.model.messages import Message

PACKAGE = "sentence_transformers"
# How many pairs of passages are gathered before they are encoded, and how many passages the encoder reads at once.
GATHERED, AT_ONCE = 128, 32


class Model(Protocol):
    """What sentence-transformers calls a SentenceTransformer."""

    def encode(self, texts: list[str], **options: Any) -> Any:
        """A row of numbers for each text."""


class SemanticError(ValueError):
    """The settings ask for an encoder that can't be had; the text names the setting and the mend."""


@dataclass(frozen=True)
class Encoder:
    """The sentence encoder of a run, or none, and what the report says of it.

    `prompt` is put before every passage ("query: " for models of the E5 family). `told`: the note is
    shown in human-readable reports (else in JSON only).
    """

    model: Model | None = None
    prompt: str = ""
    note: str = Message("meaning.none")
    told: bool = False

    @property
    def gathers(self) -> int:
        """How many pairs are worth waiting for."""
        return GATHERED if self.model else 0

    def compare(self, texts: Sequence[Comparison]) -> Sequence[Comparison]:
        """The documents with the cosine similarity of the passages of each pair, encoded together.

        What has no letters on one side has none. An encoder reads the beginning of a passage that is too long for it.
        """
        if self.model is None:
            return texts
        asked = [pair for text in texts for pair in text.pairs if _worded(pair)]
        told = dict(zip(asked, self._similarities(self.model, asked), strict=True))
        return [replace(text, meaning=tuple(map(told.get, text.pairs))) for text in texts]

    def _similarities(self, model: Model, pairs: Sequence[Pair]) -> list[float | None]:
        if not pairs:
            return []
        import numpy as np

        passages = [self.prompt + _said(pair, side) for pair in pairs for side in SIDES]
        options = {"batch_size": AT_ONCE, "convert_to_numpy": True, "show_progress_bar": False}
        rows = np.asarray(model.encode(passages, **options), dtype=np.float64)
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
        cosines = (rows[::2] * rows[1::2]).sum(axis=1).tolist()
        return [round(min(1.0, max(-1.0, one)), 4) if math.isfinite(one) else None for one in cosines]


# No encoder.
NONE = Encoder()


def choose(name: str, prompt: str, start: Path) -> Encoder:
    """The encoder that the settings ask for: a model by folder (relative to `start`) or by name, or none for "".

    Nothing is imported when none is asked for, and nothing is ever fetched: a model by name lies in the cache already.
    Raises SemanticError.
    """
    if not name:
        return NONE
    if importlib.util.find_spec(PACKAGE) is None:
        raise SemanticError(Message("meaning.not_installed", name=name))
    return Encoder(load(name, start), prompt, Message("meaning.used", name=name, version=_version()), told=True)


def load(name: str, start: Path) -> Model:
    """The encoder in a folder (relative to `start`), or of that name in the cache. Raises SemanticError."""
    folder = start / name
    try:
        import sentence_transformers
        from transformers.utils import logging

        logging.disable_progress_bar()
        # Neither code that a model brings nor pickles, which are code: weights are read as safetensors or not at all.
        made: Model = sentence_transformers.SentenceTransformer(
            str(folder) if folder.is_dir() else name, local_files_only=True, trust_remote_code=False,
            model_kwargs={"use_safetensors": True},
        )  # fmt: skip
    except Exception as wrong:  # whatever a broken package, or a model of another release, may raise
        raise SemanticError(Message("meaning.not_loaded", name=name, why=" ".join(str(wrong).split())[:300])) from wrong
    return made


def _version() -> str:
    from importlib import metadata

    return metadata.version("sentence-transformers")


def _said(pair: Pair, side: Side) -> str:
    return " ".join(segment.text for segment in pair.side(side))


def _worded(pair: Pair) -> bool:
    return all(any(map(str.isalpha, _said(pair, side))) for side in SIDES)
