"""What strangers may have written, the checked tree, and what in it leads elsewhere or could run (docs/security.md)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.commands.output import fail
from checker.model import Failure
from checker.model.messages import Message, joined
from checker.pairs import FilePair, Input, Task, wild
from checker.run import git

if TYPE_CHECKING:
    from checker.rulebook.settings import Settings

# Files of a model that are programs when they are read: pickles in all their guises, and Python itself.
PICKLES = frozenset({".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".joblib", ".h5", ".npy", ".msgpack"})
CODE = frozenset({".py", ".pyc", ".pyd", ".so", ".dll", ".dylib"})
WEIGHTS = "model.safetensors"
# The modules that a model of sentence-transformers may be made of; any other name is imported, wherever it lies.
OWN = "sentence_transformers."
# Components of spaCy whose weights are pickles of PyTorch.
TORCH = frozenset({"transformer", "curated_transformer"})


class Tree(NamedTuple):
    """Where strangers may have written, and the folders beside it that the command line trusts; all real paths."""

    root: Path
    trusted: tuple[Path, ...] = ()

    def holds(self, path: Path) -> bool:
        """Whether a path ends in the tree, or in a folder that is trusted, when its links are followed."""
        real = _real(path)
        return real is not None and any(real.is_relative_to(one) for one in (self.root, *self.trusted))

    def leads_out(self, path: Path) -> bool:
        """Whether a path that the command line names is a place of the tree, and a link leads elsewhere from there.

        What the command line names outside the tree is meant.
        """
        named = Path(os.path.abspath(path))
        inside = named.is_relative_to(self.root) or named.parent.resolve().is_relative_to(self.root)
        return inside and not self.holds(path)

    def refusal(self, path: Path) -> str:
        """What a reader is told of a path that leads out."""
        real = _real(path)
        whither = Message("trust.to", path=real) if real and real != Path(os.path.abspath(path)) else ""
        return Message("trust.outside", root=self.root, whither=whither)


def _real(path: Path) -> Path | None:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # a loop of links, a name that is none
        return None


def tree(start: Path, trusted: Iterable[Path] = (), above: Path | None = None) -> Tree:
    """The tree of a folder: its repository, or `above` where the folder lies in that, or the folder itself."""
    real = start.resolve()
    root = git.top(real)
    if root is None:
        root = above.resolve() if above and real.is_relative_to(above.resolve()) else real
    return Tree(root, tuple(one.resolve() for one in trusted))


def look_at_settings(settings: Settings, trusted: Iterable[Path]) -> None:
    """Ends the command where the settings, which come with the tree, name what lies outside it, or what could run."""
    if settings.file is None:
        return
    here = tree(settings.folder, trusted)
    if here.leads_out(settings.file):
        fail(joined(": ", settings.file, here.refusal(settings.file)))
    for key, name in _named(settings):
        path = settings.folder / name
        stray = next((one for one in _links(path, here)), None) if path.is_dir() else None
        wrong = path if not here.holds(path) else stray
        if wrong is not None:
            fail(joined(": ", settings.file, key, joined(" ", wrong, here.refusal(wrong))))
    for key, name, look in (
        ("semantic.model", settings.semantic.model, encoder), ("names.uk", settings.names.uk, pipeline),
        ("names.en", settings.names.en, pipeline),
    ):  # fmt: skip
        folder = settings.folder / name
        said = look(folder) if name and folder.is_dir() and not _outside(folder, here) else ""
        if said:
            fail(joined(": ", settings.file, key, said))
    model = settings.semantic.model
    if model and not (settings.folder / model).is_dir() and (Path(model).exists() or model.startswith((".", "/", "~"))):
        fail(Message("trust.no_model", file=settings.file, model=model, folder=settings.folder))


def _outside(folder: Path, here: Tree) -> bool:
    """Whether a folder lies where the command line trusts, and not in the tree."""
    return not folder.resolve().is_relative_to(here.root)


def _named(settings: Settings) -> Iterator[tuple[str, str]]:
    """The paths that the settings name, each with its key; a name of a model or a package that is no folder is none."""
    for one in settings.pairs:
        for name in (one.uk, one.en):
            yield "pairs", _fixed(name)
    yield from (("rule_folders", name) for name in settings.rule_folders)
    yield from (("glossary.file", name) for name in settings.glossary.file)
    models = (("semantic.model", settings.semantic.model), ("names.uk", settings.names.uk))
    for key, name in (*models, ("names.en", settings.names.en)):
        if name and (settings.folder / name).exists():
            yield key, name
    kept = (("baseline", settings.baseline), ("attested", settings.attested))
    for key, name in (*kept, ("lexicon.house", settings.lexicon.house)):
        if name:
            yield key, name


def _fixed(pattern: str) -> str:
    """The folder that a pattern begins in, or the name that is none."""
    parts = Path(pattern).parts
    at = next((n for n, part in enumerate(parts) if wild(part)), len(parts))
    return str(Path(*parts[:at])) if at else "."


def _links(folder: Path, here: Tree) -> Iterator[Path]:
    """The links below a folder that lead out of the tree. Folders of texts are walked later, file by file."""
    for above, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(above, name)
            if path.is_symlink() and _real(path) and not here.holds(path):  # one that leads in a circle leads nowhere
                yield path


def guarded(tasks: Iterable[Task], here: Tree) -> Iterator[Task]:
    """The tasks; in the place of one with a file that leads out of the tree, a failure that names it."""
    for task in tasks:
        held = (Path(task.name),) if isinstance(task, Input) else task[:2]
        paths = [one for one in held if isinstance(one, Path)]
        wrong = next((path for path in paths if not here.holds(path)), None)
        if wrong is None or isinstance(task, Failure):
            yield task
        else:
            yield Failure(str(wrong), here.refusal(wrong))


def named(path: Path, settings: Settings, trusted: Iterable[Path]) -> str:
    """What is wrong with a file or folder that the command line names, "" for nothing: a link of the tree leads out."""
    here = tree(settings.folder, trusted)
    own = git.top(Path(os.path.abspath(path)).parent)
    for one in (here, here._replace(root=own or here.root)):
        if one.leads_out(path):
            return one.refusal(path)
    return ""


def meant(path: Path, settings: Settings, trusted: Iterable[Path]) -> None:
    """Ends the command where a link of the checked tree leads from a path that is named to one that is not."""
    wrong = named(path, settings, trusted)
    if wrong:
        fail(joined(": ", path, wrong))


def beside(task: FilePair, path: Path, settings: Settings, trusted: Iterable[Path]) -> Task:
    """A file that the command line names and the partner that was found for it, or a failure where that leads out."""
    here = tree(path.resolve().parent, trusted, settings.folder if settings.file else None)
    partner = next((one for one in task[:2] if one is not None and one != path), None)
    if partner is None or here.holds(partner) or (git.top(here.root) is None and _together(path, partner)):
        return task
    return Failure(str(partner), here.refusal(partner))


def _together(path: Path, partner: Path) -> bool:
    """Whether a partner lies where its name says, below the folder that both are in; for files of no repository."""
    both = Path(os.path.commonpath([os.path.abspath(path), os.path.abspath(partner)]))
    return Tree(both.resolve()).holds(partner)


def encoder(folder: Path) -> str:
    """Why a sentence encoder of the tree is refused: it holds code or pickles; "" where it is weights and settings."""
    for path in sorted(folder.rglob("*")):
        ending = path.suffix.lower()
        if ending in CODE:
            return Message("trust.code", path=path)
        if ending in PICKLES and not (ending == ".bin" and (path.parent / WEIGHTS).is_file()):
            return Message("trust.may_run", path=path, weights=WEIGHTS)
        if ending == ".json":
            said = _json(path)
            if said:
                return said
    return ""


def _json(path: Path) -> str:
    """Why a settings file of a model is refused: it names code."""
    try:
        held = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as wrong:
        return Message("trust.no_json", path=path, wrong=wrong) if path.name in {"modules.json", "config.json"} else ""
    if path.name == "modules.json":
        rows = held if isinstance(held, list) else [held]
        kinds = [row.get("type") if isinstance(row, dict) else None for row in rows]
        foreign = [kind for kind in kinds if not (isinstance(kind, str) and kind.startswith(OWN))]
        return Message("trust.foreign", path=path, module=foreign[0]) if foreign else ""
    named_code = isinstance(held, dict) and ("auto_map" in held or held.get("trust_remote_code"))
    return Message("trust.auto_map", path=path) if named_code else ""


def pipeline(folder: Path) -> str:
    """Why a spaCy pipeline of the tree is refused: code, pickles, or a component whose weights are pickles; or ""."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in CODE | (PICKLES - {".bin", ".npy", ".msgpack"}):
            return Message("trust.pipeline", path=path)
    try:
        config = (folder / "config.cfg").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    parts = [kind for kind in TORCH if f'factory = "{kind}"' in config or f'factory="{kind}"' in config]
    return Message("trust.pickle", folder=folder, part=parts[0]) if parts else ""
