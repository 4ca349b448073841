import { fc, test } from "@fast-check/vitest";
import { type AssumptionsInput, type Component, Decimal, offer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { escrow } from "../../src/components/escrow.js";
import { holdback } from "../../src/components/holdback.js";
import { moneyGoldens } from "../golden/moneyComponents.js";
import { problems, refusal } from "../input/refusal.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { expectWithin } from "../numeric/relativeError.js";
import type { TermsOf } from "./moneyTerms.js";
import { escrowTerms } from "./retentionTerms.js";

describe("escrow", () => {
  componentLaws("an escrow", escrow, escrowTerms);
  moneyGoldens(escrow);
});

const valued = (component: Component, beliefs: Partial<AssumptionsInput> = {}) =>
  valueOffer(offer({ name: "Deal", currency: "USD", bidder: "Buyer", components: [component] }), {
    valuationDate: "2021-01-01",
    closing: "2021-01-01",
    discountRate: "0",
    ...beliefs,
  });
const unitsOf = (component: Component, claims: string) =>
  valued(component, { metrics: { claims: { forecast: { 2021: claims } } } }).cashFlows.map(({ units }) =>
    units.toNumber(),
  );

describe("who bears claims", () => {
  const tranches = [
    { share: "0.5", paid: "closing + 1 year" },
    { share: "0.3", paid: "closing + 2 years" },
    { paid: "closing + 3 years" },
  ];
  const left = (borneBy: "last" | "first" | "pro rata", claims: string) =>
    unitsOf(
      escrow({ amount: "100", releases: tranches, claims: { metric: "claims", period: 2021, borneBy } }),
      claims,
    );

  it.each([
    ["0", [50, 30, 20], [50, 30, 20], [50, 30, 20]],
    ["10", [50, 30, 10], [40, 30, 20], [45, 27, 18]],
    ["20", [50, 30, 0], [30, 30, 20], [40, 24, 16]],
    ["60", [40, 0, 0], [0, 20, 20], [20, 12, 8]],
    ["95", [5, 0, 0], [0, 0, 5], [2.5, 1.5, 1]],
    ["250", [0, 0, 0], [0, 0, 0], [0, 0, 0]],
    ["-10", [50, 30, 20], [50, 30, 20], [50, 30, 20]],
  ])("claims of %s leave %j where the last bear them, %j where the first do and %j where all do", (claims, last, first, proRata) => {
    expect(left("last", claims)).toEqual(last);
    expect(left("first", claims)).toEqual(first);
    expect(left("pro rata", claims)).toEqual(proRata);
  });

  it("takes from each release its part of what uncertain claims are expected to leave: 40 digits by mpmath", () => {
    // E[min(100, max(0, 100 − C))] = P(100) − P(0), P(k) = (k − 40) Φ((k − 40) ÷ 30) + 30 φ((k − 40) ÷ 30), in parts of 50%, 30%, 20%
    const claims = { metric: "claims", period: 2021, borneBy: "pro rata" } as const;
    const { cashFlows } = valued(escrow({ amount: "100", releases: tranches, claims }), {
      metrics: {
        claims: { forecast: { 2021: { distribution: "normal", mean: "40", standardDeviation: "30" } } },
      },
    });
    const left = [
      "29.49143381362989766310900769424623658786",
      "17.69486028817793859786540461654774195272",
      "11.79657352545195906524360307769849463515",
    ];
    left.forEach((expected, index) => {
      expectWithin("1e-25", cashFlows[index]?.expectedUnits ?? new Decimal(0), expected);
    });
  });

  it("is nothing to be borne of nothing", () => {
    const claims = { metric: "claims", period: 2021, borneBy: "pro rata" } as const;
    expect(unitsOf(escrow({ amount: "0", releases: tranches, claims }), "5")).toEqual([0, 0, 0]);
  });

  const bearing = fc.constantFrom("last" as const, "first" as const, "pro rata" as const);
  test.prop([bearing, fc.integer({ min: 0, max: 200 })])(
    "all releases together are what claims leave of the amount",
    (borneBy, claims) => {
      const sum = left(borneBy, String(claims)).reduce((all, part) => all + part, 0);
      expect(sum).toBe(Math.max(0, 100 - claims));
    },
  );

  it("need not be said for one release", () => {
    const one = {
      amount: "100",
      releases: [{ paid: "closing + 1 year" }],
      claims: { metric: "claims", period: 2021 },
    };
    expect(unitsOf(holdback(one), "30")).toEqual([70]);
  });
});

describe("interest", () => {
  const kept = {
    amount: "1000",
    releases: [
      { share: "0.4", paid: "closing + 1 year" },
      { share: "0.6", paid: "closing + 2 years" },
    ],
  };
  const interest = { rate: "0.1", dayCount: "30E/360" as const };

  it("runs on what is released, from closing to release, and is a row of its own", () => {
    const { breakdown } = valued(escrow({ ...kept, interest }));
    const [first, second] = breakdown.parts[0]?.parts ?? [];
    expect(first?.presentValue.toString()).toBe("440");
    expect(first?.parts.map(({ name, presentValue }) => `${name} ${presentValue}`)).toEqual([
      "Principal 400",
      "Interest 40",
    ]);
    expect(second?.presentValue.toString()).toBe("720");
  });

  it("does not run on what is claimed", () => {
    const claims = { metric: "claims", period: 2021, borneBy: "last" as const };
    expect(unitsOf(escrow({ ...kept, interest, claims }), "500")).toEqual([400, 40, 100, 20]);
  });

  it("is none before closing", () => {
    const early = { amount: "1000", releases: [{ paid: "2020-12-31 + 3 months" }], interest };
    expect(valued(holdback(early), { closing: "2021-06-30" }).presentValue.toString()).toBe("1000");
  });
});

it("lists that neither interest nor claims were stated", () => {
  const { assumed } = valued(escrow({ amount: "1", releases: [{ paid: "closing" }] }));
  expect(assumed.map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      'Escrow, interest: not stated, taken as "none" (Interest to the seller on what is released, from closing to release)',
      'Escrow, claims: not stated, taken as "none" (Claims of the buyer that are paid out of the amount)',
    ]),
  );
});

