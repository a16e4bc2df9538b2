import { expect, test } from "vitest";
import { ApiProblem } from "./problem.ts";

test("a problem document keeps its words, code, reference and findings", () => {
  const problem = new ApiProblem(
    400,
    {
      code: "config-invalid",
      title: "Config invalid",
      detail: "The labeling config has 1 problem.",
      instance: "req-7",
      problems: [{ message: "unknown tag Imge", line: 3, column: 5 }, "noise"],
      validation_errors: { label_config: ["unknown tag Imge"] },
    },
    null,
  );
  expect(problem.message).toBe("The labeling config has 1 problem.");
  expect(problem.code).toBe("config-invalid");
  expect(problem.reference).toBe("req-7");
  expect(problem.findings).toEqual([{ message: "unknown tag Imge", line: 3, column: 5, pointer: null }]);
  expect(problem.fields).toEqual({ label_config: ["unknown tag Imge"] });
});

test("an answer without a document still says its status and the request", () => {
  const problem = new ApiProblem(502, null, "req-9");
  expect(problem.detail).toContain("502");
  expect(problem.code).toBe("http-502");
  expect(problem.reference).toBe("req-9");
});
