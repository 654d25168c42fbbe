"""A set of words that is asked, never listed: a Bloom filter in one small file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from struct import Struct

from checker.model.digests import blake2b

# B. H. Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970: ten bits a word and seven hashes give
# 0.8 % of strangers that are taken for members, and no member that is not known.
BITS, HASHES = 10, 7
DIGEST = Struct(f"<{HASHES}I")
EMPTY = blake2b(digest_size=DIGEST.size)  # a copy of it takes half the time that a new one does
MAGIC = b"ZVIRKA BLOOM 1\n"


@dataclass(frozen=True, slots=True)
class Bloom:
    """The filter: its bits, and how many they are."""

    bits: bytes
    size: int

    def __contains__(self, word: str) -> bool:
        bits, size = self.bits, self.size
        # `_hashes` without the call; of a strange word the first one or two tell it.
        made = EMPTY.copy()
        made.update(word.encode())
        for number in DIGEST.unpack(made.digest()):
            place = number % size
            if not bits[place >> 3] & (1 << (place & 7)):
                return False
        return True


def _hashes(word: str) -> Sequence[int]:
    hashes: tuple[int, ...] = DIGEST.unpack(blake2b(word.encode(), digest_size=DIGEST.size).digest())
    return hashes


def pack(words: Sequence[str], note: str) -> bytes:
    """The filter as a file: a line that names the format, one that says where the words are from, and the bits."""
    size = len(words) * BITS
    bits = bytearray((size + 7) // 8)
    for word in words:
        for number in _hashes(word):
            place = number % size
            bits[place >> 3] |= 1 << (place & 7)
    return MAGIC + f"{size} {note}\n".encode() + bytes(bits)


def unpack(data: bytes) -> Bloom:
    """The filter of a file. Raises ValueError when the file is none."""
    if not data.startswith(MAGIC):
        raise ValueError("no Bloom filter of this format")
    head, _, bits = data[len(MAGIC) :].partition(b"\n")
    told = head.split(b" ", 1)[0]
    size = int(told) if told.isdigit() else 0
    if not size or len(bits) != (size + 7) // 8:
        raise ValueError(f"the filter is damaged: it has {len(bits)} bytes behind its head")
    return Bloom(bits, size)
