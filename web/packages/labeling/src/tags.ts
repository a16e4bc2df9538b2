import { controlTagOf } from "./control-tags.ts";
import { findTag } from "./tag-table.ts";

/** What a control's items are to the editor: a mark, labels on marks, an answer, or something it keeps as it came. */
export type ControlRole = "shape" | "shape-labels" | "labels" | "choices" | "rating" | "text" | "kept";

/** Controls that the editor draws, by lower-case tag. */
const roles: ReadonlyMap<string, ControlRole> = new Map([
  ["rectangle", "shape"],
  ["rectanglelabels", "shape-labels"],
  ["labels", "labels"],
  ["choices", "choices"],
  ["rating", "rating"],
  ["textarea", "text"],
]);

/** The role of a control tag, in any case; tags that the editor does not draw are `kept`. */
export function roleOf(tag: string): ControlRole {
  return roles.get(tag.toLowerCase()) ?? "kept";
}

/** The `type` of a control's result items: the tag in lower case, `chatmessage` for Chat. */
export function wireTypeOf(tag: string): string {
  const type = tag.toLowerCase();
  return type === "chat" ? "chatmessage" : type;
}

/** The key under which a control's item holds its own value: `choices`, `rectanglelabels`, and `text` for TextArea. */
export function valueKeyOf(tag: string): string {
  const type = tag.toLowerCase();
  return type === "textarea" ? "text" : type;
}

/** Whether the tag offers one option of the control around it. */
export function isOptionTag(tag: string): boolean {
  return /^(label|choice|relation)$/i.test(tag);
}

/** The tag as the reference writes it; as it stands for one that the language does not have. */
export function canonicalTag(tag: string): string {
  return findTag(tag)?.name ?? tag;
}

/** Whether the control's options may come from the task. */
export function mayBeDynamic(tag: string): boolean {
  const known = controlTagOf(tag);
  return (
    known !== undefined &&
    (known.role === "labeled-mark" || known.role === "labeling" || /^(choices|taxonomy)$/i.test(tag))
  );
}
