"""The pictures of a report, by name; each one missing where there is nothing to draw."""

from __future__ import annotations

from game.figures import Figures
from game.report.parts import Report
from game.report.picture_ability import ability_picture
from game.report.picture_bouts import course_picture, success_picture
from game.report.picture_course import diffusion_picture, spectrum_picture, stabilogram
from game.report.picture_rose import rose_picture
from game.report.picture_stance import reach_picture, stance_picture
from game.report.picture_trend import trend_picture
from game.report.svg import Drawing
from game.text import Words


def pictures(report: Report, words: Words, extra: float = 0.0) -> dict[str, Drawing]:
    """'stance', 'reach', 'stabilogram', 'spectrum', 'diffusion', 'rose', 'trend', 'success',
    'course' and 'ability'. extra: points by which those of bouts are higher, and by half of it
    others that can be."""
    figures = Figures(words)
    curves = report.sway.curves if report.sway else None
    drawn = {
        "stance": stance_picture(report.sway, report.reach, words, figures),
        "reach": reach_picture(report.reach, report.sway, words, figures),
        "stabilogram": stabilogram(curves, words, figures),
        "spectrum": spectrum_picture(curves, words, figures),
        "diffusion": diffusion_picture(curves, words, figures),
        "rose": rose_picture(report.rose, words, figures),
        "trend": trend_picture(report.change, words, figures, extra / 2),
        "success": success_picture(report.bouts, words, figures, extra),
        "course": course_picture(report.course, words, figures, extra / 2),
        "ability": ability_picture(report.ability, words, figures),
    }
    return {name: drawing for name, drawing in drawn.items() if drawing is not None}
