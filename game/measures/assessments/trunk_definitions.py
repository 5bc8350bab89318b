"""What the result of trunk sway by an accelerometer is."""

from __future__ import annotations

from collections.abc import Mapping

from game.measures.assessments.definition import Definition, Line

AXES: Mapping[str, str] = {"ml": "sideways", "ap": "forward and back"}


def both(name: str, formula: str, unit: str) -> dict[str, Line]:
    """The lines of a measure along each axis; none has a better direction but less power."""
    return {f"{name}_{axis}": Line(f"{formula}, {way}", unit) for axis, way in AXES.items()}


DEFINED: Mapping[str, Definition] = {
    "ImuSway": Definition(
        roots=("imu_sway",),
        about=(
            "Horizontal acceleration a at the lower back, turned by the mean tilt; gravity and "
            "mean are taken away. Spectra as of the measures of sway."
        ),
        source="Mancini et al. 2012, JNER 9:59, table 2; jerk_per_s is ours",
        filter="trunk 3.5 Hz (unverified)",
        lines={
            "n_trials": Line("trials that count; every other number is their mean"),
            "jerk": Line("half the sum of the squared differences of a, times fs", "m^2/s^5"),
            "jerk_per_s": Line("jerk / T", "m^2/s^6"),
            **both("rms", "root of the mean square of a", "m/s^2"),
            "rms_2d": Line("root of (rms_ml² + rms_ap²)", "m/s^2"),
            "dist": Line("mean length of a", "m/s^2"),
            "path": Line("sum of the lengths of its differences", "m/s^2"),
            **both("range", "largest less smallest a", "m/s^2"),
            "mfreq": Line("path / (2 pi · dist · T)", "Hz"),
            "area_sw": Line(
                "sum of the triangles between successive a and the mean, / T", "m^2/s^5"
            ),
            **both("power", "m0", "m^2/s^4"),
            **both("f50", "first frequency up to which the power reaches 50 % of m0", "Hz"),
            **both("f95", "first frequency up to which the power reaches 95 % of m0", "Hz"),
            **both("cfreq", "root of (m2 / m0)", "Hz"),
            **both("freqd", "root of (1 - m1² / (m0 · m2))", "1"),
        },
    ),
}
