"""What to suggest to the therapist after a visit: gathered, proposed, kept. No prescription changes
here."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.errors import SetupError
from game.core.patient import GUEST, Patient
from game.exercises.library import find_level
from game.session.course import course_of, good_visits
from game.session.proposing import Basis, ladder_of, suggestion
from game.store.records import BoutRow, Suggestion, Visit
from game.store.store import Store
from input_devices.device import Info


def suggest(store: Store, session: str, *infos: Info) -> list[Suggestion]:
    """What to suggest after a visit: at most one for each exercise that was played in it, kept in
    the store. Asked again on the same evidence it says the same.

    infos: of the devices that were played with. The guest may be anybody, and gets none.
    """
    visit = store.session(session)
    patient = store.patient(visit.patient)
    if patient.alias == GUEST:
        return []
    rows = [row for row in store.bouts(patient.alias) if row.purpose == "play"]
    today = dict.fromkeys(row.exercise for row in rows if row.session == session)
    known = store.suggestions(patient.alias)
    made = []
    for exercise in today:
        basis = _basis(
            store, visit, patient, [r for r in rows if r.exercise == exercise], known, infos
        )
        if basis is not None:
            made.append(suggestion(basis))
    store.add_suggestions(made)
    return made


def _basis(
    store: Store,
    visit: Visit,
    patient: Patient,
    rows: Sequence[BoutRow],
    known: Sequence[Suggestion],
    infos: Sequence[Info],
) -> Basis | None:
    """rows: of one exercise, oldest first. None where the level or its recordings are gone."""
    last = max(n for n, row in enumerate(rows) if row.session == visit.id)
    course = course_of(store, patient, rows[: last + 1], visit.id)
    prescribed = patient.levels.get(rows[last].exercise)
    try:
        played = find_level(rows[last].level_id)
        here = find_level(prescribed) if prescribed else played
    except SetupError:
        return None
    if not course:
        return None
    declined = [
        one
        for one in known
        if one.status == "declined" and one.level_id == played.id and one.session < visit.id
    ]
    return Basis(
        patient=patient,
        visit=visit,
        played=played,
        here=here,
        ladder=tuple(ladder_of(here.exercise)),
        condition=course[-1].condition,
        course=tuple(course),
        good_visits=good_visits(store, patient, course, visit.id),
        declined=tuple(declined),
        infos=tuple(infos),
    )
