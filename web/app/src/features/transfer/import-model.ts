import { useRef, useState } from "react";
import type { GivenFile } from "../../lib/dropped-files.ts";
import { startImport } from "../../server/upload.ts";

/** Where an import is: files are chosen, sent, or a job works on them. */
export type ImportStep =
  | { readonly at: "choosing" }
  | { readonly at: "sending"; readonly sent: number }
  | { readonly at: "working"; readonly job: number }
  | { readonly at: "refused"; readonly problem: unknown };

export type ImportRun = {
  readonly step: ImportStep;
  readonly start: (files: readonly GivenFile[], keepGood: boolean) => void;
  readonly stop: () => void;
  readonly again: () => void;
};

/** One import of a project's page, from the chosen files to its job; it may have begun elsewhere. */
export function useImport(projectId: number, begun: number | null): ImportRun {
  const [step, setStep] = useState<ImportStep>(begun === null ? { at: "choosing" } : { at: "working", job: begun });
  const sending = useRef<AbortController | null>(null);
  const start = async (files: readonly GivenFile[], keepGood: boolean): Promise<void> => {
    const controller = new AbortController();
    sending.current = controller;
    setStep({ at: "sending", sent: 0 });
    try {
      const onProgress = (sent: number): void => setStep({ at: "sending", sent });
      const job = await startImport({ projectId, files, keepGood, onProgress, signal: controller.signal });
      setStep({ at: "working", job });
    } catch (problem) {
      setStep(controller.signal.aborted ? { at: "choosing" } : { at: "refused", problem });
    }
  };
  return {
    step,
    start: (files, keepGood) => void start(files, keepGood),
    stop: () => sending.current?.abort(),
    again: () => setStep({ at: "choosing" }),
  };
}
