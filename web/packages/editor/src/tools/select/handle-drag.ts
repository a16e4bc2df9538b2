import {
  handlePoint,
  type ImagePixels,
  imagePixels,
  type Rectangle,
  type ResizeHandle,
  rotationTowards,
  type Shape,
} from "@assay/geometry";
import { behaviourOf } from "../../shapes/behaviours.ts";
import type { Handle } from "../../shapes/handle.ts";
import { furthestInside, liesInside, movedInside, snapDistance, snapped } from "../snap.ts";
import type { Modifiers, Scene } from "../tool.ts";

/** A handle in the pointer's grip: the shape as it was, and where the pointer went down. */
export type HandleGrip = { readonly handle: Handle; readonly from: ImagePixels; readonly shape: Shape };

/** Degrees between which the rotation catches while Shift is held. */
const rotationStep = 15;

/** The shape with its gripped handle at the pointer, held on the image; the same shape when nothing changes. */
export function handleDragged(grip: HandleGrip, at: ImagePixels, modifiers: Modifiers, scene: Scene): Shape {
  if (grip.handle === "rotate") return turnedTo(grip.shape, at, modifiers.shift, scene);
  return stretched(grip.shape, grip.handle, grip.from, { at, keepAspect: modifiers.shift }, scene);
}

function stretched(
  shape: Rectangle,
  handle: ResizeHandle,
  from: ImagePixels,
  to: { readonly at: ImagePixels; readonly keepAspect: boolean },
  scene: Scene,
): Shape {
  const start = handlePoint(shape, handle);
  const wanted = imagePixels(start.x + to.at.x - from.x, start.y + to.at.y - from.y);
  const upright = shape.rotation % 90 === 0;
  const inside = liesInside(shape, scene.size);
  const target = !inside ? wanted : upright ? snapped(wanted, scene.size, snapDistance / scene.scale) : wanted;
  const behaviour = behaviourOf(shape);
  const resized = furthestInside((progress) => {
    const x = start.x + (target.x - start.x) * progress;
    const y = start.y + (target.y - start.y) * progress;
    return behaviour.resized(shape, handle, imagePixels(x, y), to.keepAspect);
  }, scene.size);
  const smallest = Math.min(1, 1 / scene.scale);
  if (resized.width < smallest || resized.height < smallest) {
    const least = grown(resized, smallest);
    return movedInside(least, scene.size) ?? least;
  }
  return same(resized, shape) ? shape : resized;
}

/** The rectangle with no side shorter than `smallest` image pixels, so that it can still be seen and grabbed. */
function grown(shape: Rectangle, smallest: number): Rectangle {
  return { ...shape, width: Math.max(shape.width, smallest), height: Math.max(shape.height, smallest) };
}

function turnedTo(shape: Rectangle, at: ImagePixels, steps: boolean, scene: Scene): Shape {
  const rotated = behaviourOf(shape).rotated(shape, rotationTowards(shape, at, steps ? rotationStep : 0));
  if (!liesInside(shape, scene.size)) return rotated;
  const held = movedInside(rotated, scene.size);
  return held === null || same(held, shape) ? shape : held;
}

function same(a: Shape, b: Shape): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height && a.rotation === b.rotation;
}
