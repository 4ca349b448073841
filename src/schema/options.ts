// Internal: no name of the public API lives here.

import { describeReceived, OfferError } from "../errors.js";

/** Options as they came; throws where a caller passed something that has no fields. */
export function checkedOptions<Options extends object>(options: Options): Options {
  if (typeof options === "object" && options !== null) return options;
  const message = "must be an object of options, or left out";
  throw new OfferError({
    code: "invalid-type",
    path: ["options"],
    message,
    received: describeReceived(options),
  });
}
