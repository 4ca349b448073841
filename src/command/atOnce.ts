// Internal: no name of the public API lives here.

import { VERSION } from "../version.js";
import { generalHelp } from "./help.js";

/** The answer to what is asked of the command as a whole, for which nothing has to be loaded; undefined for anything else. */
export function answeredAtOnce([name, asked]: readonly string[]): string | undefined {
  if (name === undefined || name === "--help" || name === "-h") return generalHelp();
  if (name === "help" && asked === undefined) return generalHelp();
  return name === "--version" || name === "-v" ? `${VERSION}\n` : undefined;
}
