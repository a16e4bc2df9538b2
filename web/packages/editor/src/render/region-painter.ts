import type { Box, Screen, Shape } from "@assay/geometry";
import { type Camera, screenBox, toScreen } from "../camera/camera.ts";
import { behaviourOf } from "../shapes/behaviours.ts";
import { haloOf, inkOn } from "./contrast.ts";
import type { Paint2D } from "./surface.ts";

/** How a region looks, apart from its shape. */
export type Look = {
  /** CSS colour of its label. */
  readonly colour: string;
  readonly selected: boolean;
  readonly hovered: boolean;
  /** From a prediction that nobody accepted yet: dashed, and with short dashes where its score is low. */
  readonly pending: "no" | "yes" | "low-score";
  readonly locked: boolean;
  /** What its tag says; empty for no tag. */
  readonly text: string;
};

/** Height of a tag, and its distance from the shape; screen pixels. */
const tagHeight = 16;
const tagGap = 2;

/** How far from its shape's box a region may paint, in screen pixels: line, halo, and the tag above. */
export const paintMargin: number = 4 + tagHeight + tagGap;

const tagFont = "500 11px system-ui, sans-serif";
const tagPadding = 4;

/** The side in screen pixels below which a shape is a dot, and below which it has no halo, dashes or tag. */
const dotSide = 3;
const plainSide = 10;

/** Paints regions in screen coordinates, with less detail the smaller they are. */
export class RegionPainter {
  readonly #halos = new Map<string, string>();
  readonly #widths = new Map<string, number>();

  paint(context: Paint2D, camera: Camera, shape: Shape, look: Look): void {
    const box = screenBox(camera, behaviourOf(shape).bounds(shape));
    const side = Math.max(box.width, box.height);
    if (side < dotSide) {
      context.fillStyle = look.colour;
      context.fillRect(box.x, box.y, Math.max(1.5, box.width), Math.max(1.5, box.height));
      return;
    }
    const upright = shape.rotation % 90 === 0;
    if (upright) this.#box(context, box, look, side);
    else this.#path(context, camera, shape, look);
    if (side < plainSide) return;
    if (look.text !== "") this.#tag(context, box, upright ? box : highest(camera, shape), look);
    if (look.locked) padlock(context, box, look.colour);
  }

  #box(context: Paint2D, box: Box, look: Look, side: number): void {
    context.fillStyle = look.colour;
    context.globalAlpha = fillOf(look);
    context.fillRect(box.x, box.y, box.width, box.height);
    context.globalAlpha = 1;
    if (side >= plainSide) {
      context.strokeStyle = this.#halo(look.colour);
      context.lineWidth = lineOf(look) + 1.5;
      context.strokeRect(box.x, box.y, box.width, box.height);
    }
    context.strokeStyle = look.colour;
    context.lineWidth = lineOf(look);
    const dashed = side >= plainSide && look.pending !== "no";
    if (dashed) context.setLineDash(dashesOf(look));
    context.strokeRect(box.x, box.y, box.width, box.height);
    if (dashed) context.setLineDash([]);
  }

  #path(context: Paint2D, camera: Camera, shape: Shape, look: Look): void {
    context.beginPath();
    for (const [index, corner] of behaviourOf(shape).outline(shape).entries()) {
      const at = toScreen(camera, corner);
      if (index === 0) context.moveTo(at.x, at.y);
      else context.lineTo(at.x, at.y);
    }
    context.closePath();
    context.fillStyle = look.colour;
    context.globalAlpha = fillOf(look);
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = this.#halo(look.colour);
    context.lineWidth = lineOf(look) + 1.5;
    context.stroke();
    context.strokeStyle = look.colour;
    context.lineWidth = lineOf(look);
    if (look.pending !== "no") context.setLineDash(dashesOf(look));
    context.stroke();
    if (look.pending !== "no") context.setLineDash([]);
  }

  /** A tag stands above a corner, and only where it is no wider than the shape's box. */
  #tag(context: Paint2D, box: Box, at: { readonly x: number; readonly y: number }, look: Look): void {
    if (box.width < 3 * tagPadding || box.height < tagHeight) return;
    context.font = tagFont;
    const width = this.#textWidth(context, look.text) + 2 * tagPadding;
    if (width > box.width) return;
    const left = Math.min(at.x, box.x + box.width - width);
    const top = at.y - tagHeight - tagGap;
    context.fillStyle = look.colour;
    context.fillRect(left, top, width, tagHeight);
    context.fillStyle = inkOn(look.colour);
    context.textBaseline = "middle";
    context.fillText(look.text, left + tagPadding, top + tagHeight / 2 + 0.5);
  }

  #textWidth(context: Paint2D, text: string): number {
    const known = this.#widths.get(text);
    if (known !== undefined) return known;
    const width = context.measureText(text).width;
    this.#widths.set(text, width);
    return width;
  }

  #halo(colour: string): string {
    const known = this.#halos.get(colour);
    if (known !== undefined) return known;
    const halo = haloOf(colour);
    this.#halos.set(colour, halo);
    return halo;
  }
}

/** The corner that lies highest on the screen. */
function highest(camera: Camera, shape: Shape): Screen {
  const corners = behaviourOf(shape)
    .outline(shape)
    .map((corner) => toScreen(camera, corner));
  return corners.reduce((best, corner) => (corner.y < best.y ? corner : best));
}

function fillOf(look: Look): number {
  return look.selected ? 0.25 : 0.12;
}

function lineOf(look: Look): number {
  return look.hovered || look.selected ? 2.5 : 1.5;
}

function dashesOf(look: Look): number[] {
  return look.pending === "low-score" ? [2, 4] : [6, 4];
}

/** A small padlock inside the top-right corner. */
function padlock(context: Paint2D, box: Box, colour: string): void {
  if (box.width < 18 || box.height < 18) return;
  const x = box.x + box.width - 14;
  const y = box.y + 8;
  context.fillStyle = colour;
  context.fillRect(x, y, 9, 7);
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(x + 4.5, y, 3, Math.PI, 0);
  context.stroke();
  context.fillStyle = inkOn(colour);
  context.fillRect(x + 4, y + 2, 1, 3);
}
