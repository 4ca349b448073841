// Internal: no name of the public API lives here.

import { parseArgs } from "node:util";
import { OfferError } from "../errors.js";
import { visibleLines } from "../print/text.js";
import { suggest } from "../schema/suggest.js";
import { answeredAtOnce } from "./atOnce.js";
import { COMMANDS, COMMON_OPTIONS } from "./commands.js";
import type { Call, CommandDefinition, Format } from "./definition.js";
import { commandHelp } from "./help.js";
import { LOADERS } from "./load.js";
import { type CommandOutcome, type Host, InputError, UsageError } from "./outcome.js";
import { problemLines } from "./problems.js";

/** What `offer-valuation ARGUMENTS` comes to: files to write, what to print, and the exit code. Never throws for what a user did. */
export async function run(args: readonly string[], host: Host): Promise<CommandOutcome> {
  try {
    return await answered(args, host);
  } catch (error) {
    if (error instanceof UsageError) return failed(2, [error.message, hintFor(args)]);
    if (error instanceof InputError) return failed(1, error.lines);
    if (error instanceof OfferError) return failed(1, problemLines(error, []));
    throw error;
  }
}

const failed = (exitCode: 1 | 2, lines: readonly string[]): CommandOutcome => ({
  exitCode,
  stdout: "",
  stderr: `${lines.map(visibleLines).join("\n")}\n`,
  files: [],
});

const printed = (stdout: string): CommandOutcome => ({ exitCode: 0, stdout, stderr: "", files: [] });

const hintFor = ([name]: readonly string[]): string =>
  COMMANDS.some((command) => command.name === name)
    ? `Say offer-valuation ${name} --help for what it takes`
    : "Say offer-valuation --help for what there is";

async function answered(args: readonly string[], host: Host): Promise<CommandOutcome> {
  const answer = answeredAtOnce(args);
  if (answer !== undefined) return printed(answer);
  const [name = "", ...others] = args;
  const [asked] = others;
  if (name === "help" && asked !== undefined) return helpOf(entryOf(asked));
  const entry = entryOf(name);
  const command = await LOADERS[entry.name]();
  const { values, positionals } = parsed(command, others);
  if (values["help"] === true) return helpOf(entry);
  const { delivered, formattingFor } = await import("./deliver.js");
  const text = (option: string): string | undefined => {
    const value = values[option];
    return typeof value === "string" ? value : undefined;
  };
  const call: Call = {
    positionals,
    text,
    texts: (option) => (Array.isArray(values[option]) ? values[option].map(String) : []),
    flag: (option) => values[option] === true,
    format: formatOf(entry, command, text("format")),
    output: text("output"),
    formatting: formattingFor(text("units"), text("locale")),
    host,
  };
  return delivered(await command.run(call), call);
}

type Entry = (typeof COMMANDS)[number];

const helpOf = async (entry: Entry): Promise<CommandOutcome> =>
  printed(commandHelp(entry, await LOADERS[entry.name]()));

function entryOf(name: string): Entry {
  const found = COMMANDS.find((command) => command.name === name);
  if (found !== undefined) return found;
  const names = COMMANDS.map((command) => command.name);
  throw new UsageError(`there is no command ${JSON.stringify(name)}${suggest(name, names)}`);
}

function parsed(command: CommandDefinition, args: readonly string[]) {
  const known = { ...command.options, ...COMMON_OPTIONS };
  const options = Object.fromEntries(
    Object.entries(known).map(([name, { type, short, multiple = false }]) => [
      name,
      { type, multiple, ...(short === undefined ? {} : { short }) },
    ]),
  );
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const [, unknown] = /Unknown option '--([^']*)'/.exec(String(error)) ?? [];
    if (unknown !== undefined)
      throw new UsageError(`there is no option --${unknown}${suggest(unknown, Object.keys(known))}`);
    throw new UsageError(error instanceof Error ? error.message.replace(/\. .*$/s, "") : String(error));
  }
}

function formatOf({ name }: Entry, { formats }: CommandDefinition, asked: string | undefined): Format {
  const [usual = "table"] = formats;
  if (asked === undefined) return usual;
  const found = formats.find((format) => format === asked);
  if (found !== undefined) return found;
  throw new UsageError(
    formats.length === 0
      ? `${name} has no --format`
      : `--format must be one of ${formats.join(", ")}${suggest(asked, formats)}`,
  );
}
