import type { EditorController } from "@assay/editor";
import {
  type LabelingConfig,
  parseConfig,
  readResult,
  type TaskData,
  type WireItem,
  withTaskOptions,
} from "@assay/labeling";
import { act, type ReactElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { createTaskEditor, type TaskEditorOptions } from "./index.ts";

/** A task opened on a page of its own, for one test. */
export class Stage {
  readonly config: LabelingConfig;
  readonly controller: EditorController;
  readonly host: HTMLElement = document.createElement("main");
  readonly said: string[] = [];
  readonly #root: Root;

  constructor(xml: string, data: TaskData = {}, options: Partial<TaskEditorOptions> = {}) {
    (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
    this.config = withTaskOptions(parseConfig(xml).config, data);
    let next = 0;
    const random = (): number => (next++ % 97) / 97;
    this.controller = createTaskEditor(this.config, { announce: (text) => this.said.push(text), random, ...options });
    document.body.append(this.host);
    this.#root = createRoot(this.host);
  }

  load(wire: readonly WireItem[]): this {
    act(() => this.controller.store.load(readResult(this.config, wire, { image: { width: 200, height: 100 } })));
    return this;
  }

  show(element: ReactElement): this {
    act(() => this.#root.render(element));
    return this;
  }

  close(): void {
    act(() => this.#root.unmount());
    this.controller.destroy();
    this.host.remove();
  }

  /** The one element of that selector; several or none fail the test. */
  one<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.host.querySelectorAll<T>(selector);
    const [only] = found;
    if (only === undefined || found.length > 1) {
      throw new Error(`${found.length} elements of "${selector}" in:\n${this.host.innerHTML}`);
    }
    return only;
  }

  all<T extends HTMLElement = HTMLElement>(selector: string): readonly T[] {
    return [...this.host.querySelectorAll<T>(selector)];
  }

  /** Does something to the editor from outside React. */
  edit(change: (controller: EditorController) => void): void {
    act(() => change(this.controller));
  }

  click(element: HTMLElement, keys: MouseEventInit = {}): void {
    act(() => void element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...keys })));
  }

  key(element: HTMLElement, key: string, keys: KeyboardEventInit = {}): void {
    act(
      () => void element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...keys })),
    );
  }

  /** Types a value as a person does: React hears of it through the element's own setter. */
  type(element: HTMLElement, value: string): void {
    const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), "value")?.set;
    act(() => {
      element.focus();
      setter?.call(element, value);
      element.dispatchEvent(new Event(element instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
    });
  }

  leave(element: HTMLElement): void {
    act(() => element.blur());
  }
}
