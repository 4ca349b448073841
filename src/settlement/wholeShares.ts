import * as z from "zod";
import {
  type Decimal,
  type DecimalInput,
  exactDifference,
  exactProduct,
  exactSum,
  ONE,
} from "../numeric/decimal.js";
import { nonNegative, positive } from "../schema/fields.js";
import { once } from "../schema/memoize.js";
import { parse } from "../schema/parse.js";
import { deepFreeze } from "../schema/records.js";
import { holdersField } from "./holders.js";
import { exactResult, type Rounding, roundingField, roundQuotient } from "./rounding.js";

/** What is exchanged, and at which price fractions of a share are paid in cash. */
export interface ExchangeTerms {
  /** Who holds how much; each holder once. */
  readonly holders: readonly {
    /** Who holds the shares. */
    readonly holder: string;
    /** Shares held. */
    readonly shares: DecimalInput;
  }[];
  /** Shares issued for each share held. */
  readonly ratio: DecimalInput;
  /** Price of one share issued, at which a fraction of it is paid in cash. */
  readonly price: DecimalInput;
  /** Rounding of the cash; to 2 places, half-up, unless stated. */
  readonly rounding?: Rounding | undefined;
}

/** Whole shares, and cash in lieu of the fraction of one that is left. */
interface Exchanged {
  /** Whole shares. */
  readonly shares: Decimal;
  /** Cash in lieu of fractions. */
  readonly cash: Decimal;
}

/** What one holder receives. */
interface ExchangedHolder extends Exchanged {
  /** Who holds the shares. */
  readonly holder: string;
}

/** What all holders receive together, and each of them. */
export interface Exchange extends Exchanged {
  /** By holder, in the order given. */
  readonly holders: readonly ExchangedHolder[];
}

const termsSchema = /* @__PURE__ */ once(() =>
  z.strictObject({
    holders: holdersField({ shares: nonNegative("Shares held") }),
    ratio: nonNegative("Shares issued for each share held"),
    price: positive("Price of one share issued"),
    rounding: roundingField(2),
  }),
);

/**
 * Shares exchanged at a ratio: each holder receives whole shares and, for the fraction of one that is left, cash at `price`.
 * All of a holder's shares count together, as merger agreements say, so a holder is listed once. With the totals.
 *
 * @throws OfferError listing every term that is absent, unknown or wrong; `duplicate-name` for a holder listed twice.
 * @example
 * ```ts
 * const holders = [{ holder: "Ann", shares: "100" }, { holder: "Bob", shares: "33" }];
 * const { holders: [ann, bob], shares, cash } = wholeShares({ holders, ratio: "0.6944", price: "18.00" });
 * `${ann.shares} and ${ann.cash}, ${bob.shares} and ${bob.cash}`; // => 69 and 7.92, 22 and 16.47
 * `${shares} and ${cash}`; // => 91 and 24.39
 * ```
 */
export function wholeShares(terms: ExchangeTerms): Exchange {
  const { holders, ratio, price, rounding } = parse(termsSchema(), terms, "terms");
  const exchanged = holders.map(({ holder, shares: held }) => {
    const entitled = exactProduct(held, ratio);
    const shares = entitled.trunc();
    const left = exactProduct(exactDifference(entitled, shares), price);
    return { holder, shares, cash: roundQuotient(left, ONE, rounding) };
  });
  const total = (part: "shares" | "cash"): Decimal =>
    exactResult(exactSum(exchanged.map((holder) => holder[part])), "terms");
  return deepFreeze({
    holders: exchanged.map(({ holder, shares, cash }) => ({
      holder,
      shares: exactResult(shares, "terms"),
      cash: exactResult(cash, "terms"),
    })),
    shares: total("shares"),
    cash: total("cash"),
  });
}
