import { XNPV } from "@formulajs/formulajs";
import { xnpv as fundamentalXnpv } from "fundamental-js";
import { flowsOf, rateOf, type Size } from "../flows.js";
import type { Measure, Subject } from "../measure.js";
import { xnpvInDecimals } from "../naive/decimalXnpv.js";
import { xnpvOfObjects } from "../naive/nativeXnpv.js";

const few = 10;

/** From strings and ISO dates to 28 digits, against doubles that get numbers and `Date`s. */
export function xnpvMeasure({ xnpv }: Subject, size: Size): Measure {
  const { count } = size;
  const { written, objects, amounts } = flowsOf(size);
  const values = [...amounts];
  const dates = objects.map(({ date }) => date);
  const share = count > 1_000 ? 1_000 / count : 1;
  const sample = written.slice(0, count * share);
  return {
    name: "xnpv, from text",
    size,
    inBulk: true,
    ours: (turn) => xnpv(rateOf(turn), written),
    peers: [
      {
        name: "Math.pow over { amount, date }",
        run: (turn) => xnpvOfObjects(Number(rateOf(turn)), objects),
        tolerance: 1e-11,
        atMost: count > few ? 2 : undefined,
      },
      {
        name: "@formulajs/formulajs",
        run: (turn) => Number(XNPV(Number(rateOf(turn)), values, dates)),
        tolerance: 1e-11,
        atMost: count > few ? 0.4 : 1,
      },
      {
        name: "fundamental-js",
        run: (turn) => fundamentalXnpv(Number(rateOf(turn)), objects),
        tolerance: 1e-11,
      },
      {
        name: "decimal.js, 40 digits",
        run: (turn) => xnpvInDecimals(rateOf(turn), sample),
        tolerance: 1e-27,
        atMost: count > few ? 1 / 300 : undefined,
        share,
      },
    ],
  };
}
