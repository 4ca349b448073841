// Internal: no name of the public API lives here.

/** The SHA-256 of a text in UTF-8, as 64 hexadecimal digits (FIPS 180-4). Half a surrogate pair counts as U+FFFD. */
export function sha256(text: string): string {
  const words = padded(utf8(text));
  const state = [...INITIAL];
  for (let block = 0; block < words.length; block += 16) compress(state, words, block);
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

const REPLACEMENT = 0xfffd;

function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    const code = point >= 0xd800 && point <= 0xdfff ? REPLACEMENT : point;
    const following = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    const lead = [0, 0xc0, 0xe0, 0xf0][following] as number;
    bytes.push(lead | (code >> (6 * following)));
    for (let left = following - 1; left >= 0; left -= 1) bytes.push(0x80 | ((code >> (6 * left)) & 0x3f));
  }
  return bytes;
}

/** The bytes as words, ended by a 1 and by how many bits there are. */
function padded(bytes: readonly number[]): Int32Array {
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const words = new Int32Array(blocks * 16);
  [...bytes, 0x80].forEach((byte, index) => {
    words[index >> 2] = (words[index >> 2] as number) | (byte << (24 - 8 * (index % 4)));
  });
  words[words.length - 2] = Math.floor((bytes.length * 8) / 2 ** 32);
  words[words.length - 1] = bytes.length * 8;
  return words;
}

const PRIMES: readonly number[] = Array.from({ length: 312 }, (_, n) => n).filter(
  (n) => n > 1 && Array.from({ length: n - 2 }, (_, d) => d + 2).every((d) => n % d !== 0),
);

/** The first 32 bits of the fraction of a root of a small prime; doubles have 52 of them. */
const fractionOf = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;

const INITIAL = PRIMES.slice(0, 8).map((prime) => fractionOf(Math.sqrt(prime)));
const ROUNDS = PRIMES.slice(0, 64).map((prime) => fractionOf(Math.cbrt(prime)));

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function compress(state: number[], words: Int32Array, block: number): void {
  const w = new Int32Array(64);
  w.set(words.subarray(block, block + 16));
  const at = (index: number): number => w[index] as number;
  for (let t = 16; t < 64; t += 1) {
    const [x, y] = [at(t - 15), at(t - 2)];
    const small = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);
    const large = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);
    w[t] = at(t - 16) + small + at(t - 7) + large;
  }
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
  for (let t = 0; t < 64; t += 1) {
    const choice = (e & f) ^ (~e & g);
    const first =
      (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + (ROUNDS[t] as number) + at(t)) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = ((state[index] as number) + word) | 0;
  });
}
