"""Recomputes the golden figures with mpmath at 80 digits, independently of the library.

    python3 test/golden/generate.py && npx biome format --write test/golden

The tests read the JSON files only; Python is needed to add a figure, not to check one.
"""

import calendar
import datetime
import json
import pathlib

from mpmath import mp, mpf

mp.dps = 80
HERE = pathlib.Path(__file__).parent
COMPOUNDINGS = {"annual": 1, "semi-annual": 2, "quarterly": 4, "monthly": 12}
DAY_COUNTS = ["ACT/365F", "ACT/360", "ACT/ACT ISDA", "30/360 US", "30E/360"]


def digits(value):
    return mp.nstr(value, 45, strip_zeros=False)


def cents(value):
    """To the cent, halves away from zero, in integers."""
    scaled = int(mp.floor(abs(value) * 100 + mpf("0.5")))
    sign = "-" if value < 0 and scaled else ""
    return f"{sign}{scaled // 100}.{scaled % 100:02d}"


def day(text):
    return datetime.date.fromisoformat(text)


def is_last_of_february(date):
    return date.month == 2 and date.day == calendar.monthrange(date.year, 2)[1]


def thirty(first, last, first_day, last_day):
    return 360 * (last.year - first.year) + 30 * (last.month - first.month) + last_day - first_day


def days(first, last, day_count):
    """The numerator of a 30/360 or actual day count."""
    first_day, last_day = first.day, last.day
    if day_count == "30E/360":
        return thirty(first, last, min(first_day, 30), min(last_day, 30))
    if day_count == "30/360 US":
        if is_last_of_february(first):
            if is_last_of_february(last):
                last_day = 30
            first_day = 30
        if last_day == 31 and first_day >= 30:
            last_day = 30
        return thirty(first, last, min(first_day, 30), last_day)
    return (last - first).days


def years(first, last, day_count):
    if day_count == "ACT/ACT ISDA":
        total, at = mpf(0), first
        while at < last:
            stop = min(last, datetime.date(at.year + 1, 1, 1))
            total += mpf((stop - at).days) / (366 if calendar.isleap(at.year) else 365)
            at = stop
        return total
    return mpf(days(first, last, day_count)) / (365 if day_count == "ACT/365F" else 360)


def factor(rate, first, last, spread="0"):
    """rate: (rate, compounding, day count)."""
    level, compounding, day_count = rate
    yearly, time = mpf(level) + mpf(spread), years(day(first), day(last), day_count)
    if compounding == "continuous":
        return mp.exp(-yearly * time)
    if compounding == "simple":
        return 1 / (1 + yearly * time)
    often = COMPOUNDINGS[compounding]
    return mp.exp(-often * time * mp.log1p(yearly / often))


def save(name, cases):
    (HERE / f"{name}.json").write_text(json.dumps(cases, indent=2) + "\n")


# ---------------------------------------------------------------------------------------------------- day counts

ISDA_1999 = "ISDA, EMU and market conventions: recent developments (1998), and The actual/actual day count fraction (1999)"
ISDA_30_360 = "ISDA, 30/360 day count conventions, worked examples to the 2006 Definitions, section 4.16"
SIA = "SIA, Standard Securities Calculation Methods: ends of February count as the 30th"
YEARFRAC = "Microsoft, YEARFRAC function, examples"
NUMBERS = "Apple, Numbers formulas user guide, YEARFRAC, examples"
CALENDAR = "Counted by hand on the calendar"


