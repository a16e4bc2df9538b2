import { answer } from "@assay/api";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { api, type Invite, queries, type Role } from "../../server/api.ts";
import { invitesQuery } from "../../server/people.ts";
import { atLeast, roles, useMe } from "../../server/session.ts";
import { Button } from "../../ui/button.tsx";
import { Copyable } from "../../ui/copyable.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { useRoleWords } from "../../ui/role-words.ts";
import { Select } from "../../ui/select.tsx";

/** Makes a link that lets one person join with a role. */
export function InviteDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const { t } = useLingui();
  const me = useMe();
  const words = useRoleWords();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("annotator");
  const create = useMutation({
    mutationFn: () => answer(api.POST("/api/invites", { body: { role, ...(email === "" ? {} : { email }) } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: invitesQuery.queryKey }),
  });
  const close = (): void => {
    create.reset();
    setEmail("");
    onClose();
  };
  return (
    <Dialog open={open} onClose={close} title={<Trans>Invite a person</Trans>}>
      {create.data === undefined ? (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            create.mutate();
          }}
        >
          <Field
            label={t`Email (optional)`}
            hint={t`With an address, only that address can take the invite.`}
            type="email"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <Select<Role>
            label={t`Role`}
            value={role}
            onChange={setRole}
            options={roles
              .filter((each) => atLeast(me?.role, each))
              .map((each) => ({ value: each, label: words[each] }))}
          />
          {create.error !== null && <ProblemNote problem={create.error} />}
          <Button kind="primary" type="submit" busy={create.isPending} className="self-end">
            <Trans>Make the link</Trans>
          </Button>
        </form>
      ) : (
        <MadeInvite invite={create.data} onClose={close} />
      )}
    </Dialog>
  );
}

function MadeInvite({ invite, onClose }: { readonly invite: Invite; readonly onClose: () => void }): ReactNode {
  const { t } = useLingui();
  return (
    <div className="flex flex-col gap-4">
      <p>
        <Trans>Send this link to the person. It is shown only now and works once.</Trans>
      </p>
      <Copyable label={t`Invite link`} text={`${window.location.origin}/invite/${invite.token ?? ""}`} />
      <Button className="self-end" onClick={onClose}>
        <Trans>Done</Trans>
      </Button>
    </div>
  );
}
