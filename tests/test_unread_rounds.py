"""Kinds of false alarm of later rounds of texts that nobody had read, and what looks like them and is wrong."""

from __future__ import annotations

from pathlib import Path

import bench
import pytest
from test_unread_kinds import loud, pair, told

from checker import readers
from checker.model import Document


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        # What a program or a reader puts in its place.
        ("Після назви введіть <path to the file> у рядку.", "Type <path to the file> after the name in the row."),
        # The region of a language in an address; a link to the other language in a string.
        (
            "Дивіться `настанови <https://docs.example.org/uk_UA/latest/pages/docker/>`_.",
            "See `docs <https://docs.example.org/en/latest/pages/docker/>`_.",
        ),
        (
            "`Documentation in English <https://docs.example.org/en/latest>`_",
            "`Документація українською <https://docs.example.org/uk_UA/latest>`_",
        ),
        # Strings of code; a list of numbers; a version of what has the name of a currency.
        (
            "Використовуйте формат 'a','b','c' (пробілів немає), як у 'options'.",
            "Use the format 'a','b','c' (no blanks), as in 'options'.",
        ),
        (
            "Типові значення параметрів: \"'','','charset=us-ascii'\". Їх можна змінити.",
            "The defaults of the parameters: \"'','','charset=us-ascii'\". They can be changed.",
        ),
        ("Можливі значення: 25,50,100,250,500.", "Possible values: 25,50,100,250,500."),
        # An adverb is no past; one name in two words, of which French does not say the last letter; words of Hungarian.
        (
            "Отже, скористаємося готовим менеджером і максимально оптимізуємо схему.",
            "So we will use a preset manager, and we will maximally optimize our circuit.",
        ),
        ("Протокол запропонував Жіль Брассар у Монреалі.", "The protocol was laid out by Gilles Brassard in Montreal."),
        ("Задачі Дойча–Йожи та Бернштейна розв’язано.", "The Deutsch-Jozsa and Bernstein problems are solved."),
        ("Дойч і його колега Річард Йожа розширили його.", "Deutsch and his colleague, Richard Jozsa, extended it."),
        # The name of a model, percentiles, a magnitude behind a plus.
        ("Модель small-3.2-24b-qiskit вийшла в жовтні.", "The model small-3.2-24b-qiskit came out in October."),
        ("Видаляємо гейти в найнижчому 10-му процентилі.", "We prune gates in the lowest 10 percentile."),
        ("Їх використано для 3+ трильйонів виконань.", "They have been used for 3 trillion+ executions."),
        ("Вправа 1б: Запуск на справжньому комп’ютері.", "Exercise 1b: Run it on a real computer."),
        ("Це дає таку саму точність[10,11].", "This gives the same precision[10,11]."),
        (
            "Якщо сигнал є, то вентиль NOT його змінює.",
            "If there is a signal and it is not off, a NOT gate changes it.",
        ),
        (
            "Значення проходить усі числа рівно один раз, після чого цикл повторюється нескінченно.",
            "The value goes through all the numbers exactly once before the cycle repeats indefinitely.",
        ),
        # Two decades; an option and its key.
        ("1950-1960-ті роки: Домінували системи на основі правил.", "1950s-1960s: Rule-based systems dominated."),
        ("Приклад: --memory memory=1024 для гостя.", "An example: --memory memory=1024 for the guest."),
        (
            "- 15 мільйонів доларів щорічної економії на витратах на рекрутинг та навчання.",
            "- $15 million annual savings in recruitment and training costs.",
        ),
        ("Освіти, соціально-економічного статусу, раси.", "Education, socio-economic status, race."),
        # What may be and what will be, in each text.
        (
            "Перехід від графа до схеми може бути лячним. Але ми робитимемо це крок за кроком.",
            "It can be daunting to go from the graph we drew to a circuit. But we’ll take it one step at a time.",
        ),
    ],
)
def test_what_is_right_is_silent(uk: str, en: str) -> None:
    assert told(uk, en) == []


