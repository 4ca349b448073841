import { between } from "./between.js";

export const probability = (description: string) => between(0, 1, description, "0.25 is 25%");
