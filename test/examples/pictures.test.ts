import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { drawn } from "../../examples/pictures/drawn.js";

describe("the pictures that the guides show", () => {
  it.each(Object.entries(drawn))("%s is the one that the library draws", (name, svg) => {
    expect(readFileSync(`examples/pictures/${name}.svg`, "utf8")).toBe(svg);
  });

  it("are all there are", () => {
    const files = readdirSync("examples/pictures").filter((file) => file.endsWith(".svg"));
    expect(files.sort()).toEqual(
      Object.keys(drawn)
        .map((name) => `${name}.svg`)
        .sort(),
    );
  });

  it("are shown", () => {
    const guide = readFileSync("guides/pictures.md", "utf8");
    for (const name of Object.keys(drawn)) expect(guide).toContain(`(../examples/pictures/${name}.svg)`);
  });
});
