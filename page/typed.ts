const POWERS = new Map([
  ["", ""],
  ["thousand", "e3"],
  ["k", "e3"],
  ["million", "e6"],
  ["m", "e6"],
  ["mm", "e6"],
  ["mn", "e6"],
  ["billion", "e9"],
  ["bn", "e9"],
  ["trillion", "e12"],
  ["tn", "e12"],
]);

/** A number as people type it, as documents hold it: "750,000,000" and "750 million" alike; any other text as it is, but for blanks around it. */
export function decimalOf(typed: string): string {
  const text = typed.trim();
  const [, digits, word] = /^(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*([a-z]*)$/i.exec(text) ?? [];
  const power = POWERS.get(word?.toLowerCase() ?? "");
  return digits === undefined || power === undefined ? text : `${digits.replaceAll(",", "")}${power}`;
}
