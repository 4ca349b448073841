// Internal: no name of the public API lives here.

/**
 * Whether a text has nothing but blanks, letters and marks of ASCII and Latin, up to Extended-B, as most texts have: then nothing in
 * it is hidden, a control or a separator of lines. Asked before a pattern of Unicode's properties, whose tables take milliseconds to
 * make in every process. Left out are the controls, and the soft hyphen.
 */
export const isPlain = (text: string): boolean => /^[ -~\xa1-\xac\xae-\u024f]*$/.test(text);
