import { answer } from "@assay/api";
import { Trans, useLingui } from "@lingui/react/macro";
import { type QueryKey, useMutation, useQuery } from "@tanstack/react-query";
import { Download, PackageOpen } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { formatBytes } from "../../lib/format.ts";
import { api, type Export, type ExportFormat, queries } from "../../server/api.ts";
import { isOver, jobsQuery, useJob } from "../../server/jobs.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FromScript } from "../../ui/from-script.tsx";
import { JobProgress } from "../../ui/job-row.tsx";
import { Loaded } from "../../ui/loaded.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { Select } from "../../ui/select.tsx";
import { Time } from "../../ui/time.tsx";

type Which = "all" | "accepted" | "latest";

function exportsKey(projectId: number): QueryKey {
  return ["project", projectId, "exports"];
}

/** Where answers leave a project. */
export function ExportPage({ projectId }: { readonly projectId: number }): ReactNode {
  const { t } = useLingui();
  const [format, setFormat] = useState("JSON");
  const [which, setWhich] = useState<Which>("all");
  const path = { id: projectId };
  const formats = useQuery({
    queryKey: ["project", projectId, "export-formats"] as QueryKey,
    queryFn: () => answer(api.GET("/api/projects/{id}/export/formats", { params: { path } })),
  });
  const start = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/projects/{id}/exports", {
          params: { path },
          body: { export_type: format, which, download_all_tasks: false },
        }),
      ),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: exportsKey(projectId) });
      void queries.invalidateQueries({ queryKey: jobsQuery.queryKey });
    },
  });
  return (
    <Page
      title={t`Export`}
      lead={<Trans>One consistent snapshot, written to a file that stays here until it is deleted.</Trans>}
      actions={<FromScript title={<Trans>The same from a script</Trans>} command={curlOf(projectId, format, which)} />}
    >
      <Loaded query={formats}>{(list) => <FormatChoice formats={list} chosen={format} onChoose={setFormat} />}</Loaded>
      <div className="flex flex-wrap items-end gap-3">
        <Select<Which>
          label={t`Which answers`}
          value={which}
          onChange={setWhich}
          className="w-72"
          options={[
            { value: "all", label: t`All but skipped ones` },
            { value: "accepted", label: t`Accepted ones only` },
            { value: "latest", label: t`The latest of each task` },
          ]}
        />
        <Button kind="primary" busy={start.isPending} onClick={() => start.mutate()}>
          <Trans>Export {format}</Trans>
        </Button>
      </div>
      {start.error !== null && <ProblemNote problem={start.error} />}
      <History projectId={projectId} />
    </Page>
  );
}

function curlOf(projectId: number, format: string, which: Which): string {
  return [
    `curl '${window.location.origin}/api/projects/${projectId}/export?exportType=${format}&which=${which}' \\`,
    '  -H "Authorization: Token $ASSAY_TOKEN" -OJ',
  ].join("\n");
}

type FormatChoiceProps = {
  readonly formats: readonly ExportFormat[];
  readonly chosen: string;
  readonly onChoose: (format: string) => void;
};

function FormatChoice({ formats, chosen, onChoose }: FormatChoiceProps): ReactNode {
  return (
    <fieldset className="grid gap-2 sm:grid-cols-2">
      <legend className="mb-1 text-sm font-medium">
        <Trans>Format</Trans>
      </legend>
      {formats.map((format) => (
        <label
          key={format.name}
          className="flex gap-2.5 rounded-md border border-hairline bg-surface px-3 py-2.5 text-sm has-checked:border-focus has-checked:bg-chosen has-disabled:opacity-60"
        >
          <input
            type="radio"
            name="format"
            value={format.name}
            checked={chosen === format.name}
            disabled={format.disabled === true}
            onChange={() => onChoose(format.name)}
            className="mt-0.5 accent-focus"
          />
          <span>
            <span className="block font-medium">{format.title}</span>
            <span className="block text-quiet">{format.description}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function History({ projectId }: { readonly projectId: number }): ReactNode {
  const exports = useQuery({
    queryKey: exportsKey(projectId),
    queryFn: () => answer(api.GET("/api/projects/{id}/exports", { params: { path: { id: projectId } } })),
  });
  return (
    <Section title={<Trans>Earlier exports</Trans>}>
      <Loaded query={exports}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState
              icon={<PackageOpen size={24} strokeWidth={1.25} aria-hidden={true} />}
              title={<Trans>Nothing exported yet</Trans>}
            />
          ) : (
            <ul className="divide-y divide-hairline border-y border-hairline">
              {list.map((item) => (
                <ExportRow key={item.id} projectId={projectId} item={item} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function ExportRow({ projectId, item }: { readonly projectId: number; readonly item: Export }): ReactNode {
  const { t } = useLingui();
  const [problem, setProblem] = useState<unknown>(null);
  const waiting = item.status === "created" || item.status === "in_progress";
  const job = useJob(waiting || item.status === "failed" ? (item.job ?? null) : null);
  const over = job !== undefined && isOver(job);
  useEffect(() => {
    if (over && waiting) {
      void queries.invalidateQueries({ queryKey: exportsKey(projectId) });
    }
  }, [over, waiting, projectId]);
  const remove = async (): Promise<void> => {
    const path = { id: projectId, export: item.id };
    try {
      await api.DELETE("/api/projects/{id}/exports/{export}", { params: { path } });
      await queries.invalidateQueries({ queryKey: exportsKey(projectId) });
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <li className="flex flex-col gap-2 py-2 text-sm">
      <div className="flex min-h-8 flex-wrap items-center gap-3">
        <span className="w-36 font-medium">{item.export_type ?? item.title}</span>
        <span className="flex-1 text-quiet">
          <Time at={item.created_at} />
          {item.size_bytes !== undefined && item.size_bytes !== null && ` · ${formatBytes(item.size_bytes)}`}
        </span>
        {item.status === "failed" && (
          <span className="text-danger">
            <Trans>Failed</Trans>
          </span>
        )}
        {item.status === "completed" && (
          <a
            href={`/api/projects/${projectId}/exports/${item.id}/download`}
            download={true}
            className="inline-flex h-7 items-center gap-1.5 rounded-md border border-outline/60 bg-surface px-2 hover:bg-hover"
          >
            <Download size={14} strokeWidth={1.5} aria-hidden={true} />
            <Trans>Download</Trans>
          </a>
        )}
        <Button size="small" kind="ghost" aria-label={t`Delete export ${item.id}`} onClick={() => void remove()}>
          <Trans>Delete</Trans>
        </Button>
      </div>
      {waiting && job !== undefined && <JobProgress job={job} name={t`export ${item.id}`} />}
      {item.status === "failed" && job !== undefined && (job.message ?? "") !== "" && (
        <p className="text-danger">{job.message}</p>
      )}
      {problem !== null && <ProblemNote problem={problem} />}
    </li>
  );
}
