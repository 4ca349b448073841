import { freshId, h } from "./dom.js";
import { type Job, type Piece, work } from "./work.js";

/** In the worker: does the jobs that it is sent, and tells when each is done. */
export function answerJobs(): void {
  const channel = globalThis as unknown as {
    postMessage(message: Piece): void;
    addEventListener(type: "message", listener: (event: MessageEvent<Job>) => void): void;
  };
  channel.addEventListener("message", async ({ data }) => {
    try {
      await work(data, (piece) => channel.postMessage(piece));
    } catch (error) {
      channel.postMessage({ part: "problem", message: failure(error) });
    }
    channel.postMessage({ part: "done" });
  });
}

/** What is said of a fault that is nobody's input. */
const failure = (error: unknown): string =>
  `This could not be worked out: ${error instanceof Error ? error.message : String(error)}`;

/** In the page: one long job at a time, in a worker; a new one ends the one before. Shows how far it is, and stops when told to. */
export class LongWork {
  private readonly bar = h("progress", { id: freshId(), max: 1, value: 0 });
  private readonly doing = h("label", { for: this.bar.id });
  private readonly button = h("button", { type: "button", onclick: () => this.pressed() }, "stop");
  readonly element = h("div", { class: "work", hidden: true }, this.doing, this.bar, this.button);
  private worker: Worker | undefined;
  private again: (() => void) | undefined;

  /** `script`: the address of the page's own script. */
  constructor(private readonly script: string) {}

  /** Starts a job; `take` is called with each piece of what comes of it. */
  start(job: Job, take: (piece: Piece) => void): void {
    this.end();
    this.again = () => this.start(job, take);
    this.say("Working", 0, 1);
    this.button.textContent = "stop";
    this.element.hidden = false;
    const worker = new Worker(this.script);
    this.worker = worker;
    worker.addEventListener("message", ({ data }: MessageEvent<Piece>) => {
      if (worker !== this.worker) return;
      if (data.part === "progress") this.say(data.doing, data.done, data.total);
      else {
        if (data.part === "done") this.end();
        take(data);
      }
    });
    const fail = (what: string) => (): void => {
      if (worker !== this.worker) return;
      this.end();
      take({ part: "problem", message: what });
    };
    worker.addEventListener("error", fail("The worker of this page has failed"));
    worker.addEventListener("messageerror", fail("The worker of this page was not understood"));
    worker.postMessage(job);
  }

  /** Ends what is being done, if anything. */
  end(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.element.hidden = true;
  }

  private say(doing: string, done: number, total: number): void {
    this.doing.textContent = doing;
    this.bar.value = done / total;
  }

  private pressed(): void {
    if (this.worker === undefined) {
      this.again?.();
      return;
    }
    this.end();
    this.element.hidden = false;
    this.say("Stopped: what is below may be of earlier beliefs", 0, 1);
    this.button.textContent = "start again";
  }
}
