"""The reported Oracle offer under the three views in examples/, computed independently with mpmath at 60 digits.

Closed forms for the lognormal and the normal (Bachelier), numerical quadrature for the PERT's beta density.
Run from the project's root: python3 test/golden/oracleViews.py > test/golden/oracleViews.json
"""
import json
from datetime import date
from mpmath import beta, exp, mp, mpf, ncdf, npdf, quad, sqrt

mp.dps = 60
CLOSING, TODAY = date(2020, 11, 12), date(2020, 9, 14)
ENDS = {2021: date(2021, 12, 31), 2022: date(2022, 12, 31)}


def years(day):
    return mpf((day - TODAY).days) / 365


def middle(year):
    start, end = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return (mpf(start + end + 1) / 2 - TODAY.toordinal()) / 365


def pert_floored(low, mode, high, shift):
    """E[max(0, X + shift)] for X beta-PERT distributed with weight 4."""
    low, mode, high = mpf(low), mpf(mode), mpf(high)
    a, b = 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)
    scale = beta(a, b) * (high - low) ** (a + b - 1)
    density = lambda x: (x - low) ** (a - 1) * (high - x) ** (b - 1) / scale
    return quad(lambda x: (x + shift) * density(x), [max(low, -shift), mode, high])


def normal_floored(mean, deviation):
    d = mpf(mean) / mpf(deviation)
    return mpf(mean) * ncdf(d) + mpf(deviation) * npdf(d)


def view(rate, spread, payments, own=None):
    at_closing = mpf("10e9") * (1 + mpf(rate)) ** -years(CLOSING)
    later = mpf(own) if own else mpf(rate) + mpf(spread)
    shares = {year: amount / 2 * (1 + later) ** -years(ENDS[year]) for year, amount in payments.items()}
    return {
        "cash": mp.nstr(at_closing, 45),
        **{str(year): mp.nstr(value, 45) for year, value in shares.items()},
        "total": mp.nstr(2 * at_closing + sum(shares.values()), 45),
    }


def pert_view(low, mode, high, year):
    low, mode, high = mpf(low), mpf(mode), mpf(high)
    mean = (low + 4 * mode + high) / 6
    return pert_floored(low, mode, high, mean * exp(-mpf("0.03") * middle(year)) - mean)


print(json.dumps({
    "source": "test/golden/oracleViews.py: mpmath, 60 digits; beta quadrature for the buyer's PERT",
    "seller": view("0.06", "0.01", {2021: mpf("1.5e9"), 2022: mpf("2.4e9")}),
    "buyer": view("0.08", "0.01", {
        2021: pert_view("-0.3e9", "1.0e9", "2.0e9", 2021),
        2022: pert_view("-0.3e9", "1.4e9", "3.0e9", 2022),
    }),
    "sceptic": view("0.1", "0.02", {
        2021: normal_floored("-0.2e9", "0.5e9"), 2022: normal_floored("0.4e9", "0.8e9"),
    }, own="0.18"),
}, indent=2))
