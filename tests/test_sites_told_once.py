"""What sites and catalogues that nobody had read were told of again and again, or falsely, and what looks like it."""

from __future__ import annotations

import json
from pathlib import Path

import bench
import pytest
from test_cli import zvirka
from test_trees_told_once import catalogue, html
from test_unread_kinds import loud, pair, told
from test_unread_trees import MACHINE, page

from checker import readers
from checker.model import Finding, Outcome
from checker.run import customs, path, shelf, summary

THINGS = ["хліб", "сіль", "воду", "рибу", "сир", "мед", "масло", "каву", "чай", "цукор", "рис", "олію"]
MACHINE_LEFT = [
    ("Усі сайти are accessible.", "All sites are accessible."),
    ("Жодні країни match that search.", "No countries match that search."),
    ("Додати your own domains and disable them.", "Add your own domains and disable them."),
    ("Видалити $1 from quick access", "Remove $1 from quick access"),
    ("Доставка resumes in $1.", "Delivery resumes in $1."),
    ("Пароль must be at least six characters.", "The password must be at least six characters."),
]
LEFT = "You cannot add a new record of type {0} in this way, because it is built in."


@pytest.mark.parametrize(("many", "often"), [(4, 4), (5, 1)])
def test_strings_that_nobody_translated_are_told_of_once(many: int, often: int) -> None:
    rows = [
        (f"Ринок відкрили, і там є {thing}.", f"The market is open: {n} is there.") for n, thing in enumerate(THINGS)
    ]
    rows += [(LEFT.format(word), LEFT.format(word)) for word in ("alpha", "beta", "gamma", "delta", "omega")[:many]]
    assert loud(page(rows)).count(("untranslated-passage", "error")) == often


@pytest.mark.parametrize(("many", "often"), [(4, 4), (5, 1)])
def test_words_that_a_machine_left_are_told_of_once(many: int, often: int) -> None:
    rows = MACHINE_LEFT[:many]
    rows += [
        (f"Ринок відкрили, і там є {thing}.", f"The market is open: {n} is there.") for n, thing in enumerate(THINGS)
    ]
    assert [rule for rule, _ in loud(page(rows))].count("stray-latin") == often


@pytest.mark.parametrize(("many", "often"), [(4, 4), (5, 1)])
def test_alternative_texts_that_nobody_translated_are_told_of_once(tmp_path: Path, many: int, often: int) -> None:
    names = ["Головна сторінка", "Сторінка новин", "Пошук", "Кабінет", "Кошик"][:many]
    uk = "".join(f"![{name}](a{n}.png)\n\nТут {THINGS[n]}.\n\n" for n, name in enumerate(names))
    en = "".join(f"![{name}](a{n}.png)\n\nHere is thing {n}.\n\n" for n, name in enumerate(names))
    assert [rule for rule, _ in pair(tmp_path, ".md", uk, en)].count("cyrillic-in-metadata") == often


@pytest.mark.parametrize(
    ("uk", "en", "often"),
    [
        # The language of an address before its query; names of pages in the words of their language.
        ([("https://app.example.org/ua?ver=pro", "Пробна")], [("https://app.example.org/en?ver=pro", "Trial")], 0),
        ([("/uk/%D0%BF%D1%80%D0%BE-%D0%BD%D0%B0%D1%81/", "Про нас")], [("/about/", "About")], 0),
        ([("https://n.example.org/про-нас", "Про нас")], [("https://n.example.org/about", "About")], 0),
        # Pages beside the one that links to them are no sites.
        (
            [(f"{name}.html", "Сторінка") for name in ("poslugy", "proekty", "vidguky", "porady", "pro-nas")],
            [(f"{name}.html", "Page") for name in ("services", "projects", "reviews", "insights", "about")],
            1,
        ),
        ([("https://n.example.org/about-us", "Про нас")], [("https://n.example.org/prices", "About")], 1),
        # A site in the language of the text for another one, three times.
        *(
            (
                [(f"https://dovidnyk.example.com/a{n}", f"Стаття {n}") for n in range(many)],
                [(f"https://docs.example.org/b{n}", f"Article {n}") for n in range(many)],
                often,
            )
            for many, often in ((2, 2), (3, 1))
        ),
    ],
)
def test_links_to_pages_of_each_language(
    tmp_path: Path, uk: list[tuple[str, str]], en: list[tuple[str, str]], often: int
) -> None:
    assert [rule for rule, _ in pair(tmp_path, ".html", html(uk), html(en))].count("link-changed") == often


