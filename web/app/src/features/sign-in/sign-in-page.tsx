import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, type ReactNode, useState } from "react";
import { signIn } from "../../server/session.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { Gateway } from "./gateway.tsx";

/** Where a person says who they are. */
export function SignInPage({ onSignedIn }: { readonly onSignedIn: () => void }): ReactNode {
  const { t } = useLingui();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await signIn(email, password);
      onSignedIn();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <Gateway title={t`Sign in to Assay`}>
      <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
        <Field
          label={t`Email`}
          name="email"
          type="email"
          autoComplete="username"
          required={true}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Field
          label={t`Password`}
          name="password"
          type="password"
          autoComplete="current-password"
          required={true}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {problem !== null && <ProblemNote problem={problem} />}
        <Button kind="primary" type="submit" busy={busy}>
          <Trans>Sign in</Trans>
        </Button>
      </form>
    </Gateway>
  );
}
