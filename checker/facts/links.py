"""Links: where anchors lead, and addresses written out in the text."""

from __future__ import annotations

from typing import NamedTuple

from checker.facts.base import AGREE, NAMESAKE, RESTATED, SAME, UNRELATED, FactKind
from checker.facts.manner import Manner
from checker.language.text import ADDRESS, CYRILLIC, holds
from checker.language.vocabulary import Words
from checker.model import Fact, Segment, Side, Span
from checker.model.expressions import deferred

# One of these is in every address.
SIGNS = ("://", "www.", "@")
# What tells the page of one language from that of another: /uk/, /uk_UA/, /lang/uk/, en.example.org, ?lang=uk, a.uk.md,
# a-uk/, Uk:Page.
LANGUAGE = deferred(
    r"(?<![^/.?&=])(?:lang/)?(?:ua|ru|uk(?:[_-]ua)?|en(?:[_-](?:us|gb))?)(?=[/.&?#]|$)|(?<=\w)-(?:uk|ua|en)(?=[/#?]|$)"
    r"|(?<=/)(?:uk|ua|en):(?=\w)"
)
# What says nothing about where a link leads: the place on the page, how a page was made, and the language of one that a
# generator names: {% post_url 2017-03-29-mdns.uk %}.
ASIDE = deferred(
    r"#.*$|(?:/index|/readme)?(?:[._-](?:uk|ua|en))?\.(?:mdx?|html?)(?=$|#)|(?<=\w)\.(?:uk|ua|en)(?=\s*%\})"
)
# The box of somebody who has a name there, in the language of the page: mailto:%22Ім’я%22%20%3Cbox@example.org%3E.
ADDRESSEE = deferred(r"(?<=^mailto:).*?(?:%3c|<)([^<>%]+@[^<>%]+)(?:%3e|>)")
SCHEME = deferred(r"^(?:https?:)?(?://)?(?:www\.)?")
EMPTY = deferred(r"([./])[./]+")
# Under these the country's registry gives out names: the site of "bank.gov.ua" is all of it.
REGISTRY = deferred(r"\.(?:com|org|net|gov|edu|co|ac|in|mil|biz|info|kyiv|kiev|lviv|odesa|dp)\.[a-z]{2}$")
# A page beside this one, and no host: "about.html", "guide.md".
FILE = deferred(r"\.(?:html?|php|mdx?|aspx?|txt|pdf)$")
# What tells that a page is for Ukrainian readers: "/uk/docs", "uk.example.org", "example.com.ua".
OURS = deferred(r"(?<![^/.?&=])(?:lang/)?(?:ua|uk(?:[_-]ua)?)(?=[/.&?#]|$)")
# The folder of a language, at which the path of an address of the page's own site begins.
FOLDER = deferred(r"/?(?:\.\.?/)*(uk(?:[_-]ua)?|ua|en(?:[_-](?:us|gb))?)/")
# The same on a wiki, where titles are translated and pages in English have no mark: "/wiki/Uk:Сторінка".
TITLED = deferred(r"(?<=/)(?:uk|ua):[^/?#]*(?:[а-яіїєґ]|%d[01])")
# A part of a path in Ukrainian letters, or as a browser writes them: "/про-нас", "/%D0%BF%D1%80%D0%BE".
WORDED = deferred(r"(?<=/)[^/?#]*(?:[а-яіїєґ]|%d[01])")
# Hosts of examples (RFC 2606); what parts the name of a mailbox; so many letters may be a slip in a host.
EXAMPLES = deferred(r"(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost)$")
PARTS, LANGUAGES, SLIPS = deferred(r"[.+_-]"), frozenset({"uk", "ua", "en", "eng", "ukr", "int", "intl"}), 2
# What stands for a host in an address that shows how one is written, in Ukrainian: "https://вузол/шлях".
SHOWN = deferred(r"[^./@]*[а-яіїєґ][^./@]*(?:/|$)")
# A page of another site that is the translation of one keeps so many parts of its path at least.
MIRRORED = 3


class Address(NamedTuple):
    """An address without scheme, "www." and a last slash; the same without marks of a language; its site; its page.

    `site` is what somebody registered, the last two names of the host or three ("bank.gov.ua"), or "" for a mail
    address and for what lies on the page's own site.
    `page` is the last part of a path, "" where there is none: the "c" of "../b/c.md".
    """

    core: str
    neutral: str
    site: str
    page: str = ""


