// Internal: no name of the public API lives here.

import { describeReceived, OfferError } from "./errors.js";

// Looking at what a caller passes without running any code of the caller's.

/** A property that an object has itself, as data; nothing where it has none, or one that would have to run code to tell. */
export function ownData(value: unknown, key: string | number): unknown {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return undefined;
  try {
    return Object.getOwnPropertyDescriptor(value, key)?.value;
  } catch {
    // A Proxy that refuses to say.
    return undefined;
  }
}

/** Whether a value is a list. A Proxy that was revoked is none. */
export function isList(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** The names of the properties that an object literal has itself; nothing for anything else. */
export function ownKeys(value: unknown): readonly string[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  try {
    return isPlainObject(value) ? Object.keys(value) : undefined;
  } catch {
    return undefined;
  }
}

/** The entries of a list, each as `read` makes it, holes as nothing; throws for anything else, and for a list that is too long. */
export function checkedList<Item>(
  list: unknown,
  argument: string,
  most: number,
  read: (entry: unknown, place: readonly [string, number]) => Item,
): readonly Item[] {
  if (!isList(list)) {
    const received = describeReceived(list);
    throw new OfferError({ code: "invalid-type", path: [argument], message: "must be a list", received });
  }
  const length = ownData(list, "length");
  // A Proxy may say anything.
  if (typeof length !== "number" || length > most) {
    const message = `must have at most ${most} entries`;
    throw new OfferError({ code: "too-large", path: [argument], message });
  }
  return Array.from({ length }, (_, index) => read(ownData(list, index), [argument, index]));
}

/** An object literal, of this realm or of another one. */
export function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}
