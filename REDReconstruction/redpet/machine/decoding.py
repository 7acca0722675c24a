"""JSON to dataclasses and back, checked field by field, with the standard library alone.

A field that is unknown, missing or of another type is refused by name: nothing is converted that could be meant
otherwise. A class with a `TAG`, such as `("what", "sinogram")`, is known by that field. A `Flat` field is a group: its
fields stand beside those of the class that holds it, in one object.
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from redpet.machine.paths import legible

NAMES = {dict: "an object", list: "a list", str: "a text", bool: "true or false", int: "a whole number",
         float: "a number", NoneType: "null"}  # fmt: skip
HALF_OF_A_LETTER = "\\ud"
"""How JSON writes a half of a letter beyond 16 bits, which alone is none."""
FLAT = "flat"
Kind = TypeVar("Kind")
Flat = Annotated[Kind, FLAT]
"""A dataclass as a group of fields of another one."""


class DecodingError(ValueError):
    """A value that does not fit its type: the words name the field."""


@dataclass(frozen=True)
class Where:
    """What a value has to be beyond its type, in words and as a test; for `Annotated`."""

    words: str
    holds: Callable[[Any], bool]


def decode(text: bytes | str, kind: Any = Any) -> Any:
    """The value of a JSON text as `kind`. Raises DecodingError for anything that is not exactly one."""
    try:
        content = text if isinstance(text, str) else text.decode()
        value = json.loads(content, parse_constant=_no_number, parse_float=_finite)
        if HALF_OF_A_LETTER in content.lower():
            json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise DecodingError(f"it is no JSON ({str(error) or 'nested too deeply'})") from error
    return convert(value, kind)


def convert(value: Any, kind: Any, at: str = "") -> Any:
    """A value of plain JSON types as `kind`; `at` names it in messages.

    `kind` is a dataclass, an Enum, Path, int, float, str, bool, None, Any, a list, tuple or dict of such, a union, a
    Literal, or one of these `Annotated` with `Where`. Raises DecodingError that names the field; whatever the
    dataclass itself raises comes through.
    """
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is Any:
        return value
    if origin is Annotated:
        converted = convert(value, arguments[0], at)
        for rule in arguments[1:]:
            if not rule.holds(converted):
                raise DecodingError(f"{_named(at)} must be {rule.words}")
        return converted
    if origin is Literal:
        if not any(value == one and type(value) is type(one) for one in arguments):
            raise DecodingError(f"{_named(at)} must be one of {', '.join(map(str, arguments))}")
        return value
    if origin in (Union, UnionType):
        return _one_of(value, arguments, at)
    if origin is dict:
        return {key: convert(item, arguments[1], f"{at}.{key}") for key, item in _checked(value, dict, at).items()}
    if origin in (list, tuple):
        return _sequence(value, origin, arguments, at)
    if is_dataclass(kind):
        return _fields(_checked(value, dict, at), kind, at)
    if isinstance(kind, type) and issubclass(kind, Enum):
        known = {one.value: one for one in kind}
        if _checked(value, str, at) not in known:
            raise DecodingError(f"{_named(at)} must be one of {', '.join(known)}")
        return known[value]
    if kind is Path:
        return Path(_checked(value, str, at))
    return _checked(value, kind, at)


class Member(NamedTuple):
    """A field as an object has it: its type, and whether it must be there."""

    kind: Any
    needed: bool


@cache
def members(kind: Any) -> dict[str, Member]:
    """The fields of a dataclass by name, with those of its groups in their places."""
    found: dict[str, Member] = {}
    for field in fields(kind):
        hint = _hints(kind)[field.name]
        if group := _group(hint):
            found |= members(group)
        else:
            found[field.name] = Member(hint, field.default is MISSING and field.default_factory is MISSING)
    return found


def gathered(kind: type[Kind], values: Mapping[str, Any]) -> Kind:
    """A dataclass of the values of its fields and of those of its groups; TypeError for one that is unknown."""
    whole: Any = kind
    if unknown := values.keys() - members(whole).keys():
        raise TypeError(f"{kind.__name__} has no field {', '.join(sorted(unknown))}")
    given = {}
    for field in fields(whole):
        if group := _group(_hints(whole)[field.name]):
            given[field.name] = gathered(group, {name: values[name] for name in members(group) if name in values})
        elif field.name in values:
            given[field.name] = values[field.name]
    return kind(**given)


def plain(value: Any, other: Callable[[Any], Any] | None = None) -> Any:
    """A value as plain JSON types; a number that is not finite becomes null, and `other` turns what JSON has not."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return legible(value)
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if is_dataclass(value) and not isinstance(value, type):
        tag = dict([value.TAG]) if hasattr(value, "TAG") else {}
        return tag | {field.name: plain(getattr(value, field.name), other) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item, other) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item, other) for item in value]
    if other is None:
        raise TypeError(f"{type(value).__name__} cannot be written as JSON")
    return plain(other(value), other)


