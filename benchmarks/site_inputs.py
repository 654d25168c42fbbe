"""Inputs of a site for fuzz.py: exports of WordPress, what its REST answers the client, settings and notes of trees."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import httpx2
from mutations import TOKENS, Corpus, Made, broken, changed, sentence

from checker.language.vocabulary import Words
from checker.model import SIDES, UNKNOWN, Document, Failure
from checker.pairs import Input, Task
from checker.pairs.default_language import SETTINGS
from checker.readers import InputError, Source, list_folder, open_task
from checker.readers.web import download, sites
from checker.run import original

HOST = "127.0.0.1"
ADDRESS = f"http://{HOST}/"
LARGE = 150_000  # characters that a piece which grows may get

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Site</title><wp:wxr_version>1.2</wp:wxr_version>
"""
TAIL = "</channel></rss>"
POST = re.compile(r"(?=<item>)")
XML = (
    "<item>", "</item>", "<wp:post_id>", "</wp:post_id>", "<![CDATA[", "]]>", "]]]]><![CDATA[>", "</channel>",
    '<!ENTITY a "b">', "&a;", "<content:encoded>", "<wp:postmeta>", "<wp:meta_key>_yoast_wpseo_title</wp:meta_key>",
    '<category domain="language" nicename="uk">', "<x>" * 110, "<wp:wxr_version>9</wp:wxr_version>", "<br>", "&#0;",
    '<category domain="post_translations" nicename="">', ' xmlns:wp="x"', "[:uk]", "[:en]", "[:]", "<!--:uk-->",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2, 10**18, 10**400, 1.5, float("inf"), "", "uk", "en", "1", [], {}, [[]], [{}],
    {"": {}}, {"rendered": None}, {"rendered": "<p>Київ, 24 лютого 2022 року</p>"}, {"raw": 5}, [None, 1],
    "http://[::1", "//", "?p=1", ADDRESS, "https://a.example/uk/", "\ud800", "\x00", "2026-01-01T00:00:00",
    {"uk": 1, "en": 2}, {"uk": {"id": []}},
)  # fmt: skip
HREFLANG = '<link rel="alternate" hreflang="{0}" href="{1}{0}/a/">'


class Answers(NamedTuple):
    """What a site answers: status, headers and body by the beginnings of paths, the longest one first."""

    rows: Sequence[tuple[str, int, Mapping[str, str], bytes]]

    def to(self, url: httpx2.URL) -> download.Answer:
        """The answer of an address; what is not listed is not found."""
        asked = url.raw_path.decode("ascii", "replace")
        found = next((row for row in self.rows if asked.startswith(row[0])), ("", 404, {}, b"{}"))
        return download.Answer(url, found[1], "", {name.lower(): text for name, text in found[2].items()}, found[3])


def export(chance: Random, given: Corpus) -> Made:
    """An export with posts of random words, in pairs that Polylang names or alone, and what XML stumbles over."""
    real = _exports(given.tasks)
    text = HEAD + "".join(_item(n, chance, given) for n in range(chance.choice((1, 2, 2, 4, 9)))) + TAIL
    if real and chance.random() < 0.4:
        head, *items = chance.choice(real)
        text = head + "".join(chance.choice(items) for _ in range(chance.choice((1, 2, 5)))) + TAIL
    text = changed(text, chance, chance.choice((0, 0, 1, 2, 4)), (*TOKENS, *XML))
    data = text.encode("utf-8", "surrogatepass")
    return Made({"site.xml": broken(data, chance) if chance.random() < 0.1 else data}, Input("site.xml"))


@cache
def _exports(tasks: Sequence[tuple[Path, ...]]) -> list[list[str]]:
    """The exports among the files of a corpus: what is before their posts, and their posts."""
    xml = (paths[0] for paths in tasks if paths[0].suffix == ".xml")
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in xml)
    parts = (POST.split(text.removesuffix("\n").removesuffix(TAIL)) for text in texts if "<rss" in text[:2000])
    return [one for one in parts if len(one) > 1]


