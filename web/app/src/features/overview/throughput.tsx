import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { formatCount } from "../../lib/format.ts";
import type { Progress } from "../../server/api.ts";
import { Button } from "../../ui/button.tsx";
import { Cell, HeadCell, Table } from "../../ui/table.tsx";

type Days = Progress["throughput"];

const height = 120;

/** Answers and verdicts by day, as bars or as a table. */
export function Throughput({ days }: { readonly days: Days }): ReactNode {
  const [asTable, setAsTable] = useState(false);
  return (
    <div className="flex flex-col gap-2">
      {asTable ? <DayTable days={days} /> : <DayBars days={days} />}
      <div className="flex gap-1">
        <Button size="small" kind="ghost" onClick={() => setAsTable(!asTable)}>
          {asTable ? <Trans>Show as bars</Trans> : <Trans>Show as table</Trans>}
        </Button>
        <a
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(csvOf(days))}`}
          download="throughput.csv"
          className="inline-flex h-7 items-center rounded-md px-2 text-sm hover:bg-hover"
        >
          CSV
        </a>
      </div>
    </div>
  );
}

function csvOf(days: Days): string {
  const rows = days.map((day) => [day.day, day.submitted, day.skipped ?? 0, day.reviewed, day.rejected].join(","));
  return ["day,submitted,skipped,reviewed,rejected", ...rows, ""].join("\n");
}

function DayBars({ days }: { readonly days: Days }): ReactNode {
  const { t } = useLingui();
  const most = Math.max(1, ...days.map((day) => Math.max(day.submitted, day.reviewed)));
  const total = days.reduce((sum, day) => sum + day.submitted, 0);
  return (
    <figure className="flex flex-col gap-1.5">
      <div
        role="img"
        aria-label={t`${formatCount(total)} answers in ${days.length} days, at most ${formatCount(most)} a day`}
        className="relative flex items-end gap-1 border-t border-b border-t-hairline border-b-outline"
        style={{ height }}
      >
        <span className="absolute top-0.5 left-0 text-xs text-quiet tabular-nums">{formatCount(most)}</span>
        {days.map((day) => (
          <div
            key={day.day}
            title={t`${day.day}: ${day.submitted} submitted, ${day.reviewed} reviewed, ${day.rejected} rejected`}
            className="flex h-full flex-1 items-end gap-px"
          >
            <Bar count={day.submitted} most={most} look="bg-completed" />
            <Bar count={day.reviewed} most={most} look="bg-accepted hatched" />
          </div>
        ))}
      </div>
      <figcaption className="flex items-center gap-4 text-xs text-quiet tabular-nums">
        <span>{days[0]?.day}</span>
        <span className="flex flex-1 items-center justify-center gap-4">
          <span className="inline-flex items-center gap-1">
            <span className="size-2.5 rounded-sm bg-completed" /> <Trans>submitted</Trans>
          </span>
          <span className="inline-flex items-center gap-1">
            <span className="size-2.5 rounded-sm bg-accepted" /> <Trans>reviewed</Trans>
          </span>
        </span>
        <span>{days.at(-1)?.day}</span>
      </figcaption>
    </figure>
  );
}

function Bar({
  count,
  most,
  look,
}: {
  readonly count: number;
  readonly most: number;
  readonly look: string;
}): ReactNode {
  return (
    <span
      className={`flex-1 rounded-t-xs ${look}`}
      style={{ height: count === 0 ? 0 : Math.max(2, (count / most) * (height - 2)) }}
    />
  );
}

function DayTable({ days }: { readonly days: Days }): ReactNode {
  const { t } = useLingui();
  return (
    <Table label={t`Throughput`}>
      <thead>
        <tr>
          <HeadCell>{t`Day`}</HeadCell>
          <HeadCell className="text-right">{t`Submitted`}</HeadCell>
          <HeadCell className="text-right">{t`Skipped`}</HeadCell>
          <HeadCell className="text-right">{t`Reviewed`}</HeadCell>
          <HeadCell className="text-right">{t`Rejected`}</HeadCell>
        </tr>
      </thead>
      <tbody className="tabular-nums">
        {days.map((day) => (
          <tr key={day.day}>
            <Cell>{day.day}</Cell>
            <Cell className="text-right">{formatCount(day.submitted)}</Cell>
            <Cell className="text-right">{formatCount(day.skipped ?? 0)}</Cell>
            <Cell className="text-right">{formatCount(day.reviewed)}</Cell>
            <Cell className="text-right">{formatCount(day.rejected)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
