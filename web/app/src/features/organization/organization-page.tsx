import { answer } from "@assay/api";
import { Trans, useLingui } from "@lingui/react/macro";
import { type QueryKey, useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { api, queries } from "../../server/api.ts";
import { useMe } from "../../server/session.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Field } from "../../ui/field.tsx";
import { Loaded } from "../../ui/loaded.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { tell } from "../../ui/toast.tsx";
import { AuditList } from "./audit-list.tsx";

/** What holds for the whole organisation, and what happened in it. */
export function OrganizationPage(): ReactNode {
  const { t } = useLingui();
  const id = useMe()?.active_organization;
  return (
    <Page title={t`Organisation`}>
      {id !== undefined && <General id={id} />}
      <Section title={<Trans>Tokens</Trans>} lead={<Trans>Which kinds of API tokens work here.</Trans>}>
        <TokenKinds />
      </Section>
      <Section
        title={<Trans>Audit</Trans>}
        lead={<Trans>Who did what to people, roles and access, newest first.</Trans>}
      >
        <AuditList />
      </Section>
    </Page>
  );
}

function General({ id }: { readonly id: number }): ReactNode {
  const { t } = useLingui();
  const key: QueryKey = ["organization", id];
  const organization = useQuery({
    queryKey: key,
    queryFn: () => answer(api.GET("/api/organizations/{id}", { params: { path: { id } } })),
  });
  return (
    <Section title={<Trans>General</Trans>}>
      <Loaded query={organization} rows={2}>
        {(found) => (
          <GeneralForm
            key={String(found.title)}
            title={String(found.title ?? "")}
            open={found.open_projects === true}
            save={async (change) => {
              await api.PATCH("/api/organizations/{id}", { params: { path: { id } }, body: change });
              tell(t`Organisation saved`);
              await queries.invalidateQueries({ queryKey: key });
            }}
          />
        )}
      </Loaded>
    </Section>
  );
}

type Change = { readonly title: string; readonly open_projects: boolean };

type GeneralFormProps = {
  readonly title: string;
  readonly open: boolean;
  readonly save: (change: Change) => Promise<void>;
};

function GeneralForm(props: GeneralFormProps): ReactNode {
  const { t } = useLingui();
  const [title, setTitle] = useState(props.title);
  const [open, setOpen] = useState(props.open);
  const save = useMutation({ mutationFn: () => props.save({ title, open_projects: open }) });
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Field
        label={t`Name`}
        required={true}
        className="max-w-md"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Checkbox
        label={t`New projects are open to everybody here`}
        hint={t`Otherwise a new project is seen by its members and administrators only.`}
        checked={open}
        onChange={setOpen}
      />
      {save.error !== null && <ProblemNote problem={save.error} />}
      <Button type="submit" busy={save.isPending} className="self-start">
        <Trans>Save</Trans>
      </Button>
    </form>
  );
}

const tokensKey: QueryKey = ["token-settings"];

function TokenKinds(): ReactNode {
  const { t } = useLingui();
  const settings = useQuery({ queryKey: tokensKey, queryFn: () => answer(api.GET("/api/jwt/settings")) });
  const change = useMutation({
    mutationFn: (body: Record<string, boolean>) => answer(api.POST("/api/jwt/settings", { body })),
    onSuccess: (now) => queries.setQueryData(tokensKey, now),
  });
  return (
    <Loaded query={settings} rows={2}>
      {(found) => (
        <div className="flex flex-col gap-3">
          <Checkbox
            label={t`Personal access tokens`}
            checked={found.api_tokens_enabled === true}
            disabled={change.isPending}
            onChange={(on) => change.mutate({ api_tokens_enabled: on })}
          />
          <Checkbox
            label={t`Legacy tokens`}
            hint={t`They do not expire. Switch them off when no older client needs them.`}
            checked={found.legacy_api_tokens_enabled === true}
            disabled={change.isPending}
            onChange={(on) => change.mutate({ legacy_api_tokens_enabled: on })}
          />
          {change.error !== null && <ProblemNote problem={change.error} />}
        </div>
      )}
    </Loaded>
  );
}
