import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  type Component,
  escrow,
  milestone,
  offer,
  sellerNote,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { expectDigits, readGolden } from "../../golden/golden.js";
import { expectSameFigure } from "../../laws/kit/closeTo.js";
import { expectWithin } from "../../numeric/relativeError.js";
import { failure } from "../kit.js";
import { figureOf } from "./cells.js";

const whole = (min: number, max: number) => fc.integer({ min, max });
const hundredths = (min: number, max: number) => whole(min, max).map((n) => `${n}e-2`);

const valued = (component: Component, beliefs: AssumptionsInput) =>
  valueOffer(offer({ name: "D", currency: "USD", bidder: "Acme", components: [component] }), beliefs)
    .presentValue;

// 2022-03-01 and 2024-02-29 are one and three times 365 days after 2021-03-01.
const DATES = { 1: "2022-03-01", 3: "2024-02-29" } as const;
const years = fc.constantFrom(1, 3);
const today = { valuationDate: "2021-03-01", closing: "2021-03-01" };

test.prop([whole(0, 90), hundredths(0, 100), years, hundredths(-5, 30), hundredths(0, 20)])(
  "a milestone is worth what the component is, to the last digit",
  (amount, probability, time, rate, spread) => {
    const component = milestone({ amount: String(amount), event: "approval", by: DATES[time] });
    const beliefs = {
      ...today,
      discountRate: rate,
      events: { approval: probability },
      creditSpreads: { Acme: spread },
    };
    const figure = figureOf("MILESTONE", amount, probability, time, rate, spread);
    expectSameFigure(figure, valued(component, beliefs));
  },
);

test.prop([whole(0, 90), whole(1, 120), years, hundredths(-5, 30), hundredths(0, 200)])(
  "an escrow is worth what the component is, to the last digit",
  (amount, claims, time, rate, volatility) => {
    // Claims arise on the day before the release and on that day: on average, at the start of the latter.
    const paid = DATES[time];
    const period = { label: "survival", start: `${paid} - 1 days`, end: paid };
    const component = escrow({
      amount: String(amount),
      releases: [{ paid }],
      claims: { metric: "claims", period },
    });
    const forecast = { survival: { distribution: "lognormal" as const, mean: String(claims), volatility } };
    const beliefs = { ...today, discountRate: rate, metrics: { claims: { forecast } } };
    const figure = figureOf("ESCROW", amount, claims, time, rate, volatility);
    expectSameFigure(figure, valued(component, beliefs));
  },
);

const TYPES = {
  bullet: "bullet",
  annuity: "levelAnnuity",
  "equal principal": "equalPrincipal",
  "payment in kind": "paymentInKind",
} as const;
const FREQUENCIES = { 1: "annual", 2: "semi-annual", 4: "quarterly", 12: "monthly" } as const;

const thirtyDays = (rate: string) => ({ rate, compounding: "annual", dayCount: "30E/360" }) as const;
const begun = { valuationDate: "2021-01-15", closing: "2021-01-15" };

test.prop(
  [
    whole(0, 90),
    hundredths(0, 30),
    whole(1, 9),
    hundredths(-5, 30),
    fc.constantFrom(1, 2, 4, 12),
    fc.constantFrom(...(Object.keys(TYPES) as (keyof typeof TYPES)[])),
    hundredths(0, 9),
  ],
  { numRuns: 60 },
)(
  "a note is worth what the component is, to the last digit",
  (principal, coupon, term, rate, frequency, type, spread) => {
    const component = sellerNote({
      principal: String(principal),
      rate: coupon,
      repayment: TYPES[type],
      frequency: FREQUENCIES[frequency],
      term: `${term} years`,
    });
    const beliefs = { ...begun, discountRate: thirtyDays(rate), creditSpreads: { Acme: spread } };
    const figure = figureOf("NOTE", principal, coupon, term, rate, frequency, type, spread);
    expectSameFigure(figure, valued(component, beliefs));
  },
);

interface NoteCase {
  readonly component: string;
  readonly title: string;
  readonly terms: {
    readonly principal: string;
    readonly rate?: string;
    readonly repayment: string;
    readonly term: string;
    readonly frequency?: string;
  };
  readonly assumptions: AssumptionsInput;
  readonly expected: string;
}

const notes = readGolden<NoteCase>("moneyComponents").filter(
  ({ component, terms, assumptions: { discountRate } }) =>
    component === "sellerNote" &&
    terms.frequency !== "quarterly" &&
    JSON.stringify(discountRate).includes('"compounding":"annual","dayCount":"30E/360"'),
);

