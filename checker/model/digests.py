"""The digests that every run asks for, from the modules behind `hashlib`: that one loads OpenSSL, which takes 2 ms."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

__all__ = ["blake2b", "sha256"]

if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    try:
        from _blake2 import blake2b

        if sys.version_info >= (3, 12):
            from _sha2 import sha256
        else:
            from _sha256 import sha256
    except ImportError:  # no module of CPython has to stay
        from hashlib import blake2b, sha256
