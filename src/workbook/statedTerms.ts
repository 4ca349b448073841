// Internal: no name of the public API lives here.

import type { Component } from "../components/defineComponent.js";
import { Decimal, ONE, ZERO } from "../numeric/decimal.js";
import { heldAt } from "../offer/heldShares.js";
import type { Offer } from "../offer/offer.js";
import type { Json, JsonObject } from "../schema/document.js";
import type { SharedLedger } from "./ledger.js";
import type { CellFormat } from "./sheet.js";

/** A number as the contract states it, in a cell of its own. */
export interface StatedTerm {
  readonly name: string;
  readonly label: string;
  readonly value: Decimal;
  readonly format: CellFormat;
}

/** A number that follows from stated ones. */
interface Derived {
  readonly formula: string;
  readonly value: Decimal;
}

/** The shares of a target, as names of cells and of columns of cells. */
export interface TargetCells {
  readonly basic: StatedTerm;
  readonly units: StatedTerm | undefined;
  /** Shares of what is converted whatever the price. */
  readonly converted: readonly StatedTerm[];
  /** The name of the cell with all shares that receive the price, where that is known before the price is. */
  readonly held: string;
  /** Those that are converted above a price of one share; undefined where there are none. */
  readonly convertibles: ConvertibleCells | undefined;
  readonly options: readonly { readonly count: Decimal; readonly strike: Decimal }[];
  /** The names of the columns of counts and of strikes; used where there are options. */
  readonly counts: string;
  readonly strikes: string;
  /** The names of the columns with all options up to each strike, and with what these pay together. */
  readonly optionsUpTo: string;
  readonly proceedsUpTo: string;
  readonly netDebt: StatedTerm | undefined;
  /** The money in the price of one share, and the shares in it: formulas of what components state. */
  readonly price:
    | {
        readonly cash: string;
        readonly stock: readonly { readonly name: string; readonly issuer: string; readonly ratio: string }[];
      }
    | undefined;
}

/** Convertibles that are converted above a price, as names of cells and of columns of cells. */
export interface ConvertibleCells {
  readonly all: readonly { readonly shares: Decimal; readonly conversionPrice: Decimal }[];
  /** The name of the cell with the shares that are held if none of them is converted. */
  readonly without: string;
  /** The names of the columns of shares and of conversion prices. */
  readonly shares: string;
  readonly prices: string;
}

/** How many shares convertibles turn into, where a formula says of each whether it is converted. */
export const convertedFormula = ({ shares }: ConvertibleCells, isConverted: string): string =>
  `SUMPRODUCT(${shares},${isConverted}*1)`;

/** What the contract states by the share or as a part, before it is multiplied into totals. */
export interface StatedTerms {
  readonly target: TargetCells | undefined;
  /** What a component states: an exchange ratio, an amount for each share, parts of an amount. */
  of(component: string): readonly StatedTerm[];
  /** A total of the contract as a formula of what is stated; undefined where it is no such product. */
  formulaFor(component: string, value: Decimal): string | undefined;
  /** Whether a component states something by the share or as a part. */
  isDerived(component: string): boolean;
}

/** Fields that are stated for each target share or as a part, with what they are called. */
const FIELDS: Readonly<Record<string, readonly [label: string, word: string, format: CellFormat]>> = {
  perShare: ["Amount for each target share", "per_share", "price"],
  ratio: ["Exchange ratio: shares for each target share", "exchange_ratio", "factor"],
  percentOfPrice: ["Part of the price", "part_of_price", "percent"],
};

export function statedTerms(offer: Offer, ledger: SharedLedger): StatedTerms {
  const bare = targetCells(offer, ledger);
  const components = new Map(
    offer.components.map((component) => [component.name, componentTerms(component, offer, ledger, bare)]),
  );
  const statedBy = (component: string): readonly StatedTerm[] => components.get(component)?.stated ?? [];
  const target = bare && { ...bare, price: priceFormulas(offer, ledger, statedBy) };
  const spreads = target === undefined ? [] : inStock(target, offer);
  const isSpread = new Set(
    offer.components.flatMap(({ name, type }) => (type === "optionSpread" ? [name] : [])),
  );
  const derived = (component: string): readonly Derived[] => [
    ...(components.get(component)?.derived ?? []),
    ...(isSpread.has(component) ? spreads : []),
  ];
  return {
    target,
    of: statedBy,
    formulaFor: (component, value) => derived(component).find((one) => isNearly(one.value, value))?.formula,
    isDerived: (component) => derived(component).length > 0,
  };
}

/** Alike but for the last digits of a division. */
const isNearly = (a: Decimal, b: Decimal): boolean =>
  a.minus(b).abs().lessThanOrEqualTo(b.abs().times("1e-24"));

