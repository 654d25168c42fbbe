"""Layouts of translations in which names alone do not tell the pairs, and what is said where none is found."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from test_cli import zvirka
from test_pairing import EN, UK, lay, write

from checker import readers
from checker.model import Failure
from checker.pairs import FilePair, Input, hreflang, looks_english, named
from checker.pairs.readme import alike

PROSE = {
    "uk": "Їжак їсть гриби, які знайшов у лісі, і несе їх додому. " * 10,
    "en": "The hedgehog eats the mushrooms that it has found in the forest and takes them home with this bag. " * 10,
    "pl": "Jeż zjada grzyby, które znalazł w lesie, i niesie je do domu w małej torbie na plecach. " * 30,
    "ru": "Ёж ест грибы, которые он нашёл в лесу, и несёт их домой в маленькой сумке. " * 40,
}


def pairs(folder: Path) -> list[tuple[str, str]]:
    return [
        (task.uk.relative_to(folder).as_posix(), task.en.relative_to(folder).as_posix())
        for task in readers.list_folder(folder)
        if isinstance(task, FilePair) and task.uk and task.en
    ]


def said(folder: Path) -> str:
    """What is said where nothing was paired."""
    (last,) = [task for task in readers.list_folder(folder) if isinstance(task, Failure)]
    assert last.severe
    return f"{last.message}"


def page(side: str, *lines: str, rail: str = "---") -> str:
    return "\n".join([rail, *lines, rail, "", PROSE[side]])


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        ("translationKey: about", 'translationKey: "about"'), ("translation_key: about", "translation_key: 'about'"),
        ("lang-ref: about  # ours", "lang-ref: about"), ("lang: uk\nref: about", "lang: en\nref: about"),
        ("page_id: about", "page_id: about"), ("i18n_key: about", "i18nKey: about"),
        ("lang: uk-UA\nslug: about", "lang: en\nslug: about"), ("weight: 2\ntranslationKey: 7", "translationKey: 7"),
    ],
)  # fmt: skip
def test_a_key_of_the_front_matter_joins_pages_of_other_names(tmp_path: Path, uk: str, en: str) -> None:
    write(tmp_path, **{"uk/pro-nas.md": page("uk", uk), "en/about-us.md": page("en", en)})
    write(tmp_path, **{"uk/inshe.md": page("uk", "translationKey: other"), "de/ueber-uns.md": page("en", en)})
    assert pairs(tmp_path) == [("uk/pro-nas.md", "en/about-us.md")]
    task = readers.list_file(str(tmp_path / "uk/pro-nas.md"))
    assert isinstance(task, FilePair)
    assert task.en == tmp_path / "en/about-us.md"


def test_a_page_may_say_its_language_where_its_path_does_not(tmp_path: Path) -> None:
    write(
        tmp_path,
        **{
            "_posts/2020-01-01-незгода.markdown": page("uk", "lang: uk", "ref: no"),
            "_posts/2020-01-01-disagreement.markdown": page("en", "lang: en", "ref: no"),
            "_posts/2020-01-02-uneinig.markdown": page("en", "lang: de", "ref: no"),
            # Pelican's, without lines of hyphens
            "a.md": f"Title: Їжак\nLang: uk\nSlug: hedgehog\n\n{PROSE['uk']}",
            "b.md": f"Title: Hedgehog\nLang: en\nSlug: hedgehog\n\n{PROSE['en']}",
            # by its words
            "pro-nas.md": page("uk", 'translationKey = "about"', rail="+++"),
            "about.md": page("en", 'translationKey = "about"', rail="+++"),
        },
    )
    assert pairs(tmp_path) == [
        ("_posts/2020-01-01-незгода.markdown", "_posts/2020-01-01-disagreement.markdown"),
        ("pro-nas.md", "about.md"),
        ("a.md", "b.md"),
    ]


@pytest.mark.parametrize(
    "others",
    [
        {"en/us.md": page("en", "translationKey: about")},  # two that may be meant
        {"uk/my.md": page("uk", "translationKey: about")},
        {"uk/pro-nas.md": page("uk", "lang: ru", "translationKey: about")},  # its own word
        {"uk/pro-nas.md": page("uk", "translationKey: null"), "en/about-us.md": page("en", "translationKey: null")},
        {"uk/pro-nas.md": page("uk", "slug: about"), "en/about-us.md": page("en", "slug: about")},  # of no language
        {"uk/pro-nas.md": page("uk", "weight: 3"), "en/about-us.md": page("en", "weight: 3")},
        {"uk/pro-nas.md": page("uk", "a:", "  translationKey: about")},  # of something within
        {"uk/pro-nas.md": PROSE["uk"] + "\n---\ntranslationKey: about\n---\n"},  # no front matter
    ],
)
def test_what_is_no_key_joins_nothing(tmp_path: Path, others: dict[str, str]) -> None:
    write(tmp_path, **{"uk/pro-nas.md": page("uk", "translationKey: about")})
    write(tmp_path, **{"en/about-us.md": page("en", "translationKey: about"), **others})
    assert pairs(tmp_path) == []


def html(side: str, own: str, uk: str, en: str) -> str:
    links = f'<link href="{uk}" rel="alternate" hreflang="uk"><link rel=alternate hreflang=en-US href="{en}">'
    return f'<html lang="{side}"><head><title>{own}</title>{links}</head><body>{PROSE[side]}</body></html>'


@pytest.mark.parametrize(
    ("uk", "en", "to_uk", "to_en"),
    [
        ("uk/pro-nas/index.html", "en/about/index.html", "https://x.ua/uk/pro-nas/", "https://x.ua/en/about/"),
        ("site/uk/pro-nas.html", "site/about.html", "https://x.ua/uk/pro-nas", "https://x.ua/about.html"),
        ("uk/pro-nas.html", "en/about.html", "/uk/pro-nas.html", "/en/about.html"),
        ("uk/про-нас.html", "en/about.html", "/uk/%D0%BF%D1%80%D0%BE-%D0%BD%D0%B0%D1%81.html", "/en/about.html"),
    ],
)
def test_pages_of_html_link_to_their_translations(tmp_path: Path, uk: str, en: str, to_uk: str, to_en: str) -> None:
    write(tmp_path, **{uk: html("uk", "Про нас", to_uk, to_en), en: html("en", "About", to_uk, to_en)})
    assert pairs(tmp_path) == [(uk, en)]
    write(tmp_path, **{en: html("en", "About", to_uk.replace("https://x.ua", "https://y.ua") + "x", to_en)})
    assert pairs(tmp_path) == [], "the English page does not lead back"


def test_links_may_be_relative(tmp_path: Path) -> None:
    write(tmp_path, **{"uk/pro.html": html("uk", "Про", "pro.html", "../en/about.html")})
    write(tmp_path, **{"en/about.html": html("en", "About", "../uk/pro.html", "about.html")})
    assert pairs(tmp_path) == [("uk/pro.html", "en/about.html")]


def test_links_that_lead_nowhere_join_nothing(tmp_path: Path) -> None:
    for n, link in enumerate(["", "/", "https://[x/", "../../../../etc/passwd", "%00", "//en", "#", "\\"]):
        write(tmp_path, **{f"uk/{n}a.html": html("uk", "Про", f"/uk/{n}a.html", link)})
        write(tmp_path, **{f"en/{n}b.html": html("en", "About", link, f"/en/{n}b.html")})
    assert pairs(tmp_path) == []


@pytest.mark.parametrize("third", ["pl", "ru"])
def test_a_default_language_that_is_a_third_one_has_no_partners(tmp_path: Path, third: str) -> None:
    write(tmp_path, **{"docs/uk/a.md": PROSE["uk"], "docs/a.md": PROSE[third]})
    write(tmp_path, **{"site/uk/a.html": html("uk", "А", "/uk/a.html", "/en/b.html")})
    write(tmp_path, **{"site/a.html": f'<html lang="{third}"><body>A</body></html>'})
    write(tmp_path, **{"site/en/b.html": html("en", "B", "/uk/a.html", "/en/b.html")})
    assert pairs(tmp_path) == [("site/uk/a.html", "site/en/b.html")]
    write(tmp_path, **{"docs/a.md": "---\nlanguage: php\n---\n" + PROSE["en"]})
    assert pairs(tmp_path)[0] == ("docs/uk/a.md", "docs/a.md")


def test_pages_of_tables_and_code_are_no_third_language(tmp_path: Path) -> None:
    table = "| `name` | value |\n" * 300
    write(tmp_path, **{"a.md": f"Set the value and read this.\n{table}", "b.md": PROSE["en"], "c.md": PROSE["pl"]})
    assert not looks_english.third([tmp_path / "a.md"])
    assert [looks_english.looks_english([tmp_path / f"{name}.md"]) for name in "bc"] == [True, False]


def test_english_of_the_united_states_goes_before_that_of_other_regions(tmp_path: Path) -> None:
    lay(tmp_path, ["uk-UA/a.md"], ["en-US/a.md", "en-GB/a.md", "en_AU/a.md"])
    assert pairs(tmp_path) == [("uk-UA/a.md", "en-US/a.md")]
    # A file of what differs alone is no text to compare with.
    write(tmp_path, **{"en-GB/a.md": EN * 9})
    assert pairs(tmp_path) == [("uk-UA/a.md", "en-GB/a.md")]


def test_ukrainian_goes_before_that_of_its_region(tmp_path: Path) -> None:
    lay(tmp_path, ["uk.yml", "uk-UA.yml"], ["en.yml"])
    assert pairs(tmp_path) == [("uk.yml", "en.yml")]
    write(tmp_path, **{"uk-UA.yml": UK * 9})
    assert pairs(tmp_path) == [], "it may be either"


SHAPE = "# {0}\n\n{1}\n\n## {0} 1\n\n{1}\n\n## {0} 2\n\n{1}\n"
OURS, THEIRS = (SHAPE.format(side, PROSE[side]) for side in ("uk", "en"))


def test_a_readme_may_lie_in_a_folder_of_its_language(tmp_path: Path) -> None:
    """docs/uk/README.md may be a list of what lies beside it."""
    write(tmp_path, **{"docs/uk/README.md": OURS, "README.md": THEIRS, "docs/uk/list.md": UK, "list.md": EN})
    assert pairs(tmp_path) == [("docs/uk/README.md", "README.md")]
    write(tmp_path, **{"docs/uk/README.md": UK})
    assert pairs(tmp_path) == []
    write(tmp_path, **{"README.md": "Read it in [Українська](docs/uk/README.md).\n"})
    assert pairs(tmp_path) == [("docs/uk/README.md", "README.md")]
    write(tmp_path, **{"docs/README.md": EN, "README.md": THEIRS, "docs/uk/README.md": OURS})
    assert pairs(tmp_path) == [("docs/uk/README.md", "docs/README.md")]


def test_two_pages_have_one_shape(tmp_path: Path) -> None:
    write(tmp_path, a=THEIRS, b=OURS, c=THEIRS * 4, d=EN, e=THEIRS.replace("## ", "### "))
    assert [alike(tmp_path / "a", tmp_path / name) for name in "bcde"] == [True, False, False, False]


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        ("i18n/ua_README.md", "README.md"), ("UA-README.md", "README.md"), ("docs/uk-guide.md", "docs/en-guide.md"),
        ("ukr.about.md", "eng.about.md"),
    ],
)  # fmt: skip
def test_the_language_may_begin_a_name(tmp_path: Path, uk: str, en: str) -> None:
    write(tmp_path, **{uk: PROSE["uk"], en: PROSE["en"]})
    assert pairs(tmp_path) == [(uk, en)]
    write(tmp_path, **{uk: PROSE["en"]})  # of the United Kingdom
    assert pairs(tmp_path) == []


def test_the_resources_of_moko_have_english_in_base(tmp_path: Path) -> None:
    lay(tmp_path, ["moko-resources/uk/a.xml", "other/uk/a.xml"], ["moko-resources/base/a.xml", "other/base/a.xml"])
    assert pairs(tmp_path) == [("moko-resources/uk/a.xml", "moko-resources/base/a.xml")]


def test_a_pack_of_resources_may_lie_in_several_source_folders(tmp_path: Path) -> None:
    ours, theirs = "src/main/resources/assets/create/lang/uk_ua.json", "src/generated/assets/create/lang/en_us.json"
    lay(tmp_path, [ours], [theirs, "src/generated/assets/other/lang/en_us.json"])
    assert pairs(tmp_path) == [(ours, theirs)]
    lay(tmp_path, [], ["src/tools/assets/create/lang/en_us.json"])
    assert pairs(tmp_path) == [], "either may be meant"
    lay(tmp_path, [], ["src/main/resources/assets/create/lang/en_us.json"])
    lay(tmp_path, ["a/lang/uk_ua.json"], ["b/lang/en_us.json"])
    assert pairs(tmp_path) == [(ours, ours.replace("uk_ua", "en_us"))]


LARAVEL = {"Save file": "Зберегти файл", "Delete": "Видалити", "It was sent to {n} people.": "Надіслано {n} людям."}
# One key of several words, and arguments with a colon.
LISTS = {"All": "Всі", "Error": "Помилка", "Date": "Дата", "Join the :team team": "Вступити до групи :team"}


def test_keys_that_are_the_english_text_need_no_english_file(tmp_path: Path) -> None:
    wrong = {**LARAVEL, "Killed 14 people": "Загинули 12 людей", "app.name": "Їжак", "Їжак": "Їжак"}
    write(tmp_path, **{"lang/uk.json": json.dumps(wrong, ensure_ascii=False)})
    assert [task.name for task in readers.list_folder(tmp_path) if isinstance(task, Input)] == [
        str(tmp_path / "lang/uk.json")
    ]
    for name in (".", "lang/uk.json"):
        done = zvirka("check", name, "--format", "json", cwd=tmp_path)
        assert done.returncode == 1, done.stderr
        report = json.loads(done.stdout)
        (finding,) = report["findings"]
        assert (finding["rule"], finding["en"]["text"], finding["uk"]["text"]) == ("number-changed", "14", "12")
        assert report["summary"]["pairs"] == 4
        assert report["summary"]["passages"]["skipped"] == {"a key instead of a text": 1, "untranslated": 1}
        assert zvirka("fix", name, "--diff", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(("ours", "rules"), [(":team", []), (":команди", ["placeholder-changed"])])
def test_an_argument_of_laravel_is_no_word(tmp_path: Path, ours: str, rules: list[str]) -> None:
    strings = {key: value.replace(":team", ours) for key, value in LISTS.items()}
    write(tmp_path, **{"lang/uk.json": json.dumps(strings, ensure_ascii=False)})
    report = json.loads(zvirka("check", ".", "--format", "json", cwd=tmp_path).stdout)
    assert report["summary"]["pairs"] == 4
    assert sorted({finding["rule"] for finding in report["findings"]}) == rules


def test_an_english_file_of_some_strings_leaves_the_others_to_their_keys(tmp_path: Path) -> None:
    write(tmp_path, **{"uk.json": json.dumps(LARAVEL), "en.json": '{"Delete": "Remove", "Only": "Only here"}'})
    report = json.loads(zvirka("check", ".", "--format", "json", cwd=tmp_path).stdout)
    assert report["summary"]["pairs"] == 3
    assert report["summary"]["passages"]["skipped"] == {"only in the English file": 1}


def test_apple_may_have_english_as_its_keys_too(tmp_path: Path) -> None:
    strings = "".join(f'"{key}" = "{value}";\n' for key, value in LARAVEL.items())
    write(tmp_path, **{"uk.lproj/Localizable.strings": strings})
    report = json.loads(zvirka("check", ".", "--format", "json", cwd=tmp_path).stdout)
    assert report["summary"]["pairs"] == 3


@pytest.mark.parametrize(
    "strings",
    [
        {"menu.file": "Файл", "menu.edit": "Правка", "menu.view": "Вигляд"},
        {"Title": "Назва", "Name": "Ім’я", "Save": "Зберегти"},  # names of a program, as likely
        {"of": "із", "monday": "Понеділок", "save": "Зберегти", "Save all": "Зберегти все"},
        {"saveFile": "Зберегти файл", "openFile": "Відкрити файл", "close": "Закрити"},
        {"Save file": "Save file", "Open file": "Open file", "A b": "C d"},  # nothing Ukrainian
        {"Save file": "Зберегти файл"},
        {"Сохранить файл": "Зберегти файл", "Открыть файл": "Відкрити файл", "Закрыть файл": "Закрити файл"},
    ],
)
def test_keys_that_are_no_text_are_no_english(tmp_path: Path, strings: dict[str, str]) -> None:
    write(tmp_path, **{"lang/uk.json": json.dumps(strings, ensure_ascii=False)})
    assert not any(isinstance(task, Input) for task in readers.list_folder(tmp_path))


def test_what_was_found_is_said_where_nothing_is_paired(tmp_path: Path) -> None:
    write(tmp_path, **{"README.md": EN})
    assert said(tmp_path).startswith(
        "no Ukrainian file was found by the mark of its language in the path (uk/, page.uk.md"
    )
    write(tmp_path, **{"lang/uk/a.php": "<?php // Їжак", "lang/uk/b.php": "<?php // Їжак", "src/uk/b.ts": "// Їжак"})
    write(tmp_path, **{"lang/uk/c.py": "# the United Kingdom"})
    assert said(tmp_path).startswith(
        "3 Ukrainian files were found of kinds that are not read (.php: lang/uk/a.php, lang/uk/b.php)"
    )
    lay(tmp_path, [f"texts/uk/{n}.md" for n in "abcd"])
    told = zvirka("check", ".", "--lang", "uk", cwd=tmp_path)
    assert told.returncode == 2
    first = "знайдено 4 українські файли (texts/uk/a.md, texts/uk/b.md, texts/uk/c.md …) і жодного англійського"
    assert first in told.stdout
    lay(tmp_path, [], ["other/en/z.md", "texts/en/x.md", "texts/en/y.md"])
    told = zvirka("check", ".", "--lang", "en", cwd=tmp_path)
    assert told.returncode == 2
    assert (
        "Ukrainian files (4: texts/uk/a.md, texts/uk/b.md, texts/uk/c.md …) and English ones (3: other/en/z.md, "
        "texts/en/x.md, texts/en/y.md) have other names, and nothing says which belong together" in told.stdout
    )
    # What is told to be written is taken.
    mend = '[[pairs]]\nuk = "texts/uk/a.md"\nen = "texts/en/x.md"\n'
    assert all(line in told.stdout for line in mend.splitlines())
    write(tmp_path, **{"zvirka.toml": mend})
    assert zvirka("check", cwd=tmp_path).returncode == 0


def test_what_is_left_in_both_languages_is_told_with_the_mend(tmp_path: Path) -> None:
    lay(tmp_path, ["content/uk/a.md", "content/uk/pro-nas.md"], ["content/en/a.md", "content/en/about-us.md"])
    (told,) = [task for task in readers.list_folder(tmp_path) if isinstance(task, Failure)]
    assert not told.severe
    assert '[[pairs]], and below it uk = "content/uk/pro-nas.md" and en = "content/en/about-us.md"' in told.message
    done = zvirka("check", ".", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 0
    assert "have other names, and nothing says which belong together" in done.stdout
    lay(tmp_path, [], [f"content/en/{n}.md" for n in range(9)])  # of a site that is translated in part
    assert not [task for task in readers.list_folder(tmp_path) if isinstance(task, Failure)]


def test_what_is_ambiguous_is_told_once(tmp_path: Path) -> None:
    lay(tmp_path, ["uk/a.md"], ["en-AU/a.md", "en-GB/a.md"])
    assert said(tmp_path).startswith("may go with 2 English files")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_page_that_is_no_file_is_not_read(tmp_path: Path) -> None:
    lay(tmp_path, ["uk/a.md"])
    (tmp_path / "uk/b.md").symlink_to("/dev/zero")
    (tmp_path / "en").mkdir()
    (tmp_path / "en/c.md").symlink_to("/etc/hostname")
    assert pairs(tmp_path) == []


def test_front_matter_is_read_in_one_pass() -> None:
    for text in ("---\n" + "a: b\n" * 200_000, "---\n" + "a" * 1_000_000, "<link " * 100_000, "<html " * 100_000):
        named.front_matter(text)
        named.TONGUE.search(text[:8192])
        assert hreflang._links(text[:200_000]) == {}


NAMED = "Про їхні Zvirka, Markdown, JSON, Hugo та Docusaurus. ", "About Zvirka, Markdown, JSON, Hugo and Docusaurus. "


def test_pages_of_one_day_that_are_built_alike_go_together(tmp_path: Path) -> None:
    uk, en = OURS + NAMED[0] * 9, THEIRS + NAMED[1] * 9
    date = "---\ndate: 2024-03-01\n---\n"
    write(tmp_path, **{"content/uk/blog/novyna.md": date + uk, "content/en/blog/news.md": date + en})
    write(tmp_path, **{"_posts/uk/2024-03-01-їжак.md": uk, "_posts/en/2024-03-01-hedgehog.md": en})
    # Without headings more of the names must be the same.
    write(tmp_path, **{"a/uk/b.md": date + NAMED[0] * 9, "a/en/c.md": date + NAMED[1] * 9})
    assert pairs(tmp_path) == [
        ("_posts/uk/2024-03-01-їжак.md", "_posts/en/2024-03-01-hedgehog.md"),
        ("a/uk/b.md", "a/en/c.md"),
        ("content/uk/blog/novyna.md", "content/en/blog/news.md"),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("en/second.md", "---\ndate: 2024-03-01\n---\n" + THEIRS + NAMED[1] * 9),  # two of one day
        ("en/news.md", "---\ndate: 2024-03-02\n---\n" + THEIRS + NAMED[1] * 9),
        ("en/news.md", "---\ndate: 2024-03-01\n---\n" + THEIRS),  # other names
        ("en/news.md", "---\ndate: 2024-03-01\n---\n" + THEIRS * 4 + NAMED[1] * 9),  # much longer
        ("en/news.md", "---\ndate: 2024-03-01\n---\n" + EN + NAMED[1] * 2),  # built otherwise
    ],
)
def test_two_pages_of_one_day_may_be_two_texts(tmp_path: Path, name: str, text: str) -> None:
    date = "---\ndate: 2024-03-01\n---\n"
    write(tmp_path, **{"uk/novyna.md": date + OURS + NAMED[0] * 9, "en/news.md": date + THEIRS + NAMED[1] * 9})
    assert len(pairs(tmp_path)) == 1
    write(tmp_path, **{name: text})
    assert pairs(tmp_path) == []


@pytest.mark.parametrize(
    "links", [("/pro/yizhak", "/the/hedgehog"), ("{{site.url}}{% ref їжак %}", "{{site.url}}{% ref a %}")]
)
@pytest.mark.parametrize(("name", "rules"), [("about-us", []), ("pro-nas", ["link-changed"])])
def test_a_site_with_other_names_in_each_language_links_to_those(
    tmp_path: Path, name: str, rules: list[str], links: tuple[str, str]
) -> None:
    key = "---\ntranslationKey: about\n---\n"
    write(tmp_path, **{"uk/pro-nas.md": f"{key}Прочитайте [про їжака]({links[0]}).\n"})
    write(tmp_path, **{f"en/{name}.md": f"{key}Read [about the hedgehog]({links[1]}).\n"})
    report = json.loads(zvirka("check", ".", "--format", "json", cwd=tmp_path).stdout)
    assert [finding["rule"] for finding in report["findings"] if finding["rule"].startswith("link")] == rules
