export { decodeXml } from './decode-xml.ts';
export type { DialectFile } from './fit-dialect.ts';
export { describeReport } from './fit-report.ts';
export { type DialectFit, dialectFromTrace } from './from-trace.ts';
export { dialectFromWsdl } from './from-wsdl.ts';
