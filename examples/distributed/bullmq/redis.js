/** Redis for one machine: on loopback, on a port that is free, with everything on the disk before it is confirmed. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { connect, createServer } from "node:net";

export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}

/**
 * Starts Redis, and waits until it answers. What it knows is in `folder`: started there again, it goes on.
 *
 * @param {string} folder
 * @param {number} port
 */
export async function startRedis(folder, port) {
  mkdirSync(folder, { recursive: true });
  const settings = { bind: "127.0.0.1", port, dir: folder, save: "", appendonly: "yes", appendfsync: "always" };
  const server = spawn(
    "redis-server",
    Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
    { stdio: "ignore" },
  );
  const ended = once(server, "exit");
  await Promise.race([answers(port), ended.then(() => Promise.reject(new Error("redis-server has ended")))]);
  return server;
}

/** @param {number} port */
async function answers(port) {
  for (let tries = 0; tries < 200; tries += 1) {
    const socket = connect(port, "127.0.0.1");
    try {
      await once(socket, "connect");
      socket.write("PING\r\n");
      if (String((await once(socket, "data"))[0]).startsWith("+PONG")) return;
    } catch {
      // Not there yet.
    } finally {
      socket.destroy();
    }
    await new Promise((wait) => setTimeout(wait, 50));
  }
  throw new Error("redis-server does not answer");
}
