import type { TaskData } from "@assay/labeling";
import { useEffect, useState } from "react";
import { firstTaskOf, revoke } from "../../labeling/sample-data.ts";
import type { GivenFile } from "../../lib/dropped-files.ts";

/** The data of the first task that the files would make; null while none is known. */
export function useFirstTask(files: readonly GivenFile[]): TaskData | null {
  const [own, setOwn] = useState<TaskData | null>(null);
  useEffect(() => {
    let made: TaskData | null = null;
    let gone = false;
    void firstTaskOf(files).then((data) => {
      made = data;
      if (gone) {
        revoke(data);
      } else {
        setOwn(data);
      }
    });
    return () => {
      gone = true;
      revoke(made);
    };
  }, [files]);
  return own;
}