def encode(value: Any, other: Callable[[Any], Any] | None = None, indent: int | None = None) -> str:
    """A value as JSON text, see `plain`."""
    return json.dumps(plain(value, other), indent=indent, ensure_ascii=False, allow_nan=False)


def write_json(path: Path, content: Any) -> None:
    """Write JSON that people can read."""
    path.write_bytes(encode(content, indent=2).encode() + b"\n")


def _one_of(value: Any, kinds: tuple[Any, ...], at: str) -> Any:
    """The value as the first of several types that it can be."""
    tagged = [kind for kind in kinds if hasattr(kind, "TAG")]
    if tagged and isinstance(value, dict):
        (name,) = {kind.TAG[0] for kind in tagged}
        if name not in value:
            raise DecodingError(f"{_named(_inside(at, name))} is missing")
        for kind in tagged:
            if value[name] == kind.TAG[1]:
                return convert(value, kind, at)
        known = ", ".join(kind.TAG[1] for kind in tagged)
        raise DecodingError(f"{_named(_inside(at, name))} is {value[name]!r}: it must be one of {known}")
    for kind in kinds:
        if _fits(value, kind):
            return convert(value, kind, at)
    expected = " or ".join(dict.fromkeys(NAMES[_outer(kind)] for kind in kinds))
    raise DecodingError(f"{_named(at)} must be {expected}, not {_kind_of(value)}")


def _sequence(value: Any, origin: type, arguments: tuple[Any, ...], at: str) -> Any:
    items = _checked(value, list, at)
    if origin is list or arguments[-1] is Ellipsis:
        kinds = [arguments[0]] * len(items)
    elif len(arguments) != len(items):
        raise DecodingError(f"{_named(at)} must have {len(arguments)} values, not {len(items)}")
    else:
        kinds = list(arguments)
    return origin(convert(item, kind, f"{at}[{i}]") for i, (item, kind) in enumerate(zip(items, kinds, strict=True)))


def _fields(content: dict[str, Any], kind: Any, at: str) -> Any:
    """The dataclass `kind` of an object."""
    tag = getattr(kind, "TAG", None)
    given = dict(content)
    if tag is not None and given.pop(tag[0], None) != tag[1]:
        raise DecodingError(f"{_named(_inside(at, tag[0]))} must be {tag[1]}")
    known = members(kind)
    for name in given:
        if name not in known:
            raise DecodingError(f"it has the unknown field {_named(_inside(at, name))}")
    for name, member in known.items():
        if name not in given and member.needed:
            raise DecodingError(f"{_named(_inside(at, name))} is missing")
    return gathered(kind, {name: convert(item, known[name].kind, _inside(at, name)) for name, item in given.items()})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def _group(hint: Any) -> Any:
    """The dataclass of a `Flat` field; None for any other."""
    return get_args(hint)[0] if get_origin(hint) is Annotated and FLAT in get_args(hint)[1:] else None


def _checked(value: Any, kind: type, at: str) -> Any:
    """The value, if it is of a plain type; a whole number is a number too."""
    kind = NoneType if kind is None else kind
    if kind is float and type(value) is int:
        try:
            return float(value)
        except OverflowError as error:
            raise DecodingError(f"{_named(at)} is too large") from error
    if type(value) is not kind and not (kind is list and type(value) is tuple):
        raise DecodingError(f"{_named(at)} must be {NAMES[kind]}, not {_kind_of(value)}")
    return value


def _fits(value: Any, kind: Any) -> bool:
    """Whether a value has the outer shape of a type."""
    try:
        _checked(value, _outer(kind), "")
    except DecodingError:
        return False
    return True


def _outer(kind: Any) -> Any:
    """The plain JSON type that a type is written as."""
    outer = get_origin(kind) or kind
    if outer is Annotated:
        return _outer(get_args(kind)[0])
    if outer is Literal:
        return type(get_args(kind)[0])
    if outer is tuple:
        return list
    if is_dataclass(outer):
        return dict
    return str if outer is Path or issubclass(outer, Enum) else outer


def _kind_of(value: Any) -> str:
    return NAMES.get(type(value), f"a value of the type {type(value).__name__}")


def _inside(at: str, name: str) -> str:
    return f"{at}.{name}" if at else name


def _named(at: str) -> str:
    return f"`{at}`" if at else "it"


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number of JSON")


def _finite(text: str) -> float:
    if not math.isfinite(value := float(text)):
        raise ValueError(f"the number {text[:20]} is too large")
    return value
