import { type Control, own, roleOf } from "@assay/labeling";
import type { ReactElement } from "react";
import { useTask } from "../task/task-context.ts";
import { type AnswerProps, Choices } from "./choices.tsx";
import { Rating } from "./rating.tsx";
import { Texts } from "./texts.tsx";

/** A control that answers something about the whole task; nothing for other controls. */
export function AnswerControl({ control }: { readonly control: Control }): ReactElement | null {
  const { controller, editor, readonly, messages } = useTask();
  return (
    <RegionAnswer
      control={control}
      answer={own(editor.content.answers, control.name)}
      readonly={readonly}
      messages={messages}
      onAnswer={(answer) => controller.answer(control.name, answer)}
    />
  );
}

/** A control that answers something, wherever the answer goes; nothing for other controls. */
export function RegionAnswer(props: AnswerProps): ReactElement | null {
  switch (roleOf(props.control.tag)) {
    case "choices":
      return <Choices {...props} />;
    case "rating":
      return <Rating {...props} />;
    case "text":
      return <Texts {...props} />;
    case "shape":
    case "shape-labels":
    case "labels":
    case "kept":
      return null;
  }
}
