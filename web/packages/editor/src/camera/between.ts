import type { Camera } from "./camera.ts";

/**
 * The camera `progress` of the way (0 to 1) from one to another of the same rotation. The scale moves by equal factors,
 * and the point that both cameras show at the same place stays there.
 */
export function between(from: Camera, to: Camera, progress: number): Camera {
  if (progress >= 1 || from.rotation !== to.rotation) return to;
  const scale = from.scale * (to.scale / from.scale) ** progress;
  const whole = to.scale - from.scale;
  const part = Math.abs(whole) < 1e-9 * to.scale ? progress : (scale - from.scale) / whole;
  return {
    scale,
    rotation: to.rotation,
    x: from.x + (to.x - from.x) * part,
    y: from.y + (to.y - from.y) * part,
  };
}

/** Slows down towards the end: cubic ease-out of a progress in [0, 1]. */
export function eased(progress: number): number {
  return 1 - (1 - Math.min(1, Math.max(0, progress))) ** 3;
}
