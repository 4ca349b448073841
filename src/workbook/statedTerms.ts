// Internal: no name of the public API lives here.

import type { Component } from "../components/defineComponent.js";
import { isForAll } from "../components/parts/targetShares.js";
import { promised } from "../errors.js";
import { type Decimal, ONE, ZERO } from "../numeric/decimal.js";
import { heldAt } from "../offer/heldShares.js";
import type { Offer } from "../offer/offer.js";
import type { JsonObject } from "../schema/document.js";
import { type AskedTerm, type SharedLedger, sharedLedger, type TermEntry } from "./ledger.js";
import type { MovedTerms } from "./movedTerms.js";
import type { CellFormat } from "./sheet.js";
import { lineOf, type Worked, workedOut } from "./workedOut.js";
import {
  type Derived,
  distinctSums,
  isAlike,
  numbersOf,
  product,
  readNumber,
  type StatedNumber,
  signedLike,
  wordsOf,
} from "./workedTerms.js";

/** A number as the contract states it, in a cell of its own. */
export interface StatedTerm {
  readonly name: string;
  readonly label: string;
  readonly value: Decimal;
  readonly format: CellFormat;
  /** What it is where sums for each share are a little different; undefined where nobody knows. */
  readonly moved?: Decimal | undefined;
  /** Whether the library works it out, as a part of a formula; the contract states it unless this is true. */
  readonly isWorkedOut?: boolean;
}

/** The shares of a target, as names of cells and of columns of cells. */
export interface TargetCells {
  readonly basic: StatedTerm;
  readonly units: StatedTerm | undefined;
  /** Shares of what is converted whatever the price. */
  readonly converted: readonly StatedTerm[];
  /** The name of the cell with all shares that receive the price, where that is known before the price is. */
  readonly held: string;
  /** The names of the cells with these and all options in the money, and with what they are paid, at a price in money. */
  readonly granted: string;
  readonly whole: string;
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
  formulaFor(entry: TermEntry): string | undefined;
}

/** Fields that are stated for each target share or as a part, with what they are called. */
const FIELDS: Readonly<Record<string, readonly [label: string, word: string, format: CellFormat]>> = {
  perShare: ["Amount for each target share", "per_share", "price"],
  ratio: ["Exchange ratio: shares for each target share", "exchange_ratio", "factor"],
  percentOfPrice: ["Part of the price", "part_of_price", "percent"],
};

/** The terms of an offer, whose sums are a little different in `moves`: that tells what follows from them. */
export function statedTerms(offer: Offer, ledger: SharedLedger, moves: MovedTerms | undefined): StatedTerms {
  const bare = targetCells(offer, ledger);
  const scratch = sharedLedger(1);
  const moved = moves?.offer;
  const other = moved && targetCells(moved, scratch);
  const components = new Map(
    offer.components.map((component, index) => {
      const there = moved?.components[index];
      return [
        component.name,
        withMoved(
          componentTerms(component, offer, ledger, bare),
          moved && there && componentTerms(there, moved, scratch, other),
        ),
      ];
    }),
  );
  const statedBy = (component: string): readonly StatedTerm[] => components.get(component)?.stated ?? [];
  const target = bare && { ...bare, price: priceFormulas(offer, ledger, statedBy) };
  const otherSpreads =
    moved === undefined || other === undefined || target === undefined
      ? []
      : inStock({ ...other, price: target.price }, moved);
  const spreads = target === undefined ? [] : paired(inStock(target, offer), otherSpreads);
  const isSpread = new Set(
    offer.components.flatMap(({ name, type }) => (type === "optionSpread" ? [name] : [])),
  );
  const derived = (component: string): readonly Derived[] => [
    ...(components.get(component)?.derived ?? []),
    ...(isSpread.has(component) ? spreads : []),
  ];
  const direct = (entry: TermEntry): string | undefined => {
    const total = derived(entry.component).find((one) => !one.value.isNegative() && isAlike(one, entry));
    return total && signedLike(entry, total);
  };
  const known = new Map<string, Worked>();
  // Once the sheets have asked for all that they need of a component.
  const worked = (component: string): Worked => {
    const terms = promised(components.get(component), "every component has its terms looked through");
    const index = offer.components.findIndex(({ name }) => name === component);
    const followedIn = (there: Offer): readonly Derived[] => {
      const ledgerThere = sharedLedger(1);
      const same = promised(there.components[index], "every component has its terms looked through");
      return componentTerms(same, there, ledgerThere, targetCells(there, ledgerThere)).followed;
    };
    const line = (entry: AskedTerm) => lineOf(entry, terms.followed, moves, followedIn);
    const found =
      known.get(component) ??
      workedOut(component, terms, ledger, { isOpen: (entry) => direct(entry) === undefined, line });
    known.set(component, found);
    return found;
  };
  return {
    target,
    of: (component) => [...statedBy(component), ...worked(component).stated],
    formulaFor: (entry) => direct(entry) ?? worked(entry.component).formulas.get(entry),
  };
}

