import * as z from "zod";
import { constant, observe } from "../algebra/amount.js";
import { currency, terminalValue } from "../algebra/asset.js";
import { all, delivery, give, named, one, owedBy, scale } from "../algebra/claim.js";
import { metric } from "../algebra/observable.js";
import { promised } from "../errors.js";
import type { DecimalInput } from "../numeric/decimal.js";
import { choice, currencyCode, decimal, identifier, list, period } from "../schema/fields.js";
import type { BrokenRule } from "../schema/rule.js";
import { addMonths, type EpochDay } from "../time/date.js";
import { type DateRule, dateRule, resolveDate } from "../time/dateRule.js";
import type { Period, PeriodInput } from "../time/period.js";
import { type CommonTerms, type ComponentFactory, defineComponent } from "./defineComponent.js";
import { brokenIf, firstBroken, periodTwice } from "./parts/earnOutTerms.js";

/** Terms of `goingConcern`. */
export interface GoingConcernTerms extends CommonTerms {
  /** The cash flow that owners receive: the name under which beliefs give forecasts. */
  readonly metric: string;
  /** Periods that are forecast, one after the other, on fixed dates: `2021`, `"2021-Q3"`, or `{ label, start, end }`; at most 400. */
  readonly periods: readonly PeriodInput[];
  /** Currency of the cash flows; the offer's unless stated. */
  readonly currency?: string | undefined;
  /** When a period's cash flow is taken to arrive: `"mid-period"` (for years, the mid-year convention) or `"end-of-period"`; mid-period unless stated. */
  readonly convention?: "mid-period" | "end-of-period" | undefined;
  /** What comes after the last period: growth for ever, a multiple of a figure of that period, or none. */
  readonly terminalValue: "growth" | "none" | TerminalMultipleTerms;
  /** Debt less cash on the valuation date, in units of the currency, where the cash flows are those of lenders too; none unless stated. */
  readonly netDebt?: DecimalInput | undefined;
}

/** That the business is worth a multiple of a figure at the end of the last period. */
interface TerminalMultipleTerms {
  /** The figure, such as EBITDA: the metric of which beliefs give a forecast for the last period, and the `exitMultiple`. */
  readonly multipleOf: string;
}

/**
 * The business that the seller keeps where it does not sell: forecast cash flows, then a terminal value. What it is worth hangs
 * on beliefs: the forecasts and what follows them (`metrics`, with `terminalGrowth` or `exitMultiple`), and the rate
 * (`requiredReturns` under the component's name; else the discount rate). Here stands only what is counted and when it arrives.
 *
 * With cash flows F₁ … Fₙ, a growth of g and a rate of r a year it is worth Σ Fₖ·v(tₖ) + Fₙ·(1 + g) ÷ (r − g)·v(tₙ), each flow
 * in the middle of its period or at its end; by a multiple, the last term is multiple × figure·v(T) with T the end of the last
 * period. The middle of a period of whole months is the day on which half of them are over, so that rates on 30/360 see exact halves.
 *
 * @throws OfferError for terms that break a rule, with the path of the field. A growth at or above the rate is refused when it is
 * valued, `out-of-range` with both figures.
 *
 * Source: Koller, Goedhart, Wessels, Valuation (McKinsey), on continuing value; Pratt, Grabowski, Cost of Capital, on the mid-year
 * convention.
 * @example
 * ```ts
 * const keep = goingConcern({ name: "Keeping", metric: "cash-flow", periods: [2021], convention: "end-of-period", terminalValue: "growth" });
 * const { presentValue } = valueOffer(offer({ name: "No deal", currency: "USD", components: [keep] }), {
 *   valuationDate: "2020-12-31",
 *   discountRate: "0.03",
 *   requiredReturns: { Keeping: "0.1" },
 *   metrics: { "cash-flow": { forecast: { 2021: "100" }, terminalGrowth: "0.02" } },
 * });
 * presentValue; // => 1250
 * ```
 */
