"""The folder in which fetched posts are kept: SITE/posts/7356.json, as WordPress gave them."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import SplitResult, urlsplit

from checker.model.messages import Message
from checker.pairs import Remote
from checker.readers.places.decode import InputError
from checker.readers.web.revised import KEPT, published

UNSAFE = re.compile(r"[^\w.-]+|^\.+")


class Saved(NamedTuple):
    """A folder of posts; `edited` ones have their texts as they were written, `revised` ones their versions too."""

    folder: Path
    edited: bool
    revised: bool = False

    def known(self, remote: Remote) -> bytes | None:
        """The post as it is kept, where it has not changed since; raises nothing."""
        if not remote.modified or not remote.number:
            return None
        try:
            data = self._path(remote.listed, remote.number).read_bytes()
            post = json.loads(data)
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(post, dict) or post.get("modified_gmt") != remote.modified or post.get("id") != remote.number:
            return None
        if self.revised and KEPT not in post and published(post):
            return None
        content = post.get("content")
        raw = isinstance(content, dict) and "raw" in content
        return data if raw or not self.edited else None

    def keep(self, listed: str, post: dict[str, Any], data: bytes) -> None:
        """Keeps a post, whole or not at all; raises InputError where the folder can't be written."""
        number = post.get("id")
        if not isinstance(number, int):
            return
        path = self._path(listed, number)
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
            part.replace(path)
        except OSError as wrong:
            raise InputError(str(path), Message("sites.not_written", wrong=wrong.strerror or str(wrong))) from wrong

    def _path(self, listed: str, number: int) -> Path:
        parts = _parts(listed)
        route = parts.path.rstrip("/").rpartition("/")[2] if "/wp/v2/" in parts.path else "posts"
        return self.folder / UNSAFE.sub("_", parts.netloc) / (UNSAFE.sub("_", route) or "posts") / f"{number}.json"


def _parts(listed: str) -> SplitResult:
    """The parts of an address that a stranger wrote."""
    try:
        return urlsplit(listed)
    except ValueError:
        return urlsplit("")
