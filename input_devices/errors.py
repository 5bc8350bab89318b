"""What can go wrong with a device, each with one sentence and one action for whoever is in the
room."""

from __future__ import annotations

from collections.abc import Mapping

from input_devices.saying import Saying, mark


class DeviceError(Exception):
    """A device cannot be opened or used: whoever is in the room can mend it.

    code: short name of the cause, such as 'no-device' or 'port-busy'.
    message: English, with `{name}` where one of the values is filled in.
    """

    def __init__(self, code: str, message: str, values: Mapping[str, object] | None = None) -> None:
        self.code = code
        self.saying = Saying(message, values or {})
        """The sentence, to be said in any language."""
        super().__init__(self.saying.text)


class AddressError(ValueError):
    """A device URI is wrong: an unknown scheme or key, or a value that cannot be used. The caller
    mends it."""


class SourceLost(OSError):
    """The byte source has gone: unplugged, switched off, closed at the other end."""


def missing_package(extra: str) -> DeviceError:
    """The error for a device whose library is not installed; `extra` names it as ours."""
    return DeviceError(
        "missing-package",
        mark("This device needs one more package. In a terminal: {command}"),
        {"command": f'pip install "steady-isles[{extra}]"'},
    )
