"""Which files of a folder are found to belong together, which are left alone, and what is told of them."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from test_cli import zvirka

from checker import pairs, readers
from checker.model import Failure
from checker.pairs import FilePair, Input, Task, walk

ENDINGS = frozenset({".md", ".mdx", ".json", ".xml", ".strings", ".properties", ".arb", ".srt", ".docx"})
BOTH = frozenset({".po", ".tmx"})
UK, EN = "Їжак їсть гриби.\n", "A hedgehog eats mushrooms.\n"


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def lay(folder: Path, uk: Iterable[str] = (), en: Iterable[str] = ()) -> None:
    write(folder, **dict.fromkeys(uk, UK), **dict.fromkeys(en, EN))


def found(folder: Path) -> list[tuple[str, str]]:
    """The pairs of a folder, their paths from it on."""
    return [
        (task.uk.relative_to(folder).as_posix(), task.en.relative_to(folder).as_posix())
        for task in listed(folder)
        if isinstance(task, FilePair) and task.uk and task.en
    ]


def listed(folder: Path) -> list[Task]:
    return pairs.find(folder, ENDINGS, BOTH)


def rest(folder: Path) -> list[str]:
    """What is told beside the pairs, with the folder's own path left out."""
    tasks = pairs.gather(listed(folder), strict=False)
    return [f"{task.name}: {task.message}".replace(f"{folder}/", "") for task in tasks if isinstance(task, Failure)]


CONVENTIONS = [
    # names that end with the language
    ("page.uk.md", "page.md"), ("page.uk.md", "page.en.md"), ("page.uk-UA.md", "page.en-US.md"),
    ("page_uk.md", "page_en.md"), ("page-ua.md", "page.md"), ("README_UA.md", "README.md"),
    ("README.ua.md", "README.md"), ("l10n/strings_uk.properties", "l10n/strings.properties"),
    ("lib/app_uk.arb", "lib/app_en.arb"), ("lib/app_uk_UA.arb", "lib/app_en.arb"), ("uk.json", "en.json"),
    ("locales/uk-UA.json", "locales/en-US.json"), ("locales/uk/uk.json", "locales/en/en.json"),
    ("film.uk.srt", "film.en.srt"), ("film.ukr.srt", "film.eng.srt"), ("film.uk.srt", "film.srt"),
    ("letter-uk.docx", "letter-en.docx"), ("page.uk.mdx", "page.md"),
    ("_posts/2024-03-01-garden-uk.md", "_posts/2024-03-01-garden-en.md"),
    # folders
    ("content/uk/a/b.md", "content/en/a/b.md"), ("uk-UA/b.md", "en-GB/b.md"), ("uk_UA/b.json", "en_US/b.json"),
    ("ua/b.md", "en/b.md"), ("ukr/b.md", "eng/b.md"), ("content/ukrainian/b.md", "content/english/b.md"),
    ("uk/b.md", "b.md"), ("docs/uk/guide/b.md", "docs/guide/b.md"), ("docs/uk/b.mdx", "docs/b.md"),
    ("uk/content/en/b.md", "en/content/en/b.md"), ("pages.uk/common/tar.md", "pages/common/tar.md"),
    ("pages.uk/common/..md", "pages/common/..md"), ("i18n/uk/about.md", "about.md"),
    ("translations/README_uk.md", "README.md"),
    # Hugo: bundles, and a folder of content for each language
    ("content/post/fire/index.uk.md", "content/post/fire/index.md"), ("content.uk/a.md", "content.en/a.md"),
    ("content-uk/a.md", "content/a.md"),
    # Jekyll
    ("uk/_posts/2024-03-01-garden.md", "_posts/2024-03-01-garden.md"), ("_i18n/uk/a.md", "_i18n/en/a.md"),
    ("_posts/uk/2024-03-01-garden.md", "_posts/en/2024-03-01-garden.md"),
    # Android and iOS
    ("res/values-uk/strings.xml", "res/values/strings.xml"),
    ("res/values-uk-rUA/strings.xml", "res/values/strings.xml"),
    ("res/values-b+uk+UA/strings.xml", "res/values/strings.xml"),
    ("App/uk.lproj/Main.strings", "App/en.lproj/Main.strings"), ("uk.lproj/Main.strings", "Base.lproj/Main.strings"),
    # Docusaurus
    ("i18n/uk/docusaurus-plugin-content-docs/current/a/b.md", "docs/a/b.md"),
    ("site/i18n/uk/docusaurus-plugin-content-docs/current/b.mdx", "site/docs/b.md"),
    ("site/i18n/uk/docusaurus-plugin-content-docs/current/b.md", "docs/b.md"),
    ("i18n/uk/docusaurus-plugin-content-docs/version-2.x/b.md", "versioned_docs/version-2.x/b.md"),
    ("i18n/uk/docusaurus-plugin-content-docs-club/current/b.md", "club/b.md"),
    ("i18n/uk/docusaurus-plugin-content-docs-club/version-1/b.md", "club_versioned_docs/version-1/b.md"),
    ("i18n/uk/docusaurus-plugin-content-blog/2024-03-01-a.md", "blog/2024-03-01-a.md"),
    ("i18n/uk/docusaurus-plugin-content-pages/help.md", "src/pages/help.md"),
    ("i18n/uk/code.json", "i18n/en/code.json"),
]  # fmt: skip


