/** Stands between the steps of a nested choice; no key types it and no config has it in a value. */
const step = "\u001f";

/** One choice of a nested tree as the editor holds it: the values from the root down, in one string. */
export function choiceOfPath(path: readonly string[]): string {
  return path.join(step);
}

/** The values from the root down to a choice; one value for a choice that is not nested. */
export function pathOfChoice(choice: string): readonly string[] {
  return choice.split(step);
}
