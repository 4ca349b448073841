import { between } from "./between.js";

const MAX_RATE = 10;

/** A yield, a premium or a rate a year that compounds continuously. */
export const continuousRate = (description: string) =>
  between(-MAX_RATE, MAX_RATE, description, "0.02 is 2%");
