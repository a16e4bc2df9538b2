/** A file that a person gave, with its place in the folder it came from. */
export type GivenFile = { readonly path: string; readonly file: File };

/** All files of a drop, folders walked through to the bottom, in the order of their paths. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly GivenFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) {
    return chosenFiles(transfer.files);
  }
  const found = await Promise.all(entries.map((entry) => filesOf(entry, "")));
  return sorted(found.flat());
}

/** The files of an input, by their paths in the chosen folder. */
export function chosenFiles(list: FileList): readonly GivenFile[] {
  return sorted([...list].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

/** The lists together; a later file replaces an earlier one of the same path. */
export function joined(first: readonly GivenFile[], second: readonly GivenFile[]): readonly GivenFile[] {
  return sorted([...new Map([...first, ...second].map((given) => [given.path, given])).values()]);
}

function sorted(files: readonly GivenFile[]): readonly GivenFile[] {
  return files
    .filter((given) => !hidden(given.path))
    .toSorted((a, b) => a.path.localeCompare(b.path, "en", { numeric: true }));
}

function hidden(path: string): boolean {
  return path.split("/").some((part) => part.startsWith(".") || part === "__MACOSX" || part === "Thumbs.db");
}

async function filesOf(entry: FileSystemEntry, folder: string): Promise<readonly GivenFile[]> {
  const path = `${folder}${entry.name}`;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path, file }];
  }
  return isFolder(entry) ? filesIn(entry, `${path}/`) : [];
}

async function filesIn(folder: FileSystemDirectoryEntry, prefix: string): Promise<readonly GivenFile[]> {
  const reader = folder.createReader();
  const found: GivenFile[] = [];
  for (;;) {
    // A reader hands out at most some hundred entries at a time, then an empty list.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) {
      return found;
    }
    for (const entry of some) {
      found.push(...(await filesOf(entry, prefix)));
    }
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
