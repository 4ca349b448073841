import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  type Component,
  cliffEarnOut,
  earnOut,
  offer,
  tieredEarnOut,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { readGolden } from "../../golden/golden.js";
import { expectSameFigure } from "../../laws/kit/closeTo.js";
import { expectWithin } from "../../numeric/relativeError.js";
import { column, failure } from "../kit.js";
import { figureOf } from "./cells.js";
import { hasFamily, metricCase } from "./metricCase.js";

interface Document {
  readonly type: string;
  readonly metric: string;
  readonly periods: readonly number[];
  readonly paymentLag?: string;
  readonly share?: string;
  readonly threshold?: string | readonly string[];
  readonly amount?: string | readonly string[];
  readonly floor?: string;
  readonly cap?: string;
  readonly tiers?: readonly { readonly from: string; readonly rate: string }[];
  readonly tierKind?: string;
}

const inCells = (term: string | readonly string[] | undefined): unknown =>
  Array.isArray(term) ? column(term) : term;

/** The function that says the same as a component, with its arguments. */
function asCells(document: Document, beliefs: AssumptionsInput): [name: string, ...args: unknown[]] {
  const { share, floor, cap, tiers = [], tierKind } = document;
  const [threshold, amount] = [inCells(document.threshold), inCells(document.amount)];
  const { mean, volatility, time, rate, riskPremium, distribution, paid } = metricCase(document, beliefs);
  const [first, last] = [
    [mean, volatility, time, rate],
    [riskPremium, distribution, paid],
  ];
  switch (document.type) {
    case "earnOut":
      return ["EARN_OUT", ...first, share, threshold, floor, cap, ...last];
    case "tieredEarnOut": {
      const rows = tiers.map((tier) => [tier.from, tier.rate]);
      return ["EARN_OUT_TIERS", ...first, rows, cap, tierKind === "retroactive", ...last];
    }
    default:
      return ["EARN_OUT_CLIFF", ...first, threshold, amount, ...last];
  }
}

const SAID = ["type", "metric", "periods", "paymentLag", "share", "threshold", "amount", "cap"];
const KEYS = {
  earnOut: [...SAID, "floor"],
  tieredEarnOut: [...SAID, "tiers", "tierKind"],
  cliffEarnOut: SAID,
};

const { cases } = readGolden<never>("contingentComponents") as unknown as {
  readonly cases: readonly {
    readonly name: string;
    readonly component: Document;
    readonly beliefs: AssumptionsInput;
    readonly presentValue: string;
  }[];
};

describe("as components, computed independently", () => {
  const said = cases.filter(({ component, beliefs }) => {
    const keys = Object.hasOwn(KEYS, component.type) ? KEYS[component.type as keyof typeof KEYS] : [];
    return Object.keys(component).every((key) => keys.includes(key)) && hasFamily(component, beliefs);
  });

  it("says enough of them", () => {
    const count = (type: string) => said.filter(({ component }) => component.type === type).length;
    expect([count("earnOut"), count("tieredEarnOut"), count("cliffEarnOut")]).toEqual([4, 8, 2]);
  });

  it.each(said)("$component.type: $name", ({ component, beliefs, presentValue }) => {
    expectWithin("1e-27", figureOf(...asCells(component, beliefs)), presentValue);
  });
});

const valued = (component: Component, beliefs: AssumptionsInput) =>
  valueOffer(offer({ name: "Deal", currency: "USD", bidder: "Acme", components: [component] }), beliefs)
    .presentValue;

const whole = (min: number, max: number) => fc.integer({ min, max });
const hundredths = (min: number, max: number) => whole(min, max).map((n) => `${n}e-2`);
const believed = fc.record({
  distribution: fc.constantFrom("lognormal", "normal"),
  means: fc.array(whole(1, 90), { minLength: 2, maxLength: 2 }),
  spread: hundredths(1, 120),
  rate: hundredths(-5, 30),
  riskPremium: hundredths(-10, 20),
});

