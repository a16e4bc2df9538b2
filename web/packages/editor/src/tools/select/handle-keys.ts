import { handlePoint, imagePixels, type Shape } from "@assay/geometry";
import { behaviourOf } from "../../shapes/behaviours.ts";
import type { Handle } from "../../shapes/handle.ts";
import { liesInside, movedInside } from "../snap.ts";
import { noModifiers, type Scene } from "../tool.ts";
import { handleDragged } from "./handle-drag.ts";

/** A press of an arrow key on a handle, as a step in image pixels: one pixel, or ten with Shift. */
export type HandleStep = { readonly dx: number; readonly dy: number };

/** The shape after an arrow key on one of its handles; the same shape when it cannot change. */
export function handleStepped(shape: Shape, handle: Handle, by: HandleStep, scene: Scene): Shape {
  if (handle === "rotate") {
    const rotated = behaviourOf(shape).rotated(shape, shape.rotation + by.dx + by.dy);
    return liesInside(shape, scene.size) ? (movedInside(rotated, scene.size) ?? shape) : rotated;
  }
  const from = handlePoint(shape, handle);
  const exact: Scene = { ...scene, scale: Infinity };
  return handleDragged({ handle, from, shape }, imagePixels(from.x + by.dx, from.y + by.dy), noModifiers, exact);
}