def find(segment: Segment) -> list[Fact]:
    """The links of a passage; a value is an `Address`."""
    facts = [
        Fact("link", _address(tag.attributes["href"]), tag.attributes["href"], segment, tag.span, soft=True, over=True)
        for tag in segment.tags
        if tag.name == "a" and tag.attributes.get("href") and tag.span.start < tag.span.end
    ]
    if holds(segment.text, SIGNS):
        facts += [
            Fact("link", _address(found.group()), found.group(), segment, Span(*found.span()), soft=True)
            for found in ADDRESS.finditer(segment.text)
        ]
    return sorted(facts, key=lambda fact: fact.span)


def likeness(a: Fact, b: Fact) -> float:
    """SAME for one address, RESTATED for pages of two languages, NAMESAKE for pages of one name.

    AGREE for translations: of a path, of what stands for a host, or on another site.
    """
    one, two = a.value, b.value
    if one.core == two.core:
        return SAME
    if one.neutral == two.neutral:
        return RESTATED
    if one.page and one.page == two.page and not (one.site and two.site):
        return NAMESAKE
    if SHOWN.match(one.core) or SHOWN.match(two.core):
        return AGREE
    translated = one.site == two.site and (
        (LANGUAGE.search(one.core) and LANGUAGE.search(two.core)) or TITLED.search(one.core) or TITLED.search(two.core)
    )
    return AGREE if one.site and two.site and (translated or _mirrored(one, two)) else UNRELATED


def spelled(uk: Address, en: Address) -> bool:
    """Whether two pages of one site have their names in the words of their languages: "/uk/про-нас/", "/about/".

    Which pages these are nothing tells.
    """
    return uk.site == en.site and bool(WORDED.search(uk.core)) and not WORDED.search(en.core)


def folder(address: Address) -> Side | None:
    """The language in whose folder an address of the page's own site lies: "/uk/porady", "../en/guides"."""
    names = FOLDER.match(address.core)
    return None if names is None else "en" if names[1].startswith("en") else "uk"


def mistaken(a: Address, b: Address) -> bool:
    """Whether two mail addresses are one that was changed: two boxes of one host, or one box of two like hosts.

    Each language may have a box of its own (info-uk@), and examples have other names in each: «ваш@email.com».
    """
    (box, at, host), (box_there, at_there, host_there) = a.core.partition("@"), b.core.partition("@")
    if not at or not at_there or EXAMPLES.search(host) or EXAMPLES.search(host_there):
        return False
    if CYRILLIC.search(box) or CYRILLIC.search(box_there):
        return False
    if host == host_there:
        names, there = ([n for n in PARTS.split(one) if n not in LANGUAGES] for one in (box, box_there))
        return names != there and bool(names and there)
    from rapidfuzz.distance import OSA  # which few texts ask for

    return box == box_there and OSA.distance(host, host_there, score_cutoff=SLIPS) <= SLIPS


def write(meant: Fact, place: Fact, manner: Manner, words: Words) -> str | None:
    """An address that is written out in both texts; None for one that each language may have its own of."""
    if meant.kind != "link" or not (ADDRESS.fullmatch(meant.text) and ADDRESS.fullmatch(place.text)):
        return None
    return meant.text if meant.value.core.strip("/.") == meant.value.neutral else None


def kind(_: Words) -> FactKind:
    """Links: no vocabulary has a say."""
    return FactKind(find, likeness)


def _mirrored(one: Address, two: Address) -> bool:
    """Whether one is the other for Ukrainian readers: a translation of the page, or a site's national branch."""
    if one.site == two.site or not (OURS.search(one.core) or OURS.search(two.core)):
        return False
    ours, theirs = (
        [name for name in ASIDE.sub("", address.core).partition("?")[0].split("/")[1:] if not LANGUAGE.fullmatch(name)]
        for address in (one, two)
    )
    branch = one.site.partition(".")[0] == two.site.partition(".")[0]
    if branch and ours:
        return ours == theirs
    return len(ours) >= MIRRORED and ours[-MIRRORED:] == theirs[-MIRRORED:]


def _address(written: str) -> Address:
    core = SCHEME.sub("", written.strip()).rstrip("/").lower()
    host = core.partition("/")[0]
    # A template puts in the page's own site: "{{site.baseurl}}{% post_url 2018/news %}".
    away = "." in host and "@" not in host and not core.startswith(("#", "mailto:", "tel:", ".", "{{", "{%"))
    away = away and not (host == core.partition("#")[0] and FILE.search(host) and "//" not in written)
    if not away and "@" in core:
        core = ADDRESSEE.sub(r"\1", core)
        return Address(core, core, "")
    neutral = EMPTY.sub(r"\1", LANGUAGE.sub("", ASIDE.sub("", core.replace("%2f", "/")))).strip("/.")
    page = "" if ":" in core else (neutral.partition("/")[2] if away else neutral).rpartition("/")[2]
    names = 3 if REGISTRY.search(host) else 2
    return Address(core, neutral, ".".join(host.split(".")[-names:]) if away else "", page)
