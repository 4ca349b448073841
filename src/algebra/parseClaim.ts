import { describeReceived, type FieldPath, OfferError, type OfferErrorCode, within } from "../errors.js";
import { isList, ownData, ownKeys } from "../ownData.js";
import { type DateRule, formatDateRule, MAX_MOVES } from "../time/dateRule.js";
import { type Amount, add, constant, elapsed, ifAtLeast, max, min, observe, times } from "./amount.js";
import { all, type Claim, give, given, named, on, one, owedBy, scale, zero } from "./claim.js";
import { isAmount, isClaim, MAX_DEPTH, MAX_SIZE } from "./expression.js";
import { metric, type Observable, priceOver } from "./observable.js";

/**
 * Reads a claim from data, such as one that went through JSON: the fields are those of `Claim`, `Amount`, `Observable` and
 * `Asset`, numbers are decimals in quotes, and dates may be written as rules. The claim is put into the form that the
 * constructors give it.
 *
 * @throws OfferError for data that is no claim, with the path of the field and the rule it broke.
 * @example
 * ```ts
 * const money = { tag: "scale", amount: { tag: "constant", value: "5e6" }, claim: { tag: "one", asset: { kind: "currency", currency: "USD" } } };
 * describe(parseClaim({ tag: "on", date: "closing + 1 year", claim: money })); // => receive USD 5,000,000 on closing + 1 year
 * describe(parseClaim(JSON.parse(JSON.stringify(reportedOracleOffer.claim)))) === describe(reportedOracleOffer.claim); // => true
 * parseClaim({ tag: "on", claim: money }); // throws invalid-date
 * ```
 */
export function parseClaim(claim: unknown): Claim {
  return readClaim(claim, ["claim"], { nodes: 0 });
}

/** How much has been read so far: an expression that is too large is refused before it is built. */
interface Progress {
  nodes: number;
}

function readClaim(value: unknown, path: FieldPath, progress: Progress): Claim {
  if (isClaim(value)) return value;
  const tag = tagOf(value, "a claim", path, progress);
  const of = (...known: readonly string[]) => fieldsOf(value, ["tag", ...known], path);
  const inner = (fields: Fields) => readClaim(fields["claim"], [...path, "claim"], progress);
  switch (tag) {
    case "zero":
      of();
      return zero();
    case "one": {
      const { asset } = of("asset");
      return within(path, () => one(asset as never));
    }
    case "all": {
      const { claims } = of("claims");
      const parts = listOf(claims, [...path, "claims"]).map((part, index) =>
        readClaim(part, [...path, "claims", index], progress),
      );
      return within(path, () => all(parts));
    }
    case "give": {
      const claim = inner(of("claim"));
      return within(path, () => give(claim));
    }
    case "scale": {
      const fields = of("amount", "claim");
      const amount = readAmount(fields["amount"], [...path, "amount"], progress);
      const claim = inner(fields);
      return within(path, () => scale(amount, claim));
    }
    case "on": {
      const fields = of("date", "claim");
      const claim = inner(fields);
      return within(path, () => on(dateFrom(fields["date"]), claim));
    }
    case "given": {
      const fields = of("condition", "claim");
      const at = [...path, "condition"];
      const { event, happens = true } = fieldsOf(fields["condition"], ["event", "happens"], at);
      const claim = inner(fields);
      return within(at, () => given(event as never, claim, happens as never));
    }
    case "owedBy": {
      const fields = of("obligor", "claim");
      const claim = inner(fields);
      return within(path, () => owedBy(fields["obligor"] as never, claim));
    }
    case "named": {
      const fields = of("name", "claim");
      const claim = inner(fields);
      return within(path, () => named(fields["name"] as never, claim));
    }
    default:
      return refuseTag("zero, one, all, give, scale, on, given, owedBy, named", path, tag);
  }
}

function readAmount(value: unknown, path: FieldPath, progress: Progress): Amount {
  if (isAmount(value)) return value;
  const tag = tagOf(value, "an amount", path, progress);
  const of = (...known: readonly string[]) => fieldsOf(value, ["tag", ...known], path);
  const inner = (fields: Fields, key: string) => readAmount(fields[key], [...path, key], progress);
  switch (tag) {
    case "constant": {
      const fields = of("value");
      return within(path, () => constant(fields["value"] as never));
    }
    case "observe": {
      const { observable } = of("observable");
      return observe(readObservable(observable, [...path, "observable"]));
    }
    case "add":
    case "min":
    case "max": {
      const fields = of("left", "right");
      const [left, right] = [inner(fields, "left"), inner(fields, "right")];
      return within(path, () => ({ add, min, max })[tag](left, right));
    }
    case "times": {
      const fields = of("factor", "amount", "per");
      const amount = inner(fields, "amount");
      return within(path, () => times(fields["factor"] as never, amount, fields["per"] as never));
    }
    case "ifAtLeast": {
      const fields = of("amount", "threshold", "then", "otherwise");
      const amount = inner(fields, "amount");
      const [then, otherwise] = [inner(fields, "then"), inner(fields, "otherwise")];
      return within(path, () => ifAtLeast(amount, fields["threshold"] as never, then, otherwise));
    }
    case "elapsed": {
      const { from, to, dayCount } = of("from", "to", "dayCount");
      return within(path, () => elapsed(dateFrom(from), dateFrom(to), dayCount as never));
    }
    default:
      return refuseTag("constant, observe, add, times, min, max, ifAtLeast, elapsed", path, tag);
  }
}

