import { OfferError } from "offer-valuation";

/** The error that `action` is refused with. Anything but an OfferError fails the test: callers switch on its codes. */
export function refusal(action: () => unknown): OfferError {
  let result: unknown;
  try {
    result = action();
  } catch (error) {
    if (error instanceof OfferError) return error;
    throw new Error(`not an OfferError but ${String(error).slice(0, 200)}`, { cause: error });
  }
  throw new Error(`not refused but ${typeof result}`);
}

/** Path and code of every problem, as `components[0].share: out-of-range`. */
export const problems = (error: OfferError): string[] =>
  error.issues.map(({ path, code }) => `${path.join(".")}: ${code}`);

/** An offer document around one component. */
export const dealWith = (component: unknown, more: object = {}): object => ({
  name: "Deal",
  currency: "USD",
  components: [component],
  ...more,
});
