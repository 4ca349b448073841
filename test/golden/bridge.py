"""Recomputes the levels of a value bridge with mpmath at 80 digits, independently of the library.

    python3 test/golden/bridge.py && npx biome format --write test/golden

On 2021-01-01, in USD at 6%: EUR 1,000,000 in 2 years (EUR 3%, spot 1.2), 10,000 shares at 50 in 1 year (yield 2%, locked up
for 6 months, volatility 30%, Finnerty 2012), half of a profit in 2021 between 100,000 and 400,000 a quarter of a year late
(lognormal, mean 700,000, volatility 40%, premium 5%), USD 300,000 in 3 years at a required return of 12%, and USD 200,000 in
2 years if a licence is granted (60%). The payer's spread is 2%, the odds of approval are 80%, and the deal closes at once.
"""

import datetime
import json
import pathlib

from mpmath import erfc, exp, log, mp, mpf, sqrt

mp.dps = 80
HERE = pathlib.Path(__file__).parent
TODAY = datetime.date(2021, 1, 1)


def digits(value):
    return mp.nstr(mpf(value), 45, strip_zeros=False)


def years(text):
    return mpf((datetime.date.fromisoformat(text) - TODAY).days) / 365


def discount(rate, date):
    return (1 + mpf(rate)) ** -years(date)


def normal(x):
    return erfc(-x / sqrt(mpf(2))) / 2


def call(mean, strike, v):
    d1 = log(mean / strike) / v + v / 2
    return mean * normal(d1) - strike * normal(d1 - v)


def profit_share(mean, v):
    """min(400,000, max(100,000, X/2)) = 100,000 + (call(200,000) − call(800,000))/2"""
    return 100_000 + (call(mean, mpf(200_000), v) - call(mean, mpf(800_000), v)) / 2


def finnerty(variance, after_dividends):
    s = variance
    v = sqrt(s + log(2 * (exp(s) - s - 1)) - 2 * log(exp(s) - 1))
    return after_dividends * (2 * normal(v / 2) - 1)


ORDER = [
    "headline", "past", "uncertainty", "risk-premium", "time", "credit", "required-return", "dividends", "lock-up",
    "currency", "conditions", "closing",
]


def levels(**given):
    """Each level that is not stated is that of the step before."""
    found, last = {}, None
    for step in ORDER:
        last = given.get(step.replace("-", "_"), last)
        found[step] = mpf(last)
    return found


middle = mpf(365) / 730
v = mpf("0.4") * sqrt(middle)
plain = profit_share(mpf(700_000), v)
adjusted = profit_share(mpf(700_000) * exp(-mpf("0.05") * middle), v)
paid = "2022-03-31"
shares = mpf(500_000)
carried = shares * exp(-mpf("0.02") * years("2022-01-01"))
half = mpf((datetime.date(2022, 7, 1) - datetime.date(2022, 1, 1)).days) / 365
locked = carried * (1 - finnerty(mpf("0.09") * half, exp(-mpf("0.02") * half)))
euros, fee, licence = mpf(1_200_000), mpf(300_000), mpf(200_000)
in_two, in_three = "2023-01-01", "2024-01-01"
odds = mpf("0.8")

columns = {
    "Euros": levels(
        headline=euros,
        time=euros * discount("0.06", in_two),
        credit=euros * discount("0.08", in_two),
        currency=euros * discount("0.05", in_two),
        closing=euros * discount("0.05", in_two) * odds,
    ),
    "Shares": levels(headline=shares, dividends=carried, lock_up=locked, closing=locked * odds),
    "Profit share": levels(
        headline=mpf(350_000),
        uncertainty=plain,
        risk_premium=adjusted,
        time=adjusted * discount("0.06", paid),
        credit=adjusted * discount("0.08", paid),
        closing=adjusted * discount("0.08", paid) * odds,
    ),
    "Deferred": levels(
        headline=fee,
        time=fee * discount("0.06", in_three),
        required_return=fee * discount("0.12", in_three),
        closing=fee * discount("0.12", in_three) * odds,
    ),
    "Licence": levels(
        headline=licence,
        time=licence * discount("0.06", in_two),
        credit=licence * discount("0.08", in_two),
        conditions=licence * discount("0.08", in_two) * mpf("0.6"),
        closing=licence * discount("0.08", in_two) * mpf("0.6") * odds,
    ),
}
whole = {step: sum(column[step] for column in columns.values()) for step in ORDER}
cases = [
    {"name": name, "levels": {step: digits(value) for step, value in column.items()}}
    for name, column in [("Everything", whole), *columns.items()]
]
(HERE / "bridge.json").write_text(json.dumps(cases, indent=2) + "\n")
