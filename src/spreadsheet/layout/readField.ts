import { OfferError } from "../../errors.js";

const MAX_LENGTH = 1000;
const MAX_KEYS = 16;

/** The keys of a field as a cell says it. A key with a dot in it stands in double quotes; a quote in those is doubled. */
export function readField(text: string): readonly string[] {
  if (text.length > MAX_LENGTH) refuse("too-large", `must have at most ${MAX_LENGTH} characters`);
  const keys: string[] = [];
  const key = /\s*(?:"((?:[^"]|"")*)"|([^."]*))\s*(\.|$)/y;
  for (;;) {
    const match = key.exec(text);
    const found = match?.[1]?.replaceAll('""', '"') ?? match?.[2]?.trim();
    if (found === undefined || found === "") {
      refuse(
        "invalid-term",
        "must be keys with dots between; a key with a dot in it stands in double quotes",
      );
    }
    keys.push(found as string);
    if (keys.length > MAX_KEYS) refuse("too-deep", `must have at most ${MAX_KEYS} keys`);
    if (match?.[3] === "") return keys;
  }
}

function refuse(code: "too-large" | "too-deep" | "invalid-term", message: string): never {
  throw new OfferError({ code, path: [], message });
}
