"""Recomputes the golden figures of the money components with mpmath at 80 digits, independently of the library.

    python3 test/golden/moneyComponents.py && npx biome format --write test/golden/moneyComponents.json

Balances are run forward and level payments come from the annuity formula; expectations are integrals over the distribution
where the library uses a closed form, or closed forms of another make.
"""

import calendar
import datetime
import json
import pathlib

from mpmath import mp, mpf

mp.dps = 80
CASES = []
PERIODS = {"annual": 1, "semi-annual": 2, "quarterly": 4, "monthly": 12}
OWN = "Recomputed with mpmath at 80 digits"


def digits(value):
    return mp.nstr(value, 45, strip_zeros=False)


def day(text):
    return datetime.date.fromisoformat(text)


def later(date, months):
    index = date.year * 12 + date.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return datetime.date(year, month, min(date.day, calendar.monthrange(year, month)[1]))


def years(first, last, day_count):
    if last <= first:
        return mpf(0)
    if day_count == "ACT/ACT ISDA":
        span = [first + datetime.timedelta(days=k) for k in range((last - first).days)]
        return mp.fsum(mpf(1) / (366 if calendar.isleap(at.year) else 365) for at in span)
    if day_count == "30E/360":
        months = 12 * (last.year - first.year) + last.month - first.month
        return mpf(30 * months + min(last.day, 30) - min(first.day, 30)) / 360
    return mpf((last - first).days) / {"ACT/365F": 365, "ACT/360": 360}[day_count]


def factor(rate, first, last, spread="0"):
    """rate: (rate, compounding, day count)."""
    level, compounding, day_count = rate
    yearly, time = mpf(level) + mpf(spread), years(first, last, day_count)
    if compounding == "continuous":
        return mp.exp(-yearly * time)
    if compounding == "simple":
        return 1 / (1 + yearly * time)
    often = PERIODS[compounding]
    return (1 + yearly / often) ** (-often * time)


def beliefs(rate, today, closing, **more):
    level, compounding, day_count = rate
    return {
        "valuationDate": today, "closing": closing,
        "discountRate": {"rate": level, "compounding": compounding, "dayCount": day_count}, **more,
    }


def case(component, title, terms, assumptions, rows, source=OWN, published=None, within="0.005", flow=None):
    """rows: present values by the name of the row. published: a figure of the total, or of the units of one flow."""
    total = mp.fsum(rows.values())
    entry = {
        "component": component, "title": title, "terms": terms, "assumptions": assumptions,
        "rows": {name: digits(value) for name, value in rows.items()}, "expected": digits(total), "source": source,
    }
    if published is not None:
        if flow is None:
            assert abs(total - mpf(published)) <= mpf(within), (title, total, published)
        entry["published"] = {"figure": published, "within": within, **({} if flow is None else {"flow": flow})}
    CASES.append(entry)


# --------------------------------------------------------------------------------------------------- distributions


def middle(today, first, last):
    """Years from today to the middle of a period of whole days."""
    return (mpf((first - today).days) + mpf((last - first).days + 1) / 2) / 365


def lognormal_put(mean, deviation, strike):
    """E[max(0, K - X)] by the textbook formula on the log-mean and log-deviation."""
    if strike <= 0:
        return mpf(0)
    mu = mp.log(mean) - deviation ** 2 / 2
    z = (mp.log(strike) - mu) / deviation
    return strike * mp.ncdf(z) - mean * mp.ncdf(z - deviation)


def expected(density, low, high, payoff, points):
    """An integral over pieces between which the payoff is smooth."""
    marks = [low, *[p for p in points if low < p < high], high]
    return mp.quad(lambda x: density(x) * payoff(x), marks)


def normal_expectation(mean, deviation, payoff, points):
    low, high = mean - 40 * deviation, mean + 40 * deviation
    steps = [mean + k * deviation for k in range(-16, 17, 2)]
    return expected(lambda x: mp.npdf(x, mean, deviation), low, high, payoff, sorted([*steps, *points]))


# ------------------------------------------------------------------------------------------------------ instalments


