import { answer } from "@assay/api";
import { Trans } from "@lingui/react/macro";
import { type UseMutationResult, useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { resultPlace, resultWords } from "../lib/result-words.ts";
import {
  type Annotation,
  type AnnotationVersion,
  api,
  type Project,
  queries,
  type ResultItem,
  type VersionDiff,
} from "../server/api.ts";
import { useNames } from "../server/people.ts";
import { atLeast, useMe } from "../server/session.ts";
import { authorOf, versionDiffQuery, versionsQuery } from "../server/tasks.ts";
import { Button } from "../ui/button.tsx";
import { Loaded } from "../ui/loaded.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { Time } from "../ui/time.tsx";

export type VersionsProps = {
  readonly annotation: Annotation;
  readonly project: Project | undefined;
  /** Takes a version back into the editor at hand, in place of making it the newest on the server. */
  readonly onRestore?: (version: AnnotationVersion) => void;
  /** Names people in another way than by their names. */
  readonly nameOf?: (person: number | null | undefined) => string;
};

/** The versions of an answer, each with what it changed, and the way back. */
export function Versions({ annotation, project, onRestore, nameOf }: VersionsProps): ReactNode {
  const versions = useQuery(versionsQuery(annotation.id));
  const me = useMe();
  const mayRevert = authorOf(annotation) === me?.id || atLeast(project?.my_role, "manager");
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-sm font-medium">
        <Trans>Versions</Trans>
      </h2>
      <Loaded query={versions} rows={2}>
        {(list) => (
          <ol className="divide-y divide-hairline border-y border-hairline">
            {list.map((version, index) => (
              <VersionRow
                key={version.version}
                annotation={annotation}
                version={version}
                before={list[index + 1]?.version ?? null}
                mayRevert={mayRevert && index > 0 && onRestore === undefined}
                onRestore={onRestore}
                nameOf={nameOf}
              />
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  );
}

type VersionRowProps = {
  readonly annotation: Annotation;
  readonly version: AnnotationVersion;
  readonly before: number | null;
  readonly mayRevert: boolean;
  readonly onRestore: VersionsProps["onRestore"];
  readonly nameOf: VersionsProps["nameOf"];
};

function VersionRow(props: VersionRowProps): ReactNode {
  const { annotation, version, before, mayRevert, onRestore } = props;
  const names = useNames();
  const nameOf = props.nameOf ?? names;
  const [open, setOpen] = useState(false);
  const revert = useRevert(annotation, version.version);
  return (
    <li className="flex flex-col gap-1 py-1.5 text-sm">
      <div className="flex min-h-7 flex-wrap items-center gap-2">
        <span className="font-medium">
          <Trans>Version {version.version}</Trans>
        </span>
        <span className="text-quiet">
          {version.action} · {nameOf(version.person)} · <Time at={version.at} />
        </span>
        <span className="flex-1" />
        {before !== null && (
          <Button size="small" kind="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? <Trans>Hide the changes</Trans> : <Trans>What changed</Trans>}
          </Button>
        )}
        {onRestore !== undefined && (
          <Button size="small" kind="ghost" onClick={() => onRestore(version)}>
            <Trans>Take into the editor</Trans>
          </Button>
        )}
        {mayRevert && (
          <Button size="small" kind="ghost" busy={revert.isPending} onClick={() => revert.mutate()}>
            <Trans>Go back to this</Trans>
          </Button>
        )}
      </div>
      {revert.error !== null && <ProblemNote problem={revert.error} />}
      {open && before !== null && <Changes annotation={annotation.id} from={before} to={version.version} />}
    </li>
  );
}

/** Makes a version the newest on the server, as a version of its own. */
function useRevert(annotation: Annotation, version: number): UseMutationResult<unknown, Error, void> {
  return useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/annotations/{id}/revert", {
          params: { path: { id: annotation.id }, header: { "If-Match": `"${annotation.version}"` } },
          body: { version },
        }),
      ),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["task", annotation.task] });
      void queries.invalidateQueries({ queryKey: ["annotation", annotation.id] });
    },
  });
}

type ChangesProps = { readonly annotation: number; readonly from: number; readonly to: number };

/** What one version changed of the one before it. */
function Changes({ annotation, from, to }: ChangesProps): ReactNode {
  const diff = useQuery(versionDiffQuery(annotation, from, to));
  return (
    <Loaded query={diff} rows={2}>
      {(found) => (
        <ul className="flex flex-col gap-0.5 rounded-md bg-sunken px-3 py-2">
          {linesOf(found).map(({ mark, look, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: several lines can say the same, and the list never reorders
            <li key={index} className="flex gap-2">
              <span className={`w-3 font-mono ${look}`}>{mark}</span>
              <span className="min-w-0 flex-1 break-words">{text}</span>
            </li>
          ))}
          {linesOf(found).length === 0 && (
            <li className="text-quiet">
              <Trans>The results are the same.</Trans>
            </li>
          )}
        </ul>
      )}
    </Loaded>
  );
}

type Line = { readonly mark: string; readonly look: string; readonly text: string };

function linesOf({ added, removed, changed }: VersionDiff): readonly Line[] {
  const words = (item: ResultItem | undefined): string => `${resultWords(item ?? {})} ${resultPlace(item ?? {})}`;
  return [
    ...added.map((item) => ({ mark: "+", look: "text-accepted", text: words(item) })),
    ...removed.map((item) => ({ mark: "−", look: "text-rejected", text: words(item) })),
    ...changed.map(({ before, after }) => {
      return { mark: "~", look: "text-in-progress", text: `${words(before)} → ${words(after)}` };
    }),
  ];
}
