/** Files that went through chats and e-mails. */
export interface Files {
  put(id: string, file: StoredFile): void;
  find(id: string): StoredFile | undefined;
  reset(): void;
}

export interface StoredFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

const maxFiles = 1_000;
const maxBytes = 64 * 2 ** 20;

/** The oldest ones go where there are too many or they are too large together. */
export function createFiles(): Files {
  const files = new Map<string, StoredFile>();
  let size = 0;

  function drop(id: string): void {
    size -= files.get(id)?.bytes.length ?? 0;
    files.delete(id);
  }

  return {
    put(id, file) {
      drop(id);
      files.set(id, file);
      size += file.bytes.length;
      for (const oldest of files.keys()) {
        if (files.size <= maxFiles && size <= maxBytes) break;
        drop(oldest);
      }
    },
    find: (id) => files.get(id),
    reset() {
      files.clear();
      size = 0;
    },
  };
}
