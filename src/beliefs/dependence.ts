import * as z from "zod";
import type { CheckedForecast } from "../distributions/defineDistribution.js";
import { type FieldPath, OfferError, type OfferIssue } from "../errors.js";
import {
  isPositiveSemidefinite,
  leastEigenvalue,
  type Matrix,
  NEAREST_DECIMALS,
  nearestCorrelationMatrix,
} from "../numeric/correlationMatrix.js";
import { Decimal, type DecimalInput, ONE, ZERO } from "../numeric/decimal.js";
import { choice, decimal, fraction, line, list, percentage } from "../schema/fields.js";
import { fieldsJson } from "../schema/fieldsJson.js";
import { once } from "../schema/memoize.js";
import { ownProperty } from "../schema/records.js";
import { MAX_SUGGESTIONS, suggest } from "../schema/suggest.js";

/**
 * How the periods of one metric hang together: not at all; as points of one path that moves on by independent steps, so that the scores of
 * times s ≤ t are correlated √(s/t); or by their distance alone, ρ^|t − s| for times a year apart.
 */
export type PathInput =
  | "independent"
  | "one path"
  | {
      /** ρ, the correlation of two scores one year apart, from 0 to 1. */
      readonly autocorrelation: DecimalInput;
    };

/** How closely two quantities move together. */
export interface CorrelationInput {
  /**
   * The two of them: `metrics.NAME`, `shares.ISSUER`, `currencies.CODE` or `credit.PARTY`, or the bare name where only one thing
   * bears it.
   */
  readonly between: readonly [string, string];
  /** The correlation of their standard normal scores at one time, from -1 to 1. */
  readonly correlation: DecimalInput;
  /**
   * Whether it stays as it is in the nearest correlations that fit, which an error proposes where those that are stated cannot hold
   * together; false unless stated.
   */
  readonly fixed?: boolean | undefined;
}

/** What joins standard normal scores: a Gaussian copula, or Student's t with so many degrees of freedom, above 2. */
export type CopulaInput =
  | "gaussian"
  | {
      /** Degrees of freedom, above 2 and up to 1,000. */
      readonly t: DecimalInput;
    };

const pathJson = {
  anyOf: [
    { enum: ["independent", "one path"] },
    {
      type: "object",
      properties: { autocorrelation: fieldsJson.fraction },
      required: ["autocorrelation"],
      additionalProperties: false,
    },
  ],
};

const copulaJson = {
  anyOf: [
    { enum: ["gaussian"] },
    { type: "object", properties: { t: fieldsJson.decimal }, required: ["t"], additionalProperties: false },
  ],
};

const isFields = (written: unknown): boolean => typeof written === "object" && written !== null;

/** How the times of a driver hang together. */
export type Path =
  | { readonly kind: "independent" }
  | { readonly kind: "one path" }
  | {
      readonly kind: "autocorrelated";
      /** The correlation of two scores one year apart. */
      readonly autocorrelation: Decimal;
    }
  /** One score for all times, as that of a party's credit: who has defaulted stays so. */
  | { readonly kind: "one score" };

const INDEPENDENT: Path = { kind: "independent" };
const ONE_PATH: Path = { kind: "one path" };
const ONE_SCORE: Path = { kind: "one score" };

/** The schema of how a metric's periods hang together. */
export function pathField(description: string) {
  const forms = {
    named: once(() =>
      z
        .enum(["independent", "one path"])
        .transform((kind): Path => (kind === "independent" ? INDEPENDENT : ONE_PATH)),
    ),
    autocorrelated: once(() =>
      z
        .strictObject({ autocorrelation: fraction("Correlation of two scores one year apart, from 0 to 1") })
        .transform(({ autocorrelation }): Path => ({ kind: "autocorrelated", autocorrelation })),
    ),
  };
  return choice<PathInput, Path>(
    description,
    () => pathJson,
    (written) => (isFields(written) ? forms.autocorrelated() : forms.named()),
  );
}

/** Degrees of freedom of Student's t, or none for the Gaussian copula. */
export interface Copula {
  /** Above 2; undefined for the Gaussian copula. */
  readonly degreesOfFreedom: Decimal | undefined;
}

const MAX_DEGREES = 1_000;

