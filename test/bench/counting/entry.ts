export * from "../subject.js";
export { counts } from "./counts.js";
