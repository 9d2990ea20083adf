import { blindTransfer } from '../../pbx/commands/blind-transfer.ts';
import { callBack, disposeCallback, placeCallback } from '../../pbx/commands/callbacks.ts';
import {
  createChat,
  placeChat,
  sendChatFile,
  sendChatText,
  setTyping,
  visitorJoins,
  visitorLeaves,
  visitorSays,
  visitorTypes,
} from '../../pbx/commands/chats.ts';
import { addToConference, createConference, inviteParty } from '../../pbx/commands/conference.ts';
import { disconnectStation } from '../../pbx/commands/connections.ts';
import { cancelConsult, changeAudience, concludeConsult, startConsult } from '../../pbx/commands/consult.ts';
import { createCall } from '../../pbx/commands/create-call.ts';
import { disconnect } from '../../pbx/commands/disconnect.ts';
import { attachFile, detachFile } from '../../pbx/commands/email-attachments.ts';
import { createEmail, placeEmail, saveEmail, sendEmail } from '../../pbx/commands/emails.ts';
import { placeGeneric } from '../../pbx/commands/generic-objects.ts';
import { hold } from '../../pbx/commands/hold.ts';
import { morph } from '../../pbx/commands/morph.ts';
import { mute } from '../../pbx/commands/mute.ts';
import { park } from '../../pbx/commands/park.ts';
import { pickup } from '../../pbx/commands/pickup.ts';
import { placeCall } from '../../pbx/commands/place-call.ts';
import { pauseRecording, record, recordSnippet, securePause } from '../../pbx/commands/record.ts';
import { remoteAnswer, remoteDisconnect } from '../../pbx/commands/remote-party.ts';
import { sendDigits } from '../../pbx/commands/send-digits.ts';
import { sendToVoicemail, transferToVoicemail } from '../../pbx/commands/send-to-voicemail.ts';
import { setActivations } from '../../pbx/commands/set-activations.ts';
import { setStatus } from '../../pbx/commands/set-status.ts';
import { coach, join, listen, makePrivate, playWav } from '../../pbx/commands/supervise.ts';
import { writeAttributes } from '../../pbx/commands/write-attributes.ts';
import type { TestPbx } from '../a-pbx.ts';
import { chooseInteraction, ownCalls } from './choose-interaction.ts';
import { type Action, agents } from './random-actions.ts';

const somebody = { displayName: 'Somebody', address: 'somebody@example.com' };
const mail = {
  subject: 'Question',
  sender: somebody,
  to: [somebody],
  cc: [],
  bcc: [],
  replyTo: [],
  bodies: [{ body: 'Hello', isHtml: false }],
};

