"""The page of the service: laid out once, in the language that a browser prefers, with what it may load and run."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.language.vocabulary import Words
from checker.model import SIDES, Report, Side
from checker.render import page, render, templates

TEMPLATE = "serve/page.html"
STYLE, SCRIPT = (re.compile(f"<{name}>(.*?)</{name}>", re.DOTALL) for name in ("style", "script"))
# The report lies in a frame that this page makes: what it may do is what its own policy and this one allow.
RULES = (
    "default-src 'none'; style-src {styles}; script-src {scripts}; connect-src 'self'; frame-src blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types zvirka-paste"
)


@dataclass(frozen=True, slots=True)
class Page:
    """The page in each language, and its Content-Security-Policy."""

    by_language: dict[Side, str]
    policy: str

    def shown(self, accepted: str) -> str:
        """The page in the first language of Accept-Language that it has, else in English."""
        return self.by_language[next(_spoken(accepted), "en")]


def _spoken(accepted: str) -> Iterator[Side]:
    """The languages of a header that we have, the preferred one first."""
    rows: list[tuple[float, Side]] = []
    for one in accepted.split(","):
        name, _, weight = one.partition(";")
        said = re.fullmatch(r"\s*q=([01](?:\.\d{1,3})?)\s*", weight)
        side = name.strip().lower().partition("-")[0]
        if side in SIDES:
            rows.append((-float(said[1]) if said else -1.0, side))
    return (side for _, side in sorted(rows, key=lambda row: row[0]))


def page_of(words: Words, asks_token: bool, most: int) -> Page:
    """The page; `most` is how many bytes a request may have."""
    labels = words.table("serve")
    shared = {side: {**words.table("labels")[side], **labels[side]} for side in SIDES}
    values = {"words": shared, "token": asks_token, "most": most, "page_script": page.script}
    shown: dict[Side, str] = {side: "".join(templates.fill(TEMPLATE, {**values, "lang": side})) for side in SIDES}
    empty = Report((), (), (), documents=0, pairs=0, facts={"uk": 0, "en": 0})
    whole = shown["en"] + render.render(empty, "html", words)
    styles, scripts = (_hashes(one.findall(whole)) for one in (STYLE, SCRIPT))
    return Page(shown, RULES.format(styles=styles, scripts=scripts))


def _hashes(texts: list[str]) -> str:
    """What a policy says of texts that may be used."""
    digests = (base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in texts)
    return " ".join(f"'sha256-{one}'" for one in digests)
