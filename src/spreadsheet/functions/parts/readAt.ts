import { type FieldPath, OfferError } from "../../../errors.js";

/** What `read` returns; what it throws is said to stand at `path`. */
export function readAt<Value>(path: FieldPath, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    const issue = error instanceof OfferError ? error.issues[0] : undefined;
    throw issue === undefined ? error : new OfferError({ ...issue, path });
  }
}
