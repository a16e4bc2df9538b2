import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { Action } from "../lib/action.ts";
import { projectsQuery } from "../server/projects.ts";
import { Keys } from "../ui/keys.tsx";
import { useAllActions } from "./actions.tsx";

type Entry = {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly shortcut: string | null;
  readonly run: () => void;
};

/** Everything one can do or go to, by typing: actions of this page, projects, tasks by number. */
export function CommandPalette({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const { t } = useLingui();
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup className="fixed top-[10vh] left-1/2 z-40 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-lg border border-hairline bg-raised shadow-float outline-none">
          <Dialog.Title className="sr-only">{t`Commands`}</Dialog.Title>
          <PaletteList onClose={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteList({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const entries = useEntries(text);
  return (
    <Autocomplete.Root
      items={entries}
      inline={true}
      open={true}
      value={text}
      onValueChange={setText}
      autoHighlight="always"
      itemToStringValue={(entry: Entry) => entry.label}
      filter={(entry: Entry, query: string) => matches(entry, query)}
    >
      <Autocomplete.Input
        aria-label={t`Search actions, projects, tasks`}
        placeholder={t`Search actions and projects, or type a task number`}
        className="h-11 w-full border-b border-hairline bg-transparent px-4 text-base outline-none placeholder:text-quiet"
      />
      <Autocomplete.Empty className="px-4 text-sm text-quiet *:py-6 empty:hidden">
        <p>{t`Nothing here is called that.`}</p>
      </Autocomplete.Empty>
      <Autocomplete.List className="max-h-[50vh] overflow-y-auto py-1" aria-label={t`Commands`}>
        {(entry: Entry) => (
          <Autocomplete.Item
            key={entry.id}
            value={entry}
            onClick={() => {
              onClose();
              // The focus goes back first; where the action puts it, it stays.
              requestAnimationFrame(entry.run);
            }}
            className="mx-1 flex items-center gap-3 rounded px-3 py-1.5 text-sm data-[highlighted]:bg-hover"
          >
            <span className="flex-1 truncate">{entry.label}</span>
            <span className="text-xs text-quiet">{entry.group}</span>
            {entry.shortcut !== null && <Keys shortcut={entry.shortcut} />}
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

function useEntries(text: string): readonly Entry[] {
  const { t } = useLingui();
  const navigate = useNavigate();
  const actions = useAllActions();
  const { data } = useInfiniteQuery(projectsQuery("", "-created_at"));
  const number = /^#?(\d{1,15})$/.exec(text.trim())?.[1];
  const projects = (data?.pages ?? []).flatMap((page) => page.results);
  return [
    ...(number === undefined
      ? []
      : [
          {
            id: "task",
            label: t`Task ${number}`,
            group: t`Open`,
            shortcut: null,
            run: () => void navigate({ to: "/tasks/$taskId", params: { taskId: number } }),
          },
        ]),
    ...actions.filter((action) => action.enabled()).map((action) => entryOf(action, t`Action`)),
    ...projects.map((project) => ({
      id: `project-${project.id}`,
      label: project.title,
      group: t`Project`,
      shortcut: null,
      run: () => void navigate({ to: "/projects/$projectId", params: { projectId: String(project.id) } }),
    })),
  ];
}

function entryOf(action: Action, group: string): Entry {
  return {
    id: `action-${action.id}`,
    label: action.label,
    group: action.group ?? group,
    shortcut: action.shortcut,
    run: action.run,
  };
}

/** Whether each word typed begins somewhere in the entry. */
function matches(entry: Entry, query: string): boolean {
  const name = `${entry.label} ${entry.group}`.toLowerCase();
  return (
    entry.id === "task" ||
    query
      .toLowerCase()
      .split(/\s+/)
      .every((word) => name.includes(word))
  );
}
