import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useRef } from "react";
import type { OpenTask } from "../../labeling/open-task.ts";
import type { Pin } from "../../server/api.ts";

export type PinCatcherProps = { readonly opened: OpenTask; readonly onPin: (pin: Pin) => void };

/** Turns a click on an image into a pin at its place; dragging still pans. */
export function PinCatcher({ opened, onPin }: PinCatcherProps): ReactNode {
  const { t } = useLingui();
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const stage = here.current?.parentElement ?? null;
    const click = (event: MouseEvent): void => {
      const onImage = event.target instanceof Element && event.target.closest(".ed-image-host") !== null;
      const pin = onImage ? pinAt(opened) : null;
      if (pin !== null) {
        onPin(pin);
      }
    };
    stage?.addEventListener("click", click);
    return () => stage?.removeEventListener("click", click);
  }, [opened, onPin]);
  return (
    <span ref={here} className="sr-only">
      {t`Clicking on the image marks a place.`}
    </span>
  );
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
