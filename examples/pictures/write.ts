/**
 * Draws the pictures that the guides show anew: npx tsx examples/pictures/write.ts
 */
import { writeFileSync } from "node:fs";
import { drawn } from "./drawn.js";

for (const [name, svg] of Object.entries(drawn)) writeFileSync(`examples/pictures/${name}.svg`, svg);