@pytest.mark.parametrize(("many", "often"), [(2, 2), (3, 1)])
def test_commands_into_which_a_machine_puts_spaces_are_told_of_once(tmp_path: Path, many: int, often: int) -> None:
    ends = [("чекайте", "wait"), ("пишіть", "write"), ("читайте", "read")][:many]
    uk = catalogue([f"Наберіть `.rb link{n} now` і {word}" for n, (word, _) in enumerate(ends)])
    en = catalogue([f"Type `.rblink{n} now` and {word}" for n, (_, word) in enumerate(ends)])
    assert [rule for rule, _ in pair(tmp_path, ".json", uk, en)].count("code-changed") == often


@pytest.mark.parametrize(("many", "often"), [(4, 4), (5, 1)])
def test_figures_of_a_house_are_told_of_once(many: int, often: int) -> None:
    rows = [(f"Елемент {n},1: дійсна частина", f"Element {n},1 Real Part") for n in range(1, many + 1)]
    assert [rule for rule, _ in loud(page(rows))].count("figure-format") == often


def test_an_address_of_a_network_is_no_number() -> None:
    uk, en = "Мережі класу мають адреси до {0}.", "Networks of the class have addresses up to {0}."
    assert "figure-format" not in told(uk.format("191.255.255.255"), en.format("191.255.255.255"))
    assert "figure-format" in told("У місті 1 200 000 мешканців.", "The town has 1.200.000 residents.")


@pytest.mark.parametrize(
    ("uk", "en", "rules"),
    [
        # Symfony and Laravel say for which numbers a form is.
        ("{0} Немає їх.|{1} Є один запис.|]1,Inf[ Є %count%.", "{0} No entries.|{1} One entry.|]1,Inf[ %count%.", []),
        ("{1} :v хвилину|[2,4] :v хвилини|[5,*] :v хвилин", "{1} :v minute|[2,*] :v minutes", []),
        ("{0} Нема.|{1} Є один.|[2,*] Є 11 слив.", "{0} None.|{1} One.|[2,*] There are 10 apples.", ["number-changed"]),
        # Choices of MediaWiki, of which a language has as many as it needs.
        ("$1 {{PLURAL:$1|сторінка|сторінки}} {{PLURAL:$1|є|є}}", "$1 {{PLURAL:$1|page|pages}} exist", []),
        ("Вітаємо тут усіх.", "Welcome {{name}}, all.", ["placeholder-changed"]),
        # An address with words of its own.
        ("mailto:a@b.org?subject=%D0%9F%D1%80%D0%BE%20%D0%B2%D1%81%D0%B5", "mailto:a@b.org?subject=More%20of%20it", []),
        # What a messenger shows for a recording.
        ("[аудіо]", "[audio]", []),
        # The name of a language in itself, which both have.
        ("Кыргызча", "Кыргызча", []),
    ],
)  # fmt: skip
def test_what_strings_are_made_of(tmp_path: Path, uk: str, en: str, rules: list[str]) -> None:
    uk, en = (json.dumps({"a": one}) for one in (uk, en))
    told_of = [rule for rule, _ in pair(tmp_path, ".json", uk, en)]
    assert [rule for rule in told_of if rule != "stray-cyrillic"] == rules


def test_a_per_cent_sign_before_a_word_is_no_placeholder(tmp_path: Path) -> None:
    text = (
        '#, c-format\nmsgid "The error of %d is over 1%% (1%%accurate)"\nmsgstr "Похибка %d понад 1%% (1%% точність)"\n'
    )
    file = tmp_path / "uk.po"
    file.write_text('msgid ""\nmsgstr "Language: uk\\n"\n\n' + text, encoding="utf-8")
    (one,) = readers.open_input(str(file), bench.WORDS)
    assert "placeholder-changed" not in [found.rule for found in path.check(one, MACHINE).findings]


@pytest.mark.parametrize(
    ("uk", "en", "rules"),
    [
        ("Послуга коштує 1 200 MXN.", "The service costs $1,200 MXN.", []),
        ("Послуга коштує 1 200 MXN.", "The service costs $1,200.", ["currency-changed"]),
        ("Видатки сягнули $4,06 трлн за рік.", "Spending reached $4.06T in a year.", []),
        ("Видатки сягнули $4,06 млрд за рік.", "Spending reached $4.06T in a year.", ["magnitude-changed"]),
        ("Вантаж важить 5 т, а не 7 т.", "The load weighs 5T and not 7t.", []),
        (
            "Усе лишається, доки ви його не зміните, не скинете налаштування або не видалите програму.",
            "All of it remains until you change it, reset the settings or remove the program.",
            [],
        ),
        ("Користувач видалив подію через помилку.", "Event deleted by user, reason: fault.", []),
        ("Користувач видалив подію.", "The event deleted the user.", ["parties-turned"]),
        ("Практично для кожного звуку є кнопка.", "Almost for every sound, there is a button.", []),
        ("Лише у 80-х і 90-х роках ХІХ століття постав парк.", "Only in the 1880s and 1890s did the park appear.", []),
        ("Доки він не прийде, не їжте торт.", "Until he comes, eat the cake.", ["negation-lost"]),
    ],
)
def test_sums_and_denials(uk: str, en: str, rules: list[str]) -> None:
    assert told(uk, en) == rules


