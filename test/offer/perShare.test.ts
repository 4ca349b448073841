import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  cash,
  contingentValueRight,
  Decimal,
  describe as describeClaim,
  dilutedShares,
  earnOut,
  escrow,
  fixedRatioCollar,
  holdback,
  milestone,
  type OfferInput,
  offer,
  parseOffer,
  sensitivity,
  stock,
  termSheet,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";

const shares = {
  basic: "100",
  stockUnits: "5",
  options: [
    { count: "10", strike: "15" },
    { count: "10", strike: "90" },
  ],
};
const target = { name: "Target", shares, netDebt: "300" };
const beliefs: AssumptionsInput = {
  valuationDate: "2021-01-01",
  closing: "2021-01-01",
  discountRate: "0",
  shares: { ACME: { price: "50", outstanding: "1000" } },
  events: { ok: "0.5" },
  targetPrices: { unaffected: "30", lastClose: "32", averages: { "30 days": "29" } },
  metrics: {
    ebitda: {
      forecast: { 2021: "400", 2022: { distribution: "lognormal", mean: "500", volatility: "0.3" } },
    },
  },
};
const deal = (components: OfferInput["components"], of: OfferInput["target"] = target) =>
  offer({ name: "Deal", currency: "USD", bidder: "Acme", target: of, components });
const right = contingentValueRight({
  perShare: "2",
  events: ["ok"],
  pays: "if all happen",
  expires: "2021-01-01",
});
const mixed = [cash({ perShare: "18" }), stock({ ratio: "0.42", issuer: "ACME" }), right];
const perShareOf = (
  components: OfferInput["components"],
  of: OfferInput["target"] = target,
  view = beliefs,
) => {
  const { perShare } = valueOffer(deal(components, of), view);
  if (perShare === undefined) throw new Error("the offer states the shares");
  return perShare;
};

