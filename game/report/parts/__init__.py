"""What a report says, as frozen values: numbers in fixed units, None where nothing was measured."""

from game.report.parts.ability import AbilityPart, DomainAbility, RungPart
from game.report.parts.course import CourseBout, Signal, Stretch
from game.report.parts.practice import BoutPart, Dose, ExercisePart, VisitPart
from game.report.parts.stance import Change, Point, Reach, Sway, SwayMeasure, Trial
from game.report.parts.whole import FORMAT, Report

__all__ = [
    "FORMAT",
    "AbilityPart",
    "BoutPart",
    "Change",
    "CourseBout",
    "DomainAbility",
    "Dose",
    "ExercisePart",
    "Point",
    "Reach",
    "Report",
    "RungPart",
    "Signal",
    "Stretch",
    "Sway",
    "SwayMeasure",
    "Trial",
    "VisitPart",
]
