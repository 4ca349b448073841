import { xirr as webcarrotXirr } from "@webcarrot/xirr";
import { Decimal } from "decimal.js";
import { xirr as fundamentalXirr } from "fundamental-js";
import { type DatedFlow, OfferError } from "offer-valuation";
import packageXirr from "xirr";
import { type Column, textTable } from "../../src/print/textTable.js";
import { isoDate } from "./flows.js";
import type { Subject } from "./measure.js";
import { Random } from "./random.js";

/** A leg that is worth nothing at a rate that was chosen first. */
interface KnownLeg {
  readonly flows: readonly DatedFlow[];
  readonly rate: number;
}

/** What a solver made of a leg: the rate chosen, another root, nothing because there are several, or no root at all. */
type Verdict = "as made" | "another root" | "says there are several" | "gives up" | "wrong";
const VERDICTS = ["as made", "another root", "says there are several", "gives up", "wrong"] as const;

const COLUMNS: readonly Column[] = [
  { title: "solver", align: "left" },
  ...VERDICTS.map((title): Column => ({ title, align: "right" })),
];

const CLOSE = 1e-7;

/** How many internal rates of return are found, of random legs made to have a known one. */
export function ratesFoundTable(subject: Subject, number: number): string {
  const legs = knownLegs(number);
  const rows = solvers(subject).map(({ name, solve }) => {
    const verdicts = legs.map((leg) => verdictOn(leg, solve));
    return [name, ...VERDICTS.map((verdict) => String(verdicts.filter((each) => each === verdict).length))];
  });
  return textTable(COLUMNS, rows);
}

type Solve = (flows: readonly DatedFlow[]) => number | "several";

const solvers = ({ xirr }: Subject): { readonly name: string; readonly solve: Solve }[] => [
  {
    name: "offer-valuation",
    solve: (flows) => {
      try {
        return xirr(flows).toNumber();
      } catch (error) {
        if (error instanceof OfferError && error.code === "several-roots") return "several";
        throw error;
      }
    },
  },
  {
    name: "xirr",
    solve: (flows) => packageXirr(asObjects(flows).map(({ amount, date }) => ({ amount, when: date }))),
  },
  { name: "@webcarrot/xirr", solve: (flows) => webcarrotXirr([...asObjects(flows)]) },
  { name: "fundamental-js", solve: (flows) => fundamentalXirr([...asObjects(flows)]) },
];

const asObjects = (flows: readonly DatedFlow[]) =>
  flows.map(({ date, amount }) => ({ date: new Date(date), amount: Number(amount) }));

export function verdictOn({ flows, rate }: KnownLeg, solve: Solve): Verdict {
  let found: number | "several";
  try {
    found = solve(flows);
  } catch {
    return "gives up";
  }
  if (found === "several") return "says there are several";
  if (!Number.isFinite(found)) return "gives up";
  if (Math.abs(found - rate) <= CLOSE * (1 + Math.abs(rate))) return "as made";
  return isRoot(flows, found) ? "another root" : "wrong";
}

/** Whether the value changes its sign within a hair of a rate. */
function isRoot(flows: readonly DatedFlow[], rate: number): boolean {
  if (!(rate > -1)) return false;
  const at = (r: number): number => {
    const growth = new Decimal(1).plus(r);
    const first = Date.parse(flows[0]?.date ?? "");
    return flows
      .reduce((sum, { date, amount }) => {
        const years = new Decimal((Date.parse(date) - first) / 86_400_000).div(365);
        return sum.plus(new Decimal(amount).times(growth.pow(years.neg())));
      }, new Decimal(0))
      .toNumber();
  };
  const width = CLOSE * (1 + rate);
  return Math.sign(at(rate - width)) !== Math.sign(at(rate + width));
}

/** Two to thirty flows over up to thirty years: investments, loans, and a third of them with signs as they fall. */
export function knownLegs(number: number): KnownLeg[] {
  const random = new Random(2020);
  return Array.from({ length: number }, (_, index) => {
    const rate = index % 10 === 0 ? random.fraction() * 20 : random.fraction() * 1.4 - 0.6;
    const span = random.pick([400, 2000, 11_000]);
    const count = random.whole(1, 29);
    const days = [0, ...Array.from({ length: count }, () => random.whole(1, span))].sort((a, b) => a - b);
    const sign = random.pick([1, -1]);
    const mixed = index % 3 === 0;
    const amounts = days.map((_day, at) => {
      const size = random.whole(1, 1_000_000) / 100;
      if (mixed) return random.pick([size, -size]);
      return at === 0 ? -sign * size * days.length : sign * size;
    });
    return { flows: balanced(days, amounts, rate), rate };
  });
}

/** The last flow makes up for the others at the rate. */
function balanced(days: readonly number[], amounts: readonly number[], rate: number): DatedFlow[] {
  const last = days.at(-1) ?? 0;
  const growth = new Decimal(1).plus(rate);
  const others = days.slice(0, -1).reduce((sum, day, index) => {
    const years = new Decimal(last - day).div(365);
    return sum.plus(growth.pow(years).times(amounts[index] ?? 0));
  }, new Decimal(0));
  return days.map((day, index) => ({
    date: isoDate(new Date(Date.UTC(2020, 0, 1 + day))),
    amount: index === days.length - 1 ? others.neg().toFixed(12) : String(amounts[index] ?? 0),
  }));
}
