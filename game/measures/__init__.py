"""Recordings become numbers: every measure has a key, a unit, a direction and a source.

Here live the preparation of a centre-of-pressure recording (`preparing` and its steps `cleaning`,
`resampling`, `lowpass`), one function per measure (`distances`, `velocity`, `ellipse`, `areas`,
`frequency`, `spectrum`, `entropy`, `fluctuation`, `displacement`), their list
(`registry.MEASURES`), two objects that stand beside them (`diffusion`, `boundary`), the panel of a
whole trial (`panel`), the page that defines it all (`definitions`), and the summaries of following
(`tracking`) and leaning (`reaching`). x is right, y is forward, always.

Nothing here opens a file, asks the clock, draws, or knows an exercise, a device or a database:
arrays and text come in, frozen values go out. A measure that an honest recording does not define
is None with a reason, never NaN, infinite or an exception.

To add a measure: one function from `Trial` to a number or None, one line in `MEASURES` at its place
in the stored order, its formula in `formulas`, its test on a signal with a known answer, and its
words in the catalogues. What several measures share is computed `once` for a trial.
A key never changes its meaning; a changed formula or default raises `panel.VERSION`.
"""