function readObservable(value: unknown, path: FieldPath): Observable {
  const kind = ownData(value, "kind");
  if (kind === "price") {
    const fields = fieldsOf(value, ["kind", "issuer", "currency", "on", "averagedFrom", "tradingDays"], path);
    const { averagedFrom: from, tradingDays } = fields;
    const [issuer, currency, day] = [fields["issuer"], fields["currency"], dateFrom(fields["on"])];
    if (from !== undefined && tradingDays !== undefined)
      refuse("invalid-term", [...path, "tradingDays"], "does not go with averagedFrom: state one of them");
    const [window, name] =
      from === undefined ? [tradingDays, "tradingDays"] : [dateFrom(from), "averagedFrom"];
    return within(path, () => priceOver(issuer as never, currency as never, day, window as never, name));
  }
  if (kind !== "metric") return refuse("invalid-type", path, 'must be of kind "metric" or "price"', value);
  const fields = fieldsOf(value, ["kind", "metric", "period", "currency"], path);
  const over = periodFrom(fields["period"], [...path, "period"]);
  return within(path, () => metric(fields["metric"] as never, over as never, fields["currency"] as never));
}

function periodFrom(value: unknown, path: FieldPath): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { label, start, end } = fieldsOf(value, ["label", "start", "end"], path);
  return { label, start: dateFrom(start), end: dateFrom(end) };
}

/** A date rule in its written form, also where it went through JSON as the parts that it was read into. */
function dateFrom(value: unknown): string {
  const from = ownData(value, "from");
  const moves = ownData(value, "moves");
  if (!(from === "closing" || Number.isInteger(from)) || !isList(moves)) return value as string;
  const read = Array.from({ length: Math.min(moves.length, MAX_MOVES) }, (_, index) =>
    moveFrom(ownData(moves, index)),
  );
  return formatDateRule({ from: from as DateRule["from"], moves: read });
}

/** A move of a date rule. What it is not shows when the rule is read again. */
function moveFrom(value: unknown): DateRule["moves"][number] {
  const by = ownData(value, "by");
  const [count, unit] = [ownData(by, "count"), ownData(by, "unit")];
  const duration = { count, unit: typeof unit === "string" ? unit : "" };
  return { direction: ownData(value, "direction") === -1 ? -1 : 1, by: duration as never };
}

type Fields = Readonly<Record<string, unknown>>;

function tagOf(value: unknown, what: string, path: FieldPath, progress: Progress): unknown {
  progress.nodes += 1;
  if (progress.nodes > MAX_SIZE) refuse("too-large", path, `the claim must have at most ${MAX_SIZE} parts`);
  if (path.length > 2 * MAX_DEPTH) refuse("too-deep", path, `the claim is nested too deeply`);
  const tag = ownData(value, "tag");
  if (tag !== undefined) return tag;
  return refuse("invalid-type", path, `must be ${what}: data with a tag`, value);
}

function refuseTag(known: string, path: FieldPath, tag: unknown): never {
  return refuse("invalid-term", [...path, "tag"], `must be one of ${known}`, tag);
}

/** The fields of plain data; throws for one that is not known. */
function fieldsOf(value: unknown, known: readonly string[], path: FieldPath): Fields {
  const keys = ownKeys(value);
  if (keys === undefined || isList(value))
    return refuse("invalid-type", path, `must be an object with ${known.join(", ")}`, value);
  const stray = keys.find((key) => !known.includes(key));
  if (stray !== undefined)
    refuse("unknown-key", [...path, stray], `is not a known field (fields: ${known.join(", ")})`);
  return Object.fromEntries(known.map((key) => [key, ownData(value, key)]));
}

function listOf(value: unknown, path: FieldPath): readonly unknown[] {
  if (!isList(value)) return refuse("invalid-type", path, "must be a list of claims", value);
  if (value.length > MAX_SIZE) return refuse("too-large", path, `must have at most ${MAX_SIZE} entries`);
  return Array.from({ length: value.length }, (_, index) => ownData(value, index));
}

function refuse(code: OfferErrorCode, path: FieldPath, message: string, ...value: readonly unknown[]): never {
  const received = value.length === 0 ? {} : { received: describeReceived(value[0]) };
  throw new OfferError({ code, path, message, ...received });
}
