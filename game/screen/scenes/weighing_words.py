"""What the kilogram check says."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.board import Board
from game.core.known_weight import Outcome, Place, Shown, Unfit, limit_kg, places_for
from game.figures import Figures
from game.screen.look import Look
from game.text import mark
from input_devices.verdict import Severity

Head = tuple[Severity, str, str]
"""A sign, what is to be known, what is to be done."""

PLACES: dict[Place, str] = {
    Place.MIDDLE: mark("Middle"),
    Place.FRONT_LEFT: mark("Front left"),
    Place.FRONT_RIGHT: mark("Front right"),
    Place.BACK_RIGHT: mark("Back right"),
    Place.BACK_LEFT: mark("Back left"),
}
PUT: dict[Place, str] = {
    Place.MIDDLE: mark("Put {kg} in the middle"),
    Place.FRONT_LEFT: mark("Put {kg} at the front left"),
    Place.FRONT_RIGHT: mark("Put {kg} at the front right"),
    Place.BACK_RIGHT: mark("Put {kg} at the back right"),
    Place.BACK_LEFT: mark("Put {kg} at the back left"),
}
UNFIT: dict[Unfit, str] = {
    Unfit.NO_LOAD: mark("This device does not weigh."),
    Unfit.NOT_MEASURED: mark("Nothing was put on the board."),
    Unfit.FAR_OFF: mark("It is too far off to be mended. Is the weight as set?"),
    Unfit.UNEVEN: mark("Its corners differ. No factor mends that: have its cells checked."),
}


def kg_said(look: Look, kg: float) -> str:
    """A weight, with a decimal where it has one."""
    return f"{Figures(look.words).number(kg, 0 if kg == round(kg) else 1)} kg"


IN_ADDRESS = mark("Its address says a gain: change it there.")


def result_said(look: Look, outcome: Outcome, *, why_not: str) -> Head:
    """What came of a check, and what to do. why_not: a message, why no factor can be kept; '' where
    one can."""
    words, figures = look.words, Figures(look.words)
    if outcome.within:
        limit = figures.number(outcome.limit_kg, 1)
        says = words("It weighs well, within {kg} kg.", kg=limit)
        return Severity.GOOD, says, words("There is nothing to do.")
    if outcome.unfit in (Unfit.NOT_MEASURED, Unfit.NO_LOAD):
        return Severity.KNOW, words(UNFIT[outcome.unfit]), ""
    if outcome.unfit is not None:
        return Severity.MEND, words("It weighs wrongly."), words(UNFIT[outcome.unfit])
    worst = max((outcome.error_kg(one) for one in outcome.shown), key=abs)
    kg = figures.number(abs(worst), 1)
    says = words("It shows {kg} kg too much.", kg=kg)
    if worst < 0:
        says = words("It shows {kg} kg too little.", kg=kg)
    if why_not:
        return Severity.MEND, says, words(why_not)
    factor = figures.number(outcome.gain, 3)
    return Severity.MEND, says, words("The factor {n} mends it.", n=factor)


def weighing_rows(
    look: Look, weight_kg: float, shown: Sequence[Shown], board: Board
) -> list[tuple[str, str]]:
    """The weight, then each place with its error; at the end the factor that is kept."""
    words, figures = look.words, Figures(look.words)
    limit = f"\N{PLUS-MINUS SIGN} {figures.number(limit_kg(weight_kg), 1)} kg"
    rows = [(words("Weight"), kg_said(look, weight_kg)), (words("May be off by"), limit)]
    errors = {one.place: one.kg - weight_kg for one in shown}
    for place in places_for(weight_kg):
        said = "\N{EN DASH}"
        if place in errors:
            sign = "+" if errors[place] >= 0.05 else ""
            said = f"{sign}{figures.number(errors[place], 1)} kg"
        rows.append((words(PLACES[place]), said))
    if board.gain is not None:
        rows.append((words("Factor"), figures.number(board.gain.factor, 3)))
    return rows
