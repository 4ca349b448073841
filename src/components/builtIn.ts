import { cash } from "./cash.js";
import type { ComponentType } from "./defineComponent.js";
import { profitShare } from "./profitShare.js";
import { stock } from "./stock.js";

/** The components that documents may use without further ado. */
export const builtInComponents = (): readonly ComponentType[] =>
  [cash, stock, profitShare].map(({ definition }) => definition);
