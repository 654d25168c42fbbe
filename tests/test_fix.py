"""`zvirka fix`: what is mended, what is left alone, and that a text keeps its letters, its markup and its encoding."""

from __future__ import annotations

import json
import re
import stat
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import bench
import command
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.commands.fix.rounds import Fixes
from checker.language.text import plain
from checker.model import Document, Failure, Field, Report
from checker.pairs import FilePair, Input
from checker.rulebook import examples, rulebook
from checker.rulebook.tables import MARK
from checker.run import edits as fix
from checker.run import path as run
from checker.run.machine import Machine

BOOK = bench.BOOK
POST = Path(__file__).parent / "posts" / "ukrmedia-7356.json"
PLAIN = [
    pytest.param(one, id=f"{rule.name}-{n}")
    for rule in BOOK.rules
    for n, one in enumerate(rule.head.bad)
    if isinstance(one.uk, str) and isinstance(one.en, str)
]


def report(documents: Iterable[Document | Failure]) -> Report:
    return run.report(documents, Machine(BOOK, bench.WORDS))


def mended(task: str | FilePair) -> Fixes:
    fixes = Fixes(bench.WORDS, report)
    fixes.apply(Input(task) if isinstance(task, str) else task)
    return fixes


def file_pair(folder: Path, uk: str, en: str, ending: str = "html") -> FilePair:
    for side, text in (("uk", uk), ("en", en)):
        (folder / f"{side}.{ending}").write_text(text, encoding="utf-8", newline="")
    return FilePair(folder / f"uk.{ending}", folder / f"en.{ending}")


def english(folder: Path, uk: str, en: str, ending: str = "html") -> str:
    """The English text after its fixes."""
    task = file_pair(folder, uk, en, ending)
    new = mended(task).new.get(str(task.en))
    return en if new is None else new.decode("utf-8")


def zvirka(*words: str, cwd: Path, given: bytes = b"") -> subprocess.CompletedProcess[str]:
    return command.run("fix", "--isolated", "--lang", "en", *words, cwd=cwd, stdin=given)


def rows(texts: dict[str, str]) -> list[Document]:
    sides = {side: (plain(texts[side], side, ref=side),) if texts[side] else () for side in ("uk", "en")}  # type: ignore[arg-type]
    return [Document("example", sides["uk"], sides["en"])]


@pytest.mark.parametrize("example", PLAIN)
def test_after_a_fix_its_finding_is_gone_and_none_is_new(example: rulebook.Example) -> None:
    texts = {"uk": MARK.sub(r"\1", example.uk), "en": MARK.sub(r"\1", example.en)}  # type: ignore[type-var]
    before = report(rows(texts)).findings
    changes = [change for change in map(fix.change, before) if change]
    assert len(changes) == sum(finding.fix is not None for finding in before)
    for side in ("uk", "en"):
        mine = fix.choose(change for change in changes if change.field.pointer == f"/{side}")
        edited = fix.apply(texts[side], [edit for change in mine for edit in change.edits])
        assert fix.letters(edited) == fix.letters(texts[side])
        texts[side] = edited
    after = report(rows(texts)).findings
    assert not Counter(f.rule for f in after) - Counter(f.rule for f in before)
    assert sum(finding.fix is not None for finding in after) < max(1, len(changes))


@pytest.mark.slow
def test_there_are_examples_with_fixes() -> None:
    fixed = set()
    for rule in BOOK.rules:
        for one in rule.head.bad:
            document = examples.sample(one, bench.WORDS).document
            machine = Machine(BOOK, examples.vocabulary(one, bench.WORDS), encoder=examples.encoder(one))
            page = run.check(document, machine)
            fixed |= {finding.rule for finding in page.findings if finding.fix is not None}
    assert fixed >= {
        "apostrophe-quoted", "apostrophe-sign", "double-space", "ellipsis", "figure-format", "heading-full-stop",
        "hidden-character", "hyphen-for-dash", "quote-marks-doubled", "quote-marks-locale", "quote-marks-mixed",
        "quote-marks-space", "quote-marks-styles", "space-before-mark",
    }  # fmt: skip


BITS = [
    "слово", "word", " ", "  ", " ,", "«", "»", "“", "”", '"', "&laquo;", "&raquo;", "&#8222;", "<b>", "</b>", "<br>",
    "\u200b", "\u00ad", "и\u0306", "п`ять", "....", " - ", ".", "\n", "&nbsp;", "<code>«a»  b</code>", "<!-- «x»  -->",
    '<img alt="«картина»  ,">', "1,5", "2.5 млн", "&amp;", "<p>", "</p>", "'",
]  # fmt: skip
TAG = re.compile(r"<[^>]*>")