@pytest.mark.parametrize(
    ("uk", "en", "rule"),
    [
        ("Після назви введіть path to the file у рядку.", "Type <path to the file> after the name.", "stray-latin"),
        ("Після назви введіть <path to the file> у рядку.", "Type the path after the name in the row.", "stray-latin"),
        ("Ширина 25,50 метра.", "It is 25,50 metres wide.", "figure-format"),
        ("Квиток коштує 530 філіппінських песо.", "The ticket costs PHP 5.30.", "money-changed"),
        ('Він має "a","b" і ще "може.', 'He has "a","b" and also "maybe".', "quote-marks-unpaired"),
        ("Для нових версій приберіть цей рядок.", "For PHP 5.3 and later, remove this line.", "number-added"),
        ("Витрачено 24 долари на це.", "They spent $24b on it.", "magnitude-changed"),
        (
            "Їх використано для 3+ мільйонів виконань.",
            "They have been used for 3 trillion+ executions.",
            "magnitude-changed",
        ),
        ("Прибуток сягнув 12 доларів.", "The profit reached $12b.", "magnitude-changed"),
        ("Вентиль завжди змінює його.", "The gate does NOT always change it.", "negation-added"),
        ("Лист надіслали після обіду.", "The letter was sent before lunch.", "opposite-said"),
        (
            "1950-1970-ті роки: Домінували системи на основі правил.",
            "1950s-1960s: Rule-based systems ruled.",
            "date-changed",
        ),
        ("Приклад: пам’ять memory memory для гостя.", "An example: memory memory for the guest.", "repeated-word"),
        ("Освіти, економічного статусу, раси.", "Education, social status, race.", "thing-changed"),
        ("Річард Джонсон заснував фонд.", "Richard Johnston founded the fund.", "name-changed"),
        ("Міст учора закрито.", "The bridge will be closed.", "tense-changed"),
        ("Міст може впасти завтра.", "The bridge will fall tomorrow.", "certainty-changed"),
        ("`Документи <https://a.org/x>`_", "`Документація українською <https://a.org/x>`_", "stray-cyrillic"),
    ],
)
def test_what_looks_like_it_and_is_wrong_is_told(uk: str, en: str, rule: str) -> None:
    assert rule in told(uk, en)


PO = """\
msgid ""
msgstr "Language: uk\\n"

msgid "You need `GD2 <https://a.org/gd>`_ to show pictures (``\\"image/jpeg: inline\\"``) with it."
msgstr "Вам потрібна `GD2 <https://a.org/gd>`_, щоб показувати зображення (``\\"image/jpeg: inline\\"``) з нею."

msgid "This can be done with the :program:`htpasswd` utility, where ``-d`` **must** stand first."
msgstr "Це можна зробити утилітою :program:`htpasswd`, де ``-d`` має стояти першим."
"""


def test_code_in_strings_of_sphinx_is_code(tmp_path: Path) -> None:
    (tmp_path / "uk.po").write_text(PO, encoding="utf-8")
    (document,) = readers.open_input(str(tmp_path / "uk.po"), bench.WORDS)
    assert isinstance(document, Document)
    assert loud(document) == []
    assert "``" not in document.en[0].text
    (tmp_path / "uk.po").write_text(PO.replace("``-d`` має", "``-e`` має"), encoding="utf-8")
    (changed,) = readers.open_input(str(tmp_path / "uk.po"), bench.WORDS)
    assert isinstance(changed, Document)
    assert {rule for rule, _ in loud(changed)} == {"code-added", "code-missing"}


def test_markup_of_front_matter_that_both_texts_have_is_of_a_template(tmp_path: Path) -> None:
    uk = "---\ntitle: Починай <br> сьогодні\n---\n\nТекст сторінки про сайт."
    en = "---\ntitle: Get started <br> today\n---\n\nThe text of the page about the site."
    assert pair(tmp_path, ".md", uk, en) == []
    assert pair(tmp_path, ".md", uk, en.replace("<br> ", "")) == [("markup-visible", "warning")]
    plain = [text.replace("---\n", "") for text in (uk, en)]
    assert pair(tmp_path, ".txt", *plain) == [("markup-visible", "warning")] * 2


def test_one_word_in_many_languages_is_no_stray_word(tmp_path: Path) -> None:
    uk, en = (f"## {word} / Documentação / Документация / Hujjatlar\n" for word in ("Документація", "Documentation"))
    assert pair(tmp_path, ".md", uk, en) == []
    assert pair(tmp_path, ".md", "## Документація\n", "## Documentation Документация\n") != []


