import { between } from "./between.js";

const MAX_YEARS = 1000;

/** A time in years, whole or not. */
export const years = (description: string) => between(0, MAX_YEARS, description);