def day_counts():
    published = []

    def add(day_count, source, rows):
        published.extend((day_count, first, last, figure, source) for first, last, figure in rows)

    add("ACT/ACT ISDA", ISDA_1999, [
        ("2003-11-01", "2004-05-01", "0.4977243806"), ("1999-02-01", "1999-07-01", "0.4109589041"),
        ("1999-07-01", "2000-07-01", "1.0013773486"), ("2002-08-15", "2003-07-15", "0.9150684932"),
        ("2003-07-15", "2004-01-15", "0.5040047908"), ("1999-07-30", "2000-01-30", "0.5038925069"),
        ("2000-01-30", "2000-06-30", "0.4153005464"),
    ])
    middle = [
        ("2006-08-20", "2007-02-20", 180), ("2007-02-20", "2007-08-20", 180), ("2007-08-20", "2008-02-20", 180),
        ("2008-02-20", "2008-08-20", 180), ("2008-08-20", "2009-02-20", 180), ("2009-02-20", "2009-08-20", 180),
        ("2006-08-31", "2007-02-28", 178), ("2007-08-31", "2008-02-29", 179), ("2008-08-31", "2009-02-28", 178),
        ("2006-01-31", "2006-02-28", 28), ("2006-01-30", "2006-02-28", 28), ("2006-02-14", "2006-02-28", 14),
        ("2006-09-30", "2006-10-31", 30), ("2006-10-31", "2006-11-28", 28), ("2007-08-31", "2008-02-28", 178),
        ("2008-02-28", "2008-08-28", 180), ("2008-02-28", "2008-08-30", 182), ("2007-02-26", "2008-02-28", 362),
        ("2007-02-26", "2008-02-29", 363), ("2008-02-28", "2008-03-30", 32),
    ]
    add("30/360 US", ISDA_30_360, middle + [("2008-02-28", "2008-08-31", 183), ("2008-02-28", "2008-03-31", 33)])
    add("30E/360", ISDA_30_360, middle + [
        ("2008-02-28", "2008-08-31", 182), ("2008-02-28", "2008-03-31", 32), ("2006-02-28", "2006-08-31", 182),
        ("2007-02-28", "2007-08-31", 182), ("2008-02-29", "2008-08-31", 181), ("2009-02-28", "2009-08-31", 182),
        ("2011-08-31", "2012-02-29", 179), ("2006-02-28", "2006-03-03", 5), ("2008-02-29", "2009-02-28", 359),
    ])
    add("30/360 US", SIA, [
        ("2006-02-28", "2006-08-31", 180), ("2007-02-28", "2008-02-28", 358), ("2007-02-28", "2008-02-29", 360),
        ("2008-02-29", "2009-02-28", 360), ("2006-02-28", "2006-03-03", 3), ("2008-02-29", "2008-03-31", 30),
        ("2012-02-29", "2012-03-28", 28), ("2012-02-29", "2016-02-29", 1440), ("2012-05-29", "2013-08-31", 452),
    ])
    add("30/360 US", YEARFRAC, [("2012-01-01", "2012-07-30", "0.58055556")])
    add("ACT/ACT ISDA", YEARFRAC, [("2012-01-01", "2012-07-30", "0.57650273")])
    add("ACT/365F", YEARFRAC, [("2012-01-01", "2012-07-30", "0.57808219")])
    for day_count, figure in [("30/360 US", "0.541666667"), ("ACT/360", "0.547222222"), ("ACT/365F", "0.539726027"), ("30E/360", "0.541666667")]:
        add(day_count, NUMBERS, [("2009-12-15", "2010-06-30", figure)])
    for day_count in ["ACT/365F", "ACT/360"]:
        add(day_count, CALENDAR, [("2011-12-28", "2016-02-29", 1524), ("1899-12-31", "1900-03-01", 60), ("2000-02-28", "2000-03-01", 2), ("1999-12-31", "2099-12-31", 36525)])
    add("ACT/ACT ISDA", CALENDAR, [("2000-01-01", "2100-01-01", "100"), ("1583-01-01", "9999-01-01", "8416")])

    cases = []
    for day_count, first, last, figure, source in published:
        value = years(day(first), day(last), day_count)
        if isinstance(figure, int):
            assert days(day(first), day(last), day_count) == figure, (day_count, first, last, figure)
        else:
            places = len(figure.split(".")[1]) if "." in figure else 0
            assert abs(value - mpf(figure)) <= mpf(10) ** -places, (day_count, first, last, figure, value)
        cases.append({
            "start": first, "end": last, "dayCount": day_count, "expected": digits(value),
            "published": f"{figure} days" if isinstance(figure, int) else figure, "source": source,
        })
    save("yearFractions", cases)


# ---------------------------------------------------------------------------------------------- discount factors

FORMULA = "(1 + r/m)^(-m t), e^(-r t) and 1/(1 + r t); recomputed with mpmath at 80 digits"


def discount_factors():
    cases = []
    for rate in ["0.08", "-0.005", "1e-10", "1e-15", "0.4375"]:
        for compounding in [*COMPOUNDINGS, "continuous", "simple"]:
            for day_count in DAY_COUNTS:
                for last in ["2020-11-12", "2120-09-14"]:
                    value = factor((rate, compounding, day_count), "2020-09-14", last)
                    cases.append({
                        "rate": rate, "compounding": compounding, "dayCount": day_count, "from": "2020-09-14",
                        "to": last, "expected": digits(value), "source": FORMULA,
                    })
    for rate, compounding, last in [("-0.9", "annual", "2022-03-01"), ("1000", "annual", "2022-03-01"), ("1e-40", "annual", "2121-01-31"), ("12.5", "continuous", "2027-01-31")]:
        value = factor((rate, compounding, "ACT/365F"), "2021-01-31", last)
        cases.append({
            "rate": rate, "compounding": compounding, "dayCount": "ACT/365F", "from": "2021-01-31", "to": last,
            "expected": digits(value), "source": FORMULA,
        })
    save("discountFactors", cases)


