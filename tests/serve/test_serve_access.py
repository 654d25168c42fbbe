"""Who is answered: names, origins, tokens, and the addresses that may be asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from inside import HERE, Make, desk

from checker.commands.serve import access
from checker.commands.serve.answer import Question

TOKEN = "a-token-of-more-than-twenty-letters"
SITE = "https://zvirka.example.org"
TEXTS = {"uk": "Один.", "en": "One."}


def status(client: Make, method: str = "POST", path: str = "/check", token: str | None = None, **headers: str) -> int:
    made = client(token=token, sites=(SITE,))
    given = TEXTS if method == "POST" else None
    return int(
        made.request(method, path, json=given, headers={k.replace("_", "-"): v for k, v in headers.items()}).status_code
    )


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8377", "localhost:8377", "LOCALHOST", "[::1]:8377", "192.168.1.7:8377", "zvirka.example.org"]
)
def test_our_names_are_known(client: Make, host: str) -> None:
    assert status(client, Host=host) == 200


@pytest.mark.parametrize("path", ["/", "/check", "/healthz", "/openapi.json"])
@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8377", "", "a@127.0.0.1x"]
)
def test_a_name_that_strangers_give_this_machine_is_none_of_ours(client: Make, host: str, path: str) -> None:
    method = "POST" if path == "/check" else "GET"
    assert status(client, method, path, Host=host) == 421


@pytest.mark.parametrize("origin", [HERE, SITE])
def test_our_own_page_may_ask(client: Make, origin: str) -> None:
    assert status(client, Origin=origin, Sec_Fetch_Site="same-origin") == 200


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "http://127.0.0.1:8378", "https://127.0.0.1:8377", "http://localhost:8377", ""],
)
def test_another_site_may_not(client: Make, origin: str) -> None:
    assert status(client, Origin=origin) == 403


def test_a_site_is_known_by_its_scheme(client: Make) -> None:
    assert status(client, Host="zvirka.example.org", Origin=SITE) == 200
    assert status(client, Host="zvirka.example.org", Origin="http://zvirka.example.org") == 403


@pytest.mark.parametrize("fetched", ["cross-site", "same-site"])
def test_a_browser_that_says_so_is_believed(client: Make, fetched: str) -> None:
    assert status(client, Sec_Fetch_Site=fetched) == 403
    assert status(client, "GET", "/openapi.json", Sec_Fetch_Site=fetched) == 403
    assert status(client, "GET", "/", Sec_Fetch_Site=fetched, Sec_Fetch_Mode="no-cors") == 403
    assert status(client, "GET", "/", Sec_Fetch_Site=fetched, Sec_Fetch_Mode="navigate") == 200


def test_no_other_site_is_ever_let_in_by_a_header(client: Make) -> None:
    made = client()
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    for answer in (
        made.options("/check", headers=asked),
        made.post("/check", json=TEXTS, headers=asked),
        made.get("/"),
    ):
        assert not [name for name in answer.headers if name.startswith("access-control")]
        assert "set-cookie" not in answer.headers


def test_what_is_written_in_texts_needs_the_token(client: Make) -> None:
    assert status(client, token=TOKEN) == 401
    for wrong in ("Bearer", f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}", f"Basic {TOKEN}", TOKEN):
        assert status(client, token=TOKEN, Authorization=wrong) == 401
    assert status(client, token=TOKEN, Authorization=f"Bearer {TOKEN}") == 200
    assert status(client, token=TOKEN, Authorization=f"bearer  {TOKEN}") == 200
    assert status(client, "GET", "/elsewhere", token=TOKEN) == 401
    assert status(client, "GET", "/elsewhere", token=TOKEN, Authorization=f"Bearer {TOKEN}") == 404


@pytest.mark.parametrize("path", ["/", "/healthz", "/openapi.json", "/elsewhere"])
def test_every_answer_keeps_browsers_in_bounds(client: Make, path: str) -> None:
    headers = client().get(path).headers
    assert headers["x-frame-options"] == "DENY"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none';")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_the_page_speaks_the_language_of_the_browser(client: Make) -> None:
    made = client()
    for said, lang in (("uk-UA,uk;q=0.9,en;q=0.8", "uk"), ("en", "en"), ("fr, en;q=0.2, uk;q=0.7", "uk"), ("fr", "en")):
        assert f'<html lang="{lang}">' in made.get("/", headers={"Accept-Language": said}).text


def test_health_says_how_busy_it_is(client: Make) -> None:
    assert client().get("/healthz").json() == {"status": "ok", "waiting": 0, "working": 0}


def test_a_token_comes_from_the_environment_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZVIRKA_TOKEN", f" {TOKEN}\n")
    assert access.token(None, needed=False) == (TOKEN, False)
    assert "ZVIRKA_TOKEN" not in os.environ
    assert access.token(None, needed=False) is None
    made = access.token(None, needed=True)
    assert made is not None
    assert made.made
    assert len(made.value) > 40


def test_a_token_in_a_file_that_others_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_text(f"{TOKEN}\n", encoding="utf-8")
    path.chmod(0o640)
    with pytest.raises(access.AccessError, match="chmod 600"):
        access.token(path, needed=True)
    path.chmod(0o600)
    assert access.token(path, needed=True) == (TOKEN, False)


@pytest.mark.parametrize("value", ["short", "a token with spaces and more", "", "токен" * 10])
def test_a_token_that_can_be_guessed_or_not_be_sent_is_refused(tmp_path: Path, value: str) -> None:
    path = tmp_path / "token"
    path.write_text(value, encoding="utf-8")
    path.chmod(0o600)
    with pytest.raises(access.AccessError):
        access.token(path, needed=True)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(access.AccessError, match="No such file"):
        access.token(tmp_path / "none", needed=True)


@pytest.mark.parametrize(
    "given", ["zvirka.example.org", "https://a.example/path", "https://u:p@a.example", "ftp://a.example", "https://["]
)
def test_what_is_no_site_is_refused(given: str) -> None:
    with pytest.raises(access.AccessError):
        access.site(given)


def test_sites_and_places_are_read() -> None:
    assert access.site("https://Zvirka.example.org/") == SITE
    assert access.pattern("Intranet.example") == "intranet.example"
    for wrong in ("10.0.0.1/8", "a b", "x/y"):
        with pytest.raises(access.AccessError):
            access.pattern(wrong)


@pytest.mark.parametrize(
    ("host", "allowed", "may"),
    [
        ("example.org", ("public",), True), ("example.org", ("none",), False), ("example.org", (), False),
        ("wiki.example", ("wiki.example",), True), ("a.wiki.example", ("wiki.example",), False),
        ("10.1.2.3", ("10.1.0.0/16",), True), ("10.2.2.3", ("10.1.0.0/16",), False), ("::1", ("10.1.0.0/16",), False),
    ],
)  # fmt: skip
def test_which_addresses_may_be_asked(host: str, allowed: tuple[str, ...], may: bool) -> None:
    assert access.allows(host, allowed) is may


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/", "http://10.0.0.1/", "http://169.254.169.254/"],
)
def test_private_networks_are_not_read(address: str) -> None:
    said = desk("public").answer(Question(f'{{"address": "{address}"}}'.encode()))
    assert said.status == 422
    assert b"lies in a private network" in said.body


def test_a_host_that_is_named_is_read() -> None:
    said = desk("public", "127.0.0.1").answer(Question(b'{"address": "http://127.0.0.1:9/"}'))
    assert said.status == 422
    assert b"can't be reached" in said.body


def test_addresses_that_are_not_allowed_are_not_even_looked_up() -> None:
    said = desk("none").answer(Question(b'{"address": "https://example.org/"}'))
    assert (said.status, b"are not read here" in said.body) == (422, True)
