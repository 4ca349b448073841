"""Writes instrumentCells.json: what functions for spreadsheets come to that value a part of an offer from cells.

    python3 test/golden/instrumentCells.py && npx biome format --write test/golden/instrumentCells.json

Needs mpmath. It shares no code with the library and takes another route: every payoff is written out as a function of what it
hangs on and integrated over the density, discounted at (1 + rate)^-time; shares are counted in money throughout; notes are
paid down period by period.
"""

import json
from pathlib import Path

import mpmath as mp

mp.mp.dps = 60
m = mp.mpf
ROOT = Path(__file__).parent


def text(x):
    return mp.nstr(x, 45, min_fixed=-5, max_fixed=60, strip_zeros=False)


def discount(rate, time):
    return (1 + m(rate)) ** -m(time)


def lognormal(payoff, mean, volatility, time, kinks):
    """E[payoff(X)], cut where the payoff bends or jumps."""
    v = m(volatility) * mp.sqrt(m(time))
    at = lambda z: m(mean) * mp.exp(v * z - v * v / 2)
    cuts = sorted((mp.log(m(k) / m(mean)) + v * v / 2) / v for k in kinks if m(k) > 0)
    return gauss(lambda z: payoff(at(z)), cuts)


def normal(payoff, mean, deviation, kinks):
    at = lambda z: m(mean) + m(deviation) * z
    return gauss(lambda z: payoff(at(z)), sorted((m(k) - m(mean)) / m(deviation) for k in kinks))


def gauss(function, cuts):
    ends = [m(-18)] + [cut for cut in cuts if -18 < cut < 18] + [m(18)]
    points = [ends[0]]
    for end in ends[1:]:
        steps = max(1, int(mp.ceil(end - points[-1])))
        points += [points[-1] + (end - points[-1]) * k / steps for k in range(1, steps + 1)]
    return mp.quad(lambda z: function(z) * mp.npdf(z), points)


def held(x, floor, cap):
    return min(max(x, m(floor)), m(cap)) if cap != "" else max(x, m(floor))


cases = []


def case(name, arguments, expected, published=None, source=None):
    entry = {"function": name, "arguments": arguments, "expected": text(expected)}
    if published:
        entry |= {"published": published, "source": source}
    cases.append(entry)


# --- options -----------------------------------------------------------------------------------------------------------


def option(kind, forward, strike, volatility, time, rate="", **print_):
    sign = 1 if kind == "call" else -1
    value = lognormal(lambda x: max(sign * (x - m(strike)), m(0)), forward, volatility, time, [strike])
    case("OPTION", [kind, forward, strike, volatility, time, rate], value * discount(rate or 0, time), **print_)


def digital(kind, forward, strike, volatility, time, rate="", payment="", **print_):
    paid = m(payment or 1)
    value = lognormal(
        lambda x: paid if (x >= m(strike)) == (kind == "call") else m(0), forward, volatility, time, [strike]
    )
    case("DIGITAL", [kind, forward, strike, volatility, time, rate, payment], value * discount(rate or 0, time), **print_)


def annual(continuous):
    return mp.nstr(mp.expm1(m(continuous)), 58)


option("call", "103.25", "95", "0.31", "1.75", "0.043")
option("put", "103.25", "95", "0.31", "1.75", "0.043")
option("call", "11000000", "16500000", "0.35", "0.4", "0.05")
option("put", "11000000", "5000000", "0.35", "0.4")
option("put", "20", "20", "0.25", mp.nstr(m(4) / 12, 58), annual("0.09"), published="1.1166",
       source="MathWorks, blkprice, example after Hull, Options, Futures, and Other Derivatives (5th edition), p. 287")
option("call", mp.nstr(m(42) * mp.exp(m("0.05")), 58), "40", "0.2", "0.5", annual("0.1"), published="4.76",
       source="Hull, Options, Futures, and Other Derivatives, example 15.6")
option("put", mp.nstr(m(42) * mp.exp(m("0.05")), 58), "40", "0.2", "0.5", annual("0.1"), published="0.81",
       source="Hull, Options, Futures, and Other Derivatives, example 15.6")
digital("put", "100", "80", "0.35", "0.75", annual("0.06"), "10", published="2.6710",
        source="Haug, The Complete Guide to Option Pricing Formulas (1998), p. 88")
digital("call", "103.25", "95", "0.31", "1.75", "0.043")
digital("put", "103.25", "130", "0.31", "1.75")

# --- earn-outs ---------------------------------------------------------------------------------------------------------


def earn_out(rows, share, thresholds, floor, cap, premium, family):
    """Rows of mean, volatility, time, rate and payment time."""
    total = m(0)
    for (mean, spread, time, rate, paid), threshold in zip(rows, thresholds):
        s, k = m(share), m(threshold)
        lowered = text(m(mean) * mp.exp(-m(premium) * m(time)))
        payoff = lambda x: held(s * (x - k), floor, cap)
        kinks = [k + m(floor) / s] + ([k + m(cap) / s] if cap != "" else [])
        by = lambda: (lognormal(payoff, lowered, spread, time, kinks) if family == "lognormal"
                      else normal(payoff, lowered, spread, kinks))
        total += by() * discount(rate, paid)
    columns = [[[row[index]] for row in rows] for index in range(5)]
    mean, spread, time, rate, paid = columns
    case("EARN_OUT", [mean, spread, time, rate, share, [[k] for k in thresholds], floor, cap, premium, family, paid], total)


earn_out([("9500000", "0.38", "0.5", "0.04", "1.25"), ("11000000", "0.35", "1.5", "0.045", "2.25"),
          ("12250000", "0.33", "2.5", "0.05", "3.25")],
         "0.25", ["8000000", "9000000", "10000000"], "100000", "900000", "0.06", "lognormal")
