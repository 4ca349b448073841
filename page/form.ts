import type { FieldPath, OfferIssue } from "../src/errors.js";
import { isJsonObject, type Json } from "../src/schema/document.js";
import { choiceOf, fill, freshId, h } from "./dom.js";
import { changed } from "./json.js";
import { formName, formOf, formsOf, isDecimal, isTable, type Schema, skeleton } from "./schema.js";
import { decimalOf } from "./typed.js";

/** A list whose entries are added from a menu of complete examples. */
interface Examples {
  readonly at: string;
  readonly label: string;
  readonly entries: readonly { readonly name: string; readonly summary: string; readonly example: Json }[];
}

interface FormTerms {
  readonly schema: Schema;
  /** Called after every change. */
  readonly onChange: (document: Json) => void;
  readonly examples?: Examples;
  /** Fields that are left to the document itself. */
  readonly hidden?: readonly string[];
}

interface Shown {
  readonly problem: HTMLElement;
  readonly control: HTMLElement | undefined;
}

const keyOf = (path: FieldPath): string => JSON.stringify(path.map(String));

/** A form for a document, made from its JSON Schema. Typing changes the document and leaves the form as it is; adding and taking away makes it anew. */
/** Fields that say how a document is written: programs write and read them. */
const UNSHOWN = ["$schema", "schemaVersion"];

export class DocumentForm {
  readonly element = h("div", { class: "form" });
  private document: Json = {};
  private readonly shown = new Map<string, Shown>();
  /** Long lists that somebody has unfolded, by their path. */
  private readonly unfolded = new Set<string>();

  constructor(private readonly terms: FormTerms) {}

  /** Shows another document. */
  show(document: Json): void {
    this.document = document;
    this.render();
  }

  /** Shows each problem beside its field, or beside what is around it; gives those that have no place. */
  showProblems(issues: readonly OfferIssue[]): readonly OfferIssue[] {
    for (const { problem, control } of this.shown.values()) {
      problem.textContent = "";
      control?.removeAttribute("aria-invalid");
    }
    return issues.filter(({ path, message, received }) => {
      for (let length = path.length; length > 0; length -= 1) {
        const found = this.shown.get(keyOf(path.slice(0, length)));
        if (found === undefined) continue;
        const inner = path.slice(length).map(String).join(" › ");
        const said = `${inner === "" ? "" : `${inner}: `}${message}${received === undefined ? "" : ` (received ${received})`}`;
        found.problem.textContent =
          found.problem.textContent === "" ? said : `${found.problem.textContent}\n${said}`;
        found.control?.setAttribute("aria-invalid", "true");
        const folded = found.problem.closest("details");
        if (folded !== null && this.element.contains(folded)) folded.open = true;
        return false;
      }
      return true;
    });
  }

  private render(): void {
    const focused = this.element.contains(document.activeElement)
      ? (document.activeElement as HTMLElement).dataset["at"]
      : undefined;
    this.shown.clear();
    fill(this.element, ...this.fieldsOf(this.terms.schema, this.document, [], this.terms.hidden));
    if (focused === undefined) return;
    const again = [...this.element.querySelectorAll<HTMLElement>("[data-at]")].find(
      (one) => one.dataset["at"] === focused,
    );
    again?.focus();
  }

  private put(path: FieldPath, value: Json | undefined, anew: boolean): void {
    this.document = changed(this.document, path, value);
    if (anew) this.render();
    this.terms.onChange(this.document);
  }

  /** What the fields of an object are stated in, and a menu of those that are not stated. */
  private fieldsOf(
    schema: Schema,
    value: Json,
    path: FieldPath,
    hidden: readonly string[] = [],
  ): HTMLElement[] {
    const { properties = {}, required = [] } = schema;
    const stated = isJsonObject(value) ? value : {};
    const names = Object.keys(properties).filter((name) => !hidden.includes(name) && !UNSHOWN.includes(name));
    const isShown = (name: string): boolean => required.includes(name) || stated[name] !== undefined;
    const open = names.filter((name) => !isShown(name));
    return [
      ...names
        .filter((name) => isShown(name) && properties[name]?.const === undefined)
        .map((name) =>
          this.field(
            properties[name] as Schema,
            stated[name],
            [...path, name],
            name,
            required.includes(name),
          ),
        ),
      ...(open.length === 0 ? [] : [this.menu(open, properties, path)]),
    ];
  }

