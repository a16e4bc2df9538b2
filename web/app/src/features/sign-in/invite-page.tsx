import { answer } from "@assay/api";
import { Trans, useLingui } from "@lingui/react/macro";
import { type QueryKey, useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { api } from "../../server/api.ts";
import { become } from "../../server/session.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Loaded } from "../../ui/loaded.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { useRoleWords } from "../../ui/role-words.ts";
import { Gateway } from "./gateway.tsx";

export type InvitePageProps = { readonly token: string; readonly onSignedIn: () => void };

/** Where an invited person makes their account. */
export function InvitePage({ token, onSignedIn }: InvitePageProps): ReactNode {
  const { t } = useLingui();
  const words = useRoleWords();
  const invite = useQuery({
    queryKey: ["invite", token] as QueryKey,
    queryFn: () => answer(api.GET("/api/invites/accept/{token}", { params: { path: { token } } })),
  });
  return (
    <Gateway title={t`Join Assay`}>
      <Loaded query={invite}>
        {(offer) => (
          <div className="flex flex-col gap-4">
            <p className="text-base">
              <Trans>
                You are invited to {offer.organization} as {words[offer.role ?? "annotator"]}.
              </Trans>
            </p>
            <InviteForm token={token} email={offer.email ?? null} onSignedIn={onSignedIn} />
          </div>
        )}
      </Loaded>
    </Gateway>
  );
}

type InviteFormProps = InvitePageProps & { readonly email: string | null };

function InviteForm({ token, email: invited, onSignedIn }: InviteFormProps): ReactNode {
  const { t } = useLingui();
  const [email, setEmail] = useState(invited ?? "");
  const [firstName, setFirstName] = useState("");
  const [lastName, setLastName] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const body = { token, email, password, first_name: firstName, last_name: lastName };
      const session = await answer(api.POST("/api/invites/accept", { body }));
      become(session);
      onSignedIn();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <Field
        label={t`Email`}
        type="email"
        autoComplete="username"
        required={true}
        readOnly={invited !== null}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Field
        label={t`First name`}
        autoComplete="given-name"
        value={firstName}
        onChange={(event) => setFirstName(event.target.value)}
      />
      <Field
        label={t`Last name`}
        autoComplete="family-name"
        value={lastName}
        onChange={(event) => setLastName(event.target.value)}
      />
      <Field
        label={t`Password`}
        hint={t`8 characters or more.`}
        type="password"
        autoComplete="new-password"
        required={true}
        minLength={8}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {problem !== null && <ProblemNote problem={problem} />}
      <Button kind="primary" type="submit" busy={busy}>
        <Trans>Join</Trans>
      </Button>
    </form>
  );
}
