import type { EditorController } from "@assay/editor";
import { type ReactElement, useEffect, useRef } from "react";
import { englishTaskMessages, type TaskMessages } from "../task/messages.ts";

export type StatusLineProps = {
  readonly controller: EditorController;
  readonly object: string;
  readonly messages?: TaskMessages;
};

/** Zoom, place of the pointer and size of one image. Written straight into the page: no render per pointer move. */
export function StatusLine({ controller, object, messages = englishTaskMessages }: StatusLineProps): ReactElement {
  const line = useRef<HTMLOutputElement>(null);
  useEffect(() => {
    const write = (): void => {
      if (line.current !== null) line.current.textContent = statusOf(controller, object);
    };
    write();
    const stops = [controller.camera.subscribe(write), controller.onPointer(write)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [controller, object]);
  return <output ref={line} className="ed-status" aria-label={messages.status} aria-live="off" />;
}

/** `125 %   x 10, y 20   640 × 480`; parts that are not known are left out. */
export function statusOf(controller: EditorController, object: string): string {
  const camera = controller.camera.get(object);
  const size = controller.sizeOf(object);
  const { pointer } = controller;
  const at = pointer?.object === object ? pointer.at : null;
  const parts = [
    camera === null ? null : `${Math.round(camera.scale * 100)} %`,
    at === null ? null : `x ${Math.floor(at.x)}, y ${Math.floor(at.y)}`,
    size === null ? null : `${size.width} × ${size.height}`,
  ];
  return parts.filter((part) => part !== null).join("   ");
}