@pytest.mark.slow
@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(BITS), max_size=24), st.lists(st.sampled_from(BITS), max_size=24))
def test_no_text_loses_a_letter_or_its_markup_and_twice_is_once(left: list[str], right: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        uk, en = "<p>Він прийшов " + "".join(left), "<p>He came " + "".join(right)
        task = file_pair(Path(folder), uk, en)
        fixes = mended(task)
        assert fixes.failures == []
        for one in fixes.fixed():
            old, new = one.old.decode(), one.new.decode()
            assert fix.letters(re.sub(r"&#?\w+;", "", old)) == fix.letters(re.sub(r"&#?\w+;", "", new))
            assert [tag for tag in TAG.findall(old) if "alt" not in tag] == [
                tag for tag in TAG.findall(new) if "alt" not in tag
            ]
            Path(one.name).write_bytes(one.new)
        assert mended(task).fixed() == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>He came ,  saw.</p>", "<p>He came,  saw.</p>"),
        ("<p>It was &laquo;a red line&raquo; then.</p>", "<p>It was “a red line” then.</p>"),
        ("<p>It was «<b>a red line</b>» then.</p>", "<p>It was “<b>a red line</b>” then.</p>"),
        ("<p>It was «on <code>x ,  y</code> now».</p>", "<p>It was “on <code>x ,  y</code> now”.</p>"),
        ("<p>It was « a red line » then.</p>", "<p>It was “a red line” then.</p>"),
        ("<p>A <br>, b: it was ««a line»».</p>", "<p>A <br>, b: it was “a line”.</p>"),  # a break is no space
        ("<p>Come <i >in</i > , now.  </p>", "<p>Come <i >in</i >, now.  </p>"),
        ("<p>Come in   , now, <i>so</i> \n , there.</p>", "<p>Come in, now, <i>so</i> \n , there.</p>"),
        ("<p>He said «she said “no” and left».</p>", "<p>He said «she said “no” and left».</p>"),  # nested alike
        ("<script>a ,  b</script><p>He came.</p>", "<script>a ,  b</script><p>He came.</p>"),
    ],
)
def test_markup_stays(before: str, after: str, tmp_path: Path) -> None:
    assert english(tmp_path, "<p>Він прийшов: це була «червона лінія».</p>", before) == after


@pytest.mark.parametrize("ending", ["txt", "md"])
def test_columns_stay(ending: str, tmp_path: Path) -> None:
    uk = "Назва       Ціна\nЯблука      1,20 грн\nГруші      10,50 грн\n\nКолір   :  зелений\nВага    :  мала\n"
    en = "Name        Price\nApples      UAH 1.20\nPears       UAH 10.50\n\nColour  :  green\nWeight  :  small\n"
    task = file_pair(tmp_path, uk, en, ending)
    fixes = mended(task)
    assert fixes.failures == []
    assert fixes.new == {}


def test_a_letter_and_its_mark_become_one_in_all_of_a_passage(tmp_path: Path) -> None:
    task = file_pair(tmp_path, "Наи\u0306кращии\u0306 і\u0308жак\r\n", "The best hedgehog\r\n", "txt")
    assert mended(task).new[str(task.uk)].decode() == "Найкращий їжак\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1251"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encoding_mark_and_line_ends_are_kept(encoding: str, end: str, tmp_path: Path) -> None:
    uk = end.join(["Він прийшов ,  побачив і переміг тоді.", "", "Це була « червона лінія » для всіх.", ""])
    pair = file_pair(tmp_path, "", f"He came, saw and won.{end}{end}It was a “red line” for all.{end}", "txt")
    assert pair.uk
    pair.uk.write_bytes(uk.encode(encoding))
    assert zvirka("--uk", str(pair.uk), "--en", str(pair.en), cwd=tmp_path).returncode == 0
    meant = uk.replace(" ,  ", ", ").replace("« червона лінія »", "«червона лінія»")
    assert pair.uk.read_bytes() == meant.encode(encoding)


def test_what_an_encoding_does_not_have_is_left_alone(tmp_path: Path) -> None:
    pair = file_pair(
        tmp_path, "Загинули 1,200,000 людей, і ще п`ять.", "1,200,000 people were killed, and five more.", "txt"
    )
    assert pair.uk
    assert pair.en
    pair.uk.write_bytes(pair.uk.read_text(encoding="utf-8").encode("cp1251"))
    pair.en.write_text(f"{pair.en.read_text(encoding='utf-8')} « x »", encoding="utf-8")
    fixes = mended(pair)
    assert fixes.failures == []
    assert fixes.new[str(pair.uk)].decode("cp1251") == "Загинули 1\u00a0200\u00a0000 людей, і ще п’ять."


