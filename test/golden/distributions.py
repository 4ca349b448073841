"""Writes distributions.json: figures for the normal and incomplete beta functions and for the distributions.

    python3 test/golden/distributions.py && npx biome format --write test/golden/distributions.json

Needs mpmath. Everything is computed with 160 digits by mpmath's own functions and by a route that differs from the library's
(closed forms, with a numerical integral of the density as a check), and written with 60.
"""

import json
from pathlib import Path

import mpmath as mp

mp.mp.dps = 160
DIGITS = 60
MPMATH = f"mpmath {mp.__version__}, 160 digits"
m = mp.mpf


def text(x):
    return mp.nstr(x, DIGITS, min_fixed=-5, max_fixed=70)


def close(x, y, digits=45):
    assert abs(x - y) <= m(10) ** -digits * max(abs(x), abs(y)), (mp.nstr(x, 60), mp.nstr(y, 60))


def cdf(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def density(x):
    return mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)


def score(p):
    """The normal quantile by bisection and secant on the logarithm of the tail."""
    tail = min(p, 1 - p)
    x = mp.findroot(lambda z: mp.log(cdf(z)) - mp.log(tail), (-mp.sqrt(-2 * mp.log(tail)) / 2, -mp.sqrt(-2 * mp.log(tail))))
    return x if p < m("0.5") else -x


def near_half(offset):
    """The normal quantile of 1/2 + offset, for an offset so small that it must be solved for itself."""
    flat = offset * mp.sqrt(2 * mp.pi)
    return mp.findroot(lambda z: mp.erf(z / mp.sqrt(2)) / (2 * offset) - 1, (flat, flat * (1 + m("1e-3"))))


scores = ["0", "1e-60", "-1e-30", "0.001", "-0.5", "0.674489750196081743202227014541307185", "-1", "1", "-1.96"]
scores += ["1.2345678901234567890123456789012345678901234567890123456789012345", "2", "-2.5", "3", "-3.3", "-5", "-6.8"]
scores += ["-6.95", "-7.123456789012345678901234567890123456789012345678901234567", "7.5", "-8.3", "-9", "-10", "-12.5"]
scores += ["-20", "-37.6", "-100", "-123.456", "-299.9999999999999999999999999999999999999999", "-300", "-777", "-12345.678"]
scores += ["-1234567.89012345678901234567890123456789012345678901234567"]
normal = {
    "source": f"{MPMATH}: erfc and exp",
    "cases": [{"x": x, "density": text(density(m(x))), "cdf": text(cdf(m(x)))} for x in scores],
}

probabilities = ["1e-200", "1e-100", "1e-50", "3.7e-21", "0.000001", "0.001", "0.025", "0.1", "0.2499999", "0.2500001"]
probabilities += ["0.3333333333333333333333333333333333333333333333333333333333333333", "0.49", "0.5", "0.51", "0.75", "0.8"]
probabilities += ["0.975", "0.99999", "0." + "9" * 20, "0." + "9" * 50]
quantiles = {
    "source": f"{MPMATH}: a root of erfc",
    "cases": [{"p": p, "x": text(m(0) if p == "0.5" else score(m(p)))} for p in probabilities]
    + [{"p": f"0.5{'0' * zeros}1", "x": text(near_half(m(f"1e-{zeros + 2}")))} for zeros in (3, 10, 39)],
}

# Table 26.1 prints P(x), the normal distribution function, with 15 decimals.
published = {
    "source": "Abramowitz & Stegun, Handbook of Mathematical Functions (1964), Table 26.1",
    "cases": [
        {"x": "0.5", "cdf": "0.691462461274013"},
        {"x": "1", "cdf": "0.841344746068543"},
        {"x": "1.5", "cdf": "0.933192798731142"},
        {"x": "2", "cdf": "0.977249868051821"},
        {"x": "3", "cdf": "0.998650101968370"},
    ],
}
for case in published["cases"]:
    assert mp.nint(cdf(m(case["x"])) * m(10) ** 15) == m(case["cdf"]) * m(10) ** 15, case


def incomplete_beta(x, a, b):
    """x^a (1-x)^b / (a B(a, b)) * 2F1(a + b, 1; a + 1; x), the side that converges."""
    if x > m("0.5"):
        return 1 - incomplete_beta_series(1 - x, b, a)
    return incomplete_beta_series(x, a, b)


def incomplete_beta_series(x, a, b):
    term = total = m(1)
    n = 0
    while term > total * m(10) ** -155:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    return x**a * (1 - x) ** b / (a * mp.beta(a, b)) * total


