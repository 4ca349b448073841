import { flowsOf, onePerDay, rateOf, type Size } from "../flows.js";
import type { Measure, Subject } from "../measure.js";
import { xnpvOfArrays } from "../naive/nativeXnpv.js";
import { sheetOf } from "../naive/sheet.js";

/** Flows read once and valued at another rate each time, the tables of powers made anew for each. */
export function preparedLegMeasure({ prepareLeg }: Subject, size: Size): Measure {
  const flows = flowsOf(size);
  const leg = prepareLeg(flows.written);
  const merged = onePerDay(flows);
  const sheet = sheetOf(flows);
  const bars: Readonly<Record<number, number>> = { 1000: 1, 100000: 0.6 };
  return {
    name: "prepareLeg(…).xnpv",
    size,
    inBulk: true,
    ours: (turn) => leg.xnpv(rateOf(turn)),
    peers: [
      {
        name: "Math.pow over typed arrays",
        run: (turn) => xnpvOfArrays(Number(rateOf(turn)), flows.amounts, flows.days),
        tolerance: 1e-11,
        atMost: bars[size.count],
      },
      // A prepared leg has added up what falls on one day. This is the loop after the same preparation: where many flows share
      // their days, the ratio above it says more about that than about arithmetic.
      {
        name: "Math.pow, one for each day",
        run: (turn) => xnpvOfArrays(Number(rateOf(turn)), merged.amounts, merged.days),
        tolerance: 1e-11,
      },
      { name: "hyperformula", run: (turn) => sheet(Number(rateOf(turn))), tolerance: 1e-11 },
    ],
  };
}
