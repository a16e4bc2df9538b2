import { answer } from "@assay/api";
import { Trans, useLingui } from "@lingui/react/macro";
import { type QueryKey, useQuery } from "@tanstack/react-query";
import { type ReactNode, useDeferredValue, useMemo, useState } from "react";
import { useConfigCheck } from "../../labeling/config-check.ts";
import { ConfigEditor } from "../../labeling/config-editor.tsx";
import { useLastReadable } from "../../labeling/last-readable.ts";
import { filledFor } from "../../labeling/sample-data.ts";
import { TaskPreview } from "../../labeling/task-preview.tsx";
import { TemplateGallery } from "../../labeling/template-gallery.tsx";
import { api, type Project, type ResultItem } from "../../server/api.ts";
import { columnsQuery, dataKeysOf } from "../../server/views.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Section } from "../../ui/page.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { Time } from "../../ui/time.tsx";
import { useSaving } from "./saving.ts";

/** What a project asks, as the config's text with its problems and its look. */
export function LabelingSection({ project }: { readonly project: Project }): ReactNode {
  const { t } = useLingui();
  const { save, busy, problem } = useSaving(project.id);
  const [config, setConfig] = useState(project.label_config);
  const [templates, setTemplates] = useState(false);
  const check = useConfigCheck(project.id, config);
  const changed = config !== project.label_config;
  const columns = useQuery(columnsQuery(project.id)).data;
  const dataKeys = useMemo(() => dataKeysOf(columns ?? []), [columns]);
  return (
    <Section
      title={<Trans>Labeling config</Trans>}
      lead={<Trans>Control tags ask, object tags show; they are linked by name.</Trans>}
      actions={
        <Button onClick={() => setTemplates(true)}>
          <Trans>Templates</Trans>
        </Button>
      }
    >
      <ConfigEditor value={config} onChange={setConfig} diagnostics={check.diagnostics} dataKeys={dataKeys} />
      <Preview project={project} config={config} />
      {problem !== null && <ProblemNote problem={problem} />}
      <div className="flex items-center gap-2">
        <Button
          kind="primary"
          busy={busy}
          disabled={!changed || !check.valid}
          onClick={() => save({ label_config: config })}
        >
          <Trans>Save the config</Trans>
        </Button>
        {changed && (
          <Button kind="ghost" onClick={() => setConfig(project.label_config)}>
            <Trans>Discard the changes</Trans>
          </Button>
        )}
        <span role="status" className="text-sm text-quiet">
          {check.valid && t`Valid`}
        </span>
      </div>
      <Versions projectId={project.id} onChoose={setConfig} />
      <Dialog
        open={templates}
        onClose={() => setTemplates(false)}
        wide={true}
        title={<Trans>Templates</Trans>}
        description={<Trans>A template replaces the text in the editor; nothing is saved yet.</Trans>}
      >
        <TemplateGallery
          chosen={config}
          onChoose={(chosen) => {
            setConfig(chosen);
            setTemplates(false);
          }}
        />
      </Dialog>
    </Section>
  );
}

/** How the config looks on the first task of the project, or on a sample. */
function Preview({ project, config }: { readonly project: Project; readonly config: string }): ReactNode {
  const shown = useDeferredValue(useLastReadable(config));
  const first = useQuery({
    queryKey: ["project", project.id, "first-task"] as QueryKey,
    queryFn: () => answer(api.GET("/api/tasks", { params: { query: { project: project.id, page: 1, page_size: 1 } } })),
  });
  const own = first.data?.tasks[0]?.data;
  const data = useMemo(() => filledFor(shown, own ?? {}), [shown, own]);
  return (
    <section className="rounded-md border border-hairline bg-surface">
      <h3 className="border-b border-hairline px-3 py-1.5 text-sm font-medium">
        {own === undefined ? <Trans>Preview on a sample</Trans> : <Trans>Preview on the first task</Trans>}
      </h3>
      <TaskPreview labelConfig={shown} data={data} result={noResult} tryOut={true} />
    </section>
  );
}

const noResult: readonly ResultItem[] = [];

type VersionsProps = { readonly projectId: number; readonly onChoose: (config: string) => void };

function Versions({ projectId, onChoose }: VersionsProps): ReactNode {
  const versions = useQuery({
    queryKey: ["project", projectId, "config-versions"] as QueryKey,
    queryFn: () => answer(api.GET("/api/projects/{id}/config-versions", { params: { path: { id: projectId } } })),
  });
  const list = versions.data ?? [];
  if (list.length < 2) {
    return null;
  }
  return (
    <details className="text-sm">
      <summary className="cursor-pointer text-quiet">
        <Trans>Earlier versions</Trans>
      </summary>
      <ul className="mt-2 divide-y divide-hairline border-y border-hairline">
        {list.map((version) => (
          <li key={version.version} className="flex min-h-9 items-center gap-3">
            <span className="flex-1">
              <Trans>Version {version.version}</Trans>
            </span>
            <span className="text-quiet">
              <Time at={version.created_at} />
            </span>
            <Button size="small" kind="ghost" onClick={() => onChoose(version.label_config)}>
              <Trans>Put into the editor</Trans>
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
