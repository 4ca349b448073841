import { writeFile } from "node:fs/promises";
import { kernelModule } from "./compiledKernel.js";

// Compiles the kernel of simulations into the sources: npm run kernel, after a change to kernel/kernel.ts.
await writeFile("src/simulation/kernelBytes.ts", await kernelModule());
