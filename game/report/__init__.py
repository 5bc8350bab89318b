"""Stored results become a Report, and a Report becomes a page: PDF, HTML, CSV or JSON.

Here live the value (`parts`, `report.build_report` and what it is put together from: `practice`,
`standing`, `change`, `visit_course`, `trust`), how it is said (`measure_names`, `tables`,
`facts`; numbers and dates by `game.figures`), its pictures (`svg`, `pictures` and `picture_…`),
and the writers (`pdf`, `html`, `csv_json`). `writing.write_report` is the way in.

Change is told by one rule, `usual`: `series` gathers what may be compared, `spoken` knows how each
measure is told, `published` and `norms` read the tables in `data`, `changes` puts it together.

A report describes and never judges: nothing is called better or worse, no diagnosis, no norms of
other devices or people. What is missing is said to be missing. Nothing here plays, measures anew
what is stored, or asks the clock: the day comes as an argument, and the same results give the same
page.

To add a section: a part in `parts`, its builder, its table in `tables` or its picture, and its
place in `html.sections`; in `page.typ` only if every therapist needs it at one glance, for that
page stays one page.
"""

from game.report.writing import write_report

__all__ = ["write_report"]
