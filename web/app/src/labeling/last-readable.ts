import { parseConfig } from "@assay/labeling";
import { useRef } from "react";

/** The config, or the last one before it that could be read: a preview stands still while a tag is being typed. */
export function useLastReadable(config: string): string {
  const last = useRef(config);
  const { config: parsed } = parseConfig(config);
  if (parsed.root !== null) {
    last.current = config;
  }
  return last.current;
}
