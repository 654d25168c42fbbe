"""The passages of a document: pairs that the input names, those of two whole texts, or of an excerpt and its text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.align.passages import again as once
from checker.align.passages import excerpt
from checker.align.passages import pair as segments
from checker.align.passages.affinity import Evidence
from checker.align.passages.again import Paired
from checker.align.passages.quoted import originals, restored
from checker.align.window import Window
from checker.facts import kinds
from checker.language.lexicon.lexicon import lexicon
from checker.language.vocabulary import Words
from checker.model import Document, Fact, Pair, Segment, Side, lone


def align(
    document: Document,
    uk: tuple[Segment, ...],
    en: tuple[Segment, ...],
    read: Callable[[Segment], Segment],
    find: Callable[[Segment], Sequence[Fact]],
    words: Words,
    window: Window,
    *,
    again: bool = False,
) -> tuple[tuple[Segment, ...], tuple[Segment, ...], tuple[Pair, ...], Side | None]:
    """Both sides and their pairs; an excerpt is cut into the pieces that stand for passages of the other side.

    Takes the segments as read, how a new piece is read, where its facts are found, and the
    vocabulary, which tells what translates what; `window` is told where not all is compared. The last value is the side
    that is a cut excerpt. What was paired before is paired so `again`, where nobody but the vocabulary finds facts.
    """
    if document.pairs:
        return uk, en, segments.given(document, uk, en), None
    cut = segments.partial(document)
    paired = words.made(Paired) if again and cut is None else None
    key = once.key(uk, en, window, post=bool(document.post)) if paired else b""
    if paired and (known := paired.pairs(key, uk, en)) is not None:
        return uk, en, known, None
    sides: dict[Side, tuple[Segment, ...]] = {"uk": uk, "en": en}
    evidence = Evidence.of(segments.prose(uk), segments.prose(en), find, lexicon(words), kinds.of(words))
    if cut is None:
        aside = originals(segments.prose(uk), segments.prose(en), evidence)
        parts = _fields(uk, en) if document.post else [(uk, en)]
        compared = [[[one for one in segments.prose(side) if one not in aside] for side in part] for part in parts]
        both = [segments.pair(ours, theirs, evidence, window) for ours, theirs in compared]
        pairs = restored([one for part in both for one in part], aside)
        if paired and not window.met:
            paired.keep(key, uk, en, pairs)
        return uk, en, tuple(pairs), None
    there: Side = "en" if cut == "uk" else "uk"
    title = next((s for s in sides[there] if s.role == "title"), None)
    body = [s for s in segments.prose(sides[there]) if s.role not in {"title", "excerpt"}]
    pairs = []
    mine: list[Segment] = []
    for segment in sides[cut]:
        if segment.role != "excerpt":
            mine.append(segment)
            continue
        pieces, made = excerpt.pair(segment, title, body, evidence, read, find)
        pairs.extend(pieces)
        mine.extend(made)
    reached = {segment for pair in pairs for segment in (*pair.uk, *pair.en)}
    pairs += [lone(s) for s in segments.prose(sides[there]) if s not in reached]
    sides[cut] = tuple(mine)
    return sides["uk"], sides["en"], tuple(pairs), cut


def _fields(uk: Sequence[Segment], en: Sequence[Segment]) -> list[tuple[list[Segment], list[Segment]]]:
    """The fields of two posts: title with title and excerpt with excerpt, and all the rest.

    A title that only one of them has is read with the text; an excerpt repeats what is in it, and stands alone.
    """
    alone = ["excerpt"] + ["title"] * all(any(s.role == "title" for s in side) for side in (uk, en))
    parts = [([s for s in uk if s.role == role], [s for s in en if s.role == role]) for role in alone[::-1]]
    return [*parts, ([s for s in uk if s.role not in alone], [s for s in en if s.role not in alone])]
