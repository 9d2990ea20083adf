import type { DirectoryView, FolderView, MessageContentView, MessageView, StandardAnswer } from '../model.ts';
import type { Outcome } from './outcome.ts';

/** What pages ask for when they are opened; everything else is in the agent's view. */
export interface WebclientSource {
  /** All colleagues and workgroups, with presence as it is now. */
  directory(): Promise<Outcome<DirectoryView>>;
  folders(): Promise<Outcome<readonly FolderView[]>>;
  messages(folderId: string): Promise<Outcome<readonly MessageView[]>>;
  content(messageId: string): Promise<Outcome<MessageContentView>>;
  answers(): Promise<Outcome<readonly StandardAnswer[]>>;
}
