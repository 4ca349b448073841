import { Decimal } from "decimal.js";
import type { Measure } from "./measure.js";

/** Where ours and a peer's figure are further apart than that peer's precision explains: what computes something else. */
export function disagreements({ name, size, ours, peers }: Measure): string[] {
  const Wide = Decimal.clone({ precision: 60 });
  const turn = 7;
  const figure = new Wide(ours(turn));
  return peers
    .filter(({ share = 1 }) => share === 1)
    .flatMap((peer) => {
      const theirs = new Wide(peer.run(turn));
      const close = theirs.minus(figure).abs().lessThanOrEqualTo(figure.abs().times(peer.tolerance));
      return close ? [] : [`${name}, ${size?.count ?? 1} flows: ${figure}, but ${peer.name} says ${theirs}`];
    });
}
