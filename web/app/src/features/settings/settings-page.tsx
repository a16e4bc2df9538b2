import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { projectQuery } from "../../server/projects.ts";
import { DangerSection } from "./danger-section.tsx";
import { GeneralSection } from "./general-section.tsx";
import { LabelingSection } from "./labeling-section.tsx";
import { MembersSection } from "./members-section.tsx";
import { QueueSection } from "./queue-section.tsx";
import { type SettingsPart, settingsParts } from "./settings-parts.ts";

export type SettingsPageProps = { readonly projectId: number; readonly part: SettingsPart };

/** What managers decide about a project, one part at a time. */
export function SettingsPage({ projectId, part }: SettingsPageProps): ReactNode {
  const { t } = useLingui();
  const project = useQuery(projectQuery(projectId)).data;
  const words: { readonly [P in SettingsPart]: string } = {
    general: t`General`,
    labeling: t`Labeling config`,
    queue: t`Review and queue`,
    members: t`Members`,
    danger: t`Danger zone`,
  };
  if (project === undefined) {
    return null;
  }
  const sections: { readonly [P in SettingsPart]: ReactNode } = {
    general: <GeneralSection key={project.id} project={project} />,
    labeling: <LabelingSection key={project.id} project={project} />,
    queue: <QueueSection key={project.id} project={project} />,
    members: <MembersSection project={project} />,
    danger: <DangerSection project={project} />,
  };
  return (
    <div className="mx-auto flex max-w-6xl flex-col gap-6 px-6 py-6 md:flex-row">
      <nav aria-label={t`Settings`} className="flex shrink-0 flex-wrap gap-0.5 md:w-44 md:flex-col">
        {settingsParts.map((each) => (
          <Link
            key={each}
            to="/projects/$projectId/settings"
            params={{ projectId: String(projectId) }}
            search={each === "general" ? {} : { part: each }}
            aria-current={each === part ? "page" : undefined}
            className={`rounded-md px-2.5 py-1.5 text-sm hover:bg-hover ${each === part ? "bg-chosen font-medium" : "text-quiet"}`}
          >
            {words[each]}
          </Link>
        ))}
      </nav>
      <div className="min-w-0 flex-1">{sections[part]}</div>
    </div>
  );
}
