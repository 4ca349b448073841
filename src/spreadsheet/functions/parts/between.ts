import { number } from "../../parameter.js";

/** A number within bounds, both ends included; `hint` says how it is written. */
export const between = (least: number, most: number, description: string, hint = "") =>
  number(description, (value) =>
    value.lessThan(least) || value.greaterThan(most)
      ? `must be between ${least} and ${most}${hint && ` (${hint})`}`
      : undefined,
  );
