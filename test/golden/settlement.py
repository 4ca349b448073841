"""Writes settlement.json: exchange ratios, allocations, prorations and per-share values of deals that settle.

    python3 test/golden/settlement.py && npx biome format --write test/golden/settlement.json

Everything is computed in Python's exact fractions, by plainer routes than the library's: cents are handed out one by one,
prices per share are found by trying every set of exercised options. Published figures carry their source.
"""

import json
import random
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from pathlib import Path

random.seed(20200914)
SOURCE = "exact fractions, independently"


def digits(x, count=50):
    with localcontext() as context:
        context.prec = count
        return str(Decimal(x.numerator) / Decimal(x.denominator))


def rounded(x, places, mode=ROUND_HALF_UP):
    """By comparing with the two neighbours, so that nothing is rounded twice."""
    unit = Fraction(1, 10**places)
    low = x // unit * unit
    rest = x - low
    up = rest * 2 > unit or (rest * 2 == unit and (mode == ROUND_HALF_UP or (low / unit) % 2 == 1))
    return digits(low + unit if up else low)


def money(low, high, places):
    return Fraction(random.randint(low, high), 10**places)


# Exchange ratios
ratios = [
    {"source": "Investopedia, Fixed Dollar Value Collar", "price": p, "terms": {"value": "12.50", "low": "18", "high": "22"}, "expected": e}
    for p, e in [("16", "0.6944"), ("20", "0.625"), ("25", "0.5682")]
]
ATT = {"value": "53.75", "low": "37.411", "high": "41.349", "rounding": {"places": 3}}
ratios += [
    {"source": "AT&T and Time Warner, merger agreement of 22 October 2016: 1.437 below 37.411, 1.300 above 41.349", "price": p, "terms": ATT, "expected": e}
    for p, e in [("32.00", "1.437"), ("45.00", "1.3")]
]
for _ in range(12):
    price, low = money(1000, 9000, 2), money(1500, 4000, 2)
    high = low + money(100, 3000, 2)
    held = min(max(price, low), high)
    value, ratio = money(1000, 9999, 2), money(1000, 30000, 4)
    band = {"low": digits(low), "high": digits(high)}
    mode, python_mode = random.choice([("half-up", ROUND_HALF_UP), ("half-even", ROUND_HALF_EVEN)])
    rounding = {"places": random.randint(2, 6), "mode": mode}
    for terms, exact in [({"value": digits(value)}, value / held), ({"ratio": digits(ratio)}, ratio * held / price)]:
        expected = rounded(exact, rounding["places"], python_mode)
        ratios.append({"source": SOURCE, "price": digits(price), "terms": {**terms, **band, "rounding": rounding}, "expected": expected})


