import type { LivePbx } from '../live-pbx.ts';
import type { LocalizedText } from '../pbx/localized-text.ts';
import { inLanguage } from '../pbx/localized-text.ts';
import { defaultUtilizations, interactionKinds, mediaTypes } from '../pbx/utilization.ts';
import type { KeptType, UserProfile, Workgroup } from '../pbx/world.ts';
import type { ConfigurationObject } from './configuration-query.ts';

type ConfigurationId = ConfigurationObject['configurationId'];

function reference(type: string, id: string, displayName = id): ConfigurationId {
  return { id, displayName, uri: `/configuration/${type}/${encodeURIComponent(id)}` };
}

function multiLanguageString({ en, de }: LocalizedText): Readonly<Record<string, unknown>> {
  const multiLanguageValues = de === undefined ? [] : [{ language: 'de', value: de }];
  return {
    defaultValue: en,
    multiLanguageValues: [{ language: 'en-us', value: en }, ...multiLanguageValues],
  };
}

/** `user` of the contract. */
export function userObject(pbx: LivePbx, user: UserProfile): ConfigurationObject {
  const [givenName = '', surname = ''] = user.displayName.split(/ (.*)/);
  const utilizations = { ...defaultUtilizations, ...user.utilizations };
  return {
    excludeFromDirectory: false,
    autoAnswerAcdInteractions: false,
    autoAnswerNonAcdInteractions: false,
    licenseProperties: { licenseActive: true, hasClientAccess: true, mediaLevel: 3, allocationType: 0 },
    ...user.otherProperties,
    configurationId: reference('users', user.id, user.displayName),
    extension: user.extension,
    defaultWorkstation: user.defaultStation ? reference('stations', user.defaultStation) : undefined,
    workgroups: pbx.directory.workgroupsOf(user.id).map(({ id }) => reference('workgroups', id)),
    statusText: pbx.view.users.get(user.id)?.statusId,
    utilizations: {
      effectiveValue: interactionKinds.map((kind) => ({
        mediaType: mediaTypes[kind],
        utilization: utilizations[kind].percent,
        maxAssignable: utilizations[kind].maxAssignable,
      })),
    },
    personalInformationProperties: {
      givenName,
      surname,
      ...(user.otherProperties?.personalInformationProperties as object | undefined),
    },
  };
}

function workgroupObject({ directory }: LivePbx, workgroup: Workgroup): ConfigurationObject {
  return {
    ...workgroup.otherProperties,
    configurationId: reference('workgroups', workgroup.id),
    extension: workgroup.extension,
    members: workgroup.members.map((id) => reference('users', id, directory.user(id)?.displayName)),
    supervisors: (workgroup.supervisors ?? []).map((id) =>
      reference('users', id, directory.user(id)?.displayName),
    ),
    hasQueue: true,
    isActive: true,
    queueType: 5,
    isWrapUpActive: workgroup.isWrapUpActive,
    wrapUpCodes: (workgroup.wrapUpCodes ?? []).map((id) => reference('wrap-up-codes', id)),
  };
}

function keptObjectsOf({ directory }: LivePbx, type: KeptType): readonly ConfigurationObject[] {
  return (directory.world.kept?.[type] ?? []).map(({ id, displayName, otherProperties }) => {
    return { ...otherProperties, configurationId: reference(type, id, displayName) };
  });
}

/** The one object of a type that has no others; it is there before anybody writes it, and has no id in its path. */
function singleton(pbx: LivePbx, type: SingletonType): ConfigurationObject {
  const configurationId = { id: type, displayName: type, uri: `/configuration/${type}` };
  return { ...keptObjectsOf(pbx, type)[0], configurationId };
}

export const singletonTypes = ['account-codes-configuration', 'default-user'] as const;
export type SingletonType = (typeof singletonTypes)[number];

/** The objects of each type that can be read, by the type as its path names it; in a session's language. */
export const configurationObjects = {
  users: (pbx) => pbx.directory.world.users.map((user) => userObject(pbx, user)),
  workgroups: (pbx) => pbx.directory.world.workgroups.map((workgroup) => workgroupObject(pbx, workgroup)),
  stations: (pbx) =>
    pbx.directory.world.stations.map(({ id, extension, otherProperties }) => {
      return { ...otherProperties, configurationId: reference('stations', id), extension, isActive: true };
    }),
  'status-messages': (pbx, language) =>
    pbx.directory.world.statusMessages.map((status) => ({
      ...status.otherProperties,
      configurationId: reference('status-messages', status.id, inLanguage(status.text, language)),
      messageText: multiLanguageString(status.text),
      group: status.group,
      isUserSelectable: status.isSelectable,
      isAfterCallWork: status.isAfterCallWork,
      isDoNotDisturb: status.isDoNotDisturb,
      isForward: status.isForward,
      isPersistent: status.isPersistent,
      allowAcdCalls: status.isAcd,
      allowFollowUp: status.allowsFollowUp,
      hasDate: status.canHaveDate,
      hasTime: status.canHaveTime,
    })),
  'wrap-up-codes': (pbx, language) =>
    (pbx.directory.world.wrapUpCodes ?? []).map((code) => ({
      isPermanent: false,
      ...code.otherProperties,
      configurationId: reference('wrap-up-codes', code.id, inLanguage(code.label, language)),
      label: multiLanguageString(code.label),
      category: reference('wrap-up-categories', code.category),
      digits: code.digits,
    })),
  // a category that only codes name is one as well
  'wrap-up-categories': (pbx) => {
    const written = keptObjectsOf(pbx, 'wrap-up-categories');
    const names = new Set((pbx.directory.world.wrapUpCodes ?? []).map(({ category }) => category));
    for (const { configurationId } of written) names.delete(configurationId.id);
    const named = [...names].map((name) => {
      return { configurationId: reference('wrap-up-categories', name), label: { defaultValue: name } };
    });
    return [...written, ...named];
  },
  'account-codes': (pbx) => keptObjectsOf(pbx, 'account-codes'),
  'client-buttons': (pbx) => keptObjectsOf(pbx, 'client-buttons'),
  roles: (pbx) => keptObjectsOf(pbx, 'roles'),
  skills: (pbx) => keptObjectsOf(pbx, 'skills'),
  'station-groups': (pbx) => keptObjectsOf(pbx, 'station-groups'),
  'account-codes-configuration': (pbx) => [
    { accountCodesEnabled: false, ...singleton(pbx, 'account-codes-configuration') },
  ],
  'default-user': (pbx) => [singleton(pbx, 'default-user')],
} as const satisfies Readonly<
  Record<string, (pbx: LivePbx, language: string) => readonly ConfigurationObject[]>
>;

export type ConfigurationType = keyof typeof configurationObjects;
