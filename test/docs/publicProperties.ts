import { relative } from "node:path";
import ts from "typescript";

/** A property that a user of the library reads or writes. */
export interface PublicProperty {
  /** Where it is declared: "src/time/schedule.ts". */
  readonly file: string;
  /** "ScheduleTerms.start"; the line of the declaration where its type has no name. */
  readonly name: string;
  /** The text of its doc comment, on one line; empty where it has none. */
  readonly comment: string;
}

/** The program that `entries` start, as the library is compiled. `texts` are files that exist for this program alone. */
export function libraryProgram(
  entries: readonly string[],
  texts: Readonly<Record<string, string>> = {},
): ts.Program {
  const { config } = ts.readConfigFile("tsconfig.build.json", ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ".");
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => file in texts || fileExists(file);
  host.readFile = (file) => texts[file] ?? readFile(file);
  return ts.createProgram([...entries], options, host);
}

/** What a module exports, by name. */
export function exportsOf(program: ts.Program, entry: string): readonly ts.Symbol[] {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${entry} exports nothing`);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
}

/**
 * Every property that can be reached from what `entries` export: through fields, lists, tables, alternatives, and what functions
 * take and return. A discriminant with one value (`tag: "min"`) and a field that must be absent (`shares?: never`) say
 * themselves what they are, and are left out.
 */
export function publicProperties(program: ts.Program, entries: readonly string[]): PublicProperty[] {
  const checker = program.getTypeChecker();
  const found = new Map<ts.Node, PublicProperty>();
  const seen = new Set<ts.Type>();
  const open: ts.Type[] = entries
    .flatMap((entry) => exportsOf(program, entry))
    .flatMap((symbol) => [
      ...(symbol.flags & ts.SymbolFlags.Value ? [checker.getTypeOfSymbol(symbol)] : []),
      ...(symbol.flags & ts.SymbolFlags.Type ? [checker.getDeclaredTypeOfSymbol(symbol)] : []),
    ]);
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    if (seen.has(type)) continue;
    seen.add(type);
    open.push(...partsOf(type, checker));
    for (const property of ownPropertiesOf(type, checker)) {
      const declared = checker.getTypeOfSymbol(property);
      open.push(declared);
      if (saysItself(declared)) continue;
      const comment = commentOf(property, checker);
      for (const node of property.declarations ?? []) {
        if (isOwn(node)) found.set(node, { file: fileOf(node), name: nameOf(node), comment });
      }
    }
  }
  return [...found.values()].sort((a, b) => `${a.file} ${a.name}`.localeCompare(`${b.file} ${b.name}`));
}

/** The doc comment of a property on one line. */
export const commentOf = (property: ts.Symbol, checker: ts.TypeChecker): string =>
  ts.displayPartsToString(property.getDocumentationComment(checker)).replace(/\s+/g, " ").trim();

/** The types that a type is made of, but for those of its properties. */
function partsOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  if (type.isUnionOrIntersection()) return type.types;
  if (type.flags & ts.TypeFlags.TypeParameter) return [checker.getBaseConstraintOfType(type) ?? type];
  if (!(type.flags & ts.TypeFlags.Object)) return [];
  const passed = checker.getTypeArguments(type as ts.TypeReference);
  if (isForeign(type)) return passed;
  const signatures = [...type.getCallSignatures(), ...type.getConstructSignatures()].flatMap((signature) => [
    ...signature.getParameters().map((parameter) => checker.getTypeOfSymbol(parameter)),
    signature.getReturnType(),
  ]);
  return [...passed, ...checker.getIndexInfosOfType(type).map((info) => info.type), ...signatures];
}

const ownPropertiesOf = (type: ts.Type, checker: ts.TypeChecker): readonly ts.Symbol[] =>
  !(type.flags & ts.TypeFlags.Object) || isForeign(type)
    ? []
    : checker.getPropertiesOfType(type).filter(({ declarations }) => declarations?.some(isOwn));

const fileOf = (node: ts.Node): string => relative(process.cwd(), node.getSourceFile().fileName);

const isOwn = (node: ts.Node): boolean => fileOf(node).startsWith("src/");

/** A class or an interface of the language or of another package, such as Array and Decimal. */
function isForeign(type: ts.Type): boolean {
  const symbol = type.getSymbol();
  if (symbol === undefined || !(symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface)))
    return false;
  return !symbol.declarations?.some(isOwn);
}

function saysItself(type: ts.Type): boolean {
  const parts = (type.isUnion() ? type.types : [type]).filter(
    ({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Never)),
  );
  return parts.length === 0 || (parts.length === 1 && parts[0]?.isStringLiteral() === true);
}

/** The name of a property after those of the types and properties that it stands in. */
function nameOf(declaration: ts.Node): string {
  const own = nameIn(declaration);
  for (let around = declaration.parent; around !== undefined; around = around.parent) {
    if (ts.isPropertySignature(around)) return `${nameOf(around)}.${own}`;
    const isNamed =
      ts.isInterfaceDeclaration(around) || ts.isTypeAliasDeclaration(around) || ts.isClassDeclaration(around);
    if (isNamed) return `${nameIn(around)}.${own}`;
  }
  const source = declaration.getSourceFile();
  return `line ${source.getLineAndCharacterOfPosition(declaration.getStart()).line + 1}, ${own}`;
}

const nameIn = (node: ts.Node): string =>
  ts.getNameOfDeclaration(node as ts.Declaration)?.getText() ?? node.getText().slice(0, 40);
