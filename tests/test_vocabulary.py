"""Vocabulary is believed by nobody: every file has a schema, and a slip is refused with its file and line."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import reduce
from pathlib import Path
from typing import Any

import click
import pytest
import tomli
from command import run

from checker.commands import zvirka
from checker.language.lexicon import lexicon
from checker.language.vocabulary import shipped
from checker.language.vocabulary.beginnings import BEGINNINGS
from checker.language.vocabulary.lines import lines
from checker.language.vocabulary.schemas import FILES, LINES, ROWS
from checker.rulebook import rule_file, rulebook
from checker.rulebook.words import faults, shipped_faults

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = sorted(
    path for folder in ("rules/words", "rules/models", "reports/words") for path in (ROOT / folder).glob("*.*")
)
TOML = [path for path in SHIPPED if path.suffix == ".toml"]
TICKET = {"id": "1", "uk": "Квиток коштує 500 грн.", "en": "The ticket costs 500 euros."}


@pytest.fixture
def words(tmp_path: Path) -> Path:
    (tmp_path / "ticket.jsonl").write_text(json.dumps(TICKET, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "rules" / "words").mkdir(parents=True)
    return tmp_path / "rules" / "words"


def refused(words: Path, name: str, text: str) -> list[str]:
    """What `zvirka check` says of a file of words, a line for each fault; where it says nothing, the test fails."""
    (words / name).write_text(text, encoding="utf-8")
    ticket = str(words.parents[1] / "ticket.jsonl")
    with pytest.raises(click.ClickException) as wrong:
        zvirka.main(["check", ticket, "--rules", str(words.parent), "--isolated"], standalone_mode=False)
    return [line.replace(f"{words}/", "") for line in wrong.value.message.splitlines()]


# The faults of the issue, and their like.


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[uk]\nUAH = "рваник-"\n', "2: uk.UAH: a list [...] is due, not 'рваник-'"),
        ('\n[ukr]\nUAH = ["рваник~"]\n', "2: ukr: no key is called 'ukr'; did you mean 'uk'?"),
        (
            '[uk]\nUHA = ["рваник~"]\n',
            "2: uk.UHA: no currency is called 'UHA'; did you mean 'UAH'?",
        ),
        ("[uk]\nUAH = [5]\n", "2: uk.UAH.1: a text in quotation marks is due, not 5"),
        ('[uk]\nUAH = ["рваник-"]', "2: uk.UAH.1: a stem ends in ~: 'рваник~', not 'рваник-'"),
        ('[uk]\nUAH = ["Гривня"]', "2: uk.UAH.1: write 'Гривня' in small letters: 'гривня'"),
        ('[uk]\nUAH = ["гpн"]', "2: uk.UAH.1: Latin and Cyrillic letters in one word: 'гpн'"),
        ('[uk]\nUAH = ["п’ятак"]', "2: uk.UAH.1: write the apostrophe of 'п’ятак' as ': \"п'ятак\""),
        ('[uk]\nUAH = ["грн"\n', "3: Unclosed array"),
        ('[uk]\nUAH = ["грн"] x\n', "2: Expected newline or end of document after a statement"),
        ('[sign]\n"ł" = "=PLM"\n', "2: sign.ł: no currency is called 'PLM'; did you mean 'PLN'?"),
    ],
)
def test_a_slip_in_currencies_is_refused(words: Path, text: str, said: str) -> None:
    (line,) = refused(words, "currencies.toml", text)
    assert line.startswith(f"currencies.toml:{said}")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "curencies.toml",
            "",
            "1: is not read: no vocabulary file is called 'curencies.toml'; did you mean 'currencies.toml'?",
        ),
        ("places.tsx", "", "1: is not read: no vocabulary file is called 'places.tsx'; did you mean 'places.tsv'?"),
        (
            "places.tsv",
            "# id, uk, en\nX\tАбв~\n",
            "2: 3 cells with tabs between them (id, uk, en) are due, this row has 2",
        ),
        ("places.tsv", "X\tАбв~\t\n", "1: en: it is empty"),
        ("places.tsv", "X\tАбв~|\tAbv\n", "1: uk: nothing stands beside a |: 'Абв~|'"),
        ("romanization.tsv", "а\ta\tзапросто\n", "1: cost: Input should be a valid number"),
        ("sentence_ends.tsv", "ua\tі\t0.1\n", "1: side: String should match pattern"),
        ("common_uk.txt", "# слова\nслово\nслово за словом\n", "3: one word is due, 'слово за словом' has spaces"),
        ("units.toml", '[lenght]\n1 = "лікоть"\n', "1: lenght: no key is called 'lenght'; did you mean 'length'?"),
        ("units.toml", '[two]\n"кіломтр" = ["а б"]\n', "2: two.кіломтр: no unit is called 'кіломтр'; did you mean"),
        (
            "units.toml",
            '[alone]\n"6 місяцівв" = ["а б"]\n',
            "2: alone.6 місяцівв: no unit is called 'місяцівв'; did you mean 'місяців'?",
        ),
        ("front_matter.toml", '[roles]\nlede = "paragraf"\n', "2: roles.lede: one of 'title', 'heading', 'paragraph'"),
        (
            "numerals.toml",
            '[uk.share]\nbefore = [\n  "(abc",\n]\n',
            "3: uk.share.before.1: no regular expression: '(abc'",
        ),
        ("numerals.toml", '[uk.unit]\n"1.5" = "півтора"\n', "2: uk.unit.1.5: the key '1.5' is no whole number"),
        ("calendar.toml", '[uk]\nmonths = ["січень"]\n', "2: uk.months: a list of 12 in order"),
        ("opposites.toml", '[sets.a-b]\na.uk = """\n  так,\n  ні~~"""\n', "4: sets.a-b.a.uk: 'ні~~' is no word"),
        ("opposites.toml", '[sets.a-b]\na.en = "так"\n', "2: sets.a-b.a.en: 'так' stands among English entries"),
        (
            "opposites.toml",
            '[negated]\nexcept = "left-rihgt"\n',
            "2: negated.except: no set is called 'left-rihgt'; did you mean 'left-right'?",
        ),
        ("hedges.toml", '[sets.claim]\nclaim.also = "so say+"\n', "2: sets.claim.claim.also: only the first word of"),
        ("hedges.toml", '[sets.claim]\nclaim.also = "* *"\n', "2: sets.claim.claim.also: '* *' is any word at all"),
        ("glossary.toml", '[[terms]]\nuk = ["карта"]\n', "1: terms.1: 'en' is missing"),
        (
            "labels.toml",
            '[uk]\nnothng = "Нічого"\n',
            "2: uk.nothng: no key is called 'nothng'; did you mean 'nothing'?",
        ),
        ("quotes.toml", '[strict]\nuk = "true"\n', "2: strict.uk: true or false is due, not 'true'"),
        ("lexicon.bin", "junk", "1: no lexicon of this format"),
        ("omission.json", "{}", "1: 'signals' is missing"),
        ("forms_uk.bloom", "ZVIRKA BLOOM 1\n8 x\n", "1: the filter is damaged: it has 0 bytes behind its head"),
        ("places.tsv", "X\tАбв~\t—\n", "1: en: '—' has no letter"),
        ("glossary.toml", '[[terms]]\nuk = []\nen = ["map"]\n', "1: terms.1: the Ukrainian term is missing"),
        ("glossary.toml", '[[terms]]\nuk = [""]\nen = ["map"]\n', "1: terms.1: '' has no letter"),
        ("units.toml", '[length]\n0 = "лікоть"\n', "2: length.0: the key '0' is no factor above 0"),
        ("numerals.toml", '[uk.codes]\nx = ["сімка"]\n', "2: uk.codes.x: the key 'x' is no identifier"),
        ("calendar.toml", '[uk]\ncentury = ["$"]\n', "2: uk.century.1: '$' has no letter"),
        (
            "house.tsv",
            "дім\thouse\n",
            "1: is not read: no vocabulary file is called 'house.tsv'; a file of the settings",
        ),
    ],
)
def test_a_slip_in_any_file_is_refused(words: Path, name: str, text: str, said: str) -> None:
    (line,) = refused(words, name, text)
    assert line.startswith(f"{name}:{said}")


def test_all_faults_of_all_files_are_told_at_once(words: Path) -> None:
    (words / "places.tsv").write_text("X\tАбв\nY\tАбв\n", encoding="utf-8")
    (words / "deep").mkdir()
    (words / "deep" / "units.toml").write_text("", encoding="utf-8")
    told = refused(words, "currencies.toml", '[uk]\nUAH = [5, "Гривня"]\n[minor.uk]\nUAH = 3\n[foo]\n')
    assert [line.split(": ")[0] for line in told] == [
        "currencies.toml:2", "currencies.toml:2", "currencies.toml:4", "currencies.toml:5",
        "deep/units.toml:1", "places.tsv:1", "places.tsv:2",
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["check", "facts", "pairs", "fix"])
def test_every_command_that_reads_texts_refuses_with_status_two(words: Path, command: str) -> None:
    (words / "currencies.toml").write_text('[uk]\nUAH = "рваник-"\n', encoding="utf-8")
    done = run(command, "ticket.jsonl", "--rules", "rules", cwd=words.parents[1])
    assert done.returncode == 2
    assert "words/currencies.toml:2: uk.UAH: a list [...] is due, not 'рваник-'" in done.stderr.replace("\\", "/")
    assert "fault of the program" not in done.stderr


def test_the_rule_folders_of_the_settings_are_read_as_well(words: Path) -> None:
    settings = words.parents[1] / "zvirka.toml"
    settings.write_text('rule_folders = ["rules"]\n', encoding="utf-8")
    (words / "currencies.toml").write_text("[ukr]\n", encoding="utf-8")
    arguments = ["check", str(words.parents[1] / "ticket.jsonl"), "--config", str(settings)]
    with pytest.raises(click.ClickException, match=r"currencies\.toml:1: ukr: no key"):
        zvirka.main(arguments, standalone_mode=False)


def test_what_the_settings_name_and_what_is_no_vocabulary_is_let_be(words: Path) -> None:
    for name in ("README.md", ".gitignore", "house.tsv", "sources.ods", "currencies.toml~"):
        (words / name).write_text("x\ty\tz\n", encoding="utf-8")
    assert faults(words, aside=[words / "house.tsv"]) == ()


def test_a_table_of_sets_that_a_rule_names_is_vocabulary(words: Path) -> None:
    text = (ROOT / "rules" / "drift" / "role-changed.toml").read_text(encoding="utf-8")
    own = words.parent / "house-roles.toml"
    own.write_text(re.sub(r"(?m)^table .*$", 'table = "desks"', text), encoding="utf-8")
    (words / "desks.toml").write_text(
        '[sets.desks]\neditor.uk = "редактор~"\neditor.en = "editor+"\n', encoding="utf-8"
    )
    book = rulebook.Rulebook((rule_file.read(own),))
    assert faults(words, book) == ()
    assert [fault.message for fault in faults(words)] == [
        "is not read: no vocabulary file is called 'desks.toml'; did you mean 'hedges.toml'?"
    ]
    (words / "desks.toml").write_text('[sets.desks]\neditor.ua = "редактор~"\n', encoding="utf-8")
    assert [(fault.line, fault.message) for fault in faults(words, book)] == [
        (2, "sets.desks.editor.ua: no key is called 'ua'; did you mean 'uk'?")
    ]


# What is shipped.


def test_shipped_vocabulary_is_whole() -> None:
    assert [str(fault) for fault in shipped_faults()] == []


def test_every_shipped_file_has_a_schema_and_every_schema_a_file() -> None:
    assert {path.name for path in SHIPPED if path.name != "README.md"} == set(FILES)


def test_a_shipped_file_that_lacks_a_table_is_refused(words: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "rules" / "words" / "repeated.toml").read_text(encoding="utf-8")
    (words / "repeated.toml").write_text(text.partition("uk =")[0], encoding="utf-8")
    assert faults(words) == ()
    monkeypatch.setattr("checker.model.shipped.PACKAGE", words.parents[1] / "checker")
    monkeypatch.setattr("checker.language.vocabulary.folder", lambda name: words.parents[1] / name)
    shipped.cache_clear()
    try:
        assert [fault.message for fault in faults(words)] == ["'uk' is missing"]
    finally:
        shipped.cache_clear()


@pytest.mark.parametrize("path", TOML, ids=lambda path: path.name)
def test_the_line_of_every_key_is_found(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found, rows = lines(text), text.splitlines()
    for place in paths(tomli.loads(text)):
        assert place in found
        if isinstance(place[-1], str):
            assert place[-1] in rows[found[place] - 1]


def paths(table: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every key and index of a value, from the outside in."""
    for key, value in table.items() if isinstance(table, dict) else enumerate(table):
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from paths(value, (*path, key))


