import * as z from "zod";
import {
  type Decimal,
  type DecimalInput,
  exactDifference,
  exactProduct,
  exactSum,
  ONE,
} from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { nonNegative } from "../schema/fields.js";
import { once } from "../schema/memoize.js";
import { parse } from "../schema/parse.js";
import { deepFreeze } from "../schema/records.js";
import { apportion, type Portion } from "./allocate.js";
import { holdersField } from "./holders.js";
import { exactResult, placesField } from "./rounding.js";

/** What each holder chose, and how many shares are paid in cash in all. */
export interface ProrationTerms {
  /** Who chose what; each holder once. */
  readonly holders: readonly {
    /** Who holds the shares. */
    readonly holder: string;
    /** Shares for which cash was chosen: whole, unless `places` says otherwise; 0 unless stated. */
    readonly cash?: DecimalInput | undefined;
    /** Shares for which stock was chosen: whole, unless `places` says otherwise; 0 unless stated. */
    readonly stock?: DecimalInput | undefined;
    /** Shares for which nothing was chosen: whole, unless `places` says otherwise; 0 unless stated. */
    readonly undecided?: DecimalInput | undefined;
  }[];
  /** Shares that are converted into cash: whole, unless `places` says otherwise. All others are converted into stock. */
  readonly cashShares: DecimalInput;
  /** Decimal places to which a share may be divided, from 0 to 20; 0 unless stated: whole shares. */
  readonly places?: number | undefined;
}

/** What the elections come to. */
export interface Proration {
  /** By holder, how many of the shares are converted into what. */
  readonly holders: readonly {
    /** Who holds the shares. */
    readonly holder: string;
    /** Shares that are converted into cash. */
    readonly cash: Decimal;
    /** Shares that are converted into stock. */
    readonly stock: Decimal;
  }[];
  /** The part of all cash elections that is met: 1 where that side is not oversubscribed. */
  readonly cashMet: Decimal;
  /** The part of all stock elections that is met: 1 where that side is not oversubscribed. */
  readonly stockMet: Decimal;
}

const termsSchema = /* @__PURE__ */ once(() =>
  z.strictObject({
    holders: holdersField({
      cash: nonNegative("Shares for which cash was chosen").prefault("0"),
      stock: nonNegative("Shares for which stock was chosen").prefault("0"),
      undecided: nonNegative("Shares for which nothing was chosen").prefault("0"),
    }),
    cashShares: nonNegative("Shares that are converted into cash"),
    places: placesField(0),
  }),
);

type Choices = z.output<ReturnType<typeof termsSchema>>["holders"];
type Choice = Choices[number];

/**
 * Elections of cash or stock, cut to the pools: `cashShares` of the target's shares become cash, the rest stock. The side
 * that is oversubscribed is cut proportionally, pool ÷ elections, and what is cut becomes the other; shares without an
 * election go to the other side first. Whole shares, or fractions to so many `places`: what rounding leaves over goes to the largest remainders, of equal
 * ones to the holder listed first, so both pools are used up exactly.
 *
 * Source: the proration clauses of merger agreements, as collected by Law Insider under "Proration".
 *
 * @throws OfferError listing every term that is absent, unknown or wrong; `duplicate-name` for a holder listed twice;
 * `out-of-range` where more shares are to become cash than there are.
 * @example
 * ```ts
 * const holders = [{ holder: "Ann", cash: "900" }, { holder: "Bob", cash: "300", stock: "100" }];
 * const { holders: [ann, bob], cashMet } = prorate({ holders, cashShares: "400" });
 * `${ann.cash} cash, ${ann.stock} stock`; // => 300 cash, 600 stock
 * `${bob.cash} cash, ${bob.stock} stock`; // => 100 cash, 300 stock
 * cashMet; // => 0.3333333333333333333333333333
 * ```
 */
export function prorate(terms: ProrationTerms): Proration {
  const { holders, cashShares, places } = parse(
    termsSchema().superRefine(divided).refine(hasSoMany, TOO_MANY),
    terms,
    "terms",
  );
  const stockPool = exactDifference(sumOf(holders, "cash", "stock", "undecided"), cashShares);
  return deepFreeze({
    holders: inCash(holders, cashShares, places).map(({ item: choice, things: cash }) => ({
      holder: choice.holder,
      cash: exactResult(cash, "terms"),
      stock: exactResult(exactDifference(sharesOf(choice), cash), "terms"),
    })),
    cashMet: partMet(cashShares, sumOf(holders, "cash")),
    stockMet: partMet(stockPool, sumOf(holders, "stock")),
  });
}

/** By holder, the shares that become cash. */
function inCash(holders: Choices, pool: Decimal, places: number): readonly Portion<Choice>[] {
  const shareOut = (things: Decimal, weightOf: (choice: Choice) => Decimal): readonly Portion<Choice>[] =>
    apportion(exactProduct(things, `1e${places}`), holders, weightOf).map((portion) => ({
      item: portion.item,
      things: exactProduct(portion.things, `1e-${places}`),
    }));
  const [chosen, undecided] = [sumOf(holders, "cash"), sumOf(holders, "undecided")];
  if (chosen.greaterThan(pool)) return shareOut(pool, ({ cash }) => cash);
  const wanting = exactDifference(pool, chosen);
  // Cash is left over: first for those who did not choose, then for those who chose stock.
  if (wanting.lessThanOrEqualTo(undecided)) {
    const filled = shareOut(wanting, (choice) => choice.undecided);
    return filled.map(({ item, things }) => ({ item, things: exactSum([item.cash, things]) }));
  }
  const filled = shareOut(exactDifference(wanting, undecided), ({ stock }) => stock);
  return filled.map(({ item, things }) => ({
    item,
    things: exactSum([item.cash, things, item.undecided]),
  }));
}

const sharesOf = ({ cash, stock, undecided }: Choice): Decimal => exactSum([cash, stock, undecided]);

const sumOf = (holders: Choices, ...sides: readonly ("cash" | "stock" | "undecided")[]): Decimal =>
  exactSum(holders.flatMap((choice) => sides.map((side) => choice[side])));

const partMet = (pool: Decimal, chosen: Decimal): Decimal =>
  chosen.greaterThan(pool) ? toResult(pool.div(chosen)) : toResult(ONE);

/** Every number of shares must be one that can be handed out. */
function divided(
  { holders, cashShares, places }: z.output<ReturnType<typeof termsSchema>>,
  context: z.RefinementCtx,
): void {
  // Places that there are none of are a problem of their own.
  if (!Number.isInteger(places)) return;
  const message =
    places === 0
      ? "must be a whole number, not negative"
      : `must have at most ${places} decimal places: what is smaller cannot be handed out`;
  const check = (shares: Decimal, path: (string | number)[]): void => {
    if (exactProduct(shares, `1e${places}`).isInteger()) return;
    context.addIssue({
      code: "custom",
      path,
      message,
      params: { code: "out-of-range", found: shares.toString() },
    });
  };
  check(cashShares, ["cashShares"]);
  holders.forEach((choice, index) => {
    for (const side of ["cash", "stock", "undecided"] as const) check(choice[side], ["holders", index, side]);
  });
}

const hasSoMany = ({ holders, cashShares }: z.output<ReturnType<typeof termsSchema>>): boolean =>
  sumOf(holders, "cash", "stock", "undecided").greaterThanOrEqualTo(cashShares);

const TOO_MANY = {
  path: ["cashShares"],
  message: "must not exceed the number of shares held",
  params: { code: "out-of-range", whole: true },
};