def instalments():
    today = day("2021-01-15")

    def equal(title, rate, total, count, first_months, step_months, source, published, within="0.005"):
        part = mpf(total) / count
        rows = {
            f"Payment {k + 1}": part * factor(rate, today, later(today, first_months + step_months * k)) for k in range(count)
        }
        first = "closing" if first_months == 0 else f"closing + {first_months} months"
        terms = {"total": total, "count": count, "first": first, "every": f"{step_months} months"}
        case("instalments", title, terms, beliefs(rate, str(today), str(today)), rows, source, published, within)

    equal("a year apart, the first after a year", ("0.11", "annual", "30E/360"), "135000", 9, 12, 12,
          "Non-interest-bearing note of nine payments of 15,000 at 11%, solved exercise: brainly.com/question/20813161", "83055.71")
    equal("monthly, at the end of each month", ("0.08", "monthly", "30E/360"), "120000", 240, 1, 1,
          "Microsoft, PV function, example: PV(0.08/12, 12*20, 500)", "59777.15")
    equal("monthly, at the beginning of each month", ("0.06", "monthly", "30E/360"), "6000", 60, 0, 1,
          "Mescius, Spread.NET formula reference, PV, example: PV(0.005, 60, -100, 0, 1)", "5198.42")

    rate = ("0.10", "annual", "30E/360")
    paid = later(today, 36)
    case("instalments", "one payment in three years",
         {"payments": [{"amount": "500000", "paid": "closing + 3 years"}]}, beliefs(rate, str(today), str(today)),
         {"Payment 1": mpf(500000) * factor(rate, today, paid)},
         "Deferred consideration of 500,000 in three years at 10%, factor 0.751, ACCA exercise", "375500", "500")

    rate, spread = ("0.0371", "quarterly", "ACT/360"), "0.0225"
    today, first, parts = day("2021-02-26"), day("2021-08-31"), [mpf("14285714.28")] * 6 + [mpf("14285714.32")]
    rows = {
        f"Payment {k + 1}": part * factor(rate, today, later(first, 5 * k), spread if k > 0 else "0")
        for k, part in enumerate(parts)
    }
    case("instalments", "in sevenths to the cent, five months apart from a 31st on",
         {"total": "100e6", "count": 7, "first": "2021-08-31", "every": "5 months", "places": 2},
         beliefs(rate, "2021-02-26", "2021-08-31", creditSpreads={"Buyer": spread}), rows)


# --------------------------------------------------------------------------------------------- escrow and holdback


