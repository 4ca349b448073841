import { pageHtml } from "./build/writePage.js";
import { gzipSync } from "node:zlib";
const h = await pageHtml(); console.log(h.length, gzipSync(h,{level:9}).length);
