import type { ActiveLabels } from "@assay/editor";
import { attributeOf, flagOf, type ObjectTag, type Region, type SpanRun } from "@assay/labeling";
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  useCallback,
  useEffect,
  useMemo,
  useRef,
} from "react";
import { useTask } from "../task/task-context.ts";
import { TextHandle } from "./text-handle.tsx";
import {
  type Granularity,
  granularityOf,
  grown,
  paragraphsOf,
  pressed,
  regionsByParagraph,
  trimmed,
  withEnd,
} from "./text-model.ts";
import { TextParagraph, type TextParagraphProps } from "./text-paragraph.tsx";
import { moveSelection, offsetAtPoint, selectedStretch } from "./text-selection.ts";
import { useTaskText } from "./use-task-text.ts";

/** Above this many characters, paragraphs out of sight are laid out only when they come near. */
const long = 100_000;

/** A Text object: its lines with the spans on them; selecting text makes a span with the label chosen. */
export function TextElement({ object }: { readonly object: ObjectTag }): ReactElement {
  const { controller, data, messages, readonly, resolveUrl } = useTask();
  const loaded = useTaskText(object, data, resolveUrl);
  switch (loaded.kind) {
    case "absent":
      return <p className="ed-note">{messages.noData(object.value)}</p>;
    case "loading":
      return (
        <p className="ed-note ed-late" role="status">
          {messages.loadingText}
        </p>
      );
    case "failed":
      return (
        <p className="ed-failure" role="alert">
          {messages.textFailed(loaded.url, loaded.reason)}
        </p>
      );
    case "loaded":
      return (
        <SpannedText
          key={loaded.text}
          object={object}
          text={loaded.text}
          selectable={!readonly && controller.editable && flagOf(object.element, "selectionEnabled", true)}
        />
      );
  }
}

type SpannedTextProps = { readonly object: ObjectTag; readonly text: string; readonly selectable: boolean };

