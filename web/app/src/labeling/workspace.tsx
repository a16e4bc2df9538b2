import {
  DetailsPanel,
  HistoryBar,
  LabelPalette,
  RegionPanel,
  TaskView,
  taskActions,
  useEditor,
  useTaskKeys,
} from "@assay/editor-react";
import "@assay/editor-react/styles.css";
import { useLingui } from "@lingui/react/macro";
import { ChevronDown, CircleHelp, PanelRight, Search } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { Action } from "../lib/action.ts";
import { useActions, useAllActions } from "../shell/actions.tsx";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu } from "../ui/menu.tsx";
import { type Tab, Tabs } from "../ui/tabs.tsx";
import { rememberSettings } from "./editor-settings.ts";
import { type OpenTask, resolveUrl } from "./open-task.ts";
import { useTaskMessages } from "./task-messages.ts";

export type WorkspaceProps = {
  readonly opened: OpenTask;
  readonly header: ReactNode;
  /** Between the header and the data: what has to be known before going on. */
  readonly notices?: ReactNode;
  /** At the lower edge, right of the labels: what can be done with the whole task. */
  readonly bar: ReactNode;
  readonly panels: readonly Tab<string>[];
  /** Drawn over the data, in its coordinates. */
  readonly overlay?: ReactNode;
};

/** The page of one task: the data in the middle, everything else at the edges, where it can be put away. */
export function Workspace({ opened, header, notices, bar, panels, overlay }: WorkspaceProps): ReactNode {
  const { t } = useLingui();
  const { config, controller, data, images } = opened;
  const messages = useTaskMessages();
  const [aside, setAside] = useState(true);
  const [panel, setPanel] = useState("regions");
  const { state } = useEditor(controller);
  useEffect(() => rememberSettings(state.settings), [state.settings]);
  const actions = useMemo(() => taskActions(config, controller, messages), [config, controller, messages]);
  useTaskKeys(controller, actions);
  useActions([
    ...actions.map(
      (action): Action => ({ ...action, shortcut: shownKeys(action), group: t`Editor`, keyElsewhere: true }),
    ),
    {
      id: "panels",
      label: t`Show or hide the panels`,
      shortcut: "ctrl+\\",
      group: t`This page`,
      enabled: () => true,
      run: () => setAside((now) => !now),
    },
  ]);
  const tabs: readonly Tab<string>[] = [
    {
      value: "regions",
      label: messages.regions,
      panel: <RegionPanel config={config} controller={controller} messages={messages} />,
    },
    {
      value: "details",
      label: messages.details,
      panel: <DetailsPanel config={config} controller={controller} messages={messages} />,
    },
    ...panels,
  ];
  return (
    <div className="flex h-full flex-col text-sm">
      <header className="flex h-11 shrink-0 items-center gap-3 border-b border-hairline bg-surface px-3">
        {header}
        <ViewMenu opened={opened} />
        <Elsewhere id="palette" />
        <Elsewhere id="help" />
        <IconButton
          label={t`Show or hide the panels`}
          shortcut="ctrl+\"
          aria-pressed={aside}
          onClick={() => setAside(!aside)}
        >
          <PanelRight size={16} strokeWidth={1.5} aria-hidden={true} />
        </IconButton>
      </header>
      {notices}
      <div className="flex min-h-0 flex-1">
        <div className="stage relative min-w-0 flex-1 overflow-auto bg-surface p-3">
          <TaskView
            config={config}
            data={data}
            controller={controller}
            resolveUrl={resolveUrl}
            images={images}
            labelsInline={false}
            messages={messages}
          />
          {overlay}
        </div>
        {aside && (
          <aside
            aria-label={t`Panels`}
            className="flex w-72 shrink-0 flex-col border-l border-hairline bg-surface px-2 xl:w-80"
          >
            <Tabs label={t`Panels`} tabs={tabs} value={panel} onChange={setPanel} />
          </aside>
        )}
      </div>
      <footer className="flex min-h-12 shrink-0 flex-wrap items-center gap-3 border-t border-hairline bg-surface px-3 py-1.5">
        <div className="min-w-0 flex-1">
          <LabelPalette config={config} controller={controller} messages={messages} />
        </div>
        <HistoryBar controller={controller} messages={messages} />
        {bar}
      </footer>
    </div>
  );
}

function shownKeys({
  shortcut,
  alternatives,
}: {
  readonly shortcut: string | null;
  readonly alternatives: readonly string[];
}): string | null {
  return shortcut === null ? null : [shortcut, ...alternatives].join(",");
}

/** How the data are shown: zoom, turn, crosshair, tags, minimap. */
function ViewMenu({ opened }: { readonly opened: OpenTask }): ReactNode {
  const { t } = useLingui();
  const actions = opened.controller.actions.filter((action) => action.id.startsWith("view:"));
  if (!opened.config.objects.some((object) => object.tag === "Image")) {
    return null;
  }
  return (
    <Menu
      align="end"
      trigger={
        <Button size="small" kind="ghost">
          {t`View`} <ChevronDown size={14} strokeWidth={1.5} aria-hidden={true} />
        </Button>
      }
      items={actions.map((action) => ({
        id: action.id,
        label: action.label,
        shortcut: action.shortcut,
        run: action.run,
      }))}
    />
  );
}

const elsewhere = { palette: Search, help: CircleHelp } as const;

/** A button for an action of the frame around the page. */
function Elsewhere({ id }: { readonly id: keyof typeof elsewhere }): ReactNode {
  const action = useAllActions().find((each) => each.id === id);
  const Icon = elsewhere[id];
  return action === undefined ? null : (
    <IconButton label={action.label} shortcut={action.shortcut} onClick={action.run}>
      <Icon size={16} strokeWidth={1.5} aria-hidden={true} />
    </IconButton>
  );
}
