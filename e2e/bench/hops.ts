import type { WireMessage } from '@switchhook/simulator/model';
import { quantilesOf } from './quantiles.ts';

/** Milliseconds from the press until something crosses the wire; medians over all presses. */
export interface Hops {
  /** SAP calls the bridge. */
  readonly asked: number;
  /** The bridge calls CIC. */
  readonly commanded: number;
  /** CIC tells the bridge what has changed. */
  readonly heard: number;
  /** The bridge tells SAP. */
  readonly told: number;
}

/** One press, in milliseconds since the epoch. */
export interface Pressed {
  readonly began: number;
  readonly ended: number;
}

const first: Readonly<Record<keyof Hops, (message: WireMessage) => boolean>> = {
  asked: ({ link, name }) => link === 'SAP → bridge' && /^IciPhoneCall\.(hold|retrieve)$/.test(name),
  commanded: ({ link, name }) => link === 'bridge → CIC' && /\/(hold|pickup)$/.test(name),
  heard: ({ link, name }) => link === 'bridge → CIC' && name === 'queueContentsMessage',
  told: ({ link, name }) => link === 'bridge → SAP' && name === 'IciEvent.phoneCallChanged',
};

/** Finds each press again in what crossed the wire. */
export function hopsOf(wire: readonly WireMessage[], presses: readonly Pressed[]): Hops {
  const median = (hop: keyof Hops): number => {
    const times = presses.flatMap(({ began, ended }) => {
      const message = wire.find((each) => each.at >= began && each.at <= ended && first[hop](each));
      return message ? [message.at - began] : [];
    });
    return times.length > 0 ? quantilesOf(times).p50 : Number.NaN;
  };
  return {
    asked: median('asked'),
    commanded: median('commanded'),
    heard: median('heard'),
    told: median('told'),
  };
}