def retentions():
    rate = ("0.043", "semi-annual", "ACT/ACT ISDA")
    today, closing = day("2023-05-17"), day("2023-08-31")
    first, second = day("2024-08-31"), day("2025-02-28")
    amount, shares = mpf("25e6"), [mpf("0.4"), mpf("0.6")]
    releases = [{"share": "0.4", "paid": "closing + 12 months"}, {"paid": "closing + 18 months"}]

    interest = {"rate": "0.0275", "dayCount": "ACT/360"}
    rows = {
        f"Release {k + 1}": amount * shares[k] * (1 + mpf("0.0275") * years(closing, paid, "ACT/360")) * factor(rate, today, paid)
        for k, paid in enumerate([first, second])
    }
    case("escrow", "without claims, with interest", {"amount": "25e6", "releases": releases, "interest": interest},
         beliefs(rate, str(today), str(closing), creditSpreads={"Buyer": "0.05"}), rows)

    # Claims over the year after closing, lognormal: E[max(0, K - C)] at the two ends of each tranche.
    mean, volatility = mpf("4.5e6"), mpf("0.9")
    start, end = closing + datetime.timedelta(days=1), first
    deviation = volatility * mp.sqrt(middle(today, start, end))
    period = {"label": "survival", "start": "closing + 1 day", "end": "closing + 12 months"}
    forecast = {"survival": {"distribution": "lognormal", "mean": "4.5e6", "volatility": "0.9"}}
    put = lambda strike: lognormal_put(mean, deviation, strike)
    due = [amount * share for share in shares]
    spreads = {
        "last": [put(amount) - put(amount - due[0]), put(due[1])],
        "first": [put(due[0]), put(amount) - put(due[0])],
    }
    for component, spread in [("escrow", "0"), ("holdback", "0.0185")]:
        for borne_by, values in spreads.items():
            claims = {"metric": "indemnity claims", "period": period, "borneBy": borne_by}
            rows = {
                f"Release {k + 1}": values[k] * (1 + mpf("0.0275") * years(closing, paid, "ACT/360")) * factor(rate, today, paid, spread)
                for k, paid in enumerate([first, second])
            }
            case(component, f"with lognormal claims borne by the {borne_by}",
                 {"amount": "25e6", "releases": releases, "interest": interest, "claims": claims},
                 beliefs(rate, str(today), str(closing), creditSpreads={"Buyer": "0.0185"},
                         metrics={"indemnity claims": {"forecast": forecast}}), rows)

    # Three outcomes against amounts that are stated, not shares.
    outcomes = [("0", "0.7"), ("3e6", "0.2"), ("11e6", "0.1")]
    total, parts = mpf("10e6"), [mpf("2e6"), mpf("5e6"), mpf("3e6")]
    dates = [day("2024-02-29"), day("2024-08-31"), day("2025-08-31")]
    rows, before = {}, mpf(0)
    for k, (part, paid) in enumerate(zip(parts, dates)):
        left = mp.fsum(mpf(p) * max(mpf(0), min(part, total - mpf(c) - before)) for c, p in outcomes)
        rows[f"Release {k + 1}"] = left * factor(rate, today, paid, "0.0185")
        before += part
    case("holdback", "in stated amounts, with three outcomes of claims",
         {"amount": "10e6",
          "releases": [{"amount": "2e6", "paid": "closing + 6 months"}, {"amount": "5e6", "paid": "closing + 1 year"},
                       {"amount": "3e6", "paid": "closing + 2 years"}],
          "claims": {"metric": "claims", "period": 2024, "borneBy": "last"}},
         beliefs(rate, str(today), str(closing), creditSpreads={"Buyer": "0.0185"},
                 metrics={"claims": {"forecast": {"2024": {"distribution": "scenarios", "scenarios": [
                     {"value": c, "probability": p} for c, p in outcomes]}}}}), rows)


# ------------------------------------------------------------------------------------------------------ seller notes


def balances(principal, payment_of, rate, count):
    """(principal, interest) of each payment, by running the balance forward."""
    balance, flows = principal, []
    for k in range(1, count + 1):
        interest = balance * rate
        part = payment_of(k, balance, interest)
        flows.append((part, interest))
        balance -= part
    assert abs(balance) < mpf(10) ** -50 * principal
    return flows