describe("NOTE, as the component, computed independently", () => {
  it("says enough of them", () => expect(notes.length).toBe(5));

  it.each(notes)("$title", ({ terms: { principal, rate, repayment, term }, assumptions, expected }) => {
    const type = { ...TYPES, "zero coupon": "zeroCoupon" };
    const word = Object.entries(type).find(([, name]) => name === repayment)?.[0];
    const { rate: market } = assumptions.discountRate as { rate: string };
    expectDigits(figureOf("NOTE", principal, rate, Number.parseInt(term, 10), market, 1, word), expected);
  });
});

describe("at their limits", () => {
  it("a note at its own rate is worth its face", () => {
    for (const type of ["bullet", "annuity", "equal principal", "payment in kind"]) {
      expectWithin("1e-27", figureOf("NOTE", 100, 0.08, 7, 0.08, 1, type), "100");
    }
  });

  it("sixteen months are four thirds of a year, as cells hold them", () => {
    const exact = figureOf("NOTE", 100, "0.08", "1.3333333333333333333333", "0.1", 12);
    expectSameFigure(figureOf("NOTE", 100, 0.08, 4 / 3, 0.1, 12), exact);
  });

  it("an escrow without claims is released, and one with claims beyond it is not", () => {
    expect(figureOf("ESCROW", 100, 0, 0, 0.05).toString()).toBe("100");
    expect(figureOf("ESCROW", 100, 130, 2, 0.05).toString()).toBe("0");
    expect(figureOf("ESCROW", 100, 30, 1, 0).toString()).toBe("70");
  });
});

test.prop([whole(1, 200), hundredths(0, 150), years])(
  "uncertain claims never cost more than certain ones",
  (claims, volatility, time) => {
    const certain = figureOf("ESCROW", 100, claims, time, 0.05);
    expect(figureOf("ESCROW", 100, claims, time, 0.05, volatility).greaterThanOrEqualTo(certain)).toBe(true);
  },
);

describe("cells that are wrong", () => {
  it.each([
    [
      "MILESTONE",
      [10, 1.1, 1, 0.05],
      '#NUM! probability: must be between 0 and 1 (0.25 is 25%); received "1.1"',
    ],
    ["MILESTONE", [-10, 0.5, 1, 0.05], '#NUM! amount: must not be negative; received "-10"'],
    ["MILESTONE", [10, 0.5, 1, 0.05, -0.01], '#NUM! credit_spread: must not be negative; received "-0.01"'],
    ["MILESTONE", [10, 0.5, 1, 999, 2], "#NUM! credit_spread: with the rate must be between -1000 and 1000"],
    ["MILESTONE", [10, 0.5, -1, 0.05], '#NUM! time: must be between 0 and 1000; received "-1"'],
    ["ESCROW", [10, -1, 1, 0.05], '#NUM! expected_claims: must not be negative; received "-1"'],
    [
      "ESCROW",
      [10, 0, 1, 0.05, 0.4],
      "#NUM! expected_claims: must be greater than 0 where they have a volatility",
    ],
    ["NOTE", [100, "", 5, 0.05], "#VALUE! coupon: must not be blank"],
    ["NOTE", [100, 11, 5, 0.05], "#NUM! coupon: must be between 0 and 10 (0.05 is 5%)"],
    [
      "NOTE",
      [100, 0.04, 0, 0.05],
      "#NUM! years: must be a whole number of periods, 1 a year, and at least one",
    ],
    [
      "NOTE",
      [100, 0.04, 5.25, 0.05, 2],
      '#NUM! years: must be a whole number of periods, 2 a year, and at least one; received "5.25"',
    ],
    ["NOTE", [100, 0.04, 101, 0.05], "#NUM! years: must be between 0 and 100"],
    ["NOTE", [100, 0.04, 5, 0.05, 3], '#NUM! payments_a_year: must be 1, 2, 4 or 12; received "3"'],
    ["NOTE", [100, 0.04, 5, 0.05, 1, "balloon"], '#VALUE! type: must be one of "bullet", "annuity"'],
    [
      "NOTE",
      [100, 0.04, 5, 0.05, 1, "zero coupon"],
      '#NUM! coupon: must be blank or 0 for a zero coupon; received "0.04"',
    ],
    ["NOTE", [100, 0.04, 5, -1], "#NUM! rate: must be greater than -1 with annual compounding"],
  ])("%s %j", (name, args, message) => {
    expect(failure(name, ...args)).toContain(message);
  });
});
