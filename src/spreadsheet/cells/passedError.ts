import type { CellErrorCode } from "./cellErrorCode.js";

/** Thrown where a cell that is read holds an error already: the result is that error, as for any function of the host. */
export class PassedError extends Error {
  override readonly name = "PassedError";
  readonly code: CellErrorCode;

  constructor(code: CellErrorCode) {
    super(`a cell holds ${code}`);
    this.code = code;
  }
}
