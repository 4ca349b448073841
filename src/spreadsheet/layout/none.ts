/** What a cell says where a list or a table is stated and has no entry. */
export const NONE = "(none)";