# Allocations: hand out the cents one at a time, each to whoever is furthest below what is due
def hand_out(units, weights):
    total = sum(weights)
    parts = [units * w // total for w in weights]
    while sum(parts) < units:
        short = [units * w / total - part for w, part in zip(weights, parts)]
        parts[short.index(max(short))] += 1
    return parts


allocations = []
for size in [1, 2, 3, 7, 20]:
    weights = [money(0, 10**6, 3) for _ in range(size - 1)] + [money(1, 10**6, 3)]
    units = Fraction(random.randint(0, 10**9))
    cents = [digits(Fraction(part, 100)) for part in hand_out(units, weights)]
    allocations.append({"source": SOURCE, "amount": digits(units / 100), "weights": [digits(w) for w in weights], "expected": cents})


# Prorations
prorations = [
    {
        "source": "Law Insider, Proration for Oversubscription of Cash Election: elected three times over, a third is paid in cash",
        "holders": [{"holder": "A", "cash": "600"}, {"holder": "B", "cash": "300", "stock": "50"}],
        "cashShares": "300",
        "cash": ["200", "100"],
    }
]
for cash, stock, undecided, pool in [(900, 300, 100, 500), (200, 1000, 50, 700), (300, 300, 400, 500), (10, 990, 0, 10), (500, 0, 0, 0)]:
    spread = lambda n: [n - n // 3 - n // 7, n // 3, n // 7]
    by = list(zip(spread(cash), spread(stock), spread(undecided)))
    total_cash, total_open = cash, undecided
    if total_cash > pool:
        got = hand_out(Fraction(pool), [Fraction(c) for c, _, _ in by])
    elif total_cash + total_open >= pool:
        open_part = hand_out(Fraction(pool - total_cash), [Fraction(u) for *_, u in by]) if undecided else [0, 0, 0]
        got = [c + o for (c, _, _), o in zip(by, open_part)]
    else:
        # What stock elections lose is what their pool, cut proportionally, cannot serve.
        lost = hand_out(Fraction(pool - total_cash - total_open), [Fraction(s) for _, s, _ in by])
        got = [c + u + l for (c, _, u), l in zip(by, lost)]
    holders = [{"holder": n, "cash": str(c), "stock": str(s), "undecided": str(u)} for n, (c, s, u) in zip("ABC", by)]
    prorations.append({"source": SOURCE, "holders": holders, "cashShares": str(pool), "cash": [str(g) for g in got]})


# Diluted shares
diluted = [
    {"source": "CFA curriculum, OptionTech Company: 30,000 options at 35, price 55, 19,091 bought back", "terms": {"shares": "800000", "options": [{"count": "30000", "strike": "35"}], "price": "55"}, "printed": "810909"},
    {"source": "OfferGoblin, treasury stock method: 1,000 options at 10, price 25", "terms": {"shares": "10000", "options": [{"count": "1000", "strike": "10"}], "price": "25"}, "printed": "10600"},
]


# Equity bridges: the price at which exactly the options in the money are those exercised, found by trying all sets
def per_share(equity, shares, grants):
    found = set()
    for subset in range(2 ** len(grants)):
        chosen = [g for i, g in enumerate(grants) if subset >> i & 1]
        price = (equity + sum(n * k for n, k in chosen)) / (shares + sum(n for n, _ in chosen))
        if all((k < price) == (g in chosen) for g in grants for _, k in [g]):
            found.add(price)
    assert len(found) == 1, found
    return found.pop()


bridges = [
    {
        "source": "IB Flash, Equity Value to Share Price: 5,000 − 1,200 − 150 − 200 + 400 = 3,850, over 500 shares 7.70",
        "terms": {"enterpriseValue": "5000e6", "debt": "1200e6", "debtLike": "350e6", "cash": "400e6", "shares": "500e6"},
        "equityValue": "3850000000",
        "pricePerShare": "7." + "7" + "0" * 48,
        "exercised": "0",
    }
]
for _ in range(12):
    ev, debt, like, cash, capital = money(10**8, 10**10, 2), money(0, 10**8, 2), money(0, 10**6, 2), money(0, 10**8, 2), money(-(10**6), 10**6, 2)
    shares = Fraction(random.randint(10**6, 10**8))
    equity = ev - debt - like + cash + capital
    basic = equity / shares
    grants = [(Fraction(random.randint(1, 10**6)), Fraction(int(basic * random.randint(1, 150)), 100)) for _ in range(random.randint(0, 6))]
    price = per_share(equity, shares, grants)
    bridges.append(
        {
            "source": SOURCE,
            "terms": {
                "enterpriseValue": digits(ev),
                "debt": digits(debt),
                "debtLike": digits(like),
                "cash": digits(cash),
                "workingCapital": digits(capital),
                "shares": digits(shares),
                "options": [{"count": digits(n), "strike": digits(k)} for n, k in grants],
            },
            "equityValue": digits(equity),
            "pricePerShare": digits(price),
            "exercised": digits(sum((n for n, k in grants if k < price), Fraction(0))),
        }
    )

figures = {"ratios": ratios, "allocations": allocations, "prorations": prorations, "diluted": diluted, "bridges": bridges}
Path(__file__).with_suffix(".json").write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n")