def seller_notes():
    today = day("2021-01-15")

    def note(title, rate, terms, source=OWN, published=None, within="0.005", flow=None, spread="0", today=today, closing=None):
        closing = closing or today
        principal, coupon = mpf(terms["principal"]), mpf(terms.get("rate", "0"))
        often = PERIODS[terms.get("frequency", "annual")]
        number, unit = terms["term"].split(" ")
        months = int(number) * (12 if unit.startswith("year") else 1)
        count, step, kind = months * often // 12, 12 // often, terms["repayment"]
        each = coupon / often
        if kind == "zeroCoupon":
            dated = [(principal, mpf(0), later(closing, months))]
        elif kind == "paymentInKind":
            dated = [(principal, principal * ((1 + each) ** count - 1), later(closing, months))]
        else:
            level = principal * each / (1 - (1 + each) ** -count) if kind == "levelAnnuity" else None
            payment_of = {
                "bullet": lambda k, balance, interest: balance if k == count else mpf(0),
                "equalPrincipal": lambda k, balance, interest: principal / count,
                "levelAnnuity": lambda k, balance, interest: level - interest,
            }[kind]
            dated = []
            for k, (part, interest) in enumerate(balances(principal, payment_of, each, count)):
                first, last = later(closing, k * step), later(closing, (k + 1) * step)
                if "dayCount" in terms:
                    interest = interest / each * coupon * years(first, last, terms["dayCount"])
                dated.append((part, interest, last))
        rows = {
            "Principal": mp.fsum(part * factor(rate, today, paid, spread) for part, _, paid in dated),
            "Interest": mp.fsum(interest * factor(rate, today, paid, spread) for _, interest, paid in dated),
        }
        if kind == "zeroCoupon":
            del rows["Interest"]
        if flow is not None:
            assert abs(dated[flow][0] - mpf(published)) <= mpf(within), (title, dated[flow][0])
        case("sellerNote", title, terms,
             beliefs(rate, str(today), str(closing), **({} if spread == "0" else {"creditSpreads": {"Buyer": spread}})),
             rows, source, published, within, flow)

    annual, flat = lambda level: (level, "annual", "30E/360"), {"frequency": "annual"}
    note("a 4% bullet at a yield of 6%", annual("0.06"),
         {"principal": "100", "rate": "0.04", "repayment": "bullet", "term": "5 years", **flat},
         "Adams and Smith, Introduction to fixed-income valuation, CFA Program Curriculum 2020, level I, volume 5", "91.575", "0.0005")
    note("a 10% bullet at a yield of 8%", annual("0.08"),
         {"principal": "10000", "rate": "0.10", "repayment": "bullet", "term": "3 years", **flat},
         "Note receivable of 10,000 for three years at 10%, solved exercise in intermediate accounting", "10515.42")
    note("no interest, at a market rate of 12%", annual("0.12"),
         {"principal": "200000", "repayment": "zeroCoupon", "term": "2 years"},
         "Non-interest-bearing note receivable, exercise 1, with a factor of four digits: accountinginfo.com/study/asset/nr-01.htm", "159440", "2")
    note("no interest for 30 years, at 14% semi-annually", ("0.14", "semi-annual", "30E/360"),
         {"principal": "1000000", "repayment": "zeroCoupon", "term": "30 years"},
         "1,000,000 in 30 years at 14%, semi-annually: linkcoupons.info/zero-coupon-bond-value", "17257.32")
    note("interest added for two years", annual("0"),
         {"principal": "1000000", "rate": "0.02", "repayment": "paymentInKind", "term": "2 years", **flat},
         "Divestopedia, PIK interest: 1,000,000 at 2% is 1,040,400 by year two", "1040400")
    note("monthly level payments over two years", ("0.1", "monthly", "30E/360"),
         {"principal": "2000", "rate": "0.1", "repayment": "levelAnnuity", "frequency": "monthly", "term": "2 years"},
         "Microsoft, PPMT function, example 1: principal of month 1", "75.62", flow=0)
    note("yearly level payments over ten years", annual("0.095"),
         {"principal": "200000", "rate": "0.08", "repayment": "levelAnnuity", "term": "10 years", **flat},
         "Microsoft, PPMT function, example 2: principal of year 10", "27598.05", flow=9)
    wide = {"today": day("2022-11-09"), "closing": day("2023-01-31"), "spread": "0.0375"}
    note("quarterly equal principal by ACT/360, from a 31st on", ("0.0415", "continuous", "ACT/365F"),
         {"principal": "37.5e6", "rate": "0.0725", "repayment": "equalPrincipal", "frequency": "quarterly", "term": "42 months", "dayCount": "ACT/360"}, **wide)
    note("a semi-annual bullet by ACT/ACT, across a leap year", ("0.0415", "monthly", "ACT/ACT ISDA"),
         {"principal": "37.5e6", "rate": "0.0725", "repayment": "bullet", "frequency": "semi-annual", "term": "3 years", "dayCount": "ACT/ACT ISDA"}, **wide)
    note("equal principal over equal periods", ("0.0415", "simple", "ACT/365F"),
         {"principal": "37.5e6", "rate": "0.0725", "repayment": "equalPrincipal", "frequency": "semi-annual", "term": "7 years"}, **wide)
    note("a level annuity at a rate of almost nothing", ("0.0415", "quarterly", "30E/360"),
         {"principal": "37.5e6", "rate": "1e-25", "repayment": "levelAnnuity", "frequency": "quarterly", "term": "7 years"}, **wide)
    note("quarterly interest added", ("0.0415", "quarterly", "30E/360"),
         {"principal": "37.5e6", "rate": "0.115", "repayment": "paymentInKind", "frequency": "quarterly", "term": "54 months"}, **wide)


# ------------------------------------------------------------------------------------------------ price adjustments


