import { describe, expect, it } from "vitest";
import { Decimal } from "../../../src/numeric/decimal.js";
import annuities from "../../golden/annuities.json" with { type: "json" };
import dayCounts from "../../golden/dayCounts.json" with { type: "json" };
import discountFactors from "../../golden/discountFactors.json" with { type: "json" };
import durations from "../../golden/durations.json" with { type: "json" };
import irrCases from "../../golden/irr.json" with { type: "json" };
import mirrCases from "../../golden/mirr.json" with { type: "json" };
import npvCases from "../../golden/npv.json" with { type: "json" };
import severalRates from "../../golden/severalRates.json" with { type: "json" };
import xirrCases from "../../golden/xirr.json" with { type: "json" };
import xnpvCases from "../../golden/xnpv.json" with { type: "json" };
import yearFractions from "../../golden/yearFractions.json" with { type: "json" };
import { column, exact, failure, serial } from "../kit.js";

/** One of the two decimals of 28 digits that are nearest to a golden figure. */
function expectFaithful(result: unknown, golden: string): void {
  const unit = new Decimal(10).pow(new Decimal(golden).e - 27);
  const error = new Decimal(String(result)).minus(golden).abs();
  expect(error.lessThan(unit), `${result} is ${golden}`).toBe(true);
}

function expectAllFaithful(results: unknown, goldens: readonly string[]): void {
  const rows = results as unknown[][];
  expect(rows.map((row) => row.length)).toEqual(goldens.map(() => 1));
  goldens.forEach((golden, index) => {
    expectFaithful(rows[index]?.[0], golden);
  });
}
const amountsOf = (flows: readonly { amount: string }[]) => column(flows.map(({ amount }) => amount));
const datesOf = (flows: readonly { date: string }[]) => column(flows.map(({ date }) => serial(date)));

/** The cases that list their flows; others make them up by a rule. */
const written = <Case extends { flows?: readonly { date: string; amount: string }[] }>(
  cases: readonly Case[],
) => cases.flatMap((golden) => (golden.flows === undefined ? [] : [{ ...golden, flows: golden.flows }]));
const listed = <Case extends { amounts?: readonly string[] }>(cases: readonly Case[]) =>
  cases.flatMap((golden) => (golden.amounts === undefined ? [] : [{ ...golden, amounts: golden.amounts }]));