@pytest.mark.parametrize("side", ["uk", "en"])
def test_a_line_that_leads_to_the_other_text_is_no_loss(tmp_path: Path, side: str) -> None:
    line = {"uk": "English version of this page: [en.md](en.md)", "en": "Українська версія: [uk.md](uk.md)"}
    texts = {"uk": "# Ринок\n\nРинок відкрили.\n\n{0}\n\n## Ціни\n\nЦіни ростуть.\n"}
    texts["en"] = "# Market\n\nThe market was opened.\n\n{0}\n\n## Prices\n\nThe prices rise.\n"
    both = [texts[one].format(line[one] if one == side else "") for one in ("uk", "en")]
    assert pair(tmp_path, ".md", *both) == []


PLURAL = "{{n, plural, one {{{{n}} {0}}} other {{{{n}} {1}}}}}"


@pytest.mark.parametrize(("many", "often"), [(4, 4), (5, 1)])
def test_plurals_of_a_translator_are_told_of_once(tmp_path: Path, many: int, often: int) -> None:
    names = [("гриб", "fungus"), ("дуб", "oak"), ("клуб", "club"), ("зуб", "tooth"), ("куб", "cube")][:many]
    uk = {uk: PLURAL.format(uk, f"{uk}ів") for uk, _ in names}
    en = {uk: PLURAL.format(en, f"{en} more") for uk, en in names}
    uk["last"] = "{n, plural, one {{n} раз} few {{n} рази} many {{n} разів} other {{n} разу}}"
    en["last"] = "{n, plural, one {{n} time} other {{n} times}}"
    found = [rule for rule, _ in pair(tmp_path, ".json", json.dumps(uk), json.dumps(en))]
    assert found.count("plural-form-missing") == often


@pytest.mark.parametrize(("many", "often"), [(2, 2), (3, 1)])
def test_one_word_of_both_alphabets_is_told_of_once(many: int, often: int) -> None:
    rows = [(f"Звіт BАІГ про {thing}", f"A report of MIGA on {n}") for n, thing in enumerate(THINGS[:many])]
    assert [rule for rule, _ in loud(page(rows))].count("mixed-alphabet") == often


def pages(many: int) -> list[Outcome]:
    rows = [
        [
            ("Ринок відкрили вранці, і покупці прийшли.", "The market was opened in the morning, and the buyers came."),
            (sentence, sentence),
        ]
        for sentence in (LEFT.format(f"number {n}") for n in range(many))
    ]
    made = [page(one, name=f"{n}.md", role="paragraph", given=True) for n, one in enumerate(rows)]
    return [one for one in path.outcomes(made, MACHINE, keep_pages=True) if isinstance(one, Outcome)]


def left(findings: object) -> list[str]:
    assert hasattr(findings, "__iter__")
    return [one.severity for one in findings if isinstance(one, Finding) and one.rule == "untranslated-passage"]


@pytest.mark.parametrize(("many", "often"), [(9, 9), (12, 1)])
def test_pages_that_nobody_translated_are_told_of_once(monkeypatch: pytest.MonkeyPatch, many: int, often: int) -> None:
    for few in (shelf.FEW, 2):
        monkeypatch.setattr(shelf, "FEW", few)
        report = summary.report(pages(many))
        assert report.count("error") == many
        report = report.eased(customs.milder(report.findings, bench.BOOK))
        assert left(report.findings) == ["error"] * often + ["info"] * (many - often)
        assert [one for p in report.pages for one in left(p.findings)] == left(report.findings)
        assert report.count("error") == often


