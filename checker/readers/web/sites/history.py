"""The earlier versions of a post, which WordPress keeps for who may edit it: asked for where they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.readers.web import rest
from checker.readers.web.revised import KEPT, published

if TYPE_CHECKING:
    from checker.readers.web.download import Visit

MOST = 20  # versions that are looked at, the newest ones
FIELDS = "id,slug,modified_gmt,title,excerpt,content"  # `title.raw` gets nothing of revisions


async def joined(visit: Visit, post: dict[str, Any], end: float) -> dict[str, Any]:
    """A post with its versions beside it, where it was published and has some: one question more.

    They are asked for by `end` (loop time), at the site that the visit signs in at. Raises InputError with why they
    can't be read.
    """
    from checker.readers.web import download

    href = rest.linked(post, "version-history") if published(post) else ""
    with download.errors(href):
        url = download.parse(href) if href else None
        if url is None or not rest.is_rest(url) or not visit.signing or download.site(url) != visit.signing.site:
            return post
        asked = {"context": "edit", "per_page": str(MOST), "_fields": FIELDS}
        answer = await visit.get(url.copy_merge_params(asked), end, stubborn=True)
        rows = rest.rows(answer.data.decode("utf-8", "replace"))
        return post | {KEPT: [{key: _written(value) for key, value in row.items()} for row in rows]}
    raise AssertionError


def _written(field: object) -> object:
    """A field without the form in which it is shown."""
    return {"raw": field.get("raw")} if isinstance(field, dict) else field
