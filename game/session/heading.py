"""What stands at the head of a recording: who, what, on which device, how calibrated."""

from __future__ import annotations

from game import __version__
from game.core.bout import Bout
from game.core.feedback import Feedback
from game.core.mounted import Mounted
from game.core.patient import Patient
from game.core.pose import GRAVITY_M_S2, Geometry
from game.core.recording import DeviceNote, Header
from game.core.taring import Tare
from game.exercises.library import LevelEntry
from game.session.prescribed import limits_of
from input_devices.device import Info


def geometry_of(
    info: Info, *, trial: bool = False, tare: Tare = (), mounted: Mounted | None = None
) -> Geometry:
    """The board as it says of itself and as it was zeroed. trial: of an assessment, which ends near
    its edge. tare: of what lies on the board, its zero in it. mounted: how a worn sensor sits;
    None: as its address says."""
    known = trial and info.unit == "mm" and info.size_known
    return Geometry(
        info.lx_mm,
        info.ly_mm,
        info.max_load_kg * GRAVITY_M_S2,
        edge_mm=(info.lx_mm / 2, info.ly_mm / 2) if known else None,
        tare=tare or info.zero,
        gain=info.gain,
        kind=info.kind,
        mount=info.mount if mounted is None else mounted.mount,
        bias_deg_s=(0.0, 0.0, 0.0) if mounted is None else mounted.bias_deg_s,
        fused=True,
    )


def header_of(
    bout: Bout,
    entry: LevelEntry,
    patient: Patient,
    info: Info,
    *,
    session: str,
    number: int,
    utc: str,
    part: str = "",
    practice: bool = False,
    feedback: Feedback | None = None,
    felt: bool = False,
) -> Header:
    """Of a bout that begins. info: of the device that steers. number: its place in the visit, from
    1. part, practice: of a trial of an assessment, as in `Header`; feedback too. felt:
    cues are felt, as prescribed."""
    card = bout.exercise.CARD
    return Header(
        program_version=__version__,
        session=session,
        number=number,
        patient=patient.alias,
        level_id=entry.id,
        level_text=entry.text,
        level_sha256=entry.sha256,
        exercise=entry.exercise,
        limits=limits_of(patient, scored=card.scored),
        seed=bout.seed,
        calibration=bout.calibration,
        geometry=bout.geometry,
        device=note_of(info),
        theme=patient.theme,
        started_utc=utc,
        purpose="play" if card.scored else "probe",
        part=part,
        practice=practice,
        condition=bout.level.condition,
        prompts=bout.prompts,
        vibration=bout.vibration,
        added_load=patient.added_load if bout.level.condition.load else None,
        feedback=feedback,
        haptics=patient.haptics if felt else "off",
        affected_side=patient.affected_side,
        height_cm=patient.height_cm,
        weight_moves=card.weight_moves,
        sits=bout.sits,
        beside=bout.beside,
    )


def note_of(info: Info) -> DeviceNote:
    """What the recording keeps of it."""
    return DeviceNote(
        info.uri, info.id, info.name, info.kind, info.unit, info.rate_hz, info.measures
    )
