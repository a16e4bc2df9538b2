import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import type { Project } from "../../server/api.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Field, TextField } from "../../ui/field.tsx";
import { Section } from "../../ui/page.tsx";
import { ProblemNote } from "../../ui/problem-note.tsx";
import { useSaving } from "./saving.ts";

/** Title, description, instruction, openness. */
export function GeneralSection({ project }: { readonly project: Project }): ReactNode {
  const { t } = useLingui();
  const { save, busy, problem } = useSaving(project.id);
  const [title, setTitle] = useState(project.title);
  const [description, setDescription] = useState(project.description);
  const [instruction, setInstruction] = useState(project.expert_instruction);
  const [showInstruction, setShowInstruction] = useState(project.show_instruction);
  const [open, setOpen] = useState(project.open_to_organization);
  return (
    <Section title={<Trans>General</Trans>}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save({
            title,
            description,
            expert_instruction: instruction,
            show_instruction: showInstruction,
            open_to_organization: open,
          });
        }}
      >
        <Field
          label={t`Title`}
          required={true}
          minLength={3}
          maxLength={50}
          hint={t`3 to 50 characters.`}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextField
          label={t`Description`}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
        <TextField
          label={t`Instruction for annotators`}
          value={instruction}
          onChange={(event) => setInstruction(event.target.value)}
        />
        <Checkbox
          label={t`Show the instruction before labeling begins`}
          checked={showInstruction}
          onChange={setShowInstruction}
        />
        <Checkbox
          label={t`Open to the whole organisation`}
          hint={t`Otherwise only members and administrators see the project.`}
          checked={open}
          onChange={setOpen}
        />
        {problem !== null && <ProblemNote problem={problem} />}
        <Button type="submit" kind="primary" busy={busy} className="self-start">
          <Trans>Save</Trans>
        </Button>
      </form>
    </Section>
  );
}
