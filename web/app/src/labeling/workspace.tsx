import {
  DetailsPanel,
  HistoryBar,
  LabelPalette,
  RegionPanel,
  TaskView,
  taskActions,
  useTaskKeys,
} from "@assay/editor-react";
import "@assay/editor-react/styles.css";
import { useLingui } from "@lingui/react/macro";
import { CircleHelp, PanelBottom, PanelLeft, PanelRight, Search } from "lucide-react";
import { memo, type ReactNode, useEffect, useMemo } from "react";
import type { Action } from "../lib/action.ts";
import { useActions, useAllActions } from "../shell/actions.tsx";
import { classNames } from "../ui/class-names.ts";
import { IconButton } from "../ui/icon-button.tsx";
import type { Tab } from "../ui/tabs.tsx";
import { rememberSettings } from "./editor-settings.ts";
import { type OpenTask, resolveUrl } from "./open-task.ts";
import type { Dock, Panels } from "./panel-layout.ts";
import { SidePanels } from "./side-panels.tsx";
import { useTaskMessages } from "./task-messages.ts";
import { ViewMenu } from "./view-menu.tsx";

export type WorkspaceProps = {
  readonly opened: OpenTask;
  readonly panels: Panels;
  readonly header: ReactNode;
  /** Between the header and the data: what has to be known before going on. */
  readonly notices?: ReactNode;
  /** At the lower edge, right of the labels: what can be done with the whole task. */
  readonly bar: ReactNode;
  /** Panels beside regions and details. */
  readonly tabs: readonly Tab<string>[];
  /** Drawn over the data, in its coordinates. */
  readonly overlay?: ReactNode;
};

/** Which way the panels stand beside the data. */
const directions: { readonly [D in Dock]: string } = {
  left: "flex-row-reverse",
  right: "flex-row",
  bottom: "flex-col",
};

/** The page of one task: the data in the middle, everything else at the edges, where it can be put away. */
export function Workspace({ opened, panels, header, notices, bar, tabs, overlay }: WorkspaceProps): ReactNode {
  const { config, controller } = opened;
  const messages = useTaskMessages();
  useRememberedSettings(opened);
  useWorkspaceActions(opened, panels);
  const { dock, shown } = panels.layout;
  const all: readonly Tab<string>[] = [
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
    ...tabs,
  ];
  return (
    <div className="flex h-full flex-col text-sm">
      <WorkspaceHeader opened={opened} panels={panels}>
        {header}
      </WorkspaceHeader>
      {notices}
      <div className={classNames("flex min-h-0 flex-1", directions[dock])}>
        <div className="stage relative min-h-0 min-w-0 flex-1 overflow-auto bg-surface p-3">
          <Data opened={opened} />
          {overlay}
        </div>
        {shown && <SidePanels panels={panels} tabs={all} />}
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

type WorkspaceHeaderProps = Pick<WorkspaceProps, "opened" | "panels"> & { readonly children: ReactNode };

function WorkspaceHeader({ opened, panels, children }: WorkspaceHeaderProps): ReactNode {
  const { t } = useLingui();
  const { dock, shown } = panels.layout;
  const Icon = { left: PanelLeft, right: PanelRight, bottom: PanelBottom }[dock];
  return (
    <header className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-3 border-b border-hairline bg-surface px-3">
      {children}
      <ViewMenu opened={opened} panels={panels} />
      <Elsewhere id="palette" />
      <Elsewhere id="help" />
      <IconButton
        label={t`Show or hide the panels`}
        shortcut="ctrl+\"
        aria-pressed={shown}
        onClick={() => panels.change({ shown: !shown })}
      >
        <Icon size={16} strokeWidth={1.5} aria-hidden={true} />
      </IconButton>
    </header>
  );
}

/** The data as the config lays them out; drawn again by their own changes alone. */
const Data = memo(function Data({ opened }: { readonly opened: OpenTask }): ReactNode {
  const { config, controller, data, images } = opened;
  const messages = useTaskMessages();
  return (
    <TaskView
      config={config}
      data={data}
      controller={controller}
      resolveUrl={resolveUrl}
      images={images}
      labelsInline={false}
      messages={messages}
    />
  );
});

function useRememberedSettings({ controller }: OpenTask): void {
  useEffect(() => {
    let { settings } = controller.state;
    return controller.onChange(() => {
      if (controller.state.settings !== settings) {
        settings = controller.state.settings;
        rememberSettings(settings);
      }
    });
  }, [controller]);
}

/** The keys of the editor, and the editor's actions in the palette and the help sheet. */
function useWorkspaceActions({ config, controller }: OpenTask, panels: Panels): void {
  const { t } = useLingui();
  const messages = useTaskMessages();
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
      run: () => panels.change({ shown: !panels.layout.shown }),
    },
  ]);
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
