/**
 * Properties that a config may style: how text and boxes look and how boxes flow. Nothing here loads anything, leaves
 * the task's own area, or reacts to the pointer in the editor's place.
 */
const allowed: ReadonlySet<string> = new Set([
  ..."align-content align-items align-self aspect-ratio background background-color border border-bottom".split(" "),
  ..."border-bottom-color border-bottom-left-radius border-bottom-right-radius border-bottom-style".split(" "),
  ..."border-bottom-width border-collapse border-color border-left border-left-color border-left-style".split(" "),
  ..."border-left-width border-radius border-right border-right-color border-right-style border-right-width".split(" "),
  ..."border-spacing border-style border-top border-top-color border-top-left-radius border-top-right-radius".split(
    " ",
  ),
  ..."border-top-style border-top-width border-width bottom box-shadow box-sizing break-inside clear color".split(" "),
  ..."column-count column-gap column-rule column-width columns cursor direction display flex flex-basis".split(" "),
  ..."flex-direction flex-flow flex-grow flex-shrink flex-wrap float font font-family font-feature-settings".split(" "),
  ..."font-size font-style font-variant font-weight gap grid grid-area grid-auto-columns grid-auto-flow".split(" "),
  ..."grid-auto-rows grid-column grid-column-end grid-column-gap grid-column-start grid-gap grid-row".split(" "),
  ..."grid-row-end grid-row-gap grid-row-start grid-template grid-template-areas grid-template-columns".split(" "),
  ..."grid-template-rows height hyphens justify-content justify-items justify-self left letter-spacing".split(" "),
  ..."line-height list-style list-style-position list-style-type margin margin-bottom margin-left".split(" "),
  ..."margin-right margin-top max-height max-width min-height min-width object-fit object-position opacity".split(" "),
  ..."order outline outline-color outline-offset outline-style outline-width overflow overflow-wrap".split(" "),
  ..."overflow-x overflow-y padding padding-bottom padding-left padding-right padding-top place-content".split(" "),
  ..."place-items place-self position resize right row-gap tab-size table-layout text-align text-decoration".split(" "),
  ..."text-indent text-overflow text-shadow text-transform top unicode-bidi vertical-align visibility".split(" "),
  ..."white-space width word-break word-spacing word-wrap writing-mode zoom".split(" "),
]);

/** Functions that a value may call; all others, `url()` first among them, drop the declaration. */
const functions: ReadonlySet<string> = new Set([
  "calc",
  "clamp",
  "color-mix",
  "fit-content",
  "hsl",
  "hsla",
  "hwb",
  "lab",
  "lch",
  "linear-gradient",
  "max",
  "min",
  "minmax",
  "oklab",
  "oklch",
  "radial-gradient",
  "repeat",
  "repeating-linear-gradient",
  "rgb",
  "rgba",
  "var",
]);

/** Stands before every class name of a config. */
const classPrefix = "config-";

type Declaration = { readonly name: string; readonly value: string };

/**
 * A config's CSS made safe for our page: every selector is put under `scope`, only properties and functions that cannot
 * load, leave or cover are kept, and at-rules other than `@media` are dropped. What cannot be read is left out.
 */
export function scopeStyle(css: string, scope: string): string {
  return scopeRules(css.replace(/\/\*[\s\S]*?(\*\/|$)/g, " ").replace(/<!--|-->/g, " "), scope);
}

/**
 * A `className` attribute as classes of the config's own, so that it cannot borrow the page's; `scopeStyle` renames the
 * classes in selectors alike.
 */
export function scopedClasses(className: string): string {
  return className
    .split(/\s+/)
    .filter((name) => /^[a-z_-][\w-]*$/i.test(name))
    .map((name) => classPrefix + name)
    .join(" ");
}

/** A `style` attribute made safe, as camelCase properties for the element's style object. */
export function safeInlineStyle(style: string): Readonly<Record<string, string>> {
  const safe = declarationsIn(style.replace(/\/\*[\s\S]*?(\*\/|$)/g, " "));
  return Object.fromEntries(safe.map(({ name, value }) => [camelCase(name), value]));
}