/** The command goes to whoever holds the interaction, so that rights do not hide what states allow. */
export async function performAction(t: TestPbx, what: Action): Promise<void> {
  const all = [...t.pbx.view.interactions.values()];
  const chosen = 'pick' in what ? chooseInteraction(t, all, what.do, what.pick) : undefined;
  if ('pick' in what && !chosen) return;
  const id = chosen?.id ?? '';
  const actor = chosen?.userId ?? 'bridge';
  switch (what.do) {
    case 'placeToWorkgroup':
      t.pbx.act((step) => placeCall(step, { to: { workgroup: what.workgroup }, from: '+49' }));
      return;
    case 'placeToUser':
      t.pbx.act((step) => placeCall(step, { to: { user: what.agent }, from: '+49' }));
      return;
    case 'createCall':
      t.pbx.act((step) => createCall(step, what.agent, { target: what.target }));
      return;
    case 'placeChat':
      t.pbx.act((step) => placeChat(step, { to: what.to, name: 'Guest', text: 'Hello' }));
      return;
    case 'placeCallback': {
      const at = what.isLater ? t.clock.now() + 9_000 : undefined;
      t.pbx.act((step) => placeCallback(step, { to: what.to, number: '+49', at }));
      return;
    }
    case 'placeEmail':
      t.pbx.act((step) => placeEmail(step, { to: what.to, content: mail }));
      return;
    case 'placeGeneric':
      t.pbx.act((step) => placeGeneric(step, { to: what.to, initialState: what.isLater ? 'P' : undefined }));
      return;
    case 'createChat':
      t.pbx.act((step) => createChat(step, what.agent, what.target));
      return;
    case 'say':
      t.pbx.act((step) => sendChatText(step, actor, id, { text: 'Hi', clearsTyping: true }));
      t.pbx.act((step) => visitorSays(step, id, 'Well'));
      return;
    case 'visitorJoins':
      t.pbx.act((step) => visitorJoins(step, id, 'Friend'));
      return;
    case 'visitorLeaves':
      t.pbx.act((step) => visitorLeaves(step, id));
      return;
    case 'callBack':
      t.pbx.act((step) => callBack(step, actor, id, { target: what.target }));
      return;
    case 'dispose':
      t.pbx.act((step) => disposeCallback(step, actor, id, what.disposition));
      return;
    case 'reply':
      t.pbx.act((step) =>
        createEmail(step, actor, {
          content: mail,
          answers: { parentId: id, type: 'reply', takesAlong: 'nothing' },
        }),
      );
      return;
    case 'sendEmail':
      t.pbx.act((step) => sendEmail(step, actor, id));
      return;
    case 'pickup':
      t.pbx.act((step) => pickup(step, actor, id));
      return;
    case 'hold':
      t.pbx.act((step) => hold(step, actor, id, what.on));
      return;
    case 'mute':
      t.pbx.act((step) => mute(step, actor, id, what.on));
      return;
    case 'disconnect':
      t.pbx.act((step) => disconnect(step, actor, id));
      return;
    case 'voicemail':
      t.pbx.act((step) => sendToVoicemail(step, actor, id));
      return;
    case 'transfer':
      t.pbx.act((step) => blindTransfer(step, actor, id, what.target));
      return;
    case 'voicemailOf':
      t.pbx.act((step) => transferToVoicemail(step, actor, id, what.target));
      return;
    case 'park':
      t.pbx.act((step) => park(step, actor, id, what.target));
      return;
    case 'consult':
      t.pbx.act((step) => startConsult(step, actor, id, { target: what.target }));
      if (what.hasRung) await t.clock.advance(100);
      return;
    case 'conclude':
    case 'cancel': {
      const run = what.do === 'conclude' ? concludeConsult : cancelConsult;
      t.pbx.act((step) => run(step, actor, chosen?.consultingId ?? id, chosen?.consultId ?? id));
      return;
    }
    case 'audience':
      t.pbx.act((step) =>
        changeAudience(step, actor, chosen?.consultingId ?? id, chosen?.consultId ?? id, what),
      );
      return;
    case 'conference':
      t.pbx.act((step) => createConference(step, actor, ownCalls(t, actor)));
      return;
    case 'addToConference': {
      const conferenceId =
        all.find((each) => each.conference?.role === 'owner' && each.userId === actor)?.id ?? '';
      t.pbx.act((step) => addToConference(step, actor, conferenceId, ownCalls(t, actor)));
      return;
    }
    case 'invite':
      t.pbx.act((step) => inviteParty(step, actor, id, what.target));
      return;
    case 'morph':
      t.pbx.act((step) => morph(step, id));
      return;
    case 'remoteDisconnect':
      t.pbx.act((step) => remoteDisconnect(step, id));
      return;
    case 'remoteAnswer':
      t.pbx.act((step) => remoteAnswer(step, id));
      return;
    case 'listen':
    case 'coach':
    case 'record':
    case 'recordSnippet': {
      const run = { listen, coach, record, recordSnippet }[what.do];
      const { on, isSupervisor } = what;
      const observer = isSupervisor ? 'bridge' : actor;
      t.pbx.act((step) => run(step, observer, id, { on, isSupervisor }));
      return;
    }
    case 'pause':
      t.pbx.act((step) => pauseRecording(step, actor, id, what.on));
      return;
    case 'makePrivate':
      t.pbx.act((step) => makePrivate(step, actor, id, what.on));
      return;
    case 'join':
      t.pbx.act((step) => join(step, agents.find((each) => each !== actor) ?? '', id));
      return;
    case 'securePause':
      t.pbx.act((step) => securePause(step, actor, id, { kind: what.kind }));
      return;
    case 'sendDigits':
      t.pbx.act((step) => sendDigits(step, actor, id, '12#'));
      return;
    case 'playWav':
      t.pbx.act((step) => playWav(step, actor, id, 'hello.wav'));
      return;
    case 'writeAttributes':
      t.pbx.act((step) => writeAttributes(step, actor, id, { Case: '4711' }, 'append'));
      return;
    case 'type':
      t.pbx.act((step) => setTyping(step, actor, id, true));
      t.pbx.act((step) => visitorTypes(step, id, true));
      return;
    case 'sendFile':
      t.pbx.act((step) => sendChatFile(step, actor, id, { fileId: 'f', name: 'f.txt' }));
      return;
    case 'saveEmail':
      t.pbx.act((step) => saveEmail(step, actor, id, mail));
      return;
    case 'attach':
      t.pbx.act((step) => attachFile(step, actor, id, { id: '1', name: 'f', isInline: false, fileId: 'f' }));
      t.pbx.act((step) => detachFile(step, actor, id, '1'));
      return;
    case 'activate':
      t.pbx.act((step) => setActivations(step, what.agent, { [what.workgroup]: what.on }));
      return;
    case 'station':
      if (what.on) t.logOn(what.agent);
      else t.pbx.act((step) => disconnectStation(step, what.agent));
      return;
    case 'status':
      t.pbx.act((step) => setStatus(step, what.agent, { statusId: what.statusId }));
      return;
    case 'logOn':
      t.logOn(what.agent);
      return;
    case 'logOff':
      t.logOff(what.agent);
      return;
    case 'wait':
      await t.clock.advance(what.ms);
  }
}
