"""What is stored of who is here, as the pictures of assessments want it."""

from __future__ import annotations

from game.core.patient import GUEST
from game.report.album import Kept, leaves_of
from game.report.changes import NO_TABLES, Tables
from game.report.norms import read_norms
from game.report.published import read_limits
from game.screen.scenes.visit import Visit


def kept_of(visit: Visit, tables: Tables = NO_TABLES) -> Kept:
    """Of the guest, who may be anybody, this visit alone. tables: published numbers."""
    store, alias, session = visit.session.store, visit.patient.alias, visit.session.id
    bouts, measures = store.bouts(alias), store.measures(alias)
    if alias == GUEST:
        bouts = [row for row in bouts if row.session == session]
        measures = [row for row in measures if row.session == session]
    return Kept(patient=visit.patient, bouts=bouts, measures=measures, tables=tables)


def with_tables(visit: Visit) -> Kept:
    """The same with the published limits and norms, which take a moment to read."""
    return kept_of(visit, Tables(read_limits(), read_norms()))


def has_pictures(visit: Visit) -> bool:
    """Is there anything to draw of the assessment that was chosen, now or from earlier visits?"""
    return visit.assessment is not None and bool(leaves_of(visit.assessment, kept_of(visit)))
