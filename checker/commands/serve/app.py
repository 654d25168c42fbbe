"""The service: its page, `POST /check`, what it says of itself, and that it is alive."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from checker.commands.serve.answer import Answer, Question, problem
from checker.commands.serve.guard import Guard, response
from checker.commands.serve.pool import Full, Late, Lost

if TYPE_CHECKING:
    from checker.commands.serve.access import Access
    from checker.commands.serve.answer import Form
    from checker.commands.serve.page import Page
    from checker.commands.serve.pool import Pool

BYTES = 24_000_000  # of a request: two texts of 5 MB as JSON, or a file of 17 MB as base64
DRAINED = 4 * BYTES  # a body that is too large is read on so far: browsers tell no answer before they have sent it
SECONDS = 60.0  # for a body to come
SMALL = 10_000  # bytes that the question with an address has at most


@dataclass(frozen=True, slots=True)
class Service:
    """What requests are answered with: texts and addresses have each a queue, for a site may keep us waiting."""

    texts: Pool
    addresses: Pool
    page: Page
    described: bytes
    access: Access

    def app(self) -> Guard:
        """The application."""
        routes = [
            Route("/", self._page, methods=["GET"]),
            Route("/check", self._check, methods=["POST"]),
            Route("/healthz", self._health, methods=["GET"]),
            Route("/openapi.json", self._described, methods=["GET"]),
        ]
        faults: dict[Any, Any] = {HTTPException: _refused, Exception: _fault}
        return Guard(Starlette(routes=routes, lifespan=self._lifespan, exception_handlers=faults), self.access)

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        self.texts.start()
        try:
            yield
        finally:
            await self.texts.close()
            await self.addresses.close()

    async def _page(self, request: Request) -> Response:
        return HTMLResponse(
            self.page.shown(request.headers.get("accept-language", "")),
            headers={"Content-Security-Policy": self.page.policy},
        )

    async def _health(self, _: Request) -> Response:
        pools = (self.texts, self.addresses)
        waiting, working = sum(one.waiting for one in pools), sum(one.working for one in pools)
        return JSONResponse({"status": "ok", "waiting": waiting, "working": working})

    async def _described(self, _: Request) -> Response:
        return Response(self.described, media_type="application/json")

    async def _check(self, request: Request) -> Response:
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return response(problem(415, "give JSON, with Content-Type: application/json; see /openapi.json"))
        try:
            body = await _body(request)
        except ClientDisconnect:
            return Response(status_code=400)
        if isinstance(body, Answer):
            return response(body)
        form: Form = "html" if "text/html" in request.headers.get("accept", "") else "json"
        pool = self.addresses if len(body) < SMALL and _has_address(body) else self.texts
        return await _asked(pool, Question(body, form), request)


async def _asked(pool: Pool, question: Question, request: Request) -> Response:
    """What a pool answers; when whoever asked goes away, his question leaves the queue."""
    asked = asyncio.ensure_future(pool.ask(question))
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({asked, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not asked.done():
            return Response(status_code=400)
        return response(asked.result())
    except Full as full:
        said = f"as many wait as there is room for; ask again in {full.after} seconds"
        return response(problem(503, said), **{"Retry-After": str(full.after)})
    except Late:
        return response(problem(504, "the check took longer than it may here; split the text"))
    except Lost:
        return response(problem(500, "the process that checked it ended (out of memory?); split the text"))
    finally:
        for one in (asked, gone):
            one.cancel()
            with suppress(BaseException):
                await one


async def _gone(request: Request) -> None:
    """Waits until whoever asked has gone."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _body(request: Request) -> bytes | Answer:
    """The body of a request, or why it is not read."""
    too_large = problem(413, f"more than {BYTES // 1_000_000} MB; split it, or check the files with zvirka check")
    said = request.headers.get("content-length", "")
    if said.isdecimal() and int(said) > DRAINED:
        return too_large
    pieces: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(SECONDS):
            async for piece in request.stream():
                size += len(piece)
                if size <= BYTES:
                    pieces.append(piece)
                elif size > DRAINED:
                    break
                else:
                    pieces.clear()
    except TimeoutError:
        return problem(408, f"the request did not come whole within {SECONDS:g} seconds")
    return b"".join(pieces) if size <= BYTES else too_large


def _has_address(body: bytes) -> bool:
    """Whether a question is one with an address; what is wrong with it is told by the process that reads it."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and value.get("address") is not None


async def _refused(_: Request, wrong: Exception) -> Response:
    """A path or a method that there is not."""
    assert isinstance(wrong, HTTPException)
    return response(problem(wrong.status_code, wrong.detail), **(wrong.headers or {}))


async def _fault(_: Request, wrong: Exception) -> Response:
    """A fault of ours, of which no text is told."""
    return response(problem(500, f"a fault of the program itself: {type(wrong).__name__}"))
