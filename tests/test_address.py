"""A post by its address, on loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest
from command import run

from checker.readers.places.decode import InputError
from checker.readers.web import address, download, rest

pytestmark = pytest.mark.slow  # a site on loopback is asked

POST = (Path(__file__).parent / "posts" / "ukrmedia-7356.json").read_text(encoding="utf-8")
PAGES = {
    "/post": ("application/json", POST),
    "/page": ("text/html", '<html><head><link rel="alternate" type="application/json" href="/post"></head></html>'),
    "/plain": ("text/html", "<html><body>No REST here</body></html>"),
    "/file": ("text/html", '<link rel="alternate" type="application/json" href="file:///etc/hostname">'),
}


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
            return
        if self.path == "/kept/" and "seen=en" in self.headers.get("Cookie", ""):
            self.send_response(302)
            self.send_header("Location", "/en/kept/")
            self.end_headers()
            return
        if self.path == "/outside":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
            return
        kind, text = PAGES.get(self.path) or PAGES.get(self.path.partition("?")[0], ("", ""))
        self.send_response(200 if text else 404)
        self.send_header("Content-Type", kind)
        if self.path == "/en/kept/":
            self.send_header("Set-Cookie", "seen=en; path=/")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the test's output clean."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/post", "/page"])
def test_a_post_is_fetched(site: str, path: str) -> None:
    assert json.loads(address.fetch(site + path))["id"] == 7356


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/plain", "REST"),
        ("/nothing", "404"),
        ("/loop", "redirect|reached"),
        ("/outside", "no web address"),
        ("/file", "web address"),
    ],
)
def test_what_is_no_post_is_named(site: str, path: str, word: str) -> None:
    with pytest.raises(InputError, match=word):
        address.fetch(site + path)


def test_too_much_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "SIZE", 1000)
    with pytest.raises(InputError, match="more than"):
        address.fetch(site + "/post")


def served(language: str) -> str:
    """The page of one language, which names the other one."""
    links = "".join(f'<link rel="alternate" hreflang="{code}" href="/{code}/page" />' for code in ("en", "uk"))
    rest = f'<link rel="alternate" type="application/json" href="/{language}/post" />'
    return f'<html lang="{language}-XX"><head>{links}{rest}</head></html>'


def saved(language: str, number: int, text: str) -> str:
    prefix = "/en" if language == "en" else ""
    post = {
        "id": number, "lang": language, "link": f"https://news.example{prefix}/water/", "type": "post",
        "title": {"rendered": "Вода" if language == "uk" else "Water"}, "content": {"rendered": f"<p>{text}</p>"},
    }  # fmt: skip
    return json.dumps(post, ensure_ascii=False)


UK, EN = "Уряд підвищить тарифи на воду 12 травня.", "The government will raise water tariffs on May 21."
PAGES |= {
    "/uk/page": ("text/html", served("uk")),
    "/en/page": ("text/html", served("en")),
    "/uk/post": ("application/json", saved("uk", 12, UK)),
    "/en/post": ("application/json", saved("en", 15, EN)),
    "/one/page": ("text/html", served("en").replace("/uk/page", "/two/page")),
    "/two/page": ("text/html", served("en")),
    "/lost/page": ("text/html", served("en").replace("/uk/page", "/uk/nothing")),
    "/inner/page": ("text/html", served("en").replace("/uk/page", "http://10.0.0.1/uk/page")),
}


def _numbered(language: str, own: int, other: int, text: str) -> tuple[str, str]:
    """A post that its plug-in ties by number to that in the other language."""
    there = "uk" if language == "en" else "en"
    post = json.loads(saved(language, own, text)) | {"translations": {language: own, there: other}}
    return "application/json", json.dumps(post, ensure_ascii=False)


REST = "/wp-json/wp/v2/posts"
PAGES |= {
    f"{REST}/13": _numbered("en", 13, 12, EN),
    f"{REST}/12": _numbered("uk", 12, 13, UK),
    f"{REST}/21": _numbered("en", 21, 20, EN),  # its translation is a draft
    f"{REST}/31": _numbered("en", 31, 31, EN),  # one post for both
    "/numbered/page": ("text/html", f'<link rel="alternate" type="application/json" href="{REST}/13" />'),
}


@pytest.mark.parametrize("path", [f"{REST}/13", f"{REST}/12", f"{REST}/13?_embed=1", "/numbered/page"])
def test_a_post_leads_to_its_translation_by_number(site: str, path: str) -> None:
    said = run("check", site + path, "--isolated", "--format", "json", cwd=Path(__file__).parent)
    report = json.loads(said.stdout)
    assert [(one["rule"], one["en"]["text"]) for one in report["findings"]] == [("date-changed", "May 21")], said.stderr
    shown = run("pairs", site + path, "--isolated", cwd=Path(__file__).parent).stdout
    assert "found: the language plug-in names the other post by its number" in shown, shown
    assert "original: Ukrainian (the language plug-in: the Ukrainian post is older, number 12)" in shown


def test_a_translation_that_can_not_be_read_is_named(site: str) -> None:
    said = run("check", f"{site}{REST}/21", "--isolated", cwd=Path(__file__).parent)
    assert said.returncode == 2
    assert f"{REST}/20" in said.stdout
    assert "--uk and --en" in said.stdout


def test_a_post_that_names_itself_alone_leads_nowhere(site: str) -> None:
    (found,) = address.versions(f"{site}{REST}/31")
    assert json.loads(found.text)["id"] == 31


@pytest.mark.parametrize(
    ("served", "other"),
    [
        ("https://a.example/wp-json/wp/v2/pages/13?context=view", "https://a.example/wp-json/wp/v2/pages/12"),
        ("https://a.example/x/wp-json/wp/v2/posts?slug=water", "https://a.example/x/wp-json/wp/v2/posts/12"),
        ("https://a.example/?rest_route=/wp/v2/posts/13", "https://a.example/?rest_route=/wp/v2/posts/12"),
        ("https://a.example/post.json", None),
    ],
)
def test_where_the_post_of_a_number_is_served(served: str, other: str | None) -> None:
    found = rest.numbered(download.parse(served), 12, False)
    assert (found and unquote(str(found.copy_remove_param("_embed")))) == other


@pytest.mark.parametrize("path", ["/en/page", "/uk/page"])
def test_a_page_leads_to_its_other_language(site: str, path: str) -> None:
    said = run("check", site + path, "--isolated", "--format", "json", cwd=Path(__file__).parent)
    report = json.loads(said.stdout)
    assert [(one["rule"], one["en"]["text"]) for one in report["findings"]] == [("date-changed", "May 21")]
    assert report["findings"][0]["uk"]["file"] == f"{site}/uk/page"
    shown = run("pairs", site + path, "--isolated", cwd=Path(__file__).parent).stdout
    assert "found: the page names its other language (hreflang)" in shown
    assert "original: Ukrainian (of the two posts, the Ukrainian one is older, number 12)" in shown


def test_two_addresses_and_an_address_beside_a_file(site: str, tmp_path: Path) -> None:
    (tmp_path / "post.uk.json").write_text(saved("uk", 12, UK), encoding="utf-8")
    for uk in (f"{site}/uk/post", "post.uk.json"):
        said = run("check", "--uk", uk, "--en", f"{site}/en/page", "--isolated", "--format", "json", cwd=tmp_path)
        assert [one["rule"] for one in json.loads(said.stdout)["findings"]] == ["date-changed"], said.stderr
        shown = run("pairs", "--uk", uk, "--en", f"{site}/en/page", "--isolated", cwd=tmp_path).stdout
        assert shown.startswith(f"{site}/en/page\n"), shown
        assert "found: named" in shown


@pytest.mark.parametrize("more", [["--jobs", "2"], ["--cache"], ["--save", "kept"]])
def test_two_addresses_are_fetched_once_however_a_run_is_made(site: str, tmp_path: Path, more: list[str]) -> None:
    given = ("--uk", f"{site}/uk/post", "--en", f"{site}/en/post")
    said = run("check", *given, "--isolated", "--format", "json", *more, cwd=tmp_path)
    assert [one["rule"] for one in json.loads(said.stdout)["findings"]] == ["date-changed"], said.stderr
    kept = sorted(path.name for path in tmp_path.glob("kept/*/*/*.json"))
    assert kept == (["12.json", "15.json"] if "--save" in more else [])


def test_an_address_beside_a_text_that_is_no_post(site: str, tmp_path: Path) -> None:
    (tmp_path / "uk.md").write_text(f"# Вода\n\n{UK}\n", encoding="utf-8")
    said = run("check", "--uk", "uk.md", "--en", f"{site}/en/post", "--isolated", "--format", "json", cwd=tmp_path)
    found = json.loads(said.stdout)["findings"]
    assert [(one["rule"], one["uk"]["file"], one["en"]["file"]) for one in found if one["severity"] == "error"] == [
        ("date-changed", "uk.md", f"{site}/en/post")
    ]


@pytest.mark.parametrize(
    ("uk", "word"), [("none.json", "none.json: no such file"), (".", ".: a folder"), ("cut.json", "breaks off")]
)
def test_what_can_not_be_read_beside_an_address_is_named(site: str, tmp_path: Path, uk: str, word: str) -> None:
    (tmp_path / "cut.json").write_text('{"title": {"rendered": "a"', encoding="utf-8")
    said = run("check", "--uk", uk, "--en", f"{site}/en/post", "--isolated", cwd=tmp_path)
    assert said.returncode == 2
    assert word in said.stdout, said.stdout


def test_a_side_at_an_address_is_not_written_to(site: str, tmp_path: Path) -> None:
    (tmp_path / "post.uk.json").write_text(saved("uk", 12, UK.replace("Уряд ", "Уряд - ")), encoding="utf-8")
    said = run("fix", "--uk", "post.uk.json", "--en", f"{site}/en/post", "--isolated", cwd=tmp_path)
    assert "an address can't be written to" in said.stdout + said.stderr
    assert "Уряд - " in (tmp_path / "post.uk.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("links", "side", "other"),
    [
        ({"uk": "/en/page", "en": "/en/page"}, "en", None),  # one address for both is no other page
        ({"en": "/en/page"}, "en", None),
        ({"uk": "/uk/page", "en": "/elsewhere"}, "", None),  # which of them this page is, nothing says
        ({"uk": "/uk/page", "en": "/elsewhere"}, "en", "uk"),
        ({"uk-UA": "/%D0%B2/", "x-default": "/", "en-GB": "{site}/en/page/"}, "", "uk"),
    ],
)
def test_which_page_is_the_other_one(site: str, links: dict[str, str], side: str, other: str | None) -> None:
    given = f"{site}/en/page"
    answer = download.Answer(download.parse(given), 200, "OK", {}, b"")
    named = "".join(
        f'<link rel="alternate" hreflang="{code}" href="{link.format(site=site)}">' for code, link in links.items()
    )
    page = address.read(given, f'<html lang="{side}"><head>{named}</head></html>', answer)
    found = address.other_page(download.Visit(), answer, page, given)
    assert (found and (found[0], found[1])) == (other and ("en", links.get("uk") or links["uk-UA"]))


def test_two_pages_of_one_post_are_no_two_texts(site: str) -> None:
    """A plug-in that translates pages, and not their posts."""
    (found,) = address.versions(f"{site}/one/page")
    assert json.loads(found.text)["id"] == 15


def unnamed(language: str) -> str:
    """The page of one language, whose theme has taken hreflang out."""
    return f'<html lang="{language}"><head><link rel="alternate" type="application/json" href="/{language}/post">'


PAGES |= {
    "/en/news/water/": ("text/html", unnamed("en")), "/news/water/": ("text/html", unnamed("uk")),
    "/en/lone/": ("text/html", unnamed("en")), "/en/same/": ("text/html", unnamed("en")),
    "/en/kept/": ("text/html", served("en").replace("/uk/page", "/kept/").replace("/en/page", "/en/kept/")),
    "/kept/": ("text/html", served("uk").replace("/uk/page", "/kept/").replace("/en/page", "/en/kept/")),
    "/same/": ("text/html", unnamed("en")), "/uk/news/": ("text/html", unnamed("en")), "/news/": ("text/html", "x"),
}  # fmt: skip


def test_a_language_without_a_mark_lies_beside_one_that_has_it(site: str) -> None:
    """TranslatePress: https://site/en/news/water/ is the translation of https://site/news/water/."""
    found = address.versions(f"{site}/en/news/water/")
    assert [one.address for one in found] == [f"{site}/news/water/", f"{site}/en/news/water/"]
    assert [json.loads(one.text)["id"] for one in found] == [12, 15]


@pytest.mark.parametrize("path", ["/en/lone/", "/en/same/", "/uk/news/"])
def test_a_page_that_is_no_translation_is_not_taken_for_one(site: str, path: str) -> None:
    assert len(address.versions(site + path)) == 1


def test_a_site_that_keeps_the_language_of_a_visitor_shows_both(site: str) -> None:
    """qTranslate: who has seen /en/kept/ is led there from /kept/, too, by a cookie."""
    found = address.versions(f"{site}/en/kept/")
    assert [json.loads(one.text)["id"] for one in found] == [12, 15]


@pytest.mark.parametrize("path", ["/lost/page", "/inner/page"])
def test_another_language_that_can_not_be_read_is_named_with_the_mend(site: str, path: str) -> None:
    said = run("check", site + path, "--isolated", cwd=Path(__file__).parent)
    assert said.returncode == 2
    assert "its version in the other language" in said.stdout
    assert "--uk and --en" in said.stdout
    assert ("private network" in said.stdout) == (path == "/inner/page")


def test_a_page_of_one_language_says_how_to_give_the_other(site: str) -> None:
    said = run("check", f"{site}/en/post", "--isolated", cwd=Path(__file__).parent)
    assert "only in English; two posts are given with --uk and --en" in said.stdout