/** The price of one share out of what components add to it, as `sharePrice` has it. */
function priceFormulas(
  { components, sharePrice }: Offer,
  ledger: SharedLedger,
  statedBy: (component: string) => readonly StatedTerm[],
): TargetCells["price"] {
  if (sharePrice === undefined) return undefined;
  const parts = components.flatMap(({ name, pricePart }) => {
    const [first] = statedBy(name);
    return pricePart === undefined || first === undefined ? [] : [{ part: pricePart, name: first.name }];
  });
  const kept = parts.flatMap(({ part, name }) => ("ofPrice" in part ? [name] : []));
  const left = kept.length === 0 ? "" : `/(1-${kept.length === 1 ? kept[0] : `(${kept.join("+")})`})`;
  const money = parts.flatMap(({ part, name }) => ("cash" in part ? [name] : []));
  const cash = money.length > 1 ? `(${money.join("+")})` : (money[0] ?? "0");
  return {
    cash: `${cash}${left}`,
    stock: parts.flatMap(({ part, name }) =>
      "ratio" in part
        ? [
            {
              name: ledger.nameFor("offered_shares_of", part.issuer),
              issuer: part.issuer,
              ratio: `${name}${left}`,
            },
          ]
        : [],
    ),
  };
}

function targetCells(offer: Offer, ledger: SharedLedger): Omit<TargetCells, "price"> | undefined {
  const { targetShares, netDebt } = offer;
  if (targetShares === undefined) return undefined;
  const { basic, stockUnits, convertibles = [], options = [] } = targetShares;
  const always = convertibles.filter(({ conversionPrice }) => conversionPrice === undefined);
  const above = convertibles.flatMap(({ shares, conversionPrice }) =>
    conversionPrice === undefined ? [] : [{ shares, conversionPrice }],
  );
  const term = (label: string, value: Decimal, format: CellFormat = "number"): StatedTerm => ({
    name: ledger.nameFor("target", label),
    label,
    value,
    format,
  });
  return {
    basic: term("Basic shares", basic),
    units: stockUnits && term("Stock units", stockUnits),
    converted: always.map(({ shares }, index) =>
      term(always.length === 1 ? "Converted shares" : `Converted shares ${index + 1}`, shares),
    ),
    held: ledger.nameFor("target", "shares_that_receive"),
    convertibles:
      above.length === 0
        ? undefined
        : {
            all: above,
            without: ledger.nameFor("target", "shares_before_conversion"),
            shares: ledger.nameFor("target", "convertible_shares"),
            prices: ledger.nameFor("target", "conversion_prices"),
          },
    options: options.flatMap(({ vested = true, ...one }) => (vested ? [one] : [])),
    counts: ledger.nameFor("target", "options"),
    strikes: ledger.nameFor("target", "option_exercise_prices"),
    optionsUpTo: ledger.nameFor("target", "options_up_to_price"),
    proceedsUpTo: ledger.nameFor("target", "option_proceeds_up_to_price"),
    netDebt: netDebt && term("Net debt", netDebt, "money"),
  };
}

/** What a component states, and every total that this may have been multiplied into. */
function componentTerms(
  component: Component,
  offer: Offer,
  ledger: SharedLedger,
  target: Omit<TargetCells, "price"> | undefined,
): { readonly stated: readonly StatedTerm[]; readonly derived: readonly Derived[] } {
  const json = component.toJSON() as JsonObject;
  const number = (value: Json | undefined): Decimal | undefined =>
    typeof value === "string" ? new Decimal(value) : undefined;
  const name = (word: string): string => ledger.nameFor(component.name, word);
  const stated: StatedTerm[] = Object.entries(FIELDS).flatMap(([field, [label, word, format]]) => {
    const value = number(json[field]);
    return value === undefined ? [] : [{ name: name(word), label, value, format }];
  });
  const releases = Array.isArray(json["releases"]) ? (json["releases"] as JsonObject[]) : [];
  const parts = releases.map(({ share }) => number(share));
  const shares = parts.map((value, index): StatedTerm | undefined =>
    value === undefined
      ? undefined
      : {
          name: name(`release_${index + 1}`),
          label: `Release ${index + 1}: part of the amount`,
          value,
          format: "percent",
        },
  );
  const amount = number(json["amount"]);
  const isParted = shares.some((share) => share !== undefined);
  const whole: StatedTerm[] =
    amount === undefined || !isParted
      ? []
      : [{ name: name("amount"), label: "Amount", value: amount, format: "money" }];
  const said = [...stated, ...whole, ...shares.flatMap((share) => share ?? [])];
  if (said.length === 0 && component.type !== "optionSpread") return { stated: [], derived: [] };
  const totals = [...whole.map(asItIs), ...inTotal(stated, offer, target)];
  return { stated: said, derived: [...totals, ...totals.flatMap((total) => partsOf(total, shares))] };
}

