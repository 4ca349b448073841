// Internal: no name of the public API lives here.

/** Thrown where an interval is too wide to answer a question; caught where the computation is repeated with more digits. */
export class Undecided extends Error {
  override readonly name = "Undecided";
}

const UNDECIDED = /* @__PURE__ */ new Undecided();

/** Leaves a question to more digits. Always the same error: to note where it was thrown costs more than most figures. */
export function undecided(): never {
  throw UNDECIDED;
}
