"""What the system says of a file that it can't open or write, in the language of the reader."""

from __future__ import annotations

import errno

from checker.model.messages import Message

# Errors that a reader may meet; of any other there is only what the system says, in its own language.
KNOWN = frozenset(
    {
        "ENOENT",
        "EACCES",
        "EPERM",
        "EEXIST",
        "ENOTDIR",
        "EISDIR",
        "ENOSPC",
        "EROFS",
        "EMFILE",
        "ENAMETOOLONG",
        "ELOOP",
        "EIO",
    }
)


def refusal(wrong: OSError) -> str:
    """Why the system refuses."""
    name = errno.errorcode.get(wrong.errno or 0, "")
    if name in KNOWN and not isinstance(wrong.strerror, Message):
        return Message(f"system.{name.lower()}")
    return wrong.strerror or str(wrong)
