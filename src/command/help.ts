// Internal: no name of the public API lives here.

import { COMMANDS, COMMON_OPTIONS, type CommandEntry } from "./commands.js";
import type { CommandDefinition, OptionTable } from "./definition.js";

/** What `offer-valuation --help` says. */
export function generalHelp(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length)) + 2;
  return `What is an acquisition offer worth, to whom, and under which beliefs?

Usage: offer-valuation COMMAND …

${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`).join("\n")}

  offer-valuation COMMAND --help     what a command takes, with examples
  offer-valuation --version          which version this is

Offers and beliefs are JSON files; "-" is standard input. To begin: offer-valuation new cash earnOut -o my-deal
The exit code is 0 where all is well, 1 where the input is refused, 2 where the call is not understood.
`;
}

/** What `offer-valuation COMMAND --help` says. */
export function commandHelp(
  { name, summary }: CommandEntry,
  { usage, details, options, formats }: CommandDefinition,
): string {
  const { format, ...others } = COMMON_OPTIONS;
  const choices = `${format?.help}: ${formats.join(", ")} (${formats[0]} unless stated)`;
  const listed: OptionTable =
    formats.length < 2 ? others : { format: { ...format, help: choices } as OptionTable[string], ...others };
  return `offer-valuation ${name}: ${summary}

Usage: offer-valuation ${name} ${usage}

${details}

Options:
${optionLines({ ...options, ...listed })}
`;
}

function optionLines(options: OptionTable): string {
  const names = Object.entries(options).map(([name, { short, value, help }]) => ({
    name: `${short === undefined ? "    " : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`,
    help,
  }));
  const width = Math.max(...names.map(({ name }) => name.length)) + 2;
  return names.map(({ name, help }) => `  ${name.padEnd(width)}${help}`).join("\n");
}