export const goingConcern: ComponentFactory<GoingConcernTerms> = /* @__PURE__ */ defineComponent({
  type: "goingConcern",
  label: "Going concern",
  summary: "The business that is kept: forecast cash flows and what follows them.",
  example: {
    type: "goingConcern",
    metric: "free-cash-flow",
    periods: [2021, 2022, 2023],
    terminalValue: { multipleOf: "ebitda" },
    netDebt: "50e6",
  },
  terms: () => ({
    metric: identifier("The cash flow that owners receive: the name under which beliefs give forecasts"),
    periods: list(period("A period that is forecast, on fixed dates"), 400).meta({
      description: "Periods that are forecast, one after the other, on fixed dates",
    }),
    currency: currencyCode("Currency of the cash flows; the offer's unless stated").optional(),
    convention: z
      .enum(["mid-period", "end-of-period"])
      .meta({ description: "When a period's cash flow is taken to arrive" })
      .prefault("mid-period"),
    terminalValue: terminalField(),
    netDebt: decimal(
      "Debt less cash on the valuation date, in units of the currency, where the cash flows are those of lenders too",
    ).optional(),
  }),
  check: ({ periods, terminalValue: after }) =>
    firstBroken(
      periodTwice(periods),
      notInTurn(periods),
      brokenIf(
        after !== "none" && !isYear(periods.at(-1)),
        "periods",
        "must end with a period of twelve months: the terminal value starts from the figure of a year",
      ),
    ),
  lower: ({ metric: flows, periods, terminalValue: after, netDebt, ...terms }, offer) => {
    const code = terms.currency ?? offer.currency;
    const arrives = (over: Period): DateRule =>
      terms.convention === "mid-period" ? middleOf(over) : over.end;
    const last = periods.at(-1) as Period;
    const kept = all([
      ...periods.map((over) =>
        named(over.label, delivery(observe(metric(flows, over, code)), currency(code), arrives(over))),
      ),
      ...(after === "none"
        ? []
        : [
            named(
              "Terminal value",
              after === "growth"
                ? delivery(
                    observe(metric(flows, last, code)),
                    terminalValue(code, flows, "growth"),
                    arrives(last),
                  )
                : delivery(
                    observe(metric(after.multipleOf, last, code)),
                    terminalValue(code, after.multipleOf, "multiple"),
                    last.end,
                  ),
            ),
          ]),
      ...(netDebt === undefined
        ? []
        : [named("Net debt", give(scale(constant(netDebt), one(currency(code)))))]),
    ]);
    return owedBy(null, kept);
  },
});

function terminalField() {
  const multiple = z.strictObject({
    multipleOf: identifier(
      "The figure, such as EBITDA: the metric of which beliefs give a forecast for the last period, and the exit multiple",
    ),
  });
  const word = z.enum(["growth", "none"]);
  const json = (): object => {
    const { $schema: _, ...schema } = z.toJSONSchema(z.union([word, multiple]), {
      io: "input",
      unrepresentable: "any",
    });
    return schema;
  };
  return choice<GoingConcernTerms["terminalValue"], "growth" | "none" | { readonly multipleOf: string }>(
    "What comes after the last period: growth for ever, a multiple of a figure of that period, or none",
    json,
    (written) => (typeof written === "object" && written !== null ? multiple : word),
  );
}

/** First and last day of a period on fixed dates; undefined where it is dated from closing. */
function daysOf(over: Period): { readonly first: EpochDay; readonly last: EpochDay } | undefined {
  if (over.start.from === "closing" || over.end.from === "closing") return undefined;
  return { first: resolveDate(over.start, undefined), last: resolveDate(over.end, undefined) };
}

function notInTurn(periods: readonly Period[]): BrokenRule | undefined {
  const days = periods.map(daysOf).filter((dates) => dates !== undefined);
  return (
    brokenIf(
      days.length < periods.length,
      "periods",
      "must have fixed dates: a business that is kept knows no closing",
    ) ??
    brokenIf(
      days.some(({ first }, index) => {
        const before = days[index - 1];
        return before !== undefined && first <= before.last;
      }),
      "periods",
      "must follow each other: each must start after the one before it ends",
    )
  );
}

/** How many whole months there are from a first to a last day; undefined where they are not whole. */
function monthsIn(first: EpochDay, last: EpochDay): number | undefined {
  const about = Math.round((last + 1 - first) / 30.4375);
  return addMonths(first, about) === last + 1 ? about : undefined;
}

function isYear(over: Period | undefined): boolean {
  const days = over && daysOf(over);
  return days !== undefined && monthsIn(days.first, days.last) === 12;
}

/** The day on which half of a period is over: half of its months, where there are so many, or half of its days. */
function middleOf(over: Period): DateRule {
  const { first, last } = promised(daysOf(over), "a going concern's periods have fixed dates");
  const months = monthsIn(first, last);
  if (months !== undefined && months % 2 === 0) return dateRule(addMonths(first, months / 2) - 1);
  return dateRule(Math.max(first, first + Math.floor((last + 1 - first) / 2) - 1));
}