def price_adjustments():
    rate = ("0.05", "annual", "ACT/365F")
    certain = ("0", "annual", "ACT/365F")

    def hand(title, terms, actual, rows, source, published):
        today = "2021-01-15"
        case("priceAdjustment", title, {"metric": "figure", **terms},
             beliefs(certain, today, today, metrics={"figure": {"forecast": {"closing": actual}}}),
             {name: mpf(value) for name, value in rows.items()}, source, published, "0")

    completion = "Morrisons Solicitors, Through the keyhole: locked box completion mechanism: net assets of 80k against 100k, repay 20k"
    hand("a shortfall, dollar for dollar", {"peg": "100e3"}, "80e3", {"Increase": 0, "Decrease": -20000}, completion, "-20000")
    hand("an excess, dollar for dollar", {"peg": "90e3"}, "120e3", {"Increase": 30000, "Decrease": 0},
         "calculator.city, Working capital adjustment calculator: 120,000 against 90,000 adds 30,000", "30000")
    basket = "Claims of 600,000 over a basket of 500,000: 100,000 if it is deductible, all of it if it tips (yeschefgame.mkurtz.com)"
    hand("over a deductible band", {"peg": "0", "collar": {"width": "500e3", "kind": "deductible"}}, "600e3",
         {"Increase": 100000, "Decrease": 0}, basket, "100000")
    hand("over a tipping band", {"peg": "0", "collar": {"width": "500e3", "kind": "tipping"}}, "600e3",
         {"Increase": 600000, "Decrease": 0}, basket, "600000")

    # The buyer pays at 2% over the rate, the seller at 6%.
    today, closing, paid = day("2021-02-26"), day("2021-09-30"), day("2021-12-29")
    spreads = {"Buyer": "0.02", "Seller": "0.06"}
    up, down = factor(rate, today, paid, "0.02"), factor(rate, today, paid, "0.06")
    peg, width = mpf("12e6"), mpf("1.5e6")

    def both(title, terms, forecast, above, below):
        case("priceAdjustment", title, {"metric": "working-capital", "peg": "12e6", **terms},
             beliefs(rate, str(today), str(closing), creditSpreads=spreads,
                     metrics={"working-capital": {"forecast": {"closing": forecast}}}),
             {"Increase": above * up, "Decrease": -below * down})

    mean, deviation = mpf("11.7e6"), mpf("2.1e6")
    normal = {"distribution": "normal", "mean": "11.7e6", "standardDeviation": "2.1e6"}
    integral = lambda payoff, *points: normal_expectation(mean, deviation, payoff, points)
    tipping = {"width": "1.5e6", "kind": "tipping"}
    deductible = {"width": "1.5e6", "kind": "deductible"}
    both("normal, without a band", {}, normal,
         integral(lambda x: max(x - peg, mpf(0)), peg), integral(lambda x: max(peg - x, mpf(0)), peg))
    both("normal, over a deductible band", {"collar": deductible}, normal,
         integral(lambda x: max(x - peg - width, mpf(0)), peg + width), integral(lambda x: max(peg - width - x, mpf(0)), peg - width))
    both("normal, over a tipping band", {"collar": tipping}, normal,
         integral(lambda x: x - peg if x >= peg + width else mpf(0), peg + width),
         integral(lambda x: peg - x if x <= peg - width else mpf(0), peg - width))
    both("normal, over a tipping band, capped", {"collar": tipping, "capUp": "2.5e6", "capDown": "4e6"}, normal,
         integral(lambda x: min(x - peg, mpf("2.5e6")) if x >= peg + width else mpf(0), peg + width, peg + mpf("2.5e6")),
         integral(lambda x: min(peg - x, mpf("4e6")) if x <= peg - width else mpf(0), peg - width, peg - mpf("4e6")))
    both("a debt, over a deductible band", {"collar": deductible, "measures": "debt"}, normal,
         integral(lambda x: max(peg - width - x, mpf(0)), peg - width), integral(lambda x: max(x - peg - width, mpf(0)), peg + width))

    volatility = mpf("0.35")
    spread = volatility * mp.sqrt(middle(today, closing, closing))
    put = lambda strike: lognormal_put(mpf("11.7e6"), spread, strike)
    call = lambda strike: put(strike) + mpf("11.7e6") - strike
    both("lognormal, capped both ways", {"capUp": "2e6", "capDown": "3e6"},
         {"distribution": "lognormal", "mean": "11.7e6", "volatility": "0.35"},
         call(peg) - call(peg + mpf("2e6")), put(peg) - put(peg - mpf("3e6")))


