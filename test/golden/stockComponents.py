"""Writes stockComponents.json: figures for collars, elections, price protection and warrants.

    python3 test/golden/stockComponents.py && npx biome format --write test/golden/stockComponents.json

Needs mpmath. Everything is computed with 90 digits from the closed forms of the literature (Black's put and call, asset- and
cash-or-nothing), none of which the library contains, and checked against a numerical integral of what is delivered at each
price; written with 45. Published figures are asserted to the digits they were printed with.
"""

import datetime
import json
from pathlib import Path

import mpmath as mp

mp.mp.dps = 90
m = mp.mpf
MPMATH = f"mpmath {mp.__version__}, 90 digits"
FORMULA = f"{MPMATH}: closed form of options, checked by mpmath.quad of the payoff"
HULL = "Hull, Options, Futures, and Other Derivatives (10th edition), example 15.6 (S 42, K 40, r 10%, volatility 20%, half a year): call 4.76, put 0.81"
HAUG = "Haug, The Complete Guide to Option Pricing Formulas (1998)"
RESCALED = "; stated over one year with r·T, q·T and volatility·sqrt(T) unchanged"
TODAY = datetime.date(2021, 3, 1)
YEAR = "2022-03-01"


def digits(value):
    return mp.nstr(value, 45, strip_zeros=False)


def years(date):
    return max(m(0), m((datetime.date.fromisoformat(date) - TODAY).days) / 365)


def cdf(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


class Market:
    """One share, continuous rates on ACT/365F."""

    def __init__(self, price, rate, volatility, dividends="0", spread="0"):
        self.stated = (price, rate, volatility, dividends, spread)
        self.price, self.rate, self.volatility, self.dividends, self.spread = (m(x) for x in self.stated)

    def beliefs(self, **more):
        price, rate, volatility, dividends, spread = self.stated
        quote = {"price": price, "dividendYield": dividends, "volatility": volatility, **more.pop("quote", {})}
        beliefs = {
            "valuationDate": str(TODAY),
            "closing": YEAR,
            "discountRate": {"rate": rate, "compounding": "continuous"},
            "shares": {"X": quote},
            **more,
        }
        return beliefs if self.spread == 0 else {**beliefs, "creditSpreads": {"Bidder": spread}}

    def discount(self, date, credit=False):
        return mp.exp(-(self.rate + (self.spread if credit else 0)) * years(date))

    def forward(self, date):
        return self.price * mp.exp((self.rate - self.dividends) * years(date))

    def prepaid(self, date):
        return self.price * mp.exp(-self.dividends * years(date))

    def price_on(self, date):
        return Lognormal(self.forward(date), self.volatility * mp.sqrt(years(date)))

    def counted_in_shares(self, date):
        """The same price under the measure whose unit of account is the share."""
        variance = self.volatility**2 * years(date)
        return Lognormal(self.forward(date) * mp.exp(variance), mp.sqrt(variance))

    def average(self, first, last, past=(), tilted=False):
        """The mean over all days: past prices known, later ones matched in two moments by a double sum."""
        start = datetime.date.fromisoformat(first)
        dates = [start + datetime.timedelta(days=k) for k in range((datetime.date.fromisoformat(last) - start).days + 1)]
        ahead = [str(day) for day in dates if day >= TODAY]
        assert len(dates) - len(ahead) == len(past)
        tilt = lambda day: mp.exp(self.volatility**2 * years(day)) if tilted else 1
        forwards = [self.forward(day) * tilt(day) for day in ahead]
        mean = mp.fsum(forwards)
        square = mp.fsum(
            one * other * mp.exp(self.volatility**2 * min(years(day), years(later)))
            for one, day in zip(forwards, ahead)
            for other, later in zip(forwards, ahead)
        )
        count = len(dates)
        return Lognormal(mean / count, mp.sqrt(mp.log(square / mean**2)), mp.fsum(m(x) for x in past) / count)


class Lognormal:
    def __init__(self, mean, v, settled=0):
        self.mean, self.v, self.settled = mean, v, settled

    def above(self, k):
        """P(X > k) and E[X; X > k]."""
        k -= self.settled
        d1 = mp.log(self.mean / k) / self.v + self.v / 2
        chance = cdf(d1 - self.v)
        return chance, self.mean * cdf(d1) + self.settled * chance

    def below(self, k):
        chance, part = self.above(k)
        return 1 - chance, self.mean + self.settled - part

    def call(self, k):
        chance, part = self.above(k)
        return part - k * chance

    def put(self, k):
        return k - self.mean - self.settled + self.call(k)

    def expect(self, payoff, kinks):
        """E[payoff(X)] by quadrature between the kinks: the second route."""
        with mp.workdps(40):
            scores = [(mp.log((m(k) - self.settled) / self.mean) + self.v**2 / 2) / self.v for k in sorted(kinks, key=m)]
            knots = sorted([m(-14), m(14), m(0), *scores])
            at = lambda z: self.settled + self.mean * mp.exp(self.v * z - self.v**2 / 2)
            return mp.quad(lambda z: payoff(at(z)) * mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi), knots)


