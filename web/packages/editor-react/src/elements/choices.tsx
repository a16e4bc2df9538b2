import { type Answer, attributeOf, type Control, choiceOfPath, flagOf, type LabelOption } from "@assay/labeling";
import { type ReactElement, useId } from "react";
import type { TaskMessages } from "../task/messages.ts";
import { chosenIn, toggledChoice } from "./choices-model.ts";

export type AnswerProps = {
  readonly control: Control;
  readonly answer: Answer | undefined;
  readonly readonly: boolean;
  readonly messages: TaskMessages;
  readonly onAnswer: (answer: Answer | null) => void;
};

/** A Choices control: radio buttons, checkboxes or a list to drop down, nested where the config nests. */
export function Choices(props: AnswerProps): ReactElement {
  const { control, answer, readonly, messages, onAnswer } = props;
  const group = useId();
  const layout = attributeOf(control.element, "layout") ?? "vertical";
  const inline = layout === "inline" || flagOf(control.element, "showInline");
  if (layout === "select" && control.choice !== "multiple") return <ChoiceSelect {...props} />;
  return (
    <fieldset className="ed-choices" data-inline={inline} disabled={readonly}>
      <legend className="ed-hidden">{messages.question(control.name, control.required)}</legend>
      <ChoiceList
        control={control}
        options={control.options}
        above={[]}
        chosen={chosenIn(answer)}
        group={group}
        onPick={(path) => onAnswer(toggledChoice(control, answer, path))}
      />
    </fieldset>
  );
}

type ListProps = {
  readonly control: Control;
  readonly options: readonly LabelOption[];
  readonly above: readonly string[];
  readonly chosen: readonly string[];
  readonly group: string;
  readonly onPick: (path: readonly string[]) => void;
};

function ChoiceList(props: ListProps): ReactElement {
  const { control, options, above } = props;
  const nests = flagOf(control.element, "allowNested");
  return (
    <ul className="ed-choice-list">
      {options.map((option) => {
        const path = nests ? [...above, option.wire] : [option.wire];
        return (
          <li key={option.wire}>
            <ChoiceBox {...props} option={option} path={path} />
            {option.children.length > 0 && <ChoiceList {...props} options={option.children} above={path} />}
          </li>
        );
      })}
    </ul>
  );
}

type BoxProps = ListProps & { readonly option: LabelOption; readonly path: readonly string[] };

function ChoiceBox({ control, option, path, chosen, group, onPick }: BoxProps): ReactElement {
  const type = control.choice === "multiple" ? "checkbox" : "radio";
  const checked = chosen.includes(choiceOfPath(path));
  return (
    <label className="ed-choice" title={option.hint ?? undefined}>
      <input
        type={type}
        name={group}
        checked={checked}
        onChange={() => onPick(path)}
        onClick={() => {
          if (type === "radio" && checked) onPick(path);
        }}
      />
      {option.value}
      {option.hotkey !== null && (
        <span className="ed-key" aria-hidden="true">
          {option.hotkey}
        </span>
      )}
    </label>
  );
}

type SelectRow = { readonly choice: string; readonly path: readonly string[]; readonly text: string };

function selectRows(options: readonly LabelOption[], above: readonly string[], nests: boolean): readonly SelectRow[] {
  return options.flatMap((option) => {
    const path = nests ? [...above, option.wire] : [option.wire];
    const text = "\u2003".repeat(above.length) + option.value;
    return [{ choice: choiceOfPath(path), path, text }, ...selectRows(option.children, [...above, option.wire], nests)];
  });
}

function ChoiceSelect({ control, answer, readonly, messages, onAnswer }: AnswerProps): ReactElement {
  const rows = selectRows(control.options, [], flagOf(control.element, "allowNested"));
  const [chosen = ""] = chosenIn(answer);
  return (
    <select
      className="ed-field"
      aria-label={messages.answerTo(control.name)}
      aria-required={control.required || undefined}
      disabled={readonly}
      value={chosen}
      onChange={(event) => {
        const { value } = event.target;
        onAnswer(value === "" ? null : { kind: "choices", choices: [value] });
      }}
    >
      <option value="">{messages.choose}</option>
      {rows.map((row) => (
        <option key={row.choice} value={row.choice}>
          {row.text}
        </option>
      ))}
    </select>
  );
}