@pytest.mark.parametrize(("uk", "en"), CONVENTIONS)
def test_a_pair_is_found_by_its_names(tmp_path: Path, uk: str, en: str) -> None:
    lay(tmp_path, [uk], [en])
    assert found(tmp_path) == [(uk, en)]
    assert rest(tmp_path) == []


def test_a_readme_goes_with_the_page_that_links_to_it(tmp_path: Path) -> None:
    """docs/README.md may be no more than a list of the translations of the README above it."""
    write(tmp_path, **{"README.md": "Read in [Українська](docs/README.uk.md).\n", "docs/README.md": EN})
    lay(tmp_path, ["docs/README.uk.md", "docs/about.uk.md"], ["docs/about.md", "about.md"])
    assert found(tmp_path) == [("docs/README.uk.md", "README.md"), ("docs/about.uk.md", "docs/about.md")]
    write(tmp_path, **{"README.md": "Docs: [English](docs/README.md), [Українська](docs/README.uk.md).\n"})
    assert found(tmp_path)[0] == ("docs/README.uk.md", "docs/README.md")
    write(tmp_path, **{"README.md": EN})
    assert found(tmp_path)[0] == ("docs/README.uk.md", "docs/README.md")


def test_a_readme_may_be_translated_two_folders_below(tmp_path: Path) -> None:
    write(tmp_path, **{"README.md": "Read in [Українська](docs/i18n/README.uk.md).\n", "docs/README.md": EN})
    lay(tmp_path, ["docs/i18n/README.uk.md"], [])
    assert found(tmp_path) == [("docs/i18n/README.uk.md", "README.md")]


HUGO = {
    "hugo.toml": (
        'contentDir = "texts"\ndefaultContentLanguage = "en"\n[languages.en]\nweight = 1\n'
        '[languages.uk]\ncontentDir = "texts/other"\n'
    ),
    "config.toml": '[Languages.uk-UA]\ncontentdir = "texts/other"\n[Languages.en]\nContentDir = "./texts/"\n',
    "hugo.yaml": "contentDir: texts\nlanguages:\n  en: {}\n  ua:\n    contentDir: texts/other\n",
    "config/_default/hugo.toml": 'contentDir = "texts"\nlanguages = { uk = { contentDir = "texts/other" } }\n',
    "config/_default/languages.toml": '[uk]\ncontentDir = "texts/other"\n[en]\ncontentDir = "texts"\n',
    "config/_default/languages.json": '{"uk": {"contentDir": "texts/other"}, "en": {"contentDir": "texts"}}',
}


