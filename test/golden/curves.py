"""Writes curves.json: rates converted, and what zero curves say, with mpmath at 80 digits.

    python3 test/golden/curves.py && npx biome format --write test/golden/curves.json

Independent of the library: years from Python's calendar; bonds repriced with all nodes unknown at once (a system of
equations) rather than one node after the other; the cubic in the Hermite basis, checked against SciPy's
PchipInterpolator where SciPy is there.
"""

import bisect
import calendar
import datetime
import json
from pathlib import Path

from mpmath import mp, mpf

try:
    from scipy.interpolate import PchipInterpolator
except ImportError:
    PchipInterpolator = None

mp.dps = 80
ROUTE = "mpmath at 80 digits"
TIMES = {"annual": 1, "semi-annual": 2, "quarterly": 4, "monthly": 12}


def text(value):
    return mp.nstr(value, 45, strip_zeros=False)


def date(written):
    return datetime.date.fromisoformat(written)


def years(first, last, day_count):
    first, last = date(first), date(last)
    if day_count == "ACT/ACT ISDA":
        total, at = mpf(0), first
        while at < last:
            stop = min(last, datetime.date(at.year + 1, 1, 1))
            total += mpf((stop - at).days) / (366 if calendar.isleap(at.year) else 365)
            at = stop
        return total
    if day_count == "30E/360":
        months = 12 * (last.year - first.year) + last.month - first.month
        return mpf(30 * months + min(last.day, 30) - min(first.day, 30)) / 360
    return mpf((last - first).days) / (365 if day_count == "ACT/365F" else 360)


def factor(rate, compounding, time):
    if compounding == "continuous":
        return mp.exp(-rate * time)
    if compounding == "simple":
        return 1 / (1 + rate * time)
    often = TIMES[compounding]
    return (1 + rate / often) ** (-often * time)


def rate_of(discount, compounding, time):
    if compounding == "continuous":
        return -mp.log(discount) / time
    if compounding == "simple":
        return (1 / discount - 1) / time
    often = TIMES[compounding]
    return often * (discount ** (-1 / (often * time)) - 1)


# Rates


def conversions():
    plain = [(a, b) for a in [*TIMES, "continuous"] for b in [*TIMES, "continuous"]]
    cases = [("0.0734", a, "ACT/365F", b, "ACT/365F", None) for a, b in plain]
    cases += [("-0.005", "annual", "ACT/360", "quarterly", "ACT/365F", None)]
    cases += [("1e-30", "semi-annual", "ACT/365F", "annual", "ACT/365F", None)]
    cases += [("-0.999", "annual", "ACT/365F", "monthly", "ACT/365F", None)]
    horizon = ("2023-11-30", "2025-02-28")
    for a in [*TIMES, "continuous", "simple"]:
        for b in ["simple", "annual", "continuous"]:
            cases.append(("0.0525", a, "ACT/ACT ISDA", b, "30E/360", horizon))
    for level, a, count, b, other, over in cases:
        first, last = over or ("2021-01-01", "2022-01-01")
        before, after = years(first, last, count), years(first, last, other)
        expected = rate_of(factor(mpf(level), a, before), b, after)
        yield {
            "rate": {"rate": level, "compounding": a, "dayCount": count},
            "to": {"compounding": b, "dayCount": other},
            **({"horizon": {"from": over[0], "to": over[1]}} if over else {}),
            "expected": text(expected),
        }


# Curves: a curve is a function from dates to discount factors, made from node dates and their logarithms.


def pchip(xs, ys):
    """The shape-preserving cubic in the Hermite basis."""
    widths = [b - a for a, b in zip(xs, xs[1:])]
    secants = [(b - a) / w for a, b, w in zip(ys, ys[1:], widths)]
    count = len(xs)
    slopes = [mpf(0)] * count
    for k in range(1, count - 1):
        left, right = secants[k - 1], secants[k]
        if mp.sign(left) * mp.sign(right) > 0:
            one, two = 2 * widths[k] + widths[k - 1], widths[k] + 2 * widths[k - 1]
            slopes[k] = (one + two) / (one / left + two / right)

    def end(h0, h1, m0, m1):
        slope = ((2 * h0 + h1) * m0 - h0 * m1) / (h0 + h1)
        if mp.sign(slope) != mp.sign(m0):
            return mpf(0)
        if mp.sign(m0) != mp.sign(m1) and abs(slope) > 3 * abs(m0):
            return 3 * m0
        return slope

    if count == 2:
        slopes = [secants[0]] * 2
    else:
        slopes[0] = end(widths[0], widths[1], secants[0], secants[1])
        slopes[-1] = end(widths[-1], widths[-2], secants[-1], secants[-2])

    def value(x):
        if x >= xs[-1]:
            return ys[-1] + slopes[-1] * (x - xs[-1])
        k = bisect.bisect_right(xs, x) - 1
        u = (x - xs[k]) / widths[k]
        return (
            (1 + 2 * u) * (1 - u) ** 2 * ys[k]
            + u**2 * (3 - 2 * u) * ys[k + 1]
            + widths[k] * (u * (1 - u) ** 2 * slopes[k] - u**2 * (1 - u) * slopes[k + 1])
        )

    if PchipInterpolator and count > 2:
        floats = PchipInterpolator([float(x) for x in xs], [float(y) for y in ys])
        for step in range(50):
            x = xs[-1] * step / 50
            assert abs(float(value(x)) - float(floats(float(x)))) < 1e-12
    return value