betas = [
    ("0.5", "2", "3"), ("0.1", "1", "5"), ("0.9", "1", "5"), ("0.25", "5", "1"), ("0.001", "3", "3"), ("0.5", "3", "3"),
    ("1e-40", "2.2", "3.8"), ("0.3", "2.2", "3.8"), ("0.366", "2.2", "3.8"), ("0.367", "2.2", "3.8"),
    ("0.4", "2.2", "3.8"), ("0.9", "2.2", "3.8"), ("0.8333", "4.999999", "1.000001"), ("0.2", "3.00000000000000000001", "2.99999999999999999999"),
    ("0.7", "3.00000000000000000001", "2.99999999999999999999"), ("0.5", "1", "1"), ("0.25", "1.5", "2.5"), ("0.01", "50.5", "3.25"), ("0.93", "50.5", "3.25"),
    ("0.5", "400", "500.5"),
]
incomplete = {"source": f"{MPMATH}: series of 2F1 over mpmath.beta", "cases": []}
for x, a, b in betas:
    value = incomplete_beta(m(x), m(a), m(b))
    close(value, mp.betainc(m(a), m(b), 0, m(x), regularized=True))
    incomplete["cases"].append({"x": x, "a": a, "b": b, "value": text(value)})
exact = {
    "source": "closed forms: I_x(a, 1) = x^a, I_x(1, b) = 1 - (1 - x)^b, I_1/2(2, 3) = 11/16, I_1/4(2, 2) = 5/32",
    "cases": [
        {"x": "0.25", "a": "5", "b": "1", "value": "0.0009765625"},
        {"x": "0.9", "a": "1", "b": "5", "value": "0.99999"},
        {"x": "0.5", "a": "2", "b": "3", "value": "0.6875"},
        {"x": "0.25", "a": "2", "b": "2", "value": "0.15625"},
    ],
}


class Lognormal:
    def __init__(self, mean, v, shift="0"):
        self.mean, self.v, self.shift = m(mean) + m(shift), m(v), m(shift)

    def masses(self, k):
        y = k + self.shift
        d1 = mp.log(self.mean / y) / self.v + self.v / 2
        d2 = d1 - self.v
        tails = [(cdf(-d2), cdf(-d1)), (cdf(d2), cdf(d1))]
        return [(p, self.mean * part - self.shift * p) for p, part in tails]

    def density(self, x):
        y = x + self.shift
        return density((mp.log(y / self.mean) + self.v**2 / 2) / self.v) / (self.v * y)

    def quantile(self, p):
        return self.mean * mp.exp(self.v * score(p) - self.v**2 / 2) - self.shift


class Normal:
    def __init__(self, mean, deviation):
        self.mean, self.deviation = m(mean), m(deviation)

    def masses(self, k):
        z = (k - self.mean) / self.deviation
        return [(cdf(side * z), self.mean * cdf(side * z) - side * self.deviation * density(z)) for side in (1, -1)]

    def density(self, x):
        return density((x - self.mean) / self.deviation) / self.deviation

    def quantile(self, p):
        return self.mean + self.deviation * score(p)


class Triangular:
    """Moments of the whole density from the antiderivative of each side; cancellation is what the 160 digits are for."""

    def __init__(self, low, mode, high):
        self.low, self.mode, self.high = m(low), m(mode), m(high)

    def density(self, x):
        width = self.high - self.low
        if x < self.mode:
            return 2 * (x - self.low) / (width * (self.mode - self.low))
        return 2 * (self.high - x) / (width * (self.high - self.mode)) if self.mode < self.high else 2 / width

    def masses(self, k):
        return [self.between(self.low, k), self.between(k, self.high)]

    def between(self, start, end):
        left = self.side(start, min(end, self.mode), self.low, self.mode) if start < self.mode else (0, 0)
        right = self.side(max(start, self.mode), end, self.high, self.mode) if end > self.mode else (0, 0)
        return (left[0] + right[0], left[1] + right[1])

    def side(self, start, end, foot, top):
        slope = 2 / ((self.high - self.low) * (top - foot))
        area = lambda x: slope * (x**2 / 2 - foot * x)
        moment = lambda x: slope * (x**3 / 3 - foot * x**2 / 2)
        return (area(end) - area(start), moment(end) - moment(start))

    def quantile(self, p):
        return bisect(lambda x: self.between(self.low, x)[0] - p, self.low, self.high)


class Uniform:
    def __init__(self, low, high):
        self.low, self.high = m(low), m(high)

    def density(self, x):
        return 1 / (self.high - self.low)

    def masses(self, k):
        w = self.high - self.low
        return [((k - self.low) / w, (k**2 - self.low**2) / (2 * w)), ((self.high - k) / w, (self.high**2 - k**2) / (2 * w))]

    def quantile(self, p):
        return self.low + p * (self.high - self.low)


class Pert:
    def __init__(self, low, mode, high):
        self.low, self.mode, self.high = m(low), m(mode), m(high)
        self.width = self.high - self.low
        self.a = 1 + 4 * (self.mode - self.low) / self.width
        self.b = 6 - self.a

    def density(self, x):
        y = (x - self.low) / self.width
        return y ** (self.a - 1) * (1 - y) ** (self.b - 1) / (mp.beta(self.a, self.b) * self.width)

    def masses(self, k):
        y, a, b = (k - self.low) / self.width, self.a, self.b
        below, above = incomplete_beta(y, a, b), incomplete_beta(1 - y, b, a)
        return [
            (below, self.low * below + self.width * a / 6 * incomplete_beta(y, a + 1, b)),
            (above, self.low * above + self.width * a / 6 * incomplete_beta(1 - y, b, a + 1)),
        ]

    def quantile(self, p):
        if p < m("1e-20"):
            guess = (p * self.a * mp.beta(self.a, self.b)) ** (1 / self.a)
            root = mp.findroot(lambda s: incomplete_beta(guess * s, self.a, self.b) / p - 1, (m(1), m("1.01")))
            return self.low + self.width * guess * root
        return bisect(lambda x: self.masses(x)[0][0] - p, self.low, self.high)


