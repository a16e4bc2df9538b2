import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { BookmarkPlus, MoreHorizontal } from "lucide-react";
import { type ReactNode, useState } from "react";
import { type ColumnLayout, readLayout } from "../../lib/column-layout.ts";
import { isDeepEqual } from "../../lib/deep-equal.ts";
import { taskQueryOf } from "../../lib/task-query.ts";
import type { View } from "../../server/api.ts";
import { changeView, createView, deleteView, orderViews, type ViewData } from "../../server/views.ts";
import { useActions } from "../../shell/actions.tsx";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { tell } from "../../ui/toast.tsx";
import { type Listed, savedListing } from "./data-search.ts";
import { TitleDialog } from "./title-dialog.tsx";

export type ViewTabsProps = {
  readonly projectId: number;
  readonly views: readonly View[];
  readonly current: View | undefined;
  readonly listed: Listed;
  readonly layout: ColumnLayout;
  readonly dataKeys: readonly string[];
  /** Whether the reader may save views. */
  readonly mayEdit: boolean;
  readonly onView: (view: View | undefined) => void;
};

/** The title of a saved view. */
export function titleOf(view: View): string {
  return typeof view.data.title === "string" && view.data.title !== "" ? view.data.title : `#${view.id}`;
}

/** The saved views of a project as tabs, every task first. */
export function ViewTabs(props: ViewTabsProps): ReactNode {
  const { projectId, views, current, listed, mayEdit, onView } = props;
  const { t } = useLingui();
  const [asked, setAsked] = useState<"save" | "rename" | "delete" | null>(null);
  const close = (): void => setAsked(null);
  const dataOf = (title: string): ViewData => viewDataOf(title, props);
  const changed = current === undefined ? listed.filter.items.length > 0 : isChanged(current, props);
  const save = async (view: View): Promise<void> => {
    await changeView(view, dataOf(titleOf(view)));
    tell(t`View saved`);
    onView({ ...view, data: dataOf(titleOf(view)) });
  };
  useActions([
    {
      id: "save-view",
      label: t`Save as a new view`,
      shortcut: "shift+s",
      enabled: () => mayEdit,
      run: () => setAsked("save"),
    },
  ]);
  return (
    <div className="flex min-w-0 flex-1 items-center gap-1">
      <nav aria-label={t`Saved views`} className="flex min-w-0 gap-0.5 overflow-x-auto">
        <TabLink projectId={projectId} view={undefined} on={current === undefined} />
        {views.map((view) => (
          <TabLink key={view.id} projectId={projectId} view={view} on={view.id === current?.id} />
        ))}
      </nav>
      {mayEdit && current !== undefined && changed && (
        <Button size="small" onClick={() => void save(current)}>
          <Trans>Save changes</Trans>
        </Button>
      )}
      {current !== undefined && changed && (
        <Button size="small" kind="ghost" onClick={() => onView(current)}>
          <Trans>Discard</Trans>
        </Button>
      )}
      {mayEdit && current !== undefined && (
        <ViewMenu {...props} view={current} onRename={() => setAsked("rename")} onDelete={() => setAsked("delete")} />
      )}
      {mayEdit && (
        <IconButton label={t`Save as a new view`} shortcut="shift+s" onClick={() => setAsked("save")}>
          <BookmarkPlus size={16} strokeWidth={1.5} aria-hidden={true} />
        </IconButton>
      )}
      <TitleDialog
        key={asked === "rename" ? `rename-${current?.id}` : "save"}
        open={asked === "save" || asked === "rename"}
        heading={asked === "rename" ? t`Rename the view` : t`Save as a new view`}
        initial={asked === "rename" && current !== undefined ? titleOf(current) : ""}
        onClose={close}
        run={async (title) => {
          if (asked === "rename" && current !== undefined) {
            await changeView(current, { ...current.data, title });
          } else {
            onView(await createView(projectId, dataOf(title)));
          }
        }}
      />
      {current !== undefined && (
        <Confirm
          open={asked === "delete"}
          onClose={close}
          title={t`Delete the view ${titleOf(current)}`}
          verb={t`Delete 1 view`}
          run={async () => {
            await deleteView(current);
            onView(undefined);
          }}
        >
          <p>
            <Trans>It goes for everybody in the project. The tasks stay.</Trans>
          </p>
        </Confirm>
      )}
    </div>
  );
}

function viewDataOf(title: string, { current, listed, layout, dataKeys }: ViewTabsProps): ViewData {
  return {
    ...current?.data,
    title,
    ...taskQueryOf(listed.filter, listed.order, dataKeys),
    type: listed.look === "grid" ? "grid" : "list",
    columns: layout,
  };
}

function isChanged(view: View, { listed, layout }: ViewTabsProps): boolean {
  const columns = readLayout(view.data.columns);
  return !isDeepEqual(listed, savedListing(view)) || (columns !== null && !isDeepEqual(columns, layout));
}

type TabLinkProps = { readonly projectId: number; readonly view: View | undefined; readonly on: boolean };

function TabLink({ projectId, view, on }: TabLinkProps): ReactNode {
  return (
    <Link
      to="/projects/$projectId/data"
      params={{ projectId: String(projectId) }}
      search={view === undefined ? {} : { tab: view.id }}
      aria-current={on ? "page" : undefined}
      className={`rounded-md px-2.5 py-1 text-sm whitespace-nowrap hover:bg-hover ${on ? "bg-chosen font-medium" : "text-quiet"}`}
    >
      {view === undefined ? <Trans>All tasks</Trans> : titleOf(view)}
    </Link>
  );
}

type ViewMenuProps = Pick<ViewTabsProps, "projectId" | "views"> & {
  readonly view: View;
  readonly onRename: () => void;
  readonly onDelete: () => void;
};

function ViewMenu({ projectId, views, view, onRename, onDelete }: ViewMenuProps): ReactNode {
  const { t } = useLingui();
  const ids = views.map((each) => each.id);
  const at = ids.indexOf(view.id);
  const move = (by: -1 | 1): void => {
    const other = ids[at + by];
    if (other !== undefined) {
      void orderViews(projectId, ids.with(at, other).with(at + by, view.id)).catch((problem: unknown) =>
        tell(problem instanceof Error ? problem.message : String(problem)),
      );
    }
  };
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t`View ${titleOf(view)}: more`}
          className="flex size-7 shrink-0 items-center justify-center rounded-md text-quiet hover:bg-hover"
        >
          <MoreHorizontal size={16} strokeWidth={1.5} aria-hidden={true} />
        </button>
      }
      items={[
        { id: "rename", label: t`Rename`, run: onRename },
        { id: "left", label: t`Move left`, disabled: at <= 0, run: () => move(-1) },
        { id: "right", label: t`Move right`, disabled: at >= ids.length - 1, run: () => move(1) },
        { id: "delete", label: t`Delete`, danger: true, run: onDelete },
      ]}
    />
  );
}
