import { answer } from "@assay/api";
import { Trans, useLingui } from "@lingui/react/macro";
import { type QueryKey, useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { api, type Project, queries, type Role } from "../../server/api.ts";
import { peopleQuery } from "../../server/people.ts";
import { atLeast, personName, roles } from "../../server/session.ts";
import { Button } from "../../ui/button.tsx";
import { Loaded } from "../../ui/loaded.tsx";
import { Section } from "../../ui/page.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { useRoleWords } from "../../ui/role-words.ts";
import { Select } from "../../ui/select.tsx";

/** People with a role of their own in this project. */
export function MembersSection({ project }: { readonly project: Project }): ReactNode {
  const { t } = useLingui();
  const words = useRoleWords();
  const key: QueryKey = ["project", project.id, "members"];
  const path = { id: project.id };
  const members = useQuery({
    queryKey: key,
    queryFn: () => answer(api.GET("/api/projects/{id}/members", { params: { path } })),
  });
  const refresh = (): void => void queries.invalidateQueries({ queryKey: key });
  const remove = useMutation({
    mutationFn: (user: number) =>
      api.DELETE("/api/projects/{id}/members/{user}", { params: { path: { ...path, user } } }),
    onSuccess: refresh,
  });
  return (
    <Section
      title={<Trans>Members</Trans>}
      lead={
        project.open_to_organization ? (
          <Trans>The project is open to the whole organisation; a role here replaces the one there.</Trans>
        ) : (
          <Trans>Only these people and administrators see the project.</Trans>
        )
      }
    >
      <AddMember project={project} onAdded={refresh} />
      {remove.error !== null && <ProblemNote problem={remove.error} />}
      <Loaded query={members} rows={3}>
        {(list) =>
          list.length === 0 ? (
            <p className="text-sm text-quiet">
              <Trans>Nobody has a role of their own here.</Trans>
            </p>
          ) : (
            <ul className="divide-y divide-hairline border-y border-hairline text-sm">
              {list.map((member) => (
                <li key={member.user.id} className="flex min-h-10 items-center gap-3">
                  <span className="flex-1">
                    {personName(member.user)} <span className="text-quiet">{member.user.email}</span>
                  </span>
                  <span>{words[member.role]}</span>
                  <Button
                    size="small"
                    kind="ghost"
                    aria-label={t`Remove ${personName(member.user)}`}
                    onClick={() => remove.mutate(member.user.id)}
                  >
                    <Trans>Remove</Trans>
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function AddMember({ project, onAdded }: { readonly project: Project; readonly onAdded: () => void }): ReactNode {
  const { t } = useLingui();
  const words = useRoleWords();
  const people = useQuery(peopleQuery).data ?? [];
  const [person, setPerson] = useState("");
  const [role, setRole] = useState<Role>("annotator");
  const add = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/projects/{id}/members", {
          params: { path: { id: project.id } },
          body: { user: Number(person), role },
        }),
      ),
    onSuccess: () => {
      setPerson("");
      onAdded();
    },
  });
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={t`Person`}
          value={person}
          onChange={setPerson}
          className="w-72"
          options={[
            { value: "", label: t`Choose a person`, disabled: true },
            ...people.map((each) => ({ value: String(each.id), label: personName(each) })),
          ]}
        />
        <Select<Role>
          label={t`Role here`}
          value={role}
          onChange={setRole}
          options={roles
            .filter((each) => each !== "owner" && atLeast(project.my_role, each))
            .map((each) => ({ value: each, label: words[each] }))}
        />
        <Button disabled={person === ""} busy={add.isPending} onClick={() => add.mutate()}>
          <Trans>Add</Trans>
        </Button>
      </div>
      {add.error !== null && <ProblemNote problem={add.error} />}
    </div>
  );
}
