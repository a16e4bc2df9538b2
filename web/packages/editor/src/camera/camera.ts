import { type Box, type ImagePixels, type ImageSize, imagePixels, type Screen, screen } from "@assay/geometry";

/** How far an image is turned on the screen, degrees clockwise. */
export type QuarterTurn = 0 | 90 | 180 | 270;

/**
 * Where an image lies on the screen: `scale` screen pixels per image pixel, turned by `rotation` about its top-left
 * corner, which lies at (`x`, `y`) of the viewport.
 */
export type Camera = {
  readonly scale: number;
  readonly rotation: QuarterTurn;
  readonly x: number;
  readonly y: number;
};

/** Size of a viewport in CSS pixels. */
export type ViewportSize = { readonly width: number; readonly height: number };

/** The image and the viewport a camera works between. */
export type Stage = { readonly image: ImageSize; readonly viewport: ViewportSize };

/** The largest scale: one image pixel as a square of 64 screen pixels. */
export const maxScale = 64;

/** Screen pixels of the image that stay in the viewport however far it is panned. */
const keepVisible = 48;

/** Cosine and sine of a quarter turn. */
function turn(rotation: QuarterTurn): { readonly cos: number; readonly sin: number } {
  switch (rotation) {
    case 0:
      return { cos: 1, sin: 0 };
    case 90:
      return { cos: 0, sin: 1 };
    case 180:
      return { cos: -1, sin: 0 };
    case 270:
      return { cos: 0, sin: -1 };
  }
}

export function toScreen(camera: Camera, at: ImagePixels): Screen {
  const { cos, sin } = turn(camera.rotation);
  return screen(
    camera.x + camera.scale * (at.x * cos - at.y * sin),
    camera.y + camera.scale * (at.x * sin + at.y * cos),
  );
}

export function toImage(camera: Camera, at: Screen): ImagePixels {
  const { cos, sin } = turn(camera.rotation);
  const dx = (at.x - camera.x) / camera.scale;
  const dy = (at.y - camera.y) / camera.scale;
  return imagePixels(dx * cos + dy * sin, dy * cos - dx * sin);
}

/** The six numbers of a canvas or CSS matrix that takes image pixels to the screen. */
export function matrixOf(camera: Camera): readonly [number, number, number, number, number, number] {
  const { cos, sin } = turn(camera.rotation);
  const scale = camera.scale;
  return [scale * cos, scale * sin, -scale * sin, scale * cos, camera.x, camera.y];
}

/** The upright box of the image that covers a box of the screen. */
export function imageBox(camera: Camera, box: Box): Box {
  const one = toImage(camera, screen(box.x, box.y));
  const other = toImage(camera, screen(box.x + box.width, box.y + box.height));
  return spanned(one, other);
}

/** The upright box of the screen that covers a box of the image. */
export function screenBox(camera: Camera, box: Box): Box {
  const one = toScreen(camera, imagePixels(box.x, box.y));
  const other = toScreen(camera, imagePixels(box.x + box.width, box.y + box.height));
  return spanned(one, other);
}

