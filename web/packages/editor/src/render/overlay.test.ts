// @vitest-environment jsdom
import { type ImagePixels, rectangle, screen } from "@assay/geometry";
import { describe, expect, test } from "vitest";
import type { Camera } from "../camera/camera.ts";
import { englishMessages } from "../editor/messages.ts";
import { ActiveLayer } from "./active-layer.ts";
import { Crosshair } from "./crosshair.ts";
import { Handles, handleAt } from "./handles.ts";
import { Minimap } from "./minimap.ts";
import { recordCanvases } from "./recording.fixture.ts";
import { type Look, RegionPainter } from "./region-painter.ts";

const contexts = recordCanvases();
const still: Camera = { scale: 1, rotation: 0, x: 0, y: 0 };
const look: Look = { colour: "#d02020", selected: true, hovered: false, pending: "no", locked: false, text: "" };

/** The handles on a shape, by name: the centre of each in screen pixels, and its cursor; hidden ones left out. */
function handlesOn(
  shape = rectangle(100, 100, 200, 80),
  camera = still,
): ReadonlyMap<string, readonly [string, string]> {
  const handles = new Handles(document, englishMessages.handles, { press: () => {} });
  handles.show(shape, camera);
  const buttons = [...handles.root.querySelectorAll<HTMLButtonElement>("button")].filter((button) => !button.hidden);
  return new Map(
    buttons.map((button) => {
      const [x = "", y = ""] = button.style.transform.match(/-?[\d.]+/g) ?? [];
      return [button.dataset.handle ?? "", [`${Number(x) + 8},${Number(y) + 8}`, button.style.cursor]];
    }),
  );
}

describe("handles", () => {
  test("lie on corners and edges, the one that turns above the top edge", () => {
    expect(Object.fromEntries(handlesOn())).toEqual({
      nw: ["100,100", "nwse-resize"],
      n: ["200,100", "ns-resize"],
      ne: ["300,100", "nesw-resize"],
      e: ["300,140", "ew-resize"],
      se: ["300,180", "nwse-resize"],
      s: ["200,180", "ns-resize"],
      sw: ["100,180", "nesw-resize"],
      w: ["100,140", "ew-resize"],
      rotate: ["200,74", "grab"],
    });
  });

  test("turn with the shape and with the image, cursors too", () => {
    const turned = handlesOn(rectangle(100, 100, 200, 80, 45), { ...still, rotation: 90, x: 400 });
    expect(turned.get("nw")).toEqual(["300,100", "ew-resize"]);
    expect(turned.get("e")?.[1]).toBe("nesw-resize");
    expect(turned.get("n")?.[1]).toBe("nwse-resize");
  });

  test("of a short side leave it out, and those of a tiny shape stand apart from it", () => {
    expect([...handlesOn(rectangle(100, 100, 200, 30)).keys()]).toEqual(["nw", "n", "ne", "se", "s", "sw", "rotate"]);
    const tiny = handlesOn(rectangle(100, 100, 10, 10));
    expect(tiny.get("nw")?.[0]).toBe("90,90");
    expect(tiny.get("se")?.[0]).toBe("120,120");
    expect(tiny.has("e")).toBe(false);
  });

  test("are found by the event's target", () => {
    const handles = new Handles(document, englishMessages.handles, { press: () => {} });
    expect(handleAt(handles.root.querySelector("[data-handle=sw]"))).toBe("sw");
    expect(handleAt(handles.root)).toBeNull();
    expect(handleAt(null)).toBeNull();
    handles.hide();
    expect(handles.root.hidden).toBe(true);
  });
});

describe("the minimap", () => {
  function shown(
    seen = { x: 200, y: 100, width: 400, height: 300 },
    wanted = true,
  ): { map: Minimap; at: ImagePixels[] } {
    const at: ImagePixels[] = [];
    const map = new Minimap(document, document.createElement("canvas"), { width: 1600, height: 800 }, (to) =>
      at.push(to),
    );
    map.show(seen, wanted);
    return { map, at };
  }

  test("frames what is seen, cut to the image", () => {
    const frame = shown({ x: -100, y: 100, width: 400, height: 300 }).map.root.lastElementChild;
    if (!(frame instanceof HTMLElement)) throw new Error("no frame");
    expect(frame.style.transform).toBe("translate(0px, 10px)");
    expect([frame.style.width, frame.style.height]).toEqual(["30px", "30px"]);
  });

  test("is hidden when only a rounded hair of a fitted image is out of sight", () => {
    expect(shown({ x: 0.4, y: 0, width: 1599.2, height: 799.3 }).map.root.hidden).toBe(true);
    expect(shown({ x: 40, y: 0, width: 1560, height: 800 }).map.root.hidden).toBe(false);
  });

  test("is hidden while the whole image is seen, or when it is not wanted", () => {
    expect(shown().map.root.hidden).toBe(false);
    expect(shown({ x: -5, y: -5, width: 1700, height: 900 }).map.root.hidden).toBe(true);
    expect(shown(undefined, false).map.root.hidden).toBe(true);
  });

  test("moves to where it is pressed", () => {
    const { map, at } = shown();
    map.root.dispatchEvent(new PointerEvent("pointerdown", { clientX: 80, clientY: 40, buttons: 1, pointerId: 1 }));
    map.root.dispatchEvent(new PointerEvent("pointermove", { clientX: 90, clientY: 40, buttons: 0, pointerId: 1 }));
    expect(at).toEqual([{ x: 800, y: 400 }]);
  });
});

test("the crosshair goes through the pointer and away with it", () => {
  const crosshair = new Crosshair(document);
  crosshair.show(screen(31.4, 7.6));
  const lines = [...crosshair.root.children].map((line) => (line instanceof HTMLElement ? line.style.transform : ""));
  expect(lines).toEqual(["translateY(8px)", "translateX(31px)"]);
  crosshair.show(null);
  expect(crosshair.root.hidden).toBe(true);
});

describe("the active layer", () => {
  test("clears only where it painted last, and paints only what can be seen", () => {
    const host = document.createElement("div");
    const layer = new ActiveLayer(host, new RegionPainter());
    layer.resize({ width: 800, height: 600 }, 1);
    const [canvas] = host.querySelectorAll("canvas");
    const context = canvas === undefined ? undefined : contexts.get(canvas);
    if (context === undefined) throw new Error("no context");
    const shapes = [
      { shape: rectangle(100, 100, 50, 50), look },
      { shape: rectangle(5000, 100, 50, 50), look },
    ];
    layer.paint(still, { shapes, marquee: null });
    expect(context.called("clearRect")).toEqual([]);
    expect(context.called("fillRect")).toHaveLength(1);
    context.forget();
    layer.paint(still, { shapes: [], marquee: { x: 300, y: 300, width: 10, height: 10 } });
    expect(context.called("clearRect").map((call) => call.args)).toEqual([[78, 78, 94, 94]]);
    context.forget();
    layer.paint(still, { shapes: [], marquee: null });
    expect(context.called("clearRect").map((call) => call.args)).toEqual([[278, 278, 54, 54]]);
    expect(context.called("fillRect")).toEqual([]);
  });
});
