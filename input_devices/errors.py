"""What can go wrong with a device, each with one sentence and one action for whoever is in the
room."""

from __future__ import annotations


class DeviceError(Exception):
    """A device cannot be opened or used: whoever is in the room can mend it.

    code: short name of the cause, such as 'no-device' or 'port-busy'.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class AddressError(ValueError):
    """A device URI is wrong: an unknown scheme or key, or a value that cannot be used. The caller
    mends it."""


class SourceLost(OSError):
    """The byte source has gone: unplugged, switched off, closed at the other end."""


def no_permission(group: str, what: str = "board") -> DeviceError:
    """The error for a node that is there but may not be read by this account."""
    return DeviceError(
        "no-permission",
        f"The {what} is there, but this account may not read it. Ask the person who looks after "
        f"this computer to add the account to the group {group}, then log in again.",
    )


def missing_package(extra: str) -> DeviceError:
    """The error for a device whose library is not installed; `extra` names it as ours."""
    return DeviceError(
        "missing-package",
        f'This device needs one more package. In a terminal: pip install "steady-isles[{extra}]"',
    )
