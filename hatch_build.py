"""What hatchling does beside packing the wheel: rules, words and templates are worked out for it beforehand."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Prepare(BuildHookInterface):
    """Puts `checker/prepared.bin` into the wheel (see `checker/model/prepared.py`), but not where that is editable."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Makes the file, with nothing that a checkout has prepared for itself."""
        if version != "standard":
            return
        scratch = tempfile.mkdtemp()
        sys.pycache_prefix = scratch  # nor does the build leave byte code behind
        sys.path.insert(0, self.root)
        from checker.commands import prepare
        from checker.model import prepared

        made = Path(scratch) / prepared.NAME
        prepared.write(made, dict(prepare.parts()), dated=False)
        build_data["force_include"][str(made)] = f"checker/{prepared.NAME}"
