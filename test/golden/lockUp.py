"""Writes lockUp.json: discounts of lock-ups, and offers with locked-up stock.

    python3 test/golden/lockUp.py && npx biome format --write test/golden/lockUp.json

Needs mpmath. The published formulae are evaluated with 800 digits as they stand, checked against an integral of what each model
is about, and written with 50.
"""

import json
from pathlib import Path

import mpmath as mp

mp.mp.dps = 800
m = mp.mpf
MPMATH = f"mpmath {mp.__version__}, 800 digits"


def text(x):
    return mp.nstr(x, 50, min_fixed=-5, max_fixed=70)


def cdf(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def close(x, y):
    assert abs(x - y) <= m(10) ** -20 * max(abs(x), abs(y)), (mp.nstr(x, 30), mp.nstr(y, 30))


def coarsely(integrand, points):
    """An integral with 40 digits: enough to tell one formula from another."""
    with mp.workdps(40):
        return mp.quad(integrand, points)


def within(x):
    return mp.erf(x / mp.sqrt(2))


def finnerty(s, _rate):
    v = mp.sqrt(s + mp.log(2 * (mp.exp(s) - s - 1)) - 2 * mp.log(mp.exp(s) - 1))
    return within(v / 2)


def ghaidarov(s, _rate):
    second_moment = 2 * (mp.exp(s) - s - 1) / s**2
    if m("1e-3") < s < 20:
        # E[A²] of an average A over [0, 1] with E[S(t)S(u)] = e^(s·min(t, u))
        close(second_moment, 2 * coarsely(lambda u: (1 - u) * mp.exp(s * u), [0, 1]))
    return within(mp.sqrt(mp.log(second_moment)) / 2)


def chaffe(s, rate):
    root = mp.sqrt(s)
    put = mp.exp(-rate) * cdf((-rate + s / 2) / root) - cdf((-rate - s / 2) / root)
    if m("1e-3") < s < 20:
        payoff = lambda z: (mp.exp(-rate) - mp.exp(-s / 2 + root * z)) * mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi)
        top = (s / 2 - rate) / root
        close(put, coarsely(payoff, [top - 14, top - 6, top - 3, top - 1, top]))
    return put


def longstaff(s, _rate):
    bound = (2 + s / 2) * cdf(mp.sqrt(s) / 2) + mp.sqrt(s / (2 * mp.pi)) * mp.exp(-s / 8) - 1
    if m("1e-3") < s < 20:
        # The mean of the highest level reached, less 1: P(max > e^b) by the reflection principle.
        root = mp.sqrt(s)
        beyond = lambda b: mp.exp(b) * cdf((-b - s / 2) / root) + cdf((-b + s / 2) / root)
        close(bound, coarsely(beyond, [0, root, 3 * root, 6 * root, 6 * root + 3 * s, 14 * root + 9 * s]))
    return bound


MODELS = {"finnerty": finnerty, "ghaidarov": ghaidarov, "chaffe": chaffe, "longstaff": longstaff}
LOCK_UPS = [
    # years, volatility, dividend yield, continuous interest rate
    ("5", "0.45", "0", "0.05"),
    ("2", "0.2", "0", "0.01"),
    ("0.5", "0.35", "0.012", "0.02"),
    ("10", "0.9", "0.03", "0.03"),
    ("8", "0.30", "0.05", "-0.005"),
    ("0.002739726027397260273972602739726027397260273972602739726027", "0.15", "0", "0.08"),
    ("1e-12", "1e-9", "0.5", "0"),
    ("3", "1e-60", "0", "0"),
    ("25", "2.5", "0.001", "0.1"),
]
discounts = []
for model, fraction in MODELS.items():
    for years, volatility, dividends, rate in LOCK_UPS:
        t = m(years)
        value = mp.exp(-m(dividends) * t) * fraction(m(volatility) ** 2 * t, m(rate) * t)
        if value > 1:
            continue
        terms = {"model": model, "years": years, "volatility": volatility, "dividendYield": dividends}
        if model == "chaffe":
            terms["riskFreeRate"] = rate
        discounts.append({"terms": terms, "expected": text(value)})

# 180 million shares at 57 dollars, or 10 billion dollars of them, delivered 59 days on, locked up for 181 days from then
# (six months from 2020-11-12); 40% volatility, 1.6% dividends, 8% a year.
DELIVERY, LOCKED = m(59) / 365, m(181) / 365
SIGMA, Q, R = m("0.4"), m("0.016"), m("0.08")


def kept(model):
    s = SIGMA**2 * LOCKED
    return 1 - mp.exp(-Q * LOCKED) * MODELS[model](s, mp.log(1 + R) * LOCKED)


offers = []
for model in MODELS:
    shares = m("180e6") * 57 * mp.exp(-Q * DELIVERY) * kept(model)
    worth = m("10e9") * (1 + R) ** -DELIVERY * kept(model)
    offers.append({"model": model, "shares": text(shares), "value": text(worth)})

SUITE = "tests/dlom of pyvalfx, github.com/miketsai05/pyvalfx"
published = [
    {"source": SUITE, "terms": {"model": model, "years": years, "volatility": volatility, **more}, "printed": printed}
    for model, years, volatility, more, printed in [
        ("finnerty", "5", "0.45", {}, "0.20955289"),
        ("finnerty", "2", "0.20", {}, "0.06464116"),
        ("finnerty", "10", "0.90", {}, "0.32231816"),
        ("finnerty", "5", "0.45", {"dividendYield": "0.01"}, "0.19933287"),
        ("finnerty", "8", "0.30", {"dividendYield": "0.05"}, "0.12199965"),
        ("ghaidarov", "5", "0.45", {}, "0.23808668"),
        ("ghaidarov", "2", "0.20", {}, "0.06529152"),
        ("ghaidarov", "10", "0.90", {}, "0.71679876"),
        ("ghaidarov", "5", "0.45", {"dividendYield": "0.01"}, "0.22647505"),
        ("ghaidarov", "8", "0.30", {"dividendYield": "0.05"}, "0.13357704"),
        ("chaffe", "5", "0.45", {"riskFreeRate": "0.05"}, "0.24152077"),
        ("chaffe", "2", "0.20", {"riskFreeRate": "0.01"}, "0.10172519"),
        ("chaffe", "10", "0.90", {"riskFreeRate": "0.03"}, "0.60811511"),
    ]
]
TABLE = "Longstaff 1995, Table I (quoted from memory, not looked up)"
published += [
    {"source": TABLE, "terms": {"model": "longstaff", "years": years, "volatility": volatility}, "printed": printed}
    for years, volatility, printed in [
        ("0.5", "0.10", "0.05768"),
        ("0.5", "0.20", "0.11793"),
        ("0.5", "0.30", "0.18082"),
        ("1", "0.10", "0.08232"),
        ("1", "0.20", "0.16984"),
        ("1", "0.30", "0.26276"),
        ("2", "0.10", "0.11793"),
        ("2", "0.20", "0.24643"),
        ("2", "0.30", "0.38605"),
        ("5", "0.10", "0.19128"),
        ("5", "0.20", "0.40979"),
        ("5", "0.30", "0.65772"),
    ]
]

figures = {
    "source": f"{MPMATH}: the published formulae, each checked against an integral",
    "discounts": discounts,
    "offers": offers,
    "published": published,
}
Path(__file__).with_suffix(".json").write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n")