test.prop([believed, whole(0, 60), whole(0, 20), whole(0, 40), hundredths(1, 300), whole(0, 400)], {
  numRuns: 40,
})(
  "are worth what the library's components are, to the last digit",
  ({ distribution, means, spread, rate, riskPremium }, level, floor, more, share, days) => {
    const [first, second] = means as [number, number];
    const of = (mean: number) =>
      distribution === "lognormal"
        ? { distribution: "lognormal" as const, mean: String(mean), volatility: spread }
        : { distribution: "normal" as const, mean: String(mean), standardDeviation: spread };
    const beliefs: AssumptionsInput = {
      valuationDate: "2021-03-15",
      discountRate: rate,
      metrics: { m: { forecast: { 2021: of(first), 2023: of(second) }, riskPremium } },
    };
    const common = { metric: "m", periods: [2021, 2023], paymentLag: `${days} days` };
    const [threshold, cap] = [String(level), String(floor + more)];
    const tiers = [level, level + more + 1].map((from, index) => ({
      from: String(from),
      rate: `0.${index + 1}`,
    }));
    const pairs: readonly [Component, object][] = [
      [
        earnOut({ ...common, share, threshold, floor: String(floor), cap }),
        { type: "earnOut", share, threshold, floor: String(floor), cap },
      ],
      [cliffEarnOut({ ...common, threshold, amount: cap }), { type: "cliffEarnOut", threshold, amount: cap }],
      ...(["incremental", "retroactive"] as const).map((tierKind): [Component, object] => [
        tieredEarnOut({ ...common, tiers, tierKind, cap }),
        { type: "tieredEarnOut", tiers, tierKind, cap },
      ]),
    ];
    for (const [component, document] of pairs) {
      const figure = figureOf(...asCells({ ...common, ...document } as unknown as Document, beliefs));
      expectSameFigure(figure, valued(component, beliefs));
    }
  },
);

describe("at its limits an earn-out", () => {
  const terms = ["100", "0.4", "2", "0.05"] as const;

  it("is its point forecast where nothing is uncertain", () => {
    for (const certain of ["", "0", 0, undefined]) {
      expect(figureOf("EARN_OUT", "100", certain, "2", "0", "0.5", "60").toString()).toBe("20");
    }
    expect(figureOf("EARN_OUT", "100", "0.4", "0", "0.05", "0.5", "60").toString()).toBe("20");
    expect(figureOf("EARN_OUT", "-100", "", "2", "0.05", "0.5").toString()).toBe("0");
    expect(figureOf("EARN_OUT_CLIFF", "100", "", "2", "0", "100", "7").toString()).toBe("7");
    expect(figureOf("EARN_OUT_CLIFF", "100", "", "2", "0", "100.01", "7").toString()).toBe("0");
  });

  it("is a certain payment where the cap is the floor", () => {
    const sure = figureOf("EARN_OUT", ...terms, "0.5", "60", "7", "7");
    expectWithin("1e-27", sure, figureOf("MILESTONE", "7", "1", "2", "0.05"));
  });

  it("is a call on the metric, or the metric itself without a threshold", () => {
    expectWithin(
      "1e-27",
      figureOf("EARN_OUT", ...terms, "1", "60"),
      figureOf("OPTION", "call", "100", "60", "0.4", "2", "0.05"),
    );
    expectWithin(
      "1e-27",
      figureOf("EARN_OUT", ...terms, "1"),
      figureOf("MILESTONE", "100", "1", "2", "0.05"),
    );
  });

  it("in tiers is linear where there is one tier, and retroactive ones differ by digitals", () => {
    const one = figureOf("EARN_OUT_TIERS", ...terms, [["60", "0.5"]]);
    expect(one.toString()).toBe(figureOf("EARN_OUT", ...terms, "0.5", "60").toString());
    const all = figureOf("EARN_OUT_TIERS", ...terms, [["60", "0.5"]], "", true);
    expectWithin("1e-26", all.minus(one), figureOf("EARN_OUT_CLIFF", ...terms, "60", "30"));
  });
});

