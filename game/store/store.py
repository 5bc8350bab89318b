"""The store: what the other rooms ask of the data folder, in values that belong to nobody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.core.calibration import Calibration
from game.core.patient import Patient
from game.core.recording import Header
from game.core.second_task import Counted
from game.core.wishes import Wishes
from game.store.folder import DataFolder
from game.store.journal import OpenFile, open_raw
from game.store.kept import keep, kept
from game.store.recorder import Recorder
from game.store.records import (
    BoutRow,
    Check,
    Chosen,
    Decision,
    Measured,
    MeasureRow,
    Note,
    Planned,
    Prompt,
    Remeasure,
    Shared,
    Suggestion,
    Visit,
)

if TYPE_CHECKING:
    from game.core.difficulty import Difficulties
    from game.store.opening import Opened
    from game.store.overview import Overview


class Store:
    """Patients, visits, bouts, measures and calibrations.

    Every method raises SetupError when the disk refuses, when another station keeps the database
    too long, and for an alias or a session that is unknown.
    """

    def __init__(self, folder: DataFolder, opened: Opened) -> None:
        self.folder = folder
        self.notices: list[str] = opened.notices
        """Lines for the therapist about what the opening found and mended."""
        self.interrupted: list[str] = opened.interrupted
        """Bouts that a crash had left open and that were closed now; below the data folder."""
        self.rebuilt: bool = opened.rebuilt
        """The database was new, lost or damaged, and was built from the recordings."""
        self._database = opened.database
        self._register, self._results = opened.register, opened.results
        self._suggestions = opened.suggestions

    @staticmethod
    def open(folder: DataFolder, remeasure: Remeasure | None = None) -> Store:
        """Open the database of a data folder, make or mend it where needed, close the bouts that a
        crash left open, and index what is not indexed.

        remeasure: how the measures of a bout are computed; asked for each bout that was taken up.
        """
        # only here: the database library takes longer to load than the first picture to draw
        from game.store.opening import open_database

        return Store(folder, open_database(folder, remeasure))

    def close(self) -> None:
        """Let go of the database. Recorders go on."""
        self._register.let_go()
        self._database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    # Patients

    def add_patient(self, patient: Patient) -> None:
        """Take a patient into the register. SetupError for an alias that is taken or not allowed:
        1 to 32 letters, digits, '-' and '_'."""
        self._register.add(patient)

    def change_patient(self, patient: Patient, *, known: Patient | None = None) -> None:
        """Put this profile in the place of the one with the same alias.

        known: the profile that the change was made from; SetupError where another station has
        changed it since, whose work would be lost.
        """
        self._register.change(patient, known)

    def keep_wishes(self, alias: str, wishes: Wishes) -> Patient:
        """Put in what somebody has set for themselves, and give the patient as they are now: what
        a therapist has prescribed meanwhile stands."""
        return self._register.keep_wishes(alias, wishes)

    def patient(self, alias: str) -> Patient:
        """The patient of an alias. SetupError names the nearest one that is known."""
        return self._register.patient(alias)

    def patients(self) -> list[Patient]:
        """Everybody, by alias; 'guest' is always among them."""
        return self._register.patients()

    def overviews(self, since_utc: str) -> list[Overview]:
        """Everybody by alias, with the newest visit and what waits to be decided. since_utc: from
        when a visit is a recent one."""
        from game.store.overview import overviews

        return overviews(self._database, since_utc)

    def sign_off(self, alias: str, what: str, utc: str, who: str = "") -> None:
        """Keep in the audit that something was done for a patient, '' for none. who: the account;
        '' at the machine itself."""
        from game.store.audit import add_entry

        add_entry(self.folder.audit, utc, what, alias, who)

    def erase_patient(self, alias: str, utc: str, who: str = "") -> None:
        """Erase rows and recordings for good; a line in the audit stays, without the alias. who: as
        of `sign_off`."""
        from game.store.erase import erase

        erase(self._database, self.folder, alias, utc, who)

    # Visits

    def begin_session(
        self,
        alias: str,
        started_utc: str,
        program_version: str,
        suffix: str,
        planned: Planned | None = None,
        shared: Shared = "",
    ) -> Visit:
        """A new visit. started_utc: ISO 8601. suffix: a few random letters or digits, so that two
        stations may begin within one second. ValueError when the id is taken all the same;
        `ElsewhereError` while the patient, unless they are the guest, is at another station."""
        return self._register.begin(alias, started_utc, program_version, suffix, planned, shared)

    def refuse_elsewhere(self, alias: str) -> None:
        """Raises `ElsewhereError` as `begin_session` would, and begins nothing."""
        self._register.refuse_elsewhere(alias)

    def change_session(
        self, session: str, *, check_in: Check | None = None, check_out: Check | None = None
    ) -> Visit:
        """Put in what the patient said; None leaves what is there."""
        changes = {"check_in": check_in, "check_out": check_out}
        return self._register.change_visit(session, {**changes})

    def add_check(self, session: str, check: Check) -> Visit:
        """Add what the patient said after a bout."""
        return self._register.add_check(session, check)

    def add_counted(self, session: str, counted: Counted) -> Visit:
        """Put how far somebody counted into what was said after the last bout; where nothing was
        said, nothing changes."""
        return self._register.add_counted(session, counted)

    def add_prompt(self, session: str, prompt: Prompt) -> Visit:
        """Add what the game asked for."""
        return self._register.add_prompt(session, prompt)

    def answer_prompt(self, session: str, chosen: Chosen) -> Visit:
        """Say what came of the last prompt; without any, nothing changes."""
        return self._register.answer_prompt(session, chosen)

    def add_note(self, session: str, note: Note) -> Visit:
        """Add a therapist's note to a visit."""
        return self._register.add_note(session, note)

    def close_session(
        self,
        session: str,
        ended_utc: str,
        *,
        check_out: Check | None = None,
        stop_reason: str | None = None,
    ) -> Visit:
        """Note when the visit ended, and why if that was early."""
        changes = {"ended_utc": ended_utc, "check_out": check_out, "stop_reason": stop_reason}
        return self._register.change_visit(session, changes)

    def session(self, session: str) -> Visit:
        """One visit."""
        return self._register.visit(session)

    def sessions(self, alias: str) -> list[Visit]:
        """A patient's visits, oldest first."""
        return self._register.visits(alias)

    # Bouts

    def begin_bout(self, header: Header, open_file: OpenFile = open_raw) -> Recorder:
        """Open the recording of a bout in the folder of its visit, and keep its calibration."""
        visit = self._register.visit(header.session)
        assert visit.patient == header.patient, (visit.patient, header.patient)
        self._results.put_calibration(header.patient, header.calibration)
        folder = self.folder.bout(header, visit.started_utc)
        return Recorder.begin(folder, header, open_file)

    def index_bout(self, row: BoutRow) -> None:
        """Put a bout in the index, in the place of what was known of it. `bout_row` makes the
        row."""
        self._results.index(row)

    def bouts(self, alias: str) -> list[BoutRow]:
        """A patient's bouts, oldest first."""
        return self._results.bouts(alias)

    # Suggestions

    def add_suggestions(self, made: Sequence[Suggestion]) -> None:
        """Keep what was suggested after a visit. What was open before for the same exercise is
        outdated; one that is known already stays as it is."""
        self._suggestions.add(made)

    def suggestions(self, alias: str | None = None) -> list[Suggestion]:
        """A patient's suggestions, everybody's for None; oldest first."""
        return self._suggestions.of(alias)

    def decide(
        self, id: str, decision: Decision, utc: str, note: str = "", *, confirmed: bool = False
    ) -> Suggestion:
        """Accept or decline an open suggestion. Accepting changes the prescription with it, in
        one; declining changes nothing. SetupError for one that somebody else has decided, or that
        is outdated, and for accepting without `confirmed` what a therapist confirms apart."""
        return self._suggestions.decide(id, decision, utc, note, confirmed=confirmed)

    # Measures and calibrations

    def put_measures(self, of: BoutRow | Visit, measured: Sequence[Measured]) -> None:
        """Store measures of a bout or of a whole visit. The same key, filter and version is
        replaced; another version is kept beside it. ValueError for a value that is not finite."""
        if isinstance(of, BoutRow):
            self._results.put_measures(of.session, of.folder, measured)
        else:
            self._results.put_measures(of.id, None, measured)

    def measures(self, alias: str) -> list[MeasureRow]:
        """A patient's measures, by the time of their bout or visit."""
        return self._results.measures(alias)

    def put_calibration(self, alias: str, calibration: Calibration) -> None:
        """Keep a calibration; the same one again does nothing."""
        self._results.put_calibration(alias, calibration)

    def last_calibration(self, alias: str, device_id: str) -> Calibration | None:
        """The newest of this person on this device, a fallback only where there is no own one;
        None where there is none at all."""
        return self._results.last_calibration(alias, device_id)

    # Difficulties of levels

    def keep_difficulties(self, difficulties: Difficulties) -> None:
        """Put what this clinic's own bouts say of the levels in the place of what was known."""
        keep(self.folder.difficulty, difficulties)

    def difficulties(self) -> Difficulties | None:
        """What this clinic's own bouts say of the levels; None where that was never reckoned."""
        from game.core.difficulty import Difficulties  # numpy only where it is asked for

        return kept(self.folder.difficulty, Difficulties)