describe("an offer of 0.42 ACME shares, $18 in cash and a right for each share", () => {
  const valuation = valueOffer(deal(mixed), beliefs);
  const perShare = perShareOf(mixed);

  it("multiplies by the shares and units that there are", () => {
    expect(
      describeClaim(
        deal(mixed.slice(0, 2), { name: "T", shares: { basic: "100", convertibles: [{ shares: "7" }] } })
          .claim,
      ),
    ).toBe(
      "Cash: receive USD 1,926 on closing, owed by Acme\nStock: receive 44.94 ACME shares on closing, owed by Acme",
    );
  });

  it("has a price of 39, and what it says of the whole", () => {
    expect(String(perShare.price)).toBe("39");
    // 105 × 39, and 10 × (39 − 15); options at 90 are out of the money.
    expect(String(perShare.equityValue)).toBe("4335");
    expect(String(perShare.enterpriseValue)).toBe("4635");
    expect(perShare.dilutedShares.toString()).toBe(
      dilutedShares({ shares: "105", options: shares.options, price: "39" }).toString(),
    );
    expect([perShare.cashShare, perShare.stockShare].map((part) => part?.toFixed(4))).toEqual([
      "0.4615",
      "0.5385",
    ]);
  });

  it("says what one share receives of each component, and what it is worth", () => {
    expect(
      perShare.components.map(({ name, nominal, presentValue }) => `${name} ${nominal} ${presentValue}`),
    ).toEqual(["Cash 18 18", "Stock 21 21", "Contingent value right 2 1"]);
    expect(String(perShare.value)).toBe("40");
    expect(String(perShare.components[0]?.presentValuePerBasicShare)).toBe("18.9");
    expect(perShare.valuePerBasicShare.times(100).toString()).toBe(valuation.presentValue.toString());
  });

  it("gives rights to the options that are in the money, and the price less their strike to nobody else", () => {
    const [, , rights, options] = valuation.breakdown.parts;

    expect(String(rights?.nominal)).toBe("230");
    expect(options?.name).toBe("Options in the money");
    expect(String(options?.presentValue)).toBe("240");
  });

  it("has no multiple of a metric that the terms measure in anything but the currency", () => {
    const priced = (metricUnit: string) => {
      const paid = earnOut({ share: "3.50", metric: "users", metricUnit, periods: [2022], threshold: "1e6" });
      const terms = offer({
        name: "Deal",
        currency: "USD",
        target: { name: "Target", shares: { basic: "100" }, netDebt: "0" },
        components: [cash({ perShare: "18" }), paid],
      });
      const forecast = { 2022: "1.2e6" };
      const stated = { valuationDate: "2021-12-31", closing: "2021-12-31", discountRate: "0.08" };
      return valueOffer(terms, { ...stated, metrics: { users: { forecast } } }).perShare?.multiples.length;
    };
    expect([priced("USD"), priced("user")]).toEqual([1, 0]);
  });

  it("has premiums, multiples, an exchange ratio, ownership and a hedge ratio", () => {
    expect(perShare.premiums.map(({ over, premium }) => `${over} ${premium.toFixed(4)}`)).toEqual([
      "unaffected price 0.3000",
      "last close 0.2188",
      "30 days 0.3448",
    ]);
    expect(
      perShare.multiples.map(({ metric, period, multiple }) => `${metric} ${period} ${multiple}`),
    ).toEqual(["ebitda 2021 11.5875", "ebitda 2022 9.27"]);
    const [acme] = perShare.issuers;
    expect(acme).toMatchObject({ issuer: "ACME" });
    expect([acme?.impliedExchangeRatio, acme?.shares, acme?.delta].map(String)).toEqual([
      "0.78",
      "0.42",
      "0.42",
    ]);
    expect(acme?.ownership?.toString()).toBe(
      new Decimal("44.1").div("1044.1").toSignificantDigits(28).toString(),
    );
  });

  it("prints its price, premiums and value first", () => {
    expect(String(valuation).split("\n").slice(3, 7)).toEqual([
      "Value if it closes: 4,450.00",
      "Headline: 4,565.00 (4,335.00 at closing; 230.00 contingent, at the forecast); at least 4,125.00, at most unlimited, shares at today's price",
      "Per share: 39.00, 30.0% over the unaffected price of 30.00, 21.9% over the last close of 32.00, 34.5% over the average of 30 days of 29.00; worth 40.00 if it closes",
      "Equity 4,335.00 on 111 diluted shares, enterprise 4,635.00",
    ]);
    expect(termSheet(deal(mixed))).toContain("10 options at USD 15\n");
  });

  it("says what it takes of options, and uses every belief", () => {
    expect(valuation.assumed.map(({ text }) => text).filter((text) => /ptions/.test(text))).toHaveLength(3);
    expect(valuation.diagnostics.filter(({ code }) => code === "unused-belief")).toEqual([]);
    expect(
      valueOffer(deal([cash({ amount: "1" })], "Target"), { ...beliefs, shares: {}, metrics: {}, events: {} })
        .diagnostics,
    ).toMatchObject([{ code: "unused-belief", path: ["targetPrices"] }]);
  });

  it("reads back what it writes", () => {
    expect(parseOffer(JSON.parse(JSON.stringify(deal(mixed)))).toJSON()).toEqual(deal(mixed).toJSON());
  });
});

