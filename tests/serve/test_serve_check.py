"""`POST /check`: what can be given, what is answered, and what is refused with its reason."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from inside import Make

from checker.commands.serve.answer import PROBLEM, Answer, Question
from checker.commands.serve.pool import Full, Late, Lost

ROOT = Path(__file__).resolve().parents[2]
POST = json.loads((ROOT / "tests" / "posts" / "ukrmedia-7356.json").read_text(encoding="utf-8"))
SCHEMA = json.loads((ROOT / "reports" / "report.schema.json").read_text(encoding="utf-8"))
UK, EN = "Загинули 12 людей.", "People were killed."


def file(name: str, content: str | bytes) -> dict[str, str]:
    data = content.encode() if isinstance(content, str) else content
    return {"name": name, "base64": base64.b64encode(data).decode()}


def rules(report: dict[str, Any]) -> list[str]:
    return [one["rule"] for one in report["findings"]]


def checked(client: Make, **given: Any) -> dict[str, Any]:
    answer = client().post("/check", json=given)
    assert answer.status_code == 200, answer.text
    report: dict[str, Any] = answer.json()
    jsonschema.validate(report, SCHEMA)
    return report


def test_two_texts(client: Make) -> None:
    report = checked(client, uk=UK, en=EN)
    assert rules(report) == ["number-missing"]
    assert report["findings"][0]["uk"]["file"] == "uk.txt"
    assert UK[report["findings"][0]["uk"]["start"] : report["findings"][0]["uk"]["end"]] == "12"


def test_html_is_read_as_html_and_places_count_in_what_was_given(client: Make) -> None:
    uk, en = f"<p><b>{UK}</b></p>", f"plain <p onclick='x'>{EN}</p><script>99</script>"
    report = checked(client, uk=uk, en=en, format="html")
    place = next(one["uk"] for one in report["findings"] if one["rule"] == "number-missing")
    assert uk[place["start"] : place["end"]] == "12"
    assert "99" not in json.dumps(report["findings"])


def test_messages_are_in_the_language_that_is_asked_for(client: Make) -> None:
    assert "відповідника" in checked(client, uk=UK, en=EN, lang="uk")["findings"][0]["message"]


def test_the_original_is_as_it_is_said(client: Make) -> None:
    for side in ("uk", "en"):
        assert checked(client, uk=UK, en=EN, original=side)["findings"][0]["original"] == side


def test_a_post_as_rest_serves_it(client: Make) -> None:
    assert {"stray-cyrillic", "quote-unbalanced"} & set(rules(checked(client, post=POST)))


def test_files_of_each_language_and_of_both(client: Make) -> None:
    assert rules(checked(client, uk=file("а.md", UK), en=file("a.md", EN))) == ["number-missing"]
    line = json.dumps({"uk": UK, "en": EN}, ensure_ascii=False)
    assert rules(checked(client, file=file("pairs.jsonl", line + "\n"))) == ["number-missing"]
    assert rules(checked(client, uk=UK, en=file("en.html", f"<p>{EN}</p>"))) == ["number-missing"]


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../../etc/passwd", "..\\..\\x", "a/../b", "..", ".", "/", "\x00\n", "-"]
)
def test_no_name_of_a_file_leads_to_one_of_this_machine(client: Make, name: str) -> None:
    report = checked(client, uk=file(name, UK), en=file(name, EN))
    assert rules(report) == ["number-missing"]
    assert (
        client()
        .post("/check", json={"file": file(name, "nothing")})
        .json()["failures"][0]["message"]
        .startswith("text")
    )


def test_the_page_of_the_report_is_given_to_who_asks_for_html(client: Make) -> None:
    answer = client().post("/check", json={"uk": UK, "en": EN, "lang": "uk"}, headers={"Accept": "text/html"})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="uk">' in answer.text
    assert '"number-missing"' in answer.text
    assert "sandbox" in answer.headers["content-security-policy"]


def test_what_could_not_be_checked_is_no_success(client: Make) -> None:
    answer = client().post("/check", json={"post": {"title": {"rendered": "Only English here, and nothing else."}}})
    assert answer.status_code == 422
    assert answer.json()["summary"]["documents"] == 0
    jsonschema.validate(answer.json(), SCHEMA)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "give uk and en, or file, or post, or address"),
        ({"uk": UK}, "uk and en belong together"),
        ({"uk": UK, "en": EN, "post": {}}, "one of these four"),
        ({"uk": UK, "en": EN, "colour": "red"}, "colour: Extra inputs are not permitted"),
        ({"uk": UK, "en": EN, "lang": "ru"}, "lang: "),
        ({"uk": 12, "en": EN}, "uk"),
        ({"uk": UK, "en": {"name": "a.txt", "base64": "%"}}, "base64"),
        ({"address": "/etc/passwd"}, "no address of the web"),
        ({"address": "file:///etc/passwd"}, "no address of the web"),
        ({"address": " http://example.org"}, "no address of the web"),
        ([], "should be an object"),
    ],
)
def test_what_is_wrong_with_a_request_is_told(client: Make, given: Any, said: str) -> None:
    answer = client().post("/check", json=given)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == PROBLEM
    assert said in answer.json()["detail"]


def test_a_problem_tells_nothing_of_the_texts(client: Make) -> None:
    for body in (
        b'{"uk": "secret", "en": ',
        b'{"uk": "secret", "en": 5}',
        b'{"uk": "secret\xff"}',
        b'"\\ud800 secret"',
    ):
        answer = client().post("/check", content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code == 422
        assert "secret" not in answer.text


@pytest.mark.parametrize(
    "kind", ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", None]
)
def test_forms_of_other_sites_are_no_json(client: Make, kind: str | None) -> None:
    headers = {"Content-Type": kind} if kind else {}
    assert client().post("/check", content=b'{"uk": "a", "en": "b"}', headers=headers).status_code == 415


def test_five_megabytes_come_in_and_too_much_does_not(client: Make) -> None:
    made = client(answer=lambda question: Answer(200, "application/json", str(len(question.body)).encode()))
    json_ = {"Content-Type": "application/json"}
    assert made.post("/check", content=b"x" * 12_000_000, headers=json_).text == "12000000"
    for size in (24_000_001, 97_000_000):
        answer = made.post("/check", content=b"x" * size, headers=json_)
        assert answer.status_code == 413
        assert "more than 24 MB" in answer.json()["detail"]
    pieces = made.post("/check", content=(b"x" * 1_000_000 for _ in range(25)), headers=json_)
    assert pieces.status_code == 413


def refuses(wrong: Exception) -> Any:
    def answer(_: Question) -> Answer:
        raise wrong

    return answer


def test_what_the_queue_says_is_told(client: Make) -> None:
    for wrong, status in ((Full(7), 503), (Late(), 504), (Lost(), 500)):
        answer = client(answer=refuses(wrong)).post("/check", json={"uk": UK, "en": EN})
        assert answer.status_code == status
        assert answer.headers["content-type"] == PROBLEM
        assert answer.headers.get("retry-after") == ("7" if status == 503 else None)


def test_a_fault_of_ours_tells_its_kind_alone(client: Make) -> None:
    answer = client(answer=refuses(KeyError("secret"))).post("/check", json={"uk": UK, "en": EN})
    assert answer.status_code == 500
    assert answer.json()["detail"] == "a fault of the program itself: KeyError"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_addresses_have_a_queue_of_their_own(client: Make) -> None:
    made = client(answer=lambda _: Answer(200, "application/json", b"{}"))
    made.post("/check", json={"address": "https://example.org/"})
    made.post("/check", json={"uk": UK, "en": EN})
    assert [len(pool.asked) for pool in made.pools] == [1, 1]  # type: ignore[attr-defined]
