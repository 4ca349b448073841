// Internal: no name of the public API lives here.

import { writeSync } from "node:fs";

// Streams and the like are asked for where they are needed: Node takes longer to make one than we take to value an offer.

/**
 * Writes whole texts; the stream takes over where whoever reads is slower than we are. Somebody may have had enough of standard output
 * (`offer-valuation … | head`), which is no failure; whatever else goes wrong is said on standard error, and the process ends with 1.
 */
export function print(stream: "stdout" | "stderr", content: string | Uint8Array): void {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(stream === "stdout" ? 1 : 2, bytes, written);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EAGAIN") (stream === "stdout" ? leavable() : process.stderr).write(bytes.subarray(written));
    else if (stream === "stdout") leave(error as NodeJS.ErrnoException);
    else if (code === "EPIPE") process.exit(process.exitCode);
    else process.exitCode = 1;
  }
}

/** Standard output as a stream, of which somebody may have had enough. */
export function leavable(): typeof process.stdout {
  const { stdout } = process;
  if (stdout.listenerCount("error") === 0) stdout.on("error", leave);
  return stdout;
}

/** Ends the process once standard output takes nothing more. */
function leave({ code, message }: NodeJS.ErrnoException): never {
  if (code === "EPIPE") process.exit(0);
  print("stderr", `${message}\n`);
  process.exit(1);
}
