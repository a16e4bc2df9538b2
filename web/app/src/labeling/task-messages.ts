import type { TaskMessages } from "@assay/editor-react";
import { plural, t } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { useMemo } from "react";

/** What the task view and its panels show and say, in the reader's language. */
export function useTaskMessages(): TaskMessages {
  const { i18n } = useLingui();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sentences change with the language
  return useMemo(taskMessages, [i18n.locale]);
}

function taskMessages(): TaskMessages {
  return {
    task: t`Task`,
    tools: t`Tools`,
    labels: t`Labels`,
    searchLabels: t`Search labels`,
    noLabelFound: t`No label has that in its name.`,
    regions: t`Regions`,
    noRegions: t`No regions yet. Choose a label and draw, or select text.`,
    groupBy: t`Group by`,
    groupings: { label: t`Label`, order: t`Order`, tool: t`Kind` },
    unlabelled: t`Unlabelled`,
    hide: t`Hide`,
    spanEnds: { start: t`Start of the span`, end: t`End of the span` },
    hidden: t`hidden`,
    locked: t`locked`,
    show: t`Show`,
    lock: t`Lock`,
    unlock: t`Unlock`,
    remove: t`Delete`,
    expand: t`Expand`,
    collapse: t`Collapse`,
    prediction: t`Prediction`,
    changedPrediction: t`Changed prediction`,
    details: t`Details`,
    nothingSelected: t`Select a region to see its details.`,
    geometry: { x: t`X, px`, y: t`Y, px`, width: t`Width, px`, height: t`Height, px`, rotation: t`Rotation, °` },
    note: t`Note`,
    add: t`Add`,
    edit: t`Edit`,
    choose: t`Choose`,
    brightness: t`Brightness, %`,
    contrast: t`Contrast, %`,
    history: t`History`,
    status: t`Image status`,
    loadingImage: t`Loading the image`,
    loadingText: t`Loading the text`,
    retry: t`Try again`,
    kinds: { rectangle: t`Rectangle`, span: t`Text span` },
    manySelected: (count) => t`${count} regions selected`,
    count: (count) => plural(count, { one: "# region", other: "# regions" }),
    score: (percent) => t`Score ${percent} %`,
    answerTo: (control) => control,
    question: (control, required) => (required ? t`${control}, required` : control),
    stars: (count) => plural(count, { one: "# star", other: "# stars" }),
    clear: (control) => t`Clear ${control}`,
    textNumber: (place) => t`Text ${place}`,
    imageFailed: (url) =>
      t`The image ${url} could not be loaded. Check that the address is right and may be read, then try again.`,
    textFailed: (url, reason) => t`The text ${url} could not be loaded: ${reason}. Check the address, then try again.`,
    noData: (variable) => t`The task has no "${variable}", which the labeling config wants to show here.`,
    notEditable: (tag) => t`${tag} cannot be shown or changed in this editor; answers to it are kept as they are.`,
    firstOf: (pages) => t`Page 1 of ${pages}; the others cannot be shown here, answers to them are kept as they are.`,
    text: (object) => t`Text ${object}`,
    region: (place, name) => t`Region ${place}, ${name}`,
    usagesLeft: (count) => plural(count, { 0: "used as often as allowed", other: "# more allowed" }),
    submissionsLeft: (count) => plural(count, { one: "# more text allowed", other: "# more texts allowed" }),
  };
}
