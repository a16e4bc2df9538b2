import type { Screen } from "@assay/geometry";

/** Two lines through the pointer, over the whole viewport. */
export class Crosshair {
  readonly root: HTMLElement;
  readonly #across: HTMLElement;
  readonly #down: HTMLElement;

  constructor(document: Document) {
    this.root = document.createElement("div");
    this.root.className = "assay-crosshair";
    this.root.hidden = true;
    this.#across = line(document, { width: "100%", height: "1px" });
    this.#down = line(document, { width: "1px", height: "100%" });
    this.root.append(this.#across, this.#down);
  }

  show(at: Screen | null): void {
    this.root.hidden = at === null;
    if (at === null) return;
    this.#across.style.transform = `translateY(${Math.round(at.y)}px)`;
    this.#down.style.transform = `translateX(${Math.round(at.x)}px)`;
  }
}

function line(document: Document, size: { readonly width: string; readonly height: string }): HTMLElement {
  const element = document.createElement("div");
  Object.assign(element.style, {
    position: "absolute",
    left: "0",
    top: "0",
    background: "#fff",
    mixBlendMode: "difference",
    pointerEvents: "none",
    ...size,
  });
  return element;
}
