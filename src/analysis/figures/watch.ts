import { describeReceived, OfferError } from "../../errors.js";

/** How to follow a long computation, and to stop it. */
export interface Watch {
  /** Called now and then, and at the end, with how many valuations of how many are done. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** An AbortSignal. Once aborted, as `onProgress` may do, the computation throws the signal's reason. */
  readonly signal?:
    | {
        /** Whether the computation is to stop. */
        readonly aborted: boolean;
        /** What is thrown when it does. */
        readonly reason?: unknown;
      }
    | undefined;
}

/** Called before each step, with how many are done: throws if cancelled, and tells `every` so many steps and at the end. */
export function watched(
  { onProgress, signal }: Watch,
  total: number,
  every: number,
  argument = "options",
): (done: number) => void {
  if (onProgress !== undefined && typeof onProgress !== "function") {
    const received = describeReceived(onProgress);
    throw new OfferError({
      code: "invalid-type",
      path: [argument, "onProgress"],
      message: "must be a function",
      received,
    });
  }
  if (signal !== undefined && (typeof signal !== "object" || signal === null)) {
    const received = describeReceived(signal);
    const path = [argument, "signal"];
    throw new OfferError({ code: "invalid-type", path, message: "must be an AbortSignal", received });
  }
  return (done) => {
    if (done > 0 && (done % every === 0 || done === total)) onProgress?.(done, total);
    if (done < total && signal?.aborted) throw signal.reason;
  };
}
