"""Writes contingentComponents.json: values of earn-outs, milestones, contingent value rights and royalties.

    python3 test/golden/contingentComponents.py && npx biome format --write test/golden/contingentComponents.json

Needs mpmath. It shares no code with the library and takes other routes: Black's and Bachelier's formulas term by term as
the literature writes them, each checked against a numerical integral of payoff times density; sums over all scenarios; and
for two uncertain years an integral over the first of the closed form in the second, checked against a plain double integral.
"""

import json
from datetime import date
from itertools import product
from pathlib import Path

import mpmath as mp

mp.mp.dps = 80
DIGITS = 50
m = mp.mpf


def text(x):
    return mp.nstr(x, DIGITS, min_fixed=-5, max_fixed=60)


def close(x, y, digits):
    assert abs(x - y) <= m(10) ** -digits * max(abs(x), abs(y), m(10) ** -30), (mp.nstr(x, 40), mp.nstr(y, 40))


# --- beliefs -----------------------------------------------------------------------------------------------------------

TODAY = "2021-03-15"
CLOSING = "2021-06-30"
RATE, SPREAD = "0.035", "0.015"
PREMIUM = {"ebitda": "0.06", "profit": "0.04", "net sales": "0.05"}

EBITDA = {
    year: {"distribution": "lognormal", "mean": mean, "volatility": volatility}
    for year, mean, volatility in [("2021", "9.5e6", "0.38"), ("2022", "11e6", "0.35"), ("2023", "12.25e6", "0.33")]
}
PROFIT = {
    year: {"distribution": "normal", "mean": mean, "standardDeviation": deviation}
    for year, mean, deviation in [("2021", "1.5e6", "4e6"), ("2022", "2.75e6", "5.5e6"), ("2023", "4e6", "6.1e6")]
}
QUARTERS = [f"{year}-Q{quarter}" for year in range(2022, 2027) for quarter in (1, 2, 3, 4)]
SALES = {
    label: {"distribution": "lognormal", "mean": f"{20 + index}.5e6", "volatility": "0.27"}
    for index, label in enumerate(QUARTERS)
}
SCENARIOS = {
    "2021": {"distribution": "scenarios", "scenarios": [
        {"value": "-3e6", "probability": "0.2"}, {"value": "1e6", "probability": "0.35"}, {"value": "6e6", "probability": "0.45"}]},
    "2022": {"distribution": "scenarios", "scenarios": [
        {"value": "-2.5e6", "probability": "0.15"}, {"value": "2e6", "probability": "0.5"}, {"value": "8e6", "probability": "0.35"}]},
    "2023": {"distribution": "scenarios", "scenarios": [
        {"value": "-1e6", "probability": "0.3"}, {"value": "3e6", "probability": "0.3"}, {"value": "9.75e6", "probability": "0.4"}]},
}
EVENTS = {"change of control": "0.17", "approval": "0.8", "launch": "0.35", "licence": "0.62"}


def beliefs(metric=None, forecast=None, periods=(), events=(), scenarios=()):
    found = {"valuationDate": TODAY, "closing": CLOSING, "discountRate": RATE, "creditSpreads": {"Acme": SPREAD}}
    if metric is not None:
        used = {str(period): forecast[str(period)] for period in periods}
        found["metrics"] = {metric: {"forecast": used, "riskPremium": PREMIUM[metric]}}
    if scenarios:
        found["metrics"] = {"profit": {"forecast": {str(period): SCENARIOS[str(period)] for period in scenarios}}}
    if events:
        found["events"] = {event: EVENTS[event] for event in events}
    return found


# --- time and money ----------------------------------------------------------------------------------------------------


def day(iso):
    return date.fromisoformat(iso).toordinal()


