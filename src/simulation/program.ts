// Internal: no name of the public API lives here.

import { exp, normalCdf } from "./elementary.js";
import { BLOCK } from "./points.js";

/** A number on each path: the same on all of them, or one of a block's columns. */
export type Value = number | Column;

/** What a step of a program makes: one number for each path of a block. */
export class Column {
  /** Where its numbers are kept while a block is computed. */
  numbers: Float64Array = EMPTY;
}

const EMPTY = /* @__PURE__ */ new Float64Array(0);

/** One operation on all paths of a block. */
interface Step {
  readonly out: Column;
  readonly inputs: readonly Column[];
  readonly run: (out: Float64Array, count: number) => void;
}

/**
 * What is computed of each path, as a list of operations on blocks of paths. Built once, with everything that is the same on all
 * paths worked out already and nothing computed twice; then run for each block. Minima and maxima are comparisons, as Math.min
 * costs more.
 */
export class Program {
  private steps: Step[] = [];
  private readonly known = new Map<string, Column>();
  private readonly ids = new Map<Column, number>();
  private readonly kept = new Set<Column>();
  private readonly inputs = new Set<Column>();
  private placed = false;

  /** A column that is filled from outside before each run. */
  input(): Column {
    const column = new Column();
    this.inputs.add(column);
    return column;
  }

  /** Has a column's numbers stay until the end of a run. What no kept column hangs on is not computed. */
  keep(column: Column): void {
    this.kept.add(column);
  }

  /** Everything that kept columns hang on, themselves included. */
  needed(): ReadonlySet<Column> {
    const needed = new Set(this.kept);
    for (const { out, inputs } of [...this.steps].reverse()) {
      if (needed.has(out)) for (const column of inputs) needed.add(column);
    }
    return needed;
  }

  /** intercept + slope·a */
  affine(a: Value, intercept: number, slope: number): Value {
    if (typeof a === "number") return intercept + slope * a;
    if (slope === 0) return intercept;
    if (slope === 1 && intercept === 0) return a;
    return this.step(`affine ${intercept} ${slope}`, [a], (out, count) => {
      const { numbers } = a;
      for (let i = 0; i < count; i++) out[i] = intercept + slope * (numbers[i] as number);
    });
  }

  /** floor + e^(location + deviation·a) */
  lognormal(a: Column, floor: number, location: number, deviation: number): Value {
    return this.step(`lognormal ${floor} ${location} ${deviation}`, [a], (out, count) => {
      const { numbers } = a;
      for (let i = 0; i < count; i++) out[i] = floor + exp(location + deviation * (numbers[i] as number));
    });
  }

  /** `valueAt(Φ(a), Φ(−a))`; `name` tells functions apart. */
  inverse(a: Column, name: string, valueAt: (below: number, above: number) => number): Value {
    return this.step(`inverse ${name}`, [a], (out, count) => {
      const { numbers } = a;
      for (let i = 0; i < count; i++) {
        const score = numbers[i] as number;
        out[i] = valueAt(normalCdf(score), normalCdf(-score));
      }
    });
  }

  /** Any function of one column; `name` tells functions apart. */
  map(a: Column, name: string, valueAt: (value: number) => number): Value {
    return this.step(`map ${name}`, [a], (out, count) => {
      const { numbers } = a;
      for (let i = 0; i < count; i++) out[i] = valueAt(numbers[i] as number);
    });
  }

  /** a + factor·b */
  add(a: Value, b: Value, factor = 1): Value {
    if (typeof b === "number") return this.affine(a, factor * b, 1);
    if (typeof a === "number") return this.affine(b, a, factor);
    return this.step(`add ${factor}`, [a, b], (out, count) => {
      const { numbers: left } = a;
      const { numbers: right } = b;
      for (let i = 0; i < count; i++) out[i] = (left[i] as number) + factor * (right[i] as number);
    });
  }

  /** a·b */
  product(a: Value, b: Value): Value {
    if (typeof a === "number") return this.affine(b, 0, a);
    if (typeof b === "number") return this.affine(a, 0, b);
    return this.step("product", [a, b], (out, count) => {
      const { numbers: left } = a;
      const { numbers: right } = b;
      for (let i = 0; i < count; i++) out[i] = (left[i] as number) * (right[i] as number);
    });
  }

