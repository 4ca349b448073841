/** Thrown where an interval is too wide to answer a question; caught where the computation is repeated with more digits. */
export class Undecided extends Error {
  override readonly name = "Undecided";
}
