import { area, corners } from "./rectangle.ts";
import type { Rectangle } from "./shape.ts";

type Vertex = { readonly x: number; readonly y: number };

/** Area of a simple polygon in square pixels by the shoelace formula; 0 below three points. */
export function polygonArea(points: readonly Vertex[]): number {
  return Math.abs(signedArea(points));
}

/** Area that two rectangles share, in square pixels. */
export function intersectionArea(a: Rectangle, b: Rectangle): number {
  return polygonArea(clip(corners(a), corners(b)));
}

/** Intersection over union in [0, 1]; null where both rectangles have no area. */
export function intersectionOverUnion(a: Rectangle, b: Rectangle): number | null {
  const shared = intersectionArea(a, b);
  const union = area(a) + area(b) - shared;
  return union > 0 ? Math.min(shared / union, 1) : null;
}

/**
 * The part of a polygon inside a convex one, by clipping it on each edge in turn. Source: I. Sutherland and G. Hodgman
 * (1974), Communications of the ACM 17(1), 32-42.
 */
function clip(subject: readonly Vertex[], window: readonly Vertex[]): readonly Vertex[] {
  const turn = Math.sign(signedArea(window)) || 1;
  let kept = subject;
  window.forEach((from, index) => {
    const to = window[(index + 1) % window.length] ?? from;
    const side = (at: Vertex): number => turn * ((to.x - from.x) * (at.y - from.y) - (to.y - from.y) * (at.x - from.x));
    kept = kept.flatMap((at, place) => {
      const before = kept[(place + kept.length - 1) % kept.length] ?? at;
      const [was, is] = [side(before), side(at)];
      const crossing = was < 0 !== is < 0 ? [between(before, at, was / (was - is))] : [];
      return is >= 0 ? [...crossing, at] : crossing;
    });
  });
  return kept;
}

function between(a: Vertex, b: Vertex, part: number): Vertex {
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
}

function signedArea(points: readonly Vertex[]): number {
  let twice = 0;
  points.forEach((at, index) => {
    const next = points[(index + 1) % points.length] ?? at;
    twice += at.x * next.y - next.x * at.y;
  });
  return twice / 2;
}
