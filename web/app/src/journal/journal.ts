import type { Work } from "./work.ts";

const storeName = "work";

/** The work of this browser that must not be lost, kept in IndexedDB so that it outlives the tab. */
export class Journal {
  readonly #open: Promise<IDBDatabase>;

  constructor(factory: IDBFactory, name: string) {
    this.#open = new Promise((resolve, reject) => {
      const request = factory.open(name, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(storeName, { keyPath: ["person", "task"] });
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  /** Writes the work of a task over what was there of it. */
  async put(work: Work): Promise<void> {
    await this.#change((store) => store.put(work));
  }

  /**
   * Changes the work of a task as it stands now, in one transaction; null removes it. Nothing happens where there is none.
   */
  async update(person: number, task: number, change: (work: Work) => Work | null): Promise<void> {
    await this.#change((store) => {
      const found: IDBRequest<Work | undefined> = store.get([person, task]);
      found.onsuccess = () => {
        if (found.result === undefined) {
          return;
        }
        const next = change(found.result);
        if (next === null) {
          store.delete([person, task]);
        } else {
          store.put(next);
        }
      };
    });
  }

  async remove(person: number, task: number): Promise<void> {
    await this.#change((store) => store.delete([person, task]));
  }

  async find(person: number, task: number): Promise<Work | null> {
    const found = await this.#read<Work | undefined>((store) => store.get([person, task]));
    return found ?? null;
  }

  /** All work of a person, the oldest change first. */
  async all(person: number): Promise<readonly Work[]> {
    const found = await this.#read<Work[]>((store) => store.getAll());
    return found.filter((work) => work.person === person).toSorted((a, b) => a.changedAt - b.changedAt);
  }

  async close(): Promise<void> {
    (await this.#open).close();
  }

  async #change(run: (store: IDBObjectStore) => unknown): Promise<void> {
    const database = await this.#open;
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(storeName, "readwrite", { durability: "strict" });
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
      run(transaction.objectStore(storeName));
    });
  }

  async #read<T>(ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const database = await this.#open;
    return new Promise<T>((resolve, reject) => {
      const request = ask(database.transaction(storeName).objectStore(storeName));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }
}
