import { findTag, tagNames } from "@assay/labeling";

/** A text that may stand at the cursor. */
export type Suggestion = {
  readonly label: string;
  /** What is put in place of `from` to `to`. */
  readonly text: string;
  /** Where the cursor stands afterwards, counted from the text's beginning. */
  readonly cursor: number;
  /** What kind of thing it is. */
  readonly kind: "tag" | "attribute" | "value" | "end";
};

export type Completion = { readonly from: number; readonly to: number; readonly suggestions: readonly Suggestion[] };

const nothing: readonly Suggestion[] = [];

/** What may be written at the cursor of a config: tags, attributes, values, names of other tags and keys of the data. */
export function completionAt(config: string, cursor: number, dataKeys: readonly string[]): Completion {
  const before = config.slice(0, cursor);
  const open = openTagAt(before);
  if (open === null) {
    return { from: cursor, to: cursor, suggestions: nothing };
  }
  const inside = before.slice(open + 1);
  const closing = /^\/([\w-]*)$/.exec(inside);
  if (closing !== null) {
    const name = parentOf(before.slice(0, open));
    return complete(open + 2, cursor, closing[1] ?? "", name === null ? nothing : [end(name)]);
  }
  const name = /^([\w-]*)$/.exec(inside);
  if (name !== null) {
    return complete(open + 1, cursor, name[1] ?? "", tagsWithin(parentOf(before.slice(0, open))));
  }
  return inTag(config, cursor, inside, dataKeys);
}

/** The place of the `<` of a tag that is not closed before the end of the text. */
function openTagAt(before: string): number | null {
  const code = before.replaceAll(/<!--[\s\S]*?(-->|$)/g, (comment) => " ".repeat(comment.length));
  const open = code.lastIndexOf("<");
  if (open < 0) {
    return null;
  }
  const bare = code.slice(open).replaceAll(/"[^"]*"|'[^']*'/g, "");
  return bare.includes(">") ? null : open;
}

function inTag(config: string, cursor: number, inside: string, dataKeys: readonly string[]): Completion {
  const tag = /^[\w-]+/.exec(inside)?.[0] ?? "";
  const value = /([\w-]+)\s*=\s*(["'])([^"']*)$/.exec(inside);
  const quoted = (inside.match(/"/g) ?? []).length % 2 === 1 || (inside.match(/'/g) ?? []).length % 2 === 1;
  if (value !== null && quoted) {
    const typed = value[3] ?? "";
    const values = valuesOf(config, tag, value[1] ?? "", dataKeys);
    return complete(cursor - typed.length, cursor, typed, values.map(plain));
  }
  const attribute = /\s([\w-]*)$/.exec(inside);
  if (quoted || attribute === null) {
    return { from: cursor, to: cursor, suggestions: nothing };
  }
  const typed = attribute[1] ?? "";
  const present = new Set(Array.from(inside.matchAll(/([\w-]+)\s*=/g), (match) => match[1]?.toLowerCase()));
  const rules = attributesOf(tag).filter((rule) => !present.has(rule.toLowerCase()));
  return complete(
    cursor - typed.length,
    cursor,
    typed,
    rules.map(
      (each): Suggestion => ({
        label: each,
        text: `${each}=""`,
        cursor: each.length + 2,
        kind: "attribute",
      }),
    ),
  );
}

/** The attributes of a tag, its own before those of every tag. */
function attributesOf(tag: string): readonly string[] {
  const shared = findTag("Style")?.rules ?? new Map();
  const all = [...(findTag(tag)?.rules ?? [])];
  const own = all.filter(([name]) => !shared.has(name));
  return [...own, ...all.filter(([name]) => shared.has(name))].map(([, rule]) => rule.attribute);
}

function complete(from: number, to: number, typed: string, all: readonly Suggestion[]): Completion {
  const begun = typed.toLowerCase();
  const suggestions = all.filter(({ label }) => label.toLowerCase().startsWith(begun) && label !== typed);
  return { from, to, suggestions };
}

/** The innermost tag that is still open at the end of the text. */
function parentOf(before: string): string | null {
  const open: string[] = [];
  for (const [, slash, name, self] of before.matchAll(/<(\/?)([\w-]+)(?:[^<>"']|"[^"]*"|'[^']*')*?(\/?)>/g)) {
    if (slash === "/") {
      open.pop();
    } else if (self !== "/" && name !== undefined) {
      open.push(name);
    }
  }
  return open.at(-1) ?? null;
}

/** The tags that may stand in the parent, the usual ones first. */
function tagsWithin(parent: string | null): readonly Suggestion[] {
  const own = parent === null ? "View" : partOf(parent);
  const others = tagNames().filter((name) => name !== own && findTag(name)?.family !== "part");
  const close =
    parent === null
      ? nothing
      : [{ ...end(parent), label: `/${parent}`, text: `/${parent}>`, cursor: parent.length + 2 }];
  return [...(own === null ? [] : [own]), ...others].map(tagSuggestion).concat(close);
}

/** The part that a control is made of. */
function partOf(parent: string): string | null {
  const name = parent.toLowerCase();
  if (name.endsWith("labels")) {
    return "Label";
  }
  const parts: Readonly<Record<string, string>> = {
    choices: "Choice",
    choice: "Choice",
    taxonomy: "Choice",
    relations: "Relation",
    timeseries: "Channel",
    ranker: "Bucket",
  };
  return parts[name] ?? null;
}

function tagSuggestion(name: string): Suggestion {
  const tag = findTag(name);
  const first = tag?.family === "part" ? ' value=""' : tag?.rules.has("name") === true ? ' name=""' : "";
  const rest = encloses(name) ? `></${name}>` : "/>";
  const cursor = name.length + (first === "" ? (encloses(name) ? 1 : 0) : first.length - 1);
  return { label: name, text: `${name}${first}${rest}`, cursor, kind: "tag" };
}

function encloses(name: string): boolean {
  return name === "View" || name === "Style" || name === "Collapse" || name === "Panel" || partOf(name) !== null;
}

function end(name: string): Suggestion {
  return { label: name, text: `${name}>`, cursor: name.length + 1, kind: "end" };
}

function plain(value: string): Suggestion {
  return { label: value, text: value, cursor: value.length, kind: "value" };
}

function valuesOf(config: string, tag: string, attribute: string, dataKeys: readonly string[]): readonly string[] {
  const name = attribute.toLowerCase();
  const family = findTag(tag)?.family;
  if (name === "toname") {
    return namesIn(config, "object");
  }
  if (name === "whentagname") {
    return namesIn(config, "control");
  }
  if (name === "value" && family === "object") {
    return dataKeys.map((key) => `$${key}`);
  }
  const takes = findTag(tag)?.rules.get(name)?.takes;
  if (takes === "true-or-false") {
    return ["true", "false"];
  }
  return typeof takes === "string" || takes === undefined ? [] : takes;
}

/** The names that tags of the family have in the config. */
function namesIn(config: string, family: "object" | "control"): readonly string[] {
  const found = Array.from(config.matchAll(/<([\w-]+)\b[^<>]*?\bname\s*=\s*["']([^"']+)["']/g))
    .filter(([, tag = ""]) => findTag(tag)?.family === family)
    .map(([, , name = ""]) => name);
  return [...new Set(found)];
}