def span(label):
    """First and last day of a year or a quarter."""
    label = str(label)
    year = int(label[:4])
    first, months = (1, 12) if len(label) == 4 else (3 * int(label[-1]) - 2, 3)
    start = date(year, first, 1)
    end = date(year + (first + months - 1) // 12, (first + months - 1) % 12 + 1, 1)
    return start.toordinal(), end.toordinal() - 1


def years_to_middle(label):
    start, end = span(label)
    # Once a period is under way, the middle of what remains of it counts.
    return max(m(0), (m(max(start, day(TODAY))) + end + 1) / 2 - day(TODAY)) / 365


def discount(payment_day, spread=SPREAD):
    return (1 + m(RATE) + m(spread)) ** -((m(payment_day) - day(TODAY)) / 365)


def paid_after(label, lag=0):
    return discount(span(label)[1] + lag)


# --- one uncertain quantity ----------------------------------------------------------------------------------------------


def cdf(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def density(x):
    return mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)


class Black:
    """A lognormal metric, at its forward F = mean·e^(−λt), with v = σ√t."""

    def __init__(self, metric, forecast, label):
        t = years_to_middle(label)
        self.forward = m(forecast["mean"]) * mp.exp(-m(PREMIUM[metric]) * t)
        self.v = m(forecast["volatility"]) * mp.sqrt(t)
        self.lowest = m(0)

    def d1(self, strike):
        return mp.log(self.forward / strike) / self.v + self.v / 2

    def call(self, strike):
        strike = m(strike)
        if strike <= 0:
            return self.forward - strike
        return self.forward * cdf(self.d1(strike)) - strike * cdf(self.d1(strike) - self.v)

    def at_least(self, strike):
        return cdf(self.d1(m(strike)) - self.v) if m(strike) > 0 else m(1)

    def part_at_least(self, strike):
        return self.forward * cdf(self.d1(m(strike))) if m(strike) > 0 else self.forward

    def score(self, value):
        return (mp.log(m(value) / self.forward)) / self.v + self.v / 2 if value > 0 else -mp.inf

    def value(self, z):
        return self.forward * mp.exp(self.v * z - self.v**2 / 2)


class Bachelier:
    """A normal metric, at its forward F = mean·e^(−λt)."""

    def __init__(self, metric, forecast, label):
        self.forward = m(forecast["mean"]) * mp.exp(-m(PREMIUM[metric]) * years_to_middle(label))
        self.deviation = m(forecast["standardDeviation"])

    def d(self, strike):
        return (self.forward - m(strike)) / self.deviation

    def call(self, strike):
        d = self.d(strike)
        return (self.forward - m(strike)) * cdf(d) + self.deviation * density(d)

    def at_least(self, strike):
        return cdf(self.d(strike))

    def part_at_least(self, strike):
        return self.forward * cdf(self.d(strike)) + self.deviation * density(self.d(strike))

    def score(self, value):
        return (m(value) - self.forward) / self.deviation

    def value(self, z):
        return self.forward + self.deviation * z


def ebitda(label):
    return Black("ebitda", EBITDA[str(label)], label)


def profit(label):
    return Bachelier("profit", PROFIT[str(label)], label)


def sales(label):
    return Black("net sales", SALES[label], label)


def pieces(model, kinks):
    """Scores between which a payoff with these kinks is smooth; 1e-60 lies outside the outermost."""
    inner = [model.score(m(kink)) for kink in kinks]
    inside = sorted(z for z in inner if -16.5 < z < 16.5)
    ends = [m("-16.5"), *inside, m("16.5")]
    return [point for low, high in zip(ends, ends[1:]) for point in mp.linspace(low, high, 5)[:-1]] + [ends[-1]]


def integral(model, payoff, kinks):
    """E[payoff(X)] by integration: the second route for every closed form."""
    with mp.workdps(40):
        return mp.quad(lambda z: density(z) * payoff(model.value(z)), pieces(model, kinks))


def checked(closed, model, payoff, kinks):
    close(closed, integral(model, payoff, kinks), 30)
    return closed


def clamp(x, low, high=mp.inf):
    return min(max(x, low), high)


# --- two and more uncertain quantities -----------------------------------------------------------------------------------


def over_first(first, kinks, inner):
    """E over the first year of `inner`, the closed expectation over the second; kinks are values of the first."""
    with mp.workdps(50):
        return mp.quad(lambda z: density(z) * inner(first.value(z)), pieces(first, kinks))


def plain_double(first, second, payoff, first_kinks, second_kinks):
    """The same as a double integral of payoff times densities: no closed form in it anywhere."""
    with mp.workdps(22):
        # Panels that stop at every kink, so that plain Gauss-Legendre converges in both directions.
        def inside(x):
            ends = pieces_to(second, second_kinks(x))
            return mp.quad(lambda w: density(w) * payoff(x, second.value(w)), ends, method="gauss-legendre")

        return mp.quad(
            lambda z: density(z) * inside(first.value(z)), pieces_to(first, first_kinks), method="gauss-legendre"
        )


def pieces_to(model, kinks):
    inside = sorted(z for z in (model.score(m(kink)) for kink in kinks) if -10 < z < 10)
    ends = [m(-10), *inside, m(10)]
    return [point for low, high in zip(ends, ends[1:]) for point in mp.linspace(low, high, 4)[:-1]] + [ends[-1]]


def both_ways(first, second, inner, payoff, first_kinks, second_kinks):
    value = over_first(first, first_kinks, inner)
    close(value, plain_double(first, second, payoff, first_kinks, second_kinks), 14)
    return value


def over_scenarios(labels, payments):
    """Sum over all combinations of what each period pays, with its discount factor."""
    total = m(0)
    for combination in product(*(SCENARIOS[str(label)]["scenarios"] for label in labels)):
        weight = mp.fprod(m(scenario["probability"]) for scenario in combination)
        paid = payments([m(scenario["value"]) for scenario in combination])
        total += weight * sum(amount * paid_after(label) for amount, label in zip(paid, labels, strict=True))
    return total


cases = []
TABLE = "closed form after Black (1976), or Bachelier for the normal; mpmath"


def case(name, component, value, source, of, quadrature=False, **believed):
    cases.append({
        "name": name,
        "source": source,
        "of": component["type"],
        "component": component,
        "beliefs": beliefs(**believed),
        "quadrature": quadrature,
        "presentValue": text(value),
    })


def on_ebitda(type_, periods, **terms):
    return {"type": type_, "metric": "ebitda", "periods": periods, **terms}


def on_profit(type_, periods, **terms):
    return {"type": type_, "metric": "profit", "periods": periods, **terms}


def with_ebitda(*periods, **more):
    return {"metric": "ebitda", "forecast": EBITDA, "periods": periods, **more}


def with_profit(*periods, **more):
    return {"metric": "profit", "forecast": PROFIT, "periods": periods, **more}


def with_scenarios(*periods):
    # Scenarios shift with a premium; without one the exact sums stay sums of products.
    return {"scenarios": periods}

# --- earn-outs, one period at a time -------------------------------------------------------------------------------------

one = ebitda(2022)
case("linear share of the metric: s·F", on_ebitda("earnOut", [2022], share="0.5", clawback=True),
     m("0.5") * one.forward * paid_after(2022), TABLE, "earnOut", **with_ebitda(2022))

thresholds = ["8e6", "9e6", "10e6"]
case("share above a threshold: s·C(K), three years, a threshold and a lag for each",
     on_ebitda("earnOut", [2021, 2022, 2023], share="0.25", threshold=thresholds, paymentLag="90 days"),
     sum(checked(m("0.25") * ebitda(year).call(k), ebitda(year), lambda x: m("0.25") * clamp(x - m(k), 0), [k])
         * paid_after(year, 90) for year, k in zip((2021, 2022, 2023), thresholds)),
     TABLE, "earnOut", **with_ebitda(2021, 2022, 2023))


def capped_share(model, s, k, cap):
    closed = s * (model.call(k) - model.call(k + cap / s))
    return checked(closed, model, lambda x: clamp(s * (x - k), 0, cap), [k, k + cap / s])


case("payment cap: s[C(K) − C(K + C0/s)]",
     on_ebitda("earnOut", [2022], share="0.4", threshold="9e6", cap="1.5e6"),
     capped_share(one, m("0.4"), m("9e6"), m("1.5e6")) * paid_after(2022), TABLE, "earnOut", **with_ebitda(2022))

floor, s = m("2.5e6"), m("0.3")
case("minimum payment: L + s·C(L/s)", on_ebitda("earnOut", [2022], share="0.3", floor="2.5e6"),
     checked(floor + s * one.call(floor / s), one, lambda x: clamp(s * x, floor), [floor / s]) * paid_after(2022),
     TABLE, "earnOut", **with_ebitda(2022))

case("cap on the metric: s[C(K) − C(Kc)]",
     on_ebitda("earnOut", [2022], share="0.4", threshold="9e6", metricCap="14e6"),
     checked(m("0.4") * (one.call("9e6") - one.call("14e6")), one,
             lambda x: m("0.4") * clamp(x - m("9e6"), 0, m("5e6")), ["9e6", "14e6"]) * paid_after(2022),
     TABLE, "earnOut", **with_ebitda(2022))

case("normal model: a loss pays nothing, three years",
     on_profit("earnOut", [2021, 2022, 2023], share="0.5"),
     sum(checked(m("0.5") * profit(year).call(0), profit(year), lambda x: m("0.5") * clamp(x, 0), [0]) * paid_after(year)
         for year in (2021, 2022, 2023)), TABLE, "earnOut", **with_profit(2021, 2022, 2023))

low, high, s = m("-1e6"), m("2e6"), m("0.5")
case("normal model: clawback down to a floor, and a cap",
     on_profit("earnOut", [2021], share="0.5", clawback=True, floor="-1e6", cap="2e6"),
     checked(low + s * (profit(2021).call(low / s) - profit(2021).call(high / s)), profit(2021),
             lambda x: clamp(s * x, low, high), [low / s, high / s]) * paid_after(2021),
     TABLE, "earnOut", **with_profit(2021))

chance = m(EVENTS["change of control"])
regular = sum(m("0.4") * ebitda(year).call("9e6") * paid_after(year) for year in (2022, 2023))
case("acceleration: an amount in place of all payments if the event happens",
     on_ebitda("earnOut", [2022, 2023], share="0.4", threshold="9e6",
               acceleration={"event": "change of control", "amount": "2e6", "paid": "closing + 1 year"}),
     (1 - chance) * regular + chance * m("2e6") * discount(day("2022-06-30")), "exclusive alternatives", "earnOut",
     **with_ebitda(2022, 2023, events=["change of control"]))


def within(cap, payments):
    made = []
    for payment in payments:
        made.append(min(payment, cap - sum(made)))
    return made


case("aggregate cap: scenarios, three years",
     on_profit("earnOut", [2021, 2022, 2023], share="0.5", cap="4e6", aggregateCap="5e6"),
     over_scenarios((2021, 2022, 2023), lambda xs: within(m("5e6"), [clamp(m("0.5") * x, 0, m("4e6")) for x in xs])),
     "sum over 27 combinations", "earnOut", **with_scenarios(2021, 2022, 2023))


def aggregate_cap(models, s, k, cap):
    """The first payment, cut off at the cap, and the second, cut off at what the first has left of it."""
    first, second = models
    left = lambda x: cap - clamp(s * (x - k), 0, cap)
    inner = lambda x: s * (second.call(k) - second.call(k + left(x) / s))
    payoff = lambda x, y: clamp(s * (y - k), 0, left(x))
    second_payment = both_ways(first, second, inner, payoff, [k, k + cap / s], lambda x: [k, k + left(x) / s])
    return capped_share(first, s, k, cap) * paid_after(2021) + second_payment * paid_after(2022)


case("aggregate cap: two lognormal years",
     on_ebitda("earnOut", [2021, 2022], share="0.4", threshold="8e6", aggregateCap="1.75e6"),
     aggregate_cap([ebitda(2021), ebitda(2022)], m("0.4"), m("8e6"), m("1.75e6")), "double integral", "earnOut",
     quadrature=True, **with_ebitda(2021, 2022))
case("aggregate cap: two normal years",
     on_profit("earnOut", [2021, 2022], share="0.4", aggregateCap="1.75e6"),
     aggregate_cap([profit(2021), profit(2022)], m("0.4"), m(0), m("1.75e6")), "double integral", "earnOut",
     quadrature=True, **with_profit(2021, 2022))

# --- tiers ---------------------------------------------------------------------------------------------------------------

TIERS = [{"from": "7e6", "rate": "0.05"}, {"from": "10e6", "rate": "0.12"}, {"from": "13e6", "rate": "0.08"}]
LOSS_TIERS = [{"from": "0", "rate": "0.1"}, {"from": "3e6", "rate": "0.25"}, {"from": "8e6", "rate": "0.4"}]
TEN_TIERS = [{"from": f"{6 + index}e6", "rate": f"0.{2 + 3 * index:02}"} for index in range(10)]


def bounds_of(tiers):
    starts = [m(tier["from"]) for tier in tiers]
    return list(zip(starts, [*starts[1:], mp.inf], [m(tier["rate"]) for tier in tiers]))


def in_tiers(x, tiers):
    return sum(rate * clamp(x - low, 0, high - low) for low, high, rate in bounds_of(tiers))


def on_all(x, tiers):
    return next((rate * x for low, high, rate in reversed(bounds_of(tiers)) if x >= low), m(0))


def reaches(tiers, level):
    """The metric at which incremental tiers pay `level`, followed tier by tier."""
    paid = m(0)
    for low, high, rate in bounds_of(tiers):
        if high == mp.inf or paid + rate * (high - low) >= level:
            return low + (level - paid) / rate
        paid += rate * (high - low)


def incremental(model, tiers, least=0, most=None):
    """least + Σ rateᵢ[C(Kᵢ) − C(Kᵢ₊₁)] between the metrics at which the least and the most is paid."""
    start = reaches(tiers, m(least))
    stop = mp.inf if most is None else reaches(tiers, m(most))
    ends = lambda k: clamp(k, start, stop)
    call = lambda k: m(0) if k == mp.inf else model.call(k)
    closed = m(least) + sum(rate * (call(ends(low)) - call(ends(high))) for low, high, rate in bounds_of(tiers))
    kinks = [k for k in [start, stop, *(m(tier["from"]) for tier in tiers)] if k != mp.inf]
    top = mp.inf if most is None else m(most)
    return checked(closed, model, lambda x: clamp(in_tiers(x, tiers), m(least), top), kinks)


def retroactive(model, tiers, most=None):
    """Σ rateᵢ·E[M; Kᵢ ≤ M < Kᵢ₊₁], and the most there is wherever a tier pays more than that."""
    total = m(0)
    part = lambda k: m(0) if k == mp.inf else model.part_at_least(k)
    chance_of = lambda k: m(0) if k == mp.inf else model.at_least(k)
    kinks = []
    for low, high, rate in bounds_of(tiers):
        top = high if most is None else clamp(m(most) / rate, low, high)
        total += rate * (part(low) - part(top))
        if most is not None:
            total += m(most) * (chance_of(top) - chance_of(high))
        kinks += [k for k in (low, top) if k != mp.inf]
    ceiling = mp.inf if most is None else m(most)
    return checked(total, model, lambda x: min(on_all(x, tiers), ceiling), kinks)


for kind, value_of in [("incremental", incremental), ("retroactive", retroactive)]:
    row = "Σ rateᵢ[C(Kᵢ) − C(Kᵢ₊₁)]" if kind == "incremental" else "Σ rateᵢ·F[Φ(d1(Kᵢ)) − Φ(d1(Kᵢ₊₁))]"
    case(f"{kind} tiers: {row}, two years",
         on_ebitda("tieredEarnOut", [2022, 2023], tiers=TIERS, tierKind=kind),
         sum(value_of(ebitda(year), TIERS) * paid_after(year) for year in (2022, 2023)),
         TABLE, "tieredEarnOut", **with_ebitda(2022, 2023))
    case(f"{kind} tiers, normal model",
         on_profit("tieredEarnOut", [2022], tiers=LOSS_TIERS, tierKind=kind),
         value_of(profit(2022), LOSS_TIERS) * paid_after(2022), TABLE, "tieredEarnOut", **with_profit(2022))
    case(f"ten {kind} tiers with a cap",
         on_ebitda("tieredEarnOut", [2022], tiers=TEN_TIERS, tierKind=kind, cap="1.9e6"),
         value_of(one, TEN_TIERS, most="1.9e6") * paid_after(2022), TABLE, "tieredEarnOut", **with_ebitda(2022))
    case(f"ten {kind} tiers with a cap, normal model",
         on_profit("tieredEarnOut", [2022], tiers=TEN_TIERS, tierKind=kind, cap="1.9e6"),
         value_of(profit(2022), TEN_TIERS, most="1.9e6") * paid_after(2022), TABLE, "tieredEarnOut", **with_profit(2022))

case("incremental tiers with a floor, and a cap on the metric",
     on_ebitda("tieredEarnOut", [2022], tiers=TIERS, tierKind="incremental", floor="0.2e6", metricCap="16e6"),
     incremental(one, TIERS, "0.2e6", in_tiers(m("16e6"), TIERS)) * paid_after(2022), TABLE, "tieredEarnOut",
     **with_ebitda(2022))

# --- cliffs and catch-up ---------------------------------------------------------------------------------------------------

case("cliff: A·Φ(d2), an amount and a threshold for each of two years",
     on_ebitda("cliffEarnOut", [2022, 2023], threshold=["10e6", "12e6"], amount=["2e6", "2.5e6"], paymentLag="3 months"),
     m("2e6") * ebitda(2022).at_least("10e6") * discount(day("2023-03-31"))
     + m("2.5e6") * ebitda(2023).at_least("12e6") * discount(day("2024-03-31")), TABLE, "cliffEarnOut",
     **with_ebitda(2022, 2023))
case("cliff, normal model", on_profit("cliffEarnOut", [2022], threshold="4e6", amount="3e6"),
     checked(m("3e6") * profit(2022).at_least("4e6"), profit(2022), lambda x: m("3e6") if x >= m("4e6") else m(0), ["4e6"])
     * paid_after(2022), TABLE, "cliffEarnOut", **with_profit(2022))
case("cliffs under an aggregate cap: scenarios, three years; a threshold that is just reached counts",
     on_profit("cliffEarnOut", [2021, 2022, 2023], threshold=["1e6", "2e6", "3e6"], amount="2e6", aggregateCap="3e6"),
     over_scenarios((2021, 2022, 2023), lambda xs: within(
         m("3e6"), [m("2e6") if x >= k else m(0) for x, k in zip(xs, (m("1e6"), m("2e6"), m("3e6")))])),
     "sum over 27 combinations", "cliffEarnOut", **with_scenarios(2021, 2022, 2023))



def cliffs(models, amount, threshold, cap):
    """Two events that are independent of each other: a sum over the four states they leave."""
    first, second = [model.at_least(threshold) for model in models]
    second_payment = second * (first * min(amount, cap - min(amount, cap)) + (1 - first) * min(amount, cap))
    return first * min(amount, cap) * paid_after(2021) + second_payment * paid_after(2022)


case("cliffs under an aggregate cap: two lognormal years",
     on_ebitda("cliffEarnOut", [2021, 2022], threshold="10e6", amount="2e6", aggregateCap="3e6"),
     cliffs([ebitda(2021), ebitda(2022)], m("2e6"), m("10e6"), m("3e6")), "sum over four states", "cliffEarnOut",
     quadrature=True, **with_ebitda(2021, 2022))


def catch_up(model, s, k, rate=m(1), cap=None):
    met = rate * k / (rate - s)
    closed = rate * model.call(k) - (rate - s) * model.call(met) - (0 if cap is None else s * model.call(cap / s))
    top = mp.inf if cap is None else cap
    kinks = [k, met, *([] if cap is None else [cap / s])]
    return checked(closed, model, lambda x: clamp(min(rate * (x - k), s * x), 0, top), kinks)


case("full catch-up: C(K) − (1 − s)·C(K/(1 − s))",
     on_ebitda("catchUpEarnOut", [2022], share="0.2", threshold="8e6"),
     catch_up(one, m("0.2"), m("8e6")) * paid_after(2022), TABLE, "catchUpEarnOut", **with_ebitda(2022))
case("full catch-up with a cap",
     on_ebitda("catchUpEarnOut", [2022], share="0.2", threshold="8e6", cap="2.8e6"),
     catch_up(one, m("0.2"), m("8e6"), cap=m("2.8e6")) * paid_after(2022), TABLE, "catchUpEarnOut", **with_ebitda(2022))
case("catch-up at 50%, normal model, two years",
     on_profit("catchUpEarnOut", [2021, 2022], share="0.2", threshold=["1e6", "2e6"], catchUp="0.5"),
     sum(catch_up(profit(year), m("0.2"), m(k), m("0.5")) * paid_after(year) for year, k in [(2021, "1e6"), (2022, "2e6")]),
     TABLE, "catchUpEarnOut", **with_profit(2021, 2022))

# --- multiple of the metric less what has been paid -------------------------------------------------------------------------

case("multiple less paid: multiple × C(paid/multiple)",
     on_ebitda("multipleEarnOut", [2022], multiple="6", paid="60e6"),
     6 * one.call(m("10e6")) * paid_after(2022), "a call on the metric", "multipleEarnOut", **with_ebitda(2022))
case("multiple less paid, with a cap on the payments",
     on_ebitda("multipleEarnOut", [2022], multiple="6", paid="60e6", aggregateCap="20e6"),
     capped_share(one, m(6), m("10e6"), m("20e6")) * paid_after(2022), "a call spread", "multipleEarnOut",
     **with_ebitda(2022))


def paid_up(models, multiple, paid):
    first, second = models
    earlier = lambda x: clamp(multiple * x - paid, 0)
    strike = lambda x: (paid + earlier(x)) / multiple
    second_payment = both_ways(first, second, lambda x: multiple * second.call(strike(x)),
                               lambda x, y: multiple * clamp(y - strike(x), 0), [paid / multiple], lambda x: [strike(x)])
    return multiple * first.call(paid / multiple) * paid_after(2021) + second_payment * paid_after(2022)


case("multiple less paid: two lognormal years", on_ebitda("multipleEarnOut", [2021, 2022], multiple="6", paid="60e6"),
     paid_up([ebitda(2021), ebitda(2022)], m(6), m("60e6")), "double integral", "multipleEarnOut", quadrature=True,
     **with_ebitda(2021, 2022))


def less_earlier(xs, multiple, paid):
    made = []
    for x in xs:
        made.append(clamp(multiple * x - paid - sum(made), 0))
    return made


case("multiple less paid: scenarios, three years",
     on_profit("multipleEarnOut", [2021, 2022, 2023], multiple="4", paid="5e6"),
     over_scenarios((2021, 2022, 2023), lambda xs: less_earlier(xs, 4, m("5e6"))), "sum over 27 combinations",
     "multipleEarnOut", **with_scenarios(2021, 2022, 2023))

# --- cumulative test -------------------------------------------------------------------------------------------------------


def cumulative(first, second, s, k, cap):
    inner = lambda x: s * (second.call(k - x) - second.call(k + cap / s - x))
    payoff = lambda x, y: clamp(s * (x + y - k), 0, cap)
    return both_ways(first, second, inner, payoff, [k, k + cap / s], lambda x: [k - x, k + cap / s - x])


case("cumulative test: two lognormal years, with a cap",
     on_ebitda("cumulativeEarnOut", [2021, 2022], share="0.25", threshold="18e6", cap="1.5e6", paymentLag="60 days"),
     cumulative(ebitda(2021), ebitda(2022), m("0.25"), m("18e6"), m("1.5e6")) * paid_after(2022, 60), "double integral",
     "cumulativeEarnOut", quadrature=True, **with_ebitda(2021, 2022))


def kept_payments(models, s, k):
    """The second payment is what the total is further above k than it was: the seller keeps what was paid too much."""
    first, second = models
    left = lambda x: clamp(k - x, 0)
    second_payment = both_ways(first, second, lambda x: s * second.call(left(x)), lambda x, y: s * clamp(y - left(x), 0),
                               [k], lambda x: [left(x)])
    return s * first.call(k) * paid_after(2021) + second_payment * paid_after(2022)


case("cumulative test, settled each period: two normal years",
     on_profit("cumulativeEarnOut", [2021, 2022], share="0.25", threshold="2e6", settled="each period"),
     kept_payments([profit(2021), profit(2022)], m("0.25"), m("2e6")), "double integral", "cumulativeEarnOut",
     quadrature=True, **with_profit(2021, 2022))


def refundable(models, s, k):
    first, second = models
    total = both_ways(first, second, lambda x: s * second.call(k - x), lambda x, y: s * clamp(x + y - k, 0), [],
                      lambda x: [k - x])
    early = s * first.call(k)
    return early * paid_after(2021) + (total - early) * paid_after(2022)


case("cumulative test, settled each period and refundable: two normal years",
     on_profit("cumulativeEarnOut", [2021, 2022], share="0.25", threshold="2e6", settled="each period, refundable"),
     refundable([profit(2021), profit(2022)], m("0.25"), m("2e6")), "double integral", "cumulativeEarnOut",
     quadrature=True, **with_profit(2021, 2022))


def settled(xs, s, k, kind):
    made, total = [], m(0)
    for index, x in enumerate(xs):
        total += x
        owed = clamp(s * (total - k), 0) - sum(made)
        last = index == len(xs) - 1
        made.append(owed if kind == "each period, refundable" else clamp(owed, 0) if kind == "each period" or last else m(0))
    return made


for kind in ("at the end", "each period", "each period, refundable"):
    case(f"cumulative test, settled {kind}: scenarios, three years",
         on_profit("cumulativeEarnOut", [2021, 2022, 2023], share="0.5", threshold="1e6", settled=kind),
         over_scenarios((2021, 2022, 2023), lambda xs: settled(xs, m("0.5"), m("1e6"), kind)), "sum over 27 combinations",
         "cumulativeEarnOut", **with_scenarios(2021, 2022, 2023))

# --- carry-forward -----------------------------------------------------------------------------------------------------------


def carry_forward(models, s, above_first, above_second, carried, kink):
    """The second year's strike is its threshold and what the first has left to make up."""
    first, second = models
    strike = lambda x: above_second + carried(x)
    second_payment = both_ways(first, second, lambda x: s * second.call(strike(x)), lambda x, y: s * clamp(y - strike(x), 0),
                               [kink], lambda x: [strike(x)])
    return s * first.call(above_first) * paid_after(2021) + second_payment * paid_after(2022)


case("carry-forward of a shortfall: two lognormal years",
     on_ebitda("carryForwardEarnOut", [2021, 2022], share="0.3", threshold=["9e6", "10e6"], carried="shortfall"),
     carry_forward([ebitda(2021), ebitda(2022)], m("0.3"), m("9e6"), m("10e6"), lambda x: clamp(m("9e6") - x, 0), m("9e6")),
     "double integral", "carryForwardEarnOut", quadrature=True, **with_ebitda(2021, 2022))
case("carry-forward of losses: two normal years",
     on_profit("carryForwardEarnOut", [2021, 2022], share="0.5"),
     carry_forward([profit(2021), profit(2022)], m("0.5"), m(0), m(0), lambda x: clamp(-x, 0), m(0)),
     "double integral", "carryForwardEarnOut", quadrature=True, **with_profit(2021, 2022))


def carried_on(xs, s, k, kind, cap):
    made, behind = [], m(0)
    for x in xs:
        base = x - behind - (k if kind == "shortfall" else 0)
        behind = clamp(-base, 0)
        made.append(clamp(s * (base - (k if kind == "losses" else 0)), 0, cap))
    return made


for kind in ("losses", "shortfall"):
    case(f"carry-forward of {kind}: scenarios, three years",
         on_profit("carryForwardEarnOut", [2021, 2022, 2023], share="0.5", threshold="1.5e6", carried=kind, cap="2e6"),
         over_scenarios((2021, 2022, 2023), lambda xs: carried_on(xs, m("0.5"), m("1.5e6"), kind, m("2e6"))),
         "sum over 27 combinations", "carryForwardEarnOut", **with_scenarios(2021, 2022, 2023))

# --- milestones, rights, royalties -------------------------------------------------------------------------------------------

case("technical milestone: p·A at rf + cs, no λ",
     {"type": "milestone", "amount": "25e6", "event": "approval", "by": "2023-06-30", "paymentLag": "30 days"},
     m("0.8") * m("25e6") * discount(day("2023-07-30")), TABLE, "milestone", events=["approval"])
case("milestone on a metric: A·Φ(d2)",
     {"type": "milestone", "amount": "2e6", "metric": "ebitda", "period": 2022, "threshold": "11e6", "paymentLag": "45 days"},
     m("2e6") * one.at_least("11e6") * paid_after(2022, 45), TABLE, "milestone", **with_ebitda(2022))
case("milestone on a metric, normal model",
     {"type": "milestone", "amount": "2e6", "metric": "profit", "period": 2023, "threshold": "-0.5e6"},
     m("2e6") * profit(2023).at_least("-0.5e6") * paid_after(2023), TABLE, "milestone", **with_profit(2023))

three = [m(EVENTS[event]) for event in ("approval", "launch", "licence")]
right = {"type": "contingentValueRight", "rights": "1.2e6", "amount": "4.5", "events": ["approval", "launch", "licence"],
         "expires": "2023-12-31", "paymentLag": "20 days"}
face = m("1.2e6") * m("4.5") * discount(day("2024-01-20"))
case("a right that needs all of three events", {**right, "pays": "if all happen"},
     mp.fprod(three) * face, "independent events", "contingentValueRight", events=["approval", "launch", "licence"])
case("a right that needs any of three events", {**right, "pays": "if any happens"},
     (1 - mp.fprod(1 - p for p in three)) * face, "one minus the chance of none", "contingentValueRight",
     events=["approval", "launch", "licence"])
case("a right that needs a launch or no licence",
     {**right, "events": ["launch", {"event": "licence", "happens": False}], "pays": "if any happens"},
     (1 - (1 - m("0.35")) * m("0.62")) * face, "one minus the chance of none", "contingentValueRight",
     events=["launch", "licence"])

ROYALTY_TIERS = [{"from": "0", "rate": "0.08"}, {"from": "25e6", "rate": "0.05"}, {"from": "40e6", "rate": "0.03"}]
on_sales = {"type": "royalty", "metric": "net sales", "periods": QUARTERS, "paymentLag": "60 days"}
with_sales = {"metric": "net sales", "forecast": SALES, "periods": QUARTERS}
case("royalty at one rate on twenty quarters", {**on_sales, "rate": "0.06"},
     sum(m("0.06") * sales(quarter).forward * paid_after(quarter, 60) for quarter in QUARTERS), "s·F a quarter", "royalty",
     **with_sales)
case("royalty that steps down, with a minimum and a cap, on twenty quarters",
     {**on_sales, "tiers": ROYALTY_TIERS, "minimum": "1.7e6", "cap": "2.6e6"},
     sum(incremental(sales(quarter), ROYALTY_TIERS, "1.7e6", "2.6e6") * paid_after(quarter, 60) for quarter in QUARTERS),
     TABLE, "royalty", **with_sales)
case("royalty on a metric that may be negative, with a minimum",
     {"type": "royalty", "metric": "profit", "periods": [2022, 2023], "rate": "0.1", "minimum": "0.15e6"},
     sum((m("0.15e6") + m("0.1") * profit(year).call("1.5e6")) * paid_after(year) for year in (2022, 2023)), TABLE, "royalty",
     **with_profit(2022, 2023))

# --- published figures -------------------------------------------------------------------------------------------------------

published = []
HAUG = "E. G. Haug, The Complete Guide to Option Pricing Formulas (1998)"
BLACK = {"label": "option", "start": "2021-04-01", "end": "2021-12-31"}


def as_published(name, source, parts, printed, believed):
    published.append({"name": name, "source": source, "parts": parts, "beliefs": believed, "printed": printed})


def option_beliefs(forward, sigma, rate, t):
    """Beliefs under which the metric of the period BLACK has v = σ√T and is paid for with e^(−rT)."""
    to_middle = ((m(day(BLACK["start"])) + day(BLACK["end"]) + 1) / 2 - day(TODAY)) / 365
    to_payment = (m(day(BLACK["end"])) - day(TODAY)) / 365
    volatility = m(sigma) * mp.sqrt(m(t) / to_middle)
    annual = mp.exp(m(rate) * m(t) / to_payment) - 1
    forecast = {"option": {"distribution": "lognormal", "mean": text(m(forward)), "volatility": text(volatility)}}
    return {"valuationDate": TODAY, "discountRate": text(annual), "metrics": {"futures": {"forecast": forecast}}}


def on_option(type_, **terms):
    return {"type": type_, "metric": "futures", "periods": [BLACK], **terms}


third = m(4) / 12
as_published("a call on a futures contract as an earn-out",
             "MathWorks, blkprice, example after Hull, Options, Futures, and Other Derivatives (5th edition), p. 287: 1.1166",
             [on_option("earnOut", share="1", threshold="20")], "1.1166", option_beliefs(20, "0.25", "0.09", third))
as_published("a cash-or-nothing put: the amount for certain less a cliff",
             f"{HAUG}, p. 88: 2.6710, and 2.671045684 in RQuantLib's unit tests",
             [on_option("cliffEarnOut", threshold="0", amount="10"),
              {**on_option("cliffEarnOut", threshold="80", amount="10"), "less": True}], "2.671045684",
             option_beliefs(100, "0.35", "0.06", "0.75"))
as_published("an asset-or-nothing put: the metric less a retroactive tier",
             f"{HAUG}, p. 90: 20.2069, as in QuantLib's digitaloption.cpp",
             [on_option("tieredEarnOut", tiers=[{"from": "0", "rate": "1"}], tierKind="incremental"),
              {**on_option("tieredEarnOut", tiers=[{"from": "65", "rate": "1"}], tierKind="retroactive"), "less": True}],
             "20.2069", option_beliefs(70 * mp.exp(m("0.02") * m("0.5")), "0.27", "0.07", "0.5"))
as_published("a gap call as a retroactive tier less a cliff",
             f"{HAUG}, p. 88: -0.0053, as in QuantLib's digitaloption.cpp",
             [on_option("tieredEarnOut", tiers=[{"from": "50", "rate": "1"}], tierKind="retroactive"),
              {**on_option("cliffEarnOut", threshold="50", amount="57"), "less": True}], "-0.0053",
             option_beliefs(50 * mp.exp(m("0.09") * m("0.5")), "0.2", "0.09", "0.5"))

VRC = "Valuation Research Corporation, Best Practices for Valuing Contingent Consideration: EBITDA of 50, 60 or 70 million"
thirds = {"valuationDate": TODAY, "discountRate": "0",
          "metrics": {"ebitda": {"forecast": {"2022": {"distribution": "sample", "values": ["50e6", "60e6", "70e6"]}}}}}
as_published("six times EBITDA less 240 million, at most 150 million", f"{VRC}; the expected payment is 110.0 million",
             [on_ebitda("multipleEarnOut", [2022], multiple="6", paid="240e6", aggregateCap="150e6")], "110000000", thirds)
as_published("the same as a share above a threshold", f"{VRC}; the expected payment is 110.0 million",
             [on_ebitda("earnOut", [2022], share="6", threshold="40e6", cap="150e6")], "110000000", thirds)
as_published("the same with the metric taken at its expected value",
             f"{VRC}; the payment assuming expected EBITDA is 120.0 million",
             [on_ebitda("earnOut", [2022], share="6", threshold="40e6", cap="150e6")], "120000000",
             {"valuationDate": TODAY, "discountRate": "0", "metrics": {"ebitda": {"forecast": {"2022": "60e6"}}}})
as_published("the Celgene right, which needs three approvals",
             "valueinvestorsclub.com, Bristol-Myers Squibb CVR: approvals at 80%, 85% and 70%, $9, should trade closer to $4.28",
             [{"type": "contingentValueRight", "rights": "1", "amount": "9", "events": ["ozanimod", "JCAR017", "ide-cel"],
               "pays": "if all happen", "expires": "2021-03-31"}], "4.28",
             {"valuationDate": TODAY, "discountRate": "0",
              "events": {"ozanimod": "0.8", "JCAR017": "0.85", "ide-cel": "0.7"}})

document = {"source": f"mpmath {mp.__version__}, {mp.mp.dps} digits, by contingentComponents.py", "cases": cases,
            "published": published}
Path(__file__).with_suffix(".json").write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n")
