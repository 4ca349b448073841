// Internal: no name of the public API lives here.

/**
 * Whether a text has nothing but characters of ASCII that print, as most texts have: then nothing in it is hidden, a control or a
 * separator of lines. Asked before a pattern of Unicode's properties, whose tables take milliseconds to make in every process.
 */
export const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);