# ------------------------------------------------------------------------------------- locked boxes and ticking fees


def locked_boxes():
    certain = ("0", "annual", "ACT/365F")
    accrual = "Mintos, How is interest calculated: 1,000 at 10% over 30 days by ACT/360 is 8.33"
    case("lockedBox", "a rate on the price",
         {"price": "1000", "lockedBoxDate": "2021-01-01", "ticker": {"rate": "0.1", "dayCount": "ACT/360"}},
         beliefs(certain, "2021-01-31", "2021-01-31"),
         {"Price": mpf(1000), "Ticker": mpf(1000) * mpf("0.1") * 30 / 360}, accrual, "1008.33")

    rate = ("0.0475", "monthly", "30E/360")
    today, closing = day("2020-01-20"), day("2020-06-30")
    price, per_day = mpf("412.5e6"), mpf("61234.56")
    discount = factor(rate, today, closing)
    mean, deviation = mpf("-0.4e6"), mpf("1.9e6")
    leaked = normal_expectation(mean, deviation, lambda x: max(x, mpf(0)), [mpf(0)])
    days = (closing - day("2019-12-31")).days
    assert days == 182
    case("lockedBox", "an amount a day, less leakage that may be none",
         {"price": "412.5e6", "lockedBoxDate": "2019-12-31", "ticker": {"perDay": "61234.56"},
          "leakage": {"metric": "leakage", "period": {"label": "to closing", "start": "2020-01-01", "end": "closing"}}},
         beliefs(rate, str(today), str(closing), metrics={"leakage": {"forecast": {"to closing": {
             "distribution": "normal", "mean": "-0.4e6", "standardDeviation": "1.9e6"}}}}),
         {"Price": price * discount, "Ticker": per_day * days * discount, "Leakage": -leaked * discount})
    case("lockedBox", "4.8% a year by ACT/ACT, across the end of a leap year",
         {"price": "412.5e6", "lockedBoxDate": "2020-09-30", "ticker": {"rate": "0.048", "dayCount": "ACT/ACT ISDA"}},
         beliefs(rate, "2021-01-20", "2021-03-31"),
         {"Price": price * factor(rate, day("2021-01-20"), day("2021-03-31")),
          "Ticker": price * mpf("0.048") * years(day("2020-09-30"), day("2021-03-31"), "ACT/ACT ISDA")
          * factor(rate, day("2021-01-20"), day("2021-03-31"))},
         "The rate of an actual ticking fee from a locked-box date (lawinsider.com/dictionary/locked-box-date); " + OWN)


def ticking_fees():
    certain = ("0", "annual", "ACT/365F")
    case("tickingFee", "a year by ACT/360",
         {"amount": "1000", "rate": "0.1", "start": "2021-01-01", "dayCount": "ACT/360"},
         beliefs(certain, "2021-01-01", "2022-01-01"), {"": mpf(1000) * mpf("0.1") * 365 / 360},
         "Over one year, 1,000 at 10% by ACT/360 yields 101.39 (mortgagemovies.com, actual 360 day interest calculation)", "101.39")
    case("tickingFee", "90 days by ACT/360",
         {"amount": "10000", "rate": "0.08", "start": "2021-01-01", "dayCount": "ACT/360"},
         beliefs(certain, "2021-01-01", "2021-04-01"), {"": mpf(10000) * mpf("0.08") * 90 / 360},
         "10,000 at 8% for 90 actual days by ACT/360 is 200 (calculator7.snowdaycalculatornow.com)", "200")
    rate = ("0.0325", "semi-annual", "ACT/ACT ISDA")
    today, start = day("2023-10-02"), day("2023-12-31")
    for day_count in ["ACT/365F", "ACT/360", "ACT/ACT ISDA", "30E/360"]:
        for closing, until in [("2024-02-29", None), ("2024-02-29", "2024-01-31"), ("2024-02-29", "2024-03-31"), ("2023-12-15", None)]:
            end = min(day(closing), day(until) if until else day(closing))
            terms = {"amount": "8.6e9", "rate": "0.0525", "start": "2023-12-31", "dayCount": day_count}
            fee = mpf("8.6e9") * mpf("0.0525") * years(start, end, day_count)
            if fee == 0:
                continue
            case("tickingFee", f"by {day_count}, closing on {closing}, until {until or 'closing'}",
                 {**terms, **({"until": until} if until else {})}, beliefs(rate, str(today), closing),
                 {"": fee * factor(rate, today, day(closing))})


