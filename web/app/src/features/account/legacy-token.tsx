import { answer } from "@assay/api";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { api } from "../../server/api.ts";
import { Button } from "../../ui/button.tsx";
import { Copyable } from "../../ui/copyable.tsx";
import { Confirm } from "../../ui/dialog.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";

/** The one token that its owner can read again, fetched only when asked for. */
export function LegacyToken(): ReactNode {
  const { t } = useLingui();
  const [token, setToken] = useState<string | null>(null);
  const [resetting, setResetting] = useState(false);
  const show = useMutation({
    mutationFn: () => answer(api.GET("/api/current-user/token")),
    onSuccess: (body) => setToken(body.token ?? ""),
  });
  return (
    <div className="flex flex-col gap-3">
      {token !== null && <Copyable label={t`Legacy token`} text={token} />}
      {show.error !== null && <ProblemNote problem={show.error} />}
      <div className="flex gap-2">
        {token === null ? (
          <Button busy={show.isPending} onClick={() => show.mutate()}>
            <Trans>Show</Trans>
          </Button>
        ) : (
          <Button onClick={() => setToken(null)}>
            <Trans>Hide</Trans>
          </Button>
        )}
        <Button onClick={() => setResetting(true)}>
          <Trans>Reset</Trans>
        </Button>
      </div>
      <Confirm
        open={resetting}
        onClose={() => setResetting(false)}
        title={<Trans>Reset the legacy token</Trans>}
        verb={t`Reset 1 token`}
        run={async () => {
          const body = await answer(api.POST("/api/current-user/reset-token"));
          setToken(body.token ?? "");
        }}
      >
        <p>
          <Trans>Scripts that use the present token stop working at once.</Trans>
        </p>
      </Confirm>
    </div>
  );
}
