/** What the counting copy of the library has done so far. */
export const counts = { fallbacks: 0, bulkSums: 0 };
