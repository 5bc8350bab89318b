"""The doors behind the window: people, devices, exercises. Made after the first frame, for what
it opens is heavy."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
from pygame.event import Event

from game.core.errors import SetupError
from game.core.patient import GUEST, Patient, wished
from game.core.plan import Plan
from game.core.viewing import Viewing
from game.core.wishes import Wishes
from game.exercises.library import find_level, level_ids
from game.screen.scene import Go, Stage
from game.screen.scenes.company import Company
from game.screen.scenes.in_use import joined, uris_of, without
from game.screen.scenes.showing import Thumbnails
from game.screen.scenes.visit import Visit
from game.session.board_onlooker import BoardOnlooker
from game.session.crew import Crew
from game.session.opening import (
    a_seed,
    begin_search,
    find_assessment,
    find_plan,
    open_session,
    open_store,
)
from game.session.pairing import open_pair
from game.session.search import Search
from game.store.records import Suggestion
from game.store.viewing_file import keep_viewing, read_viewing
from input_devices.device import Device
from input_devices.devices import make_device
from input_devices.errors import AddressError, DeviceError
from input_devices.finding import Found, closed, found
from input_devices.motor import Motor
from input_devices.saying import Saying, mark
from input_devices.system import System, this_system
from input_devices.together import devices_of, infos_of, stood_on

if TYPE_CHECKING:
    from game.screen.scenes.options import Options
    from game.session import Session

BOARDS = ("wii:", "wiihid:")
"""Found by themselves when the game starts."""
POINTER = "mouse:"
"""What steers where no board is connected."""
NOT_BESIDE = Saying(mark("Use one board and one worn sensor."))
FIRST_LOOK_S = 0.3
"""At the start a device is waited for so long; one that takes longer is looked for in sight."""


class Station:
    """One computer with its data folder and its device."""

    def __init__(
        self, options: Options, clock: Callable[[], float], motors: Sequence[Motor] = ()
    ) -> None:
        """motors: what can be felt beside the device's own, such as gamepads."""
        self.options, self._motors = options, motors
        self._clock = clock
        self._seed = a_seed(options.seed)
        self._crew: Crew | None = None
        self.store = open_store(options.folder)
        self.viewing = self._told()
        """Where the screen stands; None where nobody has told."""
        self.thumbnails = Thumbnails()
        self._unread = iter(level_ids())
        self.problem: Saying | None = None
        """Why the device that was asked for last is not in use, as the device room says it."""
        self.sought = ""
        """The address that was looked for last."""
        self.search: Search | None = None
        """The device that is being looked for; None where none is."""
        self.system: Callable[[], System] = this_system
        """How this computer is known; another one for pictures."""
        self.begin_search: Callable[..., Search] = begin_search
        """The same of how a device is looked for."""
        self._begun = False
        self._joins = False
        """What is looked for comes beside what is in use."""
        self._beside: list[str] = []
        """Addresses of the command line that are still to be looked for."""
        self.device = self._pointer()
        self._find_first()

    def read_ahead(self) -> None:
        """Read one more level, so that the map need not wait for all of them. One that cannot be
        read is told of where it is wanted."""
        level_id = next(self._unread, None)
        if level_id is not None:
            with suppress(SetupError):
                find_level(level_id)

    # the screen

    def _told(self) -> Viewing | None:
        """As it stood before, changed by what the command line says."""
        known = read_viewing(self.store.folder)
        options = self.options
        said = {"screen_inch": options.screen_inch, "distance_m": options.distance_m}
        given = {name: value for name, value in said.items() if value is not None}
        if not given:
            return known
        viewing = msgspec.structs.replace(known or Viewing(), **given)
        keep_viewing(self.store.folder, viewing)
        return viewing

    def place_screen(self, viewing: Viewing) -> None:
        """From now on the screen stands there."""
        self.viewing = viewing
        keep_viewing(self.store.folder, viewing)

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

    def suggestions_for(self, visit: Visit) -> list[Suggestion]:
        """What waits for the therapist to decide, but for what takes a PIN."""
        waiting = self.store.suggestions(visit.patient.alias)
        return [one for one in waiting if one.asks and not one.needs_pin]

    def begin(self, stage: Stage) -> Go | None:
        """Begin the visit that the command line asks for, and say where it begins; None where it
        asks for none, or has begun before."""
        options = self.options
        asked = (options.patient, options.second, options.level, options.assess)
        if self._begun or all(one is None for one in asked):
            return None
        self._begun = True
        first = options.patient or GUEST
        if options.second is not None:
            self.come_two(stage, first, options.second, together=options.together)
            return Go("confirm")  # who of the two is here
        self.come(stage, first)
        return Go("set_up" if options.assess is None else "assess_card")

    def come(self, stage: Stage, alias: str) -> None:
        """Begin a visit."""
        patient, plan = self._known(stage, alias), self._plan()
        assess = self.options.assess
        stand_in = self._crew.person(0) if self._crew else None
        session = open_session(
            self.store, patient, plan, self.device, stand_in, self._seed, doses=assess is None
        )
        self._equip(session)
        stage.visit = Visit(patient, session, self._clock())
        stage.visit.assessment = find_assessment(assess) if assess is not None else None

    def come_two(self, stage: Stage, first: str, second: str, *, together: bool) -> None:
        """Begin the visits of two people who take turns; the first is here."""
        own = self.options.second_plan
        plan = self._plan()
        pair = open_pair(
            self.store,
            (self._known(stage, first), self._known(stage, second)),
            (plan, find_plan(own, self.store.folder) if own else plan),
            devices_of(self.device)[stood_on(self.device)],
            self._crew,
            self._seed,
            together=together,
        )
        for session in pair.sessions:
            self._equip(session)
            if len(devices_of(self.device)) > 1:
                session.note("Two people took turns: only one device was used.")
        stage.visit = Company(pair, self._clock).here

    def _equip(self, session: Session) -> None:
        """What this station has beside the device, and how a sensor is worn."""
        session.motors += self._motors
        board = stood_on(session.device)
        session.onlookers.append(BoardOnlooker(session.kit.infos[board], board))
        if self.options.lsl:
            from game.exchange.lsl_outlet import LslOutlet  # seldom wanted, and heavy to load

            infos = infos_of(session.device)
            session.onlookers.append(LslOutlet(session.id, infos, self._clock))
        session.wearing.put_on(self.options.worn_at, anew=self.options.worn_anew)

    def _known(self, stage: Stage, alias: str) -> Patient:
        """Who is nobody yet has chosen as one."""
        patient = self.store.patient(alias)
        return wished(patient, stage.guest) if alias == GUEST else patient

    def _plan(self) -> Plan:
        level = self.options.level
        return find_plan(self.options.plan, self.store.folder, (level,) if level else ())

    def part(self, stage: Stage, reason: str) -> None:
        """End the visit, if there is one, and that of whoever takes turns with them."""
        visit = stage.visit
        if visit is None:
            return
        if visit.assessing is not None:
            visit.assessing.keep()
        if visit.company is not None:
            visit.company.part(reason)
        else:
            visit.session.close(None if reason == "done" else reason)
        if GUEST in (visit.company.aliases if visit.company else (visit.patient.alias,)):
            stage.guest = Wishes(self.options.language)
        stage.visit = None

    # devices

    def _find_first(self) -> None:
        """The device that was asked for, else a balance board that is there; until it is found, and
        where there is none, the mouse.

        A serial port may be anything; it is opened only when somebody chooses it.
        """
        asked = self.options.device
        boards = [one.uri for one in self.candidates() if one.uri.startswith(BOARDS)]
        for uri in [asked] if asked else boards:
            self.look_for(uri)
            self._beside = list(self.options.beside)
            until_s = time.perf_counter() + FIRST_LOOK_S * (1 + len(self._beside))
            while not self.arrived() and self.search and time.perf_counter() < until_s:
                time.sleep(0.005)
            if self.problem is None:
                return

    @staticmethod
    def _pointer() -> Device:
        pointer = make_device(POINTER)
        pointer.open()
        return pointer

    def candidates(self) -> list[Found]:
        """What is connected now; the mouse and the keys always are."""
        return found()

    def closed(self) -> list[DeviceError]:
        """Why what is connected cannot be used by this account."""
        return closed()

    def look_for(self, uri: str, *, beside: bool = False) -> None:
        """Begin to look for a device; `problem` is said where that is no use. Nothing waits: ask
        `arrived` before every frame. beside: it joins what is in use."""
        self.stop_looking()
        self.sought, self.problem, self._joins = uri, None, beside
        if not beside:
            self._beside.clear()
        if not beside and uri in uris_of(self.device) and uri != POINTER:
            self.device.close()  # or it would be in its own way
            self.device, self._crew = self._pointer(), None
        crew = {"crew": self._crew} if beside else {}
        try:
            self.search = self.begin_search(uri, self._clock, seed=self._seed, patient=True, **crew)
        except (AddressError, SetupError) as error:
            self.problem = Saying(str(error))

    def arrived(self) -> bool:
        """Whether what was looked for is in use now; False, with `problem` said and `search` None,
        when it cannot be used."""
        if self.search is None:
            return False
        try:
            device = self.search.look(time.perf_counter())
        except DeviceError as error:
            self.search, self.problem = None, error.saying
            self._beside.clear()
            return False
        if device is None:
            return False
        crew, self.search = self.search.crew, None
        if not self._joins:
            self.device.close()
            self.device, self._crew = device, crew
        elif not self._join(device, crew):
            return False
        if self._beside:
            self.look_for(self._beside.pop(0), beside=True)
            return self.arrived()
        return True

    def _join(self, device: Device, crew: Crew | None) -> bool:
        """Use it beside what is in use; False, with `problem` said, where that cannot be."""
        try:
            self.device = joined(self.device, device)
        except SetupError:
            device.close()
            self.problem = NOT_BESIDE
            return False
        self._crew = self._crew or crew
        return True

    def take_away(self, uri: str) -> None:
        """Use it no longer; the other goes on."""
        self.device = without(self.device, uri)

    def stop_looking(self) -> None:
        """Look for it no longer."""
        if self.search is not None:
            self.search.leave()
            self.search = None

    def take(self, uri: str) -> bool:
        """Use another device from now on, where that can be said at once."""
        self.look_for(uri)
        return self.arrived()

    def step(self, *, on: bool) -> None:
        """The simulated people step on the board or off it; nobody else hears this."""
        for person in self._crew.people if self._crew else ():
            person.on_board = on

    def pump(self, events: Sequence[Event], now_s: float, size: tuple[int, int]) -> None:
        """Hand the window's events to a device that lives on them."""
        pump = getattr(self.device, "pump", None)
        if pump is not None:
            pump(events, now_s, size)

    def close(self, stage: Stage) -> None:
        """End what is open."""
        self.part(stage, "stopped")
        self.stop_looking()
        self.device.close()
        self.store.close()