describe("the price of one share", () => {
  it("of an offer in total is the only one at which price × diluted shares is the total", () => {
    const { price, dilutedShares: diluted } = perShareOf([cash({ amount: "4335" })]);

    expect(String(price)).toBe("39");
    expect(price.times(diluted).toFixed(20)).toBe("4335.00000000000000000000");
  });

  test.prop([
    fc.record({
      basic: fc.integer({ min: 1, max: 1000 }),
      cents: fc.integer({ min: 0, max: 10_000 }),
      ratio: fc.integer({ min: 0, max: 300 }),
      acme: fc.integer({ min: 1, max: 500 }),
      options: fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 30_000 })), {
        maxLength: 5,
      }),
    }),
  ])(
    "times the diluted shares is what all receive, whatever the options are",
    ({ basic, cents, ratio, acme, options }) => {
      const grants = options.map(([count, strike]) => ({
        count: String(count),
        strike: String(strike / 100),
      }));
      const made = [
        cash({ perShare: String(cents / 100) }),
        stock({ ratio: String(ratio / 100), issuer: "ACME" }),
      ];
      const view = { ...beliefs, shares: { ACME: { price: String(acme) } } };
      const of = { name: "T", shares: { basic: String(basic), options: grants } };
      const price = new Decimal(cents).div(100).plus(new Decimal(ratio).div(100).times(acme));
      const perShare = perShareOf(made, of, view);

      expect(perShare.price.toString()).toBe(price.toString());
      const total = valueOffer(deal(made, of), view).presentValue;
      expect(perShare.equityValue.toString()).toBe(total.toString());
      if (price.isZero()) return;
      const bySecondRoute = dilutedShares({
        shares: String(basic),
        options: grants,
        price: price.toString(),
      });
      expect(
        perShare.dilutedShares.minus(bySecondRoute).abs().lessThanOrEqualTo(bySecondRoute.times("1e-26")),
      ).toBe(true);
    },
  );

  it("holds back parts of itself: 18 in cash and 10% in escrow make 20", () => {
    const kept = escrow({ percentOfPrice: "0.1", releases: [{ paid: "closing" }] });
    const { price, components } = perShareOf([cash({ perShare: "18" }), kept]);

    expect(String(price)).toBe("20");
    expect(components.map(({ name, nominal }) => `${name} ${nominal}`)).toEqual(["Cash 18", "Escrow 2"]);
    expect(
      String(
        perShareOf([cash({ perShare: "18" }), holdback({ perShare: "2", releases: [{ paid: "closing" }] })])
          .price,
      ),
    ).toBe("20");
  });

  it("leaves out what is contingent", () => {
    const approval = milestone({ percentOfPrice: "0.5", event: "ok", by: "2021-01-01" });
    const { price, value, components } = perShareOf([cash({ perShare: "18" }), approval]);

    expect(String(price)).toBe("18");
    // Half of what all shares and options receive, 105 × 18 + 10 × 3, for each of 115 of them; due with even odds.
    expect(components[1]?.nominal.toFixed(10)).toBe(new Decimal(960).div(115).toFixed(10));
    expect(value.toFixed(10)).toBe(new Decimal(18).plus(new Decimal(480).div(115)).toFixed(10));
  });

  it("leaves out options that do not count", () => {
    const unvested = {
      name: "T",
      shares: { basic: "100", options: [{ count: "50", strike: "1", vested: false }] },
    };

    expect(String(perShareOf([cash({ perShare: "18" })], unvested).dilutedShares)).toBe("100");
  });
});

describe("a price that is stated partly in total", () => {
  it("is told where there are no options", () => {
    const collar = fixedRatioCollar({ issuer: "ACME", ratio: "0.5", low: "40", targetShares: "105" });
    const bare = { name: "T", shares: { basic: "105" } };
    const { price, equityValue, components } = perShareOf([cash({ perShare: "18" }), collar], bare);

    expect([price, equityValue].map(String)).toEqual(["43", "4515"]);
    expect(components.map(({ nominal }) => String(nominal))).toEqual(["18", "25"]);
  });
});

describe("the hedge ratio", () => {
  it("of a collar is the slope of its value, as sensitivity has it", () => {
    const collar = fixedRatioCollar({
      issuer: "ACME",
      ratio: "0.5",
      low: "45",
      high: "55",
      targetShares: "105",
    });
    const view = {
      ...beliefs,
      closing: "2021-12-31",
      discountRate: "0.03",
      shares: { ACME: { price: "50", volatility: "0.3" } },
    };
    const { rows } = sensitivity(deal([collar]), view);
    const perUnit = rows.find(({ path }) => path.join(".") === "shares.ACME.price")?.derivative;
    const bare = { name: "T", shares: { basic: "105" } };
    const delta = perShareOf([collar], bare, view).issuers[0]?.delta;

    expect(delta?.toFixed(20)).toBe(perUnit?.div(105).toFixed(20));
    expect(delta?.greaterThan(0) && delta.lessThan("0.5")).toBe(true);
  });
});