/** Numbers that are made alike of two offers, each with what it is in the other. */
const paired = <Item extends { readonly value: Decimal }>(
  items: readonly Item[],
  others: readonly { readonly value: Decimal }[],
): (Item & { readonly moved?: Decimal | undefined })[] =>
  items.map((item, index) =>
    items.length === others.length ? { ...item, moved: others[index]?.value } : item,
  );

const withMoved = (terms: ComponentTerms, other: ComponentTerms | undefined): ComponentTerms =>
  other === undefined
    ? terms
    : {
        stated: paired(terms.stated, other.stated),
        derived: paired(terms.derived, other.derived),
        totals: paired(terms.totals, other.totals),
        followed: paired(terms.followed, other.followed),
        numbers: paired(terms.numbers, other.numbers),
        forAll: terms.forAll && { ...terms.forAll, moved: other.forAll?.value },
      };

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
    granted: ledger.nameFor("target", "shares_and_options"),
    whole: ledger.nameFor("target", "price_of_all"),
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

/** What a component states of its shares and parts. */
interface ComponentTerms {
  readonly stated: readonly StatedTerm[];
  /** Every total that this may have been multiplied into. */
  readonly derived: readonly Derived[];
  /** Totals of what is stated for each share deeper in its terms, which caps, floors and rates take further. */
  readonly totals: readonly Derived[];
  /** All that its other numbers may follow from by a straight line: sums, their totals, and the shares that receive them. */
  readonly followed: readonly Derived[];
  /** Its other numbers. */
  readonly numbers: readonly StatedNumber[];
  /** All shares of the target, where its numbers are for each of them. */
  readonly forAll: Derived | undefined;
}

function componentTerms(
  component: Component,
  offer: Offer,
  ledger: SharedLedger,
  target: Omit<TargetCells, "price"> | undefined,
): ComponentTerms {
  const json = component.toJSON() as JsonObject;
  const name = (word: string): string => ledger.nameFor(component.name, word);
  const stated: StatedTerm[] = Object.entries(FIELDS).flatMap(([field, [label, word, format]]) => {
    const value = readNumber(json[field]);
    return value === undefined ? [] : [{ name: name(word), label, value, format }];
  });
  const releases = Array.isArray(json["releases"]) ? (json["releases"] as JsonObject[]) : [];
  const parts = releases.map(({ share }) => readNumber(share));
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
  const amount = readNumber(json["amount"]);
  const isParted = shares.some((share) => share !== undefined);
  const whole: StatedTerm[] =
    amount === undefined || !isParted
      ? []
      : [{ name: name("amount"), label: "Amount", value: amount, format: "money" }];
  const capital = target && capitalOf(offer, target);
  const { sums, numbers } = numbersOf(json);
  // What is alike stands in one cell, as the totals that it is multiplied into do.
  const shared = distinctSums(sums).map(({ paths: [path, ...others], field, value }) => {
    const isEach = field === "perShare";
    const term: StatedTerm = {
      name: ledger.nameFor(component.name, wordsOf(path), isEach ? "per_share" : "part_of_price"),
      label: `${[path, ...others].map(wordsOf).join("; ")}, ${isEach ? "for each target share" : "part of the price of all shares"}`,
      value,
      format: isEach ? "price" : "percent",
    };
    return { term, total: capital?.total(asItIs(term), isEach) };
  });
  const said = [
    ...stated,
    ...whole,
    ...shares.flatMap((share) => share ?? []),
    ...shared.map(({ term }) => term),
  ];
  const isShared = stated.length > 0 || component.type === "optionSpread";
  const totals = [
    ...whole.map(asItIs),
    ...(capital === undefined || !isShared ? [] : inTotal(stated, capital)),
  ];
  return {
    stated: said,
    derived: [...totals, ...totals.flatMap((total) => partsOf(total, shares))],
    totals: shared.flatMap(({ total }) => total ?? []),
    followed:
      capital === undefined || (stated.length === 0 && shared.length === 0)
        ? []
        : [
            ...stated.flatMap((term) => {
              const one = asItIs(term);
              const whole = capital.total(one, term.format !== "percent");
              return [one, product(one, capital.held), ...(whole === undefined ? [] : [whole])];
            }),
            ...shared.flatMap(({ total }) => total ?? []),
            capital.held,
          ],
    numbers,
    forAll: isForAll(component) ? capital?.held : undefined,
  };
}

