"""What of a post was changed since its last published version, and whether in one language only: notes, no failures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from checker.language.vocabulary import Words
from checker.model import SIDES, Document, Failure, Side, other
from checker.model.messages import Message, joined
from checker.readers.places import json_text
from checker.readers.places.source import Source
from checker.readers.web import languages, translated, wordpress

KEPT = "zvirka_revisions"  # the field of a post under which its revisions are put when they are fetched
LIVE = frozenset({"publish", "private"})  # the status of a post that has been published
TEXTS = ("title", "excerpt", "content")  # what WordPress keeps of a version
NAMED, LONG = 3, 60  # passages that a note names, and characters of each


class Version(NamedTuple):
    """The passages of one language as they were at a time (GMT, as WordPress tells it); `draft` where not published."""

    when: str
    passages: tuple[str, ...]
    draft: bool = False


class Change(NamedTuple):
    """The passages of a language that a version does not share with an earlier one: new ones, and how many are gone."""

    new: list[str]
    gone: int


def published(post: Mapping[str, Any]) -> bool:
    """Whether a post has been published."""
    status = post.get("status")
    return isinstance(status, str) and status in LIVE


def read(source: Source, words: Words) -> Iterator[Document | Failure]:
    """The posts of a JSON text, and what was changed in one; raises InputError when it is none."""
    yield from translated.posts(source, words)
    if f'"{KEPT}"' in source.text:
        post = json_text.load(source.name, source.text)
        yield from _told(source.name, _one_post(post, words))


def of_two(uk: Source, en: Source, words: Words) -> Iterator[Failure]:
    """What was changed in two posts that are translations of each other, each in a text of its own."""
    if all(_may_be_post(one) and f'"{KEPT}"' in one.text for one in (uk, en)):
        posts: dict[Side, Any] = {"uk": json_text.load(uk.name, uk.text), "en": json_text.load(en.name, en.text)}
        yield from _told(en.name, _two_posts(posts, words))


def _may_be_post(source: Source) -> bool:
    """Whether a text may be a saved post; a stream of lines has been read, and can't be once more."""
    return source.ending == ".json" or source.name.lower().startswith(("http://", "https://"))


def _told(name: str, said: str | None) -> Iterator[Failure]:
    if said:
        yield Failure(name, said, severe=False)


def _one_post(post: Any, words: Words) -> str | None:
    """What a post with both languages has changed: one of them, whichever, or both at one time."""
    histories = {side: _history(post, None, side, words) for side in SIDES}
    if not all(histories.values()):
        return None
    since = {side: _since(histories[side]) for side in SIDES}
    if since["uk"] != since["en"]:
        return _alone(max(SIDES, key=lambda side: since[side]), histories, since)
    before = _before(histories["uk"], since["uk"])
    if before is None:
        return None
    changes = {side: _change(histories[side], _before(histories[side], since[side])) for side in SIDES}
    parts = [_worded(f"revisions.passages_{side}", changes[side]) for side in SIDES]
    draft = Message("revisions.draft") if histories["uk"][0].draft else ""
    return Message("revisions.both", when=_day(before.when), passages=joined("; ", *parts), draft=draft)


def _two_posts(posts: Mapping[Side, Any], words: Words) -> str | None:
    """What the original has changed since its translation was touched; a translation is changed later by nature."""
    histories = {side: _history(posts[side], side, side, words) for side in SIDES}
    if not all(histories.values()):
        return None
    since = {side: _since(histories[side]) for side in SIDES}
    first = languages.first(posts).side or "uk"
    return _alone(first, histories, since) if since[first] > since[other(first)] else None


def _alone(side: Side, histories: Mapping[Side, Sequence[Version]], since: Mapping[Side, str]) -> str | None:
    """What one language has changed since the other one was last touched."""
    history, then = histories[side], since[other(side)]
    base = next((one for one in history if one.when <= then), history[-1])
    change = _change(history, base)
    if not (change.new or change.gone):  # it was changed, and changed back
        return None
    draft = Message("revisions.draft") if history[0].draft else ""
    passages = _worded("revisions.passages", change)
    return Message(f"revisions.only_{side}", when=_day(base.when), passages=passages, draft=draft)


def _history(post: Any, given: Side | None, side: Side, words: Words) -> list[Version]:
    """The versions of a language in a post, the newest first: a draft of changes, the post, what was published before.

    WordPress does not keep whether a version was published: it was where it is no younger than the post.
    """
    if not isinstance(post, dict) or not published(post):
        return []
    kept, own = post.get(KEPT), str(post.get("modified_gmt") or "")
    rows = [one for one in kept if isinstance(one, dict)] if isinstance(kept, list) else []
    begun = str(post.get("date_gmt") or "")
    versions = [(own, 1, post, False)]
    for one in rows:
        when, draft = str(one.get("modified_gmt") or ""), "-autosave-" in str(one.get("slug"))
        if (when > own) if draft else (begun <= when <= own):
            versions.append((when, 2 if draft else 0, one, draft))
    versions.sort(key=lambda one: (one[0], one[1], _number(one[2])), reverse=True)
    return [Version(when, _passages(one, given, side, words), draft) for when, _, one, draft in versions]


def _number(version: Mapping[str, Any]) -> int:
    number = version.get("id")
    return number if isinstance(number, int) else 0


def _passages(version: Mapping[str, Any], given: Side | None, side: Side, words: Words) -> tuple[str, ...]:
    """The passages of a language in a version, as they were written."""
    texts = {key: {"raw": _raw(version.get(key))} for key in TEXTS}
    shape = wordpress.shaped("", texts, "")
    if isinstance(shape, Failure):
        return ()
    made = wordpress.segments(shape, texts, wordpress.Home(side=given), words)
    return tuple(text for one in made if one.side == side and (text := " ".join(one.text.split())))


def _raw(field: object) -> str:
    raw = field.get("raw") if isinstance(field, dict) else None
    return raw if isinstance(raw, str) else ""


def _since(history: Sequence[Version]) -> str:
    """Since when a language is as it is now, as far as the versions go back."""
    return next((one.when for one, older in pairwise(history) if older.passages != one.passages), history[-1].when)


def _before(history: Sequence[Version], when: str) -> Version | None:
    """The version before that of a time; None where it was the first."""
    return next((one for one in history if one.when < when), None)


def _change(history: Sequence[Version], base: Version | None) -> Change:
    """What the newest version does not share with an earlier one, whatever the order of the passages."""
    now, then = Counter(history[0].passages), Counter(base.passages if base else ())
    left = now - then
    return Change([text for text in dict.fromkeys(history[0].passages) if text in left], (then - now).total())


def _worded(name: str, change: Change) -> str:
    """How many passages were changed, and the first of them."""
    shown = [text if len(text) <= LONG else f"{text[: LONG - 1].rstrip()}…" for text in change.new[:NAMED]]
    if not shown:
        return Message(f"{name}_gone", number=change.gone)
    quoted = joined(", ", *(Message("revisions.quoted", text=text) for text in shown))
    more = Message("revisions.more", number=len(change.new) - NAMED) if len(change.new) > NAMED else ""
    return Message(name, number=len(change.new), quoted=quoted, more=more)


def _day(when: str) -> str:
    """A time as a reader is told it: 2026-01-31 10:00."""
    return when[:16].replace("T", " ")
