/** The rules of how modules may depend on each other, as pure functions of an import graph. */

export interface Import {
  /** The imported file, from the repository's root: "src/time/date.ts". */
  readonly file: string;
  /** Erased when compiled: `import type`, `export type … from`, `import("…").T`. */
  readonly typeOnly: boolean;
  /** `export * from`: passes on names that it does not list. */
  readonly exportsAll: boolean;
}

export type ImportGraph = ReadonlyMap<string, readonly Import[]>;

/** Every broken rule as one readable line; `layers` are listed lowest first. */
export function layerViolations(graph: ImportGraph, layers: readonly string[]): string[] {
  return [
    ...unknownLayers(graph, layers),
    ...upwardImports(graph, layers),
    ...cycles(graph),
    ...barrels(graph),
  ];
}

/** "src/time/date.ts" is in layer "time", "src/errors.ts" in layer "errors". */
function layerOf(file: string): string {
  return file.replace(/^src\//, "").replace(/(\/.*|\.ts)$/, "");
}

function unknownLayers(graph: ImportGraph, layers: readonly string[]): string[] {
  return [...graph.keys()]
    .filter((file) => !layers.includes(layerOf(file)))
    .map((file) => `${file}: "${layerOf(file)}" is not a known layer`);
}

function upwardImports(graph: ImportGraph, layers: readonly string[]): string[] {
  const rank = (file: string) => layers.indexOf(layerOf(file));
  return [...graph].flatMap(([file, imports]) =>
    imports
      .filter((imported) => rank(imported.file) > rank(file))
      .map((imported) => `${file} imports ${imported.file} from a higher layer`),
  );
}

/** Type-only imports may form cycles: they leave nothing behind that could be evaluated too early. */
function cycles(graph: ImportGraph): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) found.push(`import cycle: ${[...path.slice(start), file].join(" → ")}`);
    if (start >= 0 || done.has(file)) return;
    for (const imported of graph.get(file) ?? []) {
      if (!imported.typeOnly) visit(imported.file, [...path, file]);
    }
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

function barrels(graph: ImportGraph): string[] {
  return [...graph].flatMap(([file, imports]) => [
    ...(file !== "src/index.ts" && file.endsWith("/index.ts") ? [`${file} is a barrel`] : []),
    ...imports
      .filter((imported) => imported.exportsAll)
      .map((imported) => `${file} exports * from ${imported.file}`),
  ]);
}
