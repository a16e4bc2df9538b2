import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Check, MapPin, RotateCcw, Trash2, Undo2 } from "lucide-react";
import { type ReactNode, type RefObject, useRef, useState } from "react";
import type { Comment, Review } from "../server/api.ts";
import { useMe } from "../server/session.ts";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { TextField } from "../ui/field.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { ProblemNote } from "../ui/problem-note.tsx";
import { useReviewWords } from "../ui/review-words.ts";
import { Time } from "../ui/time.tsx";
import type { Discussion } from "./discussion.ts";

export type CommentsPanelProps = {
  readonly discussion: Discussion;
  readonly nameOf: (person: number | null | undefined) => string;
  /** Whether the data are an image, on which one can point. */
  readonly pointable: boolean;
};

/** What annotator and reviewer say to each other about an answer. */
export function CommentsPanel({ discussion, nameOf, pointable }: CommentsPanelProps): ReactNode {
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <div className="flex flex-col gap-2 px-1 pb-3">
      {discussion.said.length === 0 && (
        <p className="text-quiet">
          <Trans>Nothing has been said yet. A question to the reviewer goes here.</Trans>
        </p>
      )}
      <ol className="flex flex-col gap-2 empty:hidden">
        {discussion.said.map((each) =>
          each.kind === "rejection" ? (
            <RejectionEntry
              key={`r${each.review.id}`}
              review={each.review}
              nameOf={nameOf}
              onReply={() => field.current?.focus()}
            />
          ) : (
            <CommentEntry
              key={`c${each.comment.id}`}
              comment={each.comment}
              nameOf={nameOf}
              onResolve={(resolved) => void discussion.change(each.comment, { is_resolved: resolved })}
              onRemove={() => void discussion.remove(each.comment)}
            />
          ),
        )}
      </ol>
      {discussion.problem !== null && <ProblemNote problem={discussion.problem} />}
      <CommentForm discussion={discussion} pointable={pointable} field={field} />
    </div>
  );
}

type RejectionEntryProps = {
  readonly review: Review;
  readonly nameOf: CommentsPanelProps["nameOf"];
  readonly onReply: () => void;
};

function RejectionEntry({ review, nameOf, onReply }: RejectionEntryProps): ReactNode {
  const words = useReviewWords();
  const comment = review.comment ?? "";
  return (
    <li className="rounded-md border border-hairline bg-danger-ground px-2.5 py-1.5">
      <p className="flex items-center gap-1.5">
        <Undo2 size={14} strokeWidth={1.75} aria-hidden={true} className="shrink-0 text-rejected" />
        <span className="min-w-0 flex-1 truncate font-medium">{nameOf(review.reviewer)}</span>
        <Pins count={review.pins?.length ?? 0} />
        <span className="text-xs text-quiet">
          <Time at={review.created_at} />
        </span>
      </p>
      <p className="font-medium text-rejected">
        <Trans>Sent back: {words.reason(review.reason ?? "other")}</Trans>
      </p>
      {comment !== "" && <p className="break-words whitespace-pre-wrap">{comment}</p>}
      <Button size="small" kind="ghost" className="mt-1 -ml-2" onClick={onReply}>
        <Trans>Reply</Trans>
      </Button>
    </li>
  );
}

type CommentEntryProps = {
  readonly comment: Comment;
  readonly nameOf: CommentsPanelProps["nameOf"];
  readonly onResolve: (resolved: boolean) => void;
  readonly onRemove: () => void;
};

function CommentEntry({ comment, nameOf, onResolve, onRemove }: CommentEntryProps): ReactNode {
  const { t } = useLingui();
  const own = useMe()?.id === comment.created_by;
  const resolved = comment.is_resolved;
  const Settle = resolved ? RotateCcw : Check;
  return (
    <li className={classNames("rounded-md border border-hairline px-2.5 py-1.5", resolved && "bg-sunken text-quiet")}>
      <p className="flex items-center gap-1.5">
        <span className="min-w-0 flex-1 truncate font-medium">{nameOf(comment.created_by)}</span>
        <Pins count={comment.pins.length} />
        <span className="text-xs text-quiet">
          <Time at={comment.created_at} />
        </span>
        <IconButton
          label={resolved ? t`Open the comment again` : t`Settle the comment`}
          className="-my-1 size-7"
          onClick={() => onResolve(!resolved)}
        >
          <Settle size={14} strokeWidth={1.5} aria-hidden={true} />
        </IconButton>
        {own && (
          <IconButton label={t`Delete the comment`} className="-my-1 -ml-1.5 size-7" onClick={onRemove}>
            <Trash2 size={14} strokeWidth={1.5} aria-hidden={true} />
          </IconButton>
        )}
      </p>
      <p className="break-words whitespace-pre-wrap">{comment.text}</p>
    </li>
  );
}

function Pins({ count }: { readonly count: number }): ReactNode {
  return (
    count > 0 && (
      <span className="inline-flex items-center text-xs text-rejected">
        <MapPin size={13} strokeWidth={2} aria-hidden={true} />
        <span aria-hidden="true">{count}</span>
        <span className="sr-only">
          <Plural value={count} one="# place marked" other="# places marked" />
        </span>
      </span>
    )
  );
}

type CommentFormProps = {
  readonly discussion: Discussion;
  readonly pointable: boolean;
  readonly field: RefObject<HTMLTextAreaElement | null>;
};

function CommentForm({ discussion, pointable, field }: CommentFormProps): ReactNode {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const { busy } = discussion;
  const send = async (): Promise<void> => {
    if (text.trim() !== "" && !busy) {
      await discussion.say(text.trim());
      setText("");
    }
  };
  // What went wrong stands above the form.
  const submit = (): void => void send().catch(() => undefined);
  return (
    <form
      aria-label={t`New comment`}
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField
        ref={field}
        label={t`Comment`}
        rows={2}
        maxLength={10_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            event.stopPropagation();
            submit();
          }
        }}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Pointing discussion={discussion} pointable={pointable} />
        <span className="flex-1" />
        <Button type="submit" size="small" busy={busy} disabled={text.trim() === ""}>
          <Trans>Comment</Trans>
        </Button>
      </div>
    </form>
  );
}

type PointingProps = Pick<CommentFormProps, "discussion" | "pointable">;

/** Marks places for the comment, and takes them away. */
function Pointing({ discussion, pointable }: PointingProps): ReactNode {
  const { marked, marking, setMarking, forgetMarks } = discussion;
  return (
    <>
      {pointable && (
        <Button
          size="small"
          aria-pressed={marking}
          icon={<MapPin size={14} strokeWidth={1.5} aria-hidden={true} />}
          onClick={() => setMarking(!marking)}
        >
          {marking ? <Trans>Click on the place</Trans> : <Trans>Point at a place</Trans>}
        </Button>
      )}
      {marked.length > 0 && (
        <Button size="small" kind="ghost" onClick={forgetMarks}>
          <Plural value={marked.length} one="Remove # place" other="Remove # places" />
        </Button>
      )}
    </>
  );
}
