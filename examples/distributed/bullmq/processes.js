/** The processes that a sweep on one machine needs. Whoever starts them stops them. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { connect, createServer } from "node:net";
import { fileURLToPath } from "node:url";

/** @typedef {import("node:child_process").ChildProcess} Process */

/** @type {Set<Process>} */
const running = new Set();

// However this process ends, so do those that it has started.
process.on("exit", () => {
  for (const child of running) child.kill("SIGTERM");
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

/** Linux ends a process with the one that started it, even if that one was killed (setpriv is part of util-linux). */
const BOUND = process.platform === "linux" ? ["setpriv", "--pdeathsig", "TERM"] : [];

/**
 * @param {string} command
 * @param {string[]} args
 */
function started(command, args) {
  const [program, ...all] = [...BOUND, command, ...args];
  const child = spawn(program, all, { stdio: ["ignore", "ignore", "inherit"] });
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

/**
 * Ends a process, and waits until it has ended.
 *
 * @param {Process} child
 * @param {NodeJS.Signals} signal
 */
export async function stop(child, signal = "SIGTERM") {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}

/**
 * A worker, which also merges blocks where there is a folder for them.
 *
 * @param {string} [out]
 * @param {string[]} [nodeOptions]
 */
export function startWorker(out, nodeOptions = []) {
  const script = fileURLToPath(new URL("./worker.js", import.meta.url));
  return started(process.execPath, [...nodeOptions, script, ...(out === undefined ? [] : ["--out", out])]);
}

/**
 * Redis on loopback, with everything on the disk before it is confirmed. What it knows is in `folder`: started there again, it goes
 * on.
 *
 * @param {string} folder
 * @param {number} port
 */
export async function startRedis(folder, port) {
  mkdirSync(folder, { recursive: true });
  const settings = {
    bind: "127.0.0.1",
    port,
    dir: folder,
    save: "",
    appendonly: "yes",
    appendfsync: "always",
    loglevel: "warning",
    logfile: "redis.log",
  };
  const server = started(
    "redis-server",
    Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
  );
  const ended = once(server, "exit").then(() =>
    Promise.reject(new Error("redis-server has ended: see redis.log")),
  );
  await Promise.race([isThere(port), ended]);
  ended.catch(() => undefined);
  return server;
}

/** A port of this machine that nobody has. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}

/** @param {number} port */
async function isThere(port) {
  for (let tries = 0; tries < 200; tries += 1) {
    const socket = connect(port, "127.0.0.1");
    try {
      await once(socket, "connect");
      socket.write("PING\r\n");
      const [reply] = await once(socket, "data");
      if (String(reply).startsWith("+PONG")) return;
    } catch {
      // Not yet.
    } finally {
      socket.destroy();
    }
    await new Promise((wait) => setTimeout(wait, 50));
  }
  throw new Error("redis-server does not answer");
}
