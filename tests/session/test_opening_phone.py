"""A phone that was never heard tells what to type into it, and not that a board be unplugged."""

from __future__ import annotations

import socket

import pytest

from game.session import search
from game.session.opening import open_device
from input_devices.errors import DeviceError


@pytest.mark.slow
def test_a_phone_that_is_not_heard_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "TYPING_S", 12.0)
    told: list[str] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    with pytest.raises(DeviceError) as problem:
        open_device(f"udp:{port}", seed=1, tell=told.append)
    assert f"For a phone, use udp:{port}?bind=" in " ".join(told), "while it is waited for"
    assert "Nothing came from the phone" in str(problem.value)
    assert problem.value.code == "no-data"
