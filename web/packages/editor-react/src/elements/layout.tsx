import {
  attributeOf,
  type ConfigElement,
  controlOf,
  objectOf,
  resolveText,
  roleOf,
  ruleOf,
  rulesHold,
  safeInlineStyle,
  scopedClasses,
} from "@assay/labeling";
import type { CSSProperties, ReactElement } from "react";
import { LabelPalette } from "../panels/label-palette.tsx";
import { useTask } from "../task/task-context.ts";
import { AnswerControl } from "./answer-control.tsx";
import { ImageElement } from "./image-element.tsx";
import { Note } from "./note.tsx";
import { StyleElement } from "./style-element.tsx";
import { TextElement } from "./text-element.tsx";

/** One element of a config's layout and all below it. */
export function LayoutElement({ element }: { readonly element: ConfigElement }): ReactElement | null {
  const { config, visible } = useTask();
  const name = attributeOf(element, "name") ?? "";
  const control = controlOf(config, name);
  if (control !== undefined && control.element === element) {
    return visible.has(name) && !control.perRegion ? <ControlElement element={element} /> : null;
  }
  const object = objectOf(config, name);
  if (object !== undefined && object.element === element) {
    switch (object.tag) {
      case "Image":
        return <ImageElement object={object} />;
      case "Text":
        return <TextElement object={object} />;
      default:
        return <Note tag={element.tag} />;
    }
  }
  return <VisualElement element={element} />;
}

function ControlElement({ element }: { readonly element: ConfigElement }): ReactElement | null {
  const { config, controller, messages, labelsInline } = useTask();
  const control = controlOf(config, attributeOf(element, "name") ?? "");
  if (control === undefined) return null;
  switch (roleOf(control.tag)) {
    case "choices":
    case "rating":
    case "text":
      return (
        <Styled element={element} className="ed-control" control={control.name}>
          <AnswerControl control={control} />
        </Styled>
      );
    case "labels":
    case "shape-labels":
      return labelsInline ? (
        <LabelPalette config={config} controller={controller} messages={messages} control={control.name} />
      ) : null;
    case "shape":
      return null;
    case "kept":
      return <Note tag={control.tag} />;
  }
}

function VisualElement({ element }: { readonly element: ConfigElement }): ReactElement | null {
  const { data } = useTask();
  switch (element.tag.toLowerCase()) {
    case "style":
      return <StyleElement css={element.text} />;
    case "header": {
      const text = resolveText(attributeOf(element, "value") ?? element.text, data);
      const size = Math.min(6, Math.max(1, Number(attributeOf(element, "size") ?? 4) || 4));
      return (
        <h2 className="ed-header" data-size={size} style={styleOf(element)}>
          {text}
        </h2>
      );
    }
    case "label":
    case "choice":
    case "relation":
    case "shortcut":
    case "filter":
      return null;
    default:
      return (
        <Styled element={element} className="ed-view">
          {element.children.map((child) => (
            <LayoutElement key={`${child.line}:${child.column}`} element={child} />
          ))}
        </Styled>
      );
  }
}

type StyledProps = {
  readonly element: ConfigElement;
  readonly className: string;
  readonly control?: string;
  readonly children: ReactElement | readonly ReactElement[];
};

/** A box with the class, style and display that the config gives it, hidden while its rule does not hold. */
function Styled({ element, className, control, children }: StyledProps): ReactElement {
  const { config, editor } = useTask();
  const rule = ruleOf(element);
  const shown = rule === null || rulesHold(config, [rule], editor.content, editor.selected);
  const own = scopedClasses(attributeOf(element, "className") ?? "");
  return (
    <div
      className={own === "" ? className : `${className} ${own}`}
      style={styleOf(element)}
      data-control={control}
      data-inline={attributeOf(element, "display") === "inline" || undefined}
      hidden={!shown}
    >
      {children}
    </div>
  );
}

function styleOf(element: ConfigElement): CSSProperties {
  return safeInlineStyle(attributeOf(element, "style") ?? "") as CSSProperties;
}
