import type { Decimal } from "offer-valuation";
import { type Column, textTable } from "../../src/print/textTable.js";
import { type Case, type CaseClass, caseClasses } from "./caseClasses.js";
import type { countingSubject } from "./counting/countingSubject.js";
import { Random } from "./random.js";

type Counting = Awaited<ReturnType<typeof countingSubject>>;

const COLUMNS: readonly Column[] = [
  { title: "cases", align: "left" },
  { title: "number", align: "right" },
  { title: "worst error", align: "right" },
  { title: "other cents", align: "right" },
  { title: "fell back", align: "right" },
];

const RESULT_DIGITS = 28;

/** Where 28 digits still reach the place after the cents. */
const MOST_BEFORE_CENTS = RESULT_DIGITS - 3;

/** How close to the exact figures the library comes, class by class, and how often doubles were not enough. */
export function digitsTable(counting: Counting, share = 1): string {
  return textTable(
    COLUMNS,
    caseClasses(counting).map((each, index) => {
      const { name, worst, cents, fallbacks, number } = digitsOf(each, counting, index, share);
      return [name, String(number), worst.toFixed(3), String(cents), `${fallbacks} times`];
    }),
  );
}

export function digitsOf(
  { name, number: all, make }: CaseClass,
  { counts }: Counting,
  seed: number,
  share: number,
) {
  const random = new Random(seed);
  const number = Math.max(1, Math.round(all * share));
  const before = counts.fallbacks;
  let worst = 0;
  let cents = 0;
  for (let done = 0; done < number; done += 1) {
    const made = make(random);
    worst = Math.max(worst, unitsOff(made));
    if (made.exact.e < MOST_BEFORE_CENTS && made.ours.toFixed(2) !== made.exact.toFixed(2)) cents += 1;
  }
  return { name, number, worst, cents, fallbacks: counts.fallbacks - before };
}

/** The error in units of the 28th digit of the exact figure. */
function unitsOff({ ours, exact }: Case): number {
  if (exact.isZero()) return ours.isZero() ? 0 : Number.POSITIVE_INFINITY;
  const unit = new (exact.constructor as typeof Decimal)(10).pow(exact.e + 1 - RESULT_DIGITS);
  return exact.minus(ours).abs().div(unit).toNumber();
}
