import { startPage } from "./page.js";
import { answerJobs } from "./worker.js";

// One script is both: the page, and what the page starts with the script's own text to do long work. A file on a disk may start
// no other file.
if (typeof document === "undefined") answerJobs();
else startPage(document.currentScript?.textContent ?? "");
