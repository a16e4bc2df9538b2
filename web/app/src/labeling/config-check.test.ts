import { ApiProblem } from "@assay/api";
import { expect, test } from "vitest";
import { refusedCheck } from "./config-check.ts";

test("a refused config keeps the place and the remedy of each problem", () => {
  const diagnostic = {
    severity: "error",
    code: "xml-not-well-formed",
    line: 2,
    column: 5,
    message: "The config is not well-formed XML.",
    fix: "Close every tag.",
  };
  const refused = new ApiProblem(400, { valid: false, diagnostics: [diagnostic], label_config: ["…"] }, null);
  expect(refusedCheck(refused)).toEqual({ valid: false, diagnostics: [diagnostic] });
});

test("a refusal without places stands at the first line", () => {
  const refused = new ApiProblem(400, { detail: "Labels are in use.", code: "labels-in-use" }, null);
  expect(refusedCheck(refused).diagnostics).toEqual([
    { severity: "error", code: "labels-in-use", line: 1, column: 1, message: "Labels are in use." },
  ]);
});
