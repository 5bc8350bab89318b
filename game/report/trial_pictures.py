"""The pictures of a single trial, without a patient or a visit."""

from __future__ import annotations

from collections.abc import Mapping

from game.figures import Figures
from game.measures.trial import Trial
from game.report.curves import curves_of
from game.report.picture_course import diffusion_picture, spectrum_picture, stabilogram
from game.report.picture_stance import stance_picture
from game.report.standing import sway_in
from game.report.svg import Drawing
from game.text import Words


def trial_pictures(trial: Trial, words: Words) -> Mapping[str, Drawing]:
    """'stance', 'stabilogram', 'spectrum' and 'diffusion', as far as the trial has them."""
    figures, curves = Figures(words), curves_of(trial)
    drawn = {
        "stance": stance_picture(sway_in(trial), None, words, figures),
        "stabilogram": stabilogram(curves, words, figures),
        "spectrum": spectrum_picture(curves, words, figures),
        "diffusion": diffusion_picture(curves, words, figures),
    }
    return {name: drawing for name, drawing in drawn.items() if drawing is not None}