  private menu(
    names: readonly string[],
    properties: Readonly<Record<string, Schema>>,
    path: FieldPath,
  ): HTMLElement {
    const options = names.map((name) => {
      const about = properties[name]?.description ?? "";
      return [name, about === "" ? spaced(name) : `${spaced(name)}: ${about}`] as const;
    });
    const label = `Add to ${path.length === 0 ? "this" : spaced(String(path.at(-1)))}`;
    return choiceOf([["", "+ add a field…"], ...options], "", {
      class: "add",
      "aria-label": label,
      "data-at": `${keyOf(path)}+`,
      onchange: (event) => {
        const { value } = event.target as HTMLSelectElement;
        if (value !== "") this.put([...path, value], skeleton(properties[value] as Schema), true);
      },
    });
  }

  private field(
    schema: Schema,
    value: Json | undefined,
    path: FieldPath,
    name: string,
    required: boolean,
  ): HTMLElement {
    const form = formOf(schema, value);
    const forms = formsOf(schema);
    const about = schema.description ?? form.description ?? "";
    const problem = h("p", { class: "problem", id: freshId() });
    const remove = required ? undefined : this.removeButton(path, name);
    const choose = forms.length < 2 ? undefined : this.formChoice(forms, form, path, name);
    const simple = form.properties === undefined && !isTable(form) && form.type !== "array";
    if (simple) {
      const id = freshId();
      const control = this.control(form, value, path, { id, "aria-describedby": `${id}h ${problem.id}` });
      this.shown.set(keyOf(path), { problem, control });
      return h(
        "div",
        { class: "field" },
        h("div", { class: "head" }, h("label", { for: id }, spaced(name)), choose, remove),
        control,
        h("small", { id: `${id}h` }, about),
        problem,
      );
    }
    this.shown.set(keyOf(path), { problem, control: undefined });
    const legend = h("legend", {}, titleOf(form, value, name));
    return h(
      "fieldset",
      {},
      legend,
      h("div", { class: "head" }, h("small", {}, about), choose, remove),
      problem,
      ...this.folded(this.inside(form, value, path), form, value, path),
    );
  }

  /** Lists that are read less often than what the offer pays are folded until somebody wants them. */
  private folded(
    fields: HTMLElement[],
    form: Schema,
    value: Json | undefined,
    path: FieldPath,
  ): HTMLElement[] {
    const { examples } = this.terms;
    if (form.type !== "array" || path.length !== 1 || path[0] === examples?.at || !Array.isArray(value)) {
      return fields;
    }
    const key = keyOf(path);
    const details = h(
      "details",
      { open: this.unfolded.has(key) },
      h("summary", {}, `${value.length} entries`),
      ...fields,
    );
    details.addEventListener("toggle", () => {
      if (details.open) this.unfolded.add(key);
      else this.unfolded.delete(key);
    });
    return [details];
  }

  private inside(form: Schema, value: Json | undefined, path: FieldPath): HTMLElement[] {
    if (isTable(form)) return this.tableOf(form.additionalProperties, value, path);
    if (form.type === "array") return this.listOf(form.items ?? {}, value, path);
    return this.fieldsOf(form, value ?? {}, path);
  }

  private listOf(items: Schema, value: Json | undefined, path: FieldPath): HTMLElement[] {
    const entries = Array.isArray(value) ? value : [];
    const { examples } = this.terms;
    const fields = entries.map((entry, index) =>
      this.field(items, entry as Json, [...path, index], `${index + 1}`, false),
    );
    if (examples !== undefined && keyOf(path) === keyOf([examples.at])) {
      return [...fields, this.exampleMenu(examples, entries, path)];
    }
    const add = h(
      "button",
      {
        type: "button",
        "data-at": `${keyOf(path)}+`,
        onclick: () => this.put([...path, entries.length], entries.at(-1) ?? skeleton(items), true),
      },
      `Add to ${spaced(String(path.at(-1)))}`,
    );
    return [...fields, add];
  }

  /** A menu of what may be added, each with what it means. */
  private exampleMenu(
    { label, entries: known }: Examples,
    entries: readonly Json[],
    path: FieldPath,
  ): HTMLElement {
    const id = freshId();
    const options = known.map(({ name, summary }) => [name, `${spaced(name)}: ${summary}`] as const);
    const select = choiceOf([["", "choose…"], ...options], "", {
      id,
      "data-at": `${keyOf(path)}+`,
      onchange: () => {
        const found = known.find(({ name }) => name === select.value);
        if (found !== undefined) this.put([...path, entries.length], named(found.example, entries), true);
      },
    });
    return h("div", { class: "field add-example" }, h("label", { for: id }, label), select);
  }

