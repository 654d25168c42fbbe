"""The glossary of a house: its files, the forms of its terms, and what a run says of them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import bench
import command
import pytest

from checker.language.house import glossary, kinship
from checker.language.house import glossary_files as termbase
from checker.language.inflection.grammar import grammar
from checker.language.lexicon.lexicon import lexicon
from checker.language.text import plain
from checker.language.vocabulary import Words
from checker.language.vocabulary.entries import Entry
from checker.model import Document, Pair, Side
from checker.rulebook.rulebook import Rulebook
from checker.run import path as run
from checker.run.machine import Machine

HERE = Path(__file__).parent / "glossary"
BOOK = Rulebook(tuple(rule for rule in bench.BOOK.rules if rule.name.startswith("glossary-")))
KNOWN = lexicon(bench.WORDS)
GRAMMAR = grammar(bench.WORDS)


def with_terms(*entries: Entry, sides: tuple[Side, ...] = ("uk", "en")) -> Words:
    return bench.WORDS.with_table("glossary", glossary.table(entries, sides))


def found(uk: str, en: str, words: Words) -> list[tuple[str, str | None, str | None, str | None]]:
    pair = Pair("1", (plain(uk, "uk"),), (plain(en, "en"),))
    page = run.check(Document("d", pair.uk, pair.en, (pair,)), Machine(BOOK, words))
    return [(f.rule, f.uk and f.uk.text, f.en and f.en.text, f.expected) for f in page.findings]


def one(uk: str, en: str, **rest: str) -> Entry:
    return Entry.model_validate(
        {"uk": uk.split("|"), "en": en.split("|"), **{k: v.split("|") for k, v in rest.items()}}
    )


@pytest.mark.parametrize(
    ("side", "term", "forms", "kin", "strangers"),
    [
        ("uk", "карта", "карти карт картою картах", "", "картина картка картковий картон картопля"),
        ("uk", "вебхук", "вебхука вебхуки вебхуками", "вебхуковий", "вебсайт вебінар"),
        ("uk", "вузол", "вузла вузли вузлів", "вузловий", "вузький"),
        ("uk", "рядок", "рядка рядки рядками", "рядковий", "ряд рядно"),
        ("uk", "безпека", "безпеки безпеці", "безпековий безпечний", "безмежжя"),
        ("uk", "деплоїти", "деплоїв деплоїмо деплоїть", "задеплоїти", "депо"),
        ("uk", "залежність", "залежності залежністю", "залежний", "залізо"),
        ("uk", "шифрування", "шифруванням", "зашифрований шифрує", "шифер"),
        ("uk", "програмний", "програмного програмні програмної", "", "прогрес"),
        ("uk", "тег", "теги теґом", "", "тягар"),
        ("en", "policy", "policies policy's", "", "polite"),
        ("en", "child", "children child's", "", "chill"),
        ("en", "command", "commands", "commandline", "comic"),
        ("en", "deployment", "deployments", "deploy deploying", "depot"),
    ],
)
def test_forms_are_told_from_other_words(side: Side, term: str, forms: str, kin: str, strangers: str) -> None:
    given = kinship.word(term, side, KNOWN, GRAMMAR)
    for degree, listed in (("form", forms), ("kin", kin), (None, strangers)):
        for form in listed.split():
            assert (form, kinship.degrees(form, [(0, given)], side, KNOWN, GRAMMAR).get(0)) == (form, degree)
            met = kinship.keys(form, side, KNOWN, GRAMMAR) & kinship.keys(term, side, KNOWN, GRAMMAR)
            assert met or degree is None, form


def test_several_words_are_inflected_together_and_must_stand_together() -> None:
    words = with_terms(one("програмне забезпечення", "software"), one("права людини", "human rights"))
    assert found("Без програмного забезпечення нічого не працює.", "Nothing works without software.", words) == []
    assert found("Вони захищають права людини.", "They defend human rights.", words) == []
    assert found("Вони знають про права людини.", "They know about liberties.", words) == [
        ("glossary-term", "права людини", None, None)  # where it should stand, nobody knows
    ]
    assert found("Людина має права.", "A person has liberties.", words) == []


def test_a_part_of_a_longer_term_says_nothing() -> None:
    words = with_terms(one("двигун", "engine"), one("пошуковий рушій", "search engine"))
    assert found("Пошуковий рушій мовчить.", "The search engine is silent.", words) == []
    assert found("Двигун замовк.", "The engine fell silent.", words) == []


def test_english_terms_are_written_with_a_hyphen_a_space_or_neither() -> None:
    words = with_terms(
        one("вебсайт", "website"),
        one("відкритий код", "open source"),
        one("пошта", "e-mail"),
        one("користувач", "user"),
        one("ЦС", "CA"),
    )
    for uk, en in (
        ("Наш вебсайт працює.", "Our web site works."),
        ("Наш веб-сайт працює.", "Our website's fast."),
        ("Це відкритий код.", "This is open-source."),
        ("Пошта прийшла.", "The email came."),
        ("Введіть імʼя користувача.", "Enter the username."),
        ("Кореневі ЦС мовчать.", "Root CAs are silent."),
    ):
        assert found(uk, en, words) == []


def test_an_english_noun_is_no_verb_and_a_verb_has_its_forms() -> None:
    noun, verb = with_terms(one("карта", "map")), with_terms(one("розгортати|розгорнути", "deploy"))
    assert found("Ми позначили ці міста.", "We mapped these towns.", noun) == []
    assert found("Треба позначити міста.", "We need to map the towns.", noun) == []
    assert found("Дивіться на план міста.", "Look at the town's map.", noun) == [("glossary-term", None, "map", None)]
    assert found("Ми поставили програму.", "We deployed the programme.", verb) == [
        ("glossary-term", None, "deployed", None)
    ]


def test_the_capitals_of_a_sensitive_term_and_of_an_abbreviation_count() -> None:
    words = with_terms(Entry(uk=("GitHub",), en=("GitHub",), case="sensitive"), one("ЦС", "CA"))
    assert found("Код на GitHub.", "The code is on GitHub.", words) == []
    assert found("Код на GitHub.", "The code is on Github.", words) == [("glossary-term", "GitHub", None, None)]
    assert found("Це можна зробити.", "This can be done.", words) == []


def test_what_is_admitted_will_do_and_asks_for_nothing() -> None:
    words = with_terms(one("встановити", "install", admitted_en="set"))
    assert found("Треба встановити значення.", "You should set the value.", words) == []
    assert found("Оберіть набір.", "Choose a set.", words) == []


def test_only_terms_of_the_original_want_a_counterpart_where_one_is_named() -> None:
    entry = one("карта", "map")
    assert found("Дивіться на карту міста.", "Look at the town's plan.", with_terms(entry, sides=("uk",))) != []
    assert found("Дивіться на карту міста.", "Look at the town's plan.", with_terms(entry, sides=("en",))) == []


def test_a_term_in_a_link_or_in_a_name_is_silent() -> None:
    words = with_terms(one("яблуко", "apple"), one("карта", "map"))
    assert found("Компанія Apple звітує.", "Apple Inc. reports.", words) == []
    assert found("Адреса змінилася.", "See https://example.org/map for it.", words) == []


def test_a_forbidden_word_is_right_where_it_is_another_term() -> None:
    words = with_terms(one("карта", "map", forbidden_en="card"), one("картка", "card"))
    assert found("Карта і картка лежать поруч.", "The map and the card lie side by side.", words) == []
    assert found("Карта лежить поруч.", "The card lies there.", words) == [
        ("glossary-forbidden", "Карта", "card", "map")
    ]


def test_forbidden_words_are_counted() -> None:
    words = with_terms(one("карта", "map", forbidden_en="card"))
    assert found("Карта й листівка.", "The map and the card.", words) == []
    assert len(found("Карта, карта й листівка.", "The map, the card and the card.", words)) == 1


def test_a_passage_full_of_terms_takes_no_square_of_time() -> None:
    words = with_terms(one("карта міста", "city map", forbidden_en="city card"), one("карта", "map"))
    many = 4_000
    assert found("карта міста, " * many, "city card, " * many, words)[0] == (
        "glossary-forbidden",
        "карта міста",
        "city card",
        "city map",
    )


def test_a_table_has_variants_rows_of_one_term_and_statuses(tmp_path: Path) -> None:
    file = tmp_path / "terms.csv"
    file.write_text(
        "uk;en;status;case;severity;note\n"
        "карта|мапа;map;;;error;\n"
        "карта;chart;;;;\n"
        "\n"
        "картка;card;preferred;yes;;a piece of plastic\n"
        "карта;card;forbidden;;;\n"
        "картка;pass;admitted;;;\n",
        encoding="utf-8-sig",
    )
    made = termbase.read(file)
    assert [(e.uk, e.en, e.forbidden_en, e.admitted_en) for e in made] == [
        (("картка",), ("card",), (), ("pass",)),
        (("карта", "мапа"), ("map",), ("card",), ()),
        (("карта",), ("chart",), ("card",), ()),
    ]
    assert [(e.case, e.severity, e.note) for e in made[:2]] == [
        ("sensitive", "", "a piece of plastic"),
        ("insensitive", "error", ""),
    ]
    assert found("Відкрийте карту.", "Open the chart.", with_terms(*made)) == []


@pytest.mark.parametrize(
    ("table", "line", "what"),
    [
        ("", 1, "is empty"),
        ("карта\tmap\n", 1, "names no column uk and en"),
        ("uk\ten\tforbiden_en\n", 1, "did you mean 'forbidden_en'"),
        ("uk\ten\tuk\n", 1, "twice"),
        ("uk\ten\nкарта\t\n", 2, "has no English term"),
        ("uk\ten\n\n\tmap\n", 3, "has no Ukrainian term"),
        ("uk\ten\nmap\tкарта\n", 2, "is not Ukrainian"),
        ("uk\ten\nкарта\tмap\n", 2, "is not English"),
        ("uk\ten\nкарта (міста)\tmap\n", 2, "has brackets"),
        ("uk\ten\n—\t-\n", 2, "is no term"),
        ("uk\ten\nкарта\tmap\textra\n", 2, "has 3 cells"),
        ("uk\ten\tcase\nкарта\tmap\tupper\n", 2, "write sensitive or insensitive"),
        ("uk\ten\tseverity\nкарта\tmap\tfatal\n", 2, "no severity is called 'fatal'"),
        ("uk\ten\tstatus\nкарта\tmap\twrong\n", 2, "no status is called 'wrong'"),
        ("uk\ten\tstatus\nкарта\tcard\tforbidden\n", 2, "no line says what is right"),
        ("uk\ten\tstatus\nкарта\tmap\t\nкарта\tmap\tforbidden\n", 3, "another line allows it"),
        ("uk\ten\tforbidden_en\nкарта\tmap\tmap\n", 2, "both a term and forbidden"),
    ],
)
def test_a_line_that_is_no_entry_is_named(tmp_path: Path, table: str, line: int, what: str) -> None:
    file = tmp_path / "terms.tsv"
    file.write_text(table, encoding="utf-8")
    with pytest.raises(termbase.GlossaryError) as wrong:
        termbase.read(file)
    assert str(wrong.value).startswith(f"{file}:{line}: ")
    assert what in str(wrong.value)


def test_a_remark_in_a_termbase_is_no_part_of_the_term_and_a_term_without_text_none(tmp_path: Path) -> None:
    pair = '<termEntry><langSet xml:lang="en"><tig><term>{}</term></tig></langSet><langSet xml:lang="uk"><tig>{}</tig>'
    concept = pair + "</langSet></termEntry>"
    given = [
        ("Single Sign-On (SSO)", "<term>Єдиний вхід (SSO)</term>"), ("Badge", "<term></term>"), ("package", "<term/>"),
        ("extension", "<term>розширення</term>"), ("Extension", "<term>доповнення</term>"),
    ]  # fmt: skip
    file = tmp_path / "uk.tbx"
    body = "".join(concept.format(*one) for one in given)
    file.write_text(f"<martif><text><body>{body}</body></text></martif>", encoding="utf-8")
    assert [(e.uk, e.en) for e in termbase.read(file)] == [
        (("Єдиний вхід",), ("Single Sign-On",)), (("розширення",), ("extension",)), (("доповнення",), ("Extension",)),
    ]  # fmt: skip


def test_a_termbase_of_2008() -> None:
    made = termbase.read(HERE / "basic-2008.tbx")
    assert [(e.uk, e.admitted_uk, e.en, e.forbidden_en, e.note) for e in made] == [
        (("карта",), ("мапа",), ("map",), ("card",), "not the payment card"),
        (("відкриті дані",), (), ("open source & data",), (), ""),
    ]


def test_a_termbase_of_version_3() -> None:
    (made,) = termbase.read(HERE / "v3-dct.tbx")
    assert (made.uk, made.forbidden_uk, made.en) == (("втулок",), ("плагін",), ("plugin",))


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        ("<html/>", 1, "is no TBX"),
        ("<tbx>\n<text>", 2, "no XML"),
        ('<!DOCTYPE tbx [\n<!ENTITY a "aaaa">]>\n<tbx/>', 2, "declares an entity"),
        ("<tbx>\n" + "<p>" * 70, 2, "deep"),
    ],
)
def test_a_termbase_that_is_none_is_refused(tmp_path: Path, data: str, line: int, what: str) -> None:
    file = tmp_path / "terms.tbx"
    file.write_text(data, encoding="utf-8")
    with pytest.raises(termbase.GlossaryError) as wrong:
        termbase.read(file)
    assert str(wrong.value).startswith(f"{file}:{line}: ")
    assert what in str(wrong.value)


def zvirka(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return command.run(*words, cwd=cwd)


def test_a_run_reads_the_glossaries_of_its_settings(tmp_path: Path) -> None:
    settings = '[glossary]\nfile = ["a.tsv", "b.tsv"]\nseverity = "error"\n'
    (tmp_path / "zvirka.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "a.tsv").write_text("uk\ten\nкарта\tmap\n", encoding="utf-8")
    (tmp_path / "b.tsv").write_text("uk\ten\tseverity\nдорога\troad\tinfo\n", encoding="utf-8")
    pairs = '{"uk": "Де карта?", "en": "Where is the plan?"}\n{"uk": "Де дорога?", "en": "Where is the lane?"}\n'
    (tmp_path / "p.jsonl").write_text(pairs, encoding="utf-8")
    ran = zvirka("check", "p.jsonl", "--select", "glossary-term", "--format", "json", cwd=tmp_path)
    report = json.loads(ran.stdout)
    assert (ran.returncode, report["summary"]["error"], report["summary"]["info"]) == (1, 1, 1)
    (tmp_path / "b.tsv").write_text("uk\ten\nдорога\t\n", encoding="utf-8")
    ran = zvirka("check", "p.jsonl", cwd=tmp_path)
    assert ran.returncode == 2
    assert "b.tsv:2: has no English term" in ran.stderr


def test_a_term_has_a_severity_and_a_note_of_its_own() -> None:
    words = with_terms(Entry(uk=("карта",), en=("map",), severity="info", note="see the atlas"))
    pair = Pair("1", (plain("Де карта?", "uk"),), (plain("Where is the plan?", "en"),))
    (finding,) = run.check(Document("d", pair.uk, pair.en, (pair,)), Machine(BOOK, words)).findings
    assert finding.severity == "info"
    assert finding.messages["en"].endswith("(see the atlas)")
