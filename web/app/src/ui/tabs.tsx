import { Tabs as BaseTabs } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

export type Tab<V extends string> = { readonly value: V; readonly label: ReactNode; readonly panel: ReactNode };

export type TabsProps<V extends string> = {
  readonly label: string;
  readonly tabs: readonly Tab<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
};

/** Panels of which one is shown. */
export function Tabs<V extends string>({ label, tabs, value, onChange }: TabsProps<V>): ReactNode {
  return (
    <BaseTabs.Root value={value} onValueChange={onChange} className="flex min-h-0 flex-1 flex-col">
      <BaseTabs.List
        aria-label={label}
        className="relative flex shrink-0 gap-0.5 overflow-x-auto border-b border-hairline"
      >
        {tabs.map((tab) => (
          <BaseTabs.Tab
            key={tab.value}
            value={tab.value}
            className="border-b-2 border-transparent px-2 py-1.5 whitespace-nowrap text-sm text-quiet hover:text-ink data-[active]:border-focus data-[active]:font-medium data-[active]:text-ink"
          >
            {tab.label}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {tabs.map((tab) => (
        <BaseTabs.Panel key={tab.value} value={tab.value} className="min-h-0 flex-1 overflow-auto pt-2 outline-none">
          {tab.panel}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  );
}
