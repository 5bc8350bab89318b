"""Text lines out of a stream of bytes, and what all line decoders share."""

from __future__ import annotations

import abc

from input_devices.sample import DeviceEvent, Sample

LINE_LIMIT = 512
"""Bytes; a longer line is dropped whole, so that memory stays bounded whatever comes in."""


class LineBuffer:
    """Cuts a stream at LF and strips CR; the cut of the chunks makes no difference."""

    def __init__(self) -> None:
        self._rest = b""
        self._skipping = False
        self.overlong = 0

    def feed(self, data: bytes) -> list[bytes]:
        """The lines that `data` completes, without their line ends."""
        *whole, rest = (self._rest + data).split(b"\n")
        lines = []
        for line in whole:
            if self._skipping:
                self._skipping = False
            elif len(line) > LINE_LIMIT:
                self.overlong += 1
            else:
                lines.append(line.removesuffix(b"\r"))
        if self._skipping:
            rest = b""
        elif len(rest) > LINE_LIMIT:
            self.overlong += 1
            self._skipping, rest = True, b""
        self._rest = rest
        return lines


class LineDecoder(abc.ABC):
    """A decoder of text lines: subclasses say what one line means."""

    def __init__(self) -> None:
        self._lines = LineBuffer()
        self._bad_lines = 0

    @property
    def bad(self) -> int:
        """Lines that could not be used."""
        return self._bad_lines + self._lines.overlong

    def feed(self, data: bytes, t: float) -> list[Sample | DeviceEvent]:
        """What `data` completes, stamped `t`; never raises."""
        out: list[Sample | DeviceEvent] = []
        for line in self._lines.feed(data):
            out += self.line(line, t)
        return out

    @abc.abstractmethod
    def line(self, line: bytes, t: float) -> list[Sample | DeviceEvent]:
        """What one whole line means, its line end removed."""

    def idle(self, t: float) -> list[Sample | DeviceEvent]:
        """A line device that is silent says nothing."""
        return []

    def question(self, t: float) -> bytes:
        """What the host should send now."""
        return b""
