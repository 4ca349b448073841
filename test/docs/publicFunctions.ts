import ts from "typescript";

export interface PublicFunction {
  readonly name: string;
  /** Its doc comment has an @example. */
  readonly hasExample: boolean;
}

/** The functions that a module exports, with the doc comments of the places where they are declared. */
export function publicFunctions(entry: string): PublicFunction[] {
  const { config } = ts.readConfigFile("tsconfig.build.json", ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ".");
  const program = ts.createProgram([entry], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${entry} exports nothing`);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
    .filter((symbol) => isFunction(checker.getTypeOfSymbol(symbol)))
    .map((symbol) => ({
      name: symbol.name,
      hasExample: symbol.getJsDocTags(checker).some((tag) => tag.name === "example"),
    }));
}

/** A class that can also be called without `new`, as Decimal can, is not one. */
function isFunction(type: ts.Type): boolean {
  return type.getCallSignatures().length > 0 && type.getConstructSignatures().length === 0;
}
