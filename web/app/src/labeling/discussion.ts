import { answer } from "@assay/api";
import { type QueryKey, queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { api, type Comment, type Pin, type Query, queries, type Review, type Task } from "../server/api.ts";

/** One thing that was said: a comment, or the words of a rejection. */
export type Said =
  | { readonly kind: "comment"; readonly at: string; readonly comment: Comment }
  | { readonly kind: "rejection"; readonly at: string; readonly review: Review };

/** What was said of an answer, and what is being said. */
export type Discussion = {
  /** Oldest first. */
  readonly said: readonly Said[];
  readonly problem: unknown;
  /** The places on the data of all that is not settled, and of what is being written. */
  readonly pins: readonly Pin[];
  /** The places of the comment that is being written. */
  readonly marked: readonly Pin[];
  readonly marking: boolean;
  readonly mark: (pin: Pin) => void;
  readonly setMarking: (marking: boolean) => void;
  readonly forgetMarks: () => void;
  readonly say: (text: string) => Promise<void>;
  readonly change: (comment: Comment, change: { readonly is_resolved: boolean }) => Promise<void>;
  readonly remove: (comment: Comment) => Promise<void>;
  readonly busy: boolean;
};

/** The comments on a task and its answers, oldest first. */
function commentsQuery(task: number): Query<Comment[]> {
  return queryOptions({
    queryKey: ["comments", task] as QueryKey,
    queryFn: () => answer(api.GET("/api/comments", { params: { query: { task } } })),
  });
}

/** What of a task's comments and verdicts is about this answer, or about the task as a whole, oldest first. */
export function saidOf(comments: readonly Comment[], reviews: readonly Review[], annotation: number | null): Said[] {
  return [
    ...comments
      .filter((comment) => comment.annotation === null || comment.annotation === annotation)
      .map((comment): Said => ({ kind: "comment", at: comment.created_at, comment })),
    ...reviews
      .filter((review) => review.annotation === annotation && review.verdict === "rejected")
      .map((review): Said => ({ kind: "rejection", at: review.created_at, review })),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** The places that what was said points at, each with its words; settled comments point at nothing. */
export function pinsOf(said: readonly Said[]): readonly Pin[] {
  return said.flatMap((each) => (each.kind === "comment" ? pinsOfComment(each.comment) : pinsOfRejection(each.review)));
}

function pinsOfComment({ is_resolved, pins, text }: Comment): readonly Pin[] {
  return is_resolved ? [] : pins.map((pin) => ({ ...pin, text }));
}

function pinsOfRejection({ pins = [], comment }: Review): readonly Pin[] {
  return pins.map((pin) => ({ ...pin, text: pin.text ?? comment ?? "" }));
}

/** The discussion of an answer; of the task where there is no answer yet. */
export function useDiscussion(task: Task, annotation: number | null): Discussion {
  const { queryKey, ...question } = commentsQuery(task.id);
  const comments = useQuery({ queryKey, ...question, retry: false });
  const [marked, setMarked] = useState<readonly Pin[]>([]);
  const [marking, setMarking] = useState(false);
  const settle = (): Promise<void> => queries.invalidateQueries({ queryKey });
  const say = useMutation({
    mutationFn: async (text: string) => {
      const about = annotation === null ? { task: task.id } : { annotation };
      await answer(api.POST("/api/comments", { body: { ...about, text, pins: [...marked] } }));
      setMarked([]);
      setMarking(false);
    },
    onSettled: settle,
  });
  const change = useMutation({
    mutationFn: async ({ id, body }: { id: number; body: { is_resolved: boolean } }) => {
      await answer(api.PATCH("/api/comments/{id}", { params: { path: { id } }, body }));
    },
    onSettled: settle,
  });
  const remove = useMutation({
    mutationFn: async (id: number) => {
      await api.DELETE("/api/comments/{id}", { params: { path: { id } } });
    },
    onSettled: settle,
  });
  const said = useMemo(
    () => saidOf(comments.data ?? [], task.reviews ?? [], annotation),
    [comments.data, task.reviews, annotation],
  );
  const pins = useMemo(() => [...pinsOf(said), ...marked], [said, marked]);
  return {
    said,
    pins,
    marked,
    marking,
    setMarking,
    problem: comments.error ?? say.error ?? change.error ?? remove.error,
    mark: useCallback((pin: Pin) => setMarked((now) => [...now, pin]), []),
    forgetMarks: () => setMarked([]),
    say: (text) => say.mutateAsync(text),
    change: ({ id }, body) => change.mutateAsync({ id, body }),
    remove: ({ id }) => remove.mutateAsync(id),
    busy: say.isPending,
  };
}
