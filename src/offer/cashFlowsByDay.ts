import { type Asset, formatAsset } from "../algebra/asset.js";
import type { Obligor } from "../algebra/claim.js";
import { type Decimal, exactProduct, exactSum } from "../numeric/decimal.js";
import { type KnownFigure, knownFigure, RESULT_DIGITS, toResult } from "../numeric/rounding.js";
import { checkedResult } from "../schema/printable.js";
import { deepFreeze } from "../schema/records.js";
import type { IsoDate } from "../time/date.js";
import type { Valuation, ValuedCashFlow } from "./valuation.js";
import { valuationTable } from "./valuationTable.js";

/** What is delivered on one day, of one asset, by one party: all components together. */
export interface DayOfCashFlows {
  /** The day of delivery. */
  readonly date: IsoDate;
  /** Whose credit stands behind it; null for nobody's. */
  readonly owedBy: Obligor;
  /** What is delivered: a currency, or the shares of an issuer. */
  readonly asset: Asset;
  /** Expected units with the odds of their conditions: the sum of expected units × probability; negative where they are paid. */
  readonly expectedUnits: Decimal;
  /** The sum of the present values, in units of the valuation's currency. */
  readonly presentValue: Decimal;
  /** Significant digits of both sums that are known: 28 in closed forms, fewer where an amount takes a quadrature. */
  readonly digits: number;
  /** The flows that it is made of, in the order in which the claim states them. */
  readonly cashFlows: readonly ValuedCashFlow[];
}

/**
 * The cash flows of a valuation by day: one row for each day, party and asset, in order of days, then as the claim states them.
 * Present values add up to the offer's. Flows are not netted across parties: what one owes and another one owes are two promises.
 *
 * @example
 * ```ts
 * const price = cash({ amount: "1000", paid: "2022-01-01" });
 * const more = cash({ name: "More", amount: "100", paid: "2022-01-01" });
 * const deal = offer({ name: "Deal", currency: "USD", components: [price, more] });
 * const [day] = cashFlowsByDay(valueOffer(deal, { valuationDate: "2021-01-01", discountRate: "0.1" }));
 * `${day.date}: ${day.expectedUnits}, worth ${day.presentValue}`; // => 2022-01-01: 1100, worth 1000
 * ```
 */
export function cashFlowsByDay(valuation: Valuation): readonly DayOfCashFlows[] {
  const { cashFlows } = checkedResult<Valuation>(valuation, valuationTable, "valuation", "valueOffer");
  const rows = new Map<string, [ValuedCashFlow, ...ValuedCashFlow[]]>();
  for (const flow of cashFlows) {
    const key = JSON.stringify([flow.date, flow.owedBy, formatAsset(flow.asset)]);
    const row = rows.get(key);
    if (row === undefined) rows.set(key, [flow]);
    else row.push(flow);
  }
  const days = [...rows.values()].map(dayOf);
  return deepFreeze(days.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)));
}

/** What belongs together, as one. */
function dayOf(row: readonly [ValuedCashFlow, ...ValuedCashFlow[]]): DayOfCashFlows {
  const [{ date, owedBy, asset }] = row;
  const units = total(row, ({ expectedUnits, probability }) => exactProduct(expectedUnits, probability));
  const value = total(row, ({ presentValue }) => presentValue);
  return {
    date,
    owedBy,
    asset,
    expectedUnits: units.value,
    presentValue: value.value,
    digits: Math.min(units.digits, value.digits),
    cashFlows: row,
  };
}

/** A sum in the digits that those of its terms leave. */
function total(row: readonly ValuedCashFlow[], figureOf: (flow: ValuedCashFlow) => Decimal): KnownFigure {
  const error = row.reduce((sum, flow) => sum + errorOf(figureOf(flow), flow.digits), 0);
  return knownFigure(toResult(exactSum(row.map(figureOf))), error);
}

/** How far a figure may be off of which so many digits are known; what has all of them is off by rounding alone. */
const errorOf = (figure: Decimal, digits: number): number =>
  digits >= RESULT_DIGITS ? 0 : Math.abs(figure.toNumber()) * 10 ** -digits;
