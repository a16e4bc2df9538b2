import { type QuarterTurn, stepOnImage } from "../camera/camera.ts";
import { behaviourOf } from "../shapes/behaviours.ts";
import { boundsOfAll, snappedMove } from "../tools/snap.ts";
import { shapeOf } from "../tools/tool.ts";
import type { EditorSession } from "./session.ts";

/**
 * Moves the selection by image pixels in a direction of the screen, each object's regions together and kept on their
 * image.
 */
export function nudge(
  session: EditorSession,
  dx: number,
  dy: number,
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
    const by = snappedMove(box, size, stepOnImage(rotationOf(object), dx, dy), 0);
    if (by.dx === 0 && by.dy === 0) return [];
    return shapes.map(({ id, shape }) => [id, behaviourOf(shape).translate(shape, by.dx, by.dy)] as const);
  });
  if (moved.length > 0) session.reshape(new Map(moved));
}
