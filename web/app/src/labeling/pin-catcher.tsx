import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useRef } from "react";
import type { Pin } from "../server/api.ts";
import type { OpenTask } from "./open-task.ts";

export type PinCatcherProps = { readonly opened: OpenTask; readonly onPin: (pin: Pin) => void };

/** Turns a click on an image into a pin at its place. Nothing is drawn meanwhile; where nothing can be drawn, dragging still pans. */
export function PinCatcher({ opened, onPin }: PinCatcherProps): ReactNode {
  const { t } = useLingui();
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const stage = here.current?.parentElement ?? null;
    const hearing = new AbortController();
    const { signal } = hearing;
    stage?.addEventListener(
      "pointerdown",
      (event) => {
        if (opened.controller.editable && event.button === 0 && isOnImage(event)) {
          event.stopPropagation();
          event.preventDefault();
        }
      },
      { signal, capture: true },
    );
    stage?.addEventListener(
      "click",
      (event) => {
        const pin = isOnImage(event) ? pinAt(opened) : null;
        if (pin !== null) {
          onPin(pin);
        }
      },
      { signal },
    );
    return () => hearing.abort();
  }, [opened, onPin]);
  return (
    <span ref={here} role="status" className="sr-only">
      {t`Clicking on the image marks a place.`}
    </span>
  );
}

function isOnImage(event: Event): boolean {
  return event.target instanceof Element && event.target.closest(".ed-image-host") !== null;
}

function pinAt({ controller, sizes }: OpenTask): Pin | null {
  const { pointer } = controller;
  const size = pointer === null ? undefined : sizes[pointer.object];
  if (pointer === null || pointer.at === null || size === undefined) {
    return null;
  }
  const { x, y } = pointer.at;
  if (x < 0 || y < 0 || x > size.width || y > size.height) {
    return null;
  }
  return { to_name: pointer.object, x: (x / size.width) * 100, y: (y / size.height) * 100 };
}
