import { CONTEXT_DAY_COUNTS, DAY_COUNTS } from "../../../time/dayCount.js";
import { choice } from "../../parameter.js";

/** What the numbers mean that spreadsheets have for day counts. Their 1 is an ACT/ACT of their own, which is none of ISDA's. */
const NUMBERED = { "0": "30/360 US", "2": "ACT/360", "3": "ACT/365F", "4": "30E/360" } as const;

const NAMES = [...DAY_COUNTS, ...CONTEXT_DAY_COUNTS.filter((name) => name !== "ACT/ACT ICMA")];

/** A day count by its name, or by the number that spreadsheets have for it. */
export const basis = (description: string) =>
  choice(`${description}; 0, 2, 3, 4 are 30/360 US, ACT/360, ACT/365F, 30E/360`, NAMES, NUMBERED);
