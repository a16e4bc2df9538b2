import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useId, useRef, useState } from "react";
import type { Diagnostic } from "../server/api.ts";
import { classNames } from "../ui/class-names.ts";
import { ConfigSuggestions, lineHeight } from "./config-suggestions.tsx";
import { useCompletion } from "./use-completion.ts";

export type ConfigEditorProps = {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly diagnostics: readonly Diagnostic[];
  /** Keys that the tasks' data have, to be offered as `$key`. */
  readonly dataKeys?: readonly string[];
};

const none: readonly string[] = [];

/** The labeling config as text with line numbers and suggestions; what is wrong is marked at its line and listed below. */
export function ConfigEditor({ value, onChange, diagnostics, dataKeys = none }: ConfigEditorProps): ReactNode {
  const { t } = useLingui();
  const area = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const [scrolled, setScrolled] = useState({ top: 0, left: 0 });
  const completion = useCompletion(area, value, dataKeys);
  const byLine = Map.groupBy(diagnostics, (diagnostic) => diagnostic.line);
  const jump = (diagnostic: Diagnostic): void => {
    const start = offsetOf(value, diagnostic.line, diagnostic.column);
    area.current?.focus();
    area.current?.setSelectionRange(start, endOfToken(value, start));
    area.current?.scrollTo({ top: Math.max(0, (diagnostic.line - 4) * lineHeight) });
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="relative">
        <div className="flex h-80 resize-y overflow-hidden rounded-md border border-outline/70 bg-surface font-mono text-xs focus-within:border-focus">
          <LineNumbers lines={value.split("\n").length} byLine={byLine} top={scrolled.top} />
          <div className="relative min-w-0 flex-1">
            <Marks byLine={byLine} top={scrolled.top} />
            <textarea
              ref={area}
              aria-label={t`Labeling config`}
              aria-description={t`Ctrl+Space suggests what may stand here.`}
              aria-invalid={diagnostics.some((diagnostic) => diagnostic.severity === "error")}
              aria-autocomplete="list"
              aria-controls={completion.open ? listId : undefined}
              aria-activedescendant={completion.open ? `${listId}-${completion.chosen}` : undefined}
              spellCheck={false}
              wrap="off"
              value={value}
              onChange={(event) => {
                onChange(event.target.value);
                completion.typed(event.target);
              }}
              onKeyDown={completion.press}
              onBlur={completion.close}
              onClick={completion.close}
              onScroll={({ currentTarget }) =>
                setScrolled({ top: currentTarget.scrollTop, left: currentTarget.scrollLeft })
              }
              className="relative size-full resize-none bg-transparent px-3 py-2 leading-5 whitespace-pre text-ink outline-none"
            />
            {completion.open && (
              <ConfigSuggestions id={listId} completion={completion} value={value} scrolled={scrolled} />
            )}
          </div>
        </div>
      </div>
      <Problems diagnostics={diagnostics} onJump={jump} />
    </div>
  );
}

type MarksProps = {
  readonly byLine: ReadonlyMap<number, readonly Diagnostic[]>;
  readonly top: number;
};

function LineNumbers({ lines, byLine, top }: MarksProps & { readonly lines: number }): ReactNode {
  return (
    <div
      aria-hidden="true"
      className="shrink-0 overflow-hidden border-r border-hairline bg-ground text-right select-none"
    >
      <div className="py-2" style={{ transform: `translateY(${-top}px)` }}>
        {Array.from({ length: lines }, (_, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a line number is the line's identity here
            key={index}
            className={classNames("px-2 leading-5", lookOfLine(byLine.get(index + 1)))}
            title={byLine
              .get(index + 1)
              ?.map((diagnostic) => diagnostic.message)
              .join("\n")}
          >
            {index + 1}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Grounds behind the lines with problems. */
function Marks({ byLine, top }: MarksProps): ReactNode {
  return (
    <div aria-hidden="true" className="absolute inset-0 overflow-hidden">
      {[...byLine].map(([line, found]) => (
        <div
          key={line}
          className={classNames("absolute inset-x-0 h-5", isError(found) ? "bg-danger-ground" : "bg-chosen")}
          style={{ top: 8 + (line - 1) * lineHeight - top }}
        />
      ))}
    </div>
  );
}

type ProblemsProps = {
  readonly diagnostics: readonly Diagnostic[];
  readonly onJump: (diagnostic: Diagnostic) => void;
};

function Problems({ diagnostics, onJump }: ProblemsProps): ReactNode {
  const { t } = useLingui();
  if (diagnostics.length === 0) {
    return null;
  }
  return (
    <ul aria-label={t`Problems of the config`} className="flex flex-col gap-0.5 text-sm">
      {diagnostics.map((diagnostic) => (
        <li key={`${diagnostic.line}:${diagnostic.column}:${diagnostic.code}:${diagnostic.message}`}>
          <button
            type="button"
            onClick={() => onJump(diagnostic)}
            className="flex w-full gap-2 rounded px-1.5 py-0.5 text-left hover:bg-hover"
          >
            <span className={diagnostic.severity === "error" ? "text-danger" : "text-quiet"}>
              {diagnostic.severity === "error" ? t`Error` : t`Warning`}
            </span>
            <span className="font-mono text-xs leading-5 whitespace-nowrap text-quiet">
              {diagnostic.line}:{diagnostic.column}
            </span>
            <span>
              {diagnostic.message} {diagnostic.fix}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function isError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

function lookOfLine(diagnostics: readonly Diagnostic[] | undefined): string {
  if (diagnostics === undefined) {
    return "text-quiet";
  }
  return isError(diagnostics) ? "bg-danger-fill font-medium text-white" : "bg-accent font-medium text-on-accent";
}

function offsetOf(text: string, line: number, column: number): number {
  const before = text.split("\n").slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + Math.max(0, column - 1);
}

function endOfToken(text: string, start: number): number {
  const length = /^[^\s>]*/.exec(text.slice(start))?.[0].length ?? 0;
  return start + Math.max(1, length);
}
