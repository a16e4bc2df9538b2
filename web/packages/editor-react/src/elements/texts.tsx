import { attributeOf } from "@assay/labeling";
import type { ReactElement } from "react";
import { IconButton } from "../icon-button.tsx";
import { draftKey, useDraft } from "../use-draft.ts";
import type { AnswerProps } from "./choices.tsx";
import {
  answerOfTexts,
  mayAdd,
  type TextRules,
  textRulesOf,
  textsIn,
  withChangedText,
  withText,
} from "./texts-model.ts";

/**
 * A TextArea control: texts given one after the other, each of which can be changed and deleted. What is typed counts
 * as given when the field is left, so that nothing is lost by going on.
 */
export function Texts(props: AnswerProps): ReactElement {
  const { control, answer, readonly, messages, onAnswer } = props;
  const rules = textRulesOf(control);
  const texts = textsIn(answer);
  const give = (next: readonly string[]): void => {
    if (next !== texts) onAnswer(answerOfTexts(next));
  };
  const left = rules.max === null ? null : Math.max(0, rules.max - texts.length);
  return (
    <div className="ed-texts">
      {texts.length > 0 && <GivenTexts {...props} texts={texts} rules={rules} onGive={give} />}
      {!readonly && mayAdd(rules, texts) && (
        <TextEntry
          name={messages.question(control.name, control.required)}
          placeholder={attributeOf(control.element, "placeholder") ?? ""}
          rows={rules.rows}
          add={messages.add}
          onGive={(text) => give(withText(rules, texts, text))}
        />
      )}
      {left !== null && left > 0 && texts.length > 0 && <p className="ed-note">{messages.submissionsLeft(left)}</p>}
    </div>
  );
}

type GivenTextsProps = AnswerProps & {
  readonly texts: readonly string[];
  readonly rules: TextRules;
  readonly onGive: (texts: readonly string[]) => void;
};

function GivenTexts({ control, readonly, messages, texts, rules, onGive }: GivenTextsProps): ReactElement {
  return (
    <ol className="ed-text-list">
      {texts.map((text, place) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: two texts may be the same, the place tells them apart
          key={place}
        >
          <GivenText
            text={text}
            name={`${messages.answerTo(control.name)}, ${messages.textNumber(place + 1)}`}
            rows={rules.rows}
            editable={rules.editable && !readonly}
            onChange={(changed) => onGive(withChangedText(texts, place, changed))}
          />
          {!readonly && (
            <IconButton
              icon="trash"
              label={`${messages.remove}: ${text}`}
              onPress={() => onGive(withChangedText(texts, place, ""))}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

type EntryProps = {
  readonly name: string;
  readonly placeholder: string;
  readonly rows: number;
  readonly add: string;
  readonly onGive: (text: string) => void;
};

function TextEntry({ name, placeholder, rows, add, onGive }: EntryProps): ReactElement {
  const draft = useDraft((text) => {
    if (text.trim() !== "") onGive(text);
  });
  const text = draft.text ?? "";
  return (
    <div className="ed-text-entry">
      <textarea
        className="ed-field"
        aria-label={name}
        placeholder={placeholder}
        rows={rows}
        value={text}
        onChange={(event) => draft.type(event.target.value)}
        onBlur={draft.finish}
        onKeyDown={(event) => draftKey(event, draft)}
      />
      <button type="button" className="ed-button" disabled={text.trim() === ""} onClick={draft.finish}>
        {add}
      </button>
    </div>
  );
}

type GivenProps = {
  readonly text: string;
  readonly name: string;
  readonly rows: number;
  readonly editable: boolean;
  readonly onChange: (text: string) => void;
};

/** A text that was given: read, or changed in its place. Escape leaves it as it was. */
function GivenText({ text, name, rows, editable, onChange }: GivenProps): ReactElement {
  const draft = useDraft((changed) => {
    if (changed !== text) onChange(changed);
  });
  if (!editable) return <span className="ed-given-text">{text}</span>;
  return (
    <textarea
      className="ed-field"
      aria-label={name}
      rows={Math.max(rows, Math.min(8, (draft.text ?? text).split("\n").length))}
      value={draft.text ?? text}
      onChange={(event) => draft.type(event.target.value)}
      onBlur={draft.finish}
      onKeyDown={(event) => draftKey(event, draft)}
    />
  );
}
