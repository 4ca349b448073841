import type { CommandOutcome, Host } from "../../src/command/outcome.js";
import { run } from "../../src/command/run.js";

/** Files by name, for a command that is run without a process. */
export type Files = Readonly<Record<string, string | object>>;

export const OFFER = {
  name: "Deal",
  currency: "USD",
  bidder: "Acme",
  components: [
    { type: "cash", amount: "1100", paid: "2022-01-01" },
    { type: "profitShare", share: "0.5", metric: "profit", periods: [2021], paymentLag: "1 day" },
  ],
} as const;

export const BELIEFS = {
  name: "Base",
  valuationDate: "2021-01-01",
  discountRate: "0.1",
  metrics: { profit: { forecast: { 2021: "220" } } },
} as const;

export const HIGH = { ...BELIEFS, name: "High", metrics: { profit: { forecast: { 2021: "440" } } } };

export const FILES: Files = { "offer.json": OFFER, "base.json": BELIEFS, "high.json": HIGH };

export interface Ran extends CommandOutcome {
  readonly stdout: string;
  /** What was written at once, in pieces. */
  readonly emitted: readonly string[];
}

/** Runs the command with files in memory. */
export async function command(
  args: readonly string[],
  files: Files = FILES,
  lines: readonly string[] = [],
  progress?: Host["progress"],
): Promise<Ran> {
  const emitted: string[] = [];
  const outcome = await run(args, {
    async read(name) {
      const found = files[name];
      if (found === undefined) throw new Error("there is no such file");
      return typeof found === "string" ? found : JSON.stringify(found, null, 2);
    },
    async *pieces() {
      for (const line of lines) yield `${line}\n`;
    },
    async emit(text) {
      emitted.push(text);
    },
    progress,
  });
  const { stdout } = outcome;
  return {
    ...outcome,
    stdout: typeof stdout === "string" ? stdout : new TextDecoder().decode(stdout),
    emitted,
  };
}