def _item(number: int, chance: Random, given: Corpus) -> str:
    side = SIDES[number % 2] if chance.random() < 0.8 else chance.choice(SIDES)
    words, others = given.words[side], given.words[SIDES[1 - SIDES.index(side)]]
    body = f"<p>{sentence(chance, words)}</p>\n\n<!-- wp:paragraph --><p>{sentence(chance, words)}</p>"
    if chance.random() < 0.3:
        body = f"[:uk]{sentence(chance, given.words['uk'])}[:en]{sentence(chance, given.words['en'])}[:]"
    group = number // 2 if chance.random() < 0.7 else chance.randrange(3)
    parts = (
        f"<title>{_plain(sentence(chance, words))}</title>",
        f"<link>{ADDRESS}{side}/{number}/</link>",
        f"<content:encoded><![CDATA[{body}]]></content:encoded>",
        f"<excerpt:encoded><![CDATA[{sentence(chance, chance.choice((words, others)))}]]></excerpt:encoded>",
        f"<wp:post_id>{chance.choice((number, number, 10**30, -1, 'a'))}</wp:post_id>",
        f"<wp:post_type>{chance.choice(('post', 'post', 'page', 'attachment', ''))}</wp:post_type>",
        f"<wp:status>{chance.choice(('publish', 'draft', 'trash'))}</wp:status>",
        f'<category domain="language" nicename="{side}">{side}</category>',
        f'<category domain="post_translations" nicename="pll_{group}">a</category>',
        "<wp:postmeta><wp:meta_key>_yoast_wpseo_title</wp:meta_key>"
        f"<wp:meta_value>{_plain(sentence(chance, words))}</wp:meta_value></wp:postmeta>",
    )
    kept = [part for part in parts if chance.random() < 0.9]
    if chance.random() < 0.2:
        chance.shuffle(kept)
    return f"<item>{''.join(kept)}</item>\n"


def _plain(text: str) -> str:
    return "".join(one for one in text.replace("&", "&amp;").replace("<", "&lt;") if one >= " ")


def site(chance: Random, given: Corpus) -> tuple[Answers, sites.Asking]:
    """A site whose lists, posts and pages are as WordPress has them but for some places, and what is asked of it."""
    count = chance.choice((0, 1, 2, 4, 6))
    posts = [_post(n, chance, given) for n in range(1, count + 1)]
    listed = [{key: post[key] for key in post if key not in {"title", "content", "excerpt"}} for post in posts]
    times = chance.choice((0, 1, 1, 2, 5))
    whole = json.dumps(_odd(posts, chance, times)).encode()
    rows = json.dumps(_odd(listed, chance, times)).encode()
    links = "".join(HREFLANG.format(side, ADDRESS) for side in SIDES) if chance.random() < 0.5 else ""
    page = (
        f'<html lang="en"><head><link rel="https://api.w.org/" href="/wp-json/">{links}</head>{chance.choice(TOKENS)}'
    )
    page = changed(page, chance, chance.choice((0, 0, 1, 3)), TOKENS)
    told = {"x-wp-total": chance.choice((str(count), str(count), "", "201", "-1", "9" * 12, "²"))}
    answers = [
        ("/wp-json/wp/v2/types", 200, {}, json.dumps(_odd({"post": {"rest_base": "posts"}}, chance, 1)).encode()),
        ("/wp-json/wp/v2/posts?include", 200, {}, whole),
        ("/wp-json/wp/v2/posts/", 200, {}, json.dumps(_odd(posts, chance, times)).encode()),
        ("/wp-json/wp/v2/posts", 200, told, rows),
        ("/wp-json/wp/v2/pages", 200, {}, b"[]"),
        ("/", 200, {"link": chance.choice(("", '<http://127.0.0.1/wp-json/>; rel="https://api.w.org/"', "<" * 300))},
         page.encode("utf-8", "surrogatepass")),
    ]  # fmt: skip
    if chance.random() < 0.2:
        n = chance.randrange(len(answers))
        path, _, headers, data = answers[n]
        status = chance.choice((200, 301, 403, 404, 500, 503, 999))
        where = chance.choice((ADDRESS, "//", "http://[", "ftp://a", "https://10.0.0.1/", "/wp-json/wp/v2/posts", ""))
        answers[n] = (path, status, {**headers, "location": where}, broken(data, chance))
    wanted = sites.Wanted(
        types=chance.choice(((), (), ("posts",), ("x",))), search="й" if chance.random() < 0.1 else ""
    )
    signing = download.Signing(("http", HOST, 80), "editor", "a b") if chance.random() < 0.4 else None
    return Answers(answers), sites.Asking(signing=signing, wanted=wanted, revisions=signing is not None)