cases = []


def add(name, component, beliefs, value, check, source, published=None, less=0):
    """`published` is a figure in print for value − less."""
    assert abs(value - check) <= m("1e-27") * max(abs(value), abs(check)), (name, mp.nstr(value, 40), mp.nstr(check, 40))
    case = {"name": name, "component": component, "beliefs": beliefs, "expected": digits(value), "source": source}
    if published is not None:
        places = len(published.split(".")[1])
        assert mp.nint((value - less) * 10**places) == mp.nint(m(published) * 10**places), (name, mp.nstr(value - less, 10))
        case |= {"published": published, "less": digits(less)}
    cases.append(case)


def over_a_year(price, rate, volatility, time, dividends="0"):
    scaled = lambda x, by: mp.nstr(m(x) * by, 50)
    t = m(time)
    return Market(price, scaled(rate, t), scaled(volatility, mp.sqrt(t)), scaled(dividends, t))


# ------------------------------------------------------------------------------------------------ collars


def fixed_value(market, name, source=FORMULA, published=None, less=0, **terms):
    """Reference price on the day of delivery: V·DF − (V/L)·Put(L) + (V/U)·Call(U), with jumps where ratios are rounded."""
    n, v = m(terms.get("targetShares", "1")), m(terms["value"])
    x, df = market.price_on(YEAR), market.discount(YEAR)
    value, parts = v * df, [v]
    low, high = terms.get("low"), terms.get("high")
    if low is not None:
        k = m(low)
        ratio = m(terms["ratioBelow"]) if "ratioBelow" in terms else v / k
        value += df * (-ratio * x.put(k) + (ratio * k - v) * x.below(k)[0])
    if high is not None:
        k = m(high)
        ratio_above = m(terms["ratioAbove"]) if "ratioAbove" in terms else v / k
        value += df * (ratio_above * x.call(k) + (ratio_above * k - v) * x.above(k)[0])

    def delivered(s):
        if low is not None and s < m(low):
            return ratio * s
        if high is not None and s > m(high):
            return ratio_above * s
        return v

    check = n * df * x.expect(delivered, [k for k in (low, high) if k is not None])
    component = {"type": "fixedValueCollar", "issuer": "X", **terms}
    add(name, component, market.beliefs(), n * value, check, source, published, less)


def fixed_ratio(market, name, source=FORMULA, published=None, less=0, walk=None, instead="0", **terms):
    """ER·(L·DF + Call(L) − Call(U)); with a walk-away right asset-or-nothing above and cash-or-nothing below."""
    n, r = m(terms.get("targetShares", "1")), m(terms["ratio"])
    x, df = market.price_on(YEAR), market.discount(YEAR)
    low, high = terms.get("low"), terms.get("high")
    forward_value = lambda s: r * min(max(s, m(low or 0)), m(high or "1e30"))
    if walk is None:
        value = r * df * ((m(low) + x.call(m(low)) if low else x.mean) - (x.call(m(high)) if high else 0))
        check = df * x.expect(forward_value, [k for k in (low, high) if k])
    else:
        terms |= {"walkAwayBelow": walk} | ({"breakValue": instead} if instead != "0" else {})
        chance, part = x.above(m(walk))
        inside = part if low is None else m(low) * (chance - x.above(m(low))[0]) + x.above(m(low))[1]
        value = df * (r * (inside - (x.call(m(high)) if high else 0)) + m(instead) * x.below(m(walk))[0])
        check = df * x.expect(lambda s: forward_value(s) if s >= m(walk) else m(instead), [k for k in (low, high, walk) if k])
    component = {"type": "fixedRatioCollar", "issuer": "X", **terms}
    add(name, component, market.beliefs(), n * value, n * check, source, published, less)


hull = over_a_year("42", "0.1", "0.2", "0.5")
forty = m(40) * hull.discount(YEAR)
att = Market("37.49", "0.015", "0.18", "0.0525")

