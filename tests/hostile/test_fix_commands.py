"""`zvirka fix` changes no command, path, option, key or expression, and nothing is told of them."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import bench
import pytest

from checker.commands import targets
from checker.commands.fix.rounds import Fixes
from checker.language import prose
from checker.model import Finding
from checker.pairs import FilePair, Input
from checker.run import path as run
from checker.run.machine import Machine

BOOK = bench.BOOK
KIN = {"space-before-mark", "double-space", "ellipsis", "hyphen-for-dash", "double-mark", "space-after-stop"}
# Ukrainian, English: what a translation leaves as it is, and what only one of the two says.
COMMANDS = [
    ("Виконайте go test ./... у теці.", "Run go test ./... in the folder."),
    ("Потім git add . і далі.", "Then git add . and so on."),
    ("Потім git add .", "Then git add ."),
    ("Додайте все.", "Stage it all with git add ."),
    ("Пошук find . -name x знаходить.", "The search find . -name x finds it."),
    ("Знайдіть файл.", "Find the file with find . -name x"),
    ("Запуск kubectl apply -f - читає потік.", "Running kubectl apply -f - reads the stream."),
    ("Команда kubectl apply -f - читає.", "It reads a stream."),
    ("Вираз x ? y : z обирає.", "The expression x ? y : z chooses."),
    ("Вираз обирає.", "It is ready ? go : stop of course"),
    ("Натисніть Ctrl - C і Alt - F4.", "Press Ctrl - C and Alt - F4."),
    ("Натисніть Ctrl - Ж.", "Press it."),
    ("Виконайте helm install mynginx ./nginx зараз.", "Run helm install mynginx ./nginx now."),
    ("Перейдіть cd .. і cd ....", "Go cd .. and cd ...."),
    ("Гілки main..dev і main...dev.", "The branches main..dev and main...dev."),
    ("Поле cut -d , -f 1 файлу.", "The field cut -d , -f 1 of the file."),
    ("Умова if ! test тут.", "The condition if ! test is here."),
    ("Команда ls  -la  /etc показує.", "The command ls  -la  /etc shows."),
    ("Рядок key:  value тут.", "The line key:  value is here."),
    ("Вираз a  =  b  +  c тут.", "The expression a  =  b  +  c is here."),
    ("Шаблон .* ? і [a-z] , далі.", "The pattern .* ? and [a-z] , then."),
    ("Збірка docker build -t app . триває.", "The build docker build -t app . takes time."),
    ("Запит SELECT a , b FROM t повертає.", "The query SELECT a , b FROM t answers."),
    ('Виконайте echo "Hello" та git commit -m "fix".', 'Run echo "Hello" and git commit -m "fix" “now”.'),
    ("Команда git checkout -- файл повертає.", "The command git checkout -- file restores."),
    ("Пошук grep  error журналу.", "Search grep  error in the log."),
    ('Дані:\n  - example: "  Hardware: a , b"', 'Data:\n  - example: "  Hardware: a , b"'),
    ("Заголовок\n''''''''''''''''''\nТекст “тут”.", "Heading\n''''''''''''''''''\nText “here”."),
    ("Це [ all , valid } і таке.", "This [ all , valid } and so on."),
    ("Виклик fail_json(msg='%r not found !' % arg) тут.", "The call fail_json(msg='%r not found !' % arg) is here."),
    ("Значення negotiate  # or ntlm тут.", "The value negotiate  # or ntlm is here."),
    ("├── roles  │   └── main.yml", "├── roles  │   └── main.yml"),
    ("Підпис ....................", "Signature ...................."),
    ("Файл exam\u00adple.org/a і на.", "The file exam\u00adple.org/a and on."),
    ("Список [ключ , значення , ...] тут.", "The list [key , value , ...] is here."),
    ("Ключі {{- slice (dict емодзі  тут) }} є.", "The keys {{- slice (dict emoji  here) }} are there."),
]
# What only stands in a text as it is: marks of lists, columns, arguments.
LINES = [
    "2.  Install the tool [1]_:\n\n    .. tab:: here",
    "-  If for any reason\n   it fails",
    "    #.  Set the data\n        here",
    "Output:\n\n     Beacon is turned off\n     Negotiation is turned on  Mode is Auto",
    "Way in:\n\n      accepts a key if it is there  accepts a key if it is there",
    "====  ====\nUses keys  uses keys\n====  ====",
    '    "in: line 7, "\n    "column 7, but may be"',
    '(dict "enable " "configuration")',
]
PROSE = [
    (
        "Він прийшов , побачив і переміг .",
        "He came , saw and won !",
        "Він прийшов, побачив і переміг.",
        "He came, saw and won!",
    ),
    ("Київ - столиця України.", "Kyiv is  the capital.", "Київ – столиця України.", "Kyiv is the capital."),
    ("Чому ? Тому : так ; ось !", "Why is it so ? It is.", "Чому? Тому: так; ось!", "Why is it so? It is."),
    ("Він  чекав..... і пішов.", "He waited….. and left.", "Він чекав… і пішов.", "He waited… and left."),
    (
        "Facebook - це мережа.",
        "Facebook is a net-\u00adwork.",
        "Facebook – це мережа.",
        "Facebook is a net-\u00adwork.",
    ),
    ("У 2001 році , каже він.", "In 2001 , he says.", "У 2001 році, каже він.", "In 2001, he says."),
]


def pair(folder: Path, uk: str, en: str, ending: str) -> FilePair:
    form = 'msgid ""\nmsgstr ""\n"Language: uk\\n"\n' if ending == "po" else "{}\n"
    for side, text in (("uk", uk), ("en", en)):
        (folder / f"{side}.{ending}").write_text(form.format(text), encoding="utf-8")
    return FilePair(folder / f"uk.{ending}", folder / f"en.{ending}")


def mended(unit: FilePair | str) -> tuple[Fixes, list[Finding]]:
    found: list[Finding] = []

    def check(documents: object) -> object:
        report = run.report(documents, Machine(BOOK, bench.WORDS))  # type: ignore[arg-type]
        found.extend(report.findings)
        return report

    mending = Fixes(bench.WORDS, check)  # type: ignore[arg-type]
    mending.apply(Input(unit) if isinstance(unit, str) else unit)
    return mending, found


@pytest.mark.parametrize("ending", ["txt", "md"])
@pytest.mark.parametrize(("uk", "en"), COMMANDS)
def test_a_command_stays_and_nothing_is_told_of_it(tmp_path: Path, uk: str, en: str, ending: str) -> None:
    mending, found = mended(pair(tmp_path, uk, en, ending))
    assert mending.failures == []
    assert [one.new.decode() for one in mending.fixed()] == []
    assert [(one.rule, (one.en or one.uk).text) for one in found if one.rule in KIN] == []  # type: ignore[union-attr]


@pytest.mark.parametrize("text", LINES)
def test_what_a_space_sets_stays(tmp_path: Path, text: str) -> None:
    unit = pair(tmp_path, "Так і було.", text, "txt")
    mending, _ = mended(unit)
    assert mending.failures == []
    assert mending.new == {}


def test_marks_of_a_passage_in_the_other_language_stay(tmp_path: Path) -> None:
    uk = 'Так і було.\n\nЦе "знак", це "слово", а це «назва» тут.'
    unit = pair(tmp_path, uk, "Договор «Оферта» и «Услуга».\n\nThe «sign» of Kyiv.", "txt")
    mending, _ = mended(unit)
    assert mending.new == {str(unit.en): "Договор «Оферта» и «Услуга».\n\nThe “sign” of Kyiv.\n".encode()}


@pytest.mark.parametrize(("uk", "en"), COMMANDS)
def test_a_command_of_a_catalogue_stays(tmp_path: Path, uk: str, en: str) -> None:
    quoted = [text.replace('"', '\\"').replace("\n", "\\n") for text in (en, uk)]
    head = 'msgid ""\nmsgstr ""\n"Language: uk\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    (tmp_path / "uk.po").write_text(f'{head}\nmsgid "{quoted[0]}"\nmsgstr "{quoted[1]}"\n', encoding="utf-8")
    mending, found = mended(str(tmp_path / "uk.po"))
    assert mending.documents == 1
    assert mending.new == {}
    assert [one.rule for one in found if one.rule in KIN] == []


@pytest.mark.parametrize(("uk", "en", "uk_meant", "en_meant"), PROSE)
def test_prose_is_still_fixed(tmp_path: Path, uk: str, en: str, uk_meant: str, en_meant: str) -> None:
    unit = pair(tmp_path, uk, en, "txt")
    mending, _ = mended(unit)
    for path, before, meant in ((unit.uk, uk, uk_meant), (unit.en, en, en_meant)):
        assert mending.new.get(str(path), f"{before}\n".encode()).decode() == f"{meant}\n"


def test_a_number_that_would_begin_a_list_does_not_stop_its_file(tmp_path: Path) -> None:
    uk = "5 .\tДалі.\n\nВін прийшов , побачив.\n\n5 .\tНаступне тут.\n"
    unit = pair(tmp_path, uk, "5 .\tNext.\n\nHe came , saw.\n\n5 .\tThe next one.\n", "md")
    mending, _ = mended(unit)
    assert mending.failures == []
    assert mending.new[str(unit.uk)].decode() == uk.replace("прийшов ,", "прийшов,") + "\n"


def test_a_hidden_character_that_is_written_out_was_meant(tmp_path: Path) -> None:
    unit = pair(tmp_path, "<p>Рядок тут.</p>", "<p>The string H&#xfeff;AHA is here, and so is wo\u200brd.</p>", "html")
    mending, _ = mended(unit)
    assert mending.new[str(unit.en)].decode() == "<p>The string H&#xfeff;AHA is here, and so is word.</p>\n"


def test_one_change_that_would_cost_a_letter_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the reason, as with "5 ." that becomes the number of a list: here the guard finds all to be prose."""
    monkeypatch.setattr(prose, "surely", lambda *_: True)
    loose = {"pattern": r"(?<=\w)(?P<hit> +([,.]))(?=\s)", "expected": "\\2", "prose": False}
    rules = (
        replace(rule, held=(rule.head, rule.verb.model_copy(update=loose)))
        if rule.name == "space-before-mark"
        else rule
        for rule in BOOK.rules
    )
    book = replace(BOOK, rules=tuple(rules))
    unit = pair(tmp_path, "5 .\tДалі.\n\nВін прийшов , побачив.\n", "5 .\tNext.\n\nHe came , saw.\n", "md")
    mending = Fixes(bench.WORDS, lambda documents: run.report(documents, Machine(book, bench.WORDS)))
    mending.apply(Input(unit) if isinstance(unit, str) else unit)
    assert mending.failures == []
    assert mending.new[str(unit.uk)].decode() == "5 .\tДалі.\n\nВін прийшов, побачив.\n\n"


