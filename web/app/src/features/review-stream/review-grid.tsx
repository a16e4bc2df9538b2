import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { RectangleHorizontal } from "lucide-react";
import { type ReactNode, useState } from "react";
import { StreamFrame } from "../../labeling/stream-frame.tsx";
import type { Action } from "../../lib/action.ts";
import { type Project, queries } from "../../server/api.ts";
import { projectQuery } from "../../server/projects.ts";
import { useActions } from "../../shell/actions.tsx";
import { Button } from "../../ui/button.tsx";
import { Loaded } from "../../ui/loaded.tsx";
import { acceptAll, type Card, cardsOf, type Outcome } from "./accepting.ts";
import { AnswerCard } from "./answer-card.tsx";
import { NothingWaits } from "./nothing-waits.tsx";
import { waitingQuery } from "./review-api.ts";
import { useAuthorNames } from "./review-settings.ts";

export type ReviewGridProps = {
  readonly project: Project;
  readonly person: number;
  readonly onSingle: () => void;
};

/** How many tasks are judged at once. */
const atOnce = 50;

/** Many answers at a glance: all are accepted together but those that were pressed. */
export function ReviewGrid({ project, person, onSingle }: ReviewGridProps): ReactNode {
  const { t } = useLingui();
  const waiting = useQuery(waitingQuery(project.id, atOnce));
  return (
    <StreamFrame
      project={project}
      title={t`Review many`}
      tools={
        <Button
          size="small"
          icon={<RectangleHorizontal size={14} strokeWidth={1.5} aria-hidden={true} />}
          onClick={onSingle}
        >
          <Trans>One by one</Trans>
        </Button>
      }
    >
      <Loaded query={waiting}>
        {(tasks) => (
          <Cards
            key={tasks.map((task) => task.id).join(",")}
            project={project}
            cards={cardsOf(tasks, person, project.review_own ?? false)}
            onSingle={onSingle}
          />
        )}
      </Loaded>
    </StreamFrame>
  );
}

type CardsProps = {
  readonly project: Project;
  readonly cards: readonly Card[];
  readonly onSingle: () => void;
};

function Cards({ project, cards, onSingle }: CardsProps): ReactNode {
  const { t } = useLingui();
  const names = useAuthorNames();
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const right = cards.filter(({ annotation }) => !left.has(annotation.id));
  const accept = useMutation({
    mutationFn: () => acceptAll(right),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: waitingQuery(project.id, atOnce).queryKey });
      void queries.invalidateQueries({ queryKey: projectQuery(project.id).queryKey });
    },
  });
  const run = (): void => {
    if (right.length > 0 && !accept.isPending) {
      accept.mutate();
    }
  };
  useActions(useGridActions(run, onSingle));
  if (cards.length === 0) {
    return (
      <NothingWaits onLook={() => void queries.invalidateQueries({ queryKey: ["review-waiting", project.id] })}>
        <Trans>Completed tasks that wait for a verdict stand here.</Trans>
      </NothingWaits>
    );
  }
  return (
    <div className="flex min-h-full flex-col">
      <ul
        aria-label={t`Answers to judge`}
        className="grid flex-1 grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] content-start gap-2 p-3"
      >
        {cards.map((card) => (
          <AnswerCard
            key={card.annotation.id}
            card={card}
            author={names.authorName(card.author)}
            left={left.has(card.annotation.id)}
            onPress={() => setLeft((now) => now.symmetricDifference(new Set([card.annotation.id])))}
          />
        ))}
      </ul>
      <AcceptBar count={right.length} busy={accept.isPending} outcome={accept.data ?? null} onAccept={run} />
    </div>
  );
}

type AcceptBarProps = {
  readonly count: number;
  readonly busy: boolean;
  /** What became of the last ones. */
  readonly outcome: Outcome | null;
  readonly onAccept: () => void;
};

function AcceptBar({ count, busy, outcome, onAccept }: AcceptBarProps): ReactNode {
  return (
    <footer className="sticky bottom-0 flex min-h-12 items-center gap-3 border-t border-hairline bg-surface px-3 text-sm">
      <p className="flex-1 text-quiet">
        <Trans>Press what is wrong; it stays for a closer look. All else is accepted.</Trans>
      </p>
      {outcome !== null && <Refused outcome={outcome} />}
      <Button kind="primary" busy={busy} disabled={count === 0} onClick={onAccept}>
        <Plural value={count} one="Accept # answer" other="Accept # answers" />
        <kbd className="rounded border border-on-accent/40 px-1 font-mono text-xs leading-4">Ctrl ⏎</kbd>
      </Button>
    </footer>
  );
}

function Refused({ outcome }: { readonly outcome: Outcome }): ReactNode {
  const { refused } = outcome;
  const first = refused[0]?.why ?? "";
  return (
    refused.length > 0 && (
      <p role="alert" className="text-danger">
        <Plural value={refused.length} one="# answer was not accepted:" other="# answers were not accepted:" /> {first}
      </p>
    )
  );
}

function useGridActions(accept: () => void, single: () => void): readonly Action[] {
  const { t } = useLingui();
  const shared = { group: t`This page`, enabled: () => true };
  return [
    { id: "accept-many", label: t`Accept all that is not pressed`, shortcut: "ctrl+enter", run: accept, ...shared },
    { id: "single", label: t`Judge one by one`, shortcut: "alt+g", run: single, ...shared },
  ];
}