fixed_value(att, "AT&T's terms for Time Warner, ratios as published", value="53.75", low="37.411", high="41.349", ratioBelow="1.437", ratioAbove="1.300", targetShares="780e6", source=f"Terms: Time Warner 10-K for 2017, note on the merger agreement with AT&T (sec.gov, 0001193125-18-053619). {FORMULA}")
fixed_value(att, "the same with unrounded ratios", value="53.75", low="37.411", high="41.349", targetShares="780e6")
fixed_value(att, "a number that grows without end, but shrinks no further", value="53.75", high="41.349")
fixed_value(hull, "a floor under the number of shares alone: V DF less V/L puts", value="40", low="40", source=HULL + RESCALED, published="-0.81", less=forty)
fixed_value(hull, "a ceiling alone: V DF and V/U calls", value="40", high="40", source=HULL + RESCALED, published="4.76", less=forty)
fixed_value(Market("37.49", "0.015", "0.0125", "0.0525"), "hardly any volatility: nearly the value at the forward", value="53.75", low="37.411", high="41.349")
fixed_ratio(att, "a fixed number between two values", ratio="1.35", low="35", high="42", targetShares="780e6")
fixed_ratio(att, "a cap alone", ratio="1.35", high="42")
fixed_ratio(hull, "a floor alone: L DF and a call", ratio="1", low="40", source=HULL + RESCALED, published="4.76", less=forty)

haug = over_a_year("70", "0.07", "0.27", "0.5", "0.05")
fixed_ratio(haug, "a number that may be walked away from: asset-or-nothing", ratio="1", walk="65", source=f"{HAUG}, p. 90: asset-or-nothing put 20.2069{RESCALED}", published="-20.2069", less=haug.prepaid(YEAR))
haug = over_a_year("100", "0.06", "0.35", "0.75", "0.06")
fixed_ratio(haug, "nothing but a break value: cash-or-nothing", ratio="0", walk="80", instead="10", source=f"{HAUG}, p. 88: cash-or-nothing put 2.6710{RESCALED}", published="2.6710")
fixed_ratio(att, "band, walk-away right and break value", ratio="1.35", low="35", high="42", walk="31.5", instead="12.25", targetShares="780e6")


def averaged(kind, market, name, first, last, delivered, past=(), **terms):
    """Reference price averaged: numbers at the prepaid price under the share's measure, values at the discount factor."""
    v, low, high = m(terms["value"] if kind == "fixedValueCollar" else terms["ratio"]), m(terms["low"]), m(terms["high"])
    money, shares = market.average(first, last, past), market.average(first, last, past, tilted=True)
    df, prepaid = market.discount(delivered), market.prepaid(delivered)
    chances = lambda x: (x.below(low)[0], x.above(low)[0] - x.above(high)[0], x.above(high)[0])
    (mb, mi, ma), (sb, si, sa) = chances(money), chances(shares)
    if kind == "fixedValueCollar":
        rb, ra = m(terms["ratioBelow"]), m(terms["ratioAbove"])
        value = prepaid * (rb * sb + ra * sa) + df * v * mi
        number = lambda s: rb if s < low else ra if s > high else 0
        worth = lambda s: v if low <= s <= high else 0
    else:
        value = prepaid * v * si + df * v * (low * mb + high * ma)
        number = lambda s: v if low <= s <= high else 0
        worth = lambda s: v * low if s < low else v * high if s > high else 0
    kinks = [terms["low"], terms["high"]]
    check = prepaid * shares.expect(number, kinks) + df * money.expect(worth, kinks)
    component = {"type": kind, "issuer": "X", **terms, "priced": last, "averagedFrom": first, "delivered": delivered}
    start = datetime.date.fromisoformat(first)
    fixings = {str(start + datetime.timedelta(days=k)): figure for k, figure in enumerate(past)}
    beliefs = market.beliefs(quote={"fixings": fixings} if fixings else {})
    add(name, component, beliefs, value, check, f"{MPMATH}: moments by a double sum, checked by mpmath.quad")


att_terms = {"value": "53.75", "low": "37.411", "high": "41.349", "ratioBelow": "1.437", "ratioAbove": "1.300"}
averaged("fixedValueCollar", att, "a reference price averaged over three weeks before delivery", "2022-02-05", "2022-02-26", YEAR, **att_terms)
averaged("fixedValueCollar", att, "an averaging window that is running", "2021-02-24", "2021-03-12", "2021-03-15", ["36.9", "37.25", "37.6", "37.1", "37.49"], **att_terms)
averaged("fixedRatioCollar", att, "a fixed ratio against an average", "2022-01-20", "2022-02-20", YEAR, ratio="1.35", low="35", high="42")


# ---------------------------------------------------------------------------------------------- elections


