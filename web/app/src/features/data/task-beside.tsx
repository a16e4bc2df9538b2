import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Maximize2, PenLine, X } from "lucide-react";
import { type ReactNode, Suspense } from "react";
import { useActions } from "../../shell/actions.tsx";
import { IconButton } from "../../ui/icon-button.tsx";

export type TaskBesideProps = {
  readonly projectId: number;
  readonly task: number;
  readonly onClose: () => void;
  readonly onAlone: () => void;
  readonly children: ReactNode;
};

/** A task beside the list it was opened from. */
export function TaskBeside({ projectId, task, onClose, onAlone, children }: TaskBesideProps): ReactNode {
  const { t } = useLingui();
  const close = (): void => {
    onClose();
    document.querySelector<HTMLElement>('[role="grid"], [role="list"][tabindex]')?.focus();
  };
  useActions([
    { id: "close-task", label: t`Close the task beside the list`, shortcut: "esc", enabled: () => true, run: close },
  ]);
  return (
    <aside
      aria-label={t`Task ${task} beside the list`}
      className="flex w-[46%] min-w-96 shrink-0 flex-col border-l border-hairline bg-ground"
    >
      <div className="flex h-9 shrink-0 items-center justify-end gap-1 border-b border-hairline bg-surface px-2">
        <Link
          to="/projects/$projectId/label"
          params={{ projectId: String(projectId) }}
          search={{ task }}
          className="mr-auto inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-sm hover:bg-hover"
        >
          <PenLine size={14} strokeWidth={1.5} aria-hidden={true} />
          {t`Label this task`}
        </Link>
        <IconButton label={t`Open on its page`} onClick={onAlone}>
          <Maximize2 size={16} strokeWidth={1.5} aria-hidden={true} />
        </IconButton>
        <IconButton label={t`Close`} shortcut="esc" onClick={close}>
          <X size={16} strokeWidth={1.5} aria-hidden={true} />
        </IconButton>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Suspense>{children}</Suspense>
      </div>
    </aside>
  );
}