def _post(number: int, chance: Random, given: Corpus) -> dict[str, Any]:
    side = SIDES[number % 2]
    pair = number + 1 - 2 * (number % 2 == 0)
    text = {
        key: {"rendered": f"<p>{sentence(chance, given.words[side])}</p>"} for key in ("title", "content", "excerpt")
    }
    if chance.random() < 0.5:
        text["excerpt"] = {"rendered": sentence(chance, given.words[SIDES[number % 2 - 1]])}
    numbers = {side: number, SIDES[number % 2 - 1]: pair}
    versions = [{"locale": key, "id": one} for key, one in numbers.items()]
    fields: tuple[dict[str, Any], ...] = (
        {}, {"lang": side, "translations": numbers},
        {"wpml_current_locale": side, "wpml_translations": versions},
    )  # fmt: skip
    history = f"{ADDRESS}wp-json/wp/v2/posts/{number}/revisions"
    return {
        "id": number, "link": f"{ADDRESS}{side}/a/", "type": "post", "modified_gmt": "2026-01-01T00:00:00", **text,
        "status": "publish", **chance.choice(fields),
        "_links": {"collection": [{"href": f"{ADDRESS}wp-json/wp/v2/posts"}], "version-history": [{"href": history}]},
        "_embedded": {"wp:term": [[{"name": "Новини"}]], "wp:featuredmedia": [{"alt_text": "a", "caption": {}}]},
        "yoast_head_json": {"title": "a", "og_description": "Київ"}, "meta": {"rank_math_title": "a"},
    }  # fmt: skip


def _odd(value: Any, chance: Random, times: int) -> Any:
    """A JSON value with so many of its places changed for what nobody expects there."""
    value = json.loads(json.dumps(value))
    for _ in range(times):
        here, left = value, chance.randrange(1, 5)
        while isinstance(here, (dict, list)) and here:
            key = chance.choice(list(here)) if isinstance(here, dict) else chance.randrange(len(here))
            left -= 1
            if not left or not isinstance(here[key], (dict, list)) or not here[key]:
                here[key] = [here[key]] if chance.random() < 0.2 else deepcopy(chance.choice(VALUES))
                break
            here = here[key]
        else:
            value = deepcopy(chance.choice(VALUES))
    return value


def fetched(answers: Answers, asking: sites.Asking, words: Words) -> Iterator[Document | Failure]:
    """The documents of a site that answers so, as `check` reads them; nothing is asked of the net, and none waits."""

    async def answer(
        url: httpx2.URL, host: str, headers: Mapping[str, str], client: httpx2.AsyncClient
    ) -> download.Answer:
        return answers.to(url)

    with tempfile.TemporaryDirectory() as folder:
        asking = asking._replace(save=Path(folder))
        kept = download._get, download.PAUSES
        download._get, download.PAUSES = answer, (0.0, 0.0)
        try:
            for _ in range(2):  # the second time from what was kept
                yield from _of_site(asking, words)
        finally:
            download._get, download.PAUSES = kept


