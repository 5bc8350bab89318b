"""Opens what a visit needs from what the command line says: store, patient, plan, device,
session."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from game.core.assessment import Assessment
from game.core.calibration import Calibration
from game.core.errors import SetupError, near_miss
from game.core.mounted import MOUNTABLE, Mounted
from game.core.patient import GUEST, Patient
from game.core.plan import Plan, parse_plan
from game.exercises.library import find_level
from game.patients.habits import find_habits, split_names
from game.patients.individual import find_person
from game.patients.profile import BodyKind
from game.session.crew import Crew
from game.session.measuring import measured
from game.session.search import Search
from game.session.session import Session
from game.session.stand_in import StandIn
from game.store.folder import DataFolder
from game.store.recording_files import read_header
from game.store.records import Shared
from game.store.store import Store
from input_devices.device import Clock, Device
from input_devices.devices import parse
from input_devices.uri import Address

LOOK_S = 0.02
"""How often a device is looked for by who has nothing else to do."""
WORN = ("tilt", "acc_gyro", "quat")
"""What a simulated person wears at the pelvis, and does not stand on."""
SEEDS_APART = 1000
"""Between two people who play from one seed: more than anybody has bouts, or stances."""
BUILT_IN_PLANS = Path(__file__).resolve().parents[2] / "levels" / "plans"


def utc_now() -> str:
    """The time of day, ISO 8601, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def open_store(data: str | Path | None) -> Store:
    """The store of a data folder, mended and rebuilt where needed; use it in a `with`."""
    store = Store.open(DataFolder.open(data), remeasure=measured)
    if store.rebuilt or store.interrupted:
        from game.session.trials import restore_results  # seldom wanted, and heavy to read

        store.notices += restore_results(store, None if store.rebuilt else set(store.interrupted))
    return store


def find_plan(name: str | None, folder: DataFolder, levels: tuple[str, ...] = ()) -> Plan:
    """The plan of that name, the therapist's own before the built-in ones. SetupError if there is
    none."""
    if levels:
        for level in levels:
            find_level(level)
        return Plan(name="one level", levels=levels, bouts=len(levels), probe=None)
    if name is None:
        return Plan()
    files = {
        path.stem: path for place in (BUILT_IN_PLANS, folder.plans) for path in place.glob("*.yaml")
    }
    if name not in files:
        raise SetupError(f"no plan '{name}'. {near_miss(name, list(files))}")
    return read_plan_file(files[name])


def read_plan_file(path: Path) -> Plan:
    """The plan in a file. SetupError for one that cannot be read, and for a level that does not
    exist."""
    try:
        plan = parse_plan(path.read_bytes().decode("utf-8"), str(path))
    except UnicodeDecodeError:
        raise SetupError(f"{path}: this is not text in UTF-8. Save it as UTF-8.") from None
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise SetupError(f"{path}: {reason}. Name a plan that can be read.") from None
    except (ValueError, RecursionError):  # from YAML: a day that does not exist, 5000 brackets
        raise SetupError(
            f"{path}: a value in it cannot be read. Compare with 'levels/plans' of the game."
        ) from None
    for level in (*plan.levels, *([plan.probe] if plan.probe else [])):
        try:
            find_level(level)
        except SetupError as error:
            raise SetupError(f"{path}: {error}") from None
    return plan


def find_assessment(name: str) -> Assessment:
    """The assessment of that name. SetupError with the nearest known one."""
    from game.exercises.assessments import ASSESSMENTS  # many words, for a few visits

    if name not in ASSESSMENTS:
        raise SetupError(f"no assessment '{name}'. {near_miss(name, ASSESSMENTS)}")
    return ASSESSMENTS[name]


def open_device(
    uri: str,
    clock: Clock = time.perf_counter,
    *,
    seed: int,
    tell: Callable[[str], None] = lambda text: None,
) -> tuple[Device, StandIn | None]:
    """The device of an address, open, with a simulated person on it where it is simulated.

    Real boards need the `perf_counter` clock; simulated ones and recordings take any.
    tell: takes what the device says while it is waited for.
    """
    device, crew = open_with_crew(uri, clock, seed=seed, tell=tell)
    return device, crew.people[0] if crew else None


