import { answer } from "@assay/api";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useRef, useState } from "react";
import { useConfigCheck } from "../../labeling/config-check.ts";
import { ConfigEditor } from "../../labeling/config-editor.tsx";
import { TemplateGallery } from "../../labeling/template-gallery.tsx";
import { type GivenFile, joined } from "../../lib/dropped-files.ts";
import { api, queries } from "../../server/api.ts";
import { startImport } from "../../server/upload.ts";
import { Button } from "../../ui/button.tsx";
import { DropZone } from "../../ui/drop-zone.tsx";
import { Field } from "../../ui/field.tsx";
import { FileList } from "../../ui/file-list.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { DroppedPreview } from "./dropped-preview.tsx";
import { type ChosenMember, MemberPicker } from "./member-picker.tsx";
import { useFirstTask } from "./use-first-task.ts";

/** A new project on one page: data, what to ask, who answers. Only the name is needed. */
export function NewProjectPage(): ReactNode {
  const { t } = useLingui();
  const [title, setTitle] = useState("");
  const [files, setFiles] = useState<readonly GivenFile[]>([]);
  const [config, setConfig] = useState("");
  const [members, setMembers] = useState<readonly ChosenMember[]>([]);
  const check = useConfigCheck(null, config);
  const own = useFirstTask(files);
  const creation = useCreation();
  return (
    <Page title={t`New project`} lead={<Trans>Only the name is needed; the rest can come later.</Trans>}>
      <form
        className="flex flex-col gap-8"
        onSubmit={(event) => {
          event.preventDefault();
          creation.create({ title, config, files, members });
        }}
      >
        <Field
          label={t`Name`}
          required={true}
          minLength={3}
          maxLength={50}
          autoFocus={true}
          className="max-w-md"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <Section
          title={<Trans>1. Data</Trans>}
          lead={<Trans>JSON, CSV, TSV, TXT, images, a folder or a zip of images.</Trans>}
        >
          <DropZone onFiles={(more) => setFiles((now) => joined(now, more))}>
            <p className="text-base">
              <Trans>Drop files or a folder here</Trans>
            </p>
          </DropZone>
          {files.length > 0 && <FileList files={files} onClear={() => setFiles([])} />}
        </Section>
        <Section
          title={<Trans>2. What to ask</Trans>}
          lead={<Trans>Choose a template, then change its text as needed.</Trans>}
        >
          <TemplateGallery chosen={config} onChoose={setConfig} />
          {config.trim() !== "" && <DroppedPreview config={config} own={own} />}
          <ConfigEditor
            value={config}
            onChange={setConfig}
            diagnostics={config.trim() === "" ? [] : check.diagnostics}
            dataKeys={Object.keys(own ?? {})}
          />
        </Section>
        <Section
          title={<Trans>3. Who answers</Trans>}
          lead={<Trans>Without members the project is open to the whole organisation.</Trans>}
        >
          <MemberPicker members={members} onChange={setMembers} />
        </Section>
        {creation.problem !== null && <ProblemNote problem={creation.problem} />}
        {creation.sent !== null && <ProgressBar label={t`Sending the files`} done={creation.sent * 100} total={100} />}
        <div className="sticky bottom-0 -mx-6 flex items-center gap-3 border-t border-hairline bg-ground px-6 py-3">
          <span className="flex-1 text-sm text-quiet">
            {files.length > 0 && <Plural value={files.length} one="# file to import" other="# files to import" />}
          </span>
          <Button
            type="submit"
            kind="primary"
            busy={creation.busy}
            disabled={title.trim().length < 3 || (config.trim() !== "" && !check.valid)}
          >
            <Trans>Create project</Trans>
          </Button>
        </div>
      </form>
    </Page>
  );
}

type NewProject = {
  readonly title: string;
  readonly config: string;
  readonly files: readonly GivenFile[];
  readonly members: readonly ChosenMember[];
};

type Creation = {
  readonly create: (project: NewProject) => void;
  readonly busy: boolean;
  readonly sent: number | null;
  readonly problem: unknown;
};

function useCreation(): Creation {
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState<number | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  // What a second try after a refused step need not make again.
  const made = useRef<number | null>(null);
  const create = async ({ title, config, files, members }: NewProject): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const body = {
        title: title.trim(),
        ...(config.trim() === "" ? {} : { label_config: config }),
        ...(members.length === 0 ? {} : { open_to_organization: false }),
      };
      const id = made.current;
      const project =
        id === null
          ? await answer(api.POST("/api/projects", { body }))
          : await answer(api.PATCH("/api/projects/{id}", { params: { path: { id } }, body }));
      made.current = project.id;
      for (const { user, role } of members) {
        await api.POST("/api/projects/{id}/members", { params: { path: { id: project.id } }, body: { user, role } });
      }
      const { signal } = new AbortController();
      const job =
        files.length === 0
          ? null
          : await startImport({ projectId: project.id, files, keepGood: false, onProgress: setSent, signal });
      void queries.invalidateQueries({ queryKey: ["projects"] });
      const params = { projectId: String(project.id) };
      await (job === null
        ? navigate({ to: "/projects/$projectId", params })
        : navigate({ to: "/projects/$projectId/import", params, search: { job } }));
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
      setSent(null);
    }
  };
  return { create: (project) => void create(project), busy, sent, problem };
}