earn_out([("1500000", "4000000", "0.75", "0.05", "0.75"), ("2750000", "5500000", "1.75", "0.05", "2")],
         "0.5", ["0", "1000000"], "0", "", "-0.02", "normal")


def earn_out_scenarios(amounts, probabilities, time, rate, share, threshold, floor, cap, **print_):
    expected = sum(m(p) * held(m(share) * (m(x) - m(threshold)), floor or 0, cap) for x, p in zip(amounts, probabilities))
    arguments = [[[x] for x in amounts], [[p] for p in probabilities], time, rate, share, threshold, floor, cap]
    case("EARN_OUT_SCENARIOS", arguments, expected * discount(rate, time), **print_)


earn_out_scenarios(["-3000000", "1000000", "6000000"], ["0.2", "0.35", "0.45"], "1.25", "0.0725", "0.4", "500000", "50000", "1800000")
earn_out_scenarios(["40000000", "60000000", "80000000"], ["0.25", "0.5", "0.25"], "0", "0", "6", "40000000", "", "150000000")

# --- stock -------------------------------------------------------------------------------------------------------------


def forward(price, dividends, time, rate):
    return text(m(price) * mp.exp(-m(dividends) * m(time)) / discount(rate, time))


def collar(price, volatility, time, rate, kind, amount, low, high, dividends):
    a, least, most = m(amount), m(low or 0), m(high) if high else mp.inf

    def worth(x):
        at = min(max(x, least), most)
        return a * x / at if kind == "value" else a * at

    kinks = [end for end in (low, high) if end]
    value = lognormal(worth, forward(price, dividends, time, rate), volatility, time, kinks)
    arguments = [price, volatility, time, rate, kind, amount, low, high, dividends]
    case("COLLAR_VALUE", arguments, value * discount(rate, time))


for kind, amount in (("value", "53.75"), ("ratio", "1.35")):
    collar("37.49", "0.18", "1", "0.0151", kind, amount, "37.411", "41.349", "0.0525")
    collar("98.07", "0.31", "0.6", "0.047", kind, amount, "", "110", "0.0188")
    collar("98.07", "0.31", "0.6", "0.047", kind, amount, "90", "", "0.0188")


def warrant(price, volatility, time, rate, strike, count, existing, dividends, **print_):
    n, e = m(count or 1), m(existing) if existing else mp.inf
    share = n if e == mp.inf else n * e / (e + n)
    value = lognormal(lambda x: max(x - m(strike), m(0)), forward(price, dividends or "0", time, rate), volatility, time, [strike])
    arguments = [price, volatility, time, rate, strike, count, existing, dividends]
    case("WARRANT", arguments, share * value * discount(rate, time), **print_)


warrant("40", "0.3", "5", annual("0.03"), "60", "", "", "", published="7.04",
        source="Hull, Options, Futures, and Other Derivatives, section 15.10, a warrant before dilution")
warrant("40", "0.3", "5", annual("0.03"), "60", "1", "5", "", published="5.87",
        source="Hull, Options, Futures, and Other Derivatives, section 15.10, one new share for five old ones")
warrant("39.5", "0.34", "3.25", "0.0565", "44.5", "7500000", "250000000", "0.01")

# --- money -------------------------------------------------------------------------------------------------------------

case("MILESTONE", ["25000000", "0.62", "1.4", "0.035", "0.0185"], m("25e6") * m("0.62") * discount("0.0535", "1.4"))


def escrow(amount, claims, time, rate, volatility):
    left = lambda x: max(m(amount) - x, m(0))
    expected = lognormal(left, claims, volatility, time, [amount]) if volatility else left(m(claims))
    case("ESCROW", [amount, claims, time, rate, volatility], expected * discount(rate, time))


escrow("25000000", "4500000", "1.5", "0.043", "0.9")
escrow("25000000", "4500000", "1.5", "0.043", "")


def note(principal, coupon, years, rate, frequency, kind, spread, count, **print_):
    owed, c, value = m(principal), m(coupon or 0) / frequency, m(0)
    step = m(1) / frequency
    level = owed / sum((1 + c) ** -k for k in range(1, count + 1))
    for k in range(1, count + 1):
        last = k == count
        interest = owed * c
        if kind == "payment in kind":
            owed += interest
            paid = owed if last else m(0)
        elif kind == "annuity":
            paid, owed = level, owed - (level - interest)
        elif kind == "equal principal":
            part = m(principal) / count
            paid, owed = interest + part, owed - part
        else:
            paid = interest + (owed if last else 0)
        value += paid * (1 + m(rate) + m(spread or 0)) ** -(k * step)
    case("NOTE", [principal, coupon, years, rate, str(frequency), kind, spread], value, **print_)


for kind in ("bullet", "annuity", "equal principal", "payment in kind"):
    note("37500000", "0.0725", "3.5", "0.0415", 4, kind, "0.0375", 14)
note("37500000", "0.0725", "1.33333333333333", "0.09", 12, "annuity", "", 16)
note("100", "0.04", "5", "0.06", 1, "bullet", "", 5, published="91.575", source="a 4% bullet at a yield of 6%, as in moneyComponents.json")
case("NOTE", ["1000000", "", "2.75", "0.14", "", "zero coupon", ""], m("1e6") * discount("0.14", "2.75"))
case("NOTE", ["200000", "", "2", "0.12", "", "zero coupon", ""], m("2e5") * discount("0.12", "2"),
     published="159438.78", source="Non-interest-bearing note at a market rate of 12%: 200,000 / 1.2544")

(ROOT / "instrumentCells.json").write_text(json.dumps(
    {"source": "mpmath, 60 digits, by instrumentCells.py", "cases": cases}, indent=2, ensure_ascii=False) + "\n")
print(len(cases), "cases")