function scopeRules(css: string, scope: string): string {
  const written: string[] = [];
  for (const { head, body } of blocksIn(css)) {
    if (/^@media\b/i.test(head)) {
      const inner = scopeRules(body, scope);
      if (inner !== "" && /^@media[\w\s():.,<>=/-]+$/i.test(head)) written.push(`${head} { ${inner} }`);
    } else if (!head.startsWith("@")) {
      const selectors = head.split(",").map((selector) => scoped(selector.trim(), scope));
      const kept = selectors.filter((selector) => selector !== null);
      const declarations = declarationsIn(body).map(({ name, value }) => `${name}: ${value}`);
      if (kept.length > 0 && declarations.length > 0) written.push(`${kept.join(", ")} { ${declarations.join("; ")} }`);
    }
  }
  return written.join("\n");
}

/** The blocks `head { body }` at the outer level; statements without a block, such as `@import`, are no blocks. */
function blocksIn(css: string): readonly { readonly head: string; readonly body: string }[] {
  const blocks: { head: string; body: string }[] = [];
  let depth = 0;
  let headStart = 0;
  let bodyStart = 0;
  for (let at = 0; at < css.length; at++) {
    const letter = css[at];
    if (letter === "{" && depth++ === 0) bodyStart = at + 1;
    else if (letter === ";" && depth === 0) headStart = at + 1;
    else if (letter === "}" && depth > 0 && --depth === 0) {
      blocks.push({ head: css.slice(headStart, bodyStart - 1).trim(), body: css.slice(bodyStart, at) });
      headStart = at + 1;
    }
  }
  return blocks;
}

/** The selector under the scope; the page's own roots become the scope itself; null for one that is not plain. */
function scoped(selector: string, scope: string): string | null {
  if (selector === "" || !/^[\w\s.#*>+~:()[\]="'-]+$/.test(selector) || /:(host|root\s*\()/i.test(selector))
    return null;
  if (!isBalanced(selector)) return null;
  const rest = selector.replace(/^(:root|html|body)(?![\w-])\s*/i, "").trim();
  if (/(^|[\s>+~])(:root|html|body)(?![\w-])/i.test(rest)) return null;
  if (/^[+~]/.test(rest)) return null;
  return rest === "" ? scope : `${scope} ${rest.replace(/\.(?=[a-z_-])/gi, `.${classPrefix}`)}`;
}

function declarationsIn(body: string): readonly Declaration[] {
  return body.split(";").flatMap((text): readonly Declaration[] => {
    const colon = text.indexOf(":");
    if (colon < 0) return [];
    const name = text.slice(0, colon).trim().toLowerCase();
    const value = text.slice(colon + 1).trim();
    return allowed.has(name) && isSafe(name, value) ? [{ name, value }] : [];
  });
}

function isSafe(name: string, value: string): boolean {
  if (value === "" || value.length > 500 || /[\\<{}@]|\/\*/.test(value) || !isBalanced(value)) return false;
  if (name === "position" && !/^(static|relative|absolute)$/i.test(value)) return false;
  return Array.from(value.matchAll(/([\w-]*)\s*\(/g)).every(
    (call) => call[1] === "" || functions.has((call[1] ?? "").toLowerCase()),
  );
}

/** Whether brackets and quotes close where they opened, so that nothing after them is swallowed. */
function isBalanced(text: string): boolean {
  const closing: string[] = [];
  const outside = text.replace(/"[^"\n]*"|'[^'\n]*'/g, "");
  for (const letter of outside) {
    if (letter === "(") closing.push(")");
    else if (letter === "[") closing.push("]");
    else if ((letter === ")" || letter === "]") && closing.pop() !== letter) return false;
  }
  return closing.length === 0 && !/["']/.test(outside);
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
