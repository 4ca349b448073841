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