describe("terms for each share are refused", () => {
  const refused = (document: object) =>
    problems(
      refusal(() =>
        parseOffer({
          name: "D",
          currency: "USD",
          target,
          components: [{ type: "cash", perShare: "1" }],
          ...document,
        }),
      ),
    );
  const escrowOf = (percentOfPrice: string) => ({
    type: "escrow",
    percentOfPrice,
    releases: [{ paid: "closing" }],
  });

  it.each([
    [{ target: "T" }, "components.0.perShare: invalid-term"],
    [{ target: { name: "T" } }, "components.0.perShare: invalid-term"],
    [{ target: { shares } }, "target.name: missing-term"],
    [{ target: { name: "T", shares: { basic: "0" } } }, "target.shares.basic: out-of-range"],
    [{ target: { name: "T", shares: { basic: 5 } } }, "target.shares.basic: invalid-decimal"],
    [
      { target: { name: "T", shares: { basic: "1", stockUnits: "-1" } } },
      "target.shares.stockUnits: out-of-range",
    ],
    [
      { target: { name: "T", shares: { basic: "1", options: [{ count: "1" }] } } },
      "target.shares.options.0.strike: missing-term",
    ],
    [
      { target: { name: "T", shares: { basic: "1", options: [{ count: "1", strike: "1", vested: "no" }] } } },
      "target.shares.options.0.vested: invalid-type",
    ],
    [
      { target: { name: "T", shares: { basic: "1", convertibles: [{ shares: "-1" }] } } },
      "target.shares.convertibles.0.shares: out-of-range",
    ],
    [{ target: { name: "T", debt: "1" } }, "target.debt: unknown-key"],
    [{ target: 5 }, "target: invalid-term"],
    [{ components: [{ type: "cash", perShare: "1", amount: "1" }] }, "components.0.perShare: invalid-term"],
    [{ components: [{ type: "cash" }] }, "components.0.amount: missing-term"],
    [{ components: [{ type: "cash", perShare: "-1" }] }, "components.0.perShare: out-of-range"],
    [
      { components: [{ type: "cash", perShare: "1", currency: "EUR" }] },
      "components.0.currency: currency-mismatch",
    ],
    [
      { components: [{ type: "stock", issuer: "A", ratio: "1", shares: "1" }] },
      "components.0.ratio: invalid-term",
    ],
    [
      { target: "T", components: [{ type: "stock", issuer: "A", ratio: "1" }] },
      "components.0.ratio: invalid-term",
    ],
    [{ components: [escrowOf("0.1")] }, "components.0.percentOfPrice: invalid-term"],
    [
      { components: [{ type: "cash", perShare: "1" }, escrowOf("1")] },
      "components.1.percentOfPrice: out-of-range",
    ],
    [
      { components: [{ type: "cash", perShare: "1" }, escrowOf("1.5")] },
      "components.1.percentOfPrice: out-of-range",
    ],
    [
      {
        components: [
          { type: "cash", perShare: "1" },
          { type: "stock", issuer: "A", shares: "5" },
        ],
      },
      "components.1: invalid-term",
    ],
    [
      { components: [{ type: "stock", issuer: "A", ratio: "1" }, escrowOf("0.1")] },
      "components.1.percentOfPrice: invalid-term",
    ],
  ])("%j", (document, problem) => {
    expect(refused(document)).toEqual([problem]);
  });

  it("and so are prices of the target and shares outstanding that cannot be", () => {
    const wrong = (view: object) =>
      problems(refusal(() => valueOffer(deal(mixed), { ...beliefs, ...view } as AssumptionsInput)));

    expect(wrong({ targetPrices: { unaffected: "0" } })).toEqual(["targetPrices.unaffected: out-of-range"]);
    expect(wrong({ targetPrices: { averages: { "30 days": "-1" } } })).toEqual([
      "targetPrices.averages.30 days: out-of-range",
    ]);
    expect(wrong({ targetPrices: { last: "1" } })).toEqual(["targetPrices.last: unknown-key"]);
    expect(wrong({ shares: { ACME: { price: "1", outstanding: "0" } } })).toEqual([
      "shares.ACME.outstanding: out-of-range",
    ]);
  });

  it("while a price that a part of it divides without end goes with net debt and options", () => {
    const parted = deal([
      cash({ perShare: "16" }),
      escrow({ percentOfPrice: "0.08", releases: [{ paid: "closing" }] }),
    ]);
    const { perShare } = valueOffer(parted, beliefs);
    // 16 ÷ 0.92
    expect(perShare?.price.toFixed(10)).toBe("17.3913043478");
    expect(perShare?.enterpriseValue?.minus(perShare.equityValue).toNumber()).toBe(300);
  });

  it("while an offer without shares has no figures for each of them", () => {
    expect(
      valueOffer(deal([cash({ amount: "1" })], "T"), {
        valuationDate: "2021-01-01",
        closing: "2021-01-01",
        discountRate: "0",
      }).perShare,
    ).toBeUndefined();
  });
});
