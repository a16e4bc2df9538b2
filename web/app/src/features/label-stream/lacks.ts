import { revealControl, useEditorValue } from "@assay/editor-react";
import { type Missing, missing, sameJson } from "@assay/labeling";
import { useLingui } from "@lingui/react/macro";
import type { OpenTask } from "../../labeling/open-task.ts";
import type { Panels } from "../../labeling/panel-layout.ts";
import type { Project } from "../../server/api.ts";

/** What the config or the project asks for that the answer does not have yet. */
export function useLacks(opened: OpenTask, project: Project): readonly Missing[] {
  const { t } = useLingui();
  return useEditorValue(
    opened.controller,
    ({ content }): readonly Missing[] => {
      const required = missing(opened.config, content);
      const nothing = content.regions.length + content.kept.length + Object.keys(content.answers).length === 0;
      return required.length === 0 && nothing && !project.enable_empty_annotation
        ? [{ control: "", message: t`Mark or answer something, or skip the task.` }]
        : required;
    },
    sameJson,
  );
}

/** Goes to where the missing answer is given: the control on the page, or the details of the region that lacks it. */
export function goToLack({ controller }: OpenTask, panels: Panels, { control, region }: Missing): void {
  if (control === "") {
    return;
  }
  if (region !== undefined) {
    controller.select([region]);
    controller.camera.reveal(region);
    panels.show("details");
  }
  // The details are on the page with the next frame.
  requestAnimationFrame(() => revealControl(document, control));
}