  /** The smaller of two. */
  min(a: Value, b: Value): Value {
    if (typeof a === "number") return typeof b === "number" ? (a < b ? a : b) : this.min(b, a);
    if (typeof b === "number") {
      return this.step(`min ${b}`, [a], (out, count) => {
        const { numbers } = a;
        for (let i = 0; i < count; i++) out[i] = (numbers[i] as number) < b ? (numbers[i] as number) : b;
      });
    }
    return this.step("min", [a, b], (out, count) => {
      const { numbers: left } = a;
      const { numbers: right } = b;
      for (let i = 0; i < count; i++) {
        out[i] = (left[i] as number) < (right[i] as number) ? (left[i] as number) : (right[i] as number);
      }
    });
  }

  /** The larger of two. */
  max(a: Value, b: Value): Value {
    if (typeof a === "number") return typeof b === "number" ? (a > b ? a : b) : this.max(b, a);
    if (typeof b === "number") {
      return this.step(`max ${b}`, [a], (out, count) => {
        const { numbers } = a;
        for (let i = 0; i < count; i++) out[i] = (numbers[i] as number) > b ? (numbers[i] as number) : b;
      });
    }
    return this.step("max", [a, b], (out, count) => {
      const { numbers: left } = a;
      const { numbers: right } = b;
      for (let i = 0; i < count; i++) {
        out[i] = (left[i] as number) > (right[i] as number) ? (left[i] as number) : (right[i] as number);
      }
    });
  }

  /** `reached` where a ≥ threshold, `otherwise` where it is not. */
  select(a: Value, threshold: number, reached: Value, otherwise: Value): Value {
    if (typeof a === "number") return a >= threshold ? reached : otherwise;
    if (reached === otherwise) return reached;
    const [high, low] = [this.asColumn(reached), this.asColumn(otherwise)];
    return this.step(`select ${threshold}`, [a, high, low], (out, count) => {
      const { numbers } = a;
      for (let i = 0; i < count; i++) {
        out[i] = ((numbers[i] as number) >= threshold ? high.numbers[i] : low.numbers[i]) as number;
      }
    });
  }

  /** Computes all columns for the first `count` paths of a block whose inputs have been filled. */
  run(count: number): void {
    if (!this.placed) this.place();
    for (const { out, run } of this.steps) run(out.numbers, count);
  }

  private asColumn(value: Value): Column {
    if (typeof value !== "number") return value;
    const known = this.known.get(`constant ${value}`);
    if (known !== undefined) return known;
    const column = this.input();
    column.numbers = new Float64Array(BLOCK).fill(value);
    this.known.set(`constant ${value}`, column);
    return column;
  }

  private step(what: string, inputs: readonly Column[], run: Step["run"]): Column {
    const key = `${what} ${inputs.map((input) => this.idOf(input)).join(" ")}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const out = new Column();
    this.steps.push({ out, inputs, run });
    this.known.set(key, out);
    return out;
  }

  private idOf(column: Column): number {
    const id = this.ids.get(column) ?? this.ids.size;
    this.ids.set(column, id);
    return id;
  }

  /** Gives each column room, and lets those that are no longer needed lend theirs: what is small stays in the cache. */
  private place(): void {
    const needed = this.needed();
    this.steps = this.steps.filter(({ out }) => needed.has(out));
    const lastUse = new Map<Column, number>();
    for (const [index, { out, inputs }] of this.steps.entries()) {
      for (const column of [...inputs, out]) lastUse.set(column, index);
    }
    const free: Float64Array[] = [];
    const lasting = new Set([...this.kept, ...this.inputs]);
    for (const column of lasting) {
      if (column.numbers.length === 0) column.numbers = new Float64Array(BLOCK);
    }
    for (const [index, { out, inputs }] of this.steps.entries()) {
      if (!lasting.has(out)) out.numbers = free.pop() ?? new Float64Array(BLOCK);
      for (const column of new Set([...inputs, out])) {
        if (lastUse.get(column) === index && !lasting.has(column)) free.push(column.numbers);
      }
    }
    this.placed = true;
  }
}
