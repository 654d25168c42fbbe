"""What every request is asked before anything of ours sees it, and what every answer says to browsers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response

from checker.commands.serve.access import Access
from checker.commands.serve.answer import Answer, problem

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Paths that anyone may read who reaches us: what is written there is the same for all, and nothing of a text.
OPEN = frozenset({"/", "/healthz", "/openapi.json"})
POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}


def response(answer: Answer, **headers: str) -> Response:
    """An answer as Starlette sends it."""
    return Response(answer.body, answer.status, headers, answer.media)


class Guard:
    """Refuses what is not meant for us, what other sites send, and what has no token."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app, self.access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                held = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    held.setdefault(name, value)
            await send(message)

        refused = self._refused(scope)
        if refused is None:
            await self.app(scope, receive, dressed)
            return
        more: dict[str, Any] = {"WWW-Authenticate": "Bearer"} if refused.status == 401 else {}
        await response(refused, **more)(scope, receive, dressed)

    def _refused(self, scope: Scope) -> Answer | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self.access.named(hosts[0]):
            return problem(421, "this service is not known under that name; see --site of zvirka serve")
        opened = scope["method"] == "GET" and scope["path"] == "/"
        link = opened and headers.get("sec-fetch-mode") == "navigate"  # a link of another site to the page is no harm
        fetched = None if link else headers.get("sec-fetch-site")
        if not self.access.ours(hosts[0], headers.get("origin"), fetched):
            return problem(403, "another site sent this request; open the page of the service itself")
        if scope["path"] not in OPEN and not self.access.knows(headers.get("authorization")):
            return problem(401, "the token is missing or wrong: Authorization: Bearer TOKEN")
        return None
