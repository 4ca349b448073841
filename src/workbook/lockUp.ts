// Internal: no name of the public API lives here.

import { type Asset, formatAsset } from "../algebra/asset.js";
import type { Obligation } from "../algebra/obligations.js";
import type { LockUpModel } from "../market/lockUpDiscount.js";
import { ownProperty } from "../schema/records.js";
import { formatDateRule } from "../time/dateRule.js";
import { addDuration, readDuration } from "../time/duration.js";
import { discountRateOf, shareFigureOf } from "./beliefInputs.js";
import type { Context } from "./context.js";
import { type DayCell, dateFormula, valuationDateInput } from "./dates.js";
import { factorBetween, statedDividends } from "./discounting.js";
import {
  normalCdfFormula as cdf,
  normalDensityFormula as density,
  log1pFormula,
} from "./functionFormulas.js";

/** The day on which something is delivered, with the rule that says it and its formula. */
type Delivered = DayCell & { readonly rule: string; readonly formula: string };

/** A lock-up, with cells of its own; undefined where there is none. */
function lockUpIn(context: Context, asset: Asset, delivered: Delivered) {
  const { ledger } = context;
  const { lockUps } = context.beliefs;
  const duration = "lockedFor" in asset ? readDuration(asset.lockedFor) : undefined;
  if (!("lockedFor" in asset) || duration === undefined || lockUps === undefined) return undefined;
  const { issuer } = asset;
  const label = `${formatAsset(asset)}, delivered on ${delivered.rule}`;
  const cell = (word: string, what: string, format: "date" | "factor" | "percent", formula: string): string =>
    ledger.quantity(`${word} ${label}`, [issuer, "lock_up", word], () => ({
      section: "Lock-ups",
      label: `${label}: ${what}`,
      unit: format === "date" ? "date" : lockUps.model,
      format,
      content: { formula },
    }));
  const months = { day: 0, week: 0, month: 1, year: 12 }[duration.unit];
  const days = { day: 1, week: 7, month: 0, year: 0 }[duration.unit];
  const start = delivered.formula;
  const until =
    months > 0 ? `EDATE(${start},${months * duration.count})` : `${start}+${days * duration.count}`;
  const end: DayCell = {
    cell: cell("ends", "end of the lock-up", "date", until),
    day: addDuration(delivered.day, duration),
  };
  const from: DayCell = { cell: `(${start})`, day: delivered.day };
  const years = `((${end.cell}-${from.cell})/365)`;
  // Of what is stated until the end, what is stated until the delivery is gone already.
  const [gone, later] = [from, end].map(({ day }) => statedDividends(context, issuer, day)) as [
    string,
    string,
  ];
  const stated = gone === later ? "" : `${later}${gone === "" ? "" : `/${gone.slice(1)}`}`;
  const dividends = `EXP(-${shareFigureOf(context, issuer, "dividendYield")}*${years})${stated}`;
  return { ...lockUps, issuer, cell, from, end, years, dividends, forgone: asset.dividends === "forgone" };
}

/** The name of the part of a share's price that its lock-up takes away; undefined where it takes none. */
function lockUpFormula(context: Context, asset: Asset, delivered: Delivered): string | undefined {
  const lockUp = lockUpIn(context, asset, delivered);
  if (lockUp === undefined || lockUp.basis === "GAAP" || lockUp.model === "none") return undefined;
  const { model, issuer, cell, from, end, years, dividends, forgone } = lockUp;
  const sigma = shareFigureOf(context, issuer, "volatility");
  const variance = cell("variance", "volatility² × years", "factor", `${sigma}^2*${years}`);
  const rate = discountRateOf(
    context,
    ownProperty(context.beliefs.shares, issuer)?.currency ?? context.currency,
  );
  const discount = (): string =>
    cell(
      "discount_factor",
      "discount factor over the lock-up",
      "factor",
      factorBetween(context, rate, from, end),
    );
  const cost = modelFormula(model, variance, {
    discount,
    moment: (word, what, formula) => cell(word, what, "factor", formula),
  });
  const taken = forgone ? cost : `${dividends}*${cost}`;
  return cell("discount", "part of the price that it takes away", "percent", `MIN(1,${taken})`);
}

/** Cells that some models ask for. */
interface ModelCells {
  readonly discount: () => string;
  readonly moment: (word: string, what: string, formula: string) => string;
}

/** The discount for lack of marketability of a share without dividends; see `lockUpDiscount` for the sources. */
function modelFormula(
  model: Exclude<LockUpModel, "none">,
  s: string,
  { discount, moment }: ModelCells,
): string {
  // 2Φ(v/2) − 1, without what that takes away for small v.
  const averageStrike = (square: string): string => `ERF(SQRT(MAX(0,${square})/8))`;
  const second = (): string =>
    log1pFormula(
      moment("second_moment", "2(e^s − s − 1)/s² − 1", growthFormula(s, 3, `2*(EXP(${s})-${s}-1)/${s}^2-1`)),
    );
  const first = (): string =>
    log1pFormula(moment("first_moment", "(e^s − 1)/s − 1", growthFormula(s, 2, `(EXP(${s})-1)/${s}-1`)));
  switch (model) {
    case "finnerty":
      return averageStrike(`${s}+${second()}-2*${first()}`);
    case "ghaidarov":
      return averageStrike(second());
    case "chaffe": {
      const factor = discount();
      const d2 = `((-LN(${factor})-${s}/2)/SQRT(${s}))`;
      const d1 = `((-LN(${factor})+${s}/2)/SQRT(${s}))`;
      return `IF(${s}=0,MAX(0,${factor}-1),${factor}*${cdf(`-${d2}`)}-${cdf(`-${d1}`)})`;
    }
    case "longstaff": {
      const half = `SQRT(${s})/2`;
      return `((2+${s}/2)*${cdf(half)}+SQRT(${s})*${density(half)}-1)`;
    }
  }
}

/** The lock-up of an obligation, by the name of the part of the price that it takes away. */
export const lockUpOf = (context: Context, { asset, date }: Obligation, day: DayCell): string | undefined =>
  lockUpFormula(context, asset, deliveredOn(context, date, day));

/** A factor for dividends that the holder of locked-up shares does without; none where there are none. */
export function forgoneDividends(context: Context, { asset, date }: Obligation, day: DayCell): string {
  if (!("lockedFor" in asset) || asset.dividends !== "forgone") return "";
  const lockUp = lockUpIn(context, asset, deliveredOn(context, date, day));
  return lockUp === undefined
    ? ""
    : `*${lockUp.cell("left", "what is left without the dividends until its end", "factor", lockUp.dividends)}`;
}

function deliveredOn(context: Context, date: Obligation["date"], day: DayCell): Delivered {
  const rule = date === null ? "the valuation date" : formatDateRule(date);
  const formula = date === null ? valuationDateInput(context) : dateFormula(context, date);
  return { ...day, rule, formula };
}

/** Terms of a series that reach 17 digits up to 0.1. */
const TERMS = 10;

/** s/k + s²/(k·(k + 1)) + …, by Horner's rule where s is small; where it is not, the sum itself. */
function growthFormula(s: string, k: number, whole: string): string {
  const series = Array.from({ length: TERMS }, (_, index) => k + TERMS - 1 - index).reduce(
    (inside, divisor) => `${s}/${divisor}*(1+${inside})`,
    "0",
  );
  return `IF(${s}<0.1,${series},${whole})`;
}
