type Handler = (event: Event) => void;
type Attribute = string | boolean | number | undefined | Handler;

/** An element with attributes (`on…` are listeners, true is an attribute without a value) and children; texts stay texts. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

let ids = 0;

/** An id that no other element has. */
export function freshId(): string {
  ids += 1;
  return `i${ids}`;
}

/** Puts children in place of whatever an element held. */
export function fill(element: Element, ...children: readonly (Node | string)[]): void {
  element.replaceChildren(...children);
}

/** A choice among options, each a value and what it says. */
export function choiceOf(
  options: readonly (readonly [value: string, label: string])[],
  chosen: string,
  attributes: Readonly<Record<string, Attribute>>,
): HTMLSelectElement {
  const select = h(
    "select",
    attributes,
    ...options.map(([value, label]) => h("option", { value, selected: value === chosen }, label)),
  );
  select.value = chosen;
  return select;
}

/** Lets somebody keep a file. */
export function download(name: string, content: string | Uint8Array, type: string): void {
  const url = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
