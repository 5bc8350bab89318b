"""What a bout of play tells beside its success: how far, how straight, how closely, how soon.

One module for each exercise, named after it. It holds frozen `Value`s, the function that takes them
from a `Played` bout, and their `Definition`s; `results.PLAYED` lists them. Keys begin with the
exercise: 'river_run.lag_s', 'star_map.F.MXE_pct'.

These numbers describe play, not the person: the game chose the targets and moved the dial, so that
they are compared only at one level and difficulty. No statement of change rests on them; that is
what the assessments are for. Nothing here opens a file or knows the rules of an exercise: samples,
events and the aims of a perfect player come in.

To add one: a module with `ID`, `played`, `SHOWN` and `DEFINED`, and a line in `PLAYED`; its test on
play with a known answer; the words of its numbers in `game.report.assessment_names`; and the page
of definitions made anew. Following a moving aim: take `following`, as `river_run` does, and `kept`
of it, as `log_walk` does; leaning to targets: `attempts_of` and `planes_of`, as `star_map` does;
standing still: `stands` and `sway` of `attempts`, as `still_lake` does; tilts that are held:
`tilts`. It must take less than 50 ms for a bout of two minutes, for people wait while a bout is
closed: read the samples once, and hand the trace on.
"""
