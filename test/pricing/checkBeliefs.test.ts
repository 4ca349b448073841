import {
  type AssumptionsInput,
  all,
  type Claim,
  cash,
  cashFlows,
  claim,
  constant,
  currency,
  delivery,
  given,
  goingConcern,
  ifAtLeast,
  metric,
  milestone,
  observe,
  offer,
  on,
  one,
  price,
  scale,
  share,
  stock,
  terminalValue,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";

type Components = Parameters<typeof offer>[0]["components"];

const today = "2021-01-01";
const later = "2021-07-01";

const valued = (components: Components, beliefs: Partial<AssumptionsInput>) =>
  valueOffer(offer({ name: "Deal", currency: "USD", components }), { valuationDate: today, ...beliefs });
const owing = (owed: Claim): Components => [claim({ name: "Owed", claim: owed })];
const found = (action: () => unknown) =>
  refusal(action).issues.map(({ code, path, message }) => [code, path, message]);
/** The problems of an offer that owes a claim. */
const foundIn = (owed: Claim, beliefs: Partial<AssumptionsInput>) =>
  found(() => valued(owing(owed), beliefs));

const usd = one(currency("USD"));
const observed = (...of: Parameters<typeof price>) => on(later, scale(observe(price(...of)), usd));
const profit = (period: number, unit = "USD") =>
  scale(observe(metric("profit", period, unit)), one(currency(unit)));

describe("the day of closing", () => {
  const terms = [cash({ amount: "1" })];
  const rate = { discountRate: "0" };

  it("is needed where a payment is dated from it", () => {
    expect(found(() => valued(terms, rate))).toEqual([
      [
        "missing-belief",
        ["closing"],
        "is needed: a payment is dated from closing, so say on which day the deal closes",
      ],
    ]);
    expect(valued([cash({ amount: "1", paid: later })], rate).presentValue.toString()).toBe("1");
  });

  it("must be one day", () => {
    const closing = { dates: [{ date: later, probability: "1" }] } as const;
    expect(found(() => valued(terms, { ...rate, closing }))).toEqual([
      [
        "missing-belief",
        ["closing"],
        "must be one day, because a payment is dated from closing: valueDeal weighs several days with their odds",
      ],
    ]);
  });
});

describe("a forecast", () => {
  it("is needed of each metric, with what a name may have been misspelt as", () => {
    expect(foundIn(on(later, profit(2021)), { discountRate: "0" })).toEqual([
      ["missing-belief", ["metrics", "profit", "forecast", "2021"], "is needed: a forecast in USD"],
    ]);
    const misspelt = { profits: { forecast: { 2021: "1" } } };
    expect(foundIn(on(later, profit(2021)), { discountRate: "0", metrics: misspelt })).toEqual([
      [
        "missing-belief",
        ["metrics", "profit", "forecast", "2021"],
        'is needed: a forecast in USD; did you mean "profits"?',
      ],
    ]);
  });

  it("is not taken for a misspelling where it is needed itself", () => {
    const both = all([profit(2021), scale(observe(metric("profits", 2021, "USD")), usd)]);
    const metrics = { profits: { forecast: { 2021: "1" } } };
    expect(foundIn(on(later, both), { discountRate: "0", metrics })).toEqual([
      ["missing-belief", ["metrics", "profit", "forecast", "2021"], "is needed: a forecast in USD"],
    ]);
  });

  it("is needed of each period", () => {
    const metrics = { profit: { forecast: { 2020: "1" } } };
    expect(foundIn(on(later, profit(2021)), { discountRate: "0", metrics })).toEqual([
      [
        "missing-belief",
        ["metrics", "profit", "forecast", "2021"],
        'is needed: a forecast in USD; did you mean "2020"?',
      ],
    ]);
  });

  it("must be in the currency that the terms measure", () => {
    const metrics = { profit: { currency: "EUR", forecast: { 2021: "1" } } };
    expect(foundIn(on(later, profit(2021)), { discountRate: "0", metrics })).toEqual([
      ["currency-mismatch", ["metrics", "profit", "currency"], "is EUR, but the terms measure profit in USD"],
    ]);
  });

  it("without a currency cannot stand for amounts in two", () => {
    const both = on(later, all([profit(2021, "USD"), profit(2021, "EUR")]));
    const beliefs = {
      discountRate: "0",
      currencies: { EUR: { spot: "1.2", discountRate: "0" } },
      metrics: { profit: { forecast: { 2021: "1" } } },
    };
    expect(foundIn(both, beliefs)).toEqual([
      [
        "currency-mismatch",
        ["metrics", "profit"],
        "is measured in EUR and in USD by the terms; one forecast cannot stand for both",
      ],
    ]);
    const stated = { ...beliefs, metrics: { profit: { currency: "USD", forecast: { 2021: "1" } } } };
    expect(foundIn(both, stated)).toEqual([
      ["currency-mismatch", ["metrics", "profit", "currency"], "is USD, but the terms measure profit in EUR"],
    ]);
  });

  it("is needed of what follows the last one", () => {
    const terms = { metric: "cash", periods: [2021], convention: "end-of-period" } as const;
    const metrics = { cash: { forecast: { 2021: "1" } }, ebitda: { forecast: { 2021: "1" } } };
    const beliefs = { discountRate: "0.1", requiredReturns: { Keep: "0.1" }, metrics };
    const problem = (terminalValue: "growth" | { readonly multipleOf: string }) =>
      found(() => valued([goingConcern({ name: "Keep", ...terms, terminalValue })], beliefs));
    expect(problem("growth")).toEqual([
      [
        "missing-belief",
        ["metrics", "cash", "terminalGrowth"],
        "is needed: how much it grows a year for ever after the last forecast, 0.02 for 2%",
      ],
    ]);
    expect(problem({ multipleOf: "ebitda" })).toEqual([
      [
        "missing-belief",
        ["metrics", "ebitda", "exitMultiple"],
        "is needed: how many times its last forecast the business is worth then",
      ],
    ]);
  });
});

describe("a share price", () => {
  it("is needed of what is delivered and of what is observed", () => {
    const message = "is needed: the price of one share, in USD or a currency it names";
    const path = ["shares", "ORCL", "price"];
    expect(foundIn(delivery("1", share("ORCL"), later), {})).toEqual([["missing-belief", path, message]]);
    const shares = { ORCLE: { price: "1" } };
    expect(foundIn(observed("ORCL", "USD", later), { discountRate: "0", shares })).toEqual([
      ["missing-belief", path, `${message}; did you mean "ORCLE"?`],
    ]);
  });

  it("must be in the currency that the terms measure, and is in the offer's where it names none", () => {
    const inEuros = { shares: { SAP: { price: "100", currency: "EUR" } }, discountRate: "0" };
    const currencies = { EUR: { spot: "1.2", discountRate: "0" } };
    expect(foundIn(observed("SAP", "USD", later), { ...inEuros, currencies })).toEqual([
      ["currency-mismatch", ["shares", "SAP", "currency"], "is EUR, but the terms measure the price in USD"],
    ]);
    const unnamed = { shares: { SAP: { price: "100" } }, discountRate: "0" };
    const measured = on(later, scale(observe(price("SAP", "EUR", later)), one(currency("EUR"))));
    expect(foundIn(measured, { ...unnamed, currencies })).toEqual([
      ["currency-mismatch", ["shares", "SAP", "currency"], "is USD, but the terms measure the price in EUR"],
    ]);
  });

  const shares = { ORCL: { price: "57", fixings: { "2020-12-30": "50" } } };

  it("is needed of each day that has passed, and of none from today on", () => {
    const needed = (...days: readonly string[]) =>
      days.map((day) => [
        "missing-belief",
        ["shares", "ORCL", "fixings", day],
        "is needed: the price on a day that has passed",
      ]);
    const beliefs = { discountRate: "0", shares };
    expect(foundIn(observed("ORCL", "USD", "2020-12-31"), beliefs)).toEqual(needed("2020-12-31"));
    expect(foundIn(observed("ORCL", "USD", "2021-01-02", "2020-12-29"), beliefs)).toEqual(
      needed("2020-12-29", "2020-12-31"),
    );
    for (const seen of ["2020-12-30", today]) {
      const paid = valued(owing(observed("ORCL", "USD", seen)), beliefs).presentValue.toString();
      expect(paid).toBe(seen === today ? "57" : "50");
    }
  });

  it("is needed of a day that the closing date fixes, once it is known", () => {
    const claimed = observed("ORCL", "USD", "closing - 1 day", "closing - 2 days");
    const beliefs = { discountRate: "0", shares };
    expect(problems(refusal(() => valued(owing(claimed), beliefs)))).toEqual(["closing: missing-belief"]);
    expect(problems(refusal(() => valued(owing(claimed), { ...beliefs, closing: today })))).toEqual([
      "shares.ORCL.fixings.2020-12-31: missing-belief",
    ]);
  });
});

describe("a rate", () => {
  const needed = [["missing-belief", ["discountRate"], "is needed: a yearly rate for USD"]];

  it("is needed of what is paid in money, and not for a number of shares", () => {
    expect(foundIn(delivery("1", currency("USD"), later), {})).toEqual(needed);
    const shares = { ORCL: { price: "57" } };
    expect(valued(owing(delivery("2", share("ORCL"), later)), { shares }).presentValue.toString()).toBe(
      "114",
    );
  });

  it("is needed of shares that pay dividends in amounts, which are taken off at today's worth", () => {
    const dividends = [{ date: "2021-03-01", amount: "1" }];
    const both = all([delivery("1", share("A"), later), delivery("1", share("B"), later)]);
    const shares = { A: { price: "10" }, B: { price: "10", dividends } };
    expect(foundIn(both, { shares })).toEqual(needed);
    expect(valued(owing(both), { shares, discountRate: "0" }).presentValue.toString()).toBe("19");
  });

  it("is asked for beside a share that nothing is known of", () => {
    const both = all([delivery("1", share("A"), later), delivery("1", currency("USD"), later)]);
    expect(foundIn(both, {}).map(([, path]) => path)).toEqual([["shares", "A", "price"], ["discountRate"]]);
  });

  it("comes with an exchange rate for another currency than the offer's", () => {
    const message = "is needed: spot (USD for one EUR) and discountRate";
    const missing = [["missing-belief", ["currencies", "EUR"], message]];
    expect(foundIn(delivery("1", currency("EUR"), later), {})).toEqual(missing);
    const shares = { SAP: { price: "100", currency: "EUR" } };
    expect(foundIn(delivery("1", share("SAP"), later), { shares })).toEqual(missing);
  });
});

describe("a lock-up", () => {
  const terms = [stock({ shares: "1", issuer: "ORCL", delivered: today, lockUp: "6 months" })];
  const problem = (beliefs: Partial<AssumptionsInput>) =>
    found(() => valued(terms, { shares: { ORCL: { price: "57" } }, ...beliefs }));

  it("needs a model and a basis", () => {
    const message =
      "is needed: shares of ORCL are locked up, so say which model prices that and on which basis: { model, basis }";
    expect(problem({})).toEqual([["missing-belief", ["lockUps"], message]]);
  });

  it("needs the volatility that prices it, where it is priced", () => {
    const volatility = [
      "missing-belief",
      ["shares", "ORCL", "volatility"],
      "is needed: the yearly volatility, which prices the lock-up",
    ];
    expect(problem({ lockUps: { model: "finnerty", basis: "economic" } })).toEqual([volatility]);
    for (const lockUps of [
      { model: "none", basis: "economic" },
      { model: "finnerty", basis: "GAAP" },
    ] as const) {
      const free = valued(terms, { shares: { ORCL: { price: "57" } }, lockUps }).presentValue;
      expect(free.toString()).toBe("57");
    }
  });

  it("needs a rate by Chaffe's model alone", () => {
    const shares = { ORCL: { price: "57", volatility: "0.4" } };
    const rate = ["missing-belief", ["discountRate"], "is needed: a yearly rate for USD"];
    expect(problem({ shares, lockUps: { model: "chaffe", basis: "economic" } })).toEqual([rate]);
    const { presentValue } = valued(terms, { shares, lockUps: { model: "finnerty", basis: "economic" } });
    expect(presentValue.toNumber()).toBeLessThan(57);
  });
});

describe("the probability of an event", () => {
  const rate = { discountRate: "0" };

  it("is needed, with what its name may have been misspelt as", () => {
    const approved = on(later, given("approval", usd));
    expect(foundIn(approved, rate)).toEqual([
      ["missing-belief", ["events", "approval"], "is needed: its probability from 0 to 1"],
    ]);
    expect(foundIn(approved, { ...rate, events: { aproval: "0.5" } })).toEqual([
      [
        "missing-belief",
        ["events", "approval"],
        'is needed: its probability from 0 to 1; did you mean "aproval"?',
      ],
    ]);
  });

  it("is needed by period where the terms ask in which period it happens", () => {
    const terms = [milestone({ amount: "1", event: "approval", periods: [2021, 2022] })];
    const message =
      "is needed: odds by period, { byPeriod } of events.approval, with its probability from 0 to 1";
    expect(
      found(() => valued(terms, { ...rate, events: { approval: "0.5" } })).map(([code, , text]) => [
        code,
        text,
      ]),
    ).toEqual([2021, 2022].map(() => ["missing-belief", message]));
  });
});

describe("flows", () => {
  it("need no odds, no price of what is delivered, no lock-up and nothing of what follows a last forecast", () => {
    const owed = [
      given("approval", delivery("1", share("ORCL", { lockedFor: "6 months" }), later)),
      delivery("2", terminalValue("USD", "cash", "growth"), later),
    ];
    const units = cashFlows(all(owed), { valuationDate: today }).map((flow) => flow.units.toString());
    expect(units).toEqual(["1", "2"]);
  });

  const euros = on(later, scale(observe(price("SAP", "EUR", later)), one(currency("EUR"))));

  it("need the currency of the discount rate where prices are in several", () => {
    const both = all([observed("ORCL", "USD", later), euros]);
    expect(found(() => cashFlows(both, { valuationDate: today }))).toEqual([
      [
        "missing-belief",
        ["currency"],
        "is needed: prices are in USD and EUR, and the discount rate is for one of them",
      ],
    ]);
  });

  it("take the one currency that prices are in for that of the discount rate", () => {
    const shares = { SAP: { price: "100" } };
    expect(found(() => cashFlows(euros, { valuationDate: today, shares }))).toEqual([
      ["missing-belief", ["discountRate"], "is needed: a yearly rate for EUR"],
    ]);
    const [flow] = cashFlows(euros, { valuationDate: today, shares, discountRate: "0" });
    expect(flow?.units.toString()).toBe("100");
  });
});

describe("a required return", () => {
  const shares = { ORCL: { price: "57" } };
  const beliefs = { shares, discountRate: "0", requiredReturns: { Owed: "0.1" } };
  const refused = [
    [
      "invalid-term",
      ["requiredReturns", "Owed"],
      "cannot apply: what Owed owes hangs on a share price, whose risk is in today's price already and must not be discounted again",
    ],
  ];

  it("cannot apply to shares, nor to money that looks at their price", () => {
    expect(foundIn(delivery("1", share("ORCL"), later), beliefs)).toEqual(refused);
    const bonus = ifAtLeast(observe(price("ORCL", "USD", later)), "60", constant("1"), constant("0"));
    expect(foundIn(on(later, scale(bonus, usd)), beliefs)).toEqual(refused);
  });

  it("applies to money beside them", () => {
    const components = [
      stock({ shares: "1", issuer: "ORCL", delivered: today }),
      claim({ name: "Owed", claim: delivery("11", currency("USD"), "2022-01-01") }),
    ];
    expect(valued(components, beliefs).presentValue.toString()).toBe("67");
  });
});