def zvirka(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "checker", "fix", "--isolated", "--lang", "en", *words]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, env=env)


def test_hard_links_stay_one_file(tmp_path: Path) -> None:
    pair(tmp_path, "Він прийшов.", "He  came.", "txt")
    os.link(tmp_path / "en.txt", tmp_path / "other.txt")
    (tmp_path / "en.txt").chmod(0o640)
    assert zvirka("--uk", "uk.txt", "--en", "en.txt", cwd=tmp_path).returncode == 0
    assert (tmp_path / "other.txt").read_text(encoding="utf-8") == "He came.\n"
    held = (tmp_path / "en.txt").stat()
    assert (held.st_nlink, stat.S_IMODE(held.st_mode)) == (2, 0o640)
    assert not list(tmp_path.glob(".zvirka*"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_stays(tmp_path: Path) -> None:
    pair(tmp_path, "Він прийшов.", "He  came.", "txt")
    os.chown(tmp_path / "en.txt", 4711, 4712)
    assert zvirka("--uk", "uk.txt", "--en", "en.txt", cwd=tmp_path).returncode == 0
    held = (tmp_path / "en.txt").stat()
    assert (held.st_uid, held.st_gid) == (4711, 4712)
    assert (tmp_path / "en.txt").read_text(encoding="utf-8") == "He came.\n"


def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    pair(tmp_path, "Він  прийшов.", "He  came.", "txt")
    (tmp_path / "en.txt").chmod(0o444)
    done = zvirka("--uk", "uk.txt", "--en", "en.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert "en.txt: is read-only" in done.stderr
    assert (tmp_path / "en.txt").read_text(encoding="utf-8") == "He  came.\n"
    assert (tmp_path / "uk.txt").read_text(encoding="utf-8") == "Він прийшов.\n"


@pytest.mark.parametrize("how", ["link", "hard", "path"])
def test_a_file_of_two_names_is_written_once(tmp_path: Path, how: str) -> None:
    row = '{"uk": "Він прийшов.", "en": "He  came ,  saw."}'
    (tmp_path / "a.jsonl").write_text(row, encoding="utf-8")
    if how == "link":
        (tmp_path / "b.jsonl").symlink_to("a.jsonl")
    elif how == "hard":
        os.link(tmp_path / "a.jsonl", tmp_path / "b.jsonl")
    done = zvirka("a.jsonl", "./a.jsonl" if how == "path" else "b.jsonl", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("a.jsonl: ") == 1
    assert "in 1 of 2 documents" in done.stdout
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8") == '{"uk": "Він прийшов.", "en": "He came, saw."}'


def test_a_write_that_fails_leaves_the_new_text_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    os.link(tmp_path / "a.txt", tmp_path / "b.txt")
    opened = Path.open

    def fails(path: Path, mode: str = "r", *rest: object) -> object:
        if mode == "r+b":
            raise OSError("no room")
        return opened(path, mode, *rest)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", fails)
    with pytest.raises(OSError, match="no room"):
        targets.rewrite(tmp_path / "a.txt", b"new")
    (part,) = tmp_path.glob(".zvirka*")
    assert part.read_bytes() == b"new"


@pytest.mark.parametrize("place", [(0, 1), (5, 5), (999, 1000)])
def test_a_long_text_without_a_space_is_looked_at_in_part(place: tuple[int, int]) -> None:
    assert isinstance(prose.surely("а" * 100_000, *place, "b" * 100_000), bool)