/** The schema of what joins scores. */
export function copulaField(description: string) {
  const forms = {
    gaussian: once(() => z.literal("gaussian").transform((): Copula => ({ degreesOfFreedom: undefined }))),
    t: once(() =>
      z
        .strictObject({
          t: decimal("Degrees of freedom, above 2 and up to 1,000", (value) =>
            value.greaterThan(2) && value.lessThanOrEqualTo(MAX_DEGREES)
              ? undefined
              : `must be above 2, below which there is no correlation, and at most ${MAX_DEGREES}`,
          ),
        })
        .transform(({ t }): Copula => ({ degreesOfFreedom: t })),
    ),
  };
  return choice<CopulaInput, Copula>(
    description,
    () => copulaJson,
    (written) => (isFields(written) ? forms.t() : forms.gaussian()),
  );
}

const MAX_CORRELATIONS = 1_000;

/** The schema of a list of correlations; the names in it are checked where they meet the other beliefs. */
export const correlationsField = (description: string) =>
  list(
    z.strictObject({
      /** The names of the two, which are resolved where they meet the other beliefs. */
      between: list(line("metrics.NAME, shares.ISSUER, currencies.CODE or credit.PARTY"), 2, 2),
      /** From -1 to 1. */
      correlation: percentage("Correlation of the two standard normal scores, from -1 to 1", (value) =>
        value.abs().lessThanOrEqualTo(1) ? undefined : "must be between -1 and 1",
      ),
      /** Whether the nearest correlations that fit leave this one as it is. */
      fixed: z
        .boolean()
        .meta({ description: "Whether the nearest correlations that fit leave this one as it is" })
        .optional(),
    }),
    MAX_CORRELATIONS,
  ).meta({ description });

/** How uncertain quantities hang together, by their drivers: `metrics.NAME`, `shares.ISSUER`, `currencies.CODE`, `credit.PARTY`. */
export interface Dependence {
  /** Of Student's t copula; undefined for the Gaussian one. */
  readonly degreesOfFreedom: Decimal | undefined;
  /** Whether any correlation is stated that is not 0. */
  readonly isCorrelated: boolean;
  /** The correlations that are stated, each pair once. */
  readonly stated: readonly StatedCorrelation[];
  /** The correlation of two drivers' scores at one time: 1 for a driver with itself, 0 unless stated. */
  correlation(a: string, b: string): Decimal;
  /** How a driver's times hang together. */
  pathOf(driver: string): Path;
}

interface StatedCorrelation {
  /** The two drivers by their full names. */
  readonly between: readonly [string, string];
  /** From -1 to 1. */
  readonly correlation: Decimal;
  /** Whether the nearest correlations that fit leave it as it is. */
  readonly fixed: boolean;
}

/** What dependence is read from. */
interface Stated {
  readonly metrics: Readonly<
    Record<
      string,
      { readonly path?: Path | undefined; readonly forecast: Readonly<Record<string, CheckedForecast>> }
    >
  >;
  readonly shares: Readonly<Record<string, { readonly volatility?: Decimal | undefined }>>;
  readonly currencies: Readonly<Record<string, { readonly volatility?: Decimal | undefined }>>;
  readonly creditSpreads: Readonly<Record<string, Decimal>>;
  readonly recoveryRates: Readonly<Record<string, Decimal>>;
  readonly correlations?:
    | readonly {
        readonly between: readonly string[];
        readonly correlation: Decimal;
        readonly fixed?: boolean | undefined;
      }[]
    | undefined;
  readonly copula?: Copula | undefined;
}

/** How everything hangs together under some beliefs. Throws one error that lists what does not fit. */
export function dependenceOf(stated: Stated): Dependence {
  const { correlations = [], copula, metrics } = stated;
  const table = correlations.length === 0 ? NOTHING_STATED : readCorrelations(correlations, stated);
  return {
    degreesOfFreedom: copula?.degreesOfFreedom,
    isCorrelated: table.size > 0 && [...table.values()].some(({ correlation }) => !correlation.isZero()),
    stated: [...table.values()],
    correlation: (a, b) => (a === b ? ONE : (table.get(pairKey(a, b))?.correlation ?? ZERO)),
    pathOf: (driver) => {
      const [kind, name] = partsOf(driver);
      if (kind === "credit") return ONE_SCORE;
      return kind === "metrics" ? (ownProperty(metrics, name)?.path ?? INDEPENDENT) : ONE_PATH;
    },
  };
}

type Table = ReadonlyMap<string, StatedCorrelation>;

const NOTHING_STATED: Table = /* @__PURE__ */ new Map();

const pairKey = (a: string, b: string): string => JSON.stringify(a < b ? [a, b] : [b, a]);

