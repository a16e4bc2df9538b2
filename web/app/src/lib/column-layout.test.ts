import { expect, test } from "vitest";
import {
  type ColumnLayout,
  moved,
  narrowest,
  pinToggled,
  placed,
  readLayout,
  resized,
  toggledColumn,
} from "./column-layout.ts";

const layout: ColumnLayout = { shown: ["state", "text", "priority"], widths: {}, pinned: [] };

test("a pinned column stands first, and goes back to its place", () => {
  const pinned = pinToggled(layout, "priority");
  expect(placed(pinned)).toEqual(["priority", "state", "text"]);
  expect(placed(pinToggled(pinned, "priority"))).toEqual(layout.shown);
});

test("a column moves among its kind and not past the ends", () => {
  expect(placed(moved(layout, "text", -1))).toEqual(["text", "state", "priority"]);
  expect(moved(layout, "state", -1)).toEqual(layout);
  const pinned = pinToggled(layout, "state");
  expect(moved(pinned, "text", -1)).toEqual(pinned);
});

test("hiding a column unpins it; showing puts it last", () => {
  const hidden = toggledColumn(pinToggled(layout, "state"), "state");
  expect(hidden).toEqual({ shown: ["text", "priority"], widths: {}, pinned: [] });
  expect(toggledColumn(hidden, "state").shown).toEqual(["text", "priority", "state"]);
});

test("widths stay within bounds, and a layout is read back without nonsense", () => {
  expect(resized(layout, "text", 3).widths).toEqual({ text: narrowest });
  expect(readLayout({ shown: ["id", 5], widths: { id: "wide", text: 90.4 }, pinned: "id" })).toEqual({
    shown: ["id"],
    widths: { text: 90 },
    pinned: [],
  });
  expect(readLayout(null)).toBeNull();
  expect(readLayout({})).toBeNull();
});