def bisect(function, low, high):
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) < 0 else (low, middle)
    return mp.findroot(function, (low, high))


families = [
    ("lognormal", Lognormal, ["100", "0.35"], ["0.0001", "20", "80", "99", "117.3", "500", "100000", "1e20"], ["1e-50", "0.1", "0.5", "0.9"]),
    ("lognormal", Lognormal, ["1000000000", "2.5"], ["1", "1e8", "1e9", "1e15"], ["0.05", "0.999"]),
    ("lognormal", Lognormal, ["1", "0.0001"], ["0.99", "0.9999", "1", "1.00000000000000000000000000001", "1.03"], ["0.25"]),
    ("lognormal", Lognormal, ["3", "7e-13"], ["2.99999999997", "3", "3.000000000001"], ["0.25"]),
    ("shiftedLognormal", Lognormal, ["-5", "0.4", "30"], ["-29.999", "-20", "-5", "0", "10", "400"], ["0.01", "0.7"]),
    ("shiftedLognormal", Lognormal, ["0", "0.00001", "1000000"], ["-100", "-10", "0", "20", "300"], ["0.3"]),
    ("normal", Normal, ["1.5", "0.75"], ["-200", "-10", "0", "1.5", "2", "7", "250.125"], ["1e-30", "0.2", "0.5", "0.95"]),
    ("normal", Normal, ["100", "1"], ["-0.5", "0", "1e-30", "93", "101", "130"], ["0.99"]),
    ("uniform", Uniform, ["-2", "6"], ["-1.9999999999999999999999999999", "-1", "0", "3.3", "5.9999999999999"], ["1e-20", "0.3"]),
    ("triangular", Triangular, ["0", "1", "10"], ["1e-30", "0.5", "1", "4", "9.99999999999999999999"], ["0.05", "0.1", "0.6"]),
    ("triangular", Triangular, ["-3", "-3", "7"], ["-2.9999999999999999999999999", "0", "6"], ["0.5"]),
    ("triangular", Triangular, ["-3", "7", "7"], ["-2.9999999999999999999999999", "0", "6.99999999999999999999999"], ["0.5"]),
    ("pert", Pert, ["0", "3", "10"], ["1e-25", "0.01", "2", "3.6", "3.7", "9", "9.99999999999999999999"], ["1e-100", "0.1", "0.5", "0.99"]),
    ("pert", Pert, ["-10", "-10", "20"], ["-9.9999999999999999999", "-5", "0", "19"], ["0.4"]),
    ("pert", Pert, ["-10", "20", "20"], ["-9.9999", "0", "19", "19.9999999999999999999"], ["0.4"]),
    ("pert", Pert, ["5", "5.00000000000000000000001", "6"], ["5.1", "5.5"], ["0.2"]),
]
distributions = []
for family, model, arguments, points, shares in families:
    distribution = model(*arguments)
    cases = []
    for point in points:
        k = m(point)
        (below, below_part), (above, above_part) = distribution.masses(k)
        close(below + above, m(1), 140)
        if 1e-9 < below < 1 - 1e-9:
            mp.mp.dps = 50
            start = distribution.low if hasattr(distribution, "low") else distribution.quantile(m("1e-60"))
            knots = [start, *(x for x in [distribution.quantile(below / 10**6), distribution.quantile(below / 20)] if start < x < k), k]
            if getattr(distribution, "mode", k) < k:
                knots = [start, distribution.mode, k]
            close(mp.quad(distribution.density, knots), below, 15)
            close(mp.quad(lambda x: x * distribution.density(x), knots) + 1000, below_part + 1000, 15)
            mp.mp.dps = 160
        # What is left of 160 digits after these differences, 60 at least, is a check of the tails alone.
        cases.append({
            "k": point,
            "below": [text(below), text(below_part)],
            "above": [text(above), text(above_part)],
            "put": text(k * below - below_part),
            "call": text(above_part - k * above),
        })
    distributions.append({
        "family": family,
        "arguments": arguments,
        "masses": cases,
        "quantiles": [{"p": p, "x": text(distribution.quantile(m(p)))} for p in shares],
    })

figures = {
    "generator": "test/golden/distributions.py",
    "normal": normal,
    "normalQuantiles": quantiles,
    "publishedNormal": published,
    "incompleteBeta": incomplete,
    "exactIncompleteBeta": exact,
    "distributions": {"source": f"{MPMATH}: closed forms, each checked against mpmath.quad of its density", "families": distributions},
}
path = Path(__file__).with_suffix(".json")
path.write_text(json.dumps(figures, indent=2) + "\n")