@pytest.mark.parametrize(("many", "often"), [(2, 2), (3, 1)])
def test_an_error_of_a_template_is_told_of_once(many: int, often: int) -> None:
    rows = [("Про cторінку", "About the page")]
    sides = [
        [*rows, (f"Ринок відкрили, і там є {thing}.", f"The market has {n} of it.")] for n, thing in enumerate(THINGS)
    ]
    made = [page(one, name=f"{n}.md", role="paragraph", given=True) for n, one in enumerate(sides[:many])]
    report = summary.report(path.outcomes(made, MACHINE))
    assert report.count("error") == many
    assert report.eased(customs.milder(report.findings, bench.BOOK)).count("error") == often


def test_a_baseline_knows_pages_that_nobody_translated(tmp_path: Path) -> None:
    text = "# Ринок\n\nРинок відкрили вранці, і покупці прийшли.\n\n"
    english = "# Market\n\nThe market was opened in the morning, and the buyers came.\n\n"

    def write(n: int) -> None:
        for side, begins in (("uk", text), ("en", english)):
            (tmp_path / side).mkdir(exist_ok=True)
            (tmp_path / side / f"{n}.md").write_text(begins + LEFT.format(f"number {n}") + "\n", encoding="utf-8")

    for n in range(12):
        write(n)
    asked = ["check", "--uk", "uk", "--en", "en", "--isolated"]
    assert zvirka(*asked, "--write-baseline", "known.json", cwd=tmp_path).returncode == 0
    write(12)
    done = zvirka(*asked, "--baseline", "known.json", "--format", "json", cwd=tmp_path)
    assert [one["document"] for one in json.loads(done.stdout)["findings"] if one["severity"] == "error"] == [
        "en/12.md"
    ]


def test_a_baseline_knows_strings_with_words_of_the_other_language(tmp_path: Path) -> None:
    """A gate that knows of five is told of the sixth."""

    def write(many: int) -> None:
        rows = [(f"Ринок відкрили, і там є {thing}.", f"The market has {n} of it.") for n, thing in enumerate(THINGS)]
        rows += MACHINE_LEFT[:many]
        for side, texts in zip(("uk", "en"), zip(*rows, strict=True), strict=True):
            (tmp_path / f"{side}.json").write_text(catalogue(texts), encoding="utf-8")

    def found(*more: str) -> list[str]:
        done = zvirka(
            "check", "--uk", "uk.json", "--en", "en.json", "--isolated", "--format", "json", *more, cwd=tmp_path
        )
        told = [one for one in json.loads(done.stdout)["findings"] if one["rule"] == "stray-latin"]
        return [one["severity"] for one in told]

    write(5)
    assert sorted(found()) == ["info"] * 4 + ["warning"]
    asked = ["check", "--uk", "uk.json", "--en", "en.json", "--isolated"]
    assert zvirka(*asked, "--write-baseline", "known.json", cwd=tmp_path).returncode == 0
    write(6)
    assert found("--baseline", "known.json") == ["warning"]


def test_a_baseline_knows_russian_words(tmp_path: Path) -> None:
    """A gate that knows of five passages is told of the sixth."""
    words = ["сегодня", "сейчас", "вчера", "очень", "только", "если"]
    rows = [(f"Ринок {word} відкрили, там є сіль.", f"The market number {n} has salt.") for n, word in enumerate(words)]

    def found(many: int, *more: str) -> list[str]:
        for side, texts in zip(("uk", "en"), zip(*rows[:many], strict=True), strict=True):
            (tmp_path / f"{side}.md").write_text("\n\n".join(texts), encoding="utf-8")
        done = zvirka("check", "--uk", "uk.md", "--en", "en.md", "--isolated", "--format", "json", *more, cwd=tmp_path)
        told = [one for one in json.loads(done.stdout)["findings"] if one["rule"] == "russian-word"]
        return [one["severity"] for one in told]

    assert found(4) == ["warning"] * 4
    assert sorted(found(5)) == ["info"] * 4 + ["warning"]
    found(5, "--write-baseline", "known.json")
    assert found(6, "--baseline", "known.json") == ["warning"]


def test_rows_of_a_file_of_pairs_are_texts_of_their_own(tmp_path: Path) -> None:
    words = ["сегодня", "сейчас", "вчера", "очень", "только", "если"]
    rows = [{"id": word, "uk": f"Ринок {word} відкрили.", "en": "The market was opened."} for word in words]
    (tmp_path / "rows.jsonl").write_text("\n".join(json.dumps(one) for one in rows), encoding="utf-8")
    done = zvirka("check", "rows.jsonl", "--isolated", "--format", "json", cwd=tmp_path)
    found = [one["severity"] for one in json.loads(done.stdout)["findings"] if one["rule"] == "russian-word"]
    assert found == ["warning"] * len(words)