def elections(market, name, source=FORMULA, published=None, less=0, elected=YEAR, delivered=YEAR, **terms):
    cash, ratio, n = m(terms["cash"]), m(terms["ratio"]), m(terms.get("targetShares", "1"))
    c, s = m(terms.get("cashPool", "1")), m(terms.get("stockPool", "1"))
    df, prepaid, k = market.discount(delivered), market.prepaid(delivered), cash / ratio
    stock_is_dearer, in_shares = market.price_on(elected).above(k)[0], market.counted_in_shares(elected).above(k)[0]
    if elected == delivered:
        # Fixed parts, and options on what the pools leave open.
        open_part = c + s - 1
        value = (1 - s) * cash * df + (1 - c) * ratio * prepaid + open_part * df * (cash + ratio * market.price_on(elected).call(k))
        each = lambda p: (s * ratio * p + (1 - s) * cash) if ratio * p >= cash else (c * cash + (1 - c) * ratio * p)
        check = df * market.price_on(elected).expect(each, [mp.nstr(k, 60)])
    else:
        value = cash * df * (c + (1 - s - c) * stock_is_dearer) + ratio * prepaid * (1 - c + (s - 1 + c) * in_shares)
        check = df * market.price_on(elected).expect(lambda p: cash * ((1 - s) if ratio * p >= cash else c), [mp.nstr(k, 60)])
        check += prepaid * market.counted_in_shares(elected).expect(lambda p: ratio * (s if ratio * p >= cash else 1 - c), [mp.nstr(k, 60)])
    dates = {} if elected == delivered == YEAR else {"elected": elected, "delivered": delivered}
    component = {"type": "election", "issuer": "X", **terms, **dates}
    add(name, component, market.beliefs(), n * value, n * check, source, published, less)


avgo = Market("98.07", "0.05", "0.31", "0.0188")
broadcom = {"cash": "142.50", "ratio": "2.52", "targetShares": "432.11e6"}
elections(hull, "a free election: A DF and a call", cash="40", ratio="1", source=HULL + RESCALED, published="4.76", less=forty)
elections(avgo, "a free election of Broadcom's cash or stock", **broadcom)
elections(avgo, "pools that leave a part open", cashPool="0.6", stockPool="0.75", **broadcom)
elections(avgo, "elections half a year before delivery", cashPool="0.6", stockPool="0.75", elected="2021-08-30", delivered="2022-02-25", **broadcom)
elections(avgo, "fixed pools: no option is left", cashPool="0.5", stockPool="0.5", **broadcom)


# --------------------------------------------------------------------------------- price protection, warrants


def protection(market, name, source=FORMULA, published=None, less=0, priced="closing", paid=YEAR, average=None, **terms):
    n, k, f = m(terms["rights"]), m(terms["guaranteed"]), m(terms.get("floor", "0"))
    x = market.price_on(paid if priced == "closing" else priced) if average is None else market.average(average, priced)
    payment = lambda s: n * max(m(0), k - max(s, f))
    floor = f
    if "cap" in terms:
        # Rights stop paying more where their number times the shortfall reaches the cap: a higher floor.
        floor = max(f, k - m(terms["cap"]) / n)
        uncapped = payment
        payment = lambda s: min(uncapped(s), m(terms["cap"]))
    df = market.discount(paid, credit=paid > YEAR)
    value = df * n * (x.put(k) - (x.put(floor) if floor > 0 else 0))
    kinks = [terms["guaranteed"]] + ([mp.nstr(floor, 60)] if floor > 0 else [])
    window = {} if average is None else {"averagedFrom": average}
    lag = (datetime.date.fromisoformat(paid) - datetime.date.fromisoformat(YEAR if priced == "closing" else priced)).days
    component = {"type": "priceProtection", "issuer": "X", "priced": priced, **window, **terms} | ({"paymentLag": f"{lag} days"} if lag else {})
    add(name, component, market.beliefs(), value, df * x.expect(payment, kinks), source, published, less)


def warrants(market, name, source=FORMULA, published=None, expires="closing", **terms):
    n, k = m(terms["warrants"]), m(terms["strike"])
    day = YEAR if expires == "closing" else expires
    share = n
    if "existingShares" in terms:
        share = n * m(terms["existingShares"]) / (m(terms["existingShares"]) + n)
    x, df = market.price_on(day), market.discount(day)
    check = df * share * x.expect(lambda s: max(m(0), s - k), [terms["strike"]])
    component = {"type": "warrant", "issuer": "X", "expires": expires, **terms}
    add(name, component, market.beliefs(), df * share * x.call(k), check, source, published)