# Wrong shapes, made of the shipped files themselves.

WRONG: dict[type, tuple[str, ...]] = {
    str: ("5", "true", '["а"]', "{ а = 1 }", '""'),
    list: ("5", '"слово"', "[5]", "[true]", '[["а"]]', "{ а = 1 }"),
    bool: ("5", '"true"', "[]"),
    int: ('"5"', "true", "-1", "2.5"),
    float: ('"5"', "true", "-1.0"),
}
MOST = 120


def key(part: str | int) -> str:
    return json.dumps(part, ensure_ascii=False)


def mutants(path: Path) -> list[tuple[str, str]]:
    """Texts with one wrong shape each, and the key that is wrong; at most so many of a file."""
    table = tomli.loads(path.read_text(encoding="utf-8"))
    made: list[tuple[str, str]] = []
    for place, value in leaves(table):
        header = f"[{'.'.join(map(key, place[:-1]))}]\n" if place[:-1] else ""
        beside = reduce(lambda held, name: held[name], place[:-1], table).values()
        shapes = [wrong for wrong in WRONG.get(type(value), ()) if wrong != '""' or "" not in beside]
        made += [(f"# a comment\n{header}{key(place[-1])} = {wrong}\n", str(place[-1])) for wrong in shapes]
    for place, _ in tables(table):
        header = f"[{'.'.join(map(key, place))}]\n" if place else ""
        made.append((f"# a comment\n{header}zvirka-unknown = true\n", "zvirka-unknown"))
        if place:
            above = f"[{'.'.join(map(key, place[:-1]))}]\n" if place[:-1] else ""
            made += [(f"# a comment\n{above}{key(place[-1])} = {wrong}\n", str(place[-1])) for wrong in ("5", '"а"')]
    return made[:: len(made) // MOST + 1]


def leaves(table: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, name))
        else:
            yield (*path, name), value


