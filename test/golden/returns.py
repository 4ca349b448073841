"""Recomputes rates of return and durations with mpmath at 80 digits, independently of the library.

    python3 test/golden/returns.py && npx biome format --write test/golden

Single rates come from bisection in the logarithm of the growth, several from mpmath's polyroots; the tests read the JSON.
"""

import datetime
import json
import pathlib

from mpmath import mp, mpf

mp.dps = 80
HERE = pathlib.Path(__file__).parent
OWN = "Recomputed with mpmath at 80 digits"


def digits(value):
    return mp.nstr(value, 45, strip_zeros=False)


def agree(value, figure, what):
    places = len(figure.split(".")[1])
    assert abs(value - mpf(figure)) <= mpf("0.51") * mpf(10) ** -places, (what, figure, mp.nstr(value, 15))


def day(text):
    return datetime.date.fromisoformat(text)


def years(first, last, day_count):
    if day_count == "30E/360":
        months = 12 * (last.year - first.year) + last.month - first.month
        return mpf(30 * months + min(last.day, 30) - min(first.day, 30)) / 360
    return mpf((last - first).days) / (365 if day_count == "ACT/365F" else 360)


def timed(flows, day_count):
    start = min(day(date) for date, _ in flows)
    return [(years(start, day(date), day_count), mpf(amount)) for date, amount in flows]


def value(terms, log_growth):
    return mp.fsum(amount * mp.exp(-log_growth * time) for time, amount in terms)


def sole_rate(terms):
    """Bisection on the only change of sign."""
    if mp.fsum(amount for _, amount in terms) == 0:
        return mpf(0)
    low, high = mpf(-1), mpf(1)
    while value(terms, low) * value(terms, high) > 0:
        low, high = 2 * low, 2 * high
    with mp.workdps(160):
        at_low = value(terms, low)
        for _ in range(480):
            middle = (low + high) / 2
            if value(terms, middle) * at_low > 0:
                low = middle
            else:
                high = middle
        return mp.expm1(middle)


def periodic(amounts):
    return [(mpf(time), mpf(amount)) for time, amount in enumerate(amounts)]


def series(count):
    """One payment and receipts of all sizes, as in the tests."""
    return [f"-{30 * count}.01", *(f"{(k * 7919) % 101}.{k % 100:02d}" for k in range(1, count))]


def every_rate(amounts):
    roots = mp.polyroots([mpf(amount) for amount in amounts], maxsteps=2000, extraprec=2000)
    return sorted(root.real - 1 for root in roots if abs(root.imag) < mpf(10) ** -60 and root.real > 0)


def save(name, cases):
    (HERE / f"{name}.json").write_text(json.dumps(cases, indent=2) + "\n")


def single():
    microsoft = "Microsoft, IRR function, example"
    project = ["-70000", "12000", "15000", "18000", "21000", "26000"]
    rows = [
        (project[:5], "-0.021", microsoft), (project, "0.087", microsoft), (project[:3], "-0.444", microsoft),
        (["-120000", "39000", "30000", "21000", "37000", "46000"], None, OWN),
        (["-1e200", "1e199", "2e199", "9e199"], None, OWN),
        (["-1000000000000000000.01", "1", "1000000000000000000"], None, OWN),
        (["-1", "0", "0", "1e-20"], None, OWN), (["-1e-6", "0", "3", "1"], None, OWN),
        (["-1e30", "1", "1000000000000000000000000000000"], None, OWN),
        (["500", "-300", "-250"], None, OWN), (["-3", *["0"] * 359, "7"], None, OWN),
        (["-100", *["8"] * 9, "108.5"], None, OWN), (300, None, OWN),
    ]
    cases = []
    for amounts, figure, source in rows:
        terms = periodic(series(amounts) if isinstance(amounts, int) else amounts)
        rate = sole_rate(terms)
        if figure is not None:
            agree(rate, figure, amounts)
        case = {"expected": digits(rate), "source": source}
        case["count" if isinstance(amounts, int) else "amounts"] = amounts
        if figure is not None:
            case["published"] = figure
        cases.append(case)
    save("irr", cases)