# ------------------------------------------------------------------------------------------- amounts and annuities


def series(count):
    """Amounts of both signs, the same as in the tests: ((k * 7919) mod 10007) - 4000, in cents."""
    return [f"{((k * 7919) % 10007) - 4000}.{k % 100:02d}" for k in range(count)]


def present_values():
    npv_page = "Microsoft, NPV function, example"
    own = "Recomputed with mpmath at 80 digits"
    lion = ["8000", "9200", "10000", "12000", "14500"]
    rows = [
        ("0.1", ["-10000", "3000", "4200", "6800"], 1, "1188.44", npv_page),
        ("0.08", lion, 1, "41922.06", npv_page),
        ("0.08", ["-40000", *lion], 0, "1922.06", npv_page),
        ("0.08", ["-40000", *lion, "-9000"], 0, "-3749.47", npv_page),
        ("0.065", ["5000"], 1, "4694.83568075117", "Adobe, FormCalc reference, Npv, examples"),
        ("0.10", ["500", "1500", "4000", "10000"], 1, "11529.608633290", "Adobe, FormCalc reference, Npv, examples"),
        ("1e-10", ["1e18", "-1e18", "1e18"], 1, None, own),
        ("1e-15", ["1e18", "-1e18"], 0, None, own),
        ("0.08", ["1000000000000000000.01", "-999999999999999999.99"], 1, None, own),
        ("-0.5", ["1", "1", "1"], 1, None, own),
        ("0.0123456789", 1000, 1, None, own),
        ("-0.001", 1000, 0, None, own),
    ]
    cases = []
    for rate, amounts, first, figure, source in rows:
        listed = series(amounts) if isinstance(amounts, int) else amounts
        growth = 1 + mpf(rate)
        value = mp.fsum(mpf(amount) * growth ** -(k + first) for k, amount in enumerate(listed))
        if figure is not None:
            assert abs(value - mpf(figure)) <= mpf(10) ** -len(figure.split(".")[1]), (rate, figure, value)
        case = {"rate": rate, "first": first, "expected": digits(value), "cents": cents(value), "source": source}
        case["count" if isinstance(amounts, int) else "amounts"] = amounts
        if figure is not None:
            case["published"] = figure
        cases.append(case)
    save("npv", cases)


def dated():
    microsoft = [
        ("2008-01-01", "-10000"), ("2008-03-01", "2750"), ("2008-10-30", "4250"), ("2009-02-15", "3250"),
        ("2009-04-01", "2750"),
    ]
    own = "Recomputed with mpmath at 80 digits"
    century = [("2020-09-14", "-1e18"), ("2070-02-28", "5e17"), ("2120-09-14", "1e18")]
    start = day("2021-01-31")
    long = [(str(start + datetime.timedelta(days=29 * k)), amount) for k, amount in enumerate(series(1000))]
    bare = ("annual", "ACT/365F")
    rows = [
        (("0.09", *bare), microsoft, "2086.65", "Microsoft, XNPV function, example"),
        (("0", *bare), microsoft, "3000.00", "The sum of the amounts"),
        (("-0.02", *bare), century, None, own),
        (("1e-10", "continuous", "ACT/ACT ISDA"), century, None, own),
        (("1e-15", "semi-annual", "30/360 US"), century, None, own),
        (("0.0371", *bare), long, None, own),
        (("0.0371", "quarterly", "30E/360"), long, None, own),
    ]
    cases = []
    for (rate, compounding, day_count), flows, figure, source in rows:
        value = mp.fsum(
            mpf(amount) * factor((rate, compounding, day_count), flows[0][0], date) for date, amount in flows
        )
        if figure is not None:
            assert cents(value) == figure, (rate, figure, value)
        case = {
            "rate": rate, "compounding": compounding, "dayCount": day_count, "expected": digits(value),
            "cents": cents(value), "source": source,
        }
        if flows is long:
            case["count"] = len(long)
        else:
            case["flows"] = [{"date": date, "amount": amount} for date, amount in flows]
        cases.append(case)
    save("xnpv", cases)