@pytest.mark.parametrize("config", HUGO)
@pytest.mark.parametrize("site", ["", "site/"])
def test_hugo_says_where_a_language_has_its_content(
    tmp_path: Path, config: str, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, [f"{site}texts/other/post/a.md", f"{site}texts/other/b.md"], [f"{site}texts/post/a.md"])
    lay(tmp_path, [], [f"{site}texts/c.md", f"{site}other/b.md"])
    write(tmp_path, **{f"{site}{config}": HUGO[config], ".git/HEAD": ""})
    (pair, lone) = (task for task in listed(tmp_path) if isinstance(task, FilePair))
    assert pair[:2] == (tmp_path / f"{site}texts/other/post/a.md", tmp_path / f"{site}texts/post/a.md")
    assert pair.why == "Hugo: texts/other/ beside texts/ (contentDir)"
    assert lone[:2] == (tmp_path / f"{site}texts/other/b.md", None)
    # What lies above the folder that is asked for is read too.
    assert found(tmp_path / site / "texts") == [("other/post/a.md", "post/a.md")]
    monkeypatch.chdir(tmp_path / site / "texts")
    assert found(Path()) == [("other/post/a.md", "post/a.md")]


def test_hugo_may_have_ukrainian_as_its_default_language(tmp_path: Path) -> None:
    lay(tmp_path, ["content/a.md"], ["translated/a.md"])
    write(tmp_path, **{"hugo.toml": 'defaultContentLanguage = "uk"\n[languages.en]\ncontentDir = "translated"\n'})
    assert found(tmp_path) == [("content/a.md", "translated/a.md")]


@pytest.mark.parametrize(
    "text",
    [
        '[languages.uk]\ncontentDir = "texts"\n[languages.en]\ncontentDir = "texts"\n',  # names tell
        'contentDir = "texts"\n[languages.uk]\ncontentDir = 3\n',
        '[languages.uk]\ncontentDir = "texts"\n[languages.en-us]\ncontentDir = "a"\n[languages.en-gb]\n',
        'contentDir = "texts"\n', "languages = 1\n", "",
    ],
)  # fmt: skip
def test_a_configuration_that_says_nothing_of_both_languages_changes_nothing(tmp_path: Path, text: str) -> None:
    lay(tmp_path, ["texts/a.uk.md", "texts/uk/b.md"], ["texts/a.md", "texts/en/b.md", "a/b.md"])
    write(tmp_path, **{"hugo.toml": text})
    assert found(tmp_path) == [("texts/a.uk.md", "texts/a.md"), ("texts/uk/b.md", "texts/en/b.md")]


def test_a_configuration_that_is_broken_is_told(tmp_path: Path) -> None:
    lay(tmp_path, ["uk/a.md"], ["en/a.md"])
    write(tmp_path, **{"hugo.toml": "[languages.uk\n", "other/config.toml": "[x\n"})
    assert found(tmp_path) == [("uk/a.md", "en/a.md")]
    (said,) = rest(tmp_path)
    assert said.startswith("hugo.toml: ")
    assert "at line 1" in said
    assert said.endswith("; pairs are found by names alone")


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        ("about.md", "en/about.md"), ("docs/a/b.md", "docs/en/a/b.md"), ("page.md", "page.en.md"),
        ("docs/b.md", "i18n/en/docusaurus-plugin-content-docs/current/b.md"),
    ],
)  # fmt: skip
def test_the_default_language_may_be_ukrainian(tmp_path: Path, uk: str, en: str) -> None:
    lay(tmp_path, [uk], [en])
    assert found(tmp_path) == [(uk, en)]


def test_a_default_language_that_is_neither_makes_no_pair(tmp_path: Path) -> None:
    write(tmp_path, **{"about.md": "Der Igel frisst Pilze.", "en/about.md": EN})
    assert listed(tmp_path) == []


def test_marked_english_goes_before_the_default_language(tmp_path: Path) -> None:
    lay(tmp_path, ["page.uk.md"], ["page.en.md"])
    write(tmp_path, **{"page.md": "Der Igel frisst Pilze."})
    assert found(tmp_path) == [("page.uk.md", "page.en.md")]