function readCorrelations(correlations: NonNullable<Stated["correlations"]>, stated: Stated): Table {
  const names = driversIn(stated);
  const issues: OfferIssue[] = [];
  const table = new Map<string, StatedCorrelation & { readonly index: number }>();
  const drivers = new Set<string>();
  let guesses = 0;
  for (const [index, { between, correlation, fixed = false }] of correlations.entries()) {
    const pair = between.map((name, side) => {
      const found = names.find(name);
      if (found.length === 1) return found[0];
      guesses += 1;
      const message = found.length > 1 ? ambiguous(found) : names.unknown(name, guesses <= MAX_SUGGESTIONS);
      issues.push({ code: "invalid-term", path: ["correlations", index, "between", side], message });
      return undefined;
    });
    const [a, b] = pair;
    if (a === undefined || b === undefined) continue;
    const refuse = (message: string): void => {
      issues.push({ code: "invalid-term", path: ["correlations", index], message });
    };
    if (a === b) {
      refuse(`is of ${a} with itself, which is 1 in any case`);
      continue;
    }
    drivers.add(a).add(b);
    const before = table.get(pairKey(a, b));
    if (before !== undefined && !before.correlation.equals(correlation)) {
      const other = `correlations[${before.index}] says ${before.correlation}`;
      refuse(`says that ${a} and ${b} are correlated ${correlation}, but ${other}: say it once`);
    }
    if (before === undefined) table.set(pairKey(a, b), { between: [a, b], correlation, fixed, index });
  }
  for (const driver of drivers) issues.push(...missingFor(driver, stated));
  const [first, ...others] = issues;
  if (first !== undefined) throw new OfferError([first, ...others]);
  checkTogether([...drivers], table);
  return new Map(
    [...table].map(([key, { between, correlation, fixed }]) => [
      key,
      Object.freeze({ between, correlation, fixed }),
    ]),
  );
}

const KINDS = ["metrics", "shares", "currencies", "credit"] as const;

function partsOf(driver: string): readonly [kind: string, name: string] {
  const dot = driver.indexOf(".");
  return [driver.slice(0, dot), driver.slice(dot + 1)];
}

/** Everything that may be correlated, by what it is. */
const tablesOf = ({
  metrics,
  shares,
  currencies,
  creditSpreads,
}: Stated): Readonly<Record<(typeof KINDS)[number], object>> => ({
  metrics,
  shares,
  currencies,
  credit: creditSpreads,
});

/** Everything that may be correlated, by its full name and by its bare one. */
function driversIn(stated: Stated) {
  const tables = tablesOf(stated);
  const all = KINDS.flatMap((kind) => Object.keys(tables[kind]).map((name) => ({ kind, name })));
  const full = new Set(all.map(({ kind, name }) => `${kind}.${name}`));
  const bare = new Map<string, string[]>();
  for (const { kind, name } of all) bare.set(name, [...(bare.get(name) ?? []), `${kind}.${name}`]);
  return {
    find: (name: string): readonly string[] => (full.has(name) ? [name] : (bare.get(name) ?? [])),
    unknown: (name: string, guess: boolean): string => {
      const hint = guess ? suggest(name, name.includes(".") ? full : [...full, ...bare.keys()]) : "";
      return `names "${name}", of which the beliefs say nothing: metrics.NAME, shares.ISSUER, currencies.CODE, or credit.PARTY for one of creditSpreads${hint}`;
    },
  };
}

const ambiguous = (found: readonly string[]): string => `may be ${found.join(" or ")}: write which one`;

/** Whether beliefs know a driver, named in full, as something uncertain of which they say all that a correlation needs. */
export function canBeCorrelated(driver: string, stated: Stated): boolean {
  const kind = KINDS.find((one) => driver.startsWith(`${one}.`));
  if (kind === undefined || !Object.hasOwn(tablesOf(stated)[kind], driver.slice(kind.length + 1)))
    return false;
  return missingFor(driver, stated).length === 0;
}

/** What a driver must say of itself before it can move together with another. */
function missingFor(driver: string, { metrics, shares, currencies, recoveryRates }: Stated): OfferIssue[] {
  const [kind, name] = partsOf(driver);
  const missing = (path: FieldPath, message: string): OfferIssue[] => [
    { code: "missing-belief", path, message: `is needed, because ${driver} is correlated: ${message}` },
  ];
  switch (kind) {
    case "metrics": {
      const { path, forecast } = metrics[name] as Stated["metrics"][string];
      const periods = Object.entries(forecast);
      const moves = periods.some(([, { family }]) => family.values !== "one");
      if (!moves) {
        return missing(
          ["metrics", name, "forecast", ...periods.slice(0, 1).map(([period]) => period)],
          "a distribution, for a number that is taken for certain moves with nothing",
        );
      }
      return path === undefined && periods.length > 1
        ? missing(
            ["metrics", name, "path"],
            'how its periods hang together, "independent", "one path" or { autocorrelation }',
          )
        : [];
    }
    case "shares":
      return shares[name]?.volatility === undefined
        ? missing(["shares", name, "volatility"], "the yearly volatility of its price")
        : [];
    case "currencies":
      return currencies[name]?.volatility === undefined
        ? missing(["currencies", name, "volatility"], "the yearly volatility of its exchange rate")
        : [];
    default:
      return ownProperty(recoveryRates, name) === undefined
        ? missing(["recoveryRates", name], "the share of what is owed that is paid in default, below 1")
        : [];
  }
}

