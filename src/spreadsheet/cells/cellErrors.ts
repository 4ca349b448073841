/** The errors that a cell may hold, as spreadsheets write them. */
const CODES = [
  "#VALUE!",
  "#NUM!",
  "#N/A",
  "#DIV/0!",
  "#REF!",
  "#NAME?",
  "#NULL!",
  "#ERROR!",
  "#SPILL!",
  "#CALC!",
  "#CYCLE!",
  "#GETTING_DATA",
  "#BLOCKED!",
  "#BUSY!",
  "#CONNECT!",
  "#FIELD!",
  "#UNKNOWN!",
] as const;

export type CellErrorCode = (typeof CODES)[number];

/** The error that a text stands for, which is how some hosts hand over a cell that holds one. */
export const cellErrorCode = (text: string): CellErrorCode | undefined => CODES.find((code) => code === text);

/** Thrown where a cell that is read holds an error already: the result is that error, as for any function of the host. */
export class PassedError extends Error {
  override readonly name = "PassedError";
  readonly code: CellErrorCode;

  constructor(code: CellErrorCode) {
    super(`a cell holds ${code}`);
    this.code = code;
  }
}
