// Internal: no name of the public API lives here.

import { normalCdf } from "./elementary.js";
import type { Kernel } from "./kernel.js";

/** A number on each path: the same on all of them, or one of a block's columns. */
export type Value = number | Column;

/** What a step of a program makes: one number for each path of a block. */
export class Column {
  /** Which of the kernel's columns has its numbers while a block is computed; −1 before it has been given one. */
  place = -1;
}

/** One operation on all paths of a block. */
interface Step {
  readonly out: Column;
  readonly inputs: readonly Column[];
  readonly run: (kernel: Kernel, out: number, count: number) => void;
}

/**
 * What is computed of each path, as a list of operations on blocks of paths. Built once, with everything that is the same on all
 * paths worked out already and nothing computed twice; then run for each block.
 */
export class Program {
  private steps: Step[] = [];
  private readonly known = new Map<string, Column>();
  private readonly ids = new Map<Column, number>();
  private readonly kept = new Set<Column>();
  private readonly inputs = new Set<Column>();
  /** Columns that are others times a number. */
  private readonly multiples = new Map<Column, { readonly of: Column; readonly factor: number }>();
  private placed = false;
  private places = 0;

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
    const column = this.step(`affine ${intercept} ${slope}`, [a], (kernel, out, count) =>
      kernel.affine(out, a.place, count, intercept, slope),
    );
    if (intercept === 0) this.multiples.set(column, { of: a, factor: slope });
    return column;
  }

  /** floor + e^(location + deviation·a) */
  lognormal(a: Column, floor: number, location: number, deviation: number): Value {
    return this.step(`lognormal ${floor} ${location} ${deviation}`, [a], (kernel, out, count) =>
      kernel.lognormal(out, a.place, count, floor, location, deviation),
    );
  }

  /** `valueAt(Φ(a), Φ(−a))`; `name` tells functions apart. */
  inverse(a: Column, name: string, valueAt: (below: number, above: number) => number): Value {
    return this.map(a, `inverse ${name}`, (score) => valueAt(normalCdf(score), normalCdf(-score)));
  }

  /** Any function of one column; `name` tells functions apart. */
  map(a: Column, name: string, valueAt: (value: number) => number): Value {
    return this.step(`map ${name}`, [a], (kernel, out, count) => {
      const [to, from] = [kernel.column(out), kernel.column(a.place)];
      for (let i = 0; i < count; i++) to[i] = valueAt(from[i] as number);
    });
  }

  /** a + factor·b */
  add(a: Value, b: Value, factor = 1): Value {
    if (typeof b === "number") return this.affine(a, factor * b, 1);
    if (typeof a === "number") return this.affine(b, a, factor);
    // A multiple is taken as it is added: in one step, and with the same digits, as multiplying by 1 or −1 rounds nothing.
    const multiple = this.multiples.get(b);
    if (multiple !== undefined && Math.abs(factor) === 1) {
      return this.add(a, multiple.of, factor * multiple.factor);
    }
    return this.step(`add ${factor}`, [a, b], (kernel, out, count) =>
      kernel.addScaled(out, a.place, b.place, count, factor),
    );
  }

  /** a·b */
  product(a: Value, b: Value): Value {
    if (typeof a === "number") return this.affine(b, 0, a);
    if (typeof b === "number") return this.affine(a, 0, b);
    return this.step("product", [a, b], (kernel, out, count) => kernel.product(out, a.place, b.place, count));
  }

  /** The smaller of two. */
  min(a: Value, b: Value): Value {
    if (typeof a === "number") return typeof b === "number" ? (a < b ? a : b) : this.min(b, a);
    if (typeof b === "number") {
      return this.step(`min ${b}`, [a], (kernel, out, count) => kernel.minConstant(out, a.place, count, b));
    }
    return this.step("min", [a, b], (kernel, out, count) => kernel.min(out, a.place, b.place, count));
  }

  /** The larger of two. */
  max(a: Value, b: Value): Value {
    if (typeof a === "number") return typeof b === "number" ? (a > b ? a : b) : this.max(b, a);
    if (typeof b === "number") {
      return this.step(`max ${b}`, [a], (kernel, out, count) => kernel.maxConstant(out, a.place, count, b));
    }
    return this.step("max", [a, b], (kernel, out, count) => kernel.max(out, a.place, b.place, count));
  }

  /** `reached` where a ≥ threshold, `otherwise` where it is not. */
  select(a: Value, threshold: number, reached: Value, otherwise: Value): Value {
    if (typeof a === "number") return a >= threshold ? reached : otherwise;
    if (reached === otherwise) return reached;
    const [high, low] = [this.columnOf(reached), this.columnOf(otherwise)];
    return this.step(`select ${threshold}`, [a, high, low], (kernel, out, count) =>
      kernel.select(out, a.place, high.place, low.place, count, threshold),
    );
  }

  /** A column of a value: where it is a number, that number on all paths. */
  columnOf(value: Value): Column {
    if (typeof value !== "number") return value;
    return this.step(`constant ${value}`, [], (kernel, out, count) => kernel.fill(out, count, value));
  }

  /** One more place for numbers that last while a block is computed. */
  newPlace(): number {
    this.places += 1;
    return this.places - 1;
  }

  /** Computes all columns for the first `count` paths of a block whose inputs have been filled. */
  run(kernel: Kernel, count: number): void {
    for (const { out, run } of this.steps) run(kernel, out.place, count);
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

  /**
   * Gives each column a place, and says how many there are. Those that are no longer needed lend theirs: what is small stays in the
   * cache.
   */
  place(): number {
    if (this.placed) return this.places;
    const needed = this.needed();
    this.steps = this.steps.filter(({ out }) => needed.has(out));
    const lastUse = new Map<Column, number>();
    for (const [index, { out, inputs }] of this.steps.entries()) {
      for (const column of [...inputs, out]) lastUse.set(column, index);
    }
    const free: number[] = [];
    const lasting = new Set([...this.kept, ...this.inputs]);
    for (const column of lasting) if (column.place < 0) column.place = this.newPlace();
    for (const [index, { out, inputs }] of this.steps.entries()) {
      if (!lasting.has(out)) out.place = free.pop() ?? this.newPlace();
      for (const column of new Set([...inputs, out])) {
        if (lastUse.get(column) === index && !lasting.has(column)) free.push(column.place);
      }
    }
    this.placed = true;
    return this.places;
  }
}