def annuities():
    table = "Present value of an ordinary annuity of $1, interest tables of an accounting textbook: issuhub.com/view/index/4291?pageIndex=722"
    own = "(1 - (1 + r)^-n) / r; recomputed with mpmath at 400 digits"
    rows = [
        ("0.09", 10, 1, "6.41766", table), ("0.10", 5, 1, "3.79079", table), ("0.10", 45, 1, "9.86281", table),
        ("0.11", 40, 1, "8.95105", table), ("0.12", 30, 1, "8.05518", table), ("0.13", 25, 1, "7.32998", table),
        ("0.14", 20, 1, "6.62313", table), ("0.05", 10, 1, None, own), ("0.05", 10, 0, None, own),
        ("1e-10", 40, 1, None, own), ("1e-15", 1000, 0, None, own), ("1e-60", 360, 1, None, own),
        ("-0.01", 100, 1, None, own), ("-0.5", 20, 0, None, own), ("0.004166666666666667", 360, 1, None, own),
        ("1e-9", 1000000, 1, None, own), ("1000", 3, 1, None, own),
    ]
    cases = []
    for rate, periods, first, figure, source in rows:
        with mp.workdps(400):
            growth = 1 + mpf(rate)
            value = (1 - growth ** -periods) / mpf(rate)
            value = value if first == 1 else value * growth
            if figure is not None:
                assert mp.nstr(value, 6) == figure, (rate, periods, figure, mp.nstr(value, 8))
        case = {"rate": rate, "periods": periods, "first": first, "expected": digits(value), "source": source}
        if figure is not None:
            case["published"] = figure
        cases.append(case)
    save("annuities", cases)


# ----------------------------------------------------------------------------------------------------------- offers


def reported_offer():
    """$10bn cash and $10bn stock on closing, half of the profits of 2021 and 2022 at the end of each year."""
    source = "Terms as reported in August 2020; beliefs as stated in the case; recomputed with mpmath at 80 digits"
    bare = ("annual", "ACT/365F")
    rows = [
        {"beliefs": "8% on all of it", "rate": ("0.08", *bare), "profit": ("1.0e9", "1.5e9")},
        {"beliefs": "spread and odds", "rate": ("0.06", "semi-annual", "30/360 US"), "profit": ("1.0e9", "-0.2e9"),
         "spread": "0.015", "odds": ("0.9", "0.8", "0.35")},
        {"beliefs": "own rate for the profit share", "rate": ("0.031", "quarterly", "ACT/360"), "profit": ("0.731e9", "1.487e9"),
         "spread": "0.0125", "own": ("0.18", "continuous", "ACT/ACT ISDA"), "odds": ("0.55", "0.7", "0.123456789")},
    ]
    today, closing = "2020-09-14", "2020-11-12"
    cases = []
    for row in rows:
        spread = row.get("spread", "0")
        at_closing = mpf("10e9") * factor(row["rate"], today, closing)  # exchanged, so nobody's debt
        parts = {"Cash": at_closing, "Stock": at_closing}
        for year, profit in zip(("2021", "2022"), row["profit"]):
            paid = max(mpf(0), mpf("0.5") * mpf(profit))
            own = row.get("own")
            value = factor(own, today, f"{year}-12-31") if own else factor(row["rate"], today, f"{year}-12-31", spread)
            parts[year] = paid * value
        total = mp.fsum(parts.values())
        level, compounding, day_count = row["rate"]
        assumptions = {
            "valuationDate": today, "closing": closing,
            "discountRate": {"rate": level, "compounding": compounding, "dayCount": day_count},
            "metrics": {"us-profit": {"forecast": {"2021": row["profit"][0], "2022": row["profit"][1]}}},
        }
        case = {"beliefs": row["beliefs"], "assumptions": assumptions}
        if "spread" in row:
            assumptions["creditSpreads"] = {"Oracle": spread}
        if "own" in row:
            level, compounding, day_count = row["own"]
            assumptions["requiredReturns"] = {"Profit share": {"rate": level, "compounding": compounding, "dayCount": day_count}}
        if "odds" in row:
            events = ["white-house-approval", "cfius-approval", "beijing-approval"]
            assumptions["events"] = dict(zip(events, row["odds"]))
            case["withOdds"] = digits(mp.fprod(mpf(p) for p in row["odds"]) * total)
        case.update({"parts": {name: digits(value) for name, value in parts.items()}, "expected": digits(total), "cents": cents(total), "source": source})
        cases.append(case)
    save("reportedOffer", cases)


def foreign_offer():
    """EUR 250m half a year after closing and 1.8m shares quoted in EUR, stated in USD."""
    today, paid = "2021-02-26", "2021-09-30"
    spot, price, dividends = mpf("1.1845"), mpf("100.25"), mpf("0.0175")
    euro = ("0.011", "monthly", "ACT/360")
    money = mpf("250e6") * spot * factor(euro, today, paid, "0.02")
    shares = mpf("1.8e6") * price * spot * mp.exp(-dividends * years(day(today), day("2021-03-31"), "ACT/365F"))
    save("foreignOffer", [{
        "cash": digits(money), "stock": digits(shares), "expected": digits(money + shares), "cents": cents(money + shares),
        "source": "spot x foreign discount factor; spot x price x e^(-qT) (McDonald, Derivatives Markets, chapter 5)",
    }])


day_counts()
discount_factors()
present_values()
dated()
annuities()
reported_offer()
foreign_offer()
