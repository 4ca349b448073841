import { spreadsheetFiles } from "../../../build/spreadsheetFiles.js";

let made: Promise<ReadonlyMap<string, string | Uint8Array>> | undefined;

/** What the build gives to spreadsheets, by path, made once for all tests. */
export function builtFiles(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  made ??= spreadsheetFiles().then((files) => new Map(files.map(({ path, content }) => [path, content])));
  return made;
}

export async function builtText(path: string): Promise<string> {
  return String((await builtFiles()).get(path));
}
