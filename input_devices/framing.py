"""Whole messages in a stream of bytes: for sources that give datagrams, requests or answers.

A source puts the length before each message, and a decoder takes the messages apart again: so they
keep their borders, wherever the stream is cut. What is lost on a network is a whole message: the
sums of UDP and TCP find out what is damaged, and it costs itself alone.
"""

from __future__ import annotations

import struct

LENGTH = struct.Struct(">I")


def framed(message: bytes) -> bytes:
    """A message with its length before it."""
    return LENGTH.pack(len(message)) + message


class Frames:
    """Gives whole messages; the cut of the chunks makes no difference."""

    def __init__(self, limit: int) -> None:
        """limit: bytes; a longer message is dropped whole, so that memory stays bounded."""
        self._limit = limit
        self._rest = b""
        self._skip = 0
        self.overlong = 0

    def feed(self, data: bytes) -> list[bytes]:
        """The messages that `data` completes."""
        data = self._rest + data
        messages, at = [], 0
        while True:
            passed = min(self._skip, len(data) - at)
            self._skip, at = self._skip - passed, at + passed
            if len(data) - at < LENGTH.size:
                break
            (length,) = LENGTH.unpack_from(data, at)
            begin = at + LENGTH.size
            if length > self._limit:
                self.overlong += 1
                self._skip, at = length, begin
            elif len(data) - begin < length:
                break
            else:
                messages.append(data[begin : begin + length])
                at = begin + length
        self._rest = data[at:]
        return messages