const asItIs = ({ name, value }: StatedTerm): Derived => ({ formula: name, value });

const times = (a: Derived, b: Derived): Derived => ({
  formula: `${a.formula}*${b.formula}`,
  value: a.value.times(b.value),
});

/** What is stated for each share, times the shares that receive it. */
function inTotal(
  stated: readonly StatedTerm[],
  offer: Offer,
  target: Omit<TargetCells, "price"> | undefined,
): Derived[] {
  if (target === undefined || offer.targetShares === undefined) return [];
  const held: Derived = {
    formula: target.held,
    value: heldAt(offer.targetShares, offer.sharePrice?.cash ?? ZERO).held,
  };
  const column = (name: string, values: readonly Decimal[]): Derived[] =>
    values.map((value, index) => ({ formula: `INDEX(${name},${index + 1})`, value }));
  const counts = column(
    target.counts,
    target.options.map(({ count }) => count),
  );
  const strikes = column(
    target.strikes,
    target.options.map(({ strike }) => strike),
  );
  const price = offer.sharePrice;
  const cash: Derived[] = price === undefined ? [] : [{ formula: OFFERED_CASH, value: price.cash }];
  const each = stated.map(asItIs);
  const paid =
    price !== undefined && price.stock.length === 0 ? inMoney(target, held, price.cash) : undefined;
  const whole = each.flatMap((one) => [
    times(one, held),
    ...counts.map((count) => times(one, count)),
    ...cash.map((money) => times(times(money, held), one)),
    ...(paid === undefined ? [] : [times(one, paid.granted), times(one, paid.all)]),
  ]);
  const gains = paid === undefined ? [] : [paid.gains];
  return [...whole, ...gains, ...each, held, ...counts, ...strikes, ...cash];
}

/** At a price in money alone: what options gain, all shares with those options, and what all of them are paid. */
function inMoney({ options, counts, strikes }: Omit<TargetCells, "price">, held: Derived, price: Decimal) {
  const won = options.filter(({ strike }) => strike.lessThan(price));
  const sum = (values: readonly Decimal[]): Decimal => values.reduce((all, value) => all.plus(value), ZERO);
  const isWon = `(${OFFERED_CASH}>${strikes})`;
  const gains: Derived = {
    formula: options.length === 0 ? "0" : `SUMPRODUCT(${counts},${isWon}*(${OFFERED_CASH}-${strikes}))`,
    value: sum(won.map(({ count, strike }) => count.times(price.minus(strike)))),
  };
  return {
    gains,
    granted: {
      formula: options.length === 0 ? held.formula : `(${held.formula}+SUMPRODUCT(${counts},${isWon}*1))`,
      value: held.value.plus(sum(won.map(({ count }) => count))),
    },
    all: {
      formula: `(${OFFERED_CASH}*${held.formula}+${gains.formula})`,
      value: price.times(held.value).plus(gains.value),
    },
  };
}

/** Where options come into the money at a price in shares of one issuer: what is missing in money, and the share price that brings it. */
function inStock({ options, strikes, price }: TargetCells, { sharePrice }: Offer): Derived[] {
  const [stock, ...others] = price?.stock ?? [];
  const ratio = sharePrice?.stock[0]?.ratio;
  if (sharePrice === undefined || stock === undefined || ratio === undefined || others.length > 0) return [];
  return options.flatMap(({ strike }, index) => {
    const missing = strike.minus(sharePrice.cash);
    const formula = `(INDEX(${strikes},${index + 1})-${OFFERED_CASH})`;
    const signed = missing.isNegative() ? `(-${formula})` : formula;
    return [
      { formula: signed, value: missing.abs() },
      { formula: `${signed}/${stock.name}`, value: missing.abs().div(ratio) },
    ];
  });
}

/** The name of the cell with the money in the price of one share, as the terms have it. */
export const OFFERED_CASH = "offered_cash_per_share";

/** Parts of an amount by release: each part, what comes before it, what it leaves. */
function partsOf(total: Derived, shares: readonly (StatedTerm | undefined)[]): Derived[] {
  if (shares.every((share) => share === undefined)) return [];
  return shares.flatMap((share, index) => {
    const before = shares.slice(0, index).flatMap((one) => one ?? []);
    const sum = before.reduce((all, { value }) => all.plus(value), ZERO);
    const names = before.map(({ name }) => name).join("+");
    const rest: Derived = {
      formula: names === "" ? "1" : `(1-(${names}))`,
      value: ONE.minus(sum),
    };
    const own: Derived = share === undefined ? rest : asItIs(share);
    const upTo: Derived = {
      formula: names === "" ? own.formula : `(${names}+${own.formula})`,
      value: sum.plus(own.value),
    };
    return [own, rest, upTo].map((part) => times(total, part));
  });
}
