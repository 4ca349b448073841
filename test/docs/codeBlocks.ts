/** One ```ts block of a document. */
export interface CodeBlock {
  readonly file: string;
  /** Line of the file on which the code starts, from 1. */
  readonly line: number;
  readonly code: string;
  /** The ```text block right below: what the code prints. */
  readonly prints: string | undefined;
}

interface Fenced {
  readonly language: string;
  readonly start: number;
  readonly end: number;
}

/** The ```ts blocks of a Markdown document. */
export function codeBlocks(file: string, markdown: string): CodeBlock[] {
  const lines = markdown.split("\n");
  const textOf = ({ start, end }: Fenced) => lines.slice(start, end).join("\n");
  const all = fencedBlocks(lines);
  return all.flatMap((block, index) => {
    if (block.language !== "ts") return [];
    const next = all[index + 1];
    // Only blank lines may stand between code and output, so that a reader takes the two together as well.
    const isOutput =
      next?.language === "text" &&
      lines
        .slice(block.end + 1, next.start - 1)
        .join("")
        .trim() === "";
    return [
      { file, line: block.start + 1, code: textOf(block), prints: isOutput ? textOf(next) : undefined },
    ];
  });
}

/** The commands of a document's ```sh blocks that call `offer-valuation`, with what the ```text block right below shows of their output. */
export function shownCommands(file: string, markdown: string): CodeBlock[] {
  const lines = markdown.split("\n");
  const textOf = ({ start, end }: Fenced) => lines.slice(start, end).join("\n");
  const all = fencedBlocks(lines);
  return all.flatMap((block, index) => {
    if (block.language !== "sh") return [];
    const calls = textOf(block)
      .split("\n")
      .flatMap((line) => /^npx offer-valuation (.*)$/.exec(line)?.[1] ?? []);
    const next = all[index + 1];
    const prints = next?.language === "text" && next.start <= block.end + 4 ? textOf(next) : undefined;
    return calls.map((code, at) => ({
      file,
      line: block.start + 1,
      code,
      prints: at === calls.length - 1 ? prints : undefined,
    }));
  });
}

/** The ```ts blocks of all doc comments of a source file. */
export function docCommentBlocks(file: string, source: string): CodeBlock[] {
  const comments = [...source.matchAll(/^[ \t]*\/\*\*[\s\S]*?\*\//gm)];
  return comments.flatMap(({ 0: comment, index }) => {
    const markdown = comment.replace(/^[ \t]*(\/\*\*|\*\/|\* ?)/gm, "").replace(/\*\/$/, "");
    const linesAbove = source.slice(0, index).split("\n").length - 1;
    return codeBlocks(file, markdown).map((block) => ({ ...block, line: block.line + linesAbove }));
  });
}

/** `start` and `end` are the indexes of the first line inside and of the closing fence. */
function fencedBlocks(lines: readonly string[]): Fenced[] {
  const blocks: Fenced[] = [];
  let open: { readonly language: string; readonly start: number } | undefined;
  lines.forEach((line, index) => {
    const fence = /^\s*```(\w*)/.exec(line);
    if (!fence) return;
    if (open) blocks.push({ ...open, end: index });
    open = open ? undefined : { language: fence[1] ?? "", start: index + 1 };
  });
  return blocks;
}
