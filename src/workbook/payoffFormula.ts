// Internal: no name of the public API lives here.

import { kinked, type Line, lineAt, type Payoff } from "../algebra/payoff.js";
import { type Decimal, exactDifference } from "../numeric/decimal.js";
import { formatAmount } from "../numeric/format.js";
import { factorWord } from "./amountFormula.js";
import type { Context } from "./context.js";
import { type FormulaOr, fitting } from "./formulaOr.js";
import type { DiscreteFormulas, Observed } from "./observed.js";
import type { TailFormulas } from "./tailFormulas.js";

/** A change of line, with the names of its numbers. */
interface Bend {
  readonly at: Decimal;
  readonly threshold: string;
  readonly bend: string;
  readonly jump: string;
  /** Whether the value on the far side holds at the threshold itself. */
  readonly reached: boolean;
}

/**
 * E[payoff(X)]: the line at the mean, and for each change of line further out an option for the change of slope and a digital
 * for the jump, as `expectation` takes it; over values with odds, the payoff itself.
 */
export function payoffFormula(
  context: Context,
  component: string,
  payoff: Payoff,
  observed: Observed,
): FormulaOr {
  const { discrete, tails, middle, format: figures } = observed;
  const { lines, kinks } = kinked(payoff);
  const term = (value: Decimal, label: string, format: "money" | "number"): string =>
    context.ledger.term({ component, label, value, format });
  const bends = kinks.map(({ at, bend, jump }, index): Bend => {
    const [left, right] = [lines[index] as Line, lines[index + 1] as Line];
    const value = (payoff.breakpoints[index] as Payoff["breakpoints"][number]).value;
    const gap = (line: Line): Decimal => exactDifference(lineAt(line, at), value).abs();
    return {
      at,
      threshold: term(at, "threshold", figures),
      bend: term(bend, factorWord(bend), "number"),
      jump: term(jump, "amount at the threshold", "money"),
      reached: gap(right).lessThanOrEqualTo(gap(left)),
    };
  });
  const base = discrete === undefined ? bends.filter(({ at }) => at.lessThanOrEqualTo(middle)).length : 0;
  const { intercept, slope } = lines[base] as Line;
  const start = [term(intercept, "fixed amount", "money"), term(slope, factorWord(slope), "number")] as const;
  if (discrete !== undefined) return overValues(start, bends, discrete);
  if (tails === undefined) return { why: "nothing is known of its distribution" };
  const parts = bends.flatMap((bend, index) => tailParts(context, observed, tails, bend, index < base));
  return fitting(sumOf([start[0], product(start[1], observed.mean), ...parts]));
}

function tailParts(
  context: Context,
  observed: Observed,
  tails: TailFormulas,
  { at, threshold, bend, jump, reached }: Bend,
  lower: boolean,
): string[] {
  const option = (): string =>
    tailCell(
      context,
      observed,
      at,
      threshold,
      lower ? "put" : "call",
      lower ? tails.put(threshold) : tails.call(threshold),
    );
  const odds = (): string =>
    lower
      ? tailCell(
          context,
          observed,
          at,
          threshold,
          reached ? "below" : "up_to",
          tails.below(threshold, reached),
        )
      : tailCell(
          context,
          observed,
          at,
          threshold,
          reached ? "at_least" : "above",
          tails.above(threshold, reached),
        );
  return [
    ...(bend === "0" ? [] : [product(bend, option())]),
    ...(jump === "0" ? [] : [product(lower ? `(-${jump})` : jump, odds())]),
  ];
}

type TailWord = "call" | "put" | "below" | "up_to" | "at_least" | "above";

/** An option or a probability has a cell of its own, where it can be looked at. */
function tailCell(
  { ledger }: Context,
  { key, words, label, format: figures }: Observed,
  at: Decimal,
  /** The cell of that threshold: two that are as large as each other may follow from different terms. */
  cell: string,
  word: TailWord,
  formula: string,
): string {
  const isOption = word === "call" || word === "put";
  return ledger.quantity(`${word} ${cell} ${key}`, [...words, word], () => ({
    section: isOption ? "Options" : "Probabilities of thresholds",
    // What a division leaves has more digits than anybody reads.
    label: tailLabel(word, label, formatAmount(at.toSignificantDigits(8))),
    unit: isOption ? "amount, expected" : "risk-neutral",
    format: isOption ? figures : "percent",
    content: { formula },
  }));
}

function tailLabel(word: TailWord, label: string, threshold: string): string {
  switch (word) {
    case "call":
      return `What ${label} is expected to exceed ${threshold} by`;
    case "put":
      return `What ${label} is expected to fall short of ${threshold} by`;
    case "at_least":
      return `Probability that ${label} is at least ${threshold}`;
    case "above":
      return `Probability that ${label} is above ${threshold}`;
    case "below":
      return `Probability that ${label} is below ${threshold}`;
    case "up_to":
      return `Probability that ${label} is at most ${threshold}`;
  }
}

function overValues(
  [fixed, slope]: readonly [string, string],
  bends: readonly Bend[],
  { values, probabilities }: DiscreteFormulas,
): FormulaOr {
  const parts = bends.flatMap(({ threshold, bend, jump, reached }) => [
    ...(bend === "0" ? [] : [`${bend}*(${values}-${threshold})*(${values}>${threshold})`]),
    ...(jump === "0" ? [] : [`${jump}*(${values}${reached ? ">=" : ">"}${threshold})`]),
  ]);
  const payoff = sumOf([fixed, product(slope, values), ...parts]);
  return fitting(`SUMPRODUCT(${probabilities}*(${payoff}))`);
}

const product = (factor: string, value: string): string => {
  if (factor === "0") return "0";
  return factor === "1" ? value : `${factor}*${value}`;
};

function sumOf(parts: readonly string[]): string {
  const kept = parts.filter((part) => part !== "0");
  return kept.length === 0 ? "0" : `(${kept.join("+")})`;
}