def test_english_goes_before_its_dialects(tmp_path: Path) -> None:
    lay(tmp_path, ["uk/a.json", "res/values-uk/s.xml"], ["en/a.json", "en-GB/a.json"])
    lay(tmp_path, [], ["res/values/s.xml", "res/values-en-rGB/s.xml"])
    assert found(tmp_path) == [("uk/a.json", "en/a.json"), ("res/values-uk/s.xml", "res/values/s.xml")]


def test_the_same_ending_goes_before_another(tmp_path: Path) -> None:
    lay(tmp_path, ["uk/a.md", "uk/a.json"], ["en/a.json", "en/a.md"])
    assert found(tmp_path) == [("uk/a.json", "en/a.json"), ("uk/a.md", "en/a.md")]


@pytest.mark.parametrize(
    ("uk", "en"),
    [
        (["uk/a.md"], ["en-AU/a.md", "en-GB/a.md"]),
        (["uk/a.md", "ua/a.md"], ["en/a.md"]),
        (["docs/uk/a.md", "docs/a.uk.md"], ["docs/a.md"]),
    ],
)
def test_what_is_ambiguous_is_told_and_not_guessed(tmp_path: Path, uk: list[str], en: list[str]) -> None:
    lay(tmp_path, uk, en)
    (failure,) = listed(tmp_path)
    assert isinstance(failure, Failure)
    assert failure.severe
    assert all(str(tmp_path / name) in f"{failure.name} {failure.message}" for name in (*uk, *en))


@pytest.mark.parametrize(
    "name", ["ru-UA/a.md", "app_en_UA.arb", "en-UK/a.md", "duke/a.md", "museum.md", "uk.md/readme.txt", ".uk/a.md"]
)
def test_a_path_that_only_looks_ukrainian_is_not(tmp_path: Path, name: str) -> None:
    lay(tmp_path, [name], ["a.md", "app.arb", "en/a.md", "um.md"])
    assert found(tmp_path) == []


def test_a_ukrainian_file_without_english_is_told(tmp_path: Path) -> None:
    lay(tmp_path, ["uk/a.md", "uk/lost.md"], ["en/a.md"])
    write(tmp_path, **{"made-in-uk.md": EN})
    assert rest(tmp_path) == ["uk/lost.md: has no English partner"]


def test_a_site_that_is_translated_in_part_is_told_in_one_line(tmp_path: Path) -> None:
    names = [f"p{n:03}.md" for n in range(300)]
    lay(tmp_path, [f"docs/uk/{name}" for name in names[:20]], [f"docs/{name}" for name in names])
    write(tmp_path, **{f"docs/de/{name}": "Der Igel." for name in names}, **{"README.md": EN})
    assert len(found(tmp_path)) == 20
    assert rest(tmp_path) == [
        "docs: 280 of 300 files in the default language have no Ukrainian partner "
        "(docs/p020.md, docs/p021.md, docs/p022.md …)"
    ]


def test_english_trees_beside_ukrainian_ones_are_told_in_one_line(tmp_path: Path) -> None:
    names = [f"p{n:03}.md" for n in range(60)]
    lay(tmp_path, [f"uk/{name}" for name in names[:20]], [f"en/{name}" for name in names])
    assert rest(tmp_path) == ["en: 40 files have no Ukrainian partner (en/p020.md, en/p021.md, en/p022.md …)"]


def test_files_of_both_languages_are_inputs_where_they_are_ukrainian(tmp_path: Path) -> None:
    write(
        tmp_path,
        **{
            "locale/uk/LC_MESSAGES/app.po": "", "po/uk.po": "", "po/de.po": '"Language: de\\n"',
            "site.po": f'"Language: uk\\n"\nmsgstr "{UK}"', "locale/en/LC_MESSAGES/app.po": "",
        },
    )  # fmt: skip
    inputs = ["locale/uk/LC_MESSAGES/app.po", "po/uk.po", "site.po"]
    assert listed(tmp_path) == [Input(str(tmp_path / name)) for name in inputs]


