import { posix } from "node:path";
import ts from "typescript";
import type { Import } from "./layers.js";

/** What the architecture rules look at in one source file. */
export interface SourceFile {
  /** Relative imports, resolved to files. */
  readonly imports: readonly Import[];
  readonly packages: readonly string[];
  readonly exports: readonly string[];
  /** Uses of what only the outside world can answer, as "line 3: Math.random". Comments do not count. */
  readonly impurities: readonly string[];
}

export function parseSourceFile(file: string, text: string): SourceFile {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const imports: Import[] = [];
  const packages: string[] = [];
  const impurities: string[] = [];
  const visit = (node: ts.Node): void => {
    const dependency = dependencyOf(node);
    if (dependency?.specifier.startsWith(".")) {
      const target = posix.join(posix.dirname(file), dependency.specifier).replace(/\.js$/, ".ts");
      imports.push({ file: target, typeOnly: dependency.typeOnly, exportsAll: dependency.exportsAll });
    } else if (dependency) {
      packages.push(dependency.specifier);
    }
    const impurity = impurityOf(node);
    if (impurity) impurities.push(`line ${lineOf(source, node)}: ${impurity}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { imports, packages, exports: source.statements.flatMap(exportedNames), impurities };
}

function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
}

/** Stands for a module that only a variable names. */
export const VARIABLE = "a module that a variable names";

interface Dependency {
  readonly specifier: string;
  readonly typeOnly: boolean;
  readonly exportsAll: boolean;
}

function dependencyOf(node: ts.Node): Dependency | undefined {
  if (ts.isImportDeclaration(node)) {
    // `import { type T }` is not type-only: under verbatimModuleSyntax the import itself stays.
    const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return dependency(node.moduleSpecifier, typeOnly);
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    return dependency(node.moduleSpecifier, node.isTypeOnly, node.exportClause === undefined);
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return dependency(node.argument.literal, true);
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [named] = node.arguments;
    if (named !== undefined && ts.isIdentifier(named))
      return { specifier: VARIABLE, typeOnly: false, exportsAll: false };
    return dependency(named, false);
  }
  return undefined;
}

function dependency(specifier: ts.Node | undefined, typeOnly: boolean, exportsAll = false): Dependency {
  if (!specifier || !ts.isStringLiteralLike(specifier))
    throw new Error("an import must name its module literally");
  return { specifier: specifier.text, typeOnly, exportsAll };
}

const impureObjects = new Set(["console", "process"]);
const impureCalls = new Set(["Date.now", "Math.random"]);

function impurityOf(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === "Date") return "new Date";
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const impure = impureObjects.has(node.expression.getText()) || impureCalls.has(node.getText());
  return impure ? node.getText() : undefined;
}

function exportedNames(statement: ts.Statement): string[] {
  if (ts.isExportDeclaration(statement)) {
    const clause = statement.exportClause;
    if (!clause) return [];
    return ts.isNamedExports(clause)
      ? clause.elements.map((element) => element.name.text)
      : [clause.name.text];
  }
  const exported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
  if (!exported) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((declaration) => declaration.name.getText());
  }
  const { name } = statement as ts.DeclarationStatement;
  return name ? [name.text] : [];
}
