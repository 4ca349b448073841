import { describeReceived, OfferError } from "../errors.js";

/** What an expression is like as a whole; known from the shapes of its parts when it is built. */
export interface Shape {
  readonly depth: number;
  /** Nodes an interpreter visits: a shared part counts as often as it is reached, a scale once for each delivery below. */
  readonly size: number;
  /** Deliveries of a claim. */
  readonly leaves: number;
  /** Whether it observes anything uncertain. */
  readonly observes: boolean;
  /** Currencies that its amount is measured in, or things that its deliveries are counted in. */
  readonly units: ReadonlySet<string>;
}

const MAX_DEPTH = 500;
const MAX_SIZE = 200_000;

const shapes = /* @__PURE__ */ new WeakMap<object, Shape>();

/** The shape of a node that a constructor of this library built; throws for anything else. */
export function shapeOf(node: unknown): Shape {
  const shape = typeof node === "object" && node !== null ? shapes.get(node) : undefined;
  if (shape !== undefined) return shape;
  throw new OfferError({
    code: "invalid-type",
    path: [],
    message: "must be an amount or a claim made by the constructors of this library",
    received: describeReceived(node),
  });
}

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
  const size = own.size ?? 1 + inner.reduce((sum, part) => sum + part.size, 0);
  if (depth > MAX_DEPTH || size > MAX_SIZE) {
    const message = `an expression may be at most ${MAX_DEPTH} levels deep and ${MAX_SIZE} nodes large`;
    throw new OfferError({ code: depth > MAX_DEPTH ? "too-deep" : "too-large", path: [], message });
  }
  shapes.set(node, {
    depth,
    size,
    leaves: own.leaves ?? inner.reduce((sum, part) => sum + part.leaves, 0),
    units: own.units ?? new Set(inner.flatMap((part) => [...part.units])),
    observes: own.observes ?? inner.some((part) => part.observes),
  });
  return Object.freeze(node);
}
