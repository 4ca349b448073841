import { nonNegative } from "./nonNegative.js";
import { positive } from "./positive.js";

/** The terms of an earn-out that is linear in its metric. */
export const shareCells = () => ({
  share: positive("What is paid for each unit of the metric: 0.2 is 20%, 5 is five times"),
  threshold: nonNegative("The metric above which something is paid, 0 unless stated"),
  floor: nonNegative("Least payment, 0 unless stated"),
  cap: nonNegative("Greatest payment, none unless stated"),
});