def test_what_git_ignores_is_not_found(tmp_path: Path) -> None:
    lay(tmp_path, [f"{folder}uk/a.md" for folder in ("", "build/", "docs/", "node_modules/x/", ".cache/", "kept/")])
    lay(tmp_path, [], [f"{folder}en/a.md" for folder in ("", "build/", "docs/", "node_modules/x/", ".cache/", "kept/")])
    write(tmp_path, **{".gitignore": "!\nbuild/\nkept/*\n", "docs/.gitignore": "/uk\n"})
    write(tmp_path, **{"kept/.gitignore": "!*/\n", ".git/info/exclude": "/uk/a.*\n", ".git/HEAD": ""})
    assert found(tmp_path) == [("kept/uk/a.md", "kept/en/a.md")]
    # A rule above the folder that is asked for holds as well, and a folder that is ignored can be asked for.
    assert found(tmp_path / "docs") == []
    assert found(tmp_path / "build") == [("uk/a.md", "en/a.md")]


def test_the_search_index_of_a_built_site_is_no_catalogue(tmp_path: Path) -> None:
    built = ["search/search_index.json", "search/index.json"]
    lay(tmp_path, [f"site/uk/{name}" for name in built], [f"site/en/{name}" for name in built])
    assert found(tmp_path) == [("site/uk/search/index.json", "site/en/search/index.json")]


def test_a_built_site_beside_its_sources_is_passed_over(tmp_path: Path) -> None:
    folders = ("", "public/", "site/", "build/", "out/")
    lay(tmp_path, [f"{folder}uk/a.md" for folder in folders], [f"{folder}en/a.md" for folder in folders])
    write(tmp_path, **{"hugo.toml": 'title = "A"\n', "mkdocs.yml": "site_name: A\nsite_dir: 'out'\n"})
    assert [en for _, en in found(tmp_path)] == ["build/en/a.md", "en/a.md", "site/en/a.md"]
    assert found(tmp_path / "public") == [("uk/a.md", "en/a.md")]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_that_lead_round_end(tmp_path: Path) -> None:
    lay(tmp_path, ["docs/uk/a.md"], ["text/a.md"])
    os.symlink("..", tmp_path / "docs" / "up")
    os.symlink("../text", tmp_path / "docs" / "en")
    os.symlink("/", tmp_path / "docs" / "away")
    os.symlink("nowhere.md", tmp_path / "docs" / "broken.md")
    assert found(tmp_path) == [("docs/uk/a.md", "docs/en/a.md")]
    assert len(list(walk.files(tmp_path, ENDINGS))) == 3


def test_two_trees_pair_by_path(tmp_path: Path) -> None:
    lay(tmp_path, ["uk/a.md", "uk/b.mdx", "uk/only.md"], ["en/a.md", "en/a.json", "en/b.md", "en/c.md"])
    told = [
        tuple(path and path.name for path in pair[:2])
        for pair in pairs.file_pairs(tmp_path / "uk", tmp_path / "en", ENDINGS)
    ]
    assert told == [("a.md", "a.md"), (None, "a.json"), ("b.mdx", "b.md"), (None, "c.md"), ("only.md", None)]


@pytest.mark.parametrize(
    ("uk", "en", "files"),
    [
        ("t/uk/**/*.md", "t/en/**/*.md", ("t/uk/x/y/a.md", "t/en/x/y/a.md")),
        ("t/uk/**/*.md", "t/en/**/*.md", ("t/uk/a.md", "t/en/a.md")),
        ("{name}/ukrainian-{page}.md", "{page}/{name}.md", ("x/ukrainian-a.md", "a/x.md")),
        ("t/uk/**/*", "t/en/**/*", ("t/uk/x/a.mdx", "t/en/x/a.md")),
        ("{v}/{v}-?-uk.md", "{v}/?.md", ("1/1-a-uk.md", "1/a.md")),
    ],
)
def test_a_pattern_pairs_what_its_wildcards_agree_on(tmp_path: Path, uk: str, en: str, files: tuple[str, str]) -> None:
    lay(tmp_path, [files[0]], [files[1], "t/en/alone.txt", "other/z.md"])
    twins = [pair for pair in pairs.match(tmp_path, uk, en, ENDINGS) if pair.uk]
    assert [pair[:2] for pair in twins] == [(tmp_path / files[0], tmp_path / files[1])]


