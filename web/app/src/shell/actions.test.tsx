// @vitest-environment jsdom
import { act, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Action } from "../lib/action.ts";
import { ActionsProvider, useActions, useAllActions } from "./actions.tsx";

const ran: string[] = [];
let page: HTMLElement;
let unmount: () => Promise<void>;

function action(id: string, shortcut: string | null, more: Partial<Action> = {}): Action {
  return { id, label: id, shortcut, enabled: () => true, run: () => ran.push(id), ...more };
}

function Offers({
  actions,
  children,
}: {
  readonly actions: readonly Action[];
  readonly children?: ReactNode;
}): ReactNode {
  useActions(actions);
  return children;
}

function Listed(): ReactNode {
  return (
    <output>
      {useAllActions()
        .map(({ id }) => id)
        .join(" ")}
    </output>
  );
}

async function show(content: ReactNode): Promise<void> {
  page = document.createElement("div");
  document.body.append(page);
  const root = createRoot(page);
  await act(async () => root.render(<ActionsProvider>{content}</ActionsProvider>));
  unmount = async () => {
    await act(async () => root.unmount());
    page.remove();
  };
}

function press(target: Element, key: string, held: KeyboardEventInit = {}): boolean {
  return target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held }));
}

function element(selector: string): Element {
  const found = page.querySelector(selector);
  if (found === null) {
    throw new Error(`no ${selector} on the page`);
  }
  return found;
}

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  ran.length = 0;
});

afterEach(() => unmount());

test("the key runs the last action offered that is open to it, and no other", async () => {
  const first = action("first", "ctrl+enter");
  const closed = action("closed", "ctrl+enter", { enabled: () => false });
  await show(
    <>
      <Offers actions={[first]} />
      <Offers actions={[action("second", "ctrl+enter"), closed]} />
    </>,
  );
  expect(press(page, "Enter", { ctrlKey: true })).toBe(false);
  expect(ran).toEqual(["second"]);
  expect(press(page, "Enter")).toBe(true);
});

test("letters typed into a field are text, and only keys that say so work there", async () => {
  await show(
    <Offers actions={[action("letter", "g"), action("submit", "ctrl+enter", { whileTyping: true })]}>
      <input />
    </Offers>,
  );
  press(element("input"), "g");
  press(element("input"), "Enter", { ctrlKey: true });
  expect(ran).toEqual(["submit"]);
  press(page, "g");
  expect(ran).toEqual(["submit", "letter"]);
});

test("keys in a dialog are the dialog's, and a held key repeats only where wanted", async () => {
  await show(
    <Offers actions={[action("once", "a"), action("often", "b", { repeatable: true })]}>
      <div role="dialog">
        <button type="button">inside</button>
      </div>
    </Offers>,
  );
  press(element("button"), "a");
  press(page, "a", { repeat: true });
  press(page, "b", { repeat: true });
  expect(ran).toEqual(["often"]);
});

test("an action whose key is heard elsewhere is listed but does not run here", async () => {
  await show(
    <Offers actions={[action("draw", "r", { keyElsewhere: true })]}>
      <Listed />
    </Offers>,
  );
  press(page, "r");
  expect(ran).toEqual([]);
  expect(element("output").textContent).toBe("draw");
});
