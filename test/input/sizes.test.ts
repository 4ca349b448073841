import {
  type Amount,
  add,
  all,
  annuity,
  type Claim,
  cash,
  constant,
  currency,
  describeAmount,
  give,
  metric,
  named,
  npv,
  observe,
  offer,
  one,
  parseAssumptions,
  parseOffer,
  times,
  valueOffer,
  xnpv,
} from "offer-valuation";
import { describe, expect, it, vi } from "vitest";
import { dealWith, problems, refusal } from "./refusal.js";

/** Far above what any of these takes on a busy machine, far below what an exponential one would. */
const quickly = { timeout: 10_000 };

/** How many names are compared while something runs: both are put into small letters for it. Counted, as clocks tell of other work too. */
const comparisonsOf = (action: () => unknown): number => {
  const lowered = vi.spyOn(String.prototype, "toLowerCase");
  try {
    action();
    return lowered.mock.calls.length / 2;
  } finally {
    lowered.mockRestore();
  }
};

/** Guesses that a list of problems makes at most. */
const guesses = 20;

const cashTerms = { type: "cash", amount: "1" };
const repeat = <Node>(count: number, step: (node: Node) => Node, start: Node): Node => {
  let node = start;
  for (let index = 0; index < count; index += 1) node = step(node);
  return node;
};
const nested = (depth: number): unknown => repeat<unknown>(depth, (inside) => ({ note: inside }), "x");

describe("documents are bounded", () => {
  it("in entries of a list", quickly, () => {
    const components = new Array(1_000_000).fill(cashTerms);
    const error = refusal(() => parseOffer({ name: "D", currency: "USD", components }));

    expect(problems(error)).toEqual(["components: too-large"]);
  });

  it("in components", quickly, () => {
    const documents = Array.from({ length: 1001 }, (_, index) => ({ ...cashTerms, name: `Part ${index}` }));
    const error = refusal(() => parseOffer({ name: "D", currency: "USD", components: documents }));

    expect(problems(error)).toEqual(["components: too-large"]);
    expect(error.message).toContain("must have at most 1000 entries");
  });

  it("in components made by their factories, in the same words", quickly, () => {
    const components = Array.from({ length: 1001 }, (_, index) =>
      cash({ name: `Part ${index}`, amount: "1" }),
    );
    const error = refusal(() => offer({ name: "D", currency: "USD", components }));

    expect(problems(error)).toEqual(["components: too-large"]);
  });

  it("in periods", quickly, () => {
    const periods = Array.from({ length: 401 }, (_, index) => 2000 + index);
    const share = { type: "profitShare", share: "1", metric: "m", periods };

    expect(problems(refusal(() => parseOffer(dealWith(share))))).toEqual(["components.0.periods: too-large"]);
  });

  it("in values altogether", quickly, () => {
    const events = Object.fromEntries(Array.from({ length: 200_001 }, (_, index) => [`e${index}`, "1"]));

    expect(refusal(() => parseAssumptions({ valuationDate: "2021-01-01", events })).code).toBe("too-large");
  });

  it("in depth", quickly, () => {
    expect(refusal(() => parseOffer(nested(10_000))).code).toBe("too-deep");
    expect(refusal(() => parseOffer(nested(20))).code).not.toBe("too-deep");
  });

  it("in the length of texts and keys", quickly, () => {
    const long = "x".repeat(1_000_000);

    expect(refusal(() => parseOffer(dealWith({ ...cashTerms, note: long }))).code).toBe("too-large");
    expect(refusal(() => parseOffer(dealWith({ ...cashTerms, [long]: "1" }))).code).toBe("too-large");
  });

  it("in guesses at unknown fields: 30,000 are compared with no more names than twenty are", () => {
    const strange = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}`.padEnd(60, "q"), 1]));
    const compared = (count: number): number =>
      comparisonsOf(() => {
        const error = refusal(() => parseAssumptions({ valuationDate: "2021-01-01", ...strange(count) }));
        expect(error.code).toBe("unknown-key");
      });

    expect(compared(guesses)).toBeGreaterThan(guesses);
    expect(compared(30_000)).toBe(compared(guesses));
  });
});

describe("beliefs that nothing uses do not slow a valuation down", () => {
  const valued = () => {
    const names = (count: number, kind: string) =>
      Array.from({ length: count }, (_, index) => `${kind} ${index} `.padEnd(60, kind));
    const conditions = names(100, "a").map((event) => ({ event }));
    const events = Object.fromEntries([...names(100, "a"), ...names(1000, "b")].map((name) => [name, "1"]));

    return valueOffer(parseOffer(dealWith(cashTerms, { conditions })), {
      valuationDate: "2021-01-01",
      closing: "2021-01-01",
      discountRate: "0",
      events,
    });
  };

  it("a thousand of them beside a hundred conditions", () => {
    expect(valued().diagnostics).toHaveLength(1000);
    const known = 1100;
    expect(comparisonsOf(valued)).toBeGreaterThan(known);
    expect(comparisonsOf(valued)).toBeLessThanOrEqual(guesses * known);
  });
});

describe("flows and periods are bounded", () => {
  it("in amounts", quickly, () => {
    const error = refusal(() => npv("0", new Array(1_000_001).fill("1"), { first: 0 }));

    expect(problems(error)).toEqual(["amounts: too-large"]);
  });

  it("in dated flows", quickly, () => {
    const flows = new Array(1_000_001).fill({ date: "2021-01-01", amount: "1" });

    expect(problems(refusal(() => xnpv("0", flows)))).toEqual(["flows: too-large"]);
  });

  it.each([1_000_001, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("in %d periods", (periods) => {
    expect(problems(refusal(() => annuity("0.1", periods, { first: 1 })))).toEqual(["periods: invalid-term"]);
  });

  it("in the size of results", quickly, () => {
    expect(refusal(() => annuity("-0.999", 1_000_000, { first: 1 })).code).toBe("out-of-range");
  });

  it("in having any", () => {
    expect(problems(refusal(() => npv("0", [], { first: 0 })))).toEqual(["amounts: missing-term"]);
    expect(problems(refusal(() => xnpv("0", [])))).toEqual(["flows: missing-term"]);
  });
});

describe("expressions are bounded", () => {
  const profit = observe(metric("profit", 2021, "USD"));
  const dollar = one(currency("USD"));
  const double = (amount: Amount) => add(amount, amount);

  it("60 doublings of an amount", quickly, () => {
    expect(refusal(() => repeat(60, double, profit)).code).toBe("too-large");
  });

  it("60 doublings of a claim", quickly, () => {
    expect(refusal(() => repeat<Claim>(60, (claim) => all([claim, give(claim)]), dollar)).code).toBe(
      "too-large",
    );
  });

  it("a thousand levels", quickly, () => {
    expect(refusal(() => repeat(1000, (amount) => add(constant("1"), amount), profit)).code).toBe("too-deep");
    expect(refusal(() => repeat<Claim>(1000, (claim) => named("x", claim), dollar)).code).toBe("too-deep");
  });

  it("but what is within bounds still works", quickly, () => {
    expect(
      describeAmount(repeat(400, (amount) => add(constant("1"), amount), profit)).length,
    ).toBeGreaterThan(400);
    expect(describeAmount(repeat(1000, (amount) => times("-1", amount), profit))).toBe("profit for 2021");
  });
});