def curve(document, logs):
    """logs: −ln DF by node. Returns the discount factor as a function of dates, with shifts, spread and hazard rate."""
    start, count = document["date"], document["dayCount"]
    compounding, kind = document["compounding"], document["interpolation"]
    nodes = node_dates(document)
    times = [years(start, day, count) for day in nodes]
    rates = [rate_of(mp.exp(-log), compounding, time) for log, time in zip(logs, times)]
    moved = {entry["date"]: mpf(entry["by"]) for entry in document.get("bucketShifts", [])}
    rates = [
        rate + mpf(document.get("parallelShift", 0)) + moved.get(day, 0) for rate, day in zip(rates, nodes)
    ]
    logs = [-mp.log(factor(rate, compounding, time)) for rate, time in zip(rates, times)]
    xs, ys = [mpf(0), *times], [mpf(0), *logs]
    cubic = pchip(xs, ys) if kind == "monotone-cubic" else None

    def linear(at):
        if at <= times[0]:
            return -mp.log(factor(rates[0], compounding, at))
        k = bisect.bisect_left(times, at)
        part = (at - times[k - 1]) / (times[k] - times[k - 1])
        return -mp.log(factor((1 - part) * rates[k - 1] + part * rates[k], compounding, at))

    def log(at):
        if at == 0:
            return mpf(0)
        if cubic:
            return cubic(at)
        if kind == "log-linear":
            k = max(1, min(bisect.bisect_left(xs, at), len(xs) - 1))
            return ys[k - 1] + (at - xs[k - 1]) * (ys[k] - ys[k - 1]) / (xs[k] - xs[k - 1])
        if at <= times[-1]:
            return linear(at)
        return logs[-1] + (at - times[-1]) * mp.diff(linear, times[-1], direction=-1, h=mpf(10) ** -70)

    def discount(day):
        time = years(start, day, count)
        value = mp.exp(-log(time))
        if "spread" in document and time > 0:
            value = factor(rate_of(value, compounding, time) + mpf(document["spread"]), compounding, time)
        return value

    return discount


def between(document, discount, first, last):
    value = discount(last) / discount(first)
    if "hazard" in document:
        rate, recovery = (mpf(document["hazard"][key]) for key in ("hazardRate", "recovery"))
        survival = mp.exp(-rate * years(first, last, document["dayCount"]))
        value *= survival + recovery * (1 - survival)
    return value


QUOTES = ["zeroRates", "discountFactors", "parYields", "bonds"]


def quotes_of(document):
    return next(document[name] for name in QUOTES if name in document)


def node_dates(document):
    return [entry["date"] for entry in quotes_of(document)]


