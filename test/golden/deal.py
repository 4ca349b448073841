"""Recomputes the golden figures of deals with mpmath at 80 digits, independently of the library.

    python3 test/golden/deal.py && npx biome format --write test/golden

A deal that pays 1000 and a ticking fee of 6% a year from 2021-02-01, closes at a constant hazard rate if it is approved, and
lapses on its outside date; if it fails, 600 on 2021-12-31.
"""

import calendar
import datetime
import json
import pathlib

from mpmath import exp, mp, mpf

mp.dps = 80
HERE = pathlib.Path(__file__).parent


def digits(value):
    return mp.nstr(value, 45, strip_zeros=False)


def day(text):
    return datetime.date.fromisoformat(text)


def month_ends(first, last):
    found = []
    year, month = first.year, first.month
    while True:
        end = datetime.date(year, month, calendar.monthrange(year, month)[1])
        if end >= last:
            return found + [last]
        if end > first:
            found.append(end)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def every_day(first, last):
    return [first + datetime.timedelta(n) for n in range(1, (last - first).days + 1)]


def case(hazard, first, last, every, outside, approval, rate):
    today = day("2021-01-01")
    first, last, outside = day(first), day(last), day(outside)
    grid = (month_ends if every == "month" else every_day)(first, last)
    years = lambda date: mpf((date - today).days) / 365
    discount = lambda date: (1 + mpf(rate)) ** -years(date)
    still = lambda date: exp(-mpf(hazard) * (date - first).days / 365)
    before, days, closes, worth = mpf(1), [], mpf(0), mpf(0)
    for date in grid:
        probability, before = before - still(date), still(date)
        days.append({"date": str(date), "probability": digits(probability)})
        if date > outside:
            continue
        late = max(0, (date - day("2021-02-01")).days)
        closes += mpf(approval) * probability
        worth += mpf(approval) * probability * (1000 + 60 * mpf(late) / 365) * discount(date)
    other = (1 - closes) * 600 * discount(day("2021-12-31"))
    return {
        "hazardRate": hazard,
        "from": str(first),
        "until": str(last),
        "every": every,
        "outsideDate": str(outside),
        "approval": approval,
        "discountRate": rate,
        "days": days,
        "closes": digits(closes),
        "ifClosed": digits(worth / closes),
        "expected": digits(worth + other),
    }


cases = [
    case("3", "2021-01-01", "2021-06-30", "month", "2021-06-30", "0.8", "0.05"),
    case("0.75", "2021-01-31", "2022-02-15", "month", "2021-11-30", "0.65", "0.08"),
    case("12", "2021-02-27", "2021-03-20", "day", "2021-03-15", "1", "0.02"),
    case("250", "2021-01-01", "2021-02-10", "day", "2021-02-10", "0.5", "0"),
]
(HERE / "deal.json").write_text(json.dumps(cases, indent=2) + "\n")


def oracle():
    """The reported offer under examples/oracle-tiktok.completion.json, by listing what may happen."""
    today = day("2020-09-14")
    years = lambda date: mpf((day(date) - today).days) / 365
    safe = lambda date: mpf("1.06") ** -years(date)
    owed = lambda date: mpf("1.07") ** -years(date)
    plan, washington, cfius, beijing = mpf("0.55"), mpf("0.7"), mpf("0.95"), mpf("0.3")
    kept = mpf("15e9") * safe("2020-11-12")
    profits = mpf("0.5e9") * owed("2021-12-31") + mpf("0.75e9") * owed("2022-12-31")
    closes, worth, before = mpf(0), mpf(0), mpf(1)
    for date in ["2020-09-30", "2020-10-31", "2020-11-12"]:
        still = exp(-mpf(12) * (day(date) - day("2020-09-21")).days / 365)
        probability, before = plan * washington * cfius * beijing * (before - still), still
        closes += probability
        worth += probability * (mpf("20e9") * safe(date) + profits)
    passes = washington * cfius + (1 - washington) * mpf("0.05")
    partner = passes * mpf("0.8") + (1 - passes) * mpf("0.3")
    no_plan = (1 - plan) * partner * kept
    no_beijing = plan * washington * cfius * (1 - beijing) * mpf("0.8") * kept
    return {
        "closes": digits(closes),
        "ifClosed": digits(worth / closes),
        "ifNot": digits((no_plan + no_beijing) / (1 - closes)),
        "expected": digits(worth + no_plan + no_beijing),
    }


(HERE / "oracleDeal.json").write_text(json.dumps(oracle(), indent=2) + "\n")
