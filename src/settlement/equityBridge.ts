import * as z from "zod";
import {
  type Decimal,
  type DecimalInput,
  exactDifference,
  exactProduct,
  exactSum,
  ZERO,
} from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { decimal, nonNegative, positive } from "../schema/fields.js";
import { once } from "../schema/memoize.js";
import { parse } from "../schema/parse.js";
import { deepFreeze } from "../schema/records.js";
import { type OptionGrant, optionsField } from "./dilutedShares.js";

/** From the value of the business to that of a share. All in one currency. */
export interface BridgeTerms {
  /** Value of the business, free of cash and debt. */
  readonly enterpriseValue: DecimalInput;
  /** Financial debt. */
  readonly debt: DecimalInput;
  /** What is owed like debt: pensions, leases, preferred stock, minority interests and the like; 0 unless stated. */
  readonly debtLike?: DecimalInput | undefined;
  /** Cash. */
  readonly cash: DecimalInput;
  /** Net working capital beyond what was agreed as normal, negative where it falls short; 0 unless stated. */
  readonly workingCapital?: DecimalInput | undefined;
  /** Shares outstanding. */
  readonly shares: DecimalInput;
  /** Options on the company's own shares; none unless stated. */
  readonly options?: readonly OptionGrant[] | undefined;
}

/** What is left for the owners. */
export interface BridgedEquity {
  /** Value of the equity; negative where the debt exceeds the rest. */
  readonly equityValue: Decimal;
  /** Price of one diluted share; 0 where nothing is left. */
  readonly pricePerShare: Decimal;
  /** Shares by the treasury stock method at that price. */
  readonly dilutedShares: Decimal;
  /** Number of options that are exercised at that price. */
  readonly exercised: Decimal;
}

const termsSchema = /* @__PURE__ */ once(() =>
  z.strictObject({
    enterpriseValue: decimal("Value of the business, free of cash and debt"),
    debt: nonNegative("Financial debt"),
    debtLike: nonNegative("What is owed like debt").prefault("0"),
    cash: nonNegative("Cash"),
    workingCapital: decimal("Net working capital beyond what is normal").prefault("0"),
    shares: positive("Shares outstanding"),
    options: optionsField(),
  }),
);

/**
 * Enterprise value − debt − debt-like items + cash ± working capital = equity value, and its price per diluted share. Which
 * options dilute depends on the price, and the price on the dilution; instead of going round, they are exercised by
 * rising strike: with those exercised so far, price = (equity + Σ count·strike) ÷ (shares + Σ count), and the first strike
 * that this does not exceed ends it. That is the only price at which equity = price × diluted shares.
 *
 * @throws OfferError listing every term that is absent, unknown or wrong.
 * @example
 * ```ts
 * const { equityValue, pricePerShare, dilutedShares: diluted } = equityBridge({
 *   enterpriseValue: "1200e6", debt: "300e6", cash: "100e6", shares: "90e6",
 *   options: [{ count: "10e6", strike: "5" }, { count: "5e6", strike: "12" }],
 * });
 * equityValue; // => 1000000000
 * pricePerShare; // => 10.5
 * diluted.toFixed(0); // => 95238095
 * ```
 */
export function equityBridge(terms: BridgeTerms): BridgedEquity {
  const { enterpriseValue, debt, debtLike, cash, workingCapital, shares, options } = parse(
    termsSchema(),
    terms,
    "terms",
  );
  const equity = exactSum([enterpriseValue, debt.neg(), debtLike.neg(), cash, workingCapital]);
  // What is shared out, and among how many shares, once the next options are exercised too.
  let pot = equity;
  let count = shares;
  for (const grant of [...options].sort((a, b) => a.strike.comparedTo(b.strike))) {
    if (pot.lessThanOrEqualTo(exactProduct(count, grant.strike))) break;
    pot = exactSum([pot, exactProduct(grant.count, grant.strike)]);
    count = exactSum([count, grant.count]);
  }
  const worthless = !equity.greaterThan(0);
  return deepFreeze({
    equityValue: toResult(equity),
    pricePerShare: toResult(worthless ? ZERO : pot.div(count)),
    dilutedShares: toResult(worthless ? count : exactProduct(equity, count).div(pot)),
    exercised: toResult(exactDifference(count, shares)),
  });
}
