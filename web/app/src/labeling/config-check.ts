import { ApiProblem, answer } from "@assay/api";
import { keepPreviousData, type QueryKey, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, type ConfigCheck, type Diagnostic } from "../server/api.ts";

export type CheckedConfig = {
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the server found the very text valid that is in the editor now. */
  readonly valid: boolean;
};

/** What the server says about a config, a moment after the last key. */
export function useConfigCheck(projectId: number | null, config: string): CheckedConfig {
  const settled = useSettled(config, 350);
  const check = useQuery({
    queryKey: ["config-check", projectId, settled] as QueryKey,
    queryFn: () => ask(projectId, settled),
    placeholderData: keepPreviousData,
    enabled: settled.trim() !== "",
  });
  const diagnostics = check.data?.diagnostics ?? [];
  return { diagnostics, valid: check.data?.valid === true && settled === config && !check.isPlaceholderData };
}

async function ask(projectId: number | null, config: string): Promise<ConfigCheck> {
  const body = { label_config: config };
  try {
    return projectId === null
      ? await answer(api.POST("/api/projects/validate", { body }))
      : await answer(api.POST("/api/projects/{id}/validate", { params: { path: { id: projectId } }, body }));
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 400) {
      return refusedCheck(error);
    }
    throw error;
  }
}

/** What the refusal of a config says about it, each at its place. */
export function refusedCheck(problem: ApiProblem): ConfigCheck {
  const body = problem.body as Partial<ConfigCheck> | null;
  const listed = Array.isArray(body?.diagnostics) ? body.diagnostics : [];
  return { valid: false, diagnostics: listed.length > 0 ? listed : diagnosticsOf(problem) };
}

function diagnosticsOf(problem: ApiProblem): Diagnostic[] {
  const messages = Object.values(problem.fields).flat();
  if (problem.findings.length > 0) {
    return problem.findings.map((finding) => ({
      severity: "error",
      code: problem.code,
      line: finding.line ?? 1,
      column: finding.column ?? 1,
      message: finding.message,
    }));
  }
  return (messages.length > 0 ? messages : [problem.detail]).map((message) => ({
    severity: "error",
    code: problem.code,
    line: 1,
    column: 1,
    message,
  }));
}

function useSettled(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
