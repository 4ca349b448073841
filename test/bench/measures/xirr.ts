import { xirr as webcarrotXirr } from "@webcarrot/xirr";
import { xirr as fundamentalXirr } from "fundamental-js";
import packageXirr from "xirr";
import { flowsOf, type Size } from "../flows.js";
import type { Measure, Subject } from "../measure.js";

/** 28 proven digits from text, against doubles that stop at a tolerance; undefined where the leg has none. */
export function xirrMeasure({ xirr }: Subject, size: Size): Measure | undefined {
  if (size.kind !== "investment") return undefined;
  const { written, objects } = flowsOf(size);
  const transactions = objects.map(({ amount, date }) => ({ amount, when: date }));
  const bars: Readonly<Record<number, number>> = { 10: 2, 1000: 1 };
  return {
    name: "xirr, from text",
    size,
    ours: () => xirr(written),
    peers: [
      { name: "xirr", run: () => packageXirr(transactions), tolerance: 1e-6, atMost: bars[size.count] },
      { name: "@webcarrot/xirr", run: () => webcarrotXirr(objects), tolerance: 1e-6 },
      // Never meets its tolerance of 1e-10 in money where amounts are large, and goes on for 1,000 steps.
      ...(size.count > 1_000
        ? []
        : [{ name: "fundamental-js", run: () => fundamentalXirr(objects), tolerance: 1e-6 }]),
    ],
  };
}
