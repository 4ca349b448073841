import type { Amount } from "../algebra/amount.js";
import { type Observable, observableKey } from "../algebra/observable.js";
import { distinctObservables } from "../algebra/observablesIn.js";
import { timelessPayoff } from "../algebra/payoffOf.js";
import { amountFormula } from "./amountFormula.js";
import { casesFormula } from "./casesFormula.js";
import type { Context } from "./context.js";
import { combined, type FormulaOr, fitting } from "./formulaOr.js";
import { obligationWords } from "./obligationWords.js";
import type { Observed } from "./observed.js";
import { payoffFormula } from "./payoffFormula.js";

/**
 * E[amount] as a formula, taken apart as the library takes it apart: sums and multiples first; what is left in closed form in
 * one continuous quantity, or as a table of cases of discrete ones.
 */
export function expectedFormula(
  context: Context,
  component: string,
  amount: Amount,
  observedOf: (observable: Observable) => Observed,
): FormulaOr {
  const expected = (part: Amount): FormulaOr => {
    if (part.tag === "add") {
      return combined([expected(part.left), expected(part.right)], ([a, b]) => `(${a}+${b})`);
    }
    if (part.tag === "times") {
      const factor = words.term(part.factor, "factor", "number");
      return combined([expected(part.amount)], ([inside]) => `${factor}*${inside}`);
    }
    return whole(part);
  };
  const words = obligationWords(context, component, (observable) => observedOf(observable).mean);
  const whole = (part: Amount): FormulaOr => {
    const observables = distinctObservables(part);
    const uncertain = observables.filter((observable) => !isCertain(observedOf(observable)));
    const [only] = uncertain;
    if (only === undefined || part.tag === "observe") return fitting(amountFormula(part, words));
    const unlisted = uncertain.flatMap((observable) => observedOf(observable).why ?? [])[0];
    if (unlisted !== undefined) return { why: unlisted };
    const observed = observedOf(only);
    const payoff = observables.length === 1 ? timelessPayoff(part) : undefined;
    if (payoff !== undefined) return payoffFormula(context, component, payoff, observed);
    if (uncertain.every((observable) => observedOf(observable).discrete !== undefined)) {
      return casesFormula(context, component, part, uncertain, observedOf);
    }
    return {
      why:
        uncertain.length > 1
          ? "it hangs on several quantities at once, one of them continuous: the library integrates"
          : "where its amount bends hangs on another quantity or on a date",
    };
  };
  return expected(amount);
}

const isCertain = ({ discrete, tails, why }: Observed): boolean =>
  discrete === undefined && tails === undefined && why === undefined;

/** Looks each observable up once. */
export function observedOnce(
  find: (observable: Observable) => Observed,
): (observable: Observable) => Observed {
  const found = new Map<string, Observed>();
  return (observable) => {
    const key = observableKey(observable);
    const observed = found.get(key) ?? find(observable);
    found.set(key, observed);
    return observed;
  };
}
