import type { AgentRules } from '../core/agent.ts';
import type { AgentCommand } from '../core/agent-command.ts';
import type { AgentSession } from '../core/cic-port.ts';
import type { Clock } from '../core/clock.ts';
import { decide } from '../core/decide.ts';
import { type Decision, refusalError } from '../core/decision.ts';
import type { CicCommand } from '../core/effect.ts';
import { ownAttributes } from '../core/own-attributes.ts';
import type { AgentMachine } from './agent-machine.ts';
import { type CarriedOut, carryOut, type SessionCommand } from './carry-out.ts';

/** Carries out what SAP asks for, and what the machine wants by itself. */
export interface CommandRunner {
  /** Carries a command out, or rejects with the refusal. */
  perform(command: AgentCommand): Promise<CarriedOut>;
  /** Nobody asked, so nobody is told where it fails; it waits for a session where there is none. */
  follow(commands: readonly CicCommand[]): void;
  /** The session stands: what waited for it is carried out. */
  opened(): void;
  /** Waits for the commands that are under way, though not for ever. */
  settled(): Promise<void>;
  /** There is no session any more: forgets what belonged to it. */
  forget(): void;
}

export interface CommandRunnerOptions {
  readonly machine: AgentMachine;
  readonly rules: AgentRules;
  readonly clock: Clock;
  session(): AgentSession | undefined;
  /** The session, or throws why there is none. */
  connected(): AgentSession;
  logOn(): Promise<void>;
  logOff(): Promise<void>;
  /** Lets something go on in the background; a failure is logged in these words. */
  inBackground(run: Promise<unknown>, message: string): void;
}

/** How long a log-off waits for what is under way: a reject just before it has to reach CIC (ici.md 6.1, 3). */
const underWayMs = 10_000;

export function createCommandRunner(options: CommandRunnerOptions): CommandRunner {
  const { machine, rules, clock, session, connected, inBackground } = options;
  /** What CIC calls the consultations of this agent, by the call to the third party. */
  const consultIds = new Map<string, string>();
  const underWay = new Set<Promise<unknown>>();
  let postponed: readonly CicCommand[] = [];

  async function run({ commands, events, afterwards }: Decision): Promise<CarriedOut> {
    for (const event of events) machine.advance(event);
    let carried: CarriedOut = {};
    try {
      for (const command of commands) carried = { ...carried, ...(await carry(command)) };
    } catch (error) {
      for (const { interactionId } of events) machine.advance({ kind: 'itemKept', interactionId });
      throw error;
    }
    for (const event of afterwards) machine.advance(event);
    return carried;
  }

  /** A log-off waits for it. */
  function noted<T>(work: Promise<T>): Promise<T> {
    underWay.add(work);
    const forget = () => underWay.delete(work);
    work.then(forget, forget);
    return work;
  }

  async function carry(command: CicCommand): Promise<CarriedOut> {
    if (command.kind === 'logOff') {
      await options.logOff();
      return {};
    }
    if (command.kind === 'logOn') {
      await options.logOn();
      await connected().setStatus(command.statusId);
      return {};
    }
    const carried = await carryOut(connected(), command, (callId) => consultIds.get(callId) ?? callId);
    if (command.kind === 'concludeConsult' || command.kind === 'cancelConsult') {
      consultIds.delete(command.consultCallId);
    }
    learn(command, carried);
    return carried;
  }

  /** CIC replied with the id of a call that it made. */
  function learn(command: SessionCommand, { callId, consultId }: CarriedOut): void {
    if (command.kind === 'conference' || command.kind === 'addToConference') machine.awaitJoined();
    if (callId === undefined) return;
    if (consultId !== undefined && consultId !== callId) consultIds.set(callId, consultId);
    const isConsult = command.kind === 'consult';
    if (!isConsult && command.kind !== 'createCall' && command.kind !== 'callBack') return;
    machine.advance({
      kind: 'callCreated',
      callId,
      target: isConsult ? command.destination.value : command.target,
      consultingCallId: isConsult ? command.interactionId : undefined,
      attachedData: 'attributes' in command ? (command.attributes[ownAttributes.attachedData] ?? '') : '',
    });
  }

  function follow(commands: readonly CicCommand[]): void {
    if (!session()) {
      postponed = [...postponed, ...commands];
      return;
    }
    for (const command of commands) {
      if (command.kind !== 'pickup') continue;
      machine.advance({ kind: 'itemTaken', interactionId: command.interactionId });
    }
    const work = async () => {
      for (const command of commands) await carry(command);
    };
    inBackground(noted(work()), 'Failed to carry out what the bridge wants by itself');
  }

  return {
    perform(command) {
      const decision = decide(machine.agent, command, rules);
      if (decision.kind === 'refused') return Promise.reject(refusalError(decision));
      const isLogOnOrOff = decision.commands.some(({ kind }) => kind === 'logOn' || kind === 'logOff');
      return isLogOnOrOff ? run(decision) : noted(run(decision));
    },
    follow,
    opened() {
      const waiting = postponed;
      postponed = [];
      if (waiting.length > 0) follow(waiting);
    },
    async settled() {
      if (underWay.size === 0) return;
      await new Promise<void>((resolve) => {
        const timer = clock.after(underWayMs, resolve);
        void Promise.allSettled(underWay).then(() => {
          timer.cancel();
          resolve();
        });
      });
    },
    forget() {
      postponed = [];
      consultIds.clear();
    },
  };
}
