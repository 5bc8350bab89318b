"""Device addresses: `scheme:target?key=value&key=value`."""

from __future__ import annotations

import difflib
import math
from collections.abc import Collection, Mapping
from urllib.parse import unquote

import msgspec

from input_devices.errors import AddressError


class Key(msgspec.Struct, frozen=True):
    """What one key of an address may hold."""

    default: str
    low: float | None = None
    """Least number allowed; None for a key that is not a number."""
    high: float = math.inf
    choices: tuple[str, ...] = ()
    """The only words allowed; empty if any will do."""


def number(default: float | None, low: float, high: float) -> Key:
    """A number from `low` to `high`; None if it may be left open."""
    return Key(default="" if default is None else f"{default:g}", low=low, high=high)


def choice(default: str, *others: str) -> Key:
    return Key(default=default, choices=(default, *others))


def text(default: str = "") -> Key:
    """Any text."""
    return Key(default=default)


class Address(msgspec.Struct, frozen=True):
    """A parsed address whose keys are known and whose values are allowed."""

    uri: str
    scheme: str
    target: str
    values: Mapping[str, str]
    """Every key of the scheme: as given, or its default."""
    given: frozenset[str]
    """The keys that stood in the address."""

    def text(self, key: str) -> str:
        return self.values[key]

    def number(self, key: str) -> float:
        return float(self.values[key])

    def number_if_given(self, key: str) -> float | None:
        return float(self.values[key]) if key in self.given else None


def split_uri(uri: str) -> tuple[str, str, dict[str, str]]:
    """Scheme, target and the keys as given, nothing checked against a table.

    Splits at the first colon, then at the first question mark, so a target may hold colons. Values
    are percent-decoded; a plus stays a plus.
    Raises AddressError for text without a scheme, for an item that is not `key=value`, and for a
    key given twice.
    """
    scheme, colon, rest = uri.partition(":")
    if not colon or not scheme:
        raise AddressError(
            f"{uri!r} is no device address. Write scheme:target, such as 'wii:' or 'replay:FILE'."
        )
    target, _, query = rest.partition("?")
    keys: dict[str, str] = {}
    for item in query.split("&") if query else []:
        key, equals, value = item.partition("=")
        if not equals or not key:
            raise AddressError(f"{uri}: '{item}' is not key=value. Write, for example, '?rate=60'.")
        if key in keys:
            raise AddressError(f"{uri}: key '{key}' is given twice. Keep one.")
        keys[key] = unquote(value)
    return scheme, target, keys


def parse_uri(uri: str, schemes: Mapping[str, Mapping[str, Key]]) -> Address:
    """The address in parts, checked against the keys of its scheme.

    Raises AddressError for an unknown scheme or key, naming those that exist and the nearest one,
    and for a value that the key does not allow.
    """
    scheme, target, given = split_uri(uri)
    if scheme not in schemes:
        raise unknown(uri, "device", scheme, schemes)
    keys = schemes[scheme]
    for name, value in given.items():
        if name not in keys:
            raise unknown(uri, "key", name, keys)
        _check(uri, name, value, keys[name])
    values = {name: key.default for name, key in keys.items()} | given
    return Address(uri=uri, scheme=scheme, target=target, values=values, given=frozenset(given))


def unknown(uri: str, what: str, name: str, known: Collection[str]) -> AddressError:
    """The error for a name that is in no list, with the nearest name and the whole list."""
    near = difflib.get_close_matches(name, known, n=1)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    names = ", ".join(sorted(known)) or "none"
    return AddressError(f"{uri}: unknown {what} '{name}'.{hint} Known: {names}.")


def _check(uri: str, name: str, value: str, key: Key) -> None:
    if key.choices and value not in key.choices:
        raise AddressError(
            f"{uri}: '{name}' is '{value}'. Choose one of: {', '.join(key.choices)}."
        )
    if key.low is None:
        return
    try:
        asked = float(value)
    except ValueError:
        raise AddressError(f"{uri}: '{name}' is '{value}', which is not a number.") from None
    if not key.low <= asked <= key.high:
        raise AddressError(f"{uri}: '{name}' is {value}, must be from {key.low:g} to {key.high:g}.")
