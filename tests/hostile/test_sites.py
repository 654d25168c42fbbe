"""Sites that lie about their posts, are busy, keep their visitors out or lead them astray."""

from __future__ import annotations

import json
import re
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

from checker.model import Failure
from checker.pairs import Input
from checker.readers.places.decode import InputError
from checker.readers.web import address, download, sites
from checker.readers.web.revised import KEPT
from checker.readers.web.sites import Asking, Supply, Wanted, supply

POSTS = 130


class Said(NamedTuple):
    """What a site answers."""

    body: object
    headers: Mapping[str, str] = MappingProxyType({})
    status: int = 200


Rule = Callable[["Asked"], Said | None]


class Asked(NamedTuple):
    """What a site is asked."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    before: int  # how many times the same was asked before


def post(number: int, site: str = "", **more: object) -> dict[str, object]:
    text = {"rendered": f"<p>In 2019, {number} delegations came to Kyiv.</p>"}
    link = f"{site}/post-{number}/"
    return {"id": number, "link": link, "modified_gmt": "2026-01-01T00:00:00", "title": text, "content": text, **more}


class Site:
    """A site with posts 1 to 130 as WordPress lists them, which a rule may answer for."""

    def __init__(self, rule: Rule = lambda _: None) -> None:
        self.rule = rule
        self.address = ""
        self.asked: list[Asked] = []
        self.at_once = self.most = 0
        self.lock = threading.Lock()

    def answer(self, asked: Asked) -> Said:
        given = self.rule(asked)
        if given is not None:
            return given
        if asked.path == "/":
            return Said(f'<html><link rel="https://api.w.org/" href="{self.address}/wp-json/"></html>')
        if asked.path == "/wp-json/wp/v2/pages":
            return Said([], {"X-WP-Total": "0"})
        if asked.path == "/wp-json/wp/v2/posts" and "include" in asked.query:
            return Said([post(int(one), self.address) for one in asked.query["include"].split(",")])
        if asked.path == "/wp-json/wp/v2/posts":
            first = (int(asked.query["page"]) - 1) * 100
            numbers = range(first + 1, min(first + 100, POSTS) + 1)
            return Said([post(n, self.address) for n in numbers], {"X-WP-Total": str(POSTS)})
        return Said("nothing here", {}, 404)


@contextmanager
def served(site: Site) -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
            with site.lock:
                before = sum(one.path == parts.path and one.query == query for one in site.asked)
                asked = Asked(parts.path, query, dict(self.headers.items()), before)
                site.asked.append(asked)
                site.at_once += 1
                site.most = max(site.most, site.at_once)
            said = site.answer(asked)
            with site.lock:
                site.at_once -= 1
            body = said.body.encode() if isinstance(said.body, str) else json.dumps(said.body).encode()
            self.send_response(said.status)
            for name, value in said.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Keeps the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    site.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "PAUSES", (0.05, 0.05))
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def listed(site: Site, **more: Any) -> list[Input]:
    found = sites.tasks(site.address, Asking(**more))
    assert all(isinstance(one, Input) for one in found), found
    return [one for one in found if isinstance(one, Input)]


def taken(tasks: list[Input], asking: Asking) -> list[str]:
    """The text of each task, or what is wrong with it."""
    found = []
    with Supply(tasks, asking) as made:
        for task in tasks:
            try:
                found.append(" ".join(text.data.decode() for text in made.take(task)))
            except InputError as wrong:
                found.append(wrong.message)
    return found


def signing(site: Site) -> download.Signing:
    return download.Signing(download.site(httpx2.URL(site.address)), "editor", "geheim")


@pytest.mark.parametrize("connections", [1, 3])
def test_a_site_is_asked_over_so_many_connections(connections: int) -> None:
    with served(Site(lambda _: time.sleep(0.02))) as site:
        tasks = listed(site, connections=connections)
        assert len(tasks) == POSTS
        found = taken(tasks, Asking(connections=connections))
        assert [json.loads(text)["id"] for text in found] == list(range(1, POSTS + 1))
        assert 0 < site.most <= connections


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (Said({"code": "busy"}, {"Retry-After": "0"}, 429), "429"),
        (Said("busy", {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, 503), "503"),
        (Said("", {}, 502), "502"),
    ],
)
def test_a_busy_site_is_asked_again_and_not_for_ever(said: Said, status: str) -> None:
    with served(Site(lambda asked: said if asked.before < 2 else None)) as site:
        assert len(listed(site)) == POSTS
    with served(Site(lambda _: said)) as site:
        with pytest.raises(InputError, match=f"answered {status}"):
            listed(site)
        assert len(site.asked) == 3


def test_a_site_that_wants_an_hour_is_told_at_once() -> None:
    with served(Site(lambda _: Said("", {"Retry-After": "3600"}, 429))) as site:
        with pytest.raises(InputError, match=r"asked too often; try again later, with --connections 1"):
            listed(site)
        assert len(site.asked) == 1


LISTS: dict[str, tuple[object, str, str]] = {
    "endless": ([post(1)], "999999999", "looked at in one run; narrow them with --after"),
    "no list": ({"a": 1}, "1", "JSON that is no list of posts"),
    "a page": ("<html>welcome</html>", "1", "a page where JSON is expected"),
    "a login": ('<form id="loginform"><input name="pwd">', "1", "a page to log in"),
    "a challenge": ("<title>Just a moment...</title>", "1", "wants to see a browser"),
    "a cookie wall": ("<script>document.cookie = 'a=b'; location.reload()</script>", "1", "a cookie wall"),
    "deep": ("[" * 100_000, "1", "a page where JSON is expected"),
    "strange rows": ([1, None, {"id": "1"}, {"id": -1}, {"id": None}, [2]], "x", "lists no post of that kind"),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_is_none_is_a_clear_error(name: str) -> None:
    body, total, said = LISTS[name]
    rule: Rule = lambda asked: Said(body, {"X-WP-Total": total}) if asked.path.endswith("/posts") else None  # noqa: E731
    with served(Site(rule)) as site:
        try:
            found = sites.tasks(site.address, Asking(wanted=Wanted()._replace(search="x")))
            (failure,) = found
            assert isinstance(failure, Failure)
            told = failure.message
        except InputError as wrong:
            told = wrong.message
    assert re.search(said, told), told


@pytest.mark.parametrize(
    ("later", "said"),
    [(Said("", {}, 403), "403"), (Said("", {}, 500), "500"), (Said("<html>welcome</html>"), "a page where JSON")],
)
def test_a_later_page_of_a_list_that_is_refused_is_a_clear_error(later: Said, said: str) -> None:
    rule: Rule = lambda asked: later if asked.query.get("page") == "2" else None  # noqa: E731
    with served(Site(rule)) as site, pytest.raises(InputError, match=said):
        sites.tasks(site.address, Asking())


def test_rows_without_dates_and_addresses_are_posts_too() -> None:
    rule: Rule = lambda asked: Said([{"id": 5, "link": 7}]) if asked.query.get("page") else None  # noqa: E731
    with served(Site(rule)) as site:
        (first, *_) = listed(site)
        assert first.name.endswith("#5")
        assert json.loads(taken([first], Asking())[0])["id"] == 5


def test_an_answer_that_is_too_large_is_asked_for_by_halves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "SIZE", 50_000)
    huge = post(60)
    huge["content"] = {"rendered": "x" * 60_000}

    def rule(asked: Asked) -> Said | None:
        numbers = asked.query.get("include", "").split(",")
        return Said([huge if one == "60" else post(int(one)) for one in numbers]) if numbers != [""] else None

    with served(Site(rule)) as site:
        found = taken(listed(site), Asking())
    wrong = [text for text in found if not text.startswith("{")]
    assert len(wrong) == 1
    assert "it answers with more than" in wrong[0]


def test_posts_that_are_gone_are_named_one_by_one() -> None:
    rule: Rule = lambda asked: Said([post(1), {"id": "2"}, 3]) if "include" in asked.query else None  # noqa: E731
    with served(Site(rule)) as site:
        found = taken(listed(site), Asking())
    assert json.loads(found[0])["id"] == 1
    assert all("is gone since the site listed it" in text for text in found[1:])


def test_a_site_that_fails_again_and_again_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supply, "BATCH", 10)
    rule: Rule = lambda asked: Said("broken", {}, 500) if "include" in asked.query else None  # noqa: E731
    with served(Site(rule)) as site:
        tasks = listed(site)
        site.asked.clear()
        found = taken(tasks, Asking(connections=1))
        assert len(site.asked) == supply.FAILED * (len(download.PAUSES) + 1)
    assert "answered 500" in found[0]
    assert "the site failed again and again before" in found[-1]


def test_a_run_that_is_broken_off_ends_at_once() -> None:
    rule: Rule = lambda asked: Said("", {"Retry-After": "30"}, 503) if "include" in asked.query else None  # noqa: E731
    with served(Site(rule)) as site:
        tasks = listed(site)
        with Supply(tasks, Asking()) as made:
            while not any("include" in asked.query for asked in site.asked):
                time.sleep(0.01)
        with pytest.raises(InputError, match="the run was broken off"):
            made.take(tasks[0])
    assert not [one for one in threading.enumerate() if one.name == "zvirka-supply"]


def test_a_password_goes_to_its_site_alone() -> None:
    with served(Site()) as other, served(Site()) as site:
        key = signing(site)
        asking = Asking(private=True, signing=key)
        site.rule = lambda asked: Said("", {"Location": f"{other.address}{asked.path}"}, 302)
        with pytest.raises(InputError):
            address.fetch(f"{site.address}/wp-json/wp/v2/posts/1", True, signing=key)
        site.rule = lambda asked: (
            Said(f'<link rel="https://api.w.org/" href="{other.address}/wp-json/">') if asked.path == "/" else None
        )
        assert len(sites.tasks(site.address, asking)) == POSTS
    header = "Basic " + b64encode(b"editor:geheim").decode()
    assert {one.headers.get("Authorization") for one in site.asked} == {header}
    assert {one.headers.get("Authorization") for one in other.asked} == {None}
    assert "geheim" not in repr(asking)


def test_a_password_does_not_go_over_http(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "literal", lambda _: [])

    async def look_up(*_: object) -> list[object]:
        import ipaddress

        return [ipaddress.ip_address("93.184.216.34")]

    monkeypatch.setattr(download, "look_up", look_up)
    key = download.Signing(("http", "news.example", 80), "editor", "geheim")
    with pytest.raises(InputError, match="a password is sent over https only"):
        address.fetch("http://news.example/wp-json/wp/v2/posts/1", signing=key)


def test_cookies_are_kept_for_the_visit_and_a_wall_of_them_is_named() -> None:
    def rule(asked: Asked) -> Said | None:
        seen = "seen=1" in asked.headers.get("Cookie", "")
        return None if seen else Said("", {"Set-Cookie": "seen=1; Path=/", "Location": asked.path}, 302)

    with served(Site(rule)) as site:
        with pytest.raises(InputError, match="404"):
            address.fetch(f"{site.address}/post")
        site.rule = lambda asked: Said("", {"Set-Cookie": "a=1", "Location": asked.path}, 302)
        with pytest.raises(InputError, match=r"sets cookies \(a cookie wall\)"):
            address.fetch(f"{site.address}/post")


def test_a_certificate_that_is_not_valid_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    async def get(*_: object) -> download.Answer:
        told = "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1006)"
        raise httpx2.ConnectError(told)

    monkeypatch.setattr(download, "_get", get)
    with pytest.raises(InputError, match=r"its certificate is not valid \(certificate has expired\).*have it renewed"):
        address.fetch("https://127.0.0.1/post")


@pytest.mark.parametrize("target", ["http://10.0.0.1/", "file:///etc/hostname", "//[::1", "javascript:alert(1)"])
@pytest.mark.parametrize("side", ["uk", "en"])
def test_links_of_a_site_do_not_lead_astray(target: str, side: str) -> None:
    """The root of REST, and pages in another language, are what strangers say."""
    links = {"uk": "/post-1/", "en": "/post-1/", side: target}
    pages = "".join(f'<link rel="alternate" hreflang="{code}" href="{href}">' for code, href in links.items())
    with served(Site(lambda asked: Said(pages) if asked.path.startswith("/post-") else None)) as site:
        one = Said([post(1, site.address)], {"X-WP-Total": "1"})
        lists = site.rule
        site.rule = lambda asked: one if asked.path.endswith("/posts") else lists(asked)
        (first,) = sites.tasks(site.address, Asking(wanted=Wanted(search="x")))[:1]
        assert isinstance(first, Input)
        if target.startswith("http"):
            assert "private network" in taken([first], Asking())[0]
        site.rule = lambda asked: (
            Said(f'<link rel="https://api.w.org/" href="{target}">') if asked.path == "/" else None
        )
        with pytest.raises(InputError, match=r"private network|no web address|no address"):
            sites.tasks(site.address, Asking())


def test_names_of_a_site_do_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    rows = [post(1, link="http://a/../../b", _links={"collection": [{"href": "http://x/wp/v2/../../../../etc"}]})]
    with served(Site(lambda asked: Said(rows) if "/posts" in asked.path else None)) as site:
        asking = Asking(save=folder)
        taken(listed(site), asking)
        taken([Input(f"{site.address}/wp-json/wp/v2/posts/1")], asking)
    assert {path.name for path in tmp_path.iterdir()} == {"kept"}
    assert all(path.name == "1.json" for path in folder.rglob("*") if path.is_file())


def _revised(site: Site, number: int, elsewhere: str = "") -> dict[str, object]:
    """A published post that names its versions."""
    history = f"{elsewhere or site.address}/wp-json/wp/v2/posts/{number}/revisions"
    text = {"raw": "<p>In 2019, delegations came to Kyiv.</p>", "rendered": ""}
    links = {"version-history": [{"href": history}]}
    return post(number, site.address, status="publish", content=text, _links=links)


def _with_versions(site: Site, refused: bool = False, elsewhere: str = "") -> Rule:
    """Posts with their versions, which the site may refuse, or which may lie elsewhere."""

    def rule(asked: Asked) -> Said | None:
        if asked.path.endswith("/revisions"):
            return (
                Said({"code": "rest_cannot_read"}, {}, 403) if refused else Said([{"id": 9, "slug": "1-revision-v1"}])
            )
        if "include" in asked.query:
            return Said([_revised(site, int(one), elsewhere) for one in asked.query["include"].split(",")])
        return None

    return rule


def test_versions_are_asked_for_once_a_post_where_they_are_wanted(tmp_path: Path) -> None:
    with served(Site()) as site:
        site.rule = _with_versions(site)
        asking = Asking(signing=signing(site), revisions=True, save=tmp_path)
        tasks = listed(site)
        for _ in range(2):  # what is kept has them
            found = [json.loads(text) for text in taken(tasks, asking)]
            assert all(one[KEPT] == [{"id": 9, "slug": "1-revision-v1"}] for one in found)
        asked = [one for one in site.asked if one.path.endswith("/revisions")]
        assert len(asked) == len({one.path for one in asked}) == POSTS
        assert {(one.query["context"], one.query["per_page"]) for one in asked} == {("edit", "20")}
        site.asked.clear()
        assert not any(KEPT in text for text in taken(tasks, Asking(signing=signing(site))))
        assert not any(one.path.endswith("/revisions") for one in site.asked)


def test_versions_that_are_refused_are_told_of_and_the_posts_are_read() -> None:
    with served(Site()) as site:
        site.rule = _with_versions(site, refused=True)
        tasks = listed(site)
        with Supply(tasks, Asking(signing=signing(site), revisions=True, connections=1)) as made:
            assert [json.loads(made.take(task)[0].data)["id"] for task in tasks] == list(range(1, POSTS + 1))
        assert len(made.notes) == supply.FAILED
        assert made.notes[0].startswith(f"{site.address}/post-1/: its revisions can't be read: the site answered 403")
        assert sum(one.path.endswith("/revisions") for one in site.asked) == supply.FAILED


def test_versions_that_lie_at_another_site_are_not_asked_for() -> None:
    with served(Site()) as other, served(Site()) as site:
        site.rule = _with_versions(site, elsewhere=other.address)
        found = taken(listed(site), Asking(signing=signing(site), revisions=True))
        assert len(found) == POSTS
        assert not any(KEPT in text for text in found)
        assert other.asked == []


@pytest.mark.parametrize("odd", [[], {}, [[1]], None, "1", 1.5, 10**400])
@pytest.mark.parametrize("key", ["id", "status", "_links", "modified_gmt", "link"])
def test_a_post_with_an_odd_field_is_told_and_the_others_are_read(key: str, odd: object, tmp_path: Path) -> None:
    """{"id": []} and {"status": {}} ended the whole run: neither can be looked up."""

    def rule(asked: Asked) -> Said | None:
        if "include" not in asked.query:
            return None
        return Said([post(n) | ({key: odd} if n == 7 else {}) for n in range(1, POSTS + 1)])

    with served(Site(rule)) as site:
        asking = Asking(signing=signing(site), save=tmp_path, revisions=True)
        found = taken(listed(site, signing=signing(site)), asking)
    others = [json.loads(text)["id"] for n, text in enumerate(found, 1) if n != 7]
    assert others == [n for n in range(1, POSTS + 1) if n != 7]
    assert len(list(tmp_path.rglob("*.json"))) >= POSTS - 1


@pytest.mark.parametrize("href", ["http://[::1", [], {}, 5, "/wp/v2/" + "x" * 5000])
def test_a_post_may_say_that_it_is_kept_anywhere(href: object, tmp_path: Path) -> None:
    odd = post(3) | {"_links": {"collection": [{"href": href}], "version-history": [{"href": href}]}}
    with served(Site(lambda asked: Said(odd) if asked.path.endswith("/3") else None)) as site:
        (task,) = sites.tasks(f"{site.address}/wp-json/wp/v2/posts/3", Asking())
        assert isinstance(task, Input)
        found = taken([task], Asking(save=tmp_path, revisions=True, signing=signing(site)))
    assert "delegations" in found[0] or "could not be written" in found[0] or "too long" in found[0], found


def test_a_fault_of_ours_is_that_of_its_posts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ZVIRKA_TRACEBACK", raising=False)
    whole = supply.rest.rows
    monkeypatch.setattr(supply.rest, "rows", lambda text: {}[0] if '"id": 60,' in text else whole(text))
    with served(Site()) as site:
        found = taken(listed(site), Asking())
    assert [n for n, text in enumerate(found, 1) if "KeyError" in text] == list(range(49, 99))


@pytest.mark.parametrize(
    ("links", "post", "tasks"),
    [
        ({"uk": "/", "en": "/en/"}, "", POSTS),  # the home of a language, with posts or with a page
        ({"uk": "/", "en": "/en/"}, "/wp-json/wp/v2/pages/2", POSTS),
        ({}, "", POSTS),
        ({}, "/wp-json/wp/v2/pages/2", 1),  # a page whose name is "en"
    ],
)
def test_the_home_of_a_language_is_a_site(links: dict[str, str], post: str, tasks: int) -> None:
    named = "".join(f'<link rel="alternate" hreflang="{code}" href="{href}">' for code, href in links.items())
    page = (
        f'<link rel="https://api.w.org/" href="/wp-json/"><link rel="alternate" type="application/json" href="{post}">'
    )
    with served(Site(lambda asked: Said(f"<html>{page}{named}") if asked.path == "/en/" else None)) as site:
        assert len(sites.tasks(f"{site.address}/en/", Asking())) == tasks
        assert len(sites.tasks(f"{site.address}/en/", Asking(wanted=Wanted(search="a")))) == POSTS
        assert len(sites.tasks(f"{site.address}/news/", Asking())) == 1


def test_a_page_of_wordpress_that_is_no_post_is_told_so() -> None:
    with served(Site(lambda asked: Said([]) if "slug" in asked.query else None)) as site:
        page = Said(f'<link rel="https://api.w.org/" href="{site.address}/wp-json/">')
        site.rule = lambda asked: page if asked.path == "/2026/" else Said([]) if "slug" in asked.query else None
        with pytest.raises(InputError, match="a page of WordPress that is no post; give the address of one"):
            address.fetch(f"{site.address}/2026/")
