"""A site or a part of it: which posts it lists, which of them belong together, and their texts, fetched ahead."""

from __future__ import annotations

from checker.readers.web.sites.asking import Asking, Wanted
from checker.readers.web.sites.listing import tasks
from checker.readers.web.sites.supply import Supply

__all__ = ["Asking", "Supply", "Wanted", "tasks"]
