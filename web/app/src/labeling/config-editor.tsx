import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useRef, useState } from "react";
import type { Diagnostic } from "../server/api.ts";
import { classNames } from "../ui/class-names.ts";

export type ConfigEditorProps = {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly diagnostics: readonly Diagnostic[];
};

const lineHeight = 20;

/** The labeling config as text with line numbers; what is wrong is marked at its line and listed below. */
export function ConfigEditor({ value, onChange, diagnostics }: ConfigEditorProps): ReactNode {
  const { t } = useLingui();
  const area = useRef<HTMLTextAreaElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const lines = value.split("\n").length;
  const byLine = Map.groupBy(diagnostics, (diagnostic) => diagnostic.line);
  const jump = (diagnostic: Diagnostic): void => {
    const start = offsetOf(value, diagnostic.line, diagnostic.column);
    area.current?.focus();
    area.current?.setSelectionRange(start, endOfToken(value, start));
    area.current?.scrollTo({ top: Math.max(0, (diagnostic.line - 4) * lineHeight) });
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex h-80 resize-y overflow-hidden rounded-md border border-outline/70 bg-surface font-mono text-xs focus-within:border-focus">
        <div
          aria-hidden="true"
          className="shrink-0 overflow-hidden border-r border-hairline bg-ground text-right select-none"
        >
          <div className="py-2" style={{ transform: `translateY(${-scrolled}px)` }}>
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
        <textarea
          ref={area}
          aria-label={t`Labeling config`}
          aria-invalid={diagnostics.some((diagnostic) => diagnostic.severity === "error")}
          spellCheck={false}
          wrap="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
          className="min-w-0 flex-1 resize-none bg-transparent px-3 py-2 leading-5 whitespace-pre text-ink outline-none"
        />
      </div>
      {diagnostics.length > 0 && (
        <ul aria-label={t`Problems of the config`} className="flex flex-col gap-0.5 text-sm">
          {diagnostics.map((diagnostic) => (
            <li key={`${diagnostic.line}:${diagnostic.column}:${diagnostic.code}:${diagnostic.message}`}>
              <button
                type="button"
                onClick={() => jump(diagnostic)}
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
      )}
    </div>
  );
}

function lookOfLine(diagnostics: readonly Diagnostic[] | undefined): string {
  if (diagnostics === undefined) {
    return "text-quiet";
  }
  const error = diagnostics.some((diagnostic) => diagnostic.severity === "error");
  return error ? "bg-danger-fill font-medium text-white" : "bg-accent font-medium text-on-accent";
}

function offsetOf(text: string, line: number, column: number): number {
  const before = text.split("\n").slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + Math.max(0, column - 1);
}

function endOfToken(text: string, start: number): number {
  const length = /^[^\s>]*/.exec(text.slice(start))?.[0].length ?? 0;
  return start + Math.max(1, length);
}
