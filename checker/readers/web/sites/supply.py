"""The texts of addresses, fetched ahead by a thread of its own while others are checked."""

from __future__ import annotations

import asyncio
import json
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import CancelledError, Future
from contextlib import AsyncExitStack, suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.language.text import mask
from checker.model import barrier
from checker.model.messages import Message
from checker.pairs import Input, Remote, Task
from checker.readers.places.decode import InputError
from checker.readers.web import address, rest
from checker.readers.web.sites import history
from checker.readers.web.sites.asking import Asking
from checker.readers.web.sites.saved import Saved

if TYPE_CHECKING:
    from checker.readers.web.download import Visit

BATCH = 50  # posts that are asked for at once
# Those of the first batches of a list: they come soon, and are checked while a site makes the others.
FIRST = (16, 32)
AHEAD = 6  # batches whose posts may wait to be checked, or three for each connection
PATIENCE = 120.0  # seconds for one batch, with all waiting
FAILED = 3  # batches that fail one after another, after which a site is left alone
WEB = ("http://", "https://")

Key = tuple[str, int, str]  # the list, the number, and the address of what has none


class Text(NamedTuple):
    """The JSON of a post, and its address."""

    name: str
    data: bytes


class Batch(NamedTuple):
    """Posts of one list that are asked for at once, or one address."""

    listed: str
    posts: list[Remote]


class Supply:
    """What the addresses among tasks answer, by their names, in their order; used as `with`, it ends with the block."""

    def __init__(self, tasks: Iterable[Task], asking: Asking) -> None:
        self.asking = asking
        self.notes: list[str] = []
        self._tasks = {task.name: _parts(task) for task in tasks if isinstance(task, Input) and _web(task)}
        self._batches = list(_batches(self._tasks.values()))
        posts = (post for batch in self._batches for post in batch.posts)
        self._made: dict[Key, Future[tuple[Text, ...]]] = {_key(post): Future() for post in posts}
        self._kept = Saved(asking.save, asking.signing is not None, asking.revisions) if asking.save else None
        self._taken: set[Key] = set()
        self._failed: Counter[str] = Counter()  # batches of each list that failed one after another
        self._unread = 0  # posts whose versions could not be read, one after another
        self._room = asyncio.Semaphore(BATCH * max(AHEAD, 3 * asking.connections))
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=self._run, daemon=True, name="zvirka-supply")

    def __enter__(self) -> Supply:
        if self._tasks:
            self._loop = asyncio.new_event_loop()
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._loop:
            with suppress(RuntimeError):  # it has come to its end
                self._loop.call_soon_threadsafe(_stop, self._loop)
            self._thread.join()

    def __contains__(self, task: object) -> bool:
        return isinstance(task, Input) and task.name in self._tasks

    def take(self, task: Input) -> tuple[Text, ...]:
        """The posts of a task, of two the Ukrainian one first; waits for them, and raises InputError."""
        return tuple(text for part in self._tasks[task.name] for text in self._texts(part))

    def _texts(self, remote: Remote) -> tuple[Text, ...]:
        key = _key(remote)
        try:
            return self._made[key].result()
        except CancelledError as wrong:
            raise InputError(mask(remote.link), Message("sites.broken_off")) from wrong
        finally:
            if key not in self._taken and self._loop:
                self._taken.add(key)
                with suppress(RuntimeError):
                    self._loop.call_soon_threadsafe(self._room.release)

    def _run(self) -> None:
        loop = self._loop
        assert loop is not None
        try:
            loop.run_until_complete(self._all())
        except asyncio.CancelledError:
            pass
        except BaseException as wrong:  # nobody may wait for what never comes
            for one in self._made.values():
                if not one.done():
                    one.set_exception(wrong)
        finally:
            for one in self._made.values():
                one.cancel()
            loop.close()

    async def _all(self) -> None:
        left = iter(self._batches)
        connections = min(self.asking.connections, len(self._batches))
        async with asyncio.TaskGroup() as group:
            for _ in range(connections):
                group.create_task(self._work(left))

    async def _work(self, left: Iterator[Batch]) -> None:
        """One connection to each site: a batch after another, in order."""
        async with AsyncExitStack() as stack:
            visits: dict[str, Visit] = {}
            for batch in left:
                for _ in batch.posts:
                    await self._room.acquire()
                try:
                    await self._fetch(batch, visits, stack)
                    self._failed[batch.listed] = 0
                except InputError as wrong:
                    self._failed[batch.listed] += bool(batch.listed)
                    self._fail(batch.posts, wrong)
                except Exception as wrong:  # a fault of ours is that of these posts
                    self._fail(batch.posts, InputError(batch.listed, barrier.fault(batch.listed, wrong).message))

    def _fail(self, posts: Iterable[Remote], wrong: InputError) -> None:
        for one in posts:
            if not self._made[_key(one)].done():
                self._made[_key(one)].set_exception(InputError(mask(one.link), wrong.message))

    async def _fetch(self, batch: Batch, visits: dict[str, Visit], stack: AsyncExitStack) -> None:
        if not batch.listed:
            (one,) = batch.posts
            async with self._visit(one) as visit:
                found = await address.posts(visit, one.link, one.followed)
                texts = [Text(version.address, version.text.encode()) for version in found]
                if self.asking.revisions:
                    texts = [await self._with_versions_of(visit, text) for text in texts]
            self._set(one, *texts)
            return
        missing = []
        for one in batch.posts:
            kept = self._kept.known(one) if self._kept else None
            if kept is None:
                missing.append(one)
            else:
                self._made[_key(one)].set_result((Text(one.link, kept),))
        if missing and self._failed[batch.listed] >= FAILED:
            raise InputError(batch.listed, Message("sites.left_alone"))
        if missing:
            if batch.listed not in visits:
                visits[batch.listed] = await stack.enter_async_context(self._visit(batch.posts[0]))
            await self._posts(visits[batch.listed], batch.listed, missing)

    def _visit(self, one: Remote) -> Visit:
        """A visit of a site, whose word leads into private networks only where it lies there itself."""
        from checker.readers.web.download import Visit

        return Visit(self.asking.private, self.asking.signing, one.home, begun=not one.given)

    async def _posts(self, visit: Visit, listed: str, posts: list[Remote]) -> None:
        """Fetches posts of one list; half of them at a time where an answer is too large."""
        from checker.readers.web import download

        asked = {"include": ",".join(str(one.number) for one in posts), "per_page": str(len(posts))}
        end = asyncio.get_running_loop().time() + PATIENCE
        with download.errors(listed):
            url = download.parse(listed).copy_merge_params({**asked, "_embed": rest.EMBED})
            try:
                answer = await visit.get(url, end, stubborn=True)
            except download.TooLarge:
                if len(posts) == 1:
                    raise
                half = len(posts) // 2
                for some in (posts[:half], posts[half:]):
                    try:
                        await self._posts(visit, listed, some)
                    except InputError as wrong:
                        self._fail(some, wrong)
                return
        rows = rest.rows(answer.data.decode("utf-8", "replace"))
        given = {number: post for post in rows if isinstance(number := post.get("id"), int)}
        for one in posts:
            post = given.get(one.number)
            if post is None:
                self._fail([one], InputError(one.link, Message("sites.gone")))
            else:
                self._noted(one, post)
                post = await self._with_versions(visit, one.link, post)
                self._set(one, Text(one.link, _encoded(post)), post=post)

    async def _with_versions_of(self, visit: Visit, text: Text) -> Text:
        """The text of one post, with its earlier versions."""
        post = _post(text.data)
        return Text(text.name, _encoded(await self._with_versions(visit, text.name, post))) if post else text

    async def _with_versions(self, visit: Visit, name: str, post: dict[str, Any]) -> dict[str, Any]:
        """A post with its earlier versions where they are wanted; a note says why they can't be read."""
        if not self.asking.revisions or self._unread >= FAILED:
            return post
        end = asyncio.get_running_loop().time() + PATIENCE
        try:
            made = await history.joined(visit, post, end)
        except InputError as wrong:
            self._unread += 1
            self.notes.append(Message("revisions.unread", link=mask(name), why=wrong.message))
            return post
        self._unread = 0
        return made

    def _noted(self, one: Remote, post: Mapping[str, Any]) -> None:
        now = post.get("modified_gmt")
        if one.modified and now != one.modified:
            self.notes.append(Message("sites.changed", link=mask(one.link), before=one.modified, now=str(now)))

    def _set(self, one: Remote, *texts: Text, post: dict[str, Any] | None = None) -> None:
        for text in texts if self._kept else ():
            value = post
            if value is None:
                value = _post(text.data)
            if self._kept and value is not None:
                self._kept.keep(one.listed or rest.linked(value, "collection") or text.name, value, text.data)
        self._made[_key(one)].set_result(texts)


