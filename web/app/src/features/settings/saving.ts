import { useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import type { Project } from "../../server/api.ts";
import { changeProject } from "../../server/projects.ts";
import { tell } from "../../ui/toast.tsx";

export type Saving = {
  readonly save: (change: Partial<Project>) => void;
  readonly busy: boolean;
  readonly problem: Error | null;
};

/** Saves changes of a project and says so. */
export function useSaving(projectId: number): Saving {
  const { t } = useLingui();
  const mutation = useMutation({
    mutationFn: (change: Partial<Project>) => changeProject(projectId, change),
    onSuccess: () => tell(t`Settings saved`),
  });
  return { save: mutation.mutate, busy: mutation.isPending, problem: mutation.error };
}