def open_with_crew(
    uri: str,
    clock: Clock = time.perf_counter,
    *,
    seed: int,
    tell: Callable[[str], None] = lambda text: None,
    crew: Crew | None = None,
) -> tuple[Device, Crew | None]:
    """The same with everybody who takes turns on a simulated device. crew: as of `begin_search`."""
    search = begin_search(uri, clock, seed=seed, crew=crew)
    told = 0
    try:
        while (device := search.look(time.perf_counter())) is None:
            for notice in search.notices[told:]:
                tell(notice.text)
            told = len(search.notices)
            time.sleep(LOOK_S)
    except KeyboardInterrupt:
        search.leave()
        raise
    return device, search.crew


def begin_search(
    uri: str,
    clock: Clock = time.perf_counter,
    *,
    seed: int,
    patient: bool = False,
    crew: Crew | None = None,
) -> Search:
    """Begin to look for the device of an address; patient: as of `Search`, whose times are those of
    `perf_counter`. crew: who is on another device already; a simulated one beside it is on the same
    person."""
    address = parse(uri)
    return Search(address, _crew(address, seed, crew), clock, time.perf_counter(), patient=patient)


def _crew(address: Address, seed: int, known: Crew | None) -> Crew | None:
    """The simulated person of a `sim:` address, as heavy as it says and with its habits, and the
    one who takes turns with them, if it names one; None for other devices. known: as `crew` of
    `begin_search`."""
    if address.scheme != "sim":
        return None
    worn: BodyKind = "pelvis" if address.text("as") in WORN else "board"
    if known is not None:
        known.people[0].take_up(worn)
        return known
    profile = find_person(address.target)
    if "kg" in address.given:
        profile = msgspec.structs.replace(profile, body_kg=address.number("kg"))
    profiles = [profile, *([find_person(address.text("with"))] if address.text("with") else [])]
    own_seed = int(address.number("seed")) if "seed" in address.given else seed
    names = split_names(address.text("habits"))
    return Crew(
        [
            StandIn(one, own_seed + SEEDS_APART * i, find_habits(names, one), worn)
            for i, one in enumerate(profiles)
        ]
    )


def open_session(
    store: Store,
    patient: Patient,
    plan: Plan,
    device: Device,
    stand_in: StandIn | None,
    seed: int,
    utc: Callable[[], str] = utc_now,
    *,
    doses: bool = True,
    shared: Shared = "",
) -> Session:
    """A new visit, now; utc: another time of day for a visit that does not wait for the clock.
    doses, shared: as of `Session`."""
    session = Session(
        patient,
        plan,
        device,
        store,
        utc=utc,
        seed=seed,
        suffix=secrets.token_hex(2),
        stand_in=stand_in,
        calibration=recorded_calibration(device.info.uri),
        doses=doses,
        shared=shared,
    )
    for number, info in enumerate(session.kit.infos[1:], 1):
        calibration = recorded_calibration(info.uri)
        session.kit.keep(calibration, number)
        if calibration is not None:
            session.wearing.keep(calibration.mounted, number)
    return session


def recorded_calibration(uri: str) -> Calibration | None:
    """The calibration that a replayed bout was played with; None for anything else."""
    address = parse(uri)
    folder = Path(address.target)
    folder = folder if folder.is_dir() else folder.parent
    if address.scheme != "replay" or not (folder / "bout.json").is_file():
        return None
    header = read_header(folder)
    number = address.number_if_given("device")
    calibration, geometry = header.calibration, header.geometry
    for one in header.beside:
        if one.geometry.device == number:
            calibration, geometry = one.calibration, one.geometry
    if geometry.kind in MOUNTABLE and calibration.mounted is None:  # of before it was kept
        mounted = Mounted(geometry.mount, geometry.bias_deg_s)
        calibration = msgspec.structs.replace(calibration, mounted=mounted)
    return calibration


def find_patient(store: Store, alias: str | None) -> Patient:
    """The patient of an alias, or the guest."""
    return store.patient(alias or GUEST)


def a_seed(given: int | None) -> int:
    """The seed that was given, or a fresh one; either way it stands in the recording."""
    return given if given is not None else secrets.randbelow(2**31)
