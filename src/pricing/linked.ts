// Internal: no name of the public API lives here.

/** Items in groups that share no key with each other, in the order of the first of each. */
export function linked<Item>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly string[],
): readonly (readonly Item[])[] {
  const leaders = items.map((_, index) => index);
  const leaderOf = (index: number): number => {
    let leader = index;
    while (leaders[leader] !== leader) leader = leaders[leader] as number;
    leaders[index] = leader;
    return leader;
  };
  const firstWith = new Map<string, number>();
  items.forEach((item, index) => {
    for (const key of keysOf(item)) {
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, index);
      else leaders[leaderOf(first)] = leaderOf(index);
    }
  });
  const groups = new Map<number, Item[]>();
  items.forEach((item, index) => {
    const leader = leaderOf(index);
    const group = groups.get(leader);
    if (group === undefined) groups.set(leader, [item]);
    else group.push(item);
  });
  return [...groups.values()];
}
