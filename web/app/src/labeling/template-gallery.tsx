import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Template } from "../server/api.ts";
import { templatesQuery } from "../server/projects.ts";
import { Loaded } from "../ui/loaded.tsx";

export type TemplateGalleryProps = { readonly chosen: string; readonly onChoose: (config: string) => void };

/** Ready-made labeling configs by what they ask. */
export function TemplateGallery({ chosen, onChoose }: TemplateGalleryProps): ReactNode {
  const { t } = useLingui();
  const templates = useQuery(templatesQuery);
  return (
    <Loaded query={templates} rows={3}>
      {(list) => (
        <fieldset className="flex flex-col gap-3">
          <legend className="sr-only">{t`Templates`}</legend>
          {[...Map.groupBy(list, (template: Template) => template.group)].map(([group, members]) => (
            <section key={group}>
              <h3 className="mb-1 text-sm text-quiet">{group}</h3>
              <div className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
                {members.map((template) => (
                  <button
                    key={template.name}
                    type="button"
                    aria-pressed={chosen === template.label_config}
                    onClick={() => onChoose(template.label_config)}
                    className="flex flex-col items-start rounded-md border border-hairline bg-surface px-3 py-2 text-left text-sm hover:border-outline aria-pressed:border-focus aria-pressed:bg-chosen"
                  >
                    <span className="font-medium">{template.title}</span>
                    <span className="text-quiet">{template.description}</span>
                  </button>
                ))}
              </div>
            </section>
          ))}
          {list.length === 0 && (
            <p className="text-sm text-quiet">
              <Trans>No templates here; write the config as XML.</Trans>
            </p>
          )}
        </fieldset>
      )}
    </Loaded>
  );
}
