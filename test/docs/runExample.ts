import { format } from "node:util";
import { OfferError } from "offer-valuation";
import ts from "typescript";
import type { CodeBlock } from "./codeBlocks.js";

/**
 * Runs a block of example code and returns what it printed. Checks what the comments in it promise:
 *
 *     expression; // => text      String(expression) is text, or the text inside "quotes"
 *     const x = …; // => text     the same for x
 *     expression; // throws code  throws an OfferError with that code
 *
 * @param scope - names that the code may use without importing them
 * @throws Error that starts with file:line when the code fails or a promise is not kept
 */
export async function runExample(block: CodeBlock, scope: object = {}): Promise<string> {
  let line = block.line;
  const printed: string[] = [];
  const tools = {
    exports: {},
    require: await loadImports(block.code),
    console: { log: (...values: unknown[]) => printed.push(format(...values)) },
    $line: (offset: number) => {
      line = block.line + offset;
    },
    $equals: equals,
    $throws: throws,
  };
  const names = { ...scope, ...tools };
  try {
    // The braces let an example declare a variable of the same name as something in scope.
    const run = new AsyncFunction(...Object.keys(names), `{${compile(instrument(block.code))}}`);
    await run(...Object.values(names));
  } catch (error) {
    throw new Error(`${block.file}:${line}: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
  return printed.join("\n");
}

const AsyncFunction = (async () => {}).constructor as new (
  ...parametersAndBody: string[]
) => (...values: unknown[]) => Promise<void>;

async function loadImports(code: string): Promise<(name: string) => unknown> {
  const loaded = new Map<string, unknown>();
  for (const { fileName } of ts.preProcessFile(code).importedFiles) {
    loaded.set(fileName, await import(/* @vite-ignore */ fileName));
  }
  return (name) => loaded.get(name);
}

function compile(code: string): string {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText, diagnostics } = ts.transpileModule(code, { compilerOptions, reportDiagnostics: true });
  const [problem] = diagnostics ?? [];
  if (problem) throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, "\n"));
  return outputText;
}

/** Makes each top-level statement announce its line, and turns the promises in comments into calls. */
function instrument(code: string): string {
  const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.ES2022, true);
  let promises = 0;
  const statements = source.statements.map((statement) => {
    const offset = source.getLineAndCharacterOfPosition(statement.getStart()).line;
    const promise = promiseAfter(statement, code);
    if (promise) promises++;
    return `$line(${offset});${promise ? check(statement, promise) : statement.getText()}`;
  });
  const written = code.match(/\/\/ (=>|throws) /g)?.length ?? 0;
  if (written !== promises)
    throw new Error("a `// =>` or `// throws` comment is not at the end of a statement");
  return statements.join("\n");
}

interface Promised {
  readonly kind: "=>" | "throws";
  readonly text: string;
}

function promiseAfter(statement: ts.Statement, code: string): Promised | undefined {
  const [comment] = ts.getTrailingCommentRanges(code, statement.end) ?? [];
  const match = comment && /^\/\/ (=>|throws) (.*)$/.exec(code.slice(comment.pos, comment.end));
  return match ? { kind: match[1] as Promised["kind"], text: match[2]?.trim() ?? "" } : undefined;
}

function check(statement: ts.Statement, { kind, text }: Promised): string {
  if (ts.isExpressionStatement(statement)) {
    const call = kind === "=>" ? "$equals" : "$throws";
    return `await ${call}(async () => (${statement.expression.getText()}), ${JSON.stringify(text)});`;
  }
  if (ts.isVariableStatement(statement) && kind === "=>") {
    const names = statement.declarationList.declarations.map(({ name }) => name.getText()).join(", ");
    return `${statement.getText()} await $equals(async () => (${names}), ${JSON.stringify(text)});`;
  }
  throw new Error(`\`// ${kind}\` cannot follow this kind of statement`);
}

async function equals(evaluate: () => Promise<unknown>, text: string): Promise<void> {
  const expected = /^".*"$/.test(text) ? JSON.parse(text) : text;
  const actual = String(await evaluate());
  if (actual !== expected) throw new Error(`documented as ${expected}, but is ${actual}`);
}

async function throws(evaluate: () => Promise<unknown>, code: string): Promise<void> {
  const outcome = await evaluate().then(
    (value) => `returned ${value}`,
    (error: unknown) => (error instanceof OfferError ? error.code : `threw ${error}`),
  );
  if (outcome !== code) throw new Error(`documented to throw ${code}, but: ${outcome}`);
}
