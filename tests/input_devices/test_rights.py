"""A node that is there and closed to this account is named with the one command that opens it."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from input_devices import evdev, rights
from input_devices.devices import make_device
from input_devices.errors import DeviceError
from input_devices.hid_source import may_use, open_handle
from input_devices.motion import choose_motion
from input_devices.rights import RULES_FILE, no_raw_permission
from input_devices.serial_port import SerialSource

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the nodes of Linux")
NOBODY = 65534


@contextmanager
def without_rights() -> Iterator[None]:
    """As an account that belongs to no group."""
    root = os.geteuid() == 0
    groups = os.getgroups()
    if root:
        os.setgroups([])
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
            os.setegid(0)
            os.setgroups(groups)


@pytest.fixture
def closed() -> Iterator[Path]:
    """A node that nobody may read, where everybody may look for it."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        path = Path(folder) / "event7"
        path.touch()
        path.chmod(0)
        yield path


def refusal(uri: str) -> DeviceError:
    device = make_device(uri)
    with without_rights(), pytest.raises(DeviceError) as problem:
        device.open()
    device.close()
    assert problem.value.code == "no-permission"
    return problem.value


@pytest.mark.parametrize("scheme", ["wii", "motion"])
def test_a_closed_input_node_is_named_with_its_group(scheme: str, closed: Path) -> None:
    assert "sudo usermod -aG input $USER" in str(refusal(f"{scheme}:{closed}"))


@pytest.mark.parametrize("scheme", ["wii", "motion"])
def test_a_closed_node_that_a_search_meets_is_named_too(
    scheme: str, closed: Path, tmp_path: Path
) -> None:
    name = evdev.BOARD_NAME if scheme == "wii" else "Wireless Controller Motion Sensors"
    told = tmp_path / closed.name / "device"
    told.mkdir(parents=True)
    (told / "name").write_text(name, encoding="utf-8")
    with without_rights():
        nodes, refused = evdev.look_around(closed.parent)
    assert (nodes, refused) == ([], [str(closed)])
    choose = evdev.choose_board if scheme == "wii" else choose_motion
    with pytest.raises(DeviceError, match="usermod -aG input") as problem:
        choose(nodes, refused, tmp_path)
    assert problem.value.code == "no-permission"


@pytest.mark.parametrize("scheme", ["serial", "witmotion"])
def test_a_closed_port_is_named_with_its_group(scheme: str, pty_board) -> None:
    os.chmod(pty_board.port, 0)
    group = rights.group_of(pty_board.port, "dialout")
    assert f"sudo usermod -aG {group} $USER" in str(refusal(f"{scheme}:{pty_board.port}"))


@pytest.mark.parametrize("scheme", ["serial", "witmotion"])
def test_a_busy_port_is_named_with_what_finds_its_holder(scheme: str, pty_board) -> None:
    holder = SerialSource(pty_board.port, 115200)
    device = make_device(f"{scheme}:{pty_board.port}")
    with pytest.raises(DeviceError, match=f"fuser -v {pty_board.port}") as problem:
        device.open()
    holder.close()
    assert problem.value.code == "port-busy"


def test_a_closed_raw_node_is_named_with_its_rule(closed: Path) -> None:
    class Library:
        def device(self) -> Library:
            return self

        def open_path(self, path: bytes) -> None:
            os.close(os.open(path, os.O_RDWR))

    with without_rights(), pytest.raises(DeviceError, match=RULES_FILE) as problem:
        open_handle(Library(), str(closed), no_raw_permission(), may_use_now)
    assert problem.value.code == "no-permission"


def may_use_now(path: str) -> bool:
    """As `may_use`, for the account of now: the usual one asks for the one that began."""
    return may_use(path) and os.access(path, os.R_OK | os.W_OK, effective_ids=True)


def test_who_has_just_joined_the_group_is_asked_to_log_in_again(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rights, "has_joined", lambda group: True)
    monkeypatch.setattr(rights, "may_use", lambda group: False)
    told = rights.no_permission(str(closed), "input")
    assert "Log out and in again" in str(told)
    assert "usermod" not in str(told)


def test_no_account_is_sent_into_the_group_of_the_administrator(closed: Path) -> None:
    assert rights.group_of(str(closed), "input") == "input" or os.geteuid() != 0
    assert rights.group_of("/no/such/node", "dialout") == "dialout"
