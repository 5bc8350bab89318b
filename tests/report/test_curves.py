"""Pictures of how a stance went: they show what was measured, with axes in units."""

import re

import numpy as np
import pytest
from scipy.signal import lfilter

import main
from game.figures import Figures
from game.measures.diffusion import diffusion
from game.measures.panel import panel_of
from game.measures.preparing import prepare
from game.report.curves import MOST_POINTS, curves_of
from game.report.frame import Scale
from game.report.picture_course import diffusion_picture, spectrum_picture, stabilogram
from tests.measures.signals import noise, sine, sway, times_s
from tests.report.made_up import ENGLISH

FIGURES = Figures(ENGLISH)


def trial(trace, **settings):
    return prepare(times_s(len(trace)), trace, **{"filter": None, **settings})


def wandering(n):
    """Drift that comes back to the middle in seconds: two regions of diffusion, (n, 2) mm."""
    return lfilter([0.3], [1, -0.99], noise(1.0, n), axis=0)


def dots(drawing):
    """Places of the circles of a picture."""
    found = re.findall(r'<circle class="(\w+)" cx="([^"]+)" cy="([^"]+)"', drawing.svg(alone=True))
    return [(kind, float(x), float(y)) for kind, x, y in found]


def test_curves_are_those_of_the_measures():
    one = trial(wandering(6000), filter=5.0)
    found, values = curves_of(one), panel_of(one)
    assert found.ml.f50_hz == values.measures["f50_ml"]
    assert found.ap.f95_hz == values.measures["f95_ap"]
    assert len(found.ml.course) <= MOST_POINTS
    power = sum(density for _, density in found.ml.spectrum) * 0.05
    assert power == pytest.approx(values.measures["power_ml"], rel=1e-4)
    fit = diffusion(one, "planar")
    assert found.diffusion.critical == pytest.approx((fit.crit_time_s, fit.crit_msd_mm2), rel=1e-4)


def test_the_two_lines_meet_where_they_are_said_to_cross_and_have_the_slopes_of_the_fit():
    one = trial(wandering(6000), filter=5.0)
    found, fit = curves_of(one).diffusion, diffusion(one, "planar")
    for line, exponent in ((found.short, fit.H_short), (found.long, fit.H_long)):
        (x0, y0), (x1, y1) = np.log(line)
        assert (y1 - y0) / (x1 - x0) == pytest.approx(2 * exponent, rel=1e-3)
        at_crossing = y0 + (np.log(found.critical[0]) - x0) * 2 * exponent
        assert at_crossing == pytest.approx(np.log(found.critical[1]), abs=1e-3)


def test_a_short_stance_has_a_course_but_neither_spectrum_nor_diffusion():
    found = curves_of(trial(sway(900)))
    assert stabilogram(found, ENGLISH, FIGURES) is not None
    assert spectrum_picture(found, ENGLISH, FIGURES) is None
    assert diffusion_picture(found, ENGLISH, FIGURES) is None


@pytest.mark.parametrize(
    "trace", [np.zeros((3000, 2)), sine(5.0, 0.4, 3000), noise(1e-4, 3000), 1e5 * sway(3000)],
    ids=["still", "one axis", "tiny", "huge"],
)  # fmt: skip
def test_any_stance_is_drawn_within_its_picture(trace):
    found = curves_of(trial(trace))
    for draw in (stabilogram, spectrum_picture, diffusion_picture):
        drawing = draw(found, ENGLISH, FIGURES)
        if drawing is not None:
            picture = drawing.svg(alone=True)
            assert "nan" not in picture
            for places in re.findall(r'points="([^"]*)"', picture):
                xy = np.array([pair.split(",") for pair in places.split()], dtype=float)
                assert (xy >= 0).all()
                assert (xy <= (drawing.width, drawing.height)).all()


def test_no_recording_has_no_curves():
    assert curves_of(None) is None
    assert curves_of(trial(np.empty((0, 2)))) is None


@pytest.mark.parametrize(
    ("scale", "marks"),
    [
        (Scale(0, 60, 0, 1), [0, 20, 40, 60]),
        (Scale(-42, 42, 0, 1), [-40, -20, 0, 20, 40]),
        (Scale(0.05, 12, 0, 1, log=True), [0.1, 1, 10]),
        (Scale(3, 40, 0, 1, log=True), [5, 10, 20]),
    ],
)
def test_axes_have_round_figures(scale, marks):
    assert scale.marks() == pytest.approx(marks)


def test_the_marked_frequencies_stand_where_their_axis_says():
    drawing = spectrum_picture(curves_of(trial(sine(5.0, 0.5))), ENGLISH, FIGURES)
    marked = [(x, y) for kind, x, y in dots(drawing) if kind == "point"]
    x = min(marked, key=lambda place: place[1])[0]
    assert x == pytest.approx(30 + 0.5 * 224, abs=0.1)  # 0.5 of 1 Hz, between 30 and 254 points


def test_measure_writes_the_pictures_of_a_recording(tmp_path, capsys):
    trace = sway(2000)
    rows = "\n".join(f"{n / 100},{x:.4f},{y:.4f}" for n, (x, y) in enumerate(trace))
    (tmp_path / "stance.csv").write_text(f"t,x,y\n{rows}\n")
    drawn = tmp_path / "new" / "drawn"
    assert main.main(["measure", str(tmp_path / "stance.csv"), "--pictures", str(drawn)]) == 0
    names = {"stance.svg", "stabilogram.svg", "spectrum.svg", "diffusion.svg"}
    assert {path.name for path in drawn.iterdir()} == names
    for path in drawn.iterdir():
        assert path.read_text(encoding="utf-8").startswith("<svg xmlns=")
    assert "mvelo" in capsys.readouterr().out


def test_measure_prints_the_definitions_and_needs_a_recording_for_the_rest(capsys):
    assert main.main(["measure", "--definitions"]) == 0
    assert "`los.EPE_pct`" in capsys.readouterr().out
    assert main.main(["measure"]) == 2
    assert "which recording?" in capsys.readouterr().err
