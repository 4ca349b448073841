import { fc, test } from "@fast-check/vitest";
import { type AssumptionsInput, Decimal, offer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { sellerNote } from "../../src/components/sellerNote.js";
import { moneyGoldens } from "../golden/moneyComponents.js";
import { problems, refusal } from "../input/refusal.js";
import { expectClose } from "../laws/kit/closeTo.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { dateRules, dayCounts } from "../laws/kit/dates.js";
import { nonNegativeDecimals } from "../laws/kit/decimals.js";
import { common, contractRates, currencies, type TermsOf } from "./moneyTerms.js";

type Terms = TermsOf<typeof sellerNote>;

const MONTHS = { annual: 12, "semi-annual": 6, quarterly: 3, monthly: 1 } as const;

const periods = fc
  .tuple(
    fc.constantFrom("annual" as const, "semi-annual" as const, "quarterly" as const, "monthly" as const),
    fc.integer({ min: 1, max: 6 }),
  )
  .map(([frequency, count]) => ({ frequency, term: `${count * MONTHS[frequency]} months` }));
const optional = { currency: currencies, start: dateRules(), ...common };
const interestBearing = fc
  .tuple(
    fc.record(
      {
        principal: nonNegativeDecimals(),
        rate: contractRates(),
        repayment: fc.constantFrom("bullet" as const, "equalPrincipal" as const),
        dayCount: dayCounts(),
        ...optional,
      },
      { requiredKeys: ["principal", "rate", "repayment"] },
    ),
    periods,
  )
  .map(([terms, over]) => ({ ...terms, ...over }));
const equalPeriods = fc
  .tuple(
    fc.record(
      {
        principal: nonNegativeDecimals(),
        rate: contractRates(),
        repayment: fc.constantFrom("levelAnnuity" as const, "paymentInKind" as const),
        ...optional,
      },
      { requiredKeys: ["principal", "rate", "repayment"] },
    ),
    periods,
  )
  .map(([terms, over]) => ({ ...terms, ...over }));
const zeroCoupon = fc.record(
  {
    principal: nonNegativeDecimals(),
    repayment: fc.constant("zeroCoupon" as const),
    term: fc.constantFrom("5 years", "18 months", "100 days"),
    ...optional,
  },
  { requiredKeys: ["principal", "repayment", "term"] },
);

componentLaws(
  "a seller note",
  sellerNote,
  fc.oneof<fc.Arbitrary<Terms>[]>(interestBearing, equalPeriods, zeroCoupon),
);
moneyGoldens(sellerNote);

const valued = (terms: Terms, beliefs: Partial<AssumptionsInput> = {}) =>
  valueOffer(offer({ name: "Deal", currency: "USD", bidder: "Buyer", components: [sellerNote(terms)] }), {
    valuationDate: "2021-01-15",
    closing: "2021-01-15",
    discountRate: "0",
    ...beliefs,
  });

const kinds = fc.constantFrom(
  "bullet" as const,
  "equalPrincipal" as const,
  "levelAnnuity" as const,
  "paymentInKind" as const,
);

describe("a note at its own rate", () => {
  test.prop([kinds, periods, contractRates()])(
    "is worth its principal, however it is repaid",
    (repayment, over, rate) => {
      const compounding = over.frequency;
      const { presentValue } = valued(
        { principal: "1e9", rate, repayment, ...over },
        { discountRate: { rate, compounding, dayCount: "30E/360" } },
      );
      expectClose(presentValue, new Decimal("1e9"));
    },
  );

  test.prop([kinds, periods])(
    "is worth less than its principal at a higher yield, and more at a lower one",
    (repayment, over) => {
      const terms = { principal: "1e9", rate: "0.06", repayment, ...over };
      const at = (rate: string) =>
        valued(terms, { discountRate: { rate, compounding: over.frequency, dayCount: "30E/360" } })
          .presentValue;
      expect(at("0.07").lessThan("1e9")).toBe(true);
      expect(at("0.05").greaterThan("1e9")).toBe(true);
    },
  );
});

describe("a schedule", () => {
  const over = { frequency: "semi-annual", term: "2 years" } as const;
  const paid = (terms: Terms) => {
    const { cashFlows } = valued(terms);
    const dates = [...new Set(cashFlows.map(({ date }) => date))].sort();
    return dates.map((on) => {
      const due = cashFlows.filter(({ date }) => date === on);
      return `${on} ${due.reduce((sum, { units }) => sum.plus(units), new Decimal(0)).toFixed(2)}`;
    });
  };
  const terms = { principal: "1000", rate: "0.08", ...over };

  it.each([
    ["bullet", ["40.00", "40.00", "40.00", "1040.00"]],
    ["equalPrincipal", ["290.00", "280.00", "270.00", "260.00"]],
    ["levelAnnuity", ["275.49", "275.49", "275.49", "275.49"]],
  ] as const)("of a %s note", (repayment, amounts) => {
    const dates = ["2021-07-15", "2022-01-15", "2022-07-15", "2023-01-15"];
    expect(paid({ ...terms, repayment })).toEqual(dates.map((date, index) => `${date} ${amounts[index]}`));
  });

  it("of one paid in kind and of one without interest is one payment", () => {
    expect(paid({ ...terms, repayment: "paymentInKind" })).toEqual(["2023-01-15 1169.86"]);
    expect(paid({ principal: "1000", repayment: "zeroCoupon", term: "100 days" })).toEqual([
      "2021-04-25 1000.00",
    ]);
  });

  it("has a row for principal and one for interest", () => {
    const rows = (given: Terms) => valued(given).breakdown.parts[0]?.parts.map(({ name }) => name);
    expect(rows({ ...terms, repayment: "levelAnnuity" })).toEqual(["Principal", "Interest"]);
    expect(rows({ principal: "1000", repayment: "zeroCoupon", term: "1 year" })).toEqual(["Principal"]);
  });

  it("of a bullet repays nothing before the end", () => {
    const { cashFlows } = valued({ ...terms, repayment: "bullet" });
    expect(cashFlows.filter(({ path }) => path.includes("Principal"))).toHaveLength(1);
  });

  it("may start after closing", () => {
    expect(paid({ ...terms, repayment: "bullet", term: "6 months", start: "closing + 1 month" })).toEqual([
      "2021-08-15 1040.00",
    ]);
  });

  it("reaches a hundred years of months", () => {
    const { cashFlows, presentValue } = valued(
      { principal: "1e6", rate: "0.05", repayment: "levelAnnuity", frequency: "monthly", term: "100 years" },
      { discountRate: { rate: "0.05", compounding: "monthly", dayCount: "30E/360" } },
    );
    expect(cashFlows).toHaveLength(2400);
    expectClose(presentValue, new Decimal("1e6"));
  });
});

describe("bad terms", () => {
  const good = {
    principal: "10",
    rate: "0.05",
    repayment: "bullet",
    frequency: "quarterly",
    term: "5 years",
  };
  const whole = (step: string) =>
    `must be a whole number of periods of ${step}, in months or years, of at most 100 years`;

  it.each<[object, string, string]>([
    [{ ...good, rate: undefined }, "rate: invalid-term", "is required with bullet"],
    [
      { ...good, frequency: undefined, repayment: "levelAnnuity" },
      "frequency: invalid-term",
      "is required with levelAnnuity",
    ],
    [{ ...good, term: "16 months" }, "term: invalid-term", whole("3 months")],
    [{ ...good, term: "90 days" }, "term: invalid-term", whole("3 months")],
    [{ ...good, term: "0 months", frequency: "monthly" }, "term: invalid-term", whole("1 month")],
    [{ ...good, term: "101 years" }, "term: invalid-term", whole("3 months")],
    [
      { ...good, repayment: "levelAnnuity", dayCount: "ACT/360" },
      "dayCount: invalid-term",
      "does not go with levelAnnuity, whose periods are equal",
    ],
    [
      { ...good, repayment: "zeroCoupon" },
      "rate: invalid-term",
      "does not go with zeroCoupon, which pays its principal and nothing else",
    ],
    [
      { ...good, repayment: "balloon" },
      "repayment: invalid-type",
      'must be one of "bullet", "levelAnnuity", "equalPrincipal", "zeroCoupon", "paymentInKind"',
    ],
    [{ ...good, rate: "8" }, "", ""],
    [{ ...good, rate: "12" }, "rate: out-of-range", "must be between 0 and 10 (0.05 is 5%)"],
    [
      { ...good, frequency: "weekly" },
      "frequency: invalid-type",
      'must be one of "annual", "semi-annual", "quarterly", "monthly"',
    ],
  ])("%j", (bad, problem, message) => {
    if (problem === "") return expect(() => sellerNote(bad as Terms)).not.toThrow();
    const error = refusal(() => sellerNote(bad as Terms));
    expect(problems(error)).toEqual([problem]);
    expect(error.issues[0]?.message).toBe(message);
  });
});

describe("notes that are paid down over other times than their own", () => {
  const note = { principal: "100000", rate: "7.5%", frequency: "monthly", term: "5 years" } as const;
  const paid = (terms: Terms): [string, string][] => {
    const byDay = new Map<string, Decimal>();
    for (const { date, units } of valued(terms).cashFlows) {
      byDay.set(date, (byDay.get(date) ?? new Decimal(0)).plus(units));
    }
    return [...byDay].map(([date, units]) => [date, units.toFixed(2)]);
  };

  // mortgagevox.com, Amortization: five-year balloon over thirty years, 699.21 a month and a balance of 94,617.
  it("end in a balloon", () => {
    const payments = paid({ ...note, repayment: "levelAnnuity", amortizedOver: "30 years" });
    expect(payments.slice(0, 2)).toEqual([
      ["2021-02-15", "699.21"],
      ["2021-03-15", "699.21"],
    ]);
    expect(payments).toHaveLength(60);
    expect(new Decimal(payments.at(-1)?.[1] ?? "").minus("699.21").toFixed(0)).toBe("94617");
  });

  it("pay interest alone for a while", () => {
    const yearly = { principal: "1200", rate: "10%", frequency: "annual", term: "4 years" } as const;
    const terms = { ...yearly, repayment: "equalPrincipal", interestOnly: "2 years" } as const;
    expect(paid(terms).map(([, units]) => units)).toEqual(["120.00", "120.00", "720.00", "660.00"]);
    expect(paid({ ...terms, amortizedOver: "3 years" }).map(([, units]) => units)).toEqual([
      "120.00",
      "120.00",
      "520.00",
      "880.00",
    ]);
    expect(paid({ ...terms, interestOnly: "3 years" }).map(([, units]) => units)).toEqual([
      "120.00",
      "120.00",
      "120.00",
      "1320.00",
    ]);
  });

  it("begin on a day that is stated", () => {
    const terms = {
      principal: "3600",
      rate: "10%",
      repayment: "equalPrincipal",
      frequency: "quarterly",
      term: "9 months",
      dayCount: "30E/360",
      firstPayment: "2021-02-28",
    } as const;
    // 43 days of interest on 3,600, then a quarter each on 2,400 and on 1,200.
    expect(paid(terms)).toEqual([
      ["2021-02-28", "1243.00"],
      ["2021-05-28", "1260.00"],
      ["2021-08-28", "1230.00"],
    ]);
    expect(paid({ ...terms, firstPayment: "closing + 3 months" })).toEqual(
      paid({ ...terms, firstPayment: undefined }),
    );
  });

  const downs = fc.constantFrom("levelAnnuity" as const, "equalPrincipal" as const);
  test.prop([
    downs,
    fc.integer({ min: 1, max: 8 }),
    fc.integer({ min: 0, max: 8 }),
    fc.integer({ min: 0, max: 9 }),
  ])("are worth their face at their own rate", (repayment, count, free, longer) => {
    const over = { amortizedOver: `${count + longer} years`, interestOnly: `${free} years` };
    const terms = { principal: "1000", rate: "6%", repayment, frequency: "annual" } as const;
    const own = { rate: "6%", compounding: "annual", dayCount: "30E/360" } as const;
    const value = valued(
      {
        ...terms,
        term: `${count + free} years`,
        ...(free === 0 ? { amortizedOver: over.amortizedOver } : over),
      },
      { discountRate: own },
    ).presentValue;
    expectClose(value, new Decimal(1000));
  });

  it.each<[string, object, string]>([
    ["a bullet", { repayment: "bullet", amortizedOver: "10 years" }, "amortizedOver: invalid-term"],
    ["a part of a period", { interestOnly: "10 days" }, "interestOnly: invalid-term"],
    ["interest alone to the end", { interestOnly: "5 years" }, "interestOnly: invalid-term"],
    ["less than the term", { amortizedOver: "4 years" }, "amortizedOver: invalid-term"],
    ["equal periods", { firstPayment: "2021-02-01" }, "firstPayment: invalid-term"],
    ["no day count", { repayment: "bullet", firstPayment: "2021-02-01" }, "dayCount: invalid-term"],
    [
      "a payment before the start",
      { repayment: "bullet", start: "2021-03-01", dayCount: "ACT/360", firstPayment: "2021-03-01" },
      "firstPayment: invalid-term",
    ],
    [
      "a zero coupon",
      { repayment: "zeroCoupon", rate: undefined, frequency: undefined, interestOnly: "1 year" },
      "interestOnly: invalid-term",
    ],
  ])("are refused: %s", (_, terms, problem) => {
    const error = refusal(() => sellerNote({ ...note, repayment: "levelAnnuity", ...terms } as Terms));
    expect(problems(error)).toEqual([problem]);
  });
});
