"""A real WordPress on loopback: Debian's files on PHP and SQLite of WordPress Playground; no root, no database server.

What is downloaded (npm's `@wp-playground/cli` and five packages of Debian) and the site when it is installed lie in the
cache folder of the user, `zvirka-tests`, which ZVIRKA_TEST_CACHE moves. ZVIRKA_TEST_WORDPRESS names a folder with the
files of another version of WordPress, which takes the place of Debian's.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

DEBIAN = ("wordpress", "php-getid3", "libjs-underscore", "libjs-cropper", "wordpress-theme-twentytwentythree")
SERVER = "@wp-playground/cli@3"
DOUBLES = Path(__file__).parent / "doubles"
START, ANSWER = 120.0, 60.0  # seconds

_open = build_opener(ProxyHandler({})).open


class Lacking(Exception):
    """What is lacking for a WordPress here."""


@dataclass(frozen=True, slots=True)
class Live:
    """A running WordPress: its address, the folder of its files, and an administrator with a password for programs."""

    address: str
    folder: Path
    user: str = ""
    password: str = ""

    def ask(self, method: str, path: str, body: object = None, signed: bool = True) -> Any:
        """What a REST route answers, decoded; raises HTTPError."""
        headers = {"Content-Type": "application/json"} | (self._signed if signed and self.user else {})
        data = None if body is None else json.dumps(body).encode()
        with _open(Request(f"{self.address}/wp-json/{path}", data, headers, method=method), timeout=ANSWER) as answer:
            return json.load(answer)

    @property
    def _signed(self) -> dict[str, str]:
        return {"Authorization": "Basic " + b64encode(f"{self.user}:{self.password}".encode()).decode()}

    def upload(self, name: str, data: bytes) -> Any:
        """Puts a picture (PNG) into the media of the site."""
        headers = {**self._signed, "Content-Type": "image/png", "Content-Disposition": f'attachment; filename="{name}"'}
        with _open(Request(f"{self.address}/wp-json/wp/v2/media", data, headers), timeout=ANSWER) as answer:
            return json.load(answer)

    def option(self, name: str, value: object) -> None:
        """Sets an option of the site."""
        self.ask("POST", "bench/v1/option", {"name": name, "value": value}, signed=False)

    def asked(self) -> list[str]:
        """The addresses that were asked since the last time."""
        told = list((self.folder / "wp-content" / "asked").glob("*"))
        lines = [one.read_text(encoding="utf-8") for one in told]
        for one in told:
            one.unlink()
        return lines

    @contextmanager
    def holding(self) -> Iterator[None]:
        """The site answers one question for many posts, and the later ones when this is left."""
        flag = self.folder / "wp-content" / "hold"
        flag.touch()
        try:
            yield
        finally:
            flag.unlink()

    @contextmanager
    def maintained(self) -> Iterator[None]:
        """The site as it is while WordPress updates itself."""
        flag = self.folder / ".maintenance"
        flag.write_text(f"<?php $upgrading = {int(time.time())};", encoding="utf-8")
        try:
            yield
        finally:
            flag.unlink()
            for _ in range(4):  # Playground answers with nothing where a worker was broken off before
                with suppress(HTTPError, ValueError):
                    self.ask("GET", "")


@contextmanager
def running(folder: Path, workers: int = 2) -> Iterator[Live]:
    """A WordPress whose files lie in a folder, which is made; raises Lacking with what there is not."""
    cache = _cache()
    server = _server(cache)
    shutil.copytree(_installed(cache, server), folder)
    shutil.copytree(DOUBLES, folder / "wp-content" / "mu-plugins")
    with _serving(server, folder, "install-from-existing-files-if-needed", True, workers) as address:
        bare = Live(address, folder)
        made = bare.ask("POST", "bench/v1/user", {"name": "editor", "role": "administrator"})
        yield Live(address, folder, "editor", made["password"])


def _installed(cache: Path, server: Path) -> Path:
    """The files of a WordPress that was installed once, with its database."""
    given = os.environ.get("ZVIRKA_TEST_WORDPRESS")
    installed = cache / (f"installed-{_version(Path(given))}" if given else "installed")
    if not installed.is_dir():
        fresh = cache / "site.part"
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(given or _debian(cache), fresh)
        (fresh / "wp-config.php").unlink(missing_ok=True)
        with _serving(server, fresh, "install-from-existing-files"):
            pass
        fresh.rename(installed)
    return installed


def _version(folder: Path) -> str:
    """The version of WordPress whose files lie in a folder."""
    path = folder / "wp-includes" / "version.php"
    found = re.search(r"\$wp_version\s*=\s*'([\w.-]+)'", path.read_text(encoding="utf-8")) if path.is_file() else None
    if found is None:
        raise Lacking(f"{folder} has no files of WordPress (ZVIRKA_TEST_WORDPRESS)")
    return found[1]


def _cache() -> Path:
    given = os.environ.get("ZVIRKA_TEST_CACHE")
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(given) if given else home / "zvirka-tests"


def _server(cache: Path) -> Path:
    """The server's command, downloaded where it is not."""
    command = cache / "node" / "node_modules" / ".bin" / "wp-playground-cli"
    if not command.exists():
        _run(cache / "node", "npm", "install", "--no-audit", "--no-fund", "--prefix", ".", SERVER)
    return command


