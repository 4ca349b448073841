import { OfferError } from "../errors.js";

/** What an expression is like as a whole; known from the shapes of its parts when it is built. */
export interface Shape {
  readonly depth: number;
  /** Nodes when written out as a tree: sharing a part does not hide how often it is visited. */
  readonly size: number;
  /** Whether it observes anything uncertain. */
  readonly observes: boolean;
  /** Currencies that its amount is measured in, or that its deliveries are counted in. */
  readonly units: ReadonlySet<string>;
}

const MAX_DEPTH = 500;
const MAX_SIZE = 200_000;

const LEAF: Shape = { depth: 0, size: 1, observes: false, units: new Set() };
const shapes = new WeakMap<object, Shape>();

export const shapeOf = (node: object): Shape => shapes.get(node) ?? LEAF;

/**
 * Freezes a new node and notes its shape. Interpreters recurse freely because nothing deeper or larger than this allows can
 * be built: 60 doublings of one small sum would otherwise keep a computer busy for good.
 */
export function build<Node extends object>(
  node: Node,
  parts: readonly object[],
  own: Partial<Shape> = {},
): Node {
  const inner = parts.map(shapeOf);
  const depth = 1 + inner.reduce((most, part) => Math.max(most, part.depth), 0);
  const size = 1 + inner.reduce((sum, part) => sum + part.size, 0);
  if (depth > MAX_DEPTH || size > MAX_SIZE) {
    const message = `an expression may be at most ${MAX_DEPTH} levels deep and ${MAX_SIZE} nodes large`;
    throw new OfferError({ code: depth > MAX_DEPTH ? "too-deep" : "too-large", path: [], message });
  }
  const units = own.units ?? new Set(inner.flatMap((part) => [...part.units]));
  const observes = own.observes ?? inner.some((part) => part.observes);
  shapes.set(node, { depth, size, units, observes });
  return Object.freeze(node);
}
