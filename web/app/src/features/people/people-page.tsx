import { answer } from "@assay/api";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { UserPlus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { api, queries, type Role, type User } from "../../server/api.ts";
import { peopleQuery } from "../../server/people.ts";
import { atLeast, personName, roles, useMe, workAs } from "../../server/session.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/dialog.tsx";
import { Loaded } from "../../ui/loaded.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { useRoleWords } from "../../ui/role-words.ts";
import { Select } from "../../ui/select.tsx";
import { Cell, HeadCell, Table } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { OpenInvites } from "./open-invites.tsx";

/** Who is in the organisation, with their role. */
export function PeoplePage(): ReactNode {
  const { t } = useLingui();
  const people = useQuery(peopleQuery);
  const [inviting, setInviting] = useState(false);
  return (
    <Page
      wide={true}
      title={t`People`}
      lead={<Trans>A role holds everywhere; a project can give a person another one.</Trans>}
      actions={
        <Button
          kind="primary"
          icon={<UserPlus size={16} strokeWidth={1.5} aria-hidden={true} />}
          onClick={() => setInviting(true)}
        >
          <Trans>Invite</Trans>
        </Button>
      }
    >
      <Loaded query={people}>
        {(list) => (
          <Table label={t`People`}>
            <thead>
              <tr>
                <HeadCell>{t`Name`}</HeadCell>
                <HeadCell>{t`Email`}</HeadCell>
                <HeadCell>{t`Role`}</HeadCell>
                <HeadCell>{t`Last seen`}</HeadCell>
                <HeadCell>
                  <span className="sr-only">{t`Actions`}</span>
                </HeadCell>
              </tr>
            </thead>
            <tbody>
              {list.map((person) => (
                <PersonRow key={person.id} person={person} />
              ))}
            </tbody>
          </Table>
        )}
      </Loaded>
      <OpenInvites />
      <InviteDialog open={inviting} onClose={() => setInviting(false)} />
    </Page>
  );
}

function PersonRow({ person }: { readonly person: User }): ReactNode {
  const { t } = useLingui();
  const me = useMe();
  const navigate = useNavigate();
  const words = useRoleWords();
  const [removing, setRemoving] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const name = personName(person);
  const isMe = person.id === me?.id;
  const mayChange = !isMe && me !== undefined && atLeast(me.role, person.role) && atLeast(me.role, "administrator");
  const takePlace = async (): Promise<void> => {
    try {
      await workAs(person.id);
      await navigate({ to: "/projects" });
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <>
      <tr className="hover:bg-hover/60">
        <Cell>
          <span className="font-medium">{name}</span>
          {isMe && (
            <span className="text-quiet">
              {" "}
              <Trans>(you)</Trans>
            </span>
          )}
        </Cell>
        <Cell className="text-quiet">{person.email}</Cell>
        <Cell>
          {mayChange ? <RoleChoice person={person} mine={me.role} onProblem={setProblem} /> : words[person.role]}
        </Cell>
        <Cell className="text-quiet">
          {person.last_activity === null || person.last_activity === undefined ? (
            <Trans>never</Trans>
          ) : (
            <Time at={person.last_activity} />
          )}
        </Cell>
        <Cell className="text-right">
          {me?.role === "owner" && !isMe && (
            <Button size="small" kind="ghost" aria-label={t`Work as ${name}`} onClick={() => void takePlace()}>
              <Trans>Work as …</Trans>
            </Button>
          )}
          {mayChange && (
            <Button size="small" kind="ghost" aria-label={t`Remove ${name}`} onClick={() => setRemoving(true)}>
              <Trans>Remove</Trans>
            </Button>
          )}
        </Cell>
      </tr>
      {problem !== null && (
        <tr>
          <td colSpan={5} className="pb-2">
            <ProblemNote problem={problem} />
          </td>
        </tr>
      )}
      <Confirm
        open={removing}
        onClose={() => setRemoving(false)}
        title={t`Remove ${name}`}
        verb={t`Remove 1 person`}
        run={async () => {
          await api.DELETE("/api/users/{id}", { params: { path: { id: person.id } } });
          await queries.invalidateQueries({ queryKey: peopleQuery.queryKey });
        }}
      >
        <p>
          <Trans>Sessions and tokens of {person.email} end at once. Answers stay, under the same name.</Trans>
        </p>
      </Confirm>
    </>
  );
}

type RoleChoiceProps = {
  readonly person: User;
  /** The reader's own role, above which nobody can grant one. */
  readonly mine: Role;
  readonly onProblem: (problem: unknown) => void;
};

function RoleChoice({ person, mine, onProblem }: RoleChoiceProps): ReactNode {
  const { t } = useLingui();
  const words = useRoleWords();
  const give = async (role: Role): Promise<void> => {
    onProblem(null);
    try {
      await answer(api.PATCH("/api/users/{id}", { params: { path: { id: person.id } }, body: { role } }));
      await queries.invalidateQueries({ queryKey: peopleQuery.queryKey });
    } catch (error) {
      onProblem(error);
    }
  };
  return (
    <Select<Role>
      label={t`Role of ${personName(person)}`}
      labelHidden={true}
      value={person.role}
      onChange={(role) => void give(role)}
      className="w-36"
      options={roles.filter((role) => atLeast(mine, role)).map((role) => ({ value: role, label: words[role] }))}
    />
  );
}
