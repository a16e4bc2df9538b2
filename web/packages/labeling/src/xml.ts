import { SaxesParser } from "saxes";
import type { ConfigElement, Diagnostic } from "./config.ts";

/** The longest config that is read, in characters. */
export const maxConfigLength = 1_000_000;

/** The deepest nesting that is read. */
export const maxDepth = 100;

/** The most elements that are read. */
export const maxElements = 10_000;

type Building = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: ConfigElement[];
  readonly line: number;
  readonly column: number;
  text: string;
};

/** The tree of an XML text, as far as it could be read, and what was wrong with it. */
export type Tree = { readonly root: ConfigElement | null; readonly diagnostics: readonly Diagnostic[] };

/** Reads XML into elements. Document types and entities of one's own are refused; nothing is thrown on any text. */
export function readTree(xml: string): Tree {
  const text = (xml.startsWith("\ufeff") ? xml.slice(1) : xml).replace(/\r\n?/g, "\n");
  if (text.trim() === "") {
    return failed("config-empty", 1, 1, "The labeling config is empty.", "Start with <View> … </View>.");
  }
  if (text.length > maxConfigLength) {
    return failed(
      "config-too-large",
      1,
      1,
      `The labeling config has ${text.length} characters; at most ${maxConfigLength} are read.`,
      'Move long lists of labels into task data and read them with value="$name".',
    );
  }
  return new TreeReader(text).read();
}

function failed(code: string, line: number, column: number, message: string, fix: string): Tree {
  return { root: null, diagnostics: [{ severity: "error", code, line, column, message, fix }] };
}

type Place = { readonly line: number; readonly column: number };

/** Collects the events of one parse; stops listening at the first error. */
class TreeReader {
  readonly #text: string;
  readonly #parser: SaxesParser = new SaxesParser();
  readonly #open: Building[] = [];
  #root: ConfigElement | null = null;
  #problem: Diagnostic | null = null;
  #count = 0;
  #start: Place = { line: 1, column: 1 };
  #counted = { offset: 0, line: 1, lineStart: 0 };

  constructor(text: string) {
    this.#text = text;
  }

  read(): Tree {
    const parser = this.#parser;
    parser.on("error", (error) => this.#refuse("xml-not-well-formed", wording(error.message), "Check the tag there."));
    parser.on("doctype", () =>
      this.#refuse(
        "dtd-not-allowed",
        "The labeling config has a document type (DTD).",
        "Remove the <!DOCTYPE …> line.",
      ),
    );
    parser.on("opentagstart", (tag) => {
      this.#start = this.#placeOf(tag.name);
    });
    parser.on("opentag", (tag) => this.#opened(tag.name, tag.attributes));
    parser.on("closetag", () => this.#closed());
    parser.on("text", (text) => this.#wrote(text));
    parser.on("cdata", (text) => this.#wrote(text));
    parser.write(this.#text);
    if (this.#problem === null) parser.close();
    while (this.#problem !== null && this.#open.length > 0) this.#finish();
    return { root: this.#root, diagnostics: this.#problem === null ? [] : [this.#problem] };
  }

  #opened(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#problem !== null) return;
    this.#count++;
    if (this.#open.length >= maxDepth) {
      this.#refuse("config-too-deep", `<${tag}> is nested deeper than ${maxDepth} tags.`, "Nest fewer views.");
    } else if (this.#count > maxElements) {
      this.#refuse(
        "config-too-many-tags",
        `The labeling config has more than ${maxElements} tags.`,
        'Move long lists of labels into task data and read them with value="$name".',
      );
    } else {
      this.#open.push({ tag, attributes: { ...attributes }, children: [], text: "", ...this.#start });
    }
  }

  #closed(): void {
    if (this.#problem === null) this.#finish();
  }

  #finish(): void {
    const built = this.#open.pop();
    if (built === undefined) return;
    const element: ConfigElement = { ...built, text: built.text.trim() };
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#root = element;
    else parent.children.push(element);
  }

  #wrote(text: string): void {
    const parent = this.#open.at(-1);
    if (this.#problem === null && parent !== undefined) parent.text += text;
  }

  #refuse(code: string, message: string, fix: string): void {
    if (this.#problem !== null) return;
    const { line } = this.#parser;
    this.#problem = { severity: "error", code, line, column: this.#parser.columnIndex + 1, message, fix };
  }

  /** The 1-based place of the start tag just met; lines are counted on from the tag before it. */
  #placeOf(tag: string): Place {
    const at = this.#text.lastIndexOf(`<${tag}`, this.#parser.position);
    const { offset } = this.#counted;
    let { line, lineStart } = this.#counted;
    for (const newline of this.#text.slice(offset, at).matchAll(/\n/g)) {
      line++;
      lineStart = offset + newline.index + 1;
    }
    this.#counted = { offset: at, line, lineStart };
    return { line, column: at - lineStart + 1 };
  }
}

function wording(message: string): string {
  const reason = message.replace(/^\d+:\d+: /, "").replace(/\.$/, "");
  return `The labeling config is not well-formed XML: ${reason}.`;
}
