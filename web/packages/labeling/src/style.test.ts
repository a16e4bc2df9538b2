import { describe, expect, test } from "vitest";
import { safeInlineStyle, scopedClasses, scopeStyle } from "./index.ts";

describe("a style sheet", () => {
  test.each([
    [".a { color: red }", ".s .config-a { color: red }"],
    ["h1, .b > p{font-weight:bold;margin:0 2px}", ".s h1, .s .config-b > p { font-weight: bold; margin: 0 2px }"],
    ["body { background: #fff }", ".s { background: #fff }"],
    [":root .x { color: var(--y) }", ".s .config-x { color: var(--y) }"],
    ["/* c */ .a /* d */ { color: blue /* e */; }", ".s .config-a { color: blue }"],
    [
      "@media (min-width: 600px) { .a { width: calc(100% - 2px) } }",
      "@media (min-width: 600px) { .s .config-a { width: calc(100% - 2px) } }",
    ],
    ['.a[data-x="1"]:hover::before { color: red }', '.s .config-a[data-x="1"]:hover::before { color: red }'],
  ])("%s is scoped", (css, safe) => {
    expect(scopeStyle(css, ".s")).toBe(safe);
  });

  test.each([
    ".a { background: url(https://elsewhere.example/x.png) }",
    ".a { background: URL('x') }",
    ".a { background: u\\rl(x) }",
    ".a { background: image-set('x' 1x) }",
    ".a { width: expression(alert(1)) }",
    ".a { position: fixed }",
    ".a { position: sticky }",
    ".a { behavior: none }",
    ".a { -moz-binding: none }",
    ".a { content: 'x' }",
    ".a { z-index: 9999 }",
    ".a { pointer-events: none }",
    ".a { width: calc(1px }",
    '.a { font-family: "x }',
    "@import 'x.css';",
    "@import url(x.css); ",
    "@font-face { font-family: x; src: local(x) }",
    "@keyframes x { from { color: red } }",
    ".x + body { color: red }",
    "html > body { color: red }",
    "+ .sibling { color: red }",
    ":host { color: red }",
    ".a</style><script> { color: red }",
    ".a\\7b { color: red }",
    "@media (x) } body { .a { color: red }",
    ".a { color: red",
    "}",
    "",
  ])("%s leaves nothing", (css) => {
    expect(scopeStyle(css, ".s")).toBe("");
  });

  test("what is bad in a rule does not take the good with it", () => {
    expect(
      scopeStyle("@import 'x'; .a { color: red; position: fixed; top: 1px } html > body, .b { left: 0 }", ".s"),
    ).toBe(".s .config-a { color: red; top: 1px }\n.s .config-b { left: 0 }");
  });

  test("any text comes out with its braces closed and every selector in the scope", () => {
    const parts = [
      "{",
      "}",
      ";",
      ":",
      "(",
      ")",
      '"',
      "'",
      "/*",
      "*/",
      ".a",
      "color",
      "red",
      "@media x",
      ",",
      "\\",
      "body",
      " ",
    ];
    let state = 1;
    const next = (): number => {
      state = (state * 48271) % 2147483647;
      return state;
    };
    for (let run = 0; run < 3000; run++) {
      const css = Array.from({ length: 14 }, () => parts[next() % parts.length]).join("");
      const safe = scopeStyle(css, ".s");
      expect(safe.split("{").length, css).toBe(safe.split("}").length);
      for (const rule of safe.split("\n").filter((line) => line !== "" && !line.startsWith("@media"))) {
        for (const selector of (rule.split("{")[0] ?? "").split(",")) expect(selector.trim(), css).toMatch(/^\.s( |$)/);
      }
    }
  });
});

test("class names of a config are its own", () => {
  expect(scopedClasses("big  fixed <b> 1a")).toBe("config-big config-fixed");
  expect(scopeStyle(".big.fixed > p.x { color: red }", ".s")).toBe(
    ".s .config-big.config-fixed > p.config-x { color: red }",
  );
});

test("an inline style keeps what is safe, in the style object's names", () => {
  expect(safeInlineStyle("display:flex; grid-template-columns: 1fr 2fr; position:fixed; background:url(x)")).toEqual({
    display: "flex",
    gridTemplateColumns: "1fr 2fr",
  });
  expect(safeInlineStyle("nonsense")).toEqual({});
});
