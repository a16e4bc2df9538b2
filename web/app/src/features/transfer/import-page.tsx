import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { type GivenFile, joined } from "../../lib/dropped-files.ts";
import { formatCount, formatShare } from "../../lib/format.ts";
import type { Job } from "../../server/api.ts";
import { forgetWhatChanged, isOver, jobsQuery, useJob } from "../../server/jobs.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { DropZone } from "../../ui/drop-zone.tsx";
import { FileList } from "../../ui/file-list.tsx";
import { FromScript } from "../../ui/from-script.tsx";
import { JobRow } from "../../ui/job-row.tsx";
import { Page, Section, Sheet } from "../../ui/page.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { type ImportRun, useImport } from "./import-model.ts";

export type ImportPageProps = {
  readonly projectId: number;
  /** The import that was begun elsewhere and is looked at here. */
  readonly job: number | null;
};

/** Where data comes into a project. */
export function ImportPage({ projectId, job }: ImportPageProps): ReactNode {
  const { t } = useLingui();
  const [files, setFiles] = useState<readonly GivenFile[]>([]);
  const [keepGood, setKeepGood] = useState(false);
  const run = useImport(projectId, job);
  return (
    <Page
      title={t`Import`}
      lead={
        <Trans>
          JSON, CSV, TSV, TXT, images, or a zip of images. A Pascal VOC file beside an image becomes its prediction.
        </Trans>
      }
      actions={<FromScript title={<Trans>The same from a script</Trans>} command={curlOf(projectId)} />}
    >
      {run.step.at === "choosing" || run.step.at === "refused" ? (
        <>
          <DropZone onFiles={(more) => setFiles((now) => joined(now, more))}>
            <p className="text-base">
              <Trans>Drop files, a folder, or a zip here</Trans>
            </p>
          </DropZone>
          {run.step.at === "refused" && <ProblemNote problem={run.step.problem} />}
          {files.length > 0 && (
            <>
              <FileList files={files} onClear={() => setFiles([])} />
              <div className="flex flex-wrap items-center gap-4">
                <Checkbox
                  checked={keepGood}
                  onChange={setKeepGood}
                  label={<Trans>Keep what is good</Trans>}
                  hint={<Trans>Otherwise nothing is imported as long as one row has a problem.</Trans>}
                />
                <span className="flex-1" />
                <Button kind="primary" onClick={() => run.start(files, keepGood)}>
                  <Plural value={files.length} one="Import # file" other="Import # files" />
                </Button>
              </div>
            </>
          )}
        </>
      ) : (
        <Running
          projectId={projectId}
          run={run}
          onKeepGood={() => run.start(files, true)}
          onAgain={() => setFiles([])}
        />
      )}
      <Earlier projectId={projectId} shown={run.step.at === "working" ? run.step.job : null} />
    </Page>
  );
}

function curlOf(projectId: number): string {
  return [
    `curl '${window.location.origin}/api/projects/${projectId}/import' \\`,
    '  -H "Authorization: Token $ASSAY_TOKEN" \\',
    "  -F file=@photo-1.jpg -F file=@photo-2.jpg",
  ].join("\n");
}

type RunningProps = {
  readonly projectId: number;
  readonly run: ImportRun;
  readonly onKeepGood: () => void;
  readonly onAgain: () => void;
};

function Running({ projectId, run, onKeepGood, onAgain }: RunningProps): ReactNode {
  const { t } = useLingui();
  const job = useJob(run.step.at === "working" ? run.step.job : null);
  const over = job !== undefined && isOver(job);
  useEffect(() => {
    // A short job is over before its events could say so.
    if (job !== undefined && over) {
      forgetWhatChanged(job);
    }
  }, [job, over]);
  if (run.step.at === "sending") {
    return (
      <Sheet className="flex flex-col gap-3">
        <p className="flex justify-between text-sm">
          <span>
            <Trans>Sending the files</Trans>
          </span>
          <span className="tabular-nums">{formatShare(run.step.sent, 1)}</span>
        </p>
        <ProgressBar label={t`Sending`} done={run.step.sent * 100} total={100} />
        <Button className="self-end" onClick={run.stop}>
          <Trans>Stop</Trans>
        </Button>
      </Sheet>
    );
  }
  if (job === undefined) {
    return null;
  }
  return (
    <Sheet className="flex flex-col gap-3">
      <JobRow job={job} open={true} />
      {over && (
        <div className="flex flex-wrap items-center gap-2">
          <span className="flex-1 text-base">
            <Outcome job={job} />
          </span>
          {job.state === "failed" && (job.problem_count ?? 0) > 0 && (
            <Button onClick={onKeepGood}>
              <Trans>Import what is good</Trans>
            </Button>
          )}
          <Button
            onClick={() => {
              onAgain();
              run.again();
            }}
          >
            <Trans>Import more</Trans>
          </Button>
          {job.state === "done" && (
            <Link
              to="/projects/$projectId/label"
              params={{ projectId: String(projectId) }}
              className="inline-flex h-8 items-center rounded-md bg-accent px-3 text-sm font-medium text-on-accent hover:bg-accent-hover"
            >
              <Trans>Label the first task</Trans>
            </Link>
          )}
        </div>
      )}
    </Sheet>
  );
}

function Outcome({ job }: { readonly job: Job }): ReactNode {
  if (job.state !== "done") {
    return job.state === "cancelled" ? (
      <Trans>Stopped; nothing was imported.</Trans>
    ) : (
      <Trans>Nothing was imported.</Trans>
    );
  }
  const tasks = countOf(job, "task_count");
  const predictions = countOf(job, "prediction_count");
  const annotations = countOf(job, "annotation_count");
  return (
    <>
      <Plural value={tasks} one="# task imported" other={`${formatCount(tasks)} tasks imported`} />
      {annotations > 0 && <Trans>, {formatCount(annotations)} annotations</Trans>}
      {predictions > 0 && <Trans>, {formatCount(predictions)} predictions</Trans>}
    </>
  );
}

function countOf(job: Job, name: string): number {
  const value = job.result?.[name];
  return typeof value === "number" ? value : 0;
}

type EarlierProps = { readonly projectId: number; readonly shown: number | null };

function Earlier({ projectId, shown }: EarlierProps): ReactNode {
  const jobs = (useQuery(jobsQuery).data ?? []).filter(
    (job) => job.project === projectId && job.id !== shown && job.kind.includes("import"),
  );
  if (jobs.length === 0) {
    return null;
  }
  return (
    <Section title={<Trans>Earlier imports</Trans>}>
      <div className="divide-y divide-hairline border-y border-hairline">
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </div>
    </Section>
  );
}