describe("periods", () => {
  it("add up, each with its own cells, and blank rows are none", () => {
    const means = column(["100", "", "120"]);
    const parts = [
      figureOf("EARN_OUT", "100", "0.4", "1", "0.05", "0.2", "90", "", "5"),
      figureOf("EARN_OUT", "120", "", "2", "0.06", "0.2", "95", "", "5"),
    ];
    const volatilities = column(["0.4", null, ""]);
    const rates = column(["0.05", "", "0.06"]);
    const all = figureOf(
      "EARN_OUT",
      means,
      volatilities,
      column([1, "", 2]),
      rates,
      "0.2",
      column([90, "", 95]),
      "",
      "5",
    );
    expectWithin("1e-27", all, (parts[0] ?? all).plus(parts[1] ?? all));
  });

  it("may come with any number of blank rows", () => {
    const open = (...cells: readonly unknown[]) =>
      column([...cells, ...Array.from({ length: 990 }, () => "")]);
    const figure = figureOf("EARN_OUT", open(100, 120), open("", ""), open(1, 2), "0.05", "0.2");
    expect(figure.toString()).toBe(
      figureOf("EARN_OUT", column([100, 120]), "", column([1, 2]), "0.05", "0.2").toString(),
    );
  });

  it("may lie in a row, and one cell holds for all", () => {
    const across = figureOf("EARN_OUT", [["100", "120"]], "0.4", [["1", "2"]], "0.05", "0.2");
    expect(across.toString()).toBe(
      figureOf("EARN_OUT", column([100, 120]), 0.4, column([1, 2]), 0.05, 0.2).toString(),
    );
  });
});

test.prop([whole(1, 200), hundredths(1, 100), whole(0, 200), whole(0, 50), whole(0, 50)], { numRuns: 60 })(
  "a cap lowers an earn-out and a floor raises it",
  (mean, volatility, threshold, cap, floor) => {
    const worth = (...bounds: readonly unknown[]) =>
      figureOf("EARN_OUT", mean, volatility, "1.5", "0.06", "0.4", threshold, ...bounds);
    expect(worth("", cap).lessThanOrEqualTo(worth())).toBe(true);
    expect(worth("", cap).lessThanOrEqualTo(worth("", cap + 1))).toBe(true);
    expect(worth(floor).greaterThanOrEqualTo(worth())).toBe(true);
    const premium = figureOf("EARN_OUT", mean, volatility, "1.5", "0.06", "0.4", threshold, "", "", "0.1");
    expect(premium.lessThanOrEqualTo(worth())).toBe(true);
  },
);

