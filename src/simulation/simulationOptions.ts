// Internal: no name of the public API lives here.

import * as z from "zod";
import { describeReceived, OfferError } from "../errors.js";
import { copyDocument } from "../schema/document.js";
import { field } from "../schema/fields.js";
import { parseDocument } from "../schema/parse.js";
import type { Design } from "./points.js";

/** How paths are drawn. The same options give the same digits, on every machine. */
export interface PathOptions {
  /**
   * How many paths, from 1 to 2^40. Where the method is quasi-random it is a power of two, the points, times `scrambles`: 16 × 2^12 =
   * 65,536 is plenty for most offers.
   */
  readonly paths: number;
  /** Any whole number from 0 to 2^53 − 1; the same one gives the same digits. */
  readonly seed: number;
  /**
   * `"quasi"` spreads paths evenly (scrambled Sobol points) and needs far fewer of them; `"plain"` draws each for itself (Philox).
   * Quasi-random unless stated.
   */
  readonly method?: "quasi" | "plain" | undefined;
  /** Independent scramblings of the quasi-random points, from 16 to 1,024, from which the standard error is told; 16 unless stated. */
  readonly scrambles?: number | undefined;
}

/** How what has no closed form is worked out. */
export interface ValuationOptions {
  /**
   * Works out what has no closed form on so many quasi-random paths; everything else stays exact. Without it, such an amount is an
   * error.
   */
  readonly simulation?: Omit<PathOptions, "method"> | undefined;
}

const MAX_PATHS = 2 ** 40;
const MAX_POINTS = 2 ** 32;
const FEWEST_SCRAMBLES = 16;
const MOST_SCRAMBLES = 1024;

/** A whole number in a range. */
export const wholeNumber = (description: string, least: number, most: number) =>
  field<number, number>(description, { type: "integer", minimum: least, maximum: most }, (input) =>
    typeof input === "number" && Number.isInteger(input) && input >= least && input <= most
      ? { value: input }
      : {
          code: typeof input === "number" ? "out-of-range" : "invalid-type",
          message: `must be a whole number from ${least} to ${most}`,
        },
  );

/** The fields of `PathOptions`. */
export const pathFields = () => ({
  paths: wholeNumber("How many paths", 1, MAX_PATHS),
  seed: wholeNumber("What random numbers start from", 0, Number.MAX_SAFE_INTEGER),
  method: z.enum(["quasi", "plain"]).optional(),
  scrambles: wholeNumber("Scramblings of the points", FEWEST_SCRAMBLES, MOST_SCRAMBLES).optional(),
});

/** The design of paths that options of a valuation ask for; undefined for none. */
export function designIn({ simulation }: ValuationOptions): Design | undefined {
  if (simulation === undefined) return undefined;
  const path = ["options", "simulation"];
  const { method: _, ...fields } = pathFields();
  return checkedDesign(
    parseDocument(z.strictObject(fields), copyDocument(simulation, "simulation"), path),
    path,
  );
}

/** A design from options whose fields have been read. */
export function checkedDesign(
  { paths, seed, method = "quasi", scrambles }: PathOptions,
  path: readonly string[],
): Design {
  if (method === "plain") {
    if (paths < 2) {
      const message = "must be at least 2: one path says nothing of how far it may be off";
      throw new OfferError({
        code: "out-of-range",
        path: [...path, "paths"],
        message,
        received: String(paths),
      });
    }
    if (scrambles === undefined) return { method, seed, paths, scrambles: 1 };
    const message = 'does not apply to method "plain": its paths are independent one by one';
    throw new OfferError({ code: "invalid-term", path: [...path, "scrambles"], message });
  }
  const each = scrambles ?? FEWEST_SCRAMBLES;
  const points = paths / each;
  const power = Math.max(0, Math.floor(Math.log2(points)));
  if (points === 2 ** power && points <= MAX_POINTS) return { method, seed, paths, scrambles: each };
  const [less, more] = [each * 2 ** power, each * 2 ** (power + 1)];
  const near =
    points < 1 ? String(less) : points > MAX_POINTS ? String(each * MAX_POINTS) : `${less} or ${more}`;
  const message = `must be a power of two (up to 2^32 points) times ${each} scrambles, such as ${near}, or any number with method "plain"`;
  throw new OfferError({
    code: "out-of-range",
    path: [...path, "paths"],
    message,
    received: describeReceived(paths),
  });
}