describe("bad terms", () => {
  const good = { amount: "10", releases: [{ share: "1", paid: "closing" }] };
  const release = (share?: string, amount?: string) => ({
    paid: "closing",
    ...(share && { share }),
    ...(amount && { amount }),
  });
  const claims = { metric: "claims", period: 2021 };

  it.each<[object, string, string]>([
    [
      { ...good, releases: [release("0.5"), release("0.4")] },
      "releases: invalid-term",
      "must have shares that add up to 1: they add up to 0.9",
    ],
    [
      { ...good, releases: [release("0.5"), release("0.6")] },
      "releases: invalid-term",
      "must have shares that add up to 1: they add up to 1.1",
    ],
    [
      { ...good, releases: [release("0.7"), release("0.6"), release()] },
      "releases: invalid-term",
      "must have shares that add up to 1: they add up to 1.3",
    ],
    [
      { ...good, releases: [release(undefined, "4"), release(undefined, "5")] },
      "releases: invalid-term",
      "must add up to the amount of 10: they add up to 9",
    ],
    [
      { ...good, releases: [release("0.5"), release(undefined, "5")] },
      "releases: invalid-term",
      "must all be stated by share or all by amount",
    ],
    [
      { ...good, releases: [{ ...release("0.5", "5") }] },
      "releases: invalid-term",
      "must all be stated by share or all by amount",
    ],
    [
      { ...good, releases: [release(), release("0.5")] },
      "releases: invalid-term",
      "must each say a share or an amount; only the last may take the rest",
    ],
    [
      { ...good, releases: [release("0.5"), release()], claims },
      "claims: invalid-term",
      'must say which releases bear them: borneBy "last", "first" or "pro rata"',
    ],
    [
      { ...good, claims: { ...claims, borneBy: "all" } },
      "claims.borneBy: invalid-type",
      'must be one of "last", "first", "pro rata"',
    ],
    [
      { ...good, claims: { ...claims, peroid: 2021 } },
      "claims.peroid: unknown-key",
      'is not a known field; did you mean "period"? (fields: metric, period, borneBy)',
    ],
    [{ ...good, claims: "some" }, "claims: invalid-type", "must be an object { … }"],
    [
      { ...good, interest: { rate: "5", dayCount: "ACT/ACT" } },
      "interest.dayCount: invalid-type",
      'must be one of "ACT/365F", "ACT/360", "ACT/ACT ISDA", "30/360 US", "30E/360", "30/360 Bond Basis", "30E+/360", "ACT/ACT AFB", "ACT/364", "ACT/365.25", "1/1", "ACT/366", "ACT/365A", "NL/365", "NL/360", "30/360 PSA", "30/365"',
    ],
    [
      { ...good, interest: { rate: "11", dayCount: "ACT/360" } },
      "interest.rate: out-of-range",
      "must be between 0 and 10 (0.05 is 5%)",
    ],
    [
      { ...good, interest: { rate: "-0.01", dayCount: "ACT/360" } },
      "interest.rate: out-of-range",
      "must be between 0 and 10 (0.05 is 5%)",
    ],
    [{ ...good, amount: "-1" }, "amount: out-of-range", "must not be negative"],
  ])("%j", (bad, problem, message) => {
    for (const factory of [escrow, holdback]) {
      const error = refusal(() => factory(bad as TermsOf<typeof escrow>));
      expect(problems(error)).toEqual([problem]);
      expect(error.issues[0]?.message).toBe(message);
    }
  });

  it("an escrow has no debtor", () => {
    const error = refusal(() => escrow({ ...good, owedBy: "Bank" }));
    expect(problems(error)).toEqual(["owedBy: invalid-term"]);
    expect(error.message).toContain("does not go with an escrow, which is nobody's debt: see holdback");
    expect(valued(holdback({ ...good, owedBy: "Bank" })).cashFlows[0]?.owedBy).toBe("Bank");
    expect(valued(escrow(good)).cashFlows[0]?.owedBy).toBeNull();
  });

  it("shares of many digits still add up", () => {
    const third = `0.${"3".repeat(40)}`;
    const thirds = escrow({ amount: "1e18", releases: [release(third), release(third), release()] });
    expect(valued(thirds).presentValue.toString()).toBe("1000000000000000000");
  });
});
