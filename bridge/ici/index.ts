export type {
  BridgeServiceName,
  Catalogue,
  IciCall,
  IciEventName,
  IciHandlers,
  IciInput,
  IciOutput,
} from './catalogue/catalogue.ts';
export { catalogue } from './catalogue/catalogue.ts';
export { possibleAnywhere } from './catalogue/faults.ts';
export type { Operation, Operations, Provenance, ServedBy, Service } from './catalogue/service.ts';
export type {
  Fields,
  ListShape,
  OptionalShape,
  RecordShape,
  Shape,
  ValueOf,
  ValuesOf,
} from './catalogue/shape.ts';
export type {
  ActionSession,
  Address,
  ChatPosting,
  ChatSession,
  Container,
  Item,
  Line,
  Message,
  Participant,
  PhoneCall,
  ProductInformation,
  Queue,
  TextElement,
  UserAttributes,
  WorkcenterCapability,
} from './catalogue/types.ts';
export type { EncodedMessage, EventReply, OperationReply } from './codec/messages.ts';
export { decodeEventReply, decodeReply, encodeEvent, encodeRequest, eventPath } from './codec/messages.ts';
export type { EventInput, OperationInput, OperationName, OperationOutput } from './codec/operation-name.ts';
export { type ReadMessage, readMessage } from './codec/read-message.ts';
export { typeName } from './codec/type-names.ts';
export type { CapabilityName, ChannelName, CodeName, CodeTable } from './dialects/codes.ts';
export { capability, channel, textElement } from './dialects/codes.ts';
export { defaultDialect } from './dialects/default-dialect.ts';
export type { Dialect } from './dialects/dialect.ts';
export { dialectStyles } from './dialects/dialect.ts';
export { parseDialect } from './dialects/parse-dialect.ts';
export type { IciExchange } from './server/answering.ts';
export { createGuard, type Guard } from './server/guard.ts';
export type { IciLimits } from './server/ici-limits.ts';
export type { IciServer, IciServerOptions } from './server/ici-server.ts';
export { createIciServer } from './server/ici-server.ts';
export type { PageFact } from './server/service-page.ts';
export type { WsdlSubject } from './wsdl/write-wsdl.ts';
export { writeWsdl } from './wsdl/write-wsdl.ts';
export type { XsdSubject } from './wsdl/write-xsd.ts';
export { writeXsd, writeXsdFiles } from './wsdl/write-xsd.ts';