  private tableOf(each: Schema, value: Json | undefined, path: FieldPath): HTMLElement[] {
    const rows = isJsonObject(value) ? Object.entries(value) : [];
    const input = h("input", {
      type: "text",
      "aria-label": `Name to add to ${spaced(String(path.at(-1)))}`,
      "data-at": `${keyOf(path)}+`,
    });
    const add = (): void => {
      const name = input.value.trim();
      if (name !== "") this.put([...path, name], rows.at(-1)?.[1] ?? skeleton(each), true);
    };
    return [
      ...rows.map(([name, entry]) => this.field(each, entry, [...path, name], name, false)),
      h("div", { class: "head" }, input, h("button", { type: "button", onclick: add }, "Add by name")),
    ];
  }

  private removeButton(path: FieldPath, name: string): HTMLElement {
    // An entry of a list is told from those of other lists.
    const numbered =
      typeof path.at(-1) === "number" ? `${spaced(String(path.at(-2)))} ${name}` : spaced(name);
    const attributes = { type: "button", class: "remove", "aria-label": `Take away ${numbered}` };
    return h("button", { ...attributes, onclick: () => this.put(path, undefined, true) }, "×");
  }

  private formChoice(forms: readonly Schema[], form: Schema, path: FieldPath, name: string): HTMLElement {
    const options = forms.map((one, index) => [String(index), formName(one)] as const);
    return choiceOf(options, String(forms.indexOf(form)), {
      class: "forms",
      "aria-label": `How ${spaced(name)} is stated`,
      "data-at": `${keyOf(path)}?`,
      onchange: (event) => {
        const chosen = forms[Number((event.target as HTMLSelectElement).value)];
        if (chosen !== undefined) this.put(path, skeleton(chosen), true);
      },
    });
  }

  private control(
    form: Schema,
    value: Json | undefined,
    path: FieldPath,
    attributes: Readonly<Record<string, string>>,
  ): HTMLElement {
    const at = { ...attributes, "data-at": keyOf(path) };
    const options =
      form.type === "boolean"
        ? ["false", "true"]
        : form.const !== undefined
          ? [String(form.const)]
          : form.enum;
    if (options !== undefined) {
      const said: Readonly<Record<string, string>> =
        form.type === "boolean" ? { true: "yes", false: "no" } : {};
      return choiceOf(
        options.map((option) => [option, said[option] ?? option] as const),
        String(value ?? form.default ?? options[0]),
        {
          ...at,
          onchange: (event) => {
            const chosen = (event.target as HTMLSelectElement).value;
            this.put(path, form.type === "boolean" ? chosen === "true" : chosen, false);
          },
        },
      );
    }
    const plain = form.type === "string" || form.type === "integer" || form.type === "number";
    const parse = (text: string): Json | undefined => {
      if (text === "") return undefined;
      if (form.type === "string") return isDecimal(form) ? decimalOf(text) : text;
      try {
        return JSON.parse(text) as Json;
      } catch {
        return text;
      }
    };
    const written =
      typeof value === "string"
        ? value
        : value === undefined
          ? ""
          : JSON.stringify(value, null, plain ? 0 : 2);
    const oninput = (event: Event): void =>
      this.put(path, parse((event.target as HTMLInputElement).value), false);
    if (!plain) {
      const area = h("textarea", { ...at, rows: 6, spellcheck: "false", oninput });
      area.value = written;
      return area;
    }
    const mode = isDecimal(form) || form.type !== "string" ? "decimal" : undefined;
    const hint = form.default === undefined ? undefined : String(form.default);
    const kind = form.format === "date" ? "date" : "text";
    const input = h("input", {
      ...at,
      type: kind,
      inputmode: mode,
      placeholder: hint,
      spellcheck: "false",
      autocomplete: "off",
      oninput,
    });
    input.value = written;
    return input;
  }
}

/** An example under a name that no entry has. */
function named(example: Json, entries: readonly Json[]): Json {
  const types = entries.flatMap((entry) => (isJsonObject(entry) ? [entry["type"]] : []));
  if (!isJsonObject(example) || !types.includes(example["type"] ?? "")) return example;
  return { ...example, name: `${spaced(String(example["type"]))} ${entries.length + 1}` };
}

/** What a group of fields is called: by its own name or kind where it has one. */
function titleOf(form: Schema, value: Json | undefined, name: string): string {
  const stated = isJsonObject(value) ? (value["name"] ?? value["type"] ?? value["event"]) : undefined;
  const numbered = /^\d{1,2}$/.test(name);
  if (typeof stated !== "string")
    return numbered
      ? `${name}${form.description === undefined ? "" : `. ${form.description}`}`
      : spaced(name);
  return numbered ? `${name}. ${spaced(stated)}` : spaced(name);
}

/** `discountRate` as "discount rate"; what is anybody's name stays as it is. */
const spaced = (name: string): string =>
  /^[a-z]+([A-Z][a-z]*)+$/.test(name) ? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : name;
