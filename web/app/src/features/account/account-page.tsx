import { answer } from "@assay/api";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { KeyMapTable } from "../../labeling/key-map-table.tsx";
import { api, queries, type User } from "../../server/api.ts";
import { sessionQuery, useMe } from "../../server/session.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { tell } from "../../ui/toast.tsx";
import { LegacyToken } from "./legacy-token.tsx";
import { PersonalTokens } from "./personal-tokens.tsx";

/** One's own names, password and tokens. */
export function AccountPage(): ReactNode {
  const { t } = useLingui();
  const me = useMe();
  if (me === undefined) {
    return null;
  }
  return (
    <Page title={t`Account`} lead={me.email}>
      <Section title={<Trans>Profile</Trans>}>
        <Profile key={me.id} me={me} />
      </Section>
      <Section title={<Trans>Password</Trans>}>
        <Password />
      </Section>
      <Section
        title={<Trans>Keys in the editor</Trans>}
        lead={
          <Trans>They go with you to every browser. A key that a config gives to a label is the label's there.</Trans>
        }
      >
        <KeyMapTable />
      </Section>
      <Section
        title={<Trans>Personal access tokens</Trans>}
        lead={<Trans>For scripts and the SDK. Each is shown once, and can be ended alone.</Trans>}
      >
        <PersonalTokens />
      </Section>
      <Section
        title={<Trans>Legacy token</Trans>}
        lead={<Trans>For older clients of Label Studio. It does not expire; resetting it ends the former one.</Trans>}
      >
        <LegacyToken />
      </Section>
    </Page>
  );
}

function Profile({ me }: { readonly me: User }): ReactNode {
  const { t } = useLingui();
  const [firstName, setFirstName] = useState(me.first_name);
  const [lastName, setLastName] = useState(me.last_name);
  const save = useMutation({
    mutationFn: () => answer(api.PATCH("/api/current-user", { body: { first_name: firstName, last_name: lastName } })),
    onSuccess: () => {
      tell(t`Profile saved`);
      void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
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
      </div>
      {save.error !== null && <ProblemNote problem={save.error} />}
      <Button type="submit" busy={save.isPending} className="self-start">
        <Trans>Save profile</Trans>
      </Button>
    </form>
  );
}

function Password(): ReactNode {
  const { t } = useLingui();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const save = useMutation({
    mutationFn: () => answer(api.PATCH("/api/current-user", { body: { current_password: current, password: next } })),
    onSuccess: () => {
      tell(t`Password changed`);
      setCurrent("");
      setNext("");
    },
  });
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          label={t`Current password`}
          type="password"
          autoComplete="current-password"
          required={true}
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <Field
          label={t`New password`}
          hint={t`8 characters or more.`}
          type="password"
          autoComplete="new-password"
          required={true}
          minLength={8}
          value={next}
          onChange={(event) => setNext(event.target.value)}
        />
      </div>
      {save.error !== null && <ProblemNote problem={save.error} />}
      <Button type="submit" busy={save.isPending} className="self-start">
        <Trans>Change password</Trans>
      </Button>
    </form>
  );
}