function SpannedText({ object, text, selectable }: SpannedTextProps): ReactElement {
  const { controller, editor, messages } = useTask();
  const { selection, activeLabels } = editor.state;
  const root = useRef<HTMLDivElement>(null);
  const mark = useMarking(object, text, root);
  useMarkOnLabel(activeLabels, selectable, mark);
  useReveal(root, selection);
  const onPointerDown = (event: PointerEvent): void => {
    const finish = (): void => void mark(controller.state.activeLabels);
    event.currentTarget.ownerDocument.addEventListener("pointerup", finish, { once: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey || (event.ctrlKey && event.key === "Enter")) return;
    if (event.key === "Enter" && mark(activeLabels)) event.preventDefault();
    else if (moveSelection(event.currentTarget as HTMLElement, event)) event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form fields, this is a document
    <div
      ref={root}
      className="ed-text"
      role="group"
      aria-label={messages.text(object.name)}
      data-long={text.length > long || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: text is selected by keyboard here
      tabIndex={0}
      {...(selectable ? { onPointerDown, onKeyDown } : {})}
    >
      <Paragraphs object={object} text={text} root={root} />
    </div>
  );
}

type ParagraphsProps = Pick<SpannedTextProps, "object" | "text"> & {
  readonly root: { readonly current: HTMLElement | null };
};

/** The lines of the text, each with the spans on it. */
function Paragraphs({ object, text, root }: ParagraphsProps): ReactElement {
  const { controller, editor } = useTask();
  const { regions } = editor.content;
  const paragraphs = useMemo(() => paragraphsOf(text), [text]);
  const spans = useMemo(() => {
    const own = regions.filter((region) => region.object === object.name);
    return regionsByParagraph(paragraphs, own);
  }, [paragraphs, regions, object.name]);
  const pending = new Set(regions.flatMap(({ id }) => (controller.store.isPending(id) ? [id] : [])));
  const colourOf = useCallback((region: Region) => controller.colourOf(region), [controller]);
  const nameOf = useCallback((region: Region) => controller.labels.nameOf(region, controller.messages), [controller]);
  const onPress = useCallback(
    (run: SpanRun) => {
      const id = pressed(run, controller.state.selection);
      if (id !== null && (document.getSelection()?.isCollapsed ?? true)) controller.select([id]);
    },
    [controller],
  );
  const handleOf = useHandles(object, text, root);
  const shared = { text, selection: editor.state.selection, pending, colourOf, nameOf, onPress, handleOf };
  const tags = flagOf(object.element, "showLabels", true);
  return (
    <>
      {paragraphs.map((paragraph, place) => (
        <TextParagraph
          key={paragraph.start}
          paragraph={paragraph}
          regions={spans[place] ?? []}
          tags={tags}
          {...shared}
        />
      ))}
    </>
  );
}

/** The grips at the ends of spans: the one selected span has them while it may be changed. */
function useHandles(
  object: ObjectTag,
  text: string,
  root: { readonly current: HTMLElement | null },
): TextParagraphProps["handleOf"] {
  const { controller, messages, readonly } = useTask();
  const { spanEnds } = messages;
  return useCallback(
    (region, end) => {
      const { mark: span, id, locked } = region;
      if (readonly || locked || span.kind !== "span" || controller.selection.length !== 1) return null;
      const move = (now: Region, offset: number | null, again: boolean, granularity: Granularity): void => {
        const current = controller.store.region(now.id)?.mark;
        if (offset === null || current?.kind !== "span") return;
        const next = withEnd(text, current, end, { offset, granularity });
        const words = current.text === null ? null : text.slice(next.start, next.end);
        controller.respan(now.id, { ...current, ...next, text: words }, again);
      };
      return (
        <TextHandle
          key={`${id}:${end}`}
          region={region}
          span={span}
          end={end}
          label={spanEnds[end]}
          colour={controller.colourOf(region)}
          length={text.length}
          onDrag={(now, _, at, again) =>
            move(now, root.current === null ? null : offsetAtPoint(root.current, at), again, granularityOf(object))
          }
          onStep={(now, _, by) => {
            move(now, span[end] + by, false, "symbol");
            // The run begins elsewhere now, so that its grip is another element.
            requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(`[data-end="${end}"]`)?.focus());
          }}
        />
      );
    },
    [controller, object, text, root, readonly, spanEnds],
  );
}

/** Makes a span of the selected text with these labels; false where no text is selected or the labels do not fit. */
function useMarking(
  object: ObjectTag,
  text: string,
  root: { readonly current: HTMLElement | null },
): (labels: ActiveLabels | null) => boolean {
  const { config, controller } = useTask();
  return useCallback(
    (labels) => {
      const stretch = root.current === null ? null : selectedStretch(root.current);
      const control = config.controls.find(({ name }) => name === labels?.control);
      if (stretch === null || control?.tag !== "Labels" || !control.toName.includes(object.name)) return false;
      const { start, end } = trimmed(text, grown(text, stretch, granularityOf(object)));
      if (end <= start) return false;
      const silent = attributeOf(object.element, "saveTextResult") === "no";
      const span = { kind: "span", start, end, text: silent ? null : text.slice(start, end) } as const;
      root.current?.ownerDocument.getSelection()?.removeAllRanges();
      controller.create(object.name, control.name, span);
      return true;
    },
    [config, controller, object, root, text],
  );
}

/** Text that was selected before a label was chosen becomes a span when one is. */
function useMarkOnLabel(
  labels: ActiveLabels | null,
  selectable: boolean,
  mark: (labels: ActiveLabels | null) => boolean,
): void {
  useEffect(() => {
    if (selectable && labels !== null) mark(labels);
  }, [labels, selectable, mark]);
}

/** Brings the selected span into sight. */
function useReveal(root: { readonly current: HTMLElement | null }, selection: readonly string[]): void {
  useEffect(() => {
    if (selection.length !== 1) return;
    const first = root.current?.querySelector("[data-selected]");
    first?.scrollIntoView?.({ block: "nearest" });
  }, [root, selection]);
}