def dated():
    microsoft = [
        ("2008-01-01", "-10000"), ("2008-03-01", "2750"), ("2008-10-30", "4250"), ("2009-02-15", "3250"),
        ("2009-04-01", "2750"),
    ]
    loss = [("2020-02-29", "-1000"), ("2020-08-31", "120.5"), ("2023-12-31", "300")]
    deal = [("2020-11-12", "-20e9"), ("2021-12-31", "5e8"), ("2022-12-31", "75e7"), ("2031-03-31", "44e9")]
    century = [("2020-09-14", "-1e18"), ("2070-02-28", "5e17"), ("2120-09-14", "1e18")]
    quick = [("2021-01-31", "-100"), ("2021-03-31", "137"), ("2021-03-01", "1.5")]
    rows = [(microsoft, "ACT/365F", "0.373362535", "Microsoft, XIRR function, example")]
    rows += [(flows, count, None, OWN) for flows in (loss, deal, century, quick) for count in ("ACT/365F", "ACT/360", "30E/360")]
    cases = []
    for flows, day_count, figure, source in rows:
        rate = sole_rate(timed(flows, day_count))
        case = {"dayCount": day_count, "expected": digits(rate), "source": source}
        if figure is not None:
            # The page gives the fixed point of a search that stops at 1e-8.
            assert abs(rate - mpf(figure)) < mpf("1e-8"), (figure, mp.nstr(rate, 15))
            case["published"] = figure
        case["flows"] = [{"date": date, "amount": amount} for date, amount in flows]
        cases.append(case)
    save("xirr", cases)


def several():
    pump = "Lorie & Savage, Three Problems in Rationing Capital, Journal of Business 28 (1955), pump project: 25% and 400%"
    rows = [
        (["-1600", "10000", "-10000"], ["0.25", "4"], pump),
        (["-1000", "6000", "-11000", "6000"], ["0", "1", "2"], "(g - 1)(g - 2)(g - 3)"),
        (["-4000", "25000", "-25000"], ["0.25", "4"], "Brealey & Myers, Principles of Corporate Finance: cost 4,000, 25% and 400%"),
        (["-100", "360", "-431", "171.6"], None, OWN), (["-1", "7", "-5", "-8", "9", "-1.5"], None, OWN),
        (["10", "-37", "52", "-33", "8.1"], None, OWN), (["-1", "2.2", "-1.2099999999"], None, OWN),
        (["-90", "132", "100", "50", "-13", "-200"], None, OWN),
        (["1", "-2", "2"], [], "The discriminant is negative"),
        (["-60", "155", "-100.1"], None, OWN),
        ([f"{(k * 7919) % 101 - 50}.{k % 100:02d}" for k in range(1, 41)], None, OWN),
    ]
    cases = []
    for amounts, figures, source in rows:
        rates = every_rate(amounts)
        if figures is not None:
            assert len(rates) == len(figures) and all(abs(a - mpf(b)) < mpf("1e-50") for a, b in zip(rates, figures)), (amounts, rates)
        rates = [mp.nint(rate) if abs(rate - mp.nint(rate)) < mpf("1e-60") else rate for rate in rates]
        cases.append({"amounts": amounts, "roots": [digits(rate) for rate in rates], "source": source})
    save("severalRates", cases)


