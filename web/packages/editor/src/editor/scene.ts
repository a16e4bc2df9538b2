import type { Box, ImagePixels, ImageSize } from "@assay/geometry";
import { behaviourOf } from "../shapes/behaviours.ts";
import { type Scene, shapeOf } from "../tools/tool.ts";
import type { EditorSession } from "./session.ts";

/** Screen pixels around a shape that still hit it. */
const hitTolerance = 3;

/** What the tools may ask about one object of the task, at a scale. */
export function sceneOf(session: EditorSession, object: string, size: ImageSize, scale: number): Scene {
  const { store } = session;
  return {
    size,
    scale,
    selection: session.state.selection.filter((id) => store.region(id)?.object === object),
    editable: session.editable,
    drawable: session.canDraw(object),
    region: (id) => store.region(id),
    hit: (at) => hits(session, object, at, hitTolerance / scale)[0] ?? null,
    touching: (box) => touching(session, object, box),
  };
}

/** Ids of the visible regions at a point, topmost first. */
export function hits(session: EditorSession, object: string, at: ImagePixels, tolerance: number): readonly string[] {
  const around = { x: at.x - tolerance, y: at.y - tolerance, width: 2 * tolerance, height: 2 * tolerance };
  const found = visible(session, object, around).filter((id) => {
    const shape = shapeOf(session.store.region(id));
    return shape !== null && behaviourOf(shape).hit(shape, at, tolerance);
  });
  return session.store.sorted(found).toReversed();
}

function touching(session: EditorSession, object: string, box: Box): readonly string[] {
  const found = visible(session, object, box).filter((id) => {
    const shape = shapeOf(session.store.region(id));
    return shape !== null && behaviourOf(shape).touches(shape, box);
  });
  return session.store.sorted(found);
}

function visible(session: EditorSession, object: string, box: Box): readonly string[] {
  return session.store.search(object, box).filter((id) => session.store.region(id)?.hidden === false);
}
