"""Points of indifference in closed form, with mpmath at 80 digits, independently of the library.

    python3 test/golden/indifference.py && npx biome format --write test/golden

1000 at once against 600 in one year and 700 in two: with x = 1/(1 + r), 700·x² + 600·x = 1000. And 1000 for certain at once
against 1500 in three years if an approval is given, at 7%: p = 1000·1.07³/1500.
"""

import json
import pathlib

from mpmath import mp, mpf, sqrt

mp.dps = 80
HERE = pathlib.Path(__file__).parent


def digits(value):
    return mp.nstr(value, 45, strip_zeros=False)


x = (-6 + sqrt(mpf(36 + 280))) / 14
figures = {"rate": digits(1 / x - 1), "probability": digits(1000 * mpf("1.07") ** 3 / 1500)}
(HERE / "indifference.json").write_text(json.dumps([figures], indent=2) + "\n")
