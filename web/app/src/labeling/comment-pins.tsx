import { useLingui } from "@lingui/react/macro";
import { MapPin } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Pin } from "../server/api.ts";
import { Tip } from "../ui/tip.tsx";
import type { OpenTask } from "./open-task.ts";

export type CommentPinsProps = {
  readonly pins: readonly Pin[];
  readonly opened: OpenTask;
  readonly label: string;
  /** Shows what was said at a place. */
  readonly onOpen?: () => void;
};

type Placed = { readonly pin: Pin; readonly left: number; readonly top: number };

/** Comments at their places on the images, moving along with pan and zoom. */
export function CommentPins({ pins, opened, label, onOpen }: CommentPinsProps): ReactNode {
  const { t } = useLingui();
  const layer = useRef<HTMLElement>(null);
  const [placed, setPlaced] = useState<readonly Placed[]>([]);
  const { controller } = opened;
  useEffect(() => {
    const place = (): void => setPlaced(pins.flatMap((pin) => placeOf(pin, opened, layer.current) ?? []));
    place();
    const stop = controller.camera.subscribe(place);
    window.addEventListener("resize", place);
    return () => {
      stop();
      window.removeEventListener("resize", place);
    };
  }, [pins, opened, controller]);
  return (
    <section
      ref={layer}
      aria-label={label}
      className="pointer-events-none absolute inset-0 overflow-hidden empty:hidden"
    >
      {placed.map(({ pin, left, top }, index) => (
        <Tip key={`${pin.to_name}:${pin.x}:${pin.y}`} label={pin.text ?? t`Here`}>
          <button
            type="button"
            aria-label={t`Comment ${index + 1}: ${pin.text ?? ""}`}
            style={{ left, top }}
            onClick={onOpen}
            className="pointer-events-auto absolute -translate-x-1/2 -translate-y-full text-rejected"
          >
            <MapPin size={24} strokeWidth={2} aria-hidden={true} className="fill-surface" />
          </button>
        </Tip>
      ))}
    </section>
  );
}

function placeOf(pin: Pin, opened: OpenTask, layer: HTMLElement | null): Placed | null {
  const { controller, sizes } = opened;
  const size = sizes[pin.to_name];
  const at = pin.region === undefined ? percentPlace(pin) : regionPlace(pin.region, opened, pin.to_name);
  const host = hostOf(pin.to_name, opened, layer);
  if (size === undefined || at === null || host === null || layer === null) {
    return null;
  }
  const screen = controller.debug.imageToScreen(pin.to_name, {
    x: (at.x / 100) * size.width,
    y: (at.y / 100) * size.height,
  });
  if (screen === null) {
    return null;
  }
  const from = host.getBoundingClientRect();
  const to = layer.getBoundingClientRect();
  return { pin, left: from.left - to.left + screen.x, top: from.top - to.top + screen.y };
}

type Percent = { readonly x: number; readonly y: number };

function percentPlace(pin: Pin): Percent | null {
  return pin.x === undefined || pin.y === undefined ? null : { x: pin.x, y: pin.y };
}

/** The top-left corner of the region that a pin is stuck to, in percent of its image. */
function regionPlace(id: string, { controller, sizes }: OpenTask, object: string): Percent | null {
  const mark = controller.store.region(id)?.mark;
  const size = sizes[object];
  if (mark?.kind !== "rectangle" || size === undefined) {
    return null;
  }
  return { x: (mark.x / size.width) * 100, y: (mark.y / size.height) * 100 };
}

/** The element of an image on the page: viewports stand in the order of the config's image tags. */
function hostOf(object: string, { config }: OpenTask, layer: HTMLElement | null): Element | null {
  const images = config.objects.filter((each) => each.tag === "Image").map((each) => each.name);
  return layer?.parentElement?.querySelectorAll(".ed-image-host")[images.indexOf(object)] ?? null;
}
