import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useRef } from "react";
import type { Suggestion } from "./config-completion.ts";
import type { OpenCompletion } from "./use-completion.ts";

/** The height of a line of the text, in CSS pixels. */
export const lineHeight = 20;

export type ConfigSuggestionsProps = {
  readonly id: string;
  readonly completion: OpenCompletion;
  readonly value: string;
  /** How far the text is scrolled, in CSS pixels. */
  readonly scrolled: { readonly top: number; readonly left: number };
};

/** What may stand at the cursor, below it. */
export function ConfigSuggestions({ id, completion, value, scrolled }: ConfigSuggestionsProps): ReactNode {
  const { t } = useLingui();
  const list = useRef<HTMLDivElement>(null);
  const { suggestions, chosen, from, accept } = completion;
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const kinds: { readonly [K in Suggestion["kind"]]: string } = {
    tag: t`tag`,
    attribute: t`attribute`,
    value: t`value`,
    end: t`end`,
  };
  const lines = value.slice(0, from).split("\n");
  const column = lines.at(-1)?.length ?? 0;
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={t`Suggestions`}
      className="absolute z-10 max-h-40 min-w-52 overflow-y-auto rounded-md border border-hairline bg-raised py-1 shadow-float"
      style={{
        top: 10 + lines.length * lineHeight - scrolled.top,
        left: `calc(${column}ch + 0.5rem - ${scrolled.left}px)`,
      }}
    >
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text hears the keys while the focus stays there
        <div
          key={`${suggestion.kind}:${suggestion.label}`}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => accept(suggestion)}
          className="flex cursor-default items-center gap-4 px-3 py-0.5 aria-selected:bg-chosen"
        >
          <span className="flex-1">{suggestion.label}</span>
          <span className="font-sans text-quiet">{kinds[suggestion.kind]}</span>
        </div>
      ))}
    </div>
  );
}
