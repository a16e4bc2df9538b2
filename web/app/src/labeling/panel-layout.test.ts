import { expect, test } from "vitest";
import { readLayout } from "./panel-layout.ts";

const usual = { dock: "right", shown: true, width: 340, height: 240 };

test("what was stored comes back", () => {
  const layout = { dock: "bottom", shown: false, width: 400, height: 300 };
  expect(readLayout(JSON.stringify(layout))).toEqual(layout);
});

test.each([null, "", "{", "7", "null", '{"dock":"above","shown":"no","width":"wide","height":null}'])(
  "%j is as usual",
  (stored) => {
    expect(readLayout(stored)).toEqual(usual);
  },
);

test("sizes stay within what can be used", () => {
  expect(readLayout('{"width":5,"height":5000}')).toEqual({ ...usual, width: 220, height: 560 });
});
