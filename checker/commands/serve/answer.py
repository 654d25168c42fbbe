"""What is answered to who gives something to be checked: the report, as JSON or as the page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from pydantic import ValidationError

from checker.commands.batch.recipe import Recipe
from checker.commands.serve.given import Given, held
from checker.model import Report

if TYPE_CHECKING:
    from checker.commands.serve.given import Held

Form = Literal["json", "html"]
MEDIA: dict[Form, str] = {"json": "application/json", "html": "text/html; charset=utf-8"}
PROBLEM = "application/problem+json"
# What is checked before anything is asked, so that the first one who asks waits for no table.
FIRST = Given(uk="У 2001 році Путін приїхав до Києва.", en="In 2001 Putin came to Kyiv.")


class Question(NamedTuple):
    """The body of a request, and the form in which its report is wanted."""

    body: bytes
    form: Form = "json"


class Answer(NamedTuple):
    """An HTTP status, what the body is, and the body."""

    status: int
    media: str
    body: bytes


def problem(status: int, detail: str, **more: Any) -> Answer:
    """Why a request is not answered, as RFC 9457 says it."""
    title = HTTPStatus(status).phrase
    value = {"title": title, "status": status, "detail": detail, **more}
    return Answer(status, PROBLEM, json.dumps(value, ensure_ascii=False).encode())


@dataclass(frozen=True, slots=True)
class Desk:
    """What questions are answered with: the rules and settings, and the addresses that may be asked."""

    recipe: Recipe
    allowed: tuple[str, ...] = ()

    def begin(self) -> Callable[[Question], Answer]:
        """The work of a process: loads the tables once, and answers question by question."""
        import gc

        self.report(FIRST)
        gc.collect()
        gc.freeze()
        return self.answer

    def answer(self, question: Question) -> Answer:
        """The report that a question asks for, or why there is none; nothing of a text is told but in the report."""
        try:
            given = Given.model_validate_json(question.body)
        except ValidationError as wrong:
            said = [_place(one["loc"], one["msg"]) for one in wrong.errors(include_input=False, include_url=False)]
            return problem(422, "; ".join(said[:3]), errors=said[:20])
        try:
            report = self.report(given)
            body = self.shown(report, question.form, given).encode()
        except ValueError as wrong:
            return problem(422, str(wrong))
        except Exception as wrong:  # the barrier kept a fault of ours in a text to it; this one is of the whole
            return problem(500, f"a fault of the program itself: {type(wrong).__name__}")
        return Answer(200 if report.documents else 422, MEDIA[question.form], body)

    def report(self, given: Given) -> Report:
        """The report of what is given; raises ValueError for an address that may not be asked."""
        return self.checked([held(given, self.allowed, self.recipe.settings.original)])

    def checked(self, tasks: Iterable[Held]) -> Report:
        """The report of tasks, without what the settings accept or find too doubtful."""
        from checker import readers
        from checker.run import accept, doubtful, summary

        settings, (book, words) = self.recipe.settings, self.recipe.rules
        limits = settings.limits.limits
        documents = (
            one for task, content in tasks for one in readers.open_task(task, words, held=content, limits=limits)
        )
        report = summary.report(self.recipe.check(documents), self.recipe.machine.notes)
        report = accept.apply(report, settings.accept, settings.folder, book.names)
        return doubtful.leave_out(report, settings.min_confidence)

    def shown(self, report: Report, form: Form, given: Given) -> str:
        """A report as it is sent."""
        from checker.render import render

        book, words = self.recipe.rules
        rules = {rule.name: rule for rule in book.rules}
        made = datetime.now(UTC).isoformat(timespec="seconds")
        home = self.recipe.settings.folder
        return render.render(report, form, words, lang=given.lang, rules=rules, made=made, home=home)


def _place(at: tuple[int | str, ...], said: str) -> str:
    """What is wrong in a request, and where."""
    where = ".".join(map(str, at))
    return f"{where}: {said}" if where else said.removeprefix("Value error, ")
