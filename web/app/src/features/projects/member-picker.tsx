import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import type { Role } from "../../server/api.ts";
import { peopleQuery } from "../../server/people.ts";
import { personName } from "../../server/session.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useRoleWords } from "../../ui/role-words.ts";
import { Select } from "../../ui/select.tsx";

export type ChosenMember = { readonly user: number; readonly role: Role };

export type MemberPickerProps = {
  readonly members: readonly ChosenMember[];
  readonly onChange: (members: readonly ChosenMember[]) => void;
};

/** People chosen for a project, each with the role there. */
export function MemberPicker({ members, onChange }: MemberPickerProps): ReactNode {
  const { t } = useLingui();
  const words = useRoleWords();
  const people = useQuery({ ...peopleQuery, retry: false }).data ?? [];
  const others = people.filter((person) => !members.some((member) => member.user === person.id));
  return (
    <div className="flex flex-col gap-2">
      {members.map((member) => {
        const person = people.find((candidate) => candidate.id === member.user);
        const name = person === undefined ? `#${member.user}` : personName(person);
        return (
          <div key={member.user} className="flex items-center gap-2 text-sm">
            <span className="w-56 truncate">{name}</span>
            <Select<Role>
              label={t`Role of ${name}`}
              labelHidden={true}
              value={member.role}
              onChange={(role) =>
                onChange(members.map((each) => (each.user === member.user ? { ...each, role } : each)))
              }
              options={(["manager", "reviewer", "annotator"] as const).map((role) => ({
                value: role,
                label: words[role],
              }))}
            />
            <IconButton
              label={t`Leave ${name} out`}
              onClick={() => onChange(members.filter((each) => each.user !== member.user))}
            >
              <X size={16} strokeWidth={1.5} aria-hidden={true} />
            </IconButton>
          </div>
        );
      })}
      {others.length > 0 ? (
        <Select
          label={t`Add a person`}
          labelHidden={true}
          value=""
          className="max-w-72"
          onChange={(user) => onChange([...members, { user: Number(user), role: "annotator" }])}
          options={[
            { value: "", label: t`Add a person`, disabled: true },
            ...others.map((person) => ({ value: String(person.id), label: personName(person) })),
          ]}
        />
      ) : (
        <p className="text-sm text-quiet">
          <Trans>Everybody is in.</Trans>
        </p>
      )}
    </div>
  );
}
