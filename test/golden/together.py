"""Expected amounts of quantities that move together, with mpmath at 40 digits, independently of the library: one integral over the
first score, with the second quantity given it by Black's or Bachelier's formula.

    python3 test/golden/together.py && npx biome format --write test/golden

Valued on 2021-01-01; the middle of 2021 is 365 half days away, that of 2022 1,095, that of 2023 1,825; 730 are a year. Lognormals x:
125 in 2021 and 135 in 2022, volatility 30%; y: 95 in 2021, volatility 20%. Normals n: 125 ± 30, 135 ± 40, 145 ± 50.
"""

import json
import pathlib

from mpmath import erf, exp, erfinv, inf, log, mp, mpf, quad, sqrt, pi

mp.dps = 40
HERE = pathlib.Path(__file__).parent
T = {2021: mpf(365) / 730, 2022: mpf(1095) / 730, 2023: mpf(1825) / 730}
figures = {}


def phi(z):
    return exp(-z * z / 2) / sqrt(2 * pi)


def Phi(z):
    return (1 + erf(z / sqrt(mpf(2)))) / 2


def inverse(p):
    return sqrt(mpf(2)) * erfinv(2 * p - 1)


def black(mean, v, k):
    if k <= 0:
        return mean - k
    d = log(mean / k) / v + v / 2
    return mean * Phi(d) - k * Phi(d - v)


def bachelier(mean, sd, k):
    d = (mean - k) / sd
    return (mean - k) * Phi(d) + sd * phi(d)


def over(function, cuts=()):
    ends = sorted([mpf(-14), *[mpf(k) for k in range(-10, 15, 2)], mpf(16), *cuts])
    return quad(lambda z: function(z) * phi(z), ends)


V1, V2, VY = mpf("0.3") * sqrt(T[2021]), mpf("0.3") * sqrt(T[2022]), mpf("0.2") * sqrt(T[2021])
PATHS = {"independent": mpf(0), "one path": sqrt(mpf(1) / 3), "autocorrelated 0.6": mpf("0.6")}


def x1(z):
    return 125 * exp(V1 * z - V1 * V1 / 2)


def given2(rho, z):
    """Mean and deviation of x in 2022 given the score of 2021."""
    return 135 * exp(rho * V2 * z - rho * rho * V2 * V2 / 2), V2 * sqrt(1 - rho * rho)


def score1(value):
    return log(value / 125) / V1 + V1 / 2


for path, rho in PATHS.items():
    def cumulative(z):
        mean, v = given2(rho, z)
        return black(mean, v, 240 - x1(z))

    figures[f"x above 240 in both years, {path}"] = over(cumulative, [score1(mpf(240))])

    # 15% of what each year brings above 120, at most 5 in all.
    def capped(z):
        mean, v = given2(rho, z)
        first = max(mpf(0), x1(z) - 120) * mpf("0.15")
        room = max(mpf(0), 5 - first)
        return min(first, 5) + mpf("0.15") * (black(mean, v, mpf(120)) - black(mean, v, 120 + room / mpf("0.15")))

    figures[f"15% above 120, at most 5, {path}"] = over(capped, [score1(mpf(120)), score1(120 + 5 / mpf("0.15"))])

    # A case of 2021 (90 with 30%, 150 with 70%) in place of the lognormal.
    def cases(z):
        mean, v = given2(rho, z)
        first = mpf(90) if z <= inverse(mpf("0.3")) else mpf(150)
        return black(mean, v, 240 - first)

    figures[f"cases and lognormal above 240, {path}"] = over(cases, [inverse(mpf("0.3"))])

    # Uniform from 60 to 190 in place of the lognormal.
    def uniform(z):
        mean, v = given2(rho, z)
        return black(mean, v, 240 - (60 + 130 * Phi(z)))

    figures[f"uniform and lognormal above 240, {path}"] = over(uniform)

for rho in ["-0.7", "0.4", "0.95"]:
    v = sqrt(V1 * V1 + VY * VY - 2 * mpf(rho) * V1 * VY)
    d = log(mpf(125) / 95) / v + v / 2
    # Margrabe 1978.
    figures[f"x for y in 2021, {rho}"] = 125 * Phi(d) - 95 * Phi(d - v)

SD = {2021: mpf(30), 2022: mpf(40), 2023: mpf(50)}
for path in ["independent", "one path"]:
    variance = mpf(0)
    for a in T:
        for b in T:
            same = mpf(1) if a == b else mpf(0)
            rho = same if path == "independent" else sqrt(min(T[a], T[b]) / max(T[a], T[b]))
            variance += SD[a] * SD[b] * rho
    figures[f"n above 420 in three years, {path}"] = bachelier(mpf(405), sqrt(variance), mpf(420))

# A thousand shares at 50, volatility 40%, delivered on 2022-12-31 if x reaches 150 in 2021; the correlation is 0.5.
delivery = mpf(729) / 365
moved = mpf("0.5") * sqrt(T[2021] / delivery) * mpf("0.4") * sqrt(delivery)
figures["1,000 shares if x reaches 150"] = 1000 * Phi((log(mpf(125) / 150) / V1 - V1 / 2) + moved)

HERE.joinpath("together.json").write_text(
    json.dumps({name: mp.nstr(value, 30, strip_zeros=False) for name, value in figures.items()}, indent=2) + "\n"
)
