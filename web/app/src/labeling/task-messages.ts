import { englishTaskMessages, type TaskMessages } from "@assay/editor-react";

export function useEditorMessages(): TaskMessages {
  return englishTaskMessages;
}
