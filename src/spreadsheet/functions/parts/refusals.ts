// Internal: no name of the public API lives here.

import { describeReceived, type FieldPath, OfferError } from "../../../errors.js";
import type { Decimal } from "../../../numeric/decimal.js";

/** Refuses an argument for what stands in others. */
export function refuse(path: FieldPath, message: string, received?: Decimal): never {
  if (received === undefined) throw new OfferError({ code: "missing-term", path, message });
  throw new OfferError({
    code: "out-of-range",
    path,
    message,
    received: describeReceived(String(received)),
  });
}

/** What `read` returns; what it throws is said to stand at `path`. */
export function readAt<Value>(path: FieldPath, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    const issue = error instanceof OfferError ? error.issues[0] : undefined;
    throw issue === undefined ? error : new OfferError({ ...issue, path });
  }
}
