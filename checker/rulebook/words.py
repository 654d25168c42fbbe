"""A folder of vocabulary to its faults: tables against their schemas, learned models by their readers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from checker.language import vocabulary
from checker.language.vocabulary.faults import Fault, VocabularyError

if TYPE_CHECKING:
    from checker.rulebook.rulebook import Rulebook


def faults(folder: Path, book: Rulebook | None = None, aside: Collection[Path] = ()) -> tuple[Fault, ...]:
    """Every fault of a folder of vocabulary (the `words` of a rule folder): path, line and message of each.

    `book` has the rules that may name tables of sets of their own; `aside` are files in the folder that the settings
    name as something else (a glossary, the pairs of a house).
    """
    from checker.language.vocabulary import validation
    from checker.language.vocabulary.schemas import MODELS

    tables = (getattr(rule.verb, "table", None) for rule in (book.rules if book else ()))
    sets = frozenset(name for name in tables if isinstance(name, str))
    known = vocabulary.shipped()
    models = _models() if any((folder / name).exists() for name in MODELS) else {}
    whole = folder in known.folders
    return validation.faults(folder, known, sets=sets, aside=aside, models=models, whole=whole)


def shipped_faults() -> tuple[Fault, ...]:
    """Every fault of the shipped vocabulary, which has to be whole; none, unless the installation is broken."""
    return tuple(fault for folder in vocabulary.shipped().folders for fault in faults(folder))


def refuse(places: Iterable[Path], book: Rulebook, aside: Collection[Path] = ()) -> None:
    """Raises VocabularyError with every fault of the vocabulary of rule folders, if there is one.

    Shipped vocabulary is believed here: `zvirka test` and the tests read it, so that a run need not.
    """
    folders = [place / "words" for place in places if (place / "words").is_dir()]
    found = [fault for folder in dict.fromkeys(folders) for fault in faults(folder, book, aside)]
    if found:
        raise VocabularyError(found)


def _models() -> Mapping[str, Callable[[bytes], object]]:
    """The readers of learned models; each raises ValueError for what is none."""
    from checker.drift import omission, trees
    from checker.language.lexicon import bloom, lexicon

    return {
        "forms_uk.bloom": bloom.unpack,
        "lexicon.bin": lexicon.check,
        omission.NAME: lambda data: trees.parse(data, omission.Signals._fields),
    }
