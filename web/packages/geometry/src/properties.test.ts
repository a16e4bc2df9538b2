import { describe, expect, test } from "vitest";
import {
  area,
  bounds,
  centre,
  clampPoint,
  contains,
  corners,
  handlePoint,
  type ImagePixels,
  type ImageSize,
  imagePixels,
  insideImage,
  intersectionOverUnion,
  moveInside,
  polygonArea,
  type Rectangle,
  rectangle,
  resize,
  resizeHandles,
  rotateTo,
  rotationTowards,
  snapInside,
  snapPoint,
  toPercent,
  toPixels,
  touchesBox,
  withinBox,
} from "./index.ts";

const runs = 300;

/** Mulberry32 (T. Ettinger, public domain): a small seeded source in [0, 1), so that a failure can be run again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Sample = {
  readonly shape: Rectangle;
  readonly other: Rectangle;
  readonly to: ImagePixels;
  readonly size: ImageSize;
};

function sampleOf(random: () => number): Sample {
  const size = { width: 1 + Math.floor(random() * 2000), height: 1 + Math.floor(random() * 2000) };
  const rotation = (): number => (random() < 0.4 ? Math.floor(random() * 4) * 90 : random() * 360);
  const one = (): Rectangle =>
    rectangle(random() * size.width, random() * size.height, random() * size.width, random() * size.height, rotation());
  return {
    shape: one(),
    other: one(),
    to: imagePixels((random() * 3 - 1) * size.width, (random() * 3 - 1) * size.height),
    size,
  };
}

function forAll(law: (sample: Sample) => void): void {
  for (let seed = 1; seed <= runs; seed++) {
    try {
      law(sampleOf(randomOf(seed)));
    } catch (cause) {
      throw new Error(`seed ${seed}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  }
}

function expectNear(a: ImagePixels, b: ImagePixels): void {
  expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeLessThan(1e-6);
}

describe("resize", () => {
  for (const [place, handle] of resizeHandles.entries()) {
    const opposite = resizeHandles[(place + 4) % resizeHandles.length] ?? handle;
    test(`pulling ${handle} keeps the opposite handle's side fixed and the rotation`, () => {
      forAll(({ shape, to }) => {
        const resized = resize(shape, handle, to);
        expect(resized.rotation).toBe(shape.rotation);
        const fixed = handlePoint(shape, opposite);
        const places = resizeHandles.map((other) => handlePoint(resized, other));
        expect(Math.min(...places.map((at) => Math.hypot(at.x - fixed.x, at.y - fixed.y)))).toBeLessThan(1e-6);
        expect(resized.width).toBeGreaterThanOrEqual(0);
        expect(resized.height).toBeGreaterThanOrEqual(0);
      });
    });
  }

  test("pulling a corner to a point puts a corner there", () => {
    forAll(({ shape, to }) => {
      const resized = resize(shape, "se", to);
      const distances = corners(resized).map((corner) => Math.hypot(corner.x - to.x, corner.y - to.y));
      expect(Math.min(...distances)).toBeLessThan(1e-6);
    });
  });

  test("pulling a handle to where it is changes nothing", () => {
    forAll(({ shape }) => {
      for (const handle of resizeHandles) {
        const same = resize(shape, handle, handlePoint(shape, handle));
        expectNear(centre(same), centre(shape));
        expect(same.width).toBeCloseTo(shape.width, 6);
        expect(same.height).toBeCloseTo(shape.height, 6);
      }
    });
  });

  test("width to height stays as it was whichever corner is pulled, where that is asked for", () => {
    forAll(({ shape, to }) => {
      for (const handle of ["nw", "ne", "se", "sw"] as const) {
        const resized = resize(shape, handle, to, { keepAspect: true });
        expect(resized.width * shape.height).toBeCloseTo(resized.height * shape.width, 4);
      }
    });
  });
});

describe("rotation", () => {
  test("turning keeps the centre and the size", () => {
    forAll(({ shape, other }) => {
      const turned = rotateTo(shape, other.rotation);
      expectNear(centre(turned), centre(shape));
      expect([turned.width, turned.height]).toEqual([shape.width, shape.height]);
      expect(turned.rotation).toBe(other.rotation);
    });
  });

  test("turning and turning back is the same rectangle", () => {
    forAll(({ shape, other }) => {
      const back = rotateTo(rotateTo(shape, other.rotation), shape.rotation);
      expectNear(imagePixels(back.x, back.y), imagePixels(shape.x, shape.y));
    });
  });

  test("the top edge points at the pointer, in steps when asked", () => {
    const upright = rectangle(-1, -1, 2, 2);
    expect(rotationTowards(upright, imagePixels(0, -5))).toBeCloseTo(0, 9);
    expect(rotationTowards(upright, imagePixels(5, 0))).toBeCloseTo(90, 9);
    expect(rotationTowards(upright, imagePixels(-5, 0))).toBeCloseTo(270, 9);
    expect(rotationTowards(upright, imagePixels(5, -0.4), 15)).toBe(90);
    expect(rotationTowards(upright, imagePixels(-0.01, -5), 15)).toBe(0);
  });
});

describe("the image's edges", () => {
  test("what fits is moved onto the image, and not moved when it was there", () => {
    forAll(({ shape, size }) => {
      const box = bounds(shape);
      const moved = moveInside(shape, size);
      if (box.width <= size.width && box.height <= size.height) expect(insideImage(moved, size, 1e-6)).toBe(true);
      if (insideImage(shape, size)) expect(moved).toBe(shape);
    });
  });

  test("a clamped point is on the image and stays when clamped again", () => {
    forAll(({ to, size }) => {
      const clamped = clampPoint(to, size);
      expect(contains(rectangle(0, 0, size.width, size.height), clamped)).toBe(true);
      expect(clampPoint(clamped, size)).toEqual(clamped);
    });
  });

  test("near an edge it snaps, away from it it does not", () => {
    const size = { width: 100, height: 50 };
    expect(snapPoint(imagePixels(4, 25), size, 6)).toEqual({ x: 0, y: 25 });
    expect(snapPoint(imagePixels(97, 46), size, 6)).toEqual({ x: 100, y: 50 });
    expect(snapPoint(imagePixels(50, 25), size, 6)).toEqual({ x: 50, y: 25 });
    expect(snapInside(rectangle(3, 10, 20, 20), size, 6)).toEqual(rectangle(0, 10, 20, 20));
    expect(snapInside(rectangle(60, 33, 20, 20), size, 6)).toEqual(rectangle(60, 30, 20, 20));
    const far = rectangle(20, 15, 20, 20);
    expect(snapInside(far, size, 6)).toBe(far);
  });
});

describe("percent and pixels", () => {
  test("there and back is the same to a billionth", () => {
    forAll(({ shape, size }) => {
      const back = toPixels(toPercent(shape, size), size);
      expectNear(imagePixels(back.x, back.y), imagePixels(shape.x, shape.y));
      expect(back.width).toBeCloseTo(shape.width, 8);
      expect(back.rotation).toBe(shape.rotation);
    });
  });

  test("the whole image is 0 to 100 on both axes", () => {
    expect(toPercent(rectangle(0, 0, 640, 480), { width: 640, height: 480 })).toEqual({
      x: 0,
      y: 0,
      width: 100,
      height: 100,
      rotation: 0,
    });
  });
});

describe("overlap", () => {
  test("it is symmetric, 1 with itself and never above 1", () => {
    forAll(({ shape, other }) => {
      const one = intersectionOverUnion(shape, other) ?? -1;
      expect(one).toBeGreaterThanOrEqual(0);
      expect(one).toBeLessThanOrEqual(1);
      expect(intersectionOverUnion(other, shape)).toBeCloseTo(one, 6);
      expect(intersectionOverUnion(shape, shape)).toBeCloseTo(1, 9);
    });
  });

  test("a square and its half-turned twin share a regular octagon: area 8(sqrt 2 - 1)", () => {
    const square = rectangle(-1, -1, 2, 2);
    const turned = rotateTo(square, 45);
    const octagon = 8 * (Math.SQRT2 - 1);
    expect(intersectionOverUnion(square, turned)).toBeCloseTo(octagon / (8 - octagon), 12);
  });

  test("two points have no overlap to speak of", () => {
    expect(intersectionOverUnion(rectangle(1, 1, 0, 0), rectangle(1, 1, 0, 0))).toBeNull();
  });

  test("the corners enclose the area", () => {
    forAll(({ shape }) => {
      expect(polygonArea(corners(shape)) / Math.max(area(shape), 1e-9)).toBeCloseTo(1, 4);
    });
  });
});

describe("marquee", () => {
  test("a rectangle within a box touches it, and touches its own enclosing box", () => {
    forAll(({ shape, other }) => {
      const box = bounds(other);
      if (withinBox(shape, box)) expect(touchesBox(shape, box)).toBe(true);
      expect(touchesBox(shape, bounds(shape))).toBe(true);
    });
  });

  test("a turned square does not touch a box in the free corner of its enclosing box", () => {
    const diamond = rotateTo(rectangle(-1, -1, 2, 2), 45);
    expect(touchesBox(diamond, { x: -1.4, y: -1.4, width: 0.3, height: 0.3 })).toBe(false);
    expect(touchesBox(diamond, { x: -0.1, y: -1.4, width: 0.2, height: 0.3 })).toBe(true);
  });
});
