import { type QuarterTurn, stepOnImage } from "../camera/camera.ts";
import { behaviourOf } from "../shapes/behaviours.ts";
import { boundsOfAll, snappedMove } from "../tools/snap.ts";
import { shapeOf } from "../tools/tool.ts";
import type { EditorSession } from "./session.ts";

/** A step of the selection on the screen, in image pixels. */
export type Nudge = {
  readonly dx: number;
  readonly dy: number;
  /** Whether the key is still held since the last step, so that both are one undo entry. */
  readonly again?: boolean;
};

/** Moves the selection by a step, each object's regions together and kept on their image. */
export function nudge(
  session: EditorSession,
  step: Nudge,
  rotationOf: (object: string) => QuarterTurn = () => 0,
): void {
  const ids = session.unlocked(session.state.selection);
  const byObject = Map.groupBy(ids, (id) => session.store.region(id)?.object ?? "");
  const moved = [...byObject].flatMap(([object, own]) => {
    const shapes = own.flatMap((id) => {
      const shape = shapeOf(session.store.region(id));
      return shape === null ? [] : [{ id, shape }];
    });
    const box = boundsOfAll(shapes.map((each) => each.shape));
    const size = session.sizeOf(object);
    if (box === null || size === null) return [];
    const by = snappedMove(box, size, stepOnImage(rotationOf(object), step.dx, step.dy), 0);
    if (by.dx === 0 && by.dy === 0) return [];
    return shapes.map(({ id, shape }) => [id, behaviourOf(shape).translate(shape, by.dx, by.dy)] as const);
  });
  if (moved.length > 0) session.reshape(new Map(moved), step.again === true);
}
