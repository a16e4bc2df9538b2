import { Trans } from "@lingui/react/macro";
import { Flag } from "lucide-react";
import type { ReactNode } from "react";
import { resultWords } from "../../lib/result-words.ts";
import { leadingCell } from "../../lib/task-data.ts";
import type { ResultItem } from "../../server/api.ts";
import { classNames } from "../../ui/class-names.ts";
import type { Card } from "./accepting.ts";

export type AnswerCardProps = {
  readonly card: Card;
  readonly author: string;
  /** Whether the answer is left for a closer look. */
  readonly left: boolean;
  readonly onPress: () => void;
};

/** An answer in small: the data with its boxes, and what was chosen in words. */
export function AnswerCard({ card, author, left, onPress }: AnswerCardProps): ReactNode {
  const { task, annotation } = card;
  const result = annotation.result ?? [];
  const words = summary(result);
  return (
    <li className="flex">
      <button
        type="button"
        aria-pressed={left}
        onClick={onPress}
        className={classNames(
          "flex w-full flex-col overflow-hidden rounded-md border text-left text-sm",
          left ? "border-danger bg-danger-ground" : "border-hairline bg-surface hover:border-outline",
        )}
      >
        <Picture data={task.data} result={result} />
        <span className="mt-auto flex w-full items-start gap-1.5 px-2 py-1.5">
          <span className="min-w-0 flex-1">
            <span className="line-clamp-2 font-medium break-words">{words || <Trans>Nothing is marked.</Trans>}</span>
            <span className="block truncate text-xs text-quiet">
              #{task.id} · {author}
            </span>
            <span className="sr-only">
              <Trans>Leave it for a closer look</Trans>
            </span>
          </span>
          {left && <Flag size={16} strokeWidth={1.75} aria-hidden={true} className="mt-0.5 shrink-0 text-danger" />}
        </span>
      </button>
    </li>
  );
}

type PictureProps = { readonly data: Readonly<Record<string, unknown>>; readonly result: readonly ResultItem[] };

function Picture({ data, result }: PictureProps): ReactNode {
  const cell = leadingCell(data);
  if (cell.kind === "text") {
    return <span className="mx-2 mt-2 line-clamp-6 shrink-0">{cell.text}</span>;
  }
  return (
    <span className="flex h-36 w-full items-center justify-center bg-image-surround">
      <span className="relative max-h-full">
        <img src={cell.url} alt="" loading="lazy" decoding="async" className="block max-h-36 max-w-full" />
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" className="absolute inset-0 size-full">
          {result.flatMap(boxOf).map(({ key, ...box }) => (
            <rect
              key={key}
              {...box}
              fill="none"
              strokeWidth="1.5"
              vectorEffect="non-scaling-stroke"
              className="stroke-accent"
            />
          ))}
        </svg>
      </span>
    </span>
  );
}

type Box = {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly transform: string | undefined;
};

/** The box of a result item in percent of its image; none where it is no box. */
function boxOf({ id, value }: ResultItem): readonly Box[] {
  const { x, y, width, height, rotation } = value ?? {};
  if (typeof x !== "number" || typeof y !== "number" || typeof width !== "number" || typeof height !== "number") {
    return [];
  }
  const turn = typeof rotation === "number" && rotation !== 0 ? `rotate(${rotation} ${x} ${y})` : undefined;
  return [{ key: id ?? `${x},${y}`, x, y, width, height, transform: turn }];
}

/** What the answer says: each thing once, with its number where it was said more than once. */
export function summary(result: readonly ResultItem[]): string {
  const counts = new Map<string, number>();
  for (const words of result.map(resultWords)) {
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].map(([words, count]) => (count > 1 ? `${words} × ${count}` : words)).join(", ");
}
