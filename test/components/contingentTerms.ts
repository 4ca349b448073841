import fc from "fast-check";
import { type Component, cashFlows, Decimal } from "offer-valuation";
import { events } from "../laws/kit/claims.js";
import { dateRules, durations } from "../laws/kit/dates.js";
import { nonNegativeDecimals } from "../laws/kit/decimals.js";
import { labelOf, type PeriodTerms, periods } from "../laws/kit/periods.js";
import { common, currencies } from "./moneyTerms.js";

const MOST_PERIODS = 3;

const LAST_MONTHS: Readonly<Record<string, string>> = {
  H1: "06",
  H2: "12",
  Q1: "03",
  Q2: "06",
  Q3: "09",
  Q4: "12",
};

/** The month in which a period ends, or the day where it says so itself: as text, in the order of the calendar. */
function endOf(period: PeriodTerms): string {
  if (typeof period === "object") return period.end;
  const [year, part = "12"] = String(period).split("-");
  return `${year}-${LAST_MONTHS[part] ?? part}-31`;
}

/** The terms that every earn-out has. */
export const earnOutBase = {
  metric: fc.constantFrom("us-profit", "revenue (net)"),
  periods: fc
    .uniqueArray(periods(), { minLength: 1, maxLength: MOST_PERIODS, selector: labelOf })
    .map((found) => [...found].sort((a, b) => (endOf(a) < endOf(b) ? -1 : 1))),
  currency: currencies,
  paymentLag: durations(),
  acceleration: fc.record({ event: events(), amount: nonNegativeDecimals(), paid: dateRules() }),
  ...common,
};

/** What a metric is measured in where that is no currency; what is paid for each of it. */
export const unitBase = { metricUnit: fc.constantFrom("user", "index point") };

/** One value, or a list of values that `fitted` cuts to the number of periods. */
export const eachPeriodValues = () =>
  fc.oneof(
    nonNegativeDecimals(),
    fc.array(nonNegativeDecimals(), { minLength: MOST_PERIODS, maxLength: MOST_PERIODS }),
  );

/** The same terms with every list of values as long as the list of periods. */
export function fitted<Terms extends { periods: readonly unknown[] }>(terms: Terms): Terms {
  const cut = Object.entries(terms).map(([key, value]) =>
    Array.isArray(value) && ["threshold", "amount", "amountBelow"].includes(key)
      ? [key, value.slice(0, terms.periods.length)]
      : [key, value],
  );
  return Object.fromEntries(cut);
}

/** Whether `cap` is absent or leaves room for `floor`. */
export const roomFor = (floor: string | undefined, cap: string | undefined): boolean =>
  floor === undefined || cap === undefined || new Decimal(cap).greaterThanOrEqualTo(floor);

/** Two or three tiers with ascending starts. */
export const tierTerms = () =>
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 0, max: 2_000_000 }), { minLength: 1, maxLength: 3 }),
      fc.array(fc.integer({ min: 0, max: 1500 }), { minLength: 3, maxLength: 3 }),
    )
    .map(([starts, rates]) =>
      [...starts]
        .sort((a, b) => a - b)
        .map((from, index) => ({ from: String(from), rate: `${rates[index] ?? 0}e-3` })),
    );

/** Whole numbers of either sign, close enough to each other and to `levels` for every case to come up. */
export const outcomes = (length: number) =>
  fc.array(fc.integer({ min: -40, max: 60 }), { minLength: length, maxLength: length });

export const levels = fc.integer({ min: 0, max: 40 });

export const YEARS = [2021, 2022, 2023];

/** What a component pays, flow by flow, when "m" comes to these outcomes in the years from 2021 on. */
export function paidFor(component: Component, values: readonly number[]): number[] {
  const forecast = Object.fromEntries(values.map((value, index) => [2021 + index, String(value)]));
  const beliefs = { valuationDate: "2021-01-01", metrics: { m: { forecast } } };
  return cashFlows(component.toClaim({ currency: "USD", bidder: "Buyer" }), beliefs).map(({ units }) =>
    units.toNumber(),
  );
}

export const sumOf = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The sums of the first one, two, three … values. */
export const runningSums = (values: readonly number[]): number[] =>
  values.map((_, index) => sumOf(values.slice(0, index + 1)));
