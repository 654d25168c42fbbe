"""A newsroom of the tests: a WordPress with the plug-in, its users, and a service that the plug-in asks."""

from __future__ import annotations

import dataclasses
import json
import shutil
import sys
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

from live import Live

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "browser"))

PLUGIN = ROOT / "wordpress"
TOKEN = "a-token-that-no-browser-may-ever-see"
POST = json.loads((ROOT / "tests" / "posts" / "ukrmedia-7356.json").read_text(encoding="utf-8"))
TEXTS = {name: str(POST[name]["rendered"]) for name in ("title", "content", "excerpt")}
MENDED = {**TEXTS, "content": TEXTS["content"].replace("у <strong", "in <strong").replace('«The »split"', "“split”")}
CLOSED = "http://127.0.0.1:9"  # the port of "discard": nobody listens


class Refused(Exception):
    """A request that was refused: the status, and what was said."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status, self.code, self.message = status, code, message


class User:
    """Somebody with a password for programs."""

    def __init__(self, site: Live, name: str) -> None:
        self.site, self.name = site, name

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """What a REST route answers; raises Refused."""
        try:
            return self.site.ask(method, path, body)
        except HTTPError as wrong:
            said = json.load(wrong)
            raise Refused(wrong.code, said["code"], said["message"]) from wrong

    def post(self, status: str, texts: dict[str, str] = TEXTS, **more: object) -> Any:
        """A new post of his."""
        return self.ask("POST", "wp/v2/posts", {**texts, "status": status, **more})

    def check(self, number: int, texts: dict[str, str] = TEXTS) -> Any:
        """What the plug-in says of texts in the place of a post's."""
        return self.ask("POST", f"zvirka/v1/posts/{number}/check", texts)


@dataclasses.dataclass(frozen=True, slots=True)
class Newsroom:
    """The site, and the address of the service."""

    site: Live
    service: str
    users: dict[str, User] = dataclasses.field(default_factory=dict)

    def user(self, name: str, role: str) -> User:
        """A user of a role, the same each time."""
        if name not in self.users:
            made = self.site.ask("POST", "bench/v1/user", {"name": name, "role": role}, signed=False)
            self.users[name] = User(dataclasses.replace(self.site, user=name, password=made["password"]), name)
        return self.users[name]

    def settings(self, **other: object) -> None:
        """The settings of the plug-in: authors are locked; `other` in the place of what is usual."""
        usual = {"address": self.service, "token": TOKEN, "roles": ["author"], "languages": "none"}
        self.site.option("zvirka_settings", {**usual, **other})


def opened(site: Live, service: str) -> Newsroom:
    """A site with the plug-in."""
    shutil.copytree(PLUGIN, site.folder / "wp-content" / "plugins" / "zvirka", dirs_exist_ok=True)
    spoken = site.folder / "wp-content" / "languages" / "uk.mo"  # WordPress speaks what it has a catalogue of
    spoken.parent.mkdir(exist_ok=True)
    shutil.copyfile(PLUGIN / "languages" / "zvirka-uk.mo", spoken)
    site.option("active_plugins", ["zvirka/zvirka.php"])
    return Newsroom(site, service)