# --------------------------------------------------------------------------------- termination fees and assumed debt


def fees_and_debt():
    steps = [
        ("antitrust failure by 2023-01-18", "2e9", "2023-01-18", "0.05"),
        ("antitrust failure by 2023-04-18", "2.5e9", "2023-04-18", "0.125"),
        ("antitrust failure after 2023-04-18", "3e9", "2023-07-18", "0.175"),
    ]
    filing = "Microsoft and Activision Blizzard, merger agreement of 18 January 2022: 2.0, 2.5 and 3.0 billion by date of notice, 2.27 billion the other way"
    rate, spread, today = ("0.0431", "continuous", "ACT/365F"), "0.004", day("2022-09-30")
    rows = {
        event: mpf(amount) * mpf(odds) * factor(rate, today, day(paid), spread) for event, amount, paid, odds in steps
    }
    listed = [{"event": event, "amount": amount, "paid": paid} for event, amount, paid, _ in steps]
    odds = {event: probability for event, _, _, probability in steps}
    plain = {"valuationDate": str(today), "discountRate": {"rate": "0.0431", "compounding": "continuous", "dayCount": "ACT/365F"}}
    case("reverseTerminationFee", "in three steps", {"steps": listed},
         {**plain, "creditSpreads": {"Buyer": spread}, "events": odds}, rows, filing, "3000000000", "0", flow=2)
    paid = day("2023-01-18")
    case("terminationFee", "the other way", {"steps": [{"event": "superior proposal", "amount": "2.27e9", "paid": "2023-01-18"}]},
         {**plain, "creditSpreads": {"Buyer": "0.004", "Seller": "0.0215"}, "events": {"superior proposal": "0.03"}},
         {"superior proposal": -mpf("2.27e9") * mpf("0.03") * factor(rate, today, paid, "0.0215")}, filing, "-2270000000", "0", flow=0)

    # Monthly compounding, and a payer that is quoted no spread.
    swap = "AT&T and Discovery on WarnerMedia, 2021: 1.8 billion if AT&T backs out, 720 million if Discovery does (Axios, 22 March 2022)"
    rate, today, paid = ("0.0125", "monthly", "30E/360"), day("2021-05-17"), day("2022-07-15")
    for component, sign, amount in [("terminationFee", -1, "1.8e9"), ("reverseTerminationFee", 1, "720e6")]:
        case(component, "between AT&T and Discovery", {"steps": [{"event": "backs out", "amount": amount, "paid": "2022-07-15"}]},
             beliefs(rate, str(today), "2022-04-08", events={"backs out": "0.0375"}),
             {"backs out": sign * mpf(amount) * mpf("0.0375") * factor(rate, today, paid)}, swap, str(sign * int(mpf(amount))), "0", flow=0)

    net_debt = "AT&T and Time Warner, announcement of 22 October 2016: equity value 85.4 billion, 108.7 billion with net debt"
    assert mpf("85.4") + mpf("23.3") == mpf("108.7")
    case("assumedDebt", "at face, on closing", {"face": "23.3e9"}, beliefs(("0", "annual", "ACT/365F"), "2016-10-22", "2016-10-22"),
         {"": mpf("23.3e9")}, net_debt, "23300000000", "0")
    rate = ("0.0277", "quarterly", "ACT/360")
    case("assumedDebt", "at a stated value, by the end of next year", {"face": "23.3e9", "value": "24.65e9", "takenOver": "2017-12-31"},
         beliefs(rate, "2016-10-22", "2017-12-31", creditSpreads={"Buyer": "0.02"}),
         {"": mpf("24.65e9") * factor(rate, day("2016-10-22"), day("2017-12-31"))})


for group in [instalments, retentions, seller_notes, price_adjustments, locked_boxes, ticking_fees, fees_and_debt]:
    group()
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(CASES, indent=2) + "\n")