def _of_site(asking: sites.Asking, words: Words) -> Iterator[Document | Failure]:
    try:
        tasks = sites.tasks(ADDRESS, asking)
    except InputError as wrong:
        tasks = [Failure(wrong.name, wrong.message)]
    with sites.Supply(tasks, asking) as supply:
        for task in tasks:
            if not isinstance(task, Input) or task not in supply:
                yield from [task] if isinstance(task, Failure) else ()
                continue
            try:
                texts = supply.take(task)
            except InputError as wrong:
                yield Failure(wrong.name, wrong.message)
                continue
            yield from open_task(task, words, [Source(one.name, one.data) for one in texts])


# How settings are written, by the ends of their names, with XX where the language stands.
WRITTEN = {
    ".toml": 'defaultContentLanguage = "XX"\ndefault_language = "XX"\n[languages.uk]\ncontentDir = "uk"\n',
    ".json": '{"default_locale": "XX", "sourceLanguageTag": "XX", "language": "XX", "languages": {}}',
    ".rb": "    config.i18n.default_locale = :XX\n",
    "config": "[main]\nhost = https://a\n[o:a:p:b:r:c]\nsource_lang = XX\n",
    ".js": "module.exports = { i18n: { defaultLocale: 'XX', fallbackLng: 'en', sourceLocale: 'XX' },\n"
    " rewrites: { 'XX/:rest*': ':rest*' } }",
    ".yml": "site_name: a\ndefault_lang: XX\nbase_locale: XX\ntemplate-arb-file: app_XX.arb\nfiles:\n"
    "  - source: /XX/*.md\nplugins:\n  - i18n:\n      languages:\n        - locale: XX\n          default: true\n"
    "        - default: true\n          locale: XX\n",
}  # fmt: skip
FRONT = (
    "---\ntitle: a\ndefault_lang_commit: 1a2b3c4d\ntranslator: О. О.\n---\n"
    "<!-- translation-meta: source=a.md@1a2b3c4d -->\n"
)
NAMES = sorted({name for setting in SETTINGS for name in setting.names})


def tree(chance: Random, given: Corpus) -> dict[str, bytes]:
    """A tree with pages of both languages, catalogues with notes, and settings that tell the first language."""
    made: dict[str, str] = {}
    for name in [chance.choice(NAMES) for _ in range(chance.choice((1, 2, 4)))]:
        ending = next((one for one in WRITTEN if name.endswith(one)), ".yml" if name.endswith(".yaml") else ".js")
        made[name] = WRITTEN[ending].replace("XX", chance.choice(("uk", "en", "uk-UA", "en_US", "de", "")))
    top = chance.choice(("", "content/", "docs/", "i18n/"))
    for side in SIDES:
        front = FRONT if chance.random() < 0.4 else ""
        heading = f"## {sentence(chance, given.words[side])} {{#{sentence(chance, given.words['en'])[:30]}}}\n"
        made[f"{top}{side}/a.md"] = front + heading * 3 + sentence(chance, given.words[side])
        note = {"a": {"message": "x", "description": sentence(chance, given.words[chance.choice(SIDES)])}}
        made[f"_locales/{side}/messages.json"] = json.dumps(note | {"b": note["a"], "c": note["a"]})
    return {name: _grown(text, chance) for name, text in made.items()}


def _grown(text: str, chance: Random) -> bytes:
    text = changed(text, chance, chance.choice((0, 0, 1, 2, 6)), TOKENS)
    if chance.random() < 0.3:  # a piece again and again: what looks far from each place takes its time
        at = chance.randrange(len(text) + 1)
        piece = chance.choice((text[at : at + chance.choice((1, 5, 30, 200))], chance.choice(TOKENS), "\n  - ", " "))
        text = text[:at] + piece * (LARGE // max(1, len(piece))) + text[at:]
    data = text.encode("utf-8", "surrogatepass")
    return broken(data, chance) if chance.random() < 0.1 else data


def listed(files: Mapping[str, bytes]) -> list[Task]:
    """The tasks of a tree that holds these files, with which of each two is the original."""
    folder = Path(tempfile.mkdtemp())
    try:
        (folder / ".git").mkdir()
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return list(original.settle(list_folder(folder), UNKNOWN))
    finally:
        shutil.rmtree(folder)