function spanned(one: { x: number; y: number }, other: { x: number; y: number }): Box {
  return {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

/** Size of the image in its own pixels as it stands on the screen, sides swapped by a quarter turn. */
export function turnedSize(image: ImageSize, rotation: QuarterTurn): ImageSize {
  return rotation === 90 || rotation === 270 ? { width: image.height, height: image.width } : image;
}

/** The scale at which the whole image just fits. */
export function fitScale(stage: Stage, rotation: QuarterTurn): number {
  const size = turnedSize(stage.image, rotation);
  return Math.min(stage.viewport.width / size.width, stage.viewport.height / size.height);
}

/** The smallest scale: half of what fits, and never above 1. */
export function minScale(stage: Stage, rotation: QuarterTurn): number {
  return Math.min(1, fitScale(stage, rotation) / 2);
}

/** The camera that centres the image at a scale. */
export function centred(stage: Stage, rotation: QuarterTurn, scale: number): Camera {
  const bare: Camera = { scale, rotation, x: 0, y: 0 };
  const box = screenBox(bare, { x: 0, y: 0, ...stage.image });
  return {
    ...bare,
    x: (stage.viewport.width - box.width) / 2 - box.x,
    y: (stage.viewport.height - box.height) / 2 - box.y,
  };
}

/** The camera that shows the whole image, centred. */
export function fitImage(stage: Stage, rotation: QuarterTurn): Camera {
  return centred(stage, rotation, Math.min(maxScale, fitScale(stage, rotation)));
}

/** The camera that fills the viewport's width, with the top of the image in sight. */
export function fitWidth(stage: Stage, rotation: QuarterTurn): Camera {
  const scale = Math.min(maxScale, stage.viewport.width / turnedSize(stage.image, rotation).width);
  const camera = centred(stage, rotation, scale);
  const box = screenBox(camera, { x: 0, y: 0, ...stage.image });
  return box.height > stage.viewport.height ? { ...camera, y: camera.y - box.y } : camera;
}

/** The camera moved so that the image shifts by (`dx`, `dy`) screen pixels. */
export function panned(camera: Camera, stage: Stage, dx: number, dy: number): Camera {
  return limited({ ...camera, x: camera.x + dx, y: camera.y + dy }, stage);
}

/** The camera zoomed by `factor` with the image point under `at` held still. */
export function zoomed(camera: Camera, stage: Stage, at: Screen, factor: number): Camera {
  const lowest = minScale(stage, camera.rotation);
  const scale = Math.min(maxScale, Math.max(lowest, camera.scale * factor));
  const by = scale / camera.scale;
  return limited({ ...camera, scale, x: at.x - (at.x - camera.x) * by, y: at.y - (at.y - camera.y) * by }, stage);
}

/** The camera at a scale with the viewport's centre held still. */
export function atScale(camera: Camera, stage: Stage, scale: number): Camera {
  return zoomed(camera, stage, middleOf(stage.viewport), scale / camera.scale);
}

/** The camera turned by a quarter about the viewport's centre. */
export function turned(camera: Camera, stage: Stage, direction: "clockwise" | "anticlockwise"): Camera {
  const middle = middleOf(stage.viewport);
  const held = toImage(camera, middle);
  const rotation = quarterTurn(camera.rotation + (direction === "clockwise" ? 90 : 270));
  return centredOn({ ...camera, rotation }, stage, held);
}

/** The camera moved so that an image point lies in the middle of the viewport. */
export function centredOn(camera: Camera, stage: Stage, at: ImagePixels): Camera {
  const middle = middleOf(stage.viewport);
  const now = toScreen(camera, at);
  return panned(camera, stage, middle.x - now.x, middle.y - now.y);
}

/** The camera moved as little as possible so that a box of the image can be seen, zoomed out where it is too large. */
export function revealing(camera: Camera, stage: Stage, box: Box): Camera {
  const margin = 24;
  const { width, height } = stage.viewport;
  const shown = screenBox(camera, box);
  const shrink = Math.min(1, (width - 2 * margin) / shown.width, (height - 2 * margin) / shown.height);
  if (shrink < 1) {
    const smaller = atScale(camera, stage, camera.scale * shrink);
    return centredOn(smaller, stage, imagePixels(box.x + box.width / 2, box.y + box.height / 2));
  }
  const dx = Math.max(0, margin - shown.x) - Math.max(0, shown.x + shown.width - (width - margin));
  const dy = Math.max(0, margin - shown.y) - Math.max(0, shown.y + shown.height - (height - margin));
  return dx === 0 && dy === 0 ? camera : panned(camera, stage, dx, dy);
}

function middleOf(viewport: ViewportSize): Screen {
  return screen(viewport.width / 2, viewport.height / 2);
}

/** A step on the screen as a step on the turned image, of the same length in image pixels. */
export function stepOnImage(
  rotation: QuarterTurn,
  dx: number,
  dy: number,
): { readonly dx: number; readonly dy: number } {
  const { cos, sin } = turn(rotation);
  // Adding 0 turns -0 into 0.
  return { dx: dx * cos + dy * sin + 0, dy: dy * cos - dx * sin + 0 };
}

function quarterTurn(degrees: number): QuarterTurn {
  const turned = degrees % 360;
  return turned === 90 || turned === 180 || turned === 270 ? turned : 0;
}

/** The camera moved back so far that a strip of the image stays in the viewport. */
function limited(camera: Camera, stage: Stage): Camera {
  const box = screenBox(camera, { x: 0, y: 0, ...stage.image });
  const dx = backInto(box.x, box.width, stage.viewport.width);
  const dy = backInto(box.y, box.height, stage.viewport.height);
  return dx === 0 && dy === 0 ? camera : { ...camera, x: camera.x + dx, y: camera.y + dy };
}

function backInto(start: number, length: number, room: number): number {
  const strip = Math.min(keepVisible, length, room);
  if (start + length < strip) return strip - start - length;
  return start > room - strip ? room - strip - start : 0;
}
