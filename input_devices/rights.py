"""Nodes that this account may not use, and the one command that lets it."""

from __future__ import annotations

import os
import sys

from input_devices.errors import DeviceError
from input_devices.saying import mark

if sys.platform != "win32":
    import grp
    import pwd

RULES_FILE = "/etc/udev/rules.d/70-steady-isles.rules"
HID_RULE = 'SUBSYSTEM=="hidraw", KERNELS=="0005:057E:0306.*", TAG+="uaccess"'
"""Whoever sits at the computer may use the board raw. Source: udev(7), systemd-logind."""
ALLOW_RAW = f"echo '{HID_RULE}' | sudo tee {RULES_FILE}"
NOT_JOINED = ("", "root", "wheel")
"""Groups that no account joins to use a device."""


def join(group: str) -> str:
    """The command that puts this account into a group."""
    return f"sudo usermod -aG {group} $USER"


def group_of(path: str, usual: str) -> str:
    """The group that may use a node; the usual one where the node does not tell."""
    if sys.platform == "win32":
        return usual
    try:
        name = grp.getgrgid(os.stat(path).st_gid).gr_name
    except (OSError, KeyError):
        return usual
    return usual if name in NOT_JOINED else name


def may_use(group: str) -> bool:
    """Whether what belongs to a group is open to this account, from its last login on."""
    if sys.platform == "win32" or os.geteuid() == 0:
        return True
    try:
        return grp.getgrnam(group).gr_gid in (os.getegid(), *os.getgroups())
    except KeyError:
        return False


def has_joined(group: str) -> bool:
    """Whether this account stands in a group, since its last login or before."""
    if sys.platform == "win32":
        return False
    try:
        return pwd.getpwuid(os.geteuid()).pw_name in grp.getgrnam(group).gr_mem
    except KeyError:
        return False


def no_permission(path: str, usual: str) -> DeviceError:
    """The error for a node that is there and may not be used by this account.

    usual: the group to which such nodes belong on most systems.
    """
    if sys.platform != "linux":
        return DeviceError(
            "no-permission",
            mark(
                "The device is there, but this account may not read it. Ask the person who looks "
                "after this computer."
            ),
        )
    group = group_of(path, usual)
    if has_joined(group) and not may_use(group):
        return DeviceError(
            "no-permission",
            mark(
                "The device is there, and this account may read it from its next login on. Log "
                "out and in again."
            ),
        )
    return DeviceError(
        "no-permission",
        mark(
            "The device is there, but this account may not read it. In a terminal: {command}. "
            "Then log out and in again."
        ),
        {"command": join(group)},
    )


def no_raw_permission() -> DeviceError:
    """The error for a raw node, which belongs to no group that one could join."""
    return DeviceError(
        "no-permission",
        mark(
            "The board is there, but this account may not read it raw. In a terminal: {command}. "
            "Then switch the board off and on. Or use wii:, which needs no such rule."
        ),
        {"command": ALLOW_RAW},
    )


def busy(port: str) -> DeviceError:
    """The error for a serial port that another program holds."""
    who = {"linux": f"fuser -v {port}", "darwin": f"lsof {port}"}.get(sys.platform)
    if who is None:
        return DeviceError(
            "port-busy",
            mark(
                "Another program is using port {port}. Close it (for example the Arduino serial "
                "monitor)."
            ),
            {"port": port},
        )
    return DeviceError(
        "port-busy",
        mark(
            "Another program is using port {port}. Close it (for example the Arduino serial "
            "monitor). In a terminal, {command} tells which one it is."
        ),
        {"port": port, "command": who},
    )