describe("golden figures from cells", () => {
  it.each(
    written(xnpvCases.filter(({ compounding }) => compounding === "annual")),
  )("XNPV: $source", (golden) => {
    const { rate, flows, dayCount, expected } = golden;
    expectFaithful(exact("XNPV", rate, amountsOf(flows), datesOf(flows), dayCount), expected);
  });

  it.each(written(xirrCases))("XIRR: $source", ({ flows, dayCount, expected }) => {
    expectFaithful(exact("XIRR", amountsOf(flows), datesOf(flows), "", dayCount), expected);
    expectAllFaithful(exact("XIRR_ALL", amountsOf(flows), datesOf(flows), "", dayCount), [expected]);
  });

  it.each(listed(npvCases.filter(({ first }) => first === 1)))("NPV: $source", ({
    rate,
    amounts,
    expected,
  }) => {
    expectFaithful(exact("NPV", rate, column(amounts)), expected);
    expectFaithful(exact("NPV", rate, [amounts]), expected);
  });

  it.each(listed(irrCases))("IRR: $source", ({ amounts, expected }) => {
    expectFaithful(exact("IRR", column(amounts)), expected);
  });

  it.each(listed(mirrCases))("MIRR: $source", ({ amounts, financeRate, reinvestRate, expected }) => {
    expectFaithful(exact("MIRR", column(amounts), financeRate, reinvestRate), expected);
  });

  it.each(severalRates.filter(({ roots }) => roots.length > 1))("IRR_ALL: $source", ({ amounts, roots }) => {
    expectAllFaithful(exact("IRR_ALL", column(amounts)), roots);
    expect(failure("IRR", column(amounts))).toMatch(/^#NUM! .*are worth nothing at each of/);
  });

  it.each(
    annuities.map((golden) => ({ ...golden, name: `${golden.periods} at ${golden.rate}` })),
  )("ANNUITY: $name", ({ rate, periods, first, expected }) => {
    expectFaithful(exact("ANNUITY", rate, periods, "", "", first === 1 ? 0 : 1), expected);
  });

  it.each(discountFactors)("DISCOUNT_FACTOR: $rate $compounding $dayCount, $from to $to", (golden) => {
    const { rate, from, to, dayCount, compounding, expected } = golden;
    expectFaithful(exact("DISCOUNT_FACTOR", rate, serial(from), to, dayCount, compounding), expected);
  });

  it.each(
    durations,
  )("DURATION, MDURATION, CONVEXITY: $source at $rate, $compounding, $dayCount", (golden) => {
    const { rate, flows, valuationDate, dayCount, compounding } = golden;
    const args = [rate, amountsOf(flows), datesOf(flows), serial(valuationDate), dayCount, compounding];
    expectFaithful(exact("DURATION", ...args), golden.duration);
    expectFaithful(exact("MDURATION", ...args), golden.modifiedDuration);
    expectFaithful(exact("CONVEXITY", ...args), golden.convexity);
  });

  it.each(yearFractions)("YEARFRAC: $dayCount, $start to $end", ({ start, end, dayCount, expected }) => {
    expectFaithful(exact("YEARFRAC", serial(start), serial(end), dayCount), expected);
  });
});

describe("what functions of one name do elsewhere", () => {
  // Microsoft, YEARFRAC function, examples: 2012-01-01 to 2012-07-30.
  it.each([
    ["", "0.5805555555555555555555555556"],
    [0, "0.5805555555555555555555555556"],
    [1, "0.5765027322404371584699453552"],
    [2, "0.5861111111111111111111111111"],
    [3, "0.5780821917808219178082191781"],
    [4, "0.5805555555555555555555555556"],
  ])("YEARFRAC with basis %s", (basis, years) => {
    expect(exact("YEARFRAC", "2012-01-01", "2012-07-30", basis)).toBe(years);
  });

  const asExcel = dayCounts.cases.filter(({ dayCount }) => dayCount.endsWith("Excel"));
  it.each(asExcel)("YEARFRAC from $start to $end, $dayCount, in either order", ({
    start,
    end,
    dayCount,
    expected,
  }) => {
    const basis = dayCount === "30/360 Excel" ? 0 : 1;
    for (const named of basis === 0 ? ["", 0, dayCount] : [1, dayCount]) {
      expectFaithful(exact("YEARFRAC", serial(start), serial(end), named), expected);
      expectFaithful(exact("YEARFRAC", serial(end), serial(start), named), expected);
    }
  });

  it("YEARFRAC has no other basis", () => {
    expect(asExcel.length).toBeGreaterThan(100);
    expect(failure("YEARFRAC", "2012-01-01", "2012-07-30", 5)).toMatch(
      /^#VALUE! basis: must be one of "ACT\/365F"/,
    );
  });

  // Microsoft, PV function, example: 500 a month for 20 years at 8% a year cost 59,777.15.
  it("ANNUITY is what PV gives, but positive", () => {
    const pv = exact("ANNUITY", "0.0066666666666666666666666666666666666666666666666667", 240, 500);
    expect(new Decimal(String(pv)).toFixed(2)).toBe("59777.15");
  });

  it("ANNUITY adds what is paid at the end", () => {
    expect(exact("ANNUITY", 0.1, 2, 0, 121)).toBe("100");
    expect(exact("ANNUITY", 0, 3, 10, 5)).toBe("35");
    expect(exact("ANNUITY", 0.1, 2, 110, 121, 1)).toBe("310");
    expect(failure("ANNUITY", 0.1, 2.5)).toMatch(/^#NUM! nper: must be a whole number/);
    expect(failure("ANNUITY", 0.1, 2, 1, 0, 2)).toMatch(/^#VALUE! type: must be one of "0", "1"/);
  });
});

describe("day counts that need more", () => {
  it.each([
    ["", "", 5],
    [column(["2024-12-25", "2024-12-26"]), "", 3],
    ["", "0000110", 5],
    [column([45651]), "0000000", 6],
  ])("BUS/252 counts with holidays %j and weekend %s", (holidays, weekend, days) => {
    const years = exact("YEARFRAC", "2024-12-23", "2024-12-30", "BUS/252", "", holidays, weekend);
    expectFaithful(years, new Decimal(days).div(252).toString());
  });

  it("BUS/252 refuses what is no weekend, and other day counts have no use for holidays", () => {
    expect(failure("YEARFRAC", 45000, 45001, "BUS/252", "", "", "weekend")).toMatch(
      /^#VALUE! weekend: must be a text of seven/,
    );
    expect(failure("YEARFRAC", 45000, 45001, "BUS/252", "", "", "1111111")).toMatch(
      /^#VALUE! weekend: must be/,
    );
    expect(failure("YEARFRAC", 45000, 45001, "ACT/360", "", column([45000]))).toMatch(
      /^#VALUE! holidays: does not go with ACT\/360/,
    );
  });

  // The doc comment of yearFraction has these figures.
  it("30E/360 ISDA takes the maturity", () => {
    expect(exact("YEARFRAC", "2019-08-31", "2020-02-29", "30E/360 ISDA", "2024-02-29")).toBe("0.5");
    expect(failure("YEARFRAC", "2019-08-31", "2020-02-29", "30E/360 ISDA")).toBe(
      "#VALUE! maturity: must not be blank for 30E/360 ISDA",
    );
  });

  it("ACT/ACT ICMA takes the coupons", () => {
    const icma = exact(
      "YEARFRAC_ICMA",
      "2002-08-15",
      "2003-07-15",
      "2002-08-15",
      "2012-07-15",
      "semi-annual",
      "long first",
    );
    expect(icma).toBe("0.9157608695652173913043478261");
    expect(failure("YEARFRAC_ICMA", 45000, 45100, 45000, 45100, "semi-annual")).toMatch(
      /^#VALUE! stub: is required/,
    );
    const monthEnd = ["2021-02-28", "2021-03-31", "2021-02-28", "2022-02-28", "semi-annual"];
    expect(failure("YEARFRAC_ICMA", ...monthEnd)).toMatch(/^#VALUE! end_of_month: is required/);
    expect(failure("YEARFRAC_ICMA", 45000, 45100, 45001, 45200, "annual")).toMatch(/^#VALUE! start_date: /);
    expect(failure("YEARFRAC_ICMA", 45000, 45100, 45000, 45099, "annual")).toMatch(/^#VALUE! maturity: /);
    expect(failure("YEARFRAC_ICMA", 45000, 45000, 45000, 45000, "annual")).toBe(
      "#VALUE! maturity: must come after issue",
    );
  });
});

describe("dates in the wrong order", () => {
  it("are said to be those of the argument that is too early", () => {
    for (const name of ["DISCOUNT_FACTOR", "YEARFRAC_ICMA"]) {
      const rate = name === "DISCOUNT_FACTOR" ? [0.1] : [];
      const more = name === "YEARFRAC_ICMA" ? [45000, 46000, "annual"] : [];
      expect(failure(name, ...rate, "2023-03-16", "2023-03-15", ...more)).toBe(
        '#VALUE! end_date: must not come before start_date, 2023-03-16; received "2023-03-15"',
      );
    }
  });

  it("are refused by XNPV in words of its arguments, blank rows or not", () => {
    const dates = column(["2023-03-15", "", "2023-03-16", "2023-03-14"]);
    expect(failure("XNPV", 0.1, column([-1, "", 1, 1]), dates)).toBe(
      '#NUM! dates: must not come before the first one, 2023-03-15; PRESENT_VALUE discounts to any day; received "2023-03-14"',
    );
  });
});

describe("PRESENT_VALUE", () => {
  const values = column([100, 100, 100]);
  const dates = column(["2020-12-31", "2021-12-31", "2022-12-31"]);

  it("leaves out what is past", () => {
    expect(exact("PRESENT_VALUE", "0.25", values, dates, "2021-12-31")).toBe("180");
    expect(exact("PRESENT_VALUE", "0.25", values, dates, "2023-01-01")).toBe("0");
    expect(failure("PRESENT_VALUE", "0.25", column(["x", 1, 1]), dates, "2021-12-31")).toMatch(
      /values, cell 1/,
    );
  });
});

describe("NFV and XNFV", () => {
  it("are what NPV and XNPV come to on the last day", () => {
    expect(exact("NFV", "0.1", column([-100, 0, 150]))).toBe("29");
    expect(exact("XNFV", "0.1", column([150, -100]), column(["2023-01-01", "2021-01-01"]))).toBe("29");
    expect(failure("NFV", -1, column([1]))).toMatch(/^#NUM! rate: must be greater than -1/);
    expect(failure("XNFV", 0.1, column(["", ""]), column(["", ""]))).toMatch(/^#VALUE! values: /);
  });
});

describe("DURATION, MDURATION, CONVEXITY", () => {
  const values = column([5, 105]);
  const dates = column(["2023-01-01", "2024-01-01"]);

  it("count on ACT/365F and with annual compounding unless told otherwise, and leave out what is past", () => {
    expect(
      exact("DURATION", "25%", column([7, 100]), column(["2020-12-31", "2023-01-01"]), "2021-01-01"),
    ).toBe("2");
    expect(exact("MDURATION", "25%", [[100]], [["2023-01-01"]], "2021-01-01")).toBe("1.6");
    expect(exact("CONVEXITY", "25%", [[100]], [["2023-01-01"]], "2021-01-01")).toBe("3.84");
    expect(exact("CONVEXITY", "25%", [[100]], [["2023-01-01"]], "2021-01-01", "", "continuous")).toBe("4");
  });

  it.each(["DURATION", "MDURATION", "CONVEXITY"])("%s refuses what has none", (name) => {
    expect(failure(name, 0, column([-105, 105]), dates, "2022-01-01")).toMatch(
      /^#NUM! values: are worth nothing at this rate/,
    );
    expect(failure(name, 0.1, values, dates, "2025-01-01")).toMatch(/^#NUM! values: are worth nothing/);
    expect(failure(name, -1, values, dates, "2022-01-01")).toMatch(/^#NUM! rate: must be greater than -1/);
    expect(failure(name, -2, values, dates, "2022-01-01", "", "semi-annual")).toMatch(/^#NUM! rate: /);
    expect(failure(name, 0.1, values, dates)).toBe("#VALUE! valuation_date: must not be blank");
    expect(failure(name, 0.1, values, dates, "2022-01-01", "ACT/ACT ICMA")).toMatch(/^#VALUE! day_count: /);
  });
});

describe("numbers that are not short", () => {
  it("are read as they show, however many places they have", () => {
    const values = [-1000.123456, 1 / 3, 2 ** 60, 0.1 + 0.2];
    const shown = values.map((value) => value.toPrecision(15));
    const dates = column([45000, 45100, 45200, 45300]);
    expect(exact("XNPV", 0.07, column(values), dates)).toBe(exact("XNPV", "0.07", column(shown), dates));
  });
});
