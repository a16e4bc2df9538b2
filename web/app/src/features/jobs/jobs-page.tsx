import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Activity } from "lucide-react";
import type { ReactNode } from "react";
import { jobsQuery } from "../../server/jobs.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { JobRow } from "../../ui/job-row.tsx";
import { Loaded } from "../../ui/loaded.tsx";
import { Page } from "../../ui/page.tsx";

/** The long works one started, and those of the projects one manages. */
export function JobsPage(): ReactNode {
  const { t } = useLingui();
  const jobs = useQuery(jobsQuery);
  return (
    <Page title={t`Jobs`} lead={<Trans>Long work goes on when the page is left; here it is found again.</Trans>}>
      <Loaded query={jobs}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState
              icon={<Activity size={28} strokeWidth={1.25} aria-hidden={true} />}
              title={<Trans>No jobs yet</Trans>}
            >
              <Trans>Imports and exports appear here with their progress.</Trans>
            </EmptyState>
          ) : (
            <div className="divide-y divide-hairline border-y border-hairline">
              {list.map((job) => (
                <JobRow key={job.id} job={job} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}