/** More quantities than these that hang together are refused. */
const MAX_GROUP = 40;

/** Throws where the correlations of some drivers cannot hold together. */
function checkTogether(drivers: readonly string[], table: Table): void {
  for (const group of groupsOf(drivers, table)) {
    if (group.length > MAX_GROUP) {
      const message = `link ${group.length} quantities with each other: at most ${MAX_GROUP} may hang together`;
      throw new OfferError({ code: "too-large", path: ["correlations"], message });
    }
    if (isLawful(group, table)) continue;
    throw new OfferError({
      code: "out-of-range",
      path: ["correlations"],
      message: clashMessage(clashingIn(group, table), group, table),
    });
  }
}

const correlationIn = (table: Table, a: string, b: string): Decimal =>
  a === b ? ONE : (table.get(pairKey(a, b))?.correlation ?? ZERO);

const isLawful = (group: readonly string[], table: Table): boolean =>
  isPositiveSemidefinite((numbers) =>
    group.map((a) => group.map((b) => numbers.of(correlationIn(table, a, b)))),
  );

/** Drivers that correlations other than 0 link, directly or through others. */
function groupsOf(drivers: readonly string[], table: Table): readonly (readonly string[])[] {
  const near = new Map<string, string[]>(drivers.map((driver) => [driver, []]));
  for (const { between, correlation } of table.values()) {
    if (correlation.isZero()) continue;
    const [a, b] = between;
    near.get(a)?.push(b);
    near.get(b)?.push(a);
  }
  const seen = new Set<string>();
  return drivers.flatMap((start) => {
    if (seen.has(start)) return [];
    const group: string[] = [];
    const ahead = [start];
    for (let driver = ahead.pop(); driver !== undefined; driver = ahead.pop()) {
      if (seen.has(driver)) continue;
      seen.add(driver);
      group.push(driver);
      ahead.push(...(near.get(driver) ?? []));
    }
    return [group.sort()];
  });
}

/** As few drivers of a group as clash by themselves. */
function clashingIn(group: readonly string[], table: Table): readonly string[] {
  let clashing = group;
  for (const driver of group) {
    const without = clashing.filter((other) => other !== driver);
    if (!isLawful(without, table)) clashing = without;
  }
  return clashing;
}

const MAX_LISTED = 15;

function clashMessage(clashing: readonly string[], group: readonly string[], table: Table): string {
  const matrix = group.map((a) => group.map((b) => correlationIn(table, a, b).toNumber()));
  const isFixed = (i: number, j: number): boolean =>
    table.get(pairKey(group[i] as string, group[j] as string))?.fixed ?? false;
  const nearest = nearestCorrelationMatrix(matrix, isFixed);
  const fits =
    nearest === undefined
      ? "; those that are fixed leave no other ones that fit"
      : `; the nearest that fit are ${listed(pairsOf(group, (i, j) => roundedEntry(nearest, i, j)))}`;
  const entries = pairsOf(clashing, (i, j) =>
    correlationIn(table, clashing[i] as string, clashing[j] as string),
  );
  const least = leastEigenvalue(matrix).toPrecision(6);
  return `cannot hold together: ${listed(entries)} (the least eigenvalue is ${least}, and must not be negative)${fits}`;
}

const roundedEntry = (matrix: Matrix<number>, i: number, j: number): Decimal =>
  new Decimal((matrix[i]?.[j] as number).toFixed(NEAREST_DECIMALS));

const pairsOf = (names: readonly string[], entry: (i: number, j: number) => Decimal): string[] =>
  names.flatMap((a, i) =>
    names.slice(i + 1).map((b, offset) => `${a} with ${b} ${entry(i, i + 1 + offset)}`),
  );

const listed = (entries: readonly string[]): string =>
  entries.length <= MAX_LISTED
    ? entries.join(", ")
    : `${entries.slice(0, MAX_LISTED).join(", ")} and ${entries.length - MAX_LISTED} more`;
