import { IciAction } from './ici-action.ts';
import { IciChat } from './ici-chat.ts';
import { IciContainer } from './ici-container.ts';
import { IciEvent } from './ici-event.ts';
import { IciFolder } from './ici-folder.ts';
import { IciItem } from './ici-item.ts';
import { IciLine } from './ici-line.ts';
import { IciMessage } from './ici-message.ts';
import { IciMonitor } from './ici-monitor.ts';
import { IciPhoneCall } from './ici-phone-call.ts';
import { IciSystem } from './ici-system.ts';
import { IciUser } from './ici-user.ts';
import type { InputOf, Operation, OutputOf, Service } from './service.ts';

/** Every service and event of the interface: the one source of types, codec, WSDL, documentation and contracts. */
export const catalogue = {
  IciSystem,
  IciUser,
  IciContainer,
  IciLine,
  IciItem,
  IciPhoneCall,
  IciChat,
  IciAction,
  IciMessage,
  IciFolder,
  IciMonitor,
  IciEvent,
} as const satisfies {
  readonly [name: string]: Service;
};
export type Catalogue = typeof catalogue;

/** The services that the bridge answers; `IciEvent` is SAP's. */
export type BridgeServiceName = {
  [S in keyof Catalogue]: Catalogue[S]['servedBy'] extends 'bridge' ? S : never;
}[keyof Catalogue];

/** The names of the events that the bridge sends. */
export type IciEventName = keyof Catalogue['IciEvent']['operations'];

/** The parameters of one operation, as its handler receives them. */
export type IciInput<S extends keyof Catalogue, O extends keyof Catalogue[S]['operations']> = InputOf<
  Extract<Catalogue[S]['operations'][O], Operation>
>;

/** What one operation answers, as its handler returns it. */
export type IciOutput<S extends keyof Catalogue, O extends keyof Catalogue[S]['operations']> = OutputOf<
  Extract<Catalogue[S]['operations'][O], Operation>
>;

/** What every handler is told besides the parameters. */
export interface IciCall {
  /** The user of the SOAP header, who must be allowed to act (ici.md 2). */
  readonly headerUserId: string | undefined;
}

/** One function for each operation that the bridge answers. */
export type IciHandlers = {
  readonly [S in BridgeServiceName]: {
    readonly [O in keyof Catalogue[S]['operations']]: (
      input: IciInput<S, O>,
      call: IciCall,
    ) => Promise<IciOutput<S, O>>;
  };
};
