import { expect, test } from "vitest";
import type { Comment, Review } from "../server/api.ts";
import { pinsOf, saidOf } from "./discussion.ts";

function comment(id: number, at: string, rest: Partial<Comment> = {}): Comment {
  return {
    id,
    task: 1,
    annotation: 7,
    project: 1,
    text: `comment ${id}`,
    pins: [],
    is_resolved: false,
    created_by: 2,
    created_at: at,
    updated_at: at,
    ...rest,
  };
}

const rejection: Review = {
  id: 1,
  annotation: 7,
  version: 1,
  verdict: "rejected",
  comment: "Look here.",
  pins: [{ to_name: "image", x: 10, y: 20 }],
  created_at: "2026-01-01T10:00:00Z",
};

test("a reply stands behind the rejection that it answers", () => {
  const said = saidOf(
    [comment(1, "2026-01-01T11:00:00Z"), comment(2, "2026-01-01T09:00:00Z", { annotation: null })],
    [rejection],
    7,
  );
  expect(said.map((each) => (each.kind === "comment" ? each.comment.id : each.kind))).toEqual([2, "rejection", 1]);
});

test("what is about another answer, and acceptance, are left out", () => {
  const others = [comment(1, "2026-01-01T11:00:00Z", { annotation: 8 })];
  expect(saidOf(others, [{ ...rejection, verdict: "accepted" }], 7)).toEqual([]);
});

test("places carry the words that belong to them, and go when the comment is settled", () => {
  const pin = { to_name: "image", x: 1, y: 2 };
  const at = "2026-01-01T11:00:00Z";
  const said = saidOf(
    [comment(1, at, { pins: [pin] }), comment(2, at, { pins: [pin], is_resolved: true })],
    [rejection],
    7,
  );
  expect(pinsOf(said)).toEqual([
    { to_name: "image", x: 10, y: 20, text: "Look here." },
    { ...pin, text: "comment 1" },
  ]);
});
