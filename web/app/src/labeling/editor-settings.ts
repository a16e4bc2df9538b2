import { defaultSettings, type EditorSettings } from "@assay/editor";

const key = "assay.editor";

/** What the person set in the editor of this browser, for the next task too. */
export function rememberedSettings(): Partial<EditorSettings> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    return typeof stored === "object" && stored !== null ? known(stored) : {};
  } catch {
    return {};
  }
}

export function rememberSettings(settings: EditorSettings): void {
  // Brightness and contrast belong to the image at hand.
  const { brightness: _, contrast: __, ...kept } = settings;
  localStorage.setItem(key, JSON.stringify(kept));
}

/** Those entries of a stored object that are settings of the right type. */
function known(stored: object): Partial<EditorSettings> {
  const entries = Object.entries(stored).filter(
    ([name, value]) => name in defaultSettings && typeof value === typeof defaultSettings[name as keyof EditorSettings],
  );
  return Object.fromEntries(entries) as Partial<EditorSettings>;
}
