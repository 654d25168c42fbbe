"""A rule is whole when it is loaded, and `zvirka test` tells of one that is not, with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.commands import zvirka
from checker.language.vocabulary import lines
from checker.rulebook import rule_file, rulebook

ROOT = Path(__file__).resolve().parents[1]
RULE = (ROOT / "rules" / "typography" / "ellipsis.toml").read_text(encoding="utf-8")
EXAMPLES = RULE.count("[[good]]") + RULE.count("[[bad]]")
UKRAINIAN = RULE[RULE.index("[ukrainian]") : RULE.index("[message]")]


def rules(folder: Path, old: str = "", new: str = "") -> Path:
    """A folder with one rule, in which a text was replaced."""
    assert old in RULE
    path = folder / "rules" / "typography" / "mine.toml"
    path.parent.mkdir(parents=True)
    path.write_text(RULE.replace(old, new, 1) if old else RULE, encoding="utf-8")
    return folder / "rules"


def run(*arguments: object) -> tuple[int, Result]:
    result = CliRunner().invoke(zvirka, [str(one) for one in arguments], standalone_mode=False)
    status = result.exit_code if result.exit_code else result.return_value or 0
    return status, result


def line(folder: Path, text: str, nth: int = 1) -> int:
    """The line of the rule that begins with a text, the first or a later one."""
    rows = (folder / "typography" / "mine.toml").read_text(encoding="utf-8").splitlines()
    return [n for n, row in enumerate(rows, 1) if row.startswith(text)][nth - 1]


FAULTS = [
    pytest.param(
        "is no ellipsis; {expected} is", "is no ellipsis; {expekted} is", ("en =", 1),
        ["message.en: nothing fills {expekted}; did you mean {expected}?"],
        id="an unknown placeholder",
    ),
    pytest.param(
        "{text} is no ellipsis", "{text is no ellipsis", ("en =", 1),
        ["a brace that is no placeholder is written twice: {{ or }}"],
        id="a brace without its pair",
    ),
    pytest.param(
        "{text} is no ellipsis", "{text!r} is no ellipsis", ("en =", 1), ["{text!r} is no placeholder"],
        id="a placeholder with a conversion",
    ),
    pytest.param(
        'uk = "Він чекав⟦.....⟧ і пішов."\nen = "He waited⟦….⟧ and left."', 'uk = "Він чекав⟦...⟧ і пішов."',
        ("[[bad]]", 1),
        ["bad example 1: nothing is found", "expected: uk: Він чекав⟦...⟧ і пішов.", "found: nothing"],
        id="a bad example that finds nothing",
    ),
    pytest.param(
        "чекав⟦....⟧ Потім", "чекав⟦...⟧. Потім", ("[[bad]]", 2),
        ["bad example 2: something else is found", "expected: uk: Він чекав⟦...⟧. Потім пішов⟦....⟧",
         "found: uk: Він чекав⟦....⟧ Потім пішов⟦....⟧"],
        id="a bad example with another span",
    ),
    pytest.param(
        "Він чекав⟦.....⟧ і пішов.\"\nen = \"He waited⟦….⟧ and left.", "Він чекав..... і пішов.", ("[[bad]]", 1),
        ["a bad example marks nothing"],
        id="a bad example without a mark",
    ),
    pytest.param(
        "He waited... and", "He waited..... and", ("[[good]]", 1),
        ["good example 1: something is found", "found: en: He waited⟦.....⟧ and waited… Who?"],
        id="a good example with a finding",
    ),
    pytest.param(
        "and left.\"\n", "and left.\"\nexpected = \"...\"\n", ("[[bad]]", 1),
        ["bad example 1: what should stand there is another text", "expected: ...", "found: …"],
        id="another text is expected",
    ),
    pytest.param(UKRAINIAN, "", ("summary", 1), ["the rule says nothing in Ukrainian"], id="no Ukrainian"),
    pytest.param(
        "У трикрапці забагато крапок, або крапки змішано зі знаком «…».", "Too many dots.", ("[ukrainian]", 1),
        ["the rule says nothing in Ukrainian"],
        id="Ukrainian that is English",
    ),
    pytest.param(
        "severity =", 'yields_to = ["elipsis"]\nseverity =', ("yields_to", 1), ["did you mean 'ellipsis'?"],
        id="a rule to yield to that there is not",
    ),
    pytest.param(
        "[[good]]\nuk", "[[good]]\nukr", ("ukr", 1), ["good.0.ukr: there is no such key; did you mean 'uk'?"],
        id="a key of an example that there is not",
    ),
    pytest.param(
        'uk = "Він чекав... і чекав… Хто?.."', 'uk = ["Він чекав.", { text = "Хто?", rol = "title" }]', ("uk =", 2),
        ["good.0.uk.1.rol: there is no such key; did you mean 'role'?"],
        id="a key of a passage that there is not",
    ),
    pytest.param(
        'severity = "info"', 'severity = "low"', ("severity", 1), ["severity: Input should be 'error', 'warning' or"],
        id="a severity that there is not",
    ),
    pytest.param(
        "[[good]]", '[[good]]\npost = "[]"', ("post", 1), ["good.0.post: no post: a JSON object was expected"],
        id="a post that is none",
    ),
    pytest.param(
        "[[good]]", '[[good]]\npost = "{"', ("post", 1), ["good.0.post: Expecting property name"],
        id="a post that is no JSON",
    ),
    pytest.param(
        "[[good]]", '[[good]]\nmeaning = [0.5, 0.5]', ("[[good]]", 1),
        ["good example 1: it can't be tried", "meaning: 2 figures for 1 pairs of passages"],
        id="figures for other passages",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "place", "told"), FAULTS)
def test_a_rule_that_is_not_whole_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, place: tuple[str, int], told: list[str]
) -> None:
    folder = rules(tmp_path, old, new)
    status, result = run("test", "--rules", folder, "--lang", "en")
    assert status == 1, result.output
    assert f"mine.toml:{line(folder, *place)}: " in result.output
    assert [text for text in told if text not in result.output] == []
    assert "Not whole: 1." in result.output


def test_a_message_that_nothing_fills_stops_a_check(tmp_path: Path) -> None:
    folder = rules(tmp_path, "{expected} is", "{expekted} is")
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text('{"uk": "Він чекав..... і пішов.", "en": "He waited and left."}', encoding="utf-8")
    result = CliRunner().invoke(zvirka, ["check", str(pairs), "--rules", str(folder), "--isolated"])
    assert result.exit_code != 0
    assert f"mine.toml:{line(folder, 'en =')}: message.en: nothing fills {{expekted}}" in result.output


def test_a_whole_rule_passes(tmp_path: Path) -> None:
    status, result = run("test", "--rules", rules(tmp_path), "--lang", "en")
    assert (status, result.output) == (0, f"Rules: 1, examples: {EXAMPLES}. All of it is whole.\n")


def test_faults_are_told_in_ukrainian(tmp_path: Path) -> None:
    folder = rules(tmp_path, "чекав⟦....⟧ Потім", "чекав⟦...⟧. Потім")
    status, result = run("test", "--rules", folder, "--lang", "uk")
    assert status == 1
    assert "хибний приклад 2: знайдено не те, що позначено" in result.output


@pytest.mark.parametrize(
    ("text", "told"),
    [("summary = ", "Invalid value"), (b"summary = '\xff'", "can't decode byte")],
    ids=["no TOML", "no UTF-8"],
)
def test_what_cannot_be_read_is_told_and_the_others_are_tried(tmp_path: Path, text: str | bytes, told: str) -> None:
    folder = rules(tmp_path, "чекав⟦....⟧ Потім", "чекав⟦...⟧. Потім")
    (folder / "other.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    status, result = run("test", "--rules", folder, "--lang", "en")
    assert status == 2
    assert told in result.output
    assert "bad example 2: something else is found" in result.output


def test_two_rules_of_one_name_are_told(tmp_path: Path) -> None:
    folder = rules(tmp_path)
    (folder / "mine.toml").write_text(RULE, encoding="utf-8")
    status, result = run("test", "--rules", folder, "--lang", "en")
    assert status == 1
    assert "is called the same" in result.output
    assert f"Rules: 2, examples: {2 * EXAMPLES}. Not whole: 1." in result.output
    with pytest.raises(rule_file.RuleError, match="is called the same"):
        rulebook.load(folder)


def test_a_rule_may_yield_to_one_that_is_not_whole(tmp_path: Path) -> None:
    """There is one fault then, and not two."""
    folder = rules(tmp_path, "severity =", 'yields_to = ["other"]\nseverity =')
    (folder / "other.toml").write_text(RULE.replace("{expected} is", "{expekted} is"), encoding="utf-8")
    status, result = run("test", "--rules", folder, "--lang", "en")
    assert status == 1
    assert "Not whole: 1." in result.output
    assert "yields_to" not in result.output


def test_a_folder_without_rules_is_no_pass(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    result = CliRunner().invoke(zvirka, ["test", "--rules", str(tmp_path)])
    assert result.exit_code != 0
    assert "holds neither rules" in result.output


def test_no_folder_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(zvirka, ["test", "--rules", str(tmp_path / "none")])
    assert result.exit_code == 1  # of click; the command itself ends with 2
    assert "no such folder of rules" in result.output


def test_the_words_of_a_folder_are_in_force(tmp_path: Path) -> None:
    """A rule may be tried on words that only its own folder has."""
    text = (ROOT / "rules" / "facts" / "currency-changed.toml").read_text(encoding="utf-8")
    bad = '[[bad]]\nuk = "Квиток коштує ⟦500 рваників⟧."\nen = "The ticket costs ⟦500 euros⟧."\n'
    for name, expected in (("without", 1), ("with", 0)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine.toml").write_text(f"{text}\n{bad}", encoding="utf-8")
        if name == "with":
            (tmp_path / name / "words").mkdir()
            (tmp_path / name / "words" / "currencies.toml").write_text('[uk]\nUAH = ["рваників"]\n', encoding="utf-8")
        status, result = run("test", "--rules", tmp_path / name, "--lang", "en")
        assert status == expected, result.output


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ('a = 1\nb.c = 2\n', ("b", "c"), 2),
        ('a = """\nb = 1\n"""\nb = 2\n', ("b",), 4),
        ("a = '''one'''\nb = 2\n", ("b",), 2),
        ('[[bad]]\nuk = "x"\n[bad.spellings]\n"Київ" = ["Kyiv"]\n[[bad]]\nuk = "y"\n', ("bad", 1, "uk"), 6),
        ('[[bad]]\nuk = "x"\n[bad.spellings]\n"Київ" = ["Kyiv"]\n', ("bad", 0, "spellings", "Київ"), 4),
        ('[[bad]]\nuk = [\n  "x",\n  { text = "y", rol = "z" },\n]\n', ("bad", 0, "uk", 1, "rol"), 4),
        ("a = 1\n", ("b",), 1),
    ],
)  # fmt: skip
def test_a_key_has_its_line(text: str, path: tuple[str | int, ...], expected: int) -> None:
    assert lines.line(lines.lines(text), path) == expected


def test_an_error_names_all_that_is_wrong_in_the_order_of_the_file(tmp_path: Path) -> None:
    folder = rules(tmp_path, 'prose    = true\nseverity = "info"', 'prse = true\nseverity = "low"')
    with pytest.raises(rule_file.RuleError) as wrong:
        rulebook.load(folder)
    told = [row.split(": ")[1] for row in str(wrong.value).splitlines()]
    assert told == ["prse", "severity"]


def test_vocabulary_that_is_not_whole_is_told_before_the_examples(tmp_path: Path) -> None:
    """The examples may stand on it, so they are not tried; a rule that is not whole is still told."""
    folder = rules(tmp_path, "{expected} is", "{expekted} is")
    (folder / "words").mkdir()
    (folder / "words" / "currencies.toml").write_text('[uk]\nUHA = ["рваник~"]\n', encoding="utf-8")
    status, result = run("test", "--rules", folder, "--lang", "en")
    assert status == 1
    told = [row.partition("mine.toml:")[2] or row.rpartition("words/")[2] for row in result.output.splitlines()]
    assert told == [
        f"{line(folder, 'en =')}: message.en: nothing fills {{expekted}}; did you mean {{expected}}?",
        "currencies.toml:2: uk.UHA: no currency is called 'UHA'; did you mean 'UAH'? (a new one is "
        "listed under [code])",
        "The examples are tried when the vocabulary is whole.",
        "Rules: 1, examples: 0. Not whole: 2.",
    ]


def test_words_alone_are_tested_and_files_of_the_settings_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own" / "words").mkdir(parents=True)
    (tmp_path / "own" / "words" / "house.tsv").write_text("рада\tcouncil\t0.9\t3\n", encoding="utf-8")
    status, result = run("test", "--rules", "own", "--lang", "en")
    assert status == 1
    assert "house.tsv:1: is not read" in result.output
    (tmp_path / "zvirka.toml").write_text('[lexicon]\nhouse = "own/words/house.tsv"\n', encoding="utf-8")
    status, result = run("test", "--rules", "own", "--lang", "en")
    assert (status, result.output) == (0, "Rules: 0, examples: 0. All of it is whole.\n")
