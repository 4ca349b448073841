import { Ajv2020 } from "ajv/dist/2020.js";
import {
  cash,
  claim,
  contingentValueRight,
  currency,
  delivery,
  earnOut,
  goingConcern,
  milestone,
  type OutcomesInput,
  observe,
  offer,
  outcomesJsonSchema,
  price,
  profitShare,
  reverseTerminationFee,
  settle,
  stock,
  tickingFee,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";

type Parts = Parameters<typeof offer>[0]["components"];
const deal = (components: Parts, more: object = {}) =>
  offer({ name: "Deal", currency: "USD", bidder: "Acme", components, ...more });
const later = (stated: Partial<OutcomesInput> = {}): OutcomesInput => ({
  settledOn: "2030-01-01",
  ...stated,
});
const measuring = (...figures: readonly string[]) => ({
  metrics: {
    ebitda: { measured: Object.fromEntries(figures.map((figure, index) => [2022 + index, figure])) },
  },
});
const excess = (more: object = {}) =>
  earnOut({ share: "0.15", metric: "ebitda", periods: [2022], threshold: "120e6", cap: "1e6", ...more });
const workings = (components: Parts, outcomes: OutcomesInput) =>
  settle(deal(components), outcomes).lines.map(({ working }) => working);

describe("a published earn-out, settled", () => {
  // Milestones on the days of Bristol-Myers Squibb's CVR agreement of November 2019 (SEC, form 8-A), which paid $9 only if all
  // three approvals came in time: ozanimod on 25 March 2020 (investorshub.advfn.com, 26 March 2020), liso-cel in February 2021
  // and ide-cel on Friday, 26 March 2021 (The Pharma Letter, 29 March 2021). The second was late, and the rights ended on
  // 1 January 2021 without a payment (Bristol Myers Squibb, statement of that day).
  const right = (event: string, by: string) => milestone({ name: event, amount: "9", event, by });
  it("owes nothing for an approval that came five weeks late", () => {
    const cvr = deal([
      right("ozanimod", "2020-12-31"),
      right("liso-cel", "2020-12-31"),
      right("ide-cel", "2021-03-31"),
    ]);
    const { lines } = settle(cvr, {
      settledOn: "2021-04-01",
      events: { ozanimod: "2020-03-25", "liso-cel": "2021-02-05", "ide-cel": "2021-03-26" },
    });
    expect(lines.map(({ units, status }) => `${units} ${status}`)).toEqual([
      "9 owed",
      "0 not owed",
      "9 owed",
    ]);
    expect(lines[1]?.working).toBe(
      "nothing, as liso-cel happened on 2021-02-05, after 2020-12-31, by which it had to",
    );
  });

  it("settles rights on several events by the day on which they expire", () => {
    const rights = contingentValueRight({
      rights: "100",
      amount: "9",
      events: ["ozanimod", "liso-cel"],
      pays: "if all happen",
      expires: "2020-12-31",
    });
    const late = settle(
      deal([rights]),
      later({ events: { ozanimod: "2020-03-25", "liso-cel": "2021-02-05" } }),
    );
    const inTime = settle(
      deal([rights]),
      later({ events: { ozanimod: "2020-03-25", "liso-cel": "2020-11-16" } }),
    );
    expect([late.total, inTime.total].map(String)).toEqual(["0", "900"]);
    expect(settle(deal([rights]), later({ events: { ozanimod: "2020-03-25" } })).open).toEqual([
      "whether liso-cel happens",
    ]);
  });

  it("pays a share of what EBITDA exceeds, by hand", () => {
    // 15% × (130m − 120m) = 1.5m, of which the cap leaves 1m.
    const { lines, total, owed } = settle(deal([excess()]), later(measuring("130e6")));
    expect(lines[0]).toMatchObject({
      status: "owed",
      date: "2022-12-31",
      fallenDue: true,
      unknown: [],
      working: "15% × (130,000,000 − 120,000,000) = 1,500,000, capped at 1,000,000",
    });
    expect(`${lines[0]?.observed[0]?.what}: ${lines[0]?.observed[0]?.value}`).toBe(
      "ebitda for 2022: 130000000",
    );
    expect([total, owed[0]?.fallenDue, owed[0]?.toCome].map(String)).toEqual(["1000000", "1000000", "0"]);
  });
});

describe("the working of a line", () => {
  it.each([
    [[excess()], "125e6", "15% × (125,000,000 − 120,000,000) = 750,000, below the cap of 1,000,000"],
    [
      [excess()],
      "100e6",
      "15% × (100,000,000 − 120,000,000) = -3,000,000, raised to 0, below the cap of 1,000,000",
    ],
    [[profitShare({ share: "0.5", metric: "ebitda", periods: [2022] })], "10", "50% × 10 = 5"],
    [[milestone({ amount: "5", metric: "ebitda", period: 2022, threshold: "7" })], "8", "5, as 8 reaches 7"],
    [[milestone({ amount: "5", metric: "ebitda", period: 2022, threshold: "7" })], "6", "0, as 6 is below 7"],
  ] as const)("says how it comes about: %#", (components, figure, working) => {
    expect(workings([...components], later(measuring(figure)))).toEqual([working]);
  });

  it("counts days in years, shares at their price, and what the seller pays", () => {
    const fee = tickingFee({ amount: "36.5e6", rate: "0.1", start: "2021-01-01", dayCount: "ACT/365F" });
    const [ticking] = workings([fee], later({ closing: "2021-01-11" }));
    expect(ticking).toContain("0.02739726027 years (2021-01-01 to closing, ACT/365F)");
    expect(settle(deal([fee]), later({ closing: "2021-01-11" })).total?.toString()).toBe("100000");
    const shares = stock({ value: "827.3", issuer: "ORCL", delivered: "2021-06-30" });
    expect(workings([shares], later({ shares: { ORCL: { prices: { "2021-06-30": "82.73" } } } }))).toEqual([
      "827.3, which is 10 ORCL shares at 82.73",
    ]);
    const back = profitShare({ share: "0.5", metric: "ebitda", periods: [2022], clawback: true });
    expect(settle(deal([back]), later(measuring("-10"))).lines[0]?.units?.toString()).toBe("-5");
  });

  it("stays short however many periods an amount hangs on", () => {
    const periods = Array.from({ length: 50 }, (_, index) => 1980 + index);
    const many = earnOut({ share: "0.1", metric: "ebitda", periods, aggregateCap: "10" });
    const measured = Object.fromEntries(periods.map((year) => [year, "5"]));
    const { lines, total } = settle(deal([many]), later({ metrics: { ebitda: { measured } } }));
    expect(total?.toString()).toBe("10");
    expect(Math.max(...lines.map(({ working }) => working.length))).toBeLessThanOrEqual(1000);
  });
});

describe("what is not known yet", () => {
  it("stays open, with the bounds that follow from the terms and from what is known", () => {
    const two = deal([excess({ periods: [2022, 2023], aggregateCap: "1.2e6" })]);
    const { lines, open, total } = settle(two, later(measuring("130e6")));
    expect(lines.map(({ status }) => status)).toEqual(["owed", "open"]);
    expect(lines[1]).toMatchObject({ units: undefined, unknown: ["ebitda for 2023"] });
    expect(`${lines[1]?.atLeast} ${lines[1]?.atMost}`).toBe("0 200000");
    expect([open, String(total)]).toEqual([["ebitda for 2023"], "1000000"]);
  });

  it("is nothing where it cannot matter any more", () => {
    const used = deal([excess({ periods: [2022, 2023], aggregateCap: "1e6" })]);
    const { lines, open } = settle(used, later(measuring("130e6")));
    expect(lines[1]).toMatchObject({ status: "not owed", unknown: [] });
    expect(open).toEqual([]);
  });

  it("is the closing where conditions or dates hang on it", () => {
    const bid = deal([cash({ amount: "5" })], { conditions: [{ event: "approval" }] });
    expect(settle(bid, later()).open).toEqual(["closing"]);
    expect(settle(bid, later({ closing: "2021-03-31" })).total?.toString()).toBe("5");
  });

  it("is what follows a forecast, always", () => {
    const keep = goingConcern({ metric: "fcf", periods: [2022], terminalValue: "growth" });
    const { lines } = settle(deal([keep]), later({ metrics: { fcf: { measured: { 2022: "5" } } } }));
    expect(lines.map(({ status }) => status)).toEqual(["owed", "open"]);
    expect(lines[1]?.unknown).toEqual(["what follows the last fcf, which stays a belief"]);
  });
});

describe("an offer that fails", () => {
  const bid = deal(
    [
      cash({ amount: "100" }),
      cash({ name: "Break fee", amount: "7", given: [{ event: "approval", happens: false }] }),
      reverseTerminationFee({ steps: [{ event: "walk away", amount: "3", paid: "closing + 10 days" }] }),
    ],
    { conditions: [{ event: "approval" }] },
  );

  it("owes what hangs on its failure, counted from the day of it, and nothing else", () => {
    const events = { approval: "did not happen", "walk away": "2021-05-01" } as const;
    const { lines, closing } = settle(bid, later({ closing: { failed: "2021-05-03" }, events }));
    expect(closing).toBe("2021-05-03");
    expect(lines.map(({ date, units }) => `${date} ${units}`)).toEqual([
      "2021-05-03 0",
      "2021-05-03 7",
      "2021-05-13 3",
    ]);
    expect(lines[0]?.working).toBe("nothing, as the offer did not close (known on 2021-05-03)");
  });

  it("owes no fee for a condition that was met: it has closed", () => {
    const { lines } = settle(
      bid,
      later({ closing: "2021-05-03", events: { "walk away": "did not happen" } }),
    );
    expect(lines.map(({ status }) => status)).toEqual(["owed", "not owed", "not owed"]);
    expect(lines[1]?.working).toBe("nothing, as approval happened");
  });
});

describe("readings that the document leaves open", () => {
  const readingsOf = (components: Parts, outcomes: OutcomesInput, more: object = {}) =>
    settle(deal(components, more), outcomes).readings.map(
      ({ path, text, alternatives }) =>
        `${path.join(", ")}: ${text}${alternatives.map(({ reading, units }) => `; ${reading} ${units}`).join("")}`,
    );

  it("are terms that nobody stated, where another choice would change what is owed", () => {
    const share = profitShare({ share: "0.5", metric: "ebitda", periods: [2021] });
    const at = (figure: string) =>
      readingsOf([share], later({ metrics: { ebitda: { measured: { 2021: figure } } } }));
    expect(at("-10")).toEqual([
      "Profit share: clawback: not stated, taken as false (Whether the seller pays its share of a loss; otherwise a loss pays nothing); clawback true -5",
    ]);
    expect(at("10")).toEqual([]);
  });

  it("are cents and whole shares", () => {
    expect(readingsOf([cash({ amount: "1000.005", paid: "2021-03-31" })], later())).toEqual([
      "Cash: comes to parts of the smallest coin of USD, and no rounding is stated; rounded to the nearest 1000.01; cut off 1000",
    ]);
    const yen = cash({ amount: "10.5", currency: "JPY", paid: "2021-03-31" });
    expect(readingsOf([yen], later())[0]).toContain("rounded to the nearest 11; cut off 10");
    const shares = stock({ shares: "10.25", issuer: "ORCL", delivered: "2021-03-31" });
    expect(readingsOf([shares], later())[0]).toContain("10.25 shares of ORCL, and whether 0.25 of a share");
  });

  it("are days that are no weekdays, and what grows until then", () => {
    const [weekend] = readingsOf([cash({ amount: "1", paid: "2021-07-03" })], later());
    expect(weekend).toContain("is due on 2021-07-03, a Saturday");
    expect(weekend).toContain("the next weekday is 2021-07-05");
    const fee = tickingFee({ amount: "36.5e6", rate: "0.1", start: "2021-01-01", dayCount: "ACT/365F" });
    // Two days more at 10,000 each.
    expect(readingsOf([fee], later({ closing: "2021-07-03" }))[0]).toContain("; paid on 2021-07-05 1850000");
  });

  it("are averages over calendar days, where weekdays alone would make another one", () => {
    const prices = {
      "2021-07-01": "10",
      "2021-07-02": "10",
      "2021-07-03": "10",
      "2021-07-04": "10",
      "2021-07-05": "15",
    };
    const average = claim({
      claim: delivery(
        observe(price("ORCL", "USD", "2021-07-05", "2021-07-01")),
        currency("USD"),
        "2021-07-06",
      ),
    });
    const [reading] = readingsOf([average], later({ shares: { ORCL: { prices } } }));
    // (10 + 10 + 10 + 10 + 15)/5 = 11, against 35/3
    expect(settle(deal([average]), later({ shares: { ORCL: { prices } } })).total?.toString()).toBe("11");
    expect(reading).toContain("from Monday to Friday only 11.66666666666666666666666667");
    const averages = [{ from: "2021-07-01", to: "2021-07-05", price: "12" }];
    const determined = settle(deal([average]), later({ shares: { ORCL: { prices, averages } } }));
    expect([determined.total?.toString(), determined.readings]).toEqual(["12", []]);
  });

  it("are facts that the offer itself calls open, and payments due before the event they hang on", () => {
    const open = [{ fact: "Whether it is cash", reading: "taken as cash" }];
    const approved = cash({ amount: "1", paid: "2021-03-31", given: ["approval"] });
    expect(readingsOf([approved], later({ events: { approval: "2021-04-30" } }), { open })).toEqual([
      ": Whether it is cash: taken as cash",
      "Cash: is due on 2021-03-31, before approval on 2021-04-30: when it is to be paid then is not stated",
    ]);
  });
});

describe("a total", () => {
  const both = deal([
    cash({ amount: "1", paid: "2021-03-31" }),
    cash({ name: "Abroad", amount: "2", currency: "EUR", paid: "2021-03-31" }),
  ]);

  it("is in the offer's currency at the rates of its days, or none", () => {
    const rates = (day: string) => later({ currencies: { EUR: { rates: { [day]: "1.25" } } } });
    expect(settle(both, rates("2021-03-31")).total?.toString()).toBe("3.5");
    expect(settle(both, rates("2021-03-30")).total).toBeUndefined();
    expect(settle(both, later()).owed.map(({ units }) => units.toString())).toEqual(["1", "2"]);
  });
});

describe("outcomes are refused", () => {
  const bid = deal(
    [
      excess(),
      stock({ value: "5", issuer: "ORCL", delivered: "closing" }),
      cash({ name: "Bonus", amount: "1", given: ["listing"] }),
    ],
    {
      conditions: [{ event: "approval" }],
    },
  );
  const wrong = (stated: object) =>
    refusal(() => settle(bid, { settledOn: "2022-06-30", ...stated } as never));

  it.each([
    ["after the day of settlement: the closing", { closing: "2022-07-01" }, "closing: invalid-date"],
    ["after it: a failure", { closing: { failed: "2022-07-01" } }, "closing.failed: invalid-date"],
    ["after it: an event", { events: { listing: "2022-07-01" } }, "events.listing: invalid-date"],
    [
      "after it: a price",
      { shares: { ORCL: { prices: { "2022-07-01": "1" } } } },
      "shares.ORCL.prices.2022-07-01: invalid-date",
    ],
    ["before its period was over", measuring("1"), "metrics.ebitda.measured.2022: invalid-date"],
    [
      "of another metric",
      { metrics: { ebitdaa: { measured: { 2022: "1" } } } },
      "metrics.ebitdaa: unknown-key",
    ],
    [
      "of another period",
      { metrics: { ebitda: { measured: { 2021: "1" } } } },
      "metrics.ebitda.measured.2021: unknown-key",
    ],
    ["of another event", { events: { listin: "2022-01-01" } }, "events.listin: unknown-key"],
    ["of another share", { shares: { ORCLE: {} } }, "shares.ORCLE: unknown-key"],
    ["of another currency", { currencies: { GBP: { rates: {} } } }, "currencies.GBP: unknown-key"],
    [
      "in another currency",
      { metrics: { ebitda: { currency: "EUR", measured: {} } } },
      "metrics.ebitda.currency: currency-mismatch",
    ],
    [
      "closed although a condition failed",
      { closing: "2022-01-01", events: { approval: "did not happen" } },
      "events.approval: invalid-term",
    ],
    [
      "closed before a condition was met",
      { closing: "2022-01-01", events: { approval: "2022-02-01" } },
      "events.approval: invalid-date",
    ],
    [
      "an average that its days contradict",
      {
        shares: {
          ORCL: {
            prices: { "2022-01-03": "5" },
            averages: [{ from: "2022-01-03", to: "2022-01-03", price: "6" }],
          },
        },
      },
      "shares.ORCL.averages.0.price: invalid-term",
    ],
    [
      "an average twice",
      {
        shares: {
          ORCL: {
            averages: [1, 2].map((one) => ({ from: "2022-01-03", to: "2022-01-04", price: String(one) })),
          },
        },
      },
      "shares.ORCL.averages.1.price: duplicate-name",
    ],
    [
      "a window that runs backward",
      { shares: { ORCL: { averages: [{ from: "2022-01-03", to: "2022-01-02", price: "6" }] } } },
      "shares.ORCL.averages.0.to: invalid-date",
    ],
    [
      "no day",
      { shares: { ORCL: { prices: { yesterday: "5" } } } },
      "shares.ORCL.prices.yesterday: invalid-date",
    ],
    ["neither a day nor a failure to happen", { events: { listing: "no" } }, "events.listing: invalid-date"],
    [
      "a price of nothing",
      { shares: { ORCL: { prices: { "2022-01-03": "0" } } } },
      "shares.ORCL.prices.2022-01-03: out-of-range",
    ],
  ])("%s", (_, stated, problem) => {
    expect(problems(wrong(stated))).toEqual([`outcomes.${problem}`]);
  });

  it("with what was probably meant, all at once", () => {
    const error = wrong({ events: { approvl: "2022-01-01" }, metrics: { ebitdaa: { measured: {} } } });
    expect(error.message).toContain('did you mean "approval"?');
    expect(error.message).toContain('did you mean "ebitda"?');
    expect(error.issues).toHaveLength(2);
  });
});

describe("a settlement as a document", () => {
  it("prints, is plain data and cannot be changed", () => {
    const settled = settle(
      deal([excess({ periods: [2022, 2023] })]),
      later({ name: "Accounts", ...measuring("130e6") }),
    );
    expect(String(settled)).toContain("Deal, Accounts\nSettled on 2030-01-01");
    expect(String(settled)).toContain("Not known yet:\n  - ebitda for 2023");
    expect(JSON.parse(JSON.stringify(settled)).lines[0].units).toBe("1000000");
    expect(Object.isFrozen(settled) && Object.isFrozen(settled.lines[0]?.observed)).toBe(true);
  });

  it("takes figures in a unit that is no currency, if it is that of the terms", () => {
    const users = deal([
      earnOut({ share: "2", metric: "users", metricUnit: "user", periods: [2022], threshold: "10" }),
    ]);
    const counted = (currency: string) =>
      settle(users, later({ metrics: { users: { currency, measured: { 2022: "15" } } } }));
    expect(String(counted("user").total)).toBe("10");
    expect(problems(refusal(() => counted("shop")))).toEqual([
      "outcomes.metrics.users.currency: currency-mismatch",
    ]);
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(outcomesJsonSchema());
    const outcomes = { settledOn: "2023-01-01", metrics: { users: { currency: "user", measured: {} } } };
    expect(validate(outcomes), JSON.stringify(validate.errors)).toBe(true);
  });

  it("has outcomes with a JSON Schema that takes what is read", () => {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(outcomesJsonSchema());
    const outcomes = {
      settledOn: "2022-06-30",
      closing: { failed: "2022-01-01" },
      metrics: { ebitda: { measured: { 2022: "1" } } },
      events: { approval: "did not happen", listing: "2022-01-01" },
      shares: {
        ORCL: {
          prices: { "2022-01-01": "5" },
          averages: [{ from: "2022-01-01", to: "2022-01-02", price: "5" }],
        },
      },
      currencies: { EUR: { rates: { "2022-01-01": "1.1" } } },
    };
    expect(validate(outcomes), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...outcomes, events: { approval: 5 } })).toBe(false);
    expect(validate({ ...outcomes, settled: "2022-01-01" })).toBe(false);
  });
});
