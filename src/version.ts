// Internal: no name of the public API lives here.

/** The version of this library, as package.json has it. */
export const VERSION = "0.1.0";