def modified():
    page = "Microsoft, MIRR function, example"
    loan = ["-120000", "39000", "30000", "21000", "37000", "46000"]
    rows = [
        (loan, "0.10", "0.12", "0.1261", page), (loan[:4], "0.10", "0.12", "-0.0480", page),
        (loan, "0.10", "0.14", "0.1348", page), (["100", "-30", "5", "-80"], "0.07", "-0.01", None, OWN),
        (["-1e18", "1000000000000000000.01"], "0.3", "0.2", None, OWN), (["-1000", "0", "1500", "-200", "900"], "-0.2", "5", None, OWN),
    ]
    cases = []
    for amounts, finance, reinvest, figure, source in rows:
        count = len(amounts)
        received = mp.fsum(max(mpf(a), 0) * (1 + mpf(reinvest)) ** (count - 1 - k) for k, a in enumerate(amounts))
        paid = mp.fsum(min(mpf(a), 0) * (1 + mpf(finance)) ** -k for k, a in enumerate(amounts))
        rate = mp.root(-received / paid, count - 1) - 1
        case = {"amounts": amounts, "financeRate": finance, "reinvestRate": reinvest, "expected": digits(rate), "source": source}
        if figure is not None:
            agree(rate, figure, amounts)
            case["published"] = figure
        cases.append(case)
    save("mirr", cases)


def discount(rate, compounding, time):
    if compounding == "continuous":
        return mp.exp(-rate * time)
    if compounding == "simple":
        return 1 / (1 + rate * time)
    often = {"annual": 1, "semi-annual": 2, "quarterly": 4, "monthly": 12}[compounding]
    return (1 + rate / often) ** (-often * time)


def durations():
    half_years = [f"{year}-{month}-01" for year in range(2008, 2049) for month in ("01", "07")]
    thirty = [d for d in half_years if "2018-07-01" < d <= "2048-01-01"]
    eight = [d for d in half_years if "2008-01-01" < d <= "2016-01-01"]
    bond = lambda dates, coupon: [(d, coupon if d != dates[-1] else str(mpf(coupon) + 100)[:5]) for d in dates]
    five = [f"{year}-01-01" for year in range(2022, 2027)]
    masaryk = "Masaryk University, course MPF_AFIN (2012), Bond_Calculation: 5 years, coupon 8%, yield 10%"
    odd = [("2021-03-15", "-40"), ("2022-02-28", "7.25"), ("2024-02-29", "33.3"), ("2030-12-31", "1e3")]
    rows = [
        ("0.09", "semi-annual", "30E/360", "2018-07-01", bond(thirty, "4"), ("10.9191453", None, None), "Microsoft, DURATION function, example"),
        ("0.09", "semi-annual", "30E/360", "2008-01-01", bond(eight, "4"), (None, "5.73567", None), "Microsoft, MDURATION function, example"),
        ("0.1", "annual", "30E/360", "2021-01-01", bond(five, "8"), ("4.281412086", "3.892192805", "20.09731536"), masaryk),
    ]
    rows += [(rate, compounding, count, "2021-01-31", odd, (None, None, None), OWN)
             for rate in ("0.0371", "-0.004") for compounding in ("annual", "semi-annual", "quarterly", "monthly", "continuous", "simple")
             for count in ("ACT/365F", "30E/360")]
    cases = []
    for rate, compounding, day_count, today, flows, figures, source in rows:
        times = [(years(day(today), day(date), day_count), mpf(amount)) for date, amount in flows]
        price = lambda r: mp.fsum(amount * discount(r, compounding, time) for time, amount in times)
        at, worth = mpf(rate), price(mpf(rate))
        macaulay = mp.fsum(time * amount * discount(at, compounding, time) for time, amount in times) / worth
        with mp.workdps(240):
            # Derivatives by differences of so many digits that 80 of them are right.
            h = mpf(10) ** -60
            up, middle, down = price(at + h), price(at), price(at - h)
            slope, curve = -(up - down) / (2 * h) / middle, (up - 2 * middle + down) / h**2 / middle
        got = {"duration": macaulay, "modifiedDuration": slope, "convexity": curve}
        case = {"rate": rate, "compounding": compounding, "dayCount": day_count, "valuationDate": today}
        case.update({name: digits(figure) for name, figure in got.items()})
        for (name, figure), published in zip(got.items(), figures):
            if published is not None:
                agree(figure, published, (source, name))
                case.setdefault("published", {})[name] = published
        case.update({"source": source, "flows": [{"date": date, "amount": amount} for date, amount in flows]})
        cases.append(case)
    save("durations", cases)


single()
dated()
several()
modified()
durations()