def _debian(cache: Path) -> Path:
    """WordPress as Debian packs it, with the files in the place of the links to what other packages have."""
    packed = cache / "debian"
    shutil.rmtree(packed, ignore_errors=True)
    _run(packed, "apt-get", "download", *DEBIAN)
    for package in sorted(packed.glob("*.deb")):
        _run(packed, "dpkg-deb", "-x", str(package), "root")
    root = packed / "root"
    _resolve(root)
    return root / "usr" / "share" / "wordpress"


def _resolve(root: Path) -> None:
    """Puts files in the place of links below the root of a system; what they name and it has not is left out."""
    links = [path for path in root.rglob("*") if path.is_symlink()]
    for link, named in [(link, os.readlink(link)) for link in links]:
        target = root / named[1:] if named.startswith("/") else (link.parent / named).resolve()
        link.unlink()
        if target.is_file():
            shutil.copyfile(target, link)


def _run(folder: Path, *words: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    try:
        done = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=600, check=False)
    except FileNotFoundError as wrong:
        raise Lacking(f"{words[0]} is not installed") from wrong
    except subprocess.TimeoutExpired as wrong:
        raise Lacking(f"{words[0]} took more than ten minutes") from wrong
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise Lacking(f"{words[0]} {words[1]} failed: {said[-1] if said else done.returncode}")


@contextmanager
def _serving(server: Path, site: Path, mode: str, hasty: bool = False, workers: int = 2) -> Iterator[str]:
    """The server, until it is left; gives its address. A `hasty` one loses what it has not written yet.

    It answers so many questions at one time as it has `workers`, each of which takes a core.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = [
        str(server), "server", "--port", str(port), "--workers", str(workers), "--verbosity", "quiet",
        "--define-bool", "DISABLE_WP_CRON", "true", "--define-bool", "WP_HTTP_BLOCK_EXTERNAL", "true",
        "--mount-before-install", f"{site}:/wordpress", "--wordpress-install-mode", mode,
    ]  # fmt: skip
    log = site.with_suffix(".log")
    with log.open("wb") as told:
        process = subprocess.Popen(words, stdout=told, stderr=told, start_new_session=True)
        try:
            address = f"http://127.0.0.1:{port}"
            _await(process, address, log)
            yield address
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL if hasty else signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _await(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            with _open(f"{address}/wp-json/", timeout=ANSWER):
                return
        except HTTPError as wrong:
            if wrong.code != 502:  # 502: it is not ready yet
                return
        except (URLError, OSError):
            pass
        time.sleep(0.1)
    said = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    raise Lacking(f"WordPress did not start: {said[-1] if said else 'no word from it'}")