const asItIs = ({ name, value }: StatedTerm): Derived => ({ formula: name, value });

/** The shares of the target, and the price of one in money, as formulas of the cells that state them. */
function capitalOf(offer: Offer, target: Omit<TargetCells, "price">) {
  const held: Derived = {
    formula: target.held,
    value: heldAt(
      promised(offer.targetShares, "cells of a target's shares are made of the shares that an offer states"),
      offer.sharePrice?.cash ?? ZERO,
    ).held,
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
  const paid =
    price !== undefined && price.stock.length === 0 ? inMoney(target, held, price.cash) : undefined;
  /** So much for each share and each option in the money, or such a part of what all of them are paid. */
  const total = (one: Derived, isEach: boolean): Derived | undefined =>
    isEach ? product(one, paid?.granted ?? held) : paid && product(one, paid.all);
  return { held, counts, strikes, cash, paid, total };
}

/** What is stated for each share, times the shares that receive it. */
function inTotal(
  stated: readonly StatedTerm[],
  { held, counts, strikes, cash, paid }: ReturnType<typeof capitalOf>,
): Derived[] {
  const each = stated.map(asItIs);
  const whole = stated.flatMap(({ format, ...term }) => {
    const one = asItIs({ ...term, format });
    const granted = paid === undefined ? [] : [product(one, paid.granted)];
    const parts = [
      ...cash.map((money) => product(product(money, held), one)),
      ...(paid === undefined ? [] : [product(one, paid.all)]),
    ];
    return [
      ...(format === "percent" ? parts : [product(one, held), ...granted]),
      ...counts.map((count) => product(one, count)),
    ];
  });
  const gains = paid === undefined ? [] : [paid.gains];
  return [...whole, ...gains, ...each, held, ...counts, ...strikes, ...cash];
}

/** At a price in money alone: what options gain, all shares with those options, and what all of them are paid. */
function inMoney(
  { options, counts, strikes, granted, whole }: Omit<TargetCells, "price">,
  held: Derived,
  price: Decimal,
) {
  const won = options.filter(({ strike }) => strike.lessThan(price));
  const sum = (values: readonly Decimal[]): Decimal => values.reduce((all, value) => all.plus(value), ZERO);
  const gains: Derived = {
    formula: options.length === 0 ? "0" : gainsFormula({ counts, strikes }),
    value: sum(won.map(({ count, strike }) => count.times(price.minus(strike)))),
  };
  return {
    gains,
    granted: {
      formula: options.length === 0 ? held.formula : granted,
      value: held.value.plus(sum(won.map(({ count }) => count))),
    },
    all: {
      formula: whole,
      value: price.times(held.value).plus(gains.value),
    },
  };
}

/** What options gain at a price in money, and how many of them do. */
export const gainsFormula = ({ counts, strikes }: Pick<TargetCells, "counts" | "strikes">): string =>
  `SUMPRODUCT(${counts},(${OFFERED_CASH}>${strikes})*(${OFFERED_CASH}-${strikes}))`;
export const gainersFormula = ({ counts, strikes }: Pick<TargetCells, "counts" | "strikes">): string =>
  `SUMPRODUCT(${counts},(${OFFERED_CASH}>${strikes})*1)`;

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
    return [own, rest, upTo].map((part) => product(total, part));
  });
}