describe("cells that are wrong", () => {
  const means = column(["100", "110"]);
  it.each([
    [["100", "-0.1", "1", "0.05", "0.2"], '#NUM! volatility: must not be negative; received "-0.1"'],
    [
      ["100", "10.5", "1", "0.05", "0.2"],
      '#NUM! volatility: must be between 0 and 10 (0.4 is 40%); received "10.5"',
    ],
    [
      ["0", "0.4", "1", "0.05", "0.2"],
      '#NUM! mean: must be greater than 0; only a "normal" metric may fall below; received "0"',
    ],
    [["100", "0.4", "-1", "0.05", "0.2"], '#NUM! time: must be between 0 and 1000; received "-1"'],
    [["100", "0.4", "1", "-1", "0.2"], "#NUM! rate: must be greater than -1 with annual compounding"],
    [["100", "0.4", "1", "0.05", "0"], '#NUM! share: must be greater than 0; received "0"'],
    [["100", "0.4", "1", "0.05", ""], "#VALUE! share: must not be blank"],
    [["", "0.4", "1", "0.05", "0.2"], "#VALUE! mean: must not be blank"],
    [[column(["", ""]), "0.4", "1", "0.05", "0.2"], "#VALUE! mean: must not be blank"],
    [[means, "0.4", column(["1", ""]), "0.05", "0.2"], "#VALUE! time, cell 2: must not be blank"],
    [
      [column(["100", ""]), "0.4", column(["1", "2"]), "0.05", "0.2"],
      "#VALUE! mean, cell 2: must not be blank",
    ],
    [
      [means, "0.4", column(["1", "-2"]), "0.05", "0.2"],
      '#NUM! time, cell 2: must be between 0 and 1000; received "-2"',
    ],
    [
      [means, column(["0.1", "0.2", "0.3"]), "1", "0.05", "0.2"],
      "#VALUE! volatility: must be one cell, or 2 like mean; it has 3",
    ],
    [
      ["100", column(["0.1", "0.2"]), "1", "0.05", "0.2"],
      "#VALUE! volatility: must be one cell, like mean; it has 2",
    ],
    [
      [column(Array.from({ length: 401 }, () => 1)), "", "1", "0", "1"],
      "#NUM! mean: must have at most 400 cells that are filled; it has 401",
    ],
    [
      ["100", "0.4", "1", "0.05", "0.2", "", "6", "5"],
      '#NUM! cap: must not be below the floor, 6; received "5"',
    ],
    [
      [means, "0.4", "1", "0.05", "0.2", "", "6", column(["7", "5"])],
      '#NUM! cap, cell 2: must not be below the floor, 6; received "5"',
    ],
    [["100", "0.4", "1", "0.05", "0.2", "-1"], '#NUM! threshold: must not be negative; received "-1"'],
    [
      ["-5", "", "1", "0.05", "0.2", "", "", "", "0.1"],
      "#NUM! mean: must not be negative where there is a risk premium",
    ],
    [
      ["100", "0.4", "1", "0.05", "0.2", "", "", "", "11"],
      '#NUM! risk_premium: must be between -10 and 10 (0.02 is 2%); received "11"',
    ],
    [
      ["100", "0.4", "1", "0.05", "0.2", "", "", "", "", "uniform"],
      '#VALUE! distribution: must be one of "lognormal", "normal"; received "uniform"',
    ],
    [
      ["100", "0.4", "2", "0.05", "0.2", "", "", "", "", "", "1"],
      '#NUM! payment_time: must not be before time, 2; received "1"',
    ],
    [[means, "0.4", [["1"], ["#DIV/0!"]], "0.05", "0.2"], "#DIV/0! a cell holds #DIV/0!"],
    [["abc", "0.4", "2", "0.05", "0.2"], "#VALUE! mean: must be a number"],
  ])("%j", (args, message) => {
    expect(failure("EARN_OUT", ...args)).toContain(message);
  });

  const tiered = ["100", "0.4", "1", "0.05"];
  it.each([
    [
      [
        ["50", "0.1"],
        ["40", "0.2"],
      ],
      '#NUM! tiers, row 2, column 1: must be above 50, where the tier before begins; received "40"',
    ],
    [
      [
        ["50", "0.1"],
        ["", ""],
        ["50", "0.2"],
      ],
      "#NUM! tiers, row 3, column 1: must be above 50",
    ],
    [[["50", "0.1", "x"]], "#VALUE! tiers: must have two columns: from which level on, and the share"],
    [column(["50", "0.1"]), "#VALUE! tiers: must have two columns"],
    [[["50", "-0.1"]], '#NUM! tiers, row 1, column 2: must not be negative; received "-0.1"'],
    [
      [
        ["50", "0.1"],
        ["60", ""],
      ],
      "#VALUE! tiers, row 2, column 2: must not be blank",
    ],
    [[["", ""]], "#VALUE! tiers: must not be blank"],
    ["", "#VALUE! tiers: must have two columns"],
    [Array.from({ length: 51 }, (_, index) => [index, 1]), "#VALUE! tiers: must have at most 50 rows"],
  ])("tiers %j", (tiers, message) => {
    expect(failure("EARN_OUT_TIERS", ...tiered, tiers)).toContain(message);
  });

  it("of a cliff", () => {
    expect(failure("EARN_OUT_CLIFF", ...tiered, "", "5")).toBe("#VALUE! threshold: must not be blank");
    expect(failure("EARN_OUT_CLIFF", ...tiered, "50", "-5")).toBe(
      '#NUM! amount: must not be negative; received "-5"',
    );
  });
});
