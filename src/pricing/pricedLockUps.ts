import type { Assumptions } from "../beliefs/assumptions.js";
import type { Requirements } from "../interpret/requirements.js";
import type { LockUpModel } from "../market/lockUpDiscount.js";

/** Issuers of the locked-up shares that the beliefs mark down by a model: by any, or by this one. */
export function pricedLockUps(
  needed: Requirements,
  { lockUps }: Assumptions,
  model: LockUpModel | undefined = lockUps?.model,
): readonly string[] {
  const marked = lockUps?.basis === "economic" && lockUps.model !== "none" && lockUps.model === model;
  return marked ? needed.lockUps : [];
}
