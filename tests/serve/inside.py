"""The service without a socket: a desk with the shipped rules, and a pool that answers in this process."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from checker.commands.batch.recipe import Recipe
from checker.commands.serve.answer import Answer, Desk, Question
from checker.commands.serve.pool import Pool
from checker.rulebook.settings import Settings

if TYPE_CHECKING:
    from starlette.testclient import TestClient

Make = Callable[..., "TestClient"]
HERE = "http://127.0.0.1:8377"


@cache
def desk(*allowed: str) -> Desk:
    """What answers with the shipped rules."""
    return Desk(Recipe(Settings(), keep_pages=True), allowed)


class Here(Pool):
    """A pool without processes; `asked` has what it was asked."""

    def __init__(self, answer: Callable[[Question], Answer]) -> None:
        super().__init__(lambda: answer, 1, 1, 1.0)
        self.answer_here = answer
        self.asked: list[Question] = []

    def start(self) -> None:
        """Nothing has to be begun."""

    async def ask(self, question: Question) -> Answer:
        """The answer, or what it raises."""
        self.asked.append(question)
        return self.answer_here(question)
