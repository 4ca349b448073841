"""Recomputes the levels of a roll-forward with mpmath at 80 digits, independently of the library.

    python3 test/golden/rollForward.py && npx biome format --write test/golden

Half of the profit of 2021 and of 2022, each no less than nothing and no more than 500,000, 30 days after the year's end, if a
licence is granted. On 2021-01-01: lognormals of mean 700,000 and 900,000, volatility 40%, premium 5%, 6% and a spread of 2%,
licence 60%. On 2022-03-01: 800,000 came in for 2021; for 2022 mean 1,000,000, volatility 30%, premium 4%, 4.5% and a spread of
3%; the licence has been granted.
"""

import datetime
import json
import pathlib

from mpmath import erfc, exp, log, mp, mpf, sqrt

mp.dps = 80
HERE = pathlib.Path(__file__).parent
OPENING, CLOSING = datetime.date(2021, 1, 1), datetime.date(2022, 3, 1)
PAID = {2021: datetime.date(2022, 1, 30), 2022: datetime.date(2023, 1, 30)}


def digits(value):
    return mp.nstr(mpf(value), 45, strip_zeros=False)


def normal(x):
    return erfc(-x / sqrt(mpf(2))) / 2


def call(mean, strike, v):
    d1 = log(mean / strike) / v + v / 2
    return mean * normal(d1) - strike * normal(d1 - v)


def years_to_middle(year, today):
    # Once the year is under way, the middle of what remains of it counts.
    start = max(datetime.date(year, 1, 1), today)
    half_days = (start - today).days + (datetime.date(year, 12, 31) - today).days + 1
    return max(mpf(0), mpf(half_days) / 730)


def expected(year, today, mean, volatility, premium):
    """E[min(500,000, M/2)] = (M − call(1,000,000))/2 for M above 0"""
    years = years_to_middle(year, today)
    if years == 0:
        return min(mpf(500_000), mpf(mean) / 2)
    forward = mpf(mean) * exp(-mpf(premium) * years)
    return (forward - call(forward, mpf(1_000_000), mpf(volatility) * sqrt(years))) / 2


def owed(year, today, mean, volatility, premium, rate, odds):
    years = mpf((PAID[year] - today).days) / 365
    return expected(year, today, mean, volatility, premium) * mpf(odds) * (1 + mpf(rate)) ** -years


old, odds, rate = ("0.4", "0.05"), "0.6", "0.08"
opening = owed(2021, OPENING, 700_000, *old, rate, odds) + owed(2022, OPENING, 900_000, *old, rate, odds)
expected_then = expected(2021, OPENING, 700_000, *old) * mpf(odds)
known = mpf(400_000)
later = lambda mean, volatility, premium, spread, odds: owed(2022, CLOSING, mean, volatility, premium, spread, odds)
levels = {
    "opening": opening,
    "time": expected_then + later(900_000, *old, rate, odds),
    "forecasts": known * mpf(odds) + later(1_000_000, *old, rate, odds),
    "volatilities": known * mpf(odds) + later(1_000_000, "0.3", "0.05", rate, odds),
    "rates": known * mpf(odds) + later(1_000_000, "0.3", "0.04", "0.075", odds),
    "prices": known * mpf(odds) + later(1_000_000, "0.3", "0.04", "0.075", odds),
    "probabilities": known + later(1_000_000, "0.3", "0.04", "0.075", 1),
    "other": known + later(1_000_000, "0.3", "0.04", "0.075", 1),
    "payments": later(1_000_000, "0.3", "0.04", "0.075", 1),
}
figures = [{"levels": {name: digits(value) for name, value in levels.items()}}]
(HERE / "rollForward.json").write_text(json.dumps(figures, indent=2) + "\n")
