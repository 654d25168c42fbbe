"""Files of JSON that a project keeps beside its texts, read as strictly as settings: a baseline, what was attested."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from checker.model.messages import Message, joined
from checker.model.system import refusal

if TYPE_CHECKING:
    from pydantic import BaseModel

Model = TypeVar("Model", bound="BaseModel")


class KeptError(ValueError):
    """A file that can't be read, or is not what it should be; its text names the file, the place and the mend."""


def read(path: Path, model: type[Model], mend: str) -> Model:
    """The content of a file as a model; raises KeptError. `mend` says what writes the file anew."""
    from pydantic import ValidationError

    try:
        return model.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except OSError as wrong:
        raise KeptError(joined("; ", joined(": ", path, refusal(wrong)), mend)) from wrong
    except UnicodeDecodeError as wrong:
        raise KeptError(Message("run.not_utf8", path=path, mend=mend)) from wrong
    except json.JSONDecodeError as wrong:
        raise KeptError(Message("run.no_json", path=path, line=wrong.lineno, why=wrong.msg, mend=mend)) from wrong
    except ValidationError as wrong:
        error = wrong.errors()[0]
        where = ".".join(str(part + 1) if isinstance(part, int) else part for part in error["loc"])
        raise KeptError(
            Message("run.unlike", path=path, where=where or Message("run.the_file"), why=error["msg"], mend=mend)
        ) from wrong
    except (ValueError, RecursionError) as wrong:  # a number of thousands of digits, lists in one another
        said = str(wrong).partition("(")[0].strip() or Message("readers.deep")
        raise KeptError(joined("; ", joined(": ", path, said), mend)) from wrong