@pytest.mark.parametrize("form", ["plain", "escaped", "capitals"])
def test_only_the_changed_characters_of_a_json_string_change(form: str, tmp_path: Path) -> None:
    post = {
        "title": {"rendered": "Це був «день» &#8222;А&#8220;"},
        "content": {"rendered": '<p>It was «a \t"line" \U0001f600» then here ,  there</p>'},
    }
    text = json.dumps({"n": 1, **post}, ensure_ascii=form != "plain", indent=1).replace("/", "\\/")
    if form == "capitals":
        text = re.sub(r"\\u[0-9a-f]{4}", lambda code: "\\u" + code[0][2:].upper(), text)
    (tmp_path / "post.json").write_text(text, encoding="utf-8", newline="")
    done = zvirka("post.json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    new = (tmp_path / "post.json").read_text(encoding="utf-8")
    assert new == text.replace(" ,  there", ",  there")


def test_marks_in_an_escaped_file_stay_escaped(tmp_path: Path) -> None:
    post = {"title": {"rendered": "Це була «лінія»"}, "content": {"rendered": "<p>It was «a line» then.</p>"}}
    (tmp_path / "post.json").write_text(json.dumps(post), encoding="utf-8")
    assert zvirka("post.json", cwd=tmp_path).returncode == 0
    new = (tmp_path / "post.json").read_text(encoding="utf-8")
    assert new == json.dumps(post).replace("\\u00aba line\\u00bb", "\\u201ca line\\u201d")


def test_pairs_files(tmp_path: Path) -> None:
    lines = [
        {"id": "a", "uk": "Загинули 12 людей.", "en": "12 people were killed."},
        {"id": "b", "uk": "Це «червона лінія»  тут.", "en": "It is a «red line»: here ,  there."},
    ]
    text = "\ufeff" + "".join(json.dumps(line, ensure_ascii=False) + "\r\n" for line in lines)
    (tmp_path / "p.jsonl").write_text(text, encoding="utf-8", newline="")
    table = 'uk;en;id\r\n"Це ""так"" є ;  тут.\nІ там.";It is «so»  here.;1\r\nЦе тут  є.;"It ""is"" so ,  here.";2\r\n'
    (tmp_path / "t.csv").write_text(table, encoding="utf-8", newline="")
    assert zvirka("p.jsonl", "t.csv", cwd=tmp_path).returncode == 0
    assert (tmp_path / "p.jsonl").read_bytes().decode() == text.replace("лінія»  ", "лінія» ").replace(
        "«red line»: here ,  ", "“red line”: here, "
    )
    assert (tmp_path / "t.csv").read_bytes().decode() == table.replace(" ;  тут", "; тут").replace(
        "«so»  h", "“so” h"
    ).replace("тут  є", "тут є").replace("so ,  h", "so, h")


def test_diff_writes_nothing_and_is_a_patch(tmp_path: Path) -> None:
    pair = file_pair(tmp_path, "Він прийшов.\n\nЦе «лінія».", "He came ,  saw.\n\nIt is a «line».", "txt")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    done = zvirka("--uk", "uk.txt", "--en", "en.txt", "--diff", cwd=tmp_path)
    assert done.returncode == 1
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert done.stdout.splitlines() == [
        "--- a/en.txt", "+++ b/en.txt", "@@ -1,3 +1,3 @@", "-He came ,  saw.", "+He came, saw.", " ",
        "-It is a «line».", "\\ No newline at end of file", "+It is a “line”.", "\\ No newline at end of file",
    ]  # fmt: skip
    assert zvirka("--uk", "uk.txt", "--en", "en.txt", cwd=tmp_path).returncode == 0
    assert pair.en
    assert pair.en.read_text(encoding="utf-8") == "He came, saw.\n\nIt is a “line”."
    again = zvirka("--uk", "uk.txt", "--en", "en.txt", "--diff", cwd=tmp_path)
    assert (again.returncode, again.stdout) == (0, "")


def test_rules_that_are_off_and_findings_that_are_accepted_are_not_fixed(tmp_path: Path) -> None:
    file_pair(tmp_path, "Він прийшов.", "He came ,  saw a «line».", "txt")
    (tmp_path / "zvirka.toml").write_text(
        '[[accept]]\nrule = "quote-marks-locale"\ntext = "«line»"\nwhy = "the name of a shop"\n', encoding="utf-8"
    )
    done = command.run("fix", "--uk", "uk.txt", "--en", "en.txt", "--ignore", "double-space", cwd=tmp_path)
    assert done.returncode == 0
    assert (tmp_path / "en.txt").read_text(encoding="utf-8") == "He came,  saw a «line»."


def test_links_and_permissions_are_kept(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    file_pair(tmp_path / "far", "Він прийшов.", "He  came.", "txt")
    (tmp_path / "far" / "en.txt").chmod(0o640)
    (tmp_path / "en.txt").symlink_to(tmp_path / "far" / "en.txt")
    assert zvirka("--uk", "far/uk.txt", "--en", "en.txt", cwd=tmp_path).returncode == 0
    assert (tmp_path / "en.txt").is_symlink()
    assert (tmp_path / "far" / "en.txt").read_text(encoding="utf-8") == "He came."
    assert stat.S_IMODE((tmp_path / "far" / "en.txt").stat().st_mode) == 0o640
    assert sorted(path.name for path in (tmp_path / "far").iterdir()) == ["en.txt", "uk.txt"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-"], "standard input can't be written to"),
        (["https://localhost:1/x"], "an address can't be written to"),
        (["none.json"], "no such file"),
    ],
)
def test_what_can_not_be_written_is_refused_and_the_others_are_fixed(
    words: list[str], said: str, tmp_path: Path
) -> None:
    (tmp_path / "p.jsonl").write_text('{"uk": "Він прийшов.", "en": "He  came."}', encoding="utf-8")
    done = zvirka(*words, "p.jsonl", cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert (tmp_path / "p.jsonl").read_text(encoding="utf-8") == '{"uk": "Він прийшов.", "en": "He came."}'


def test_the_real_post(tmp_path: Path) -> None:
    (tmp_path / "post.json").write_bytes(POST.read_bytes())
    done = zvirka("post.json", cwd=tmp_path)
    assert done.returncode == 0
    assert "heading-full-stop 1, quote-marks-locale 4" in done.stdout
    old, new = (json.loads(path.read_text(encoding="utf-8")) for path in (POST, tmp_path / "post.json"))
    was, now = old["content"].pop("rendered"), new["content"].pop("rendered")
    assert old == new
    assert TAG.findall(was) == TAG.findall(now)
    assert fix.letters(was) == fix.letters(now)
    assert (was.count("«"), now.count("«"), now.count("“")) == (5, 1, was.count("“") + 4)


def test_a_fix_that_would_change_a_letter_is_refused() -> None:
    from checker.model import Finding, Place, Span

    segment = plain("слово", "uk", field=Field("/uk", "слово"))
    finding = Finding("x", "info", "", {}, "d", "p", Place(segment, Span(0, 5)), None, "с", "слова", 1.0, "")
    with pytest.raises(ValueError, match="changes letters"):
        fix.change(finding)


@pytest.mark.parametrize(
    ("ending", "text", "after"),
    [
        ("html", '<p>"Yes", "no" and "so": “now”.</p>', '<p>"Yes", "no" and "so": "now".</p>'),
        (
            "html",
            '<p>"Yes", "no" and "so".</p><img alt="the “now”">',
            '<p>"Yes", "no" and "so".</p><img alt="the “now”">',
        ),
    ],
)
def test_a_straight_mark_is_put_only_where_it_ends_nothing(ending: str, text: str, after: str, tmp_path: Path) -> None:
    assert english(tmp_path, "<p>«Так», «ні» і «отак»: «зараз».</p>", text, ending) == after


MARKDOWN = """\
---
title: "The  «bridge»"
---

# A bridge in Kyiv

He came ,  saw the «**red line**» and `code  «x» ,` here.

- Kyiv is the capital of « Ukraine ».

```python
a ,  b = «x»  y
```

| a  | b |
|----|---|
| «c»  | d |

A line with two spaces\x20\x20
and on [link «here»](https://example.org/a,b).
"""


def test_markdown_keeps_code_tables_and_front_matter(tmp_path: Path) -> None:
    uk = "# Міст у Києві\\n\\nВін прийшов, побачив червону лінію.\\n\\n- Київ – столиця України.\\n"
    meant = MARKDOWN.replace("came ,", "came,").replace("«**red line**»", "“**red line**”")
    meant = meant.replace("« Ukraine »", "“Ukraine”").replace("«here»", "“here”").replace("«bridge»", "“bridge”")
    assert english(tmp_path, uk, MARKDOWN, "md") == meant
