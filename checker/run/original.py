"""Which text of each pair is the original: what a user says, else what the site, git and the texts tell."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Literal, NamedTuple

from checker.model import UNKNOWN, Failure, Original, Side
from checker.model.messages import Message
from checker.pairs import FilePair, Task, lagging
from checker.pairs import original as evidence
from checker.run import git

LIMIT = 20.0  # seconds that git has for the history of one repository
MOST = 0.8  # the share of the pairs of a site, of those of which git tells, that decides for all
OLDER = 2  # a file that follows another one once may do so by chance

# The pairs of one site: by where they lie, and by the way in which they were found.
Group = tuple[str, str]


class Vote(NamedTuple):
    """What the history of one pair tells: the original, whose file is older, or which the other one follows.

    `weight` is how many times the other file was changed after it; a file that is older weighs `OLDER`.
    """

    side: Side
    weight: int
    older: bool


def told(said: Literal["uk", "en", "auto"], by: str) -> Original:
    """What a user says: "auto" is said too, over what is said of more."""
    return Original(None if said == "auto" else said, Message("original.said", by=by))


def say(task: Task, said: Original) -> Task:
    """A task with what a user says of it."""
    return task if isinstance(task, Failure) else task._replace(original=said)


def settle(tasks: Sequence[Task], general: Original) -> Iterator[Task]:
    """The tasks with their originals: what is said of each, else of all (`general`), else what is found.

    An input of both languages has its original in itself, where it tells; so have catalogues, which are asked when they
    are read.
    """
    open_: dict[Group, list[FilePair]] = defaultdict(list)
    known: dict[FilePair, Original] = {}
    for task in tasks:
        pair = _asked(task, general)
        if pair:
            told_ = (tell(pair) for tell in (evidence.by_site, evidence.by_source, evidence.by_notes))
            known[pair] = next((found for found in told_ if found.side), UNKNOWN)
            if not known[pair].side:
                open_[_group(pair)].append(pair)
    known |= _by_history(open_)
    for group in open_.values():
        left = [pair for pair in group if not known[pair].side]
        if left:
            anchored = evidence.by_anchors(group)
            known |= dict.fromkeys(left, anchored if anchored.side else lagging.by_content(group))
    for task in tasks:
        if isinstance(task, Failure):
            yield task
        elif isinstance(task, FilePair) and task in known:
            yield task._replace(original=known[task])
        else:
            said = task.original if task.original.why else general
            yield task._replace(original=said if said.side else UNKNOWN)


def _asked(task: Task, general: Original) -> FilePair | None:
    """A pair of which a user does not say which is the original."""
    if not isinstance(task, FilePair) or not task.uk or not task.en:
        return None
    return None if (task.original if task.original.why else general).side else task


def _group(pair: FilePair) -> Group:
    paths = [os.path.abspath(path.parent) for path in pair[:2] if path]
    return os.path.commonpath(paths), pair.why


def _by_history(groups: Mapping[Group, list[FilePair]]) -> dict[FilePair, Original]:
    """What git tells of pairs; those of one site go with the most of them."""
    votes = _votes([pair for group in groups.values() for pair in group])
    found: dict[FilePair, Original] = {}
    for group in groups.values():
        told_ = {pair: votes[pair] for pair in group if pair in votes}
        weights: Counter[Side] = Counter()
        for vote in told_.values():
            weights[vote.side] += vote.weight
        for side, weight in weights.most_common(1):
            if weight >= max(OLDER, MOST * weights.total()):
                said = _why([vote for vote in told_.values() if vote.side == side], len(group))
                found |= dict.fromkeys(group, Original(side, said))
            else:
                sure = {pair: vote for pair, vote in told_.items() if vote.weight >= OLDER}
                found |= {pair: Original(vote.side, _why([vote], 1)) for pair, vote in sure.items()}
    return found


def _why(votes: Sequence[Vote], of: int) -> str:
    side, older = votes[0].side, sum(vote.older for vote in votes)
    said = Message(f"original.{'older' if 2 * older >= len(votes) else 'follows'}_{side}")
    return (
        Message("original.git_of", said=said, votes=len(votes), of=of) if of > 1 else Message("original.git", said=said)
    )


def _votes(pairs: Iterable[FilePair]) -> dict[FilePair, Vote]:
    """What the history of each pair tells, where its files lie in one repository and git answers in time."""
    roots: dict[Path, list[tuple[FilePair, str, str]]] = defaultdict(list)
    for pair in pairs:
        uk, en = (git.locate(path) if path else None for path in pair[:2])
        if uk and en and uk[0] == en[0]:
            roots[uk[0]].append((pair, uk[1], en[1]))
    found: dict[FilePair, Vote] = {}
    for root, listed in roots.items():
        try:
            touched = _touched(root, {path for _, *paths in listed for path in paths})
        except git.GitError:
            continue
        votes = ((pair, _vote(touched.get(uk, []), touched.get(en, []))) for pair, uk, en in listed)
        found |= {pair: vote for pair, vote in votes if vote}
    return found


def _touched(root: Path, paths: set[str]) -> dict[str, list[int]]:
    """The commits that touched each path, numbered from the newest one."""
    said = git.run(
        root, "--literal-pathspecs", "log", *git.BARE, "--format=%x01", "--name-only", "-z", "--", *sorted(paths),
        limit=LIMIT,
    )  # fmt: skip
    found: dict[str, list[int]] = defaultdict(list)
    n = 0
    for part in os.fsdecode(said).split("\0"):
        text = part.lstrip("\n")
        if text.startswith("\x01"):
            n += 1
            text = text[1:].lstrip("\n")
        if text:
            found[text].append(n)
    return found


def _vote(uk: Sequence[int], en: Sequence[int]) -> Vote | None:
    """Which file came first; of two that came together, which was changed first, and the other one after it."""
    if not uk or not en:
        return Vote("uk" if uk else "en", OLDER, older=True) if uk or en else None
    if uk[-1] != en[-1]:
        return Vote("uk" if uk[-1] > en[-1] else "en", OLDER, older=True)
    lone: list[tuple[int, Side]] = [*((n, "uk") for n in {*uk} - {*en}), *((n, "en") for n in {*en} - {*uk})]
    turns = [side for side, _ in groupby(side for _, side in sorted(lone, reverse=True))]
    return Vote(turns[0], len(turns) // 2, older=False) if len(turns) > 1 else None
