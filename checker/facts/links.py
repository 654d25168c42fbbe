"""Links: where anchors lead, and addresses written out in the text."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.model import Fact, Segment, Span
from checker.words import Words

# "https://example.org/a?b=1", "www.example.org", "mail@example.org", "@handle".
ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"«»“”]+[^\s<>\"«»“”.,;:!?)\]]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w@])@\w{2,}"
)
# One of these is in every address.
SIGNS = ("://", "www.", "@")
# What tells the page of one language from that of another: /uk/, /lang/uk/, en.example.org, ?lang=uk, page.uk.md.
LANGUAGE = re.compile(r"(?<![^/.?&=])(?:lang/)?(?:uk|ua|en|uk-ua|en-us|en-gb|ru)(?=[/.&]|$)")
# What says nothing about where a link leads: the place on the page, and how a page was made.
ASIDE = re.compile(r"#.*$|(?:/index|/readme)?\.(?:mdx?|html?)(?=$|#)")
EMPTY = re.compile(r"([./])[./]+")


class Address(NamedTuple):
    """An address without scheme, "www." and a last slash; the same without marks of a language; its site; its page.

    `site` is the last two names of the host, or "" for a mail address and for what lies on the page's own site.
    `page` is the last part of a path, "" where there is none: the "c" of "../b/c.md".
    """

    core: str
    neutral: str
    site: str
    page: str = ""


def find(segment: Segment, words: Words) -> list[Fact]:
    """The links of a passage; a value is an `Address`."""
    facts = [
        Fact("link", _address(tag.attributes["href"]), tag.attributes["href"], segment, tag.span, soft=True, over=True)
        for tag in segment.tags
        if tag.name == "a" and tag.attributes.get("href") and tag.span.start < tag.span.end
    ]
    if any(sign in segment.text for sign in SIGNS):
        facts += [
            Fact("link", _address(found.group()), found.group(), segment, Span(*found.span()), soft=True)
            for found in ADDRESS.finditer(segment.text)
        ]
    return sorted(facts, key=lambda fact: fact.span)


def likeness(a: Fact, b: Fact) -> float:
    """1.0 for one address, 0.95 for pages of two languages, 0.9 for pages of one site with translated names."""
    one, two = a.value, b.value
    if one.core == two.core:
        return 1.0
    if one.neutral == two.neutral:
        return 0.95
    if one.page and one.page == two.page and not (one.site and two.site):
        return 0.92
    return 0.9 if one.site and one.site == two.site and LANGUAGE.search(one.core) and LANGUAGE.search(two.core) else 0.0


def _address(written: str) -> Address:
    core = re.sub(r"^(?:https?:)?(?://)?(?:www\.)?", "", written.strip()).rstrip("/").lower()
    host = core.partition("/")[0]
    away = "." in host and "@" not in host and not core.startswith(("#", "mailto:", "tel:", "."))
    if not away and "@" in core:
        return Address(core, core, "")
    neutral = EMPTY.sub(r"\1", LANGUAGE.sub("", ASIDE.sub("", core))).strip("/.")
    page = "" if ":" in core else (neutral.partition("/")[2] if away else neutral).rpartition("/")[2]
    return Address(core, neutral, ".".join(host.split(".")[-2:]) if away else "", page)
