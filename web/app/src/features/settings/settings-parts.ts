export type SettingsPart = "general" | "labeling" | "queue" | "members" | "danger";

export const settingsParts: readonly SettingsPart[] = ["general", "labeling", "queue", "members", "danger"];

/** The part that an address names; the first one where it names none. */
export function settingsPartOf(text: unknown): SettingsPart {
  return settingsParts.find((part) => part === text) ?? "general";
}
