/** What a worker does with a chunk, in a thread of its own: the worker itself stays free to say that it is alive. */
import { answersTo } from "../work.js";

/** @param {{ data: import("../work.js").Chunk }} job */
export default async (job) => answersTo(job.data);
