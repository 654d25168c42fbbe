"""The queue: order of arrival, room, time, processes that end, and those who go away."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from checker.commands.serve.answer import Answer, Question
from checker.commands.serve.pool import Full, Late, Lost, Pool

pytestmark = pytest.mark.slow


def begin() -> Callable[[Question], Answer]:
    """A process that does as it is told: b"sleep 2", b"die", or anything that it says again with its own number."""
    mine = str(os.getpid()).encode()

    def answer(question: Question) -> Answer:
        what, _, more = question.body.partition(b" ")
        if what == b"sleep":
            time.sleep(float(more))
        if what == b"die":
            os._exit(3)
        return Answer(200, "text/plain", question.body + b"|" + mine)

    return answer


def run(work: Callable[[Pool], Coroutine[Any, Any, None]], count: int = 1, most: int = 20, seconds: float = 60) -> None:
    async def whole() -> None:
        pool = Pool(begin, count, most, seconds)
        try:
            await work(pool)
        finally:
            await pool.close()

    asyncio.run(whole())


async def said(pool: Pool, body: str) -> str:
    answer = await pool.ask(Question(body.encode()))
    return answer.body.decode().partition("|")[0]


def test_twenty_at_once_are_answered_in_order_of_arrival() -> None:
    async def work(pool: Pool) -> None:
        told: list[int] = []

        async def one(n: int) -> None:
            # Of two that are made at one time, the later one is done before.
            await said(pool, f"sleep {0.05 if n % 2 else 0.1}")
            told.append(n)

        await asyncio.gather(*(one(n) for n in range(20)))
        assert told == list(range(20))

    run(work, count=2)


def test_who_comes_after_a_slow_one_does_not_wait_for_it() -> None:
    async def work(pool: Pool) -> None:
        await said(pool, "first")
        slow = asyncio.create_task(said(pool, "sleep 30"))
        await asyncio.sleep(0)
        assert await said(pool, "quick") == "quick"
        assert not slow.done()
        slow.cancel()

    run(work, count=2)


def test_no_more_wait_than_there_is_room_for() -> None:
    async def work(pool: Pool) -> None:
        await said(pool, "first")
        asked = [asyncio.create_task(said(pool, "sleep 1"))]
        await asyncio.sleep(0.2)
        asked += [asyncio.create_task(said(pool, "sleep 0")) for _ in range(3)]
        await asyncio.sleep(0)
        assert (pool.working, pool.waiting) == (1, 3)
        with pytest.raises(Full) as full:
            await pool.ask(Question(b"one more"))
        assert 1 <= full.value.after <= 10
        assert await asyncio.gather(*asked) == ["sleep 1", *["sleep 0"] * 3]
        assert (pool.working, pool.waiting, pool.size) == (0, 0, 0)
        assert await said(pool, "again") == "again"

    run(work, most=3)


def test_questions_that_are_large_together_are_too_many() -> None:
    async def work(pool: Pool) -> None:
        asked = [asyncio.create_task(pool.ask(Question(b"sleep 0 " + b"x" * 60_000_000))) for _ in range(3)]
        done = await asyncio.gather(*asked, return_exceptions=True)
        assert [type(one) for one in done].count(Full) == 1

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("checker.commands.serve.pool.Process.ask", lambda *_: Answer(200, "text/plain", b""))
        patch.setattr("checker.commands.serve.pool.Process.start", lambda _: None)
        run(work)


def test_one_that_takes_too_long_takes_nothing_with_it() -> None:
    async def work(pool: Pool) -> None:
        await said(pool, "first")
        results = await asyncio.gather(said(pool, "sleep 60"), said(pool, "next"), return_exceptions=True)
        assert isinstance(results[0], Late)
        assert results[1] == "next"

    run(work, seconds=3)


def test_a_process_that_ends_is_begun_anew() -> None:
    async def work(pool: Pool) -> None:
        results = await asyncio.gather(
            said(pool, "die"), said(pool, "next"), said(pool, "last"), return_exceptions=True
        )
        assert isinstance(results[0], Lost)
        assert results[1:] == ["next", "last"]

    run(work)


def test_who_goes_away_leaves_the_queue() -> None:
    async def work(pool: Pool) -> None:
        await said(pool, "first")
        busy = asyncio.create_task(said(pool, "sleep 1"))
        waits = asyncio.create_task(said(pool, "die"))
        await asyncio.sleep(0.2)
        assert pool.waiting == 1
        waits.cancel()
        await asyncio.sleep(0)
        assert (pool.waiting, pool.size) == (0, 0)
        assert await busy == "sleep 1"
        assert await said(pool, "last") == "last"

    run(work)


def test_one_process_answers_all_it_is_asked() -> None:
    async def work(pool: Pool) -> None:
        answers = [await pool.ask(Question(b"who")) for _ in range(3)]
        assert len({one.body for one in answers}) == 1

    run(work)


def test_nobody_waits_for_a_queue_that_is_closed() -> None:
    async def whole() -> None:
        pool = Pool(begin, 1, 5, 60)
        asked = [asyncio.create_task(said(pool, "sleep 60")) for _ in range(3)]
        await asyncio.sleep(0.3)
        await pool.close()
        done = await asyncio.wait_for(asyncio.gather(*asked, return_exceptions=True), 10)
        assert [type(one) for one in done] == [Lost] * 3

    asyncio.run(whole())