def _post(data: bytes) -> dict[str, Any] | None:
    """A decoded post; None where the text is none, which is told when it is read."""
    with suppress(ValueError, RecursionError):
        value = json.loads(data)
        return value if isinstance(value, dict) else None
    return None


def _encoded(post: Mapping[str, Any]) -> bytes:
    return json.dumps(post, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _stop(loop: asyncio.AbstractEventLoop) -> None:
    for task in asyncio.all_tasks(loop):
        task.cancel()


def _web(task: Input) -> bool:
    return any(name.lower().startswith(WEB) for name in task.names) or bool(task.remote)


def _parts(task: Input) -> tuple[Remote, ...]:
    given = (name for name in task.names if name.lower().startswith(WEB))
    return task.remote or tuple(Remote("", 0, "", name, given=True, followed=not task.apart) for name in given)


def _key(remote: Remote) -> Key:
    return (remote.listed, remote.number, "" if remote.listed else remote.link)


def _batches(tasks: Iterable[tuple[Remote, ...]]) -> Iterator[Batch]:
    """All posts once, in the order in which they are needed first."""
    made: list[Batch] = []
    open_: dict[str, Batch] = {}
    begun: Counter[str] = Counter()  # batches of each list
    seen: set[Key] = set()
    for one in (part for parts in tasks for part in parts):
        if _key(one) in seen:
            continue
        seen.add(_key(one))
        batch = open_.get(one.listed) if one.listed else None
        size = FIRST[begun[one.listed] - 1] if batch and begun[one.listed] <= len(FIRST) else BATCH
        if batch is None or len(batch.posts) >= size:
            batch = open_[one.listed] = Batch(one.listed, [])
            begun[one.listed] += 1
            made.append(batch)
        batch.posts.append(one)
    return iter(made)