def months_before(day, months):
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def payments(document, entry):
    often = TIMES[document["couponFrequency"]]
    par = "yield" in entry
    level = mpf(entry["yield"] if par else entry["coupon"]) / often
    start, maturity = date(document["date"]), date(entry["date"])
    days, back = [], 0
    while months_before(maturity, back * 12 // often) > start:
        days.insert(0, months_before(maturity, back * 12 // often))
        back += 1
    amounts = [level] * len(days)
    if par:
        regular = months_before(maturity, back * 12 // often)
        amounts[0] *= mpf((days[0] - start).days) / (days[0] - regular).days
    amounts[-1] += 1
    return [(day.isoformat(), amount) for day, amount in zip(days, amounts)]


def logs_of(document):
    start, count, compounding = (document[key] for key in ("date", "dayCount", "compounding"))
    if "zeroRates" in document:
        return [
            -mp.log(factor(mpf(entry["rate"]), compounding, years(start, entry["date"], count)))
            for entry in document["zeroRates"]
        ]
    if "discountFactors" in document:
        return [-mp.log(mpf(entry["factor"])) for entry in document["discountFactors"]]
    bonds = [(payments(document, entry), mpf(entry.get("price", 1))) for entry in quotes_of(document)]
    bare = {key: value for key, value in document.items() if key not in ("parallelShift", "bucketShifts", "spread")}

    def gaps(*logs):
        discount = curve(bare, list(logs))
        return [sum(amount * discount(day) for day, amount in flows) - price for flows, price in bonds]

    guess = [mpf("0.03") * years(start, day, count) for day in node_dates(document)]
    solution = mp.findroot(gaps, guess, tol=mpf(10) ** -130, maxsteps=60)
    return [solution[k] for k in range(len(guess))]


def document(quotes, **more):
    base = {"date": "2021-01-01", "compounding": "annual", "dayCount": "ACT/365F", "interpolation": "log-linear"}
    return {**base, **quotes, **more}


RATES = {
    "zeroRates": [
        {"date": "2021-07-01", "rate": "0.005"},
        {"date": "2022-01-01", "rate": "-0.0025"},
        {"date": "2024-02-29", "rate": "0.021"},
        {"date": "2026-01-01", "rate": "0.0325"},
        {"date": "2031-01-01", "rate": "0.03"},
    ]
}
FACTORS = {
    "discountFactors": [
        {"date": "2021-06-15", "factor": "1.0012"},
        {"date": "2022-12-31", "factor": "0.985"},
        {"date": "2025-06-30", "factor": "0.93"},
        {"date": "2031-01-01", "factor": "0.71"},
    ]
}
# The slopes turn at both ends, so steeply that the cubic's end slopes meet their bound.
TURNING = {
    "discountFactors": [
        {"date": "2022-01-01", "factor": "0.999"},
        {"date": "2023-01-01", "factor": "1.2"},
        {"date": "2024-01-01", "factor": "1.1999"},
    ]
}
PAR = {
    "couponFrequency": "semi-annual",
    "parYields": [
        {"date": "2021-10-01", "yield": "-0.002"},
        {"date": "2022-01-01", "yield": "0.004"},
        {"date": "2023-01-01", "yield": "0.0105"},
        {"date": "2026-01-01", "yield": "0.0225"},
        {"date": "2031-01-31", "yield": "0.031"},
    ],
}
EVERY_YEAR = {
    "couponFrequency": "annual",
    "parYields": [{"date": f"{2022 + k}-01-01", "yield": f"0.0{10 + 3 * k}"} for k in range(6)],
}
BONDS = {
    "couponFrequency": "quarterly",
    "bonds": [
        {"date": "2021-03-15", "coupon": "0", "price": "0.9981"},
        {"date": "2022-11-30", "coupon": "0.06", "price": "1.0912"},
        {"date": "2027-05-15", "coupon": "0.01", "price": "0.873"},
    ],
}
ONE = {"zeroRates": [{"date": "2023-01-01", "rate": "0.04"}]}
ADJUSTED = {
    "parallelShift": "0.0013",
    "bucketShifts": [{"date": "2031-01-01", "by": "-0.0021"}],
    "spread": "0.0175",
    "hazard": {"hazardRate": "0.035", "recovery": "0.4"},
}

DATES = [
    ("2021-01-01", "2021-02-28"),
    ("2021-01-01", "2022-01-01"),
    ("2021-01-01", "2023-09-14"),
    ("2022-03-31", "2025-06-30"),
    ("2021-06-15", "2040-02-29"),
]


def curves():
    three = ["linear-zero", "log-linear", "monotone-cubic"]
    made = []
    for kind in three:
        made.append(document(RATES, interpolation=kind, compounding="semi-annual", dayCount="ACT/ACT ISDA"))
        made.append(document(FACTORS, interpolation=kind, compounding="continuous", dayCount="30E/360"))
        made.append(document(EVERY_YEAR, interpolation=kind))
        made.append(document(ONE, interpolation=kind, compounding="simple", dayCount="ACT/360"))
        made.append(document(RATES, interpolation=kind, compounding="quarterly", **ADJUSTED))
        made.append(document(FACTORS, interpolation=kind, compounding="simple", spread="0.01"))
    made.append(document(TURNING, interpolation="monotone-cubic"))
    for kind in three[:2]:
        made.append(document(PAR, interpolation=kind))
        made.append(document(PAR, interpolation=kind, compounding="monthly", dayCount="ACT/360", parallelShift="0.01"))
        made.append(document(BONDS, interpolation=kind, compounding="continuous"))
    for each in made:
        discount = curve(each, logs_of(each))
        factors = []
        for first, last in DATES:
            value = between(each, discount, first, last)
            time = years(first, last, each["dayCount"])
            forward = rate_of(value, each["compounding"], time)
            factors.append(
                {"from": first, "to": last, "factor": text(value), "forward": text(forward)}
            )
        yield {"curve": each, "factors": factors}


result = {"source": ROUTE, "conversions": list(conversions()), "curves": list(curves())}
Path(__file__).with_suffix(".json").write_text(json.dumps(result, indent=2) + "\n")
