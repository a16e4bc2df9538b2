import { answer } from "@assay/api";
import { type KeyMap, shortcutsOf } from "@assay/editor";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Plus, RotateCcw, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useMemo, useState } from "react";
import { api, queries } from "../server/api.ts";
import { sessionQuery } from "../server/session.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Keys } from "../ui/keys.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { Cell, HeadCell, Table } from "../ui/table.tsx";
import { tell } from "../ui/toast.tsx";
import { type Conflict, conflictsOf, type KeyedAction, keyedActions, presets, storedKeys } from "./key-map.ts";
import { ownKeys } from "./own-keys.ts";

/** One's own keys in the editor: each action with its keys, ready-made maps, and what is in each other's way. */
export function KeyMapTable(): ReactNode {
  const { t } = useLingui();
  const [keys, setKeys] = useState<KeyMap>(ownKeys);
  const actions = useMemo(() => keyedActions(keys), [keys]);
  const conflicts = conflictsOf(actions, useReserved());
  const save = useSaving(keys);
  const put = (action: KeyedAction, next: readonly string[]): void => setKeys({ ...keys, [action.id]: next });
  const usual = ({ id }: KeyedAction): void =>
    setKeys(Object.fromEntries(Object.entries(keys).filter(([other]) => other !== id)));
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <Presets onKeys={setKeys} />
        <span className="flex-1" />
        <Button busy={save.isPending} disabled={conflicts.length > 0} onClick={() => save.mutate()}>
          <Trans>Save keys</Trans>
        </Button>
      </div>
      {conflicts.length > 0 && <Conflicts conflicts={conflicts} />}
      {save.error !== null && <ProblemNote problem={save.error} />}
      <Table label={t`Keys`}>
        <thead>
          <tr>
            <HeadCell>
              <Trans>Action</Trans>
            </HeadCell>
            <HeadCell>
              <Trans>Keys</Trans>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {actions.map((action) => (
            <KeyRow
              key={action.id}
              action={action}
              own={keys[action.id] !== undefined}
              onKeys={(next) => put(action, next)}
              onUsual={() => usual(action)}
            />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/** Starts from a ready-made map. */
function Presets({ onKeys }: { readonly onKeys: (keys: KeyMap) => void }): ReactNode {
  return (
    <>
      <Button size="small" onClick={() => onKeys(presets["label-studio"])}>
        <Trans>Keys as in Label Studio</Trans>
      </Button>
      <Button size="small" onClick={() => onKeys(presets.cvat)}>
        <Trans>Keys as in CVAT</Trans>
      </Button>
    </>
  );
}

function Conflicts({ conflicts }: { readonly conflicts: readonly Conflict[] }): ReactNode {
  return (
    <div role="alert" className="rounded-md border border-danger/50 bg-danger-ground px-3 py-2 text-sm">
      <p className="font-medium">
        <Plural value={conflicts.length} one="A key would do two things" other="# keys would do two things each" />
      </p>
      <ul className="list-disc pl-5">
        {conflicts.map(({ key, labels }) => (
          <li key={key}>
            <Keys shortcut={key} /> {labels.join(" · ")}
          </li>
        ))}
      </ul>
    </div>
  );
}

type KeyRowProps = {
  readonly action: KeyedAction;
  /** Whether the keys are other than the usual ones. */
  readonly own: boolean;
  readonly onKeys: (keys: readonly string[]) => void;
  readonly onUsual: () => void;
};

function KeyRow({ action, own, onKeys, onUsual }: KeyRowProps): ReactNode {
  const { t } = useLingui();
  const { label, keys } = action;
  return (
    <tr>
      <Cell>{label}</Cell>
      <Cell>
        <span className="flex flex-wrap items-center gap-1.5">
          {keys.map((key) => (
            <span key={key} className="inline-flex items-center rounded-md border border-hairline pl-1.5">
              <Keys shortcut={key} />
              <IconButton
                label={t`Remove ${key} from ${label}`}
                className="size-6"
                onClick={() => onKeys(keys.filter((other) => other !== key))}
              >
                <X size={12} strokeWidth={1.5} aria-hidden={true} />
              </IconButton>
            </span>
          ))}
          <Recorder label={label} onKey={(key) => onKeys([...new Set([...keys, key])])} />
          {own && (
            <IconButton label={t`The usual keys of ${label}`} className="size-7" onClick={onUsual}>
              <RotateCcw size={14} strokeWidth={1.5} aria-hidden={true} />
            </IconButton>
          )}
        </span>
      </Cell>
    </tr>
  );
}

const modifiers: readonly string[] = ["Control", "Shift", "Alt", "Meta", "AltGraph"];

type RecorderProps = { readonly label: string; readonly onKey: (key: string) => void };

/** Takes the next keys that are pressed. Tab moves on and Escape ends it, as everywhere. */
function Recorder({ label, onKey }: RecorderProps): ReactNode {
  const { t } = useLingui();
  const [listening, setListening] = useState(false);
  const press = (event: KeyboardEvent): void => {
    if (!listening || event.key === "Tab" || modifiers.includes(event.key)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    setListening(false);
    const [shortcut] = shortcutsOf(event.nativeEvent);
    if (event.key !== "Escape" && shortcut !== undefined) {
      onKey(shortcut);
    }
  };
  return listening ? (
    <Button size="small" autoFocus={true} aria-pressed={true} onKeyDown={press} onBlur={() => setListening(false)}>
      <Trans>Press the keys</Trans>
    </Button>
  ) : (
    <IconButton label={t`Add a key to ${label}`} className="size-7" onClick={() => setListening(true)}>
      <Plus size={14} strokeWidth={1.5} aria-hidden={true} />
    </IconButton>
  );
}

/** The keys that the pages around the editor have. */
function useReserved(): readonly { readonly key: string; readonly label: string }[] {
  const { t } = useLingui();
  return [
    { key: "ctrl+enter", label: t`Submit` },
    { key: "ctrl+space", label: t`Skip` },
    { key: "ctrl+shift+enter", label: t`Fix and accept` },
    { key: "ctrl+k", label: t`Command palette` },
    { key: "ctrl+\\", label: t`Show or hide the panels` },
    { key: "alt+pageup", label: t`Go to the task before` },
    { key: "alt+pagedown", label: t`Go to the task after` },
    { key: "alt+s", label: t`Skip` },
    { key: "alt+g", label: t`Judge many at once` },
    { key: "?", label: t`Help` },
    { key: "/", label: t`Search labels` },
  ];
}

function useSaving(keys: KeyMap): ReturnType<typeof useMutation<unknown, Error, void>> {
  const { t } = useLingui();
  return useMutation<unknown, Error, void>({
    mutationFn: () => answer(api.PATCH("/api/current-user/hotkeys", { body: { custom_hotkeys: storedKeys(keys) } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      tell(t`Keys saved`);
    },
  });
}
