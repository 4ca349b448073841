import { mkdir, writeFile } from "node:fs/promises";
import { assumptionsJsonSchema } from "../src/beliefs/assumptions.js";
import { offerJsonSchema } from "../src/offer/offer.js";

/** Writes the JSON Schemas of documents into the build, for editors and for other languages. */
export async function writeSchemas(): Promise<void> {
  await mkdir("dist/schemas", { recursive: true });
  for (const [name, schema] of [
    ["offer", offerJsonSchema()],
    ["assumptions", assumptionsJsonSchema()],
  ] as const) {
    await writeFile(`dist/schemas/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
  }
}
