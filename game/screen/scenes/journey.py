"""Which scene follows which. Check-in, calibration, probe, bouts with rests, check-out,
farewell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.coach.rest import Advice, Gate
from game.core.errors import SetupError
from game.exercises import EXERCISES
from game.exercises.library import find_level
from game.screen.scene import Go
from game.session.caring import stop_reason

if TYPE_CHECKING:
    from game.screen.scene import Stage
    from game.screen.scenes.visit import Visit


def stops(visit: Visit) -> bool:
    """Does the advice after the last answers end the visit? Says how it ended."""
    gate = visit.gate
    if gate is None or gate.advice is not Advice.STOP:
        return False
    visit.reason = stop_reason(gate)
    return True


def after_confirming(visit: Visit) -> Go:
    """To the board; off it first what the plan has of preparation."""
    prepares = visit.session.plan.preparation and visit.assessing is None
    return Go("prepare" if prepares else "set_up")


def turn_back(stage: Stage) -> Go:
    """This is somebody else, or the place is not safe. Whoever takes turns and has begun goes on
    alone."""
    company = stage.here.company
    if company is None or not company.resting.begun or not company.goes_on:
        stage.doors.part(stage, "stopped")
        return Go("home")
    company.here.reason = "stopped"
    company.end_here()
    return after_farewell(company.here)


def after_check_in(visit: Visit) -> Go:
    """Somebody in pain goes home; everybody else is measured."""
    return Go("farewell") if stops(visit) else to_calibrate(visit)


def to_calibrate(visit: Visit) -> Go:
    """The leans; before them the postures of a worn sensor of which nobody knows how it sits."""
    session, level_id = visit.session, level_ahead(visit)
    place = session.to_wear(level_id) if level_id is not None else None
    if place is not None:
        session.wear_at(place)
    unknown = session.wearing.asked_for()
    return Go("calibrate" if unknown is None else "mounting")


def level_ahead(visit: Visit) -> str | None:
    """What is played after the calibration; None where the player is going to choose."""
    session, assessing = visit.session, visit.assessing
    if assessing is not None:
        return assessing.assessment.parts[0].level
    if visit.begun:
        return visit.level_id
    return session.plan.probe or next(iter(session.plan.levels), None)


def to_start(visit: Visit) -> Go:
    """The level of the card; first to the calibration where a worn sensor is to be elsewhere."""
    assert visit.level_id is not None
    place = visit.session.to_wear(visit.level_id)
    if place is None:
        return Go("play")
    visit.session.wear_at(place)
    visit.forget_lean()
    return to_calibrate(visit)


def to_assess(visit: Visit) -> Go:
    """An assessment was chosen: to the board, or on it already."""
    session, first = visit.session, level_ahead(visit)
    if session.calibration is None:
        return Go("set_up")
    moves = first is not None and session.to_wear(first) is not None
    return to_calibrate(visit) if moves else Go("assess_ready")


def after_calibrating(visit: Visit) -> Go:
    """First the next device, where one is not calibrated yet. Then the probe of the plan, where the
    device can measure it; an assessment comes in place of everything. Whoever is calibrated anew in
    between goes on where they were."""
    if visit.session.kit.uncalibrated() is not None:
        return Go("calibrate")
    begun, visit.begun = visit.begun, True
    if visit.assessing is not None:
        return Go("assess_ready")
    if begun:
        return after_rest(visit) if visit.company is None else resume(visit)
    probe = visit.session.plan.probe
    if probe is not None and visit.session.device.info.measures and _playable(visit, probe):
        visit.level_id = probe
        return Go("play")
    return to_choice(visit)


def to_choice(visit: Visit) -> Go:
    """The plan's next level, or the map where the player may choose, and where the plan's next
    cannot be played as things stand."""
    if visit.session.plan.levels and _playable(visit, visit.session.choices()[0]):
        visit.level_id = visit.session.choices()[0]
        return Go("card")
    return Go("map")


def after_bout(visit: Visit) -> Go:
    """A bout is told of; a probe shows no score."""
    if visit.level_id is not None and not is_scored(visit.level_id):
        visit.level_id = None
        return to_choice(visit)
    return Go("result")


def rest_wanted(visit: Visit) -> Go:
    """A bout was ended for a rest: how it was is asked all the same, since a rest must not hide
    effort, pain, signs or the cap. The rest comes after that unless the visit is over, and then
    the plan's next level, or the same one again."""
    if visit.level_id is None or not is_scored(visit.level_id):
        after_bout(visit)
        return Go("rest")
    session = visit.session
    if session.plan.levels and not session.dose_done:
        visit.level_id = session.next_level()
    return Go("effort")


def after_effort(visit: Visit) -> Go:
    """Rest, unless the visit is over. Whoever takes turns rests while the other plays, but is asked
    first where finishing was suggested."""
    if visit.company is not None:
        visit.company.step_down(visit.gate)
    if stops(visit):
        return Go("farewell")
    if visit.session.dose_done or visit.level_id is None:
        visit.session.chose("finished")
        return Go("check_out")
    asks = visit.gate is not None and visit.gate.advice is Advice.FINISH
    return Go("rest") if asks else to_rest(visit)


def to_rest(visit: Visit) -> Go:
    """Rest, with the other on the board if there is one whose turn it is."""
    changes = visit.company is not None and visit.company.pair.changes
    return Go("handover" if changes else "rest")


def resume(visit: Visit) -> Go:
    """Whoever takes turns is on the board again: what is left of their rest, and on."""
    company = visit.company
    assert company is not None
    if company.rest_left_s():
        return Go("rest")
    company.pair.rested()
    visit.gate = None
    return after_rest(visit)


def after_farewell(visit: Visit) -> Go:
    """Home, unless the other goes on, or both have something to celebrate."""
    company = visit.company
    if company is None:
        return Go("home")
    if company.pair.changes:
        return Go("handover")
    return Go("harbour" if company.celebrates else "home")


def finish(visit: Visit, gate: Gate) -> Go:
    """Finishing was suggested, and chosen."""
    visit.reason = stop_reason(gate)
    visit.session.chose("finished")
    return Go("check_out")


def after_rest(visit: Visit) -> Go:
    """On with what was chosen; its card is shown once a visit."""
    if visit.level_id is None:
        return Go("map")
    seen = find_level(visit.level_id).exercise in visit.known_cards
    moves = visit.session.to_wear(visit.level_id) is not None
    return Go("play") if seen and not moves else Go("card")


def is_scored(level_id: str) -> bool:
    """False for probes."""
    return EXERCISES[find_level(level_id).exercise].CARD.scored


def _playable(visit: Visit, level_id: str) -> bool:
    try:
        return visit.session.can_play(find_level(level_id))
    except SetupError:
        return False
