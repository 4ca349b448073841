import { type AssumptionsInput, OfferError, type Requirements } from "offer-valuation";
import { expect } from "vitest";

type Path = readonly string[];
type Section = Readonly<Record<string, unknown>>;

/** The path of every belief that `needed` asks for, when values are in `currency`. */
export const requiredPaths = (needed: Requirements, currency: string): Path[] => [
  ...(needed.closing ? [["closing"]] : []),
  ...needed.metrics.map(({ metric, period }) => ["metrics", metric, "forecast", period]),
  ...needed.terminalValues.map(({ metric, by }) => [
    "metrics",
    metric,
    by === "growth" ? "terminalGrowth" : "exitMultiple",
  ]),
  ...needed.shares.map((issuer) => ["shares", issuer, "price"]),
  ...needed.currencies.map((code) => (code === currency ? ["discountRate"] : ["currencies", code])),
  ...needed.events.map((event) => ["events", event]),
];

/** The beliefs without the one at `path`; without the whole quote where its price is taken away. */
export function without(beliefs: AssumptionsInput, path: Path): AssumptionsInput {
  return remove(beliefs as unknown as Section, path[0] === "shares" ? path.slice(0, 2) : path) as never;
}

function remove(section: Section, [key = "", ...rest]: Path): Section {
  const { [key]: inside, ...others } = section;
  return rest.length === 0 ? others : { ...others, [key]: remove(inside as Section, rest) };
}

/** Expects `value` to raise missing-belief for `path` and for nothing else. */
export function expectMissing(value: () => unknown, path: Path): void {
  const error = errorOf(value);
  expect(error).toBeInstanceOf(OfferError);
  const issues = (error as OfferError).issues.map((issue) => ({ code: issue.code, path: issue.path }));
  expect(issues).toEqual([{ code: "missing-belief", path }]);
}

export function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