def tables(table: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield path, table
    for name, value in table.items():
        if isinstance(value, dict):
            yield from tables(value, (*path, name))


@pytest.mark.parametrize("path", TOML, ids=lambda path: path.name)
def test_wrong_shapes_are_refused_with_their_line(path: Path, words: Path) -> None:
    tried = mutants(path)
    assert tried
    for text, name in tried:
        own = words / path.name
        own.write_text(text, encoding="utf-8")
        told = faults(words)
        assert told, text
        assert all(fault.path == own for fault in told)
        at = next(n for n, row in enumerate(text.splitlines(), 1) if name in row and n > 1)
        assert {fault.line for fault in told} <= {at, text.count("\n")}, (text, told)


@pytest.mark.parametrize("name", ROWS)
def test_wrong_rows_are_refused_with_their_line(name: str, words: Path) -> None:
    (path,) = [path for path in SHIPPED if path.name == f"{name}.tsv"]
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    for row in rows[:: len(rows) // 10 + 1]:
        wrong = [row[:-1], [*row, "x"], ["", *row[1:]], [*row[:-1], ""], [" " + row[0], *row[1:]]]
        for cells in wrong[: 4 if name == "romanization" else 5]:
            (words / path.name).write_text(f"# rows\n\n{chr(9).join(row)}\n{chr(9).join(cells)}\n", encoding="utf-8")
            assert {(fault.path.name, fault.line) for fault in faults(words)} == {(path.name, 4)}, cells


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("line", ["два слова", " слово", "Слово", "словo", "зрост~"])
def test_wrong_lines_are_refused(name: str, line: str, words: Path) -> None:
    (words / f"{name}.txt").write_text(f"# words\nслово\n{line}\n", encoding="utf-8")
    assert [fault.line for fault in faults(words)] == [3]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\xef\xbb\xbf[uk]\n", b"\x00\n[", b"[[[["])
def test_bytes_that_are_no_vocabulary_never_crash(name: str, data: bytes, words: Path) -> None:
    (words / name).write_bytes(data)
    assert [fault.path.name for fault in faults(words)][:1] == [name]


def test_a_damaged_lexicon_is_refused(words: Path) -> None:
    side = (["слово", "мова"], {"слова": (0,), "мови": (1,)}, {}, [[0.2, 0.3], [0.9, 0.9], [0.1, 0.1]])
    other = (["word"], {"words": (0,)}, {}, [[0.25], [0.9], [0.1]])
    (words / "lexicon.bin").write_bytes(lexicon.pack({"uk": side, "en": other}, [{0: 0.8}, {}], ""))  # type: ignore[dict-item]
    assert faults(words) == ()
    for links in ([{7: 0.8}, {}], [{0: 0.8}]):
        (words / "lexicon.bin").write_bytes(lexicon.pack({"uk": side, "en": other}, links, ""))  # type: ignore[dict-item]
        assert [fault.message.split(":")[0] for fault in faults(words)] == ["the lexicon is damaged"]


def test_a_damaged_sum_of_trees_is_refused(words: Path) -> None:
    held = json.loads((ROOT / "rules" / "models" / "omission.json").read_text(encoding="utf-8"))
    for wrong in (
        {"signals": held["signals"][:-1]}, {"base": "x"}, {"trees": [[99, 0.5, 0.1, 0.2]]}, {"trees": [[1, 0.5, 0.1]]},
        {"trees": [[1, float("nan"), 0.1, 0.2]]}, {"trees": [5]}, {"trees": 5}, {"trees": [[1, 0.5, "x", 0.2]]},
    ):  # fmt: skip
        (words / "omission.json").write_text(json.dumps({**held, **wrong}), encoding="utf-8")
        (fault,) = faults(words)
        assert fault.path.name == "omission.json"


def test_a_run_without_folders_of_its_own_loads_no_schema() -> None:
    said = (
        "import sys; from checker.commands.options import choose_rules; from checker.rulebook.settings import Settings;"
        "choose_rules(Settings(), (), (), (), ()); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(done.stdout.split())
    assert "checker.language.vocabulary" in loaded
    assert not {f"checker.language.vocabulary.{name}" for name in ("validation", "schemas", "notation")} & loaded


# What is right goes on working.


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "currencies.toml",
            '[uk]\nUAH = ["рваник~"]\nXAU = ["злиток"]\n[code]\ncodes = ["XAU"]\n[minor.uk]\nPLN = ["грош~"]\n',
        ),
        (
            "units.toml",
            '[length]\n"0.71" = "аршин аршини аршинн~"\n[two]\n"аршин" = ["малий аршин"]\n[alone]\nuk = ["аршин"]\n',
        ),
        (
            "numerals.toml",
            '[uk.sign]\nminus = ["морозно"]\n[uk.soft]\n5 = "п\'ятірк~"\n[uk.share]\nbefore = ["кожн[а-я]+"]\n',
        ),
        ("calendar.toml", '[uk]\nrelative."day -3" = ["позапозавчора"]\ntimes."12:30" = ["пів на першу"]\n'),
        (
            "opposites.toml",
            '[sets.wet-dry]\nwet.uk = "мокр~"\ndry.en = "dry^"\n[negated]\nexcept = "wet-dry"\n',
        ),
        ("front_matter.toml", '[roles]\nstandfirst = "paragraph"\n'),
        (
            "glossary.toml",
            '[[terms]]\nuk = ["карта", "мапа"]\nen = ["map"]\nforbidden_en = ["card"]\ncase = "sensitive"\n',
        ),
        ("organizations.tsv", "ABV\tАБВ!|абетк~ буквар~\tABV|A.B.V.\n"),
        ("russian-romanization.tsv", "Бахмач~\tBakhmatch\tBakhmach\n"),
        ("pairs.tsv", "гривня\thryvnia\n"),
        ("common_uk.txt", "# свої\nрваник\n"),
        ("name_words.toml", '[translated]\n"верховод~" = ["leader"]\n[titles]\nuk = ["пан-отець"]\n'),
        ("romanization.toml", '[exact]\n"ґ" = ["g", ""]\n[[endings]]\nuk = ["ці"]\nen = { s = 0.1 }\n'),
        ("quotes.toml", '[speech]\nuk = ["мовив~"]\n'),
        ("labels.toml", '[uk]\nnothing = "Усе гаразд."\n'),
    ],
)
def test_words_of_ones_own_work(name: str, text: str, words: Path) -> None:
    (words / name).write_text(text, encoding="utf-8")
    assert faults(words) == ()
    ticket = str(words.parents[1] / "ticket.jsonl")
    assert zvirka.main(["check", ticket, "--rules", str(words.parent), "--isolated"], standalone_mode=False) == 1


@pytest.mark.parametrize("name", BEGINNINGS)
def test_fields_of_beginnings_end_in_a_sign_that_the_door_takes_off(name: str, words: Path) -> None:
    raw = tomli.loads((ROOT / "rules" / "words" / f"{name}.toml").read_text(encoding="utf-8"))
    handed = dict(leaves(dict(shipped().table(name))))
    for path in BEGINNINGS[name]:
        written = {place: value for place, value in leaves(raw) if fits(place, path)}
        assert written, path
        for place, value in written.items():
            whole = len(place) > len(path)  # the keys are the beginnings
            given = [place[-1]] if whole else value.split() if isinstance(value, str) else value
            assert all(entry.endswith("~") or entry == "-" for entry in given)
            bare = [entry.rstrip("~") for entry in given]
            if whole:
                assert handed[(*place[:-1], *bare)] == value
            else:
                assert handed[place] == (" ".join(bare) if isinstance(value, str) else bare)
            wrong = f'{key(bare[0])} = ["x"]' if whole else f"{key(place[-1])} = {key(value[:-1])}"
            if isinstance(value, list) and not whole:
                wrong = f"{key(place[-1])} = [{key(bare[0])}]"
            (words / f"{name}.toml").write_text(f"[{'.'.join(map(key, place[:-1]))}]\n{wrong}\n", encoding="utf-8")
            assert [fault.line for fault in faults(words)] == [2], place


def fits(place: tuple[str, ...], path: tuple[str, ...]) -> bool:
    return len(place) >= len(path) and all(one in {"*", part} for part, one in zip(place, path, strict=False))


def test_seats_and_bodies_are_places_and_organizations_that_are_known() -> None:
    words = shipped()
    known = {row[0] for table in ("places", "places-cldr", "organizations") for row in words.rows(table)}
    seats = words.table("name_words")["seats"]
    named = {name for key in ("of", "bodies") for whole, parts in seats[key].items() for name in (whole, *parts)}
    assert named <= known
