"""The files of a package that are links to those of another one are there as files."""

from __future__ import annotations

from pathlib import Path

import live


def test_links_to_other_packages_become_files(tmp_path: Path) -> None:
    """A copy drops links such as "../../javascript/underscore.js": it looks for them from the working folder on."""
    page, shared = tmp_path / "usr/share/wordpress/js", tmp_path / "usr/share/javascript"
    page.mkdir(parents=True)
    shared.mkdir(parents=True)
    (shared / "underscore.js").write_text("_", encoding="utf-8")
    (page / "relative.js").symlink_to("../../javascript/underscore.js")
    (page / "absolute.js").symlink_to("/usr/share/javascript/underscore.js")
    (page / "twice.js").symlink_to("relative.js")
    (page / "nowhere.js").symlink_to("/etc/nothing-of-the-kind")
    (tmp_path / "theme").symlink_to("usr/share/javascript")
    live._resolve(tmp_path)
    assert {path.name: path.read_text(encoding="utf-8") for path in page.iterdir()} == dict.fromkeys(
        ("relative.js", "absolute.js", "twice.js"), "_"
    )
    assert not any(path.is_symlink() for path in tmp_path.rglob("*"))
