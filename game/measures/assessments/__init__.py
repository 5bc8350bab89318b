"""What the assessments give: one module and one frozen value for each object of measures reference
4, computed from arrays that others cut out of recordings.

Field names are the public keys of the reference. A field that an honest recording does not define
is None, and `undefined` says why; nothing here is NaN, infinite or raises, but for arrays of the
wrong shape. Arrays are even in time, low-passed and finite where a docstring does not say
otherwise; x is right, y is forward.
"""
