"""Notifications of a Bluetooth Low Energy device as a stream of bytes.

The library behind it lives on an event loop. The loop has a thread of its own, from the search to
the farewell, because some systems tie Bluetooth to the thread that began with it.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import logging
import queue
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from types import ModuleType
from typing import Any, Protocol

from input_devices.errors import DeviceError, SourceLost, missing_package
from input_devices.saying import mark

LOG = logging.getLogger(__name__)
SEARCH_S = 5.0
"""A sensor tells of itself several times a second."""
CONNECT_S = 10.0
LOOK_S = 0.1
"""How often a search looks whether somebody still waits for it."""
FAREWELL_S = 0.3
"""`close` must return soon; a sensor that does not answer notices by itself."""
SWITCHED_OFF = mark("Bluetooth is off, or this computer has none. Switch it on and try again.")


class Client(Protocol):
    """What is needed of a connection to a device."""

    async def connect(self) -> None: ...

    async def start_notify(
        self, char_specifier: str, callback: Callable[[Any, bytearray], None]
    ) -> None: ...

    async def write_gatt_char(
        self, char_specifier: str, data: bytes, response: bool = False
    ) -> None: ...

    async def disconnect(self) -> None: ...


Search = Callable[[str, Callable[[], None]], Awaitable[Client]]
"""Finds the device at an address, not yet connected, and remembers whom to tell when it has gone.
Raises DeviceError when it is not in reach."""


def bleak_search(
    family: str, load: Callable[[str], ModuleType] = importlib.import_module
) -> Search:
    """The search with the library `bleak`.

    family: how the names of such devices begin; those in reach are told when the address is not.
    Raises DeviceError when the library is not installed.
    """
    try:
        bleak = load("bleak")
    except ImportError as problem:
        raise missing_package("ble") from problem

    async def search(address: str, gone: Callable[[], None]) -> Client:
        near: dict[str, str] = {}
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SEARCH_S), bleak.BleakScanner() as scanner:
                async for device, _ in scanner.advertisement_data():
                    near[device.address] = device.name or ""
                    if device.address.lower() == address.lower():
                        client: Client = bleak.BleakClient(device, lambda _: gone())
                        return client
        raise not_in_reach(address, family, near)

    return search


def not_in_reach(address: str, family: str, near: dict[str, str]) -> DeviceError:
    """What a person should read when the device is not there; `near` are the names, by address, of
    what is."""
    kin = [f"{name} at {place}" for place, name in near.items() if family in name]
    if not kin:
        return DeviceError(
            "no-device",
            mark("The sensor {address} is not in reach. Switch it on and bring it near."),
            {"address": address},
        )
    return DeviceError(
        "no-device",
        mark(
            "The sensor {address} is not in reach. Switch it on and bring it near. Sensors in "
            "reach now: {there}."
        ),
        {"address": address, "there": ", ".join(sorted(kin))},
    )


def _wait_for(work: Future[None], longest_s: float, left: Callable[[], bool]) -> None:
    """Until it is done. Raises TimeoutError when it takes longer, or nobody waits any more."""
    until_s = time.perf_counter() + longest_s
    while True:
        try:
            return work.result(timeout=LOOK_S)
        except TimeoutError:
            if work.done() or left() or time.perf_counter() > until_s:
                raise


class BleSource:
    """A connected device that notifies on one characteristic and is written to on another."""

    def __init__(
        self,
        address: str,
        notify: str,
        write: str,
        search: Search,
        left: Callable[[], bool] = lambda: False,
    ) -> None:
        """Searches and connects. left: asked now and then, whether nobody waits for it any more.
        Raises DeviceError when that fails; then nothing stays open."""
        self._address, self._notify, self._write = address, notify, write
        self._heard: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        """None once the device has gone."""
        self._tasks: set[asyncio.Task[None]] = set()
        self._client: Client | None = None
        self._open = True
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name=f"Bluetooth {address}", daemon=True)
        self._thread.start()
        connecting = asyncio.run_coroutine_threadsafe(self._connect(search), self._loop)
        try:
            _wait_for(connecting, SEARCH_S + CONNECT_S, left)
        except DeviceError:
            self.close()
            raise
        except TimeoutError as problem:
            connecting.cancel()
            self.close()
            raise not_in_reach(address, "", {}) from problem
        except Exception as problem:  # each system has errors of its own for a radio that is off
            LOG.info("%s: %r", self.describe(), problem)
            self.close()
            raise DeviceError("no-device", SWITCHED_OFF) from problem

    def read_some(self, timeout_s: float) -> bytes:
        try:
            data = self._heard.get(timeout=timeout_s)
        except queue.Empty:
            return b""
        if data is None:
            self._heard.put(None)  # and so for every later call
            raise SourceLost(f"{self.describe()}: the connection has ended")
        return data

    def write(self, data: bytes) -> None:
        """Hand over to the loop: the radio may take its time."""
        if self._open:
            self._loop.call_soon_threadsafe(self._begin, self._tell(data))

    def close(self) -> None:
        if not self._open:
            return
        self._open = False
        farewell = asyncio.run_coroutine_threadsafe(self._farewell(), self._loop)
        with contextlib.suppress(TimeoutError):
            farewell.result(timeout=FAREWELL_S)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=FAREWELL_S)

    def describe(self) -> str:
        return f"Bluetooth device {self._address}"

    def _run(self) -> None:
        try:
            self._loop.run_forever()
            self._loop.run_until_complete(self._end_tasks())
        finally:
            self._loop.close()

    # on the loop

    async def _connect(self, search: Search) -> None:
        self._client = client = await search(self._address, self._gone)
        await client.connect()
        await client.start_notify(self._notify, lambda _, data: self._heard.put(bytes(data)))

    async def _tell(self, data: bytes) -> None:
        assert self._client is not None
        try:
            await self._client.write_gatt_char(self._write, data, response=False)
        except Exception as problem:  # each system has errors of its own for a lost connection
            LOG.info("%s: %r", self.describe(), problem)
            self._gone()

    async def _farewell(self) -> None:
        if self._client is None:
            return
        try:
            await self._client.disconnect()
        except Exception as problem:  # it has gone already: there is nobody to part from
            LOG.info("%s: %r", self.describe(), problem)

    async def _end_tasks(self) -> None:
        unfinished = asyncio.all_tasks() - {asyncio.current_task()}
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*unfinished, return_exceptions=True)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _gone(self) -> None:
        self._heard.put(None)
