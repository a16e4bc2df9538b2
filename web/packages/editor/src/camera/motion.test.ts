import { imagePixels } from "@assay/geometry";
import { expect, test } from "vitest";
import { ManualFrames } from "../render/recording.fixture.ts";
import { type Camera, fitImage, fitScale, panned, type Stage, toScreen } from "./camera.ts";
import { CameraMotion } from "./motion.ts";

const stage: Stage = { image: { width: 400, height: 200 }, viewport: { width: 800, height: 600 } };

function started(): { frames: ManualFrames; shown: Camera[]; motion: CameraMotion } {
  const frames = new ManualFrames();
  const shown: Camera[] = [];
  return { frames, shown, motion: new CameraMotion(stage, frames, (camera) => void shown.push(camera)) };
}

test("a glide goes from camera to camera in 160 ms and ends there", () => {
  const { frames, motion } = started();
  const to = panned(motion.camera, stage, 100, 0);
  motion.go(to, true);
  frames.tick(80);
  expect(motion.camera.x).toBeGreaterThan(fitImage(stage, 0).x + 50);
  frames.tick(80);
  expect(motion.camera).toBe(to);
  expect(frames.waiting).toBe(0);
});

test("without motion it jumps, and a jump ends a glide", () => {
  const { frames, shown, motion } = started();
  motion.go(panned(motion.camera, stage, 100, 0), true);
  const to = panned(motion.camera, stage, -50, 0);
  motion.go(to, false);
  frames.settle();
  expect(shown).toEqual([to]);
});

test("a fitted image stays fitted when the viewport changes or the image turns", () => {
  const { motion } = started();
  motion.resize({ width: 400, height: 400 });
  expect(motion.camera.scale).toBe(1);
  motion.turn("clockwise");
  expect(motion.camera.rotation).toBe(90);
  expect(motion.camera.scale).toBe(fitScale(motion.stage, 90));
});

test("any other image keeps its middle and scale when the viewport changes", () => {
  const { motion } = started();
  motion.set({ scale: 3, rotation: 0, x: -100, y: -50 });
  const held = imagePixels((400 + 100) / 3, (300 + 50) / 3);
  motion.resize({ width: 500, height: 500 });
  expect(motion.camera.scale).toBe(3);
  expect(toScreen(motion.camera, held)).toEqual({ x: expect.closeTo(250), y: expect.closeTo(250) });
});
