"""Tables that cross a border (rules, settings, reports) as plain values: pydantic checks them, imported only then.

A record declares its fields as a model of pydantic does, and its methods are called as pydantic's are. What the program
itself has made, or has checked before, is believed: a run of the shipped rules does without pydantic, whose import and
models take as long as a check of one post.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Literal,
    NamedTuple,
    Self,
    TypeVar,
    cast,
    dataclass_transform,
    get_type_hints,
)

if TYPE_CHECKING:
    from pydantic import BaseModel, GetCoreSchemaHandler, TypeAdapter
    from pydantic_core import CoreSchema

NEEDED = object()  # the default of a field that has none
Method = TypeVar("Method")
Mode = Literal["before", "after", "whole"]


class FieldSaid(NamedTuple):
    """What a record says of a field: its default, and what else pydantic's `Field` is told."""

    default: Any
    said: Mapping[str, Any]


class Checked(NamedTuple):
    """Which fields a method of a record checks, and when; none where it checks the whole."""

    fields: tuple[str, ...]
    mode: Mode


def Field(*, default: Any = NEEDED, **said: Any) -> Any:
    """A field with what pydantic's `Field` takes: description, ge, min_length, alias, strict …"""
    return FieldSaid(default, said)


def checked(*fields: str, mode: Mode = "after") -> Callable[[Method], Method]:
    """Marks a class method that is handed the value of a field, and returns it or raises ValueError.

    "whole" marks a method of the finished record, which has no fields to name.
    """

    def marked(method: Method) -> Method:
        vars(getattr(method, "__func__", method))["checked"] = Checked(fields, mode)
        return method

    return marked


def refused(kind: str, said: str, **values: str) -> ValueError:
    """The error that a check of a field raises, where what is told of it hangs on its kind."""
    from pydantic_core import PydanticCustomError

    return PydanticCustomError(kind, said, values or None)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
class Record:
    """A table with fields that do not change; keys that it does not know are refused where `unknown_keys` is "forbid".

    Made by itself, a record believes what it is given; `model_validate` believes nothing.
    """

    unknown_keys: ClassVar[Literal["forbid", "ignore"]] = "forbid"
    schema_title: ClassVar[str | None] = None  # of its JSON Schema, where that is not the name of the class
    model_fields: ClassVar[dict[str, FieldSaid]] = {}

    def __init_subclass__(cls) -> None:
        annotations: Mapping[str, str] = vars(cls).get("__annotations__", {})
        own = (name for name, kind in annotations.items() if "ClassVar[" not in kind)
        cls.model_fields = dict(cls.model_fields)
        for name in own:
            given = cls.__dict__.get(name, NEEDED)
            said = given if isinstance(given, FieldSaid) else FieldSaid(given, {})
            cls.model_fields[name] = said
            if said.default is not NEEDED:
                setattr(cls, name, said.default)
            elif given is not NEEDED:
                delattr(cls, name)

    def __init__(self, **given: Any) -> None:
        """Raises TypeError for a field that there is not, and for one that is missing."""
        fields = type(self).model_fields
        wrong = given.keys() - fields.keys() or {
            name for name, said in fields.items() if said.default is NEEDED and name not in given
        }
        if wrong:
            raise TypeError(f"{type(self).__name__}: {', '.join(sorted(wrong))}")
        self.__dict__.update(given)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(name)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and [*self._values()] == [*other._values()]

    def __hash__(self) -> int:
        return hash((type(self), *self._values()))

    def __repr__(self) -> str:
        fields = zip(type(self).model_fields, self._values(), strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in fields)})"

    def __getstate__(self) -> dict[str, Any]:
        """The fields that were given, without what was worked out of them."""
        return {name: value for name, value in self.__dict__.items() if name in type(self).model_fields}

    def _values(self) -> Iterator[Any]:
        return (getattr(self, name) for name in type(self).model_fields)

    def values_by_name(self) -> dict[str, Any]:
        """Every field with its value, in order."""
        return dict(zip(type(self).model_fields, self._values(), strict=True))

    def model_copy(self, update: Mapping[str, Any]) -> Self:
        """The same with other values of some fields, which are believed."""
        return type(self)(**{**self.__getstate__(), **update})

    def model_dump(self, exclude: Collection[str] = (), exclude_defaults: bool = False) -> dict[str, Any]:
        """Its fields as values of JSON (of paths, their text), by the names that they have outside, in order."""
        fields = type(self).model_fields
        return {
            said.said.get("alias", name): _plain(getattr(self, name))
            for name, said in fields.items()
            if name not in exclude and not (exclude_defaults and getattr(self, name) == said.default)
        }

    @classmethod
    def model_validate(cls, given: object) -> Self:
        """A record of a value from outside; raises pydantic's ValidationError."""
        made: Self = _adapter(cast("Any", cls)).validate_python(given)
        return made

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        def made(found: BaseModel) -> Record:
            record = cls(**{name: found.__dict__[name] for name in found.model_fields_set})
            for method, check in _checks(cls):
                if check.mode == "whole":
                    record = getattr(record, method)()
            return record

        return core_schema.no_info_after_validator_function(made, handler.generate_schema(model(cls)))


def model(kind: type[Record]) -> type[BaseModel]:
    """The model of pydantic with the fields of a record and its checks of them, which has its JSON Schema."""
    made: type[BaseModel] = _model(cast("Any", kind))
    return made


@cache
def _model(kind: type[Record]) -> type[BaseModel]:
    from pydantic import AfterValidator, BeforeValidator, ConfigDict, create_model
    from pydantic import Field as Checking

    hints = get_type_hints(kind, include_extras=True)
    fields: dict[str, Any] = {}
    for name, (default, said) in kind.model_fields.items():
        hint: Any = hints[name]
        for method, check in _checks(kind):
            if name in check.fields:
                validator = BeforeValidator if check.mode == "before" else AfterValidator
                hint = Annotated[hint, validator(getattr(kind, method))]
        if isinstance(default, Record):
            said = {**said, "json_schema_extra": {"default": default.model_dump()}}
        fields[name] = (hint, Checking(**said) if default is NEEDED else Checking(default=default, **said))
    config = ConfigDict(frozen=True, extra=kind.unknown_keys, title=kind.schema_title)
    about = vars(kind).get("__doc__")
    return create_model(kind.__name__, __config__=config, __doc__=about, __module__=kind.__module__, **fields)


@cache
def _adapter(kind: type[Record]) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def _checks(kind: type[Record]) -> Iterator[tuple[str, Checked]]:
    """The methods that check a record, with what each of them checks."""
    for base in reversed(kind.__mro__):
        for name, method in vars(base).items():
            check = getattr(getattr(method, "__func__", method), "checked", None)
            if isinstance(check, Checked):
                yield name, check


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.model_dump()
    if isinstance(value, Mapping):
        return {_plain(key): _plain(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(held) for held in value]
    if value is None or type(value) in (str, int, float, bool):
        return value
    return value[:] if isinstance(value, str) else str(value)  # a slice of a message is its text alone
