import { Popover } from "@base-ui/react/popover";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Activity } from "lucide-react";
import { type ReactNode, useState } from "react";
import { isOver, jobsQuery } from "../server/jobs.ts";
import { JobRow } from "../ui/job-row.tsx";
import { railLook } from "./rail-look.ts";

const shown = 6;

/** The long works of the caller: running ones are counted on the button. */
export function JobsTray({ wide }: { readonly wide: boolean }): ReactNode {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const jobs = useQuery(jobsQuery).data ?? [];
  const running = jobs.filter((job) => !isOver(job)).length;
  const name = running === 0 ? t`Jobs` : t`Jobs, ${running} running`;
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger aria-label={name} title={name} className={`relative ${railLook(wide)}`}>
        <Activity size={18} strokeWidth={1.5} aria-hidden={true} />
        {wide && <span className="truncate">{t`Jobs`}</span>}
        {running > 0 && (
          <span className="absolute top-1 right-1 flex h-4 min-w-4 items-center justify-center rounded-full bg-accent px-1 text-xs leading-none font-medium text-on-accent">
            {running}
          </span>
        )}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="right" align="start" sideOffset={8} className="z-50">
          <Popover.Popup className="max-h-[70vh] w-96 max-w-[calc(100vw-5rem)] overflow-y-auto rounded-md border border-hairline bg-raised px-4 py-3 shadow-float outline-none">
            <Popover.Title className="text-base font-medium">
              {running === 0 ? (
                <Trans>No job runs</Trans>
              ) : (
                <Plural value={running} one="# job runs" other="# jobs run" />
              )}
            </Popover.Title>
            <div className="divide-y divide-hairline">
              {jobs.slice(0, shown).map((job) => (
                <JobRow key={job.id} job={job} />
              ))}
            </div>
            <Link to="/jobs" className="link mt-2 inline-block text-sm" onClick={() => setOpen(false)}>
              <Trans>All jobs</Trans>
            </Link>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
