import type {
  Item as IciItem,
  OperationInput,
  OperationOutput,
  PhoneCall,
  TextElement,
  UserAttributes,
} from '@switchhook/bridge/ici';
import type {
  AccountView,
  BroadcastView,
  InteractionRecordView,
  MonitorView,
  Page,
  SapNotice,
  SearchCriteria,
  SystemMessage,
  TargetView,
  TransferView,
  WorkcenterView,
  WorkModeView,
} from '@switchhook/simulator/model';
import type { Session } from './agent-state.ts';

export type ChatSession = OperationOutput<'IciChat.getAttributes'>;
export type ChatPosting = OperationOutput<'IciChat.newPosting'>;
export type ActionSession = OperationOutput<'IciAction.getAttributes'>;
export type ActionItem = OperationInput<'IciAction.update'>['itemData'];
export type Message = OperationOutput<'IciMessage.getAttributes'>;

/** What the bridge tells by itself. */
export type BridgeEvent =
  | { readonly kind: 'userChanged'; readonly user: UserAttributes }
  | { readonly kind: 'callChanged'; readonly call: PhoneCall }
  | { readonly kind: 'chatChanged'; readonly chat: ChatSession }
  | { readonly kind: 'chatPosted'; readonly posting: ChatPosting }
  | {
      readonly kind: 'actionChanged';
      readonly action: ActionSession;
      readonly actionItemId?: string;
      readonly data?: ActionItem;
    }
  | { readonly kind: 'messageChanged'; readonly message: Message }
  | { readonly kind: 'itemChanged'; readonly item: IciItem }
  | { readonly kind: 'containerChanged'; readonly container: UserAttributes['containers'][number] }
  | { readonly kind: 'lineChanged'; readonly line: UserAttributes['lines'][number] }
  /** An XML document as the monitor sends it. */
  | { readonly kind: 'figuresChanged'; readonly document: string }
  | { readonly kind: 'subscriptionEnded'; readonly reason: TextElement };

/** The bridge's answers, and what follows from them. */
type AnswerEvent =
  | {
      readonly kind: 'loggedOn';
      readonly user: UserAttributes;
      readonly workModes: readonly WorkModeView[];
      /** What the channels are called. */
      readonly channels?: readonly TextElement[];
      readonly workcenter?: WorkcenterView;
    }
  | { readonly kind: 'loggedOff' }
  /** The bridge took part of a log-on only: what its events brought meanwhile goes again. */
  | { readonly kind: 'logOnFailed' }
  | { readonly kind: 'chatRead'; readonly chatSessionId: string; readonly postings: readonly ChatPosting[] }
  /** The bridge does not know an item any more that was never told to have ended. */
  | { readonly kind: 'itemGone'; readonly itemId: string }
  /** SAP answered an event that its session is over, so the bridge has ended the subscription (ici.md 2). */
  | { readonly kind: 'connectionOver' }
  /** The bridge answered that the agent is not logged on. */
  | { readonly kind: 'sessionUnknown' }
  | { readonly kind: 'workModeRequested'; readonly workMode: string }
  | { readonly kind: 'workModeRefused' }
  /** The bridge's answer to a dial or a consultation; its events may have told more by then. */
  | { readonly kind: 'callDialed'; readonly call: PhoneCall }
  | { readonly kind: 'acceptRequested' | 'acceptTaken' | 'acceptRefused'; readonly itemId: string }
  | { readonly kind: 'rejectRequested'; readonly itemId: string }
  | { readonly kind: 'rejectRefused'; readonly itemId: string }
  | { readonly kind: 'wrapUpAsked'; readonly itemId: string; readonly isRequired: boolean }
  /** No session was free, and SAP refused the item by itself (ici.md 6.1, 4). */
  | { readonly kind: 'refusedAtLimit'; readonly itemId: string }
  | { readonly kind: 'figuresWatched'; readonly monitor: MonitorView | undefined };

/** What the agent does in SAP itself, and what SAP shows. */
type OwnEvent =
  | { readonly kind: 'interactionEnded'; readonly sessionId: string }
  | { readonly kind: 'interactionCleared'; readonly sessionId: string }
  | { readonly kind: 'sessionActivated'; readonly sessionId: string }
  | { readonly kind: 'sessionOpened' }
  | { readonly kind: 'sessionClosed'; readonly sessionId: string }
  /** Interactions that were open when this SAP was stopped. */
  | {
      readonly kind: 'sessionsRestored';
      readonly sessions: readonly Session[];
      readonly savedRecords: readonly InteractionRecordView[];
    }
  | { readonly kind: 'pageShown'; readonly sessionId: string; readonly page: Page }
  | {
      readonly kind: 'accountsFound';
      readonly sessionId: string;
      readonly criteria: SearchCriteria;
      readonly results: readonly AccountView[];
    }
  | { readonly kind: 'accountConfirmed'; readonly sessionId: string; readonly account: AccountView }
  | { readonly kind: 'searchCleared'; readonly sessionId: string; readonly isReset: boolean }
  | {
      readonly kind: 'recordWritten';
      readonly sessionId: string;
      readonly notes?: string;
      readonly reason?: string;
    }
  | { readonly kind: 'scratchPadWritten'; readonly sessionId: string; readonly text: string }
  | { readonly kind: 'scratchPadMoved'; readonly sessionId: string }
  | {
      readonly kind: 'transferChanged';
      readonly sessionId: string;
      readonly transfer: TransferView | undefined;
    }
  | { readonly kind: 'targetChosen'; readonly sessionId: string; readonly target: TargetView }
  | { readonly kind: 'messageShown'; readonly severity: SystemMessage['severity']; readonly text: string }
  | { readonly kind: 'noticeShown'; readonly severity: SystemMessage['severity']; readonly notice: SapNotice }
  | { readonly kind: 'messageDismissed'; readonly messageId: string }
  | { readonly kind: 'broadcastShown'; readonly broadcast: BroadcastView }
  | { readonly kind: 'broadcastDismissed'; readonly broadcastId: string };

/** What can happen to an agent's work. */
export type AgentEvent = BridgeEvent | AnswerEvent | OwnEvent;
