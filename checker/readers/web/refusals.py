"""Why a site's answer is no post, as an editor is told: what it is, and what mends it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from checker.model.messages import Message

INSTEAD = "web.instead"  # what may be done where an address does not answer
# The sentence for what WordPress answers with, by its code.
SAID: Mapping[str, str] = {
    "incorrect_password": "sites.incorrect_password",
    "invalid_username": "sites.no_user",
    "invalid_email": "sites.no_user",
    "application_passwords_disabled": "sites.passwords_off",
    "application_passwords_disabled_for_user": "sites.passwords_off_for_user",
    "rest_post_invalid_id": "sites.no_such_post",
    "rest_no_route": "sites.no_route",
    "rest_invalid_param": "sites.invalid",
}
OF_OTHERS = frozenset({"rest_forbidden_context", "rest_forbidden_status", "rest_cannot_edit", "rest_forbidden"})
SWITCHED_OFF = re.compile(r"rest.*(?:disabled|login_required|logged_in_required|cannot_access|restricted)|jwt_auth")
LOGIN = re.compile(r"""wp-login\.php|id=["']loginform["']|name=["'](?:log|pwd)["']|type=["']password["']""")
UPDATING = re.compile(r"scheduled maintenance|maintenance mode|технічн\w+ (?:обслуговуванн|робот)", re.IGNORECASE)
CHALLENGE = re.compile(r"just a moment|cf-chl|captcha|ddos-guard|checking your browser", re.IGNORECASE)
COOKIE = re.compile(r"document\.cookie\s*=|enable cookies|увімкніть cookie", re.IGNORECASE)


class Page(NamedTuple):
    """What a site answered in place of a post."""

    status: int
    reason: str
    headers: Mapping[str, str]
    data: bytes

    @property
    def text(self) -> str:
        """Its beginning, for a look at what it is."""
        return self.data[:65536].decode("utf-8", "replace")


def refused(page: Page, signed: bool) -> str:
    """What an answer that is no success says, and the mend; `signed` where a password went with the question."""
    code, message = _error(page.text)
    found = _by_code(code, message, page.status, signed) or (_by_page(page) if code in {"", "wp_die"} else None)
    answered = f"{page.status} {page.reason}".rstrip()
    if found:
        return Message("sites.answered", answered=answered, why=found)
    if page.status in {401, 403}:
        return Message("sites.answered_mend", answered=answered, mend=_mend(signed))
    if page.status == 429:
        return Message("sites.often", answered=answered)
    return Message(
        "sites.failing" if page.status >= 500 else "sites.refusing",
        answered=answered, said=f" ({message})" if message else "",
    )  # fmt: skip


def _mend(signed: bool) -> Message:
    return Message("sites.signed" if signed else "sites.unsigned")


def no_post(page: Page) -> str | None:
    """What a page is that stands before the one that was asked for (a login, a wall); None where it is neither."""
    return _by_page(page)


def _error(text: str) -> tuple[str, str]:
    """Code and message of an error as WordPress's REST tells it."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return "", ""
    if not isinstance(value, dict):
        return "", ""
    code, message = value.get("code"), value.get("message")
    told = re.sub(r"<[^>]*>", "", message)[:200] if isinstance(message, str) else ""
    return code if isinstance(code, str) else "", told


def _by_code(code: str, message: str, status: int, signed: bool) -> str | None:
    if code in SAID:
        return Message(SAID[code], signed=_mend(True), message=message)
    if code == "rest_not_logged_in" or (code in OF_OTHERS and not signed):
        return Message("sites.signed_in_only", unsigned=_mend(False))
    if code in OF_OTHERS:
        return Message("sites.of_others")
    if SWITCHED_OFF.search(code):
        mend = _mend(True) if signed else Message("sites.either", one=_mend(False), save=Message(INSTEAD))
        return Message("sites.rest_off", message=message, mend=mend)
    return None


def _by_page(page: Page) -> str | None:
    text = page.text
    if page.status == 503 and UPDATING.search(text):
        return Message("sites.updating")
    if page.headers.get("cf-mitigated") or (page.status in {200, 403, 429, 503} and CHALLENGE.search(text)):
        return Message("sites.challenge", save=Message(INSTEAD))
    if LOGIN.search(text):
        return Message("sites.login", unsigned=_mend(False), save=Message(INSTEAD))
    if page.status == 200 and COOKIE.search(text) and len(text) < 20_000:
        return Message("sites.cookies", save=Message(INSTEAD))
    return None