def test_the_mark_of_a_sentence_in_a_formula_is_no_part_of_it(tmp_path: Path) -> None:
    uk = "У $\\Sigma^n$ є $N$ рядків, тому це вимагає $N$ обчислень $f$.\n"
    en = "There are $N$ strings in $\\Sigma^n,$ so this requires $N$ evaluations of $f.$\n"
    assert pair(tmp_path, ".md", uk, en) == []
    changed = en.replace("\\Sigma^n,$", "\\Sigma^m,$")
    assert [rule for rule, _ in pair(tmp_path, ".md", uk, changed)] == ["code-changed"]


def test_words_of_tex_are_no_placeholders(tmp_path: Path) -> None:
    en = "The value is 0, & \\text{otherwise} \\end{cases} here.\n"
    assert pair(tmp_path, ".txt", "Значення тут таке: 0, & \\text{інакше} \\end{cases}.\n", en) == []
    assert [rule for rule, _ in pair(tmp_path, ".txt", "Значення тут.\n", "The value is {otherwise} here.\n")] == [
        "placeholder-changed"
    ]


def test_flags_of_languages_are_in_those_languages(tmp_path: Path) -> None:
    flags = '<a href="../NAME/a.md"><img src="https://a.org/x.svg" alt="OWN"></a>\n'
    menu = "".join(flags.replace("NAME", n).replace("OWN", o) for n, o in (("bg", "Български"), ("uk", "Українська")))
    assert pair(tmp_path, ".md", f"{menu}\nТекст сторінки.\n", f"{menu}\nThe text of the page.\n") == []
    named = menu.replace("Українська", "Мапа України")
    told_of = pair(tmp_path, ".md", f"{named}\nТекст сторінки.\n", f"{named}\nThe text of the page.\n")
    assert ("cyrillic-in-metadata", "warning") in told_of


def test_what_a_device_shows_in_ukrainian_is_quoted_as_it_is(tmp_path: Path) -> None:
    uk = 'Статус показує "НЕМА API", тоді відкрийте **НАЛАШТУВАННЯ → WI-FI** ще раз.\n'
    en = 'The status shows "НЕМА API", then open **НАЛАШТУВАННЯ → WI-FI** again.\n'
    assert pair(tmp_path, ".md", uk, en) == []
    assert pair(tmp_path, ".md", uk.replace("НАЛАШТУВАННЯ", "МЕНЮ"), en) != []
    assert pair(tmp_path, ".md", "Це **Налаштування мережі** тут.\n", "This is **Налаштування мережі** here.\n") != []


def test_the_name_of_what_stands_before_it_is_no_stray_word(tmp_path: Path) -> None:
    rows = (
        ("Наявні збереження скопійовано.", "The existing saves are copied."),
        ("Збереження знайдено.", "The saves were found."),
    )
    last = ("Розпакуйте архів у папку saves вручну.", "Unpack the archive into the saves folder by hand.")
    uk, en = ("\n\n".join(row[n] for row in (*rows, last)) for n in (0, 1))
    assert pair(tmp_path, ".txt", uk, en) == []
    assert pair(tmp_path, ".txt", uk.replace("у папку saves", "і всі saves"), en) == [("stray-latin", "warning")]


def test_a_translation_chooses_its_examples(tmp_path: Path) -> None:
    uk, en = "Студія, напр. Креативна студія, Київ.\n", "A studio, e.g. Creative Studio Berlin.\n"
    assert pair(tmp_path, ".md", uk, en) == []
    wrong = pair(tmp_path, ".md", uk.replace("напр. ", "саме "), en.replace("e.g. ", "that is, "))
    assert ("name-changed", "error") in wrong


def test_what_a_field_shows_before_anything_is_typed_is_no_address(tmp_path: Path) -> None:
    uk, en = '{"KEY": "vash@email.com"}', '{"KEY": "your@email.com"}'
    assert pair(tmp_path, ".json", uk.replace("KEY", "emailPlaceholder"), en.replace("KEY", "emailPlaceholder")) == []
    assert ("link-changed", "warning") in pair(
        tmp_path, ".json", uk.replace("KEY", "email"), en.replace("KEY", "email")
    )
    assert pair(tmp_path, ".json", uk.replace("vash", "ваш"), en) == []
