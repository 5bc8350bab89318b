"""The doors behind the window: people, devices, exercises. Made after the first frame, for what
it opens is heavy."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pygame.event import Event

from game.core.errors import SetupError, near_miss
from game.core.patient import Patient
from game.core.plan import Plan, parse_plan
from game.exercises.library import find_level
from game.patients.profile import find_profile
from game.screen.scene import Stage
from game.screen.scenes.showing import Thumbnails
from game.screen.scenes.visit import Visit
from game.session import Session
from game.session.measuring import measured
from game.session.stand_in import StandIn
from game.store.folder import DataFolder
from game.store.store import Store
from input_devices.device import Device
from input_devices.devices import Found, connect_help, found, make_device, parse
from input_devices.errors import AddressError, DeviceError

if TYPE_CHECKING:
    from game.screen.window import Options

BUILT_IN_PLANS = Path(__file__).resolve().parents[3] / "levels" / "plans"
POINTER = "mouse:"
"""What steers where no board is connected."""


def utc_now() -> str:
    """The time of day, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Station:
    """One computer with its data folder and its device."""

    def __init__(
        self,
        options: Options,
        clock: Callable[[], float],
        utc: Callable[[], str] | None,
    ) -> None:
        self.options = options
        self._clock = clock
        self.utc = utc or utc_now
        self._seed = options.seed if options.seed is not None else secrets.randbelow(2**31)
        self._stand_in: StandIn | None = None
        self._folder = DataFolder.open(options.folder)
        self.store = Store.open(self._folder, remeasure=measured)
        self.thumbnails = Thumbnails()
        self.problem: str | None = None
        """Why the device that was asked for is not in use, in words of the device."""
        self.device = self._first_device()

    # people

    def patients(self) -> list[Patient]:
        """Everybody, the guest first, then by alias."""
        everybody = self.store.patients()
        return sorted(everybody, key=lambda patient: (patient.alias != "guest", patient.alias))

    def last_visit_before(self, visit: Visit) -> str | None:
        """The date of the visit before this one, ISO 8601; None on the first."""
        visits = self.store.sessions(visit.patient.alias)
        before = [one for one in visits if one.id != visit.session.id]
        return before[-1].started_utc[:10] if before else None

    def come(self, stage: Stage, alias: str) -> None:
        """Begin a visit."""
        patient = self.store.patient(alias)
        session = Session(
            patient,
            self._plan(),
            self.device,
            self.store,
            utc=self.utc,
            seed=self._seed,
            suffix=secrets.token_hex(2),
            stand_in=self._stand_in,
        )
        stage.visit = Visit(patient, session, self._clock())

    def part(self, stage: Stage, reason: str) -> None:
        """End the visit, if there is one."""
        if stage.visit is not None:
            stage.visit.session.close(None if reason == "done" else reason)
            stage.visit = None

    def _plan(self) -> Plan:
        """One level alone, or the plan of that name: the therapist's own before the built-in
        ones."""
        level, name = self.options.level, self.options.plan
        if level is not None:
            find_level(level)
            return Plan(name="one level", levels=(level,), bouts=1, probe=None)
        if name is None:
            return Plan()
        files = {
            path.stem: path
            for place in (BUILT_IN_PLANS, self._folder.plans)
            for path in place.glob("*.yaml")
        }
        if name not in files:
            raise SetupError(f"no plan '{name}'. {near_miss(name, list(files))}")
        return parse_plan(files[name].read_text(encoding="utf-8"), str(files[name]))

    # devices

    def _first_device(self) -> Device:
        """The device that was asked for, else a balance board that is there, else the mouse.

        A serial port may be anything; it is opened only when somebody chooses it.
        """
        asked = self.options.device
        boards = [one.uri for one in self.candidates() if one.uri.startswith("wii:")]
        for uri in [asked] if asked else boards:
            device = self._opened(uri)
            if device is not None:
                return device
        pointer = self._opened(POINTER)
        assert pointer is not None
        return pointer

    def _opened(self, uri: str) -> Device | None:
        try:
            address = parse(uri)
            person = None
            if address.scheme == "sim":
                person = StandIn(find_profile(address.target), self._seed)
            device = make_device(uri, clock=self._clock, body=person.body if person else None)
            device.open()
        except (DeviceError, AddressError, SetupError) as error:
            self.problem = str(error)
            return None
        self._stand_in = person
        return device

    def candidates(self) -> list[Found]:
        """What is connected now; the mouse and the keys always are."""
        return found()

    def help(self, scheme: str) -> list[str]:
        """How to connect a board, one step a line."""
        return connect_help(scheme).splitlines()

    def take(self, uri: str) -> bool:
        """Use another device from now on; False, with `problem` said, when it cannot be used."""
        self.problem = None
        device = self._opened(uri)
        if device is None:
            return False
        self.device.close()
        self.device = device
        return True

    def pump(self, events: Sequence[Event], now_s: float, size: tuple[int, int]) -> None:
        """Hand the window's events to a device that lives on them."""
        pump = getattr(self.device, "pump", None)
        if pump is not None:
            pump(events, now_s, size)

    def close(self, stage: Stage) -> None:
        """End what is open."""
        self.part(stage, "stopped")
        self.device.close()
        self.store.close()
