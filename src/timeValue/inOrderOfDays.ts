// Internal: no name of the public API lives here.

import type { PowerTerms } from "../numeric/doubleDouble/powerSum.js";
import { doubles, integers } from "../numeric/smallArrays.js";

/** Below this many flows for each day of the span, sorting costs less than a place for every day. */
const SPARSE = 1 / 16;
const LARGEST = Number.MAX_SAFE_INTEGER;

/** Amounts by the number of days after `from`, ascending; those of one day are one. Undefined where they grow too large. */
export function inOrderOfDays(days: Int32Array, amounts: Float64Array, from: number): PowerTerms | undefined {
  const sums = joined(days, amounts, from) ?? gathered(days, amounts, from);
  for (let index = 0; index < sums.amounts.length; index += 1) {
    if (Math.abs(sums.amounts[index] as number) > LARGEST) return undefined;
  }
  return sums;
}

/** Where they are in order already; undefined where they are not. */
function joined(days: Int32Array, amounts: Float64Array, from: number): PowerTerms | undefined {
  const exponents = integers(days.length);
  let apart = 0;
  for (let last = -1; apart < days.length; apart += 1) {
    const day = (days[apart] as number) - from;
    if (day <= last) break;
    exponents[apart] = day;
    last = day;
  }
  if (apart === days.length) return { exponents, amounts };
  const sums = doubles(days.length);
  let end = -1;
  let last = -1;
  for (let index = 0; index < days.length; index += 1) {
    const day = (days[index] as number) - from;
    if (day < last) return undefined;
    if (day !== last) end += 1;
    last = day;
    exponents[end] = day;
    sums[end] = (sums[end] as number) + (amounts[index] as number);
  }
  const count = end + 1;
  if (count === days.length) return { exponents, amounts: sums };
  return { exponents: exponents.subarray(0, count), amounts: sums.subarray(0, count) };
}

function gathered(days: Int32Array, amounts: Float64Array, from: number): PowerTerms {
  const span = days.reduce((latest, day) => Math.max(latest, day), from) - from;
  return days.length > span * SPARSE ? byDay(days, amounts, from, span) : sorted(days, amounts, from);
}

function byDay(days: Int32Array, amounts: Float64Array, from: number, last: number): PowerTerms {
  const sums = new Float64Array(last + 1);
  const used = new Uint8Array(last + 1);
  let count = 0;
  for (let index = 0; index < days.length; index += 1) {
    const day = (days[index] as number) - from;
    sums[day] = (sums[day] as number) + (amounts[index] as number);
    if (used[day] === 0) count += 1;
    used[day] = 1;
  }
  const exponents = new Int32Array(count);
  const perDay = new Float64Array(count);
  let next = 0;
  for (let day = 0; day <= last; day += 1) {
    if (used[day] === 0) continue;
    exponents[next] = day;
    perDay[next] = sums[day] as number;
    next += 1;
  }
  return { exponents, amounts: perDay };
}

/** Day and position in one number, which typed arrays sort without comparing objects. */
function sorted(days: Int32Array, amounts: Float64Array, from: number): PowerTerms {
  const count = days.length;
  const keys = Float64Array.from(days, (day, index) => (day - from) * count + index).sort();
  const exponents = integers(count);
  const sums = doubles(count);
  let end = -1;
  for (const key of keys) {
    const day = Math.floor(key / count);
    const amount = amounts[key - day * count] as number;
    if (end < 0 || exponents[end] !== day) end += 1;
    exponents[end] = day;
    sums[end] = (sums[end] as number) + amount;
  }
  return { exponents: exponents.subarray(0, end + 1), amounts: sums.subarray(0, end + 1) };
}