protected = Market("39.5", "0.055", "0.34", "0.01", spread="0.0175")
protection(hull, "one right: a put", rights="1", guaranteed="40", source=HULL + RESCALED, published="0.81")
protection(over_a_year("100", "0.1", "0.2", "0.5", "0.05"), "one right on a share with dividends", rights="1", guaranteed="95", source=f"{HAUG}, p. 2-8: put 2.4648{RESCALED}", published="2.4648")
protection(protected, "a floor, owed by the bidder a year after closing", rights="50e6", guaranteed="48", floor="36", priced="2023-03-01", paid="2023-03-31")
protection(protected, "a cap on the payment", rights="50e6", guaranteed="48", floor="36", cap="5e8", priced="2023-03-01", paid="2023-03-01")
protection(protected, "an average of two months", rights="50e6", guaranteed="48", floor="36", priced="2023-03-01", paid="2023-03-11", average="2023-01-01")

warrants(hull, "one warrant: a call", warrants="1", strike="40", source=HULL + RESCALED, published="4.76")
warrants(over_a_year("60", "0.08", "0.3", "0.25"), "one warrant out of the money", warrants="1", strike="65", source=f"{HAUG}, p. 2-8: call 2.1334{RESCALED}", published="2.1334")
five_years = Market("40", "0.03", "0.3")
EXPIRY = str(TODAY + datetime.timedelta(days=1825))
DILUTION = "Hull, Options, Futures, and Other Derivatives (10th edition), example 15.7 (S 40, K 60, r 3%, volatility 30%, five years; 200,000 warrants on 1,000,000 shares)"
warrants(five_years, "before dilution", warrants="1", strike="60", expires=EXPIRY, source=f"{DILUTION}: 7.04 each", published="7.04")
warrants(five_years, "diluted, in total", warrants="200000", strike="60", expires=EXPIRY, existingShares="1000000", source=f"{DILUTION}: 200,000 at 5.87, in total $1.17 million")
total = m(cases[-1]["expected"])
assert mp.nint(total / 200000 * 100) == 587 and mp.nint(total / 10**4) == 117
warrants(protected, "an issuer's warrants carry no credit spread, deep out of the money", warrants="7.5e6", strike="155", expires="2026-03-02")


# ----------------------------------------------------------------------------- what one target share turns into

SEC = "Time Warner 10-K for 2017, note on the merger agreement with AT&T (sec.gov, 0001193125-18-053619)"
INVESTOPEDIA = "Investopedia, Fixed dollar value collar, example"
delivered = []
for terms, source, rows in [
    (att_terms, SEC, [("32", "1.437"), ("37.41", "1.437"), ("37.411", None), ("39.522", "1.3600"), ("41.349", None), ("41.35", "1.300"), ("42", "1.300")]),
    ({"value": "12.50", "low": "18", "high": "22"}, INVESTOPEDIA, [("16", "0.6944"), ("20", "0.625"), ("25", "0.5682")]),
]:
    for price, ratio in rows:
        s, v = m(price), m(terms["value"])
        if s < m(terms["low"]):
            number = m(terms["ratioBelow"]) if "ratioBelow" in terms else v / m(terms["low"])
        elif s > m(terms["high"]):
            number = m(terms["ratioAbove"]) if "ratioAbove" in terms else v / m(terms["high"])
        else:
            number = v / s
        if ratio is not None:
            places = len(ratio.split(".")[1])
            assert mp.nint(number * 10**places) == mp.nint(m(ratio) * 10**places), (price, ratio, number)
        case = {"terms": terms, "price": price, "ratio": digits(number), "value": digits(number * s), "source": source}
        delivered.append(case if ratio is None else case | {"published": ratio})

# Broadcom 10-K for 2025, note on acquisitions (sec.gov, 0001730168-25-000121): $30,788 million in cash and 544 million shares.
BROADCOM = {
    "terms": broadcom | {"cashPool": "0.5", "stockPool": "0.5"},
    "cash": "30788",
    "shares": "544",
    "source": "Broadcom 10-K for 2025, note on acquisitions (sec.gov, 0001730168-25-000121): half of the shares at $142.50, half at 2.52 shares; $30,788 million and 544 million shares. The number of target shares is what the cash implies",
}
assert mp.nint(m("432.11e6") / 2 * m("142.50") / 10**6) == 30788 and mp.nint(m("432.11e6") / 2 * m("2.52") / 10**6) == 544

figures = {"generator": "test/golden/stockComponents.py", "values": cases, "delivered": delivered, "fixedPools": BROADCOM}
Path(__file__).with_suffix(".json").write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n")
