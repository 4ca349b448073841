/** What a worker does with a chunk, in a thread of its own: the worker itself stays free to say that it is alive. */
import { answersTo } from "../work.js";
import { packed, unpacked } from "./queue.js";

/** @param {{ data: string }} job */
export default async (job) => packed(answersTo(unpacked(job.data)));
