import { describe, expect, it } from "vitest";
import { instrumentFunctions } from "../../../src/spreadsheet/instrumentFunctions.js";
import { expectDigits, readGolden } from "../../golden/golden.js";
import { figureOf } from "./cells.js";

interface Case {
  readonly function: string;
  readonly arguments: readonly unknown[];
  readonly expected: string;
  /** With as many decimals as the source has. */
  readonly published?: string;
  readonly source?: string;
}

const { cases } = readGolden<never>("instrumentCells") as unknown as { readonly cases: readonly Case[] };

describe("functions of instruments, integrated numerically", () => {
  it.each(cases)("$function $arguments", ({ function: name, arguments: args, expected, published }) => {
    const figure = figureOf(name, ...args);
    expectDigits(figure, expected);
    if (published === undefined) return;
    expect(figure.toFixed(published.split(".")[1]?.length ?? 0)).toBe(published);
  });

  it("cover every function that other goldens do not cover", () => {
    const covered = new Set(cases.map((one) => one.function));
    const names = instrumentFunctions().map(({ name }) => name);
    const elsewhere = ["EARN_OUT_TIERS", "EARN_OUT_CLIFF", "COLLAR_RATIO", "LOCK_UP_DISCOUNT"];
    expect(names.filter((name) => !covered.has(name))).toEqual(elsewhere);
  });
});
