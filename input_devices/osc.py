"""Open Sound Control 1.0: the messages of a datagram, alone or in bundles.

A message is an address, a type-tag string and arguments; strings end in NUL and are padded to a
multiple of four bytes, numbers are big-endian. Source: device reference 9.1.
"""

from __future__ import annotations

import struct

import msgspec

DEEPEST_BUNDLE = 4
BUNDLE = b"#bundle\0"
TIME_TAG = 8
NUMBERS = {
    "i": struct.Struct(">i"),
    "f": struct.Struct(">f"),
    "d": struct.Struct(">d"),
    "h": struct.Struct(">q"),
    "t": struct.Struct(">Q"),
    "c": struct.Struct(">I"),
    "r": struct.Struct(">I"),
    "m": struct.Struct(">I"),
}
"""Numbers, time tag, character, colour and MIDI message."""
WORDLESS: dict[str, bool | None] = {"T": True, "F": False, "N": None, "I": True}
"""Tags whose argument takes no bytes; `I` is an impulse."""

Argument = int | float | str | bytes | bool | None


class OscError(ValueError):
    """A datagram is no OSC, or a damaged one."""


class Message(msgspec.Struct, frozen=True):
    """An address and what was sent to it; arrays are laid flat."""

    address: str
    arguments: tuple[Argument, ...]


def messages_of(datagram: bytes, depth: int = 0) -> list[Message]:
    """The messages in their order; time tags are passed over, for a lean counts when it comes.

    depth: of the bundle in which this stands.
    Raises OscError for anything that is not whole.
    """
    if not datagram.startswith(BUNDLE):
        return [_message(datagram)]
    if depth >= DEEPEST_BUNDLE:
        raise OscError("bundles stand too deep in one another")
    found: list[Message] = []
    at = len(BUNDLE) + TIME_TAG
    if at > len(datagram):
        raise OscError("a bundle is cut")
    while at < len(datagram):
        size, at = _number("i", datagram, at)
        assert isinstance(size, int)
        if size <= 0 or size % 4 or at + size > len(datagram):
            raise OscError("an element of a bundle has no such size")
        found += messages_of(datagram[at : at + size], depth + 1)
        at += size
    return found


def _message(data: bytes) -> Message:
    address, at = _string(data, 0)
    if not address.startswith("/"):
        raise OscError("an address begins with a slash")
    tags, at = _string(data, at)
    if not tags.startswith(","):
        raise OscError("there are no type tags")
    arguments: list[Argument] = []
    for tag in tags[1:]:
        if tag in "[]":
            continue
        argument, at = _argument(tag, data, at)
        arguments.append(argument)
    if at != len(data):
        raise OscError("there is more than the tags tell")
    return Message(address, tuple(arguments))


def _argument(tag: str, data: bytes, at: int) -> tuple[Argument, int]:
    if tag in WORDLESS:
        return WORDLESS[tag], at
    if tag in NUMBERS:
        return _number(tag, data, at)
    if tag in "sS":
        return _string(data, at)
    if tag == "b":
        return _blob(data, at)
    raise OscError(f"tag {tag!r} is not known")


def _number(tag: str, data: bytes, at: int) -> tuple[int | float, int]:
    form = NUMBERS[tag]
    if at + form.size > len(data):
        raise OscError("a number is cut")
    return form.unpack_from(data, at)[0], at + form.size


def _string(data: bytes, at: int) -> tuple[str, int]:
    end = data.find(b"\0", at)
    after = _padded(end + 1)
    if end < 0 or after > len(data):
        raise OscError("a string is cut")
    try:
        return data[at:end].decode("utf-8"), after
    except UnicodeDecodeError as problem:
        raise OscError("a string is no text") from problem


def _blob(data: bytes, at: int) -> tuple[bytes, int]:
    size, at = _number("i", data, at)
    assert isinstance(size, int)
    if size < 0 or _padded(at + size) > len(data):
        raise OscError("a blob is cut")
    return data[at : at + size], _padded(at + size)


def _padded(length: int) -> int:
    return (length + 3) // 4 * 4