def test_patterns_with_other_wildcards_are_refused(tmp_path: Path) -> None:
    with pytest.raises(pairs.PatternError, match="wildcards"):
        list(pairs.match(tmp_path, "uk/**/*.md", "en/*.md", ENDINGS))


def test_a_folder_is_checked_without_settings(tmp_path: Path) -> None:
    lay(tmp_path, ["uk/a.md", "uk/lost.md"], ["en/a.md"])
    write(tmp_path, **{"uk/a.md": "Загинули 12 людей.", "en/a.md": "14 people were killed."})
    done = zvirka("check", ".", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    report = json.loads(done.stdout)
    assert [finding["document"] for finding in report["findings"]] == ["en/a.md"]
    assert report["notes"][0] == "uk/lost.md: has no English partner"
    assert zvirka("check", ".", "--strict", cwd=tmp_path).returncode == 2


def test_a_folder_without_pairs_is_no_pass(tmp_path: Path) -> None:
    lay(tmp_path, [], ["a.md"])
    done = zvirka("check", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert "[[pairs]]" in done.stdout


def test_what_the_settings_pair_is_not_searched_for(tmp_path: Path) -> None:
    lay(tmp_path, ["uk/a.md", "uk/b.md"], ["en-US/a.md", "en-GB/a.md", "en-GB/b.md"])
    write(tmp_path, **{"zvirka.toml": '[[pairs]]\nuk = "uk/a.md"\nen = "en-GB/a.md"\n'})
    done = zvirka("pairs", ".", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    told = json.loads(done.stdout)
    assert [(pair["uk"], pair["en"], pair["why"]) for pair in told["pairs"]] == [
        ("uk/a.md", "en-GB/a.md", "named in the settings"), ("uk/b.md", "en-GB/b.md", "uk/ beside en-GB/"),
    ]  # fmt: skip


def test_pairs_of_a_folder_say_why(tmp_path: Path) -> None:
    lay(tmp_path, ["docs/uk/a.md", "x.uk.md", "y.uk.md"], ["docs/a.md", "x.md"])
    first = "original: English (the default language of the site: its paths have no mark)"
    done = zvirka("pairs", ".", cwd=tmp_path)
    assert done.stdout.splitlines() == [
        f"uk/ beside the default language (1 pair); {first}",
        "  docs/uk/a.md  =  docs/a.md",
        "",
        f"*.uk beside the default language (1 pair); {first}",
        "  x.uk.md  =  x.md",
        "",
        "y.uk.md: no English partner",
        "",
        "2 pairs, 1 file without a partner",
    ]
    assert "score" in zvirka("pairs", ".", "--passages", cwd=tmp_path).stdout


def test_patterns_of_the_settings_are_checked(tmp_path: Path) -> None:
    lay(tmp_path, ["a/x.uk.txt"], ["b/x.txt"])
    (tmp_path / "zvirka.toml").write_text('[[pairs]]\nuk = "a/*.uk.txt"\nen = "b/*.txt"\n', encoding="utf-8")
    done = zvirka("check", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 document" in done.stdout
    (tmp_path / "zvirka.toml").write_text('[[pairs]]\nuk = "a/*.uk.txt"\nen = "b/x.txt"\n', encoding="utf-8")
    done = zvirka("check", cwd=tmp_path)
    assert done.returncode == 2
    assert "wildcards" in done.stderr


@pytest.mark.slow
def test_thousands_of_files_are_walked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, [f"uk/{n % 40}/{n}.md" for n in range(1000)], [f"en/{n % 40}/{n}.md" for n in range(1000)])
    seen: list[str] = []
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: (seen.append(str(path)), scandir(path))[1])
    assert len(found(tmp_path)) == 1000
    assert len(seen) == len(set(seen)) == 83


def alone(folder: Path, name: str) -> Task:
    task = readers.list_file(str(folder / name))
    if isinstance(task, FilePair):
        assert task.uk
        assert task.en
        return FilePair(*(path and path.relative_to(folder) for path in task[:2]), task.why)
    return task


@pytest.mark.parametrize("given", [0, 1])
@pytest.mark.parametrize(("uk", "en"), CONVENTIONS)
def test_a_file_that_is_given_alone_finds_its_partner(tmp_path: Path, uk: str, en: str, given: int) -> None:
    write(tmp_path, **{".git/HEAD": ""})
    lay(tmp_path, [uk, "uk/z.md", "i18n/uk/docusaurus-plugin-content-docs/current/z.md"], [en, "z.md", "en/z.md"])
    name = (uk, en)[given]
    task = alone(tmp_path, name)
    if Path(name).suffix == ".json" and "en" not in name and "uk" not in name:
        assert str(task) == str(tmp_path / name), "it may be a post"
    else:
        assert isinstance(task, FilePair), task
        assert [str(path) for path in task[:2]] == [uk, en]


@pytest.mark.parametrize("name", ["content/other/a.md", "content/a.md"])
def test_a_file_that_is_given_alone_finds_its_partner_by_the_word_of_hugo(tmp_path: Path, name: str) -> None:
    lay(tmp_path, ["content/other/a.md"], ["content/a.md"])
    write(tmp_path, **{"hugo.toml": '[languages.uk]\ncontentDir = "content/other"\n', ".git/HEAD": ""})
    task = alone(tmp_path, name)
    assert isinstance(task, FilePair), task
    assert [str(path) for path in task[:2]] == ["content/other/a.md", "content/a.md"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("content/uk/page.md", "no English partner: looked for content/en/page.*, content/page.*; "),
        ("docs/page.uk.md", "no English partner: looked for docs/page.en.*, docs/page.*; "),
        ("i18n/uk/a.md", "no English partner: looked for i18n/en/a.*, i18n/a.*, a.*; "),
        ("en/page.md", "no Ukrainian partner: looked for uk/page.*, page.*; "),
        ("docs/page.md", "no Ukrainian partner: looked for docs/page.uk.*, docs/uk/page.*, uk/docs/page.*; "),
        ("page.txt", "no Ukrainian partner: looked for page.uk.*, uk/page.*; "),
    ],
)
def test_a_file_without_a_partner_is_told_what_was_looked_for(tmp_path: Path, name: str, said: str) -> None:
    lay(tmp_path, [name], ["other/en/page.md", "x.md"])
    done = zvirka("check", name, cwd=tmp_path)
    assert done.returncode == 2
    assert f"{name}: it is in one language, and has {said}name both with --uk and --en" in done.stdout
    assert "[[pairs]]" in done.stdout


def test_a_file_with_two_partners_is_told_both(tmp_path: Path) -> None:
    lay(tmp_path, ["uk/a.md"], ["en-AU/a.md", "en-GB/a.md"])
    done = zvirka("check", "uk/a.md", cwd=tmp_path)
    assert done.returncode == 2
    assert "uk/a.md: may go with 2 English files: en-AU/a.md, en-GB/a.md; say which with [[pairs]]" in done.stdout


def test_a_file_and_its_partner_are_checked_once(tmp_path: Path) -> None:
    write(tmp_path, **{"uk/a.md": "Загинули 12 людей.", "en/a.md": "14 people were killed."})
    done = zvirka("check", "uk/a.md", "en/a.md", "./uk/a.md", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    report = json.loads(done.stdout)
    assert report["summary"]["documents"] == 1
    assert [finding["document"] for finding in report["findings"]] == ["en/a.md"]


def test_the_settings_say_with_which_file_one_goes(tmp_path: Path) -> None:
    lay(tmp_path, ["uk/a.md"], ["en-US/a.md", "en-GB/a.md"])
    write(tmp_path, **{"zvirka.toml": '[[pairs]]\nuk = "uk/**/*.md"\nen = "en-GB/**/*.md"\n'})
    done = zvirka("pairs", "uk/a.md", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["document"].endswith("en-GB/a.md")


def test_a_saved_post_of_each_language_is_one_of_a_pair(tmp_path: Path) -> None:
    text = '{"id": 1, "content": {"rendered": "<p>Їжак</p>"}}'
    write(tmp_path, **{"uk/post.json": text, "en/post.json": text})
    found = readers.list_file(str(tmp_path / "uk" / "post.json"))
    assert str(found) == f"{tmp_path / 'uk/post.json'} and {tmp_path / 'en/post.json'}"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("uk/pairs.txt", '{"uk": "Їжак", "en": "A hedgehog"}\n'),
        ("uk/table.txt", "uk,en\nЇжак,A hedgehog\n"),
        ("uk/memory.xml", "<tmx></tmx>"),
        ("locales.yml", "uk:\n  a: Їжак\nen:\n  a: A hedgehog\n"),
        ("app.uk.po", ""),
        ("app_uk.ts", "<TS></TS>"),
    ],
)
def test_a_file_of_both_languages_has_no_partner(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path, **{name: text, name.replace("uk", "en"): text, "locales.uk.yml": "a: Їжак\n"})
    assert str(readers.list_file(str(tmp_path / name))) == str(tmp_path / name)


def test_uk_beside_pages_without_a_mark_is_a_country_where_nothing_in_it_is_ukrainian(tmp_path: Path) -> None:
    write(tmp_path, **{"about.md": EN, "uk/about.md": EN, "news/index.md": EN, "news/uk/index.md": EN})
    assert found(tmp_path) == []
    write(tmp_path, **{"news/uk/index.md": UK})  # the language, and a page of it that nobody translated
    assert found(tmp_path) == [("uk/about.md", "about.md"), ("news/uk/index.md", "news/index.md")]


def test_uk_beside_en_is_the_language_even_where_nothing_is_translated(tmp_path: Path) -> None:
    write(tmp_path, **{"en/about.md": EN, "uk/about.md": EN})
    assert found(tmp_path) == [("uk/about.md", "en/about.md")]


@pytest.mark.parametrize(("options", "status"), [((), 0), (("--strict",), 2)])
def test_a_page_that_waits_for_its_translation_is_no_fault(
    tmp_path: Path, options: tuple[str, ...], status: int
) -> None:
    lay(tmp_path, uk=["uk/a.md", "uk/b.md"], en=["en/a.md"])
    write(tmp_path, **{"en/b.md": "\n"})
    done = zvirka("check", ".", "--lang", "en", "--isolated", *options, cwd=tmp_path)
    assert (done.returncode, "b.md: the file is empty" in done.stdout) == (status, True)
    assert "1 document, 1 pair" in done.stdout


def test_two_files_of_nothing_lose_nothing(tmp_path: Path) -> None:
    lay(tmp_path, uk=["uk/a.md"], en=["en/a.md"])
    write(tmp_path, **{"en/b.md": "", "uk/b.md": " \n"})
    done = zvirka("check", ".", "--lang", "en", "--isolated", "--strict", cwd=tmp_path)
    assert (done.returncode, "en/b.md: the file is empty" in done.stdout) == (0, True)


def test_a_list_of_data_that_was_found_is_no_fault_and_one_that_was_named_is(tmp_path: Path) -> None:
    lay(tmp_path, uk=["uk/a.md"], en=["en/a.md"])
    write(tmp_path, **{"en/search.json": "[1]", "uk/search.json": "[1]", "en/a.json": "[", "uk/a.json": "{}"})
    assert zvirka("check", ".", "--isolated", cwd=tmp_path).returncode == 2
    named = [f"--{side}={side}/search.json" for side in ("uk", "en")]
    assert zvirka("check", *named, "--isolated", cwd=tmp_path).returncode == 2
    (tmp_path / "en/a.json").unlink()
    (tmp_path / "uk/a.json").unlink()
    done = zvirka("check", ".", "--lang", "en", "--isolated", cwd=tmp_path)
    assert (done.returncode, "search.json: a JSON list, not a catalogue" in done.stdout) == (0, True)
