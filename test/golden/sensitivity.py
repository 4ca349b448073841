"""Slopes in closed form and break-even beliefs, computed independently with mpmath at 60 digits.

Run from the project's root: python3 test/golden/sensitivity.py > test/golden/sensitivity.json

Black: F. Black, "The pricing of commodity contracts", Journal of Financial Economics 3 (1976). A share s of a lognormal M,
the payment capped at c: s·E[min(M, K)] = s·(F - C(K)), K = c/s; d/dF = s·Φ(-d1), d/dσ = -s·F·φ(d1)·√t.
"""
import json
from datetime import date
from mpmath import log, mp, mpf, ncdf, npdf, sqrt, findroot

mp.dps = 60
TODAY, CLOSING = date(2020, 9, 14), date(2020, 11, 12)


def years(day):
    return mpf((day - TODAY).days) / 365


def text(value):
    return mp.nstr(value, 45)


# The break-even profit of examples/break-even.ts: linear in it.
at_closing = mpf("1.08") ** -years(CLOSING)
shares = sum(mpf("1.09") ** -years(date(year, 12, 31)) / 2 for year in (2021, 2022))
profit = (mpf("30e9") - mpf("20e9") * at_closing) / shares

# Half of a lognormal profit of 2021, at most 600 million, paid on 31 December 2021 and discounted at 8%.
start, end = date(2021, 1, 1).toordinal(), date(2021, 12, 31).toordinal()
t = (mpf(start + end + 1) / 2 - TODAY.toordinal()) / 365
F, sigma, s, cap = mpf("1e9"), mpf("0.4"), mpf("0.5"), mpf("600e6")
K = cap / s
factor = mpf("1.08") ** -years(date(2021, 12, 31))


def capped(mean, vol, rate):
    v = vol * sqrt(t)
    d1 = log(mean / K) / v + v / 2
    call = mean * ncdf(d1) - K * ncdf(d1 - v)
    return s * (mean - call) * (1 + rate) ** -years(date(2021, 12, 31))


v = sigma * sqrt(t)
d1 = log(F / K) / v + v / 2
value = capped(F, sigma, mpf("0.08"))

print(json.dumps({
    "source": "test/golden/sensitivity.py: mpmath, 60 digits; Black (1976)",
    "breakEvenProfit": text(profit),
    "capped": {
        "value": text(value),
        "delta": text(factor * s * ncdf(-d1)),
        "vega": text(-factor * s * F * npdf(d1) * sqrt(t)),
        "perRate": text(-years(date(2021, 12, 31)) / mpf("1.08") * value),
        "impliedVolatility": text(findroot(lambda x: capped(F, x, mpf("0.08")) - mpf("350e6"), mpf("1"))),
        "meanFor400m": text(findroot(lambda x: capped(x, sigma, mpf("0.08")) - mpf("400e6"), mpf("1e9"))),
    },
}, indent=2))
