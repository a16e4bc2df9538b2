import { answer } from "@assay/api";
import { Trans, useLingui } from "@lingui/react/macro";
import { type QueryKey, useMutation, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { api, queries } from "../../server/api.ts";
import { Button } from "../../ui/button.tsx";
import { Copyable } from "../../ui/copyable.tsx";
import { Loaded } from "../../ui/loaded.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { Time } from "../../ui/time.tsx";

const key: QueryKey = ["personal-tokens"];

/** Tokens of one's own; a new one is shown once. */
export function PersonalTokens(): ReactNode {
  const { t } = useLingui();
  const tokens = useQuery({ queryKey: key, queryFn: () => answer(api.GET("/api/token")) });
  const refresh = (): void => void queries.invalidateQueries({ queryKey: key });
  const create = useMutation({ mutationFn: () => answer(api.POST("/api/token")), onSuccess: refresh });
  const end = useMutation({
    mutationFn: (token: string) => api.POST("/api/token/blacklist", { body: { refresh: token } }),
    onSuccess: refresh,
  });
  return (
    <div className="flex flex-col gap-3">
      {create.data?.token !== undefined && (
        <div className="flex flex-col gap-2 rounded-md border border-focus p-3">
          <p className="text-sm">
            <Trans>Copy the token now; it is not shown again.</Trans>
          </p>
          <Copyable label={t`New personal access token`} text={create.data.token} />
        </div>
      )}
      <Loaded query={tokens} rows={2}>
        {(list) =>
          list.length === 0 ? (
            <p className="text-sm text-quiet">
              <Trans>No token yet.</Trans>
            </p>
          ) : (
            <ul className="divide-y divide-hairline border-y border-hairline text-sm">
              {list.map((token) => (
                <li key={token.token} className="flex min-h-10 items-center gap-3">
                  <code className="min-w-0 flex-1 truncate font-mono text-xs">…{(token.token ?? "").slice(-16)}</code>
                  {token.created_at !== undefined && (
                    <span className="text-quiet">
                      <Time at={token.created_at} />
                    </span>
                  )}
                  <Button size="small" kind="ghost" onClick={() => end.mutate(token.token ?? "")}>
                    <Trans>End</Trans>
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {create.error !== null && <ProblemNote problem={create.error} />}
      {end.error !== null && <ProblemNote problem={end.error} />}
      <Button className="self-start" busy={create.isPending} onClick={() => create.mutate()}>
        <Trans>New token</Trans>
      </Button>
    </div>
  );
}
