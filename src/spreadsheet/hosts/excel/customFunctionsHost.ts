/** What is used of Excel's runtime for custom functions. */
export interface CustomFunctionsHost {
  associate(id: string, run: (...args: unknown[]) => unknown): void;
  readonly ErrorCode: Readonly<Record<ExcelErrorCode, string>>;
  readonly Error: new (code: string, message?: string) => object;
}

/** The errors that a custom function may return. */
export type ExcelErrorCode =
  | "divisionByZero"
  | "invalidNumber"
  | "invalidValue"
  | "notAvailable"
  | "nullReference";
