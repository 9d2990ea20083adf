import { expect, test } from 'vitest';
import {
  catalogue,
  type Dialect,
  dialectStyles,
  parseDialect,
  type WsdlSubject,
  writeWsdl,
} from '../ici/index.ts';
import { dialectFromWsdl } from './from-wsdl.ts';

const services = Object.keys(catalogue) as WsdlSubject[];

/** The WSDLs that a bridge in this dialect serves, as files. */
function servedWsdls(dialect: Dialect): Readonly<Record<string, string>> {
  return Object.fromEntries(
    services.map((service) => {
      const path = dialect.paths.services[service] ?? dialect.paths.service.replace('{service}', service);
      return [`/${service}.wsdl`, writeWsdl(dialect, service, `http://cti.example.com${path}`)];
    }),
  );
}

function fromFiles(files: Readonly<Record<string, string>>, names = Object.keys(files)) {
  return dialectFromWsdl(names, 'site', (path) => {
    const text = files[path];
    if (text === undefined) throw Object.assign(new Error(path), { code: 'ENOENT' });
    return text;
  });
}

const variants: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['our own names', {}],
  [
    'namespaces for each service, with types in them',
    { namespaces: { service: 'http://sap.example.com/{service}', types: '{namespace}' } },
  ],
  [
    'answers and single types in namespaces of their own',
    {
      namespaces: {
        response: '{namespace}:response',
        types: 'urn:site:types',
        typesOf: { TextElement: 'urn:site:text' },
        services: { IciUser: 'urn:odd:one' },
      },
    },
  ],
  [
    'other names for operations, parameters, fields and types',
    {
      names: {
        'IciPhoneCall.hold': ['HOLD'],
        'IciPhoneCall.hold.itemId': ['itemID'],
        'TextElement.id': ['ID'],
        TextElement: ['CRM_ICI_TEXT_ELEMENT'],
      },
    },
  ],
  [
    'SOAPActions, paths, header and elements',
    {
      soapAction: '{namespace}#{operation}',
      soapActions: { 'IciUser.subscribe': 'urn:subscribe' },
      paths: { service: '/sap/bc/{service}.asmx', services: { IciUser: '/users' } },
      header: { path: ['ICI_HEADER', 'HEADER', 'USERID'], namespace: 'urn:header' },
      elements: {
        result: '{operation}Result',
        item: '{type}',
        items: { TextElementList: 'entry' },
        listType: 'ArrayOf{Type}',
        exception: 'CRM_ICI_EXCEPTION',
      },
    },
  ],
];

test.each(dialectStyles.flatMap((style) => variants.map(([what, change]) => [style, what, change] as const)))(
  'the WSDLs of a bridge in %s with %s give its dialect back',
  (style, _, change) => {
    const dialect = parseDialect({ extends: 'default', name: 'site', style, ...change });

    const { file, report } = fromFiles(servedWsdls(dialect));

    expect(report).toEqual({ unmatched: [], notes: [] });
    const fitted = parseDialect(file);
    expect(fitted).toEqual({ ...dialect, elements: { ...dialect.elements, ...itemOf(style, fitted) } });
    expect(servedWsdls(fitted)).toEqual(servedWsdls(dialect));
  },
);

/** How entries of arrays are called is nothing that a WSDL of rpc/encoded tells. */
function itemOf(style: Dialect['style'], { elements }: Dialect) {
  return style === 'rpc-encoded' ? { item: elements.item, items: elements.items } : {};
}

test('a document/literal dialect with repeated lists and unqualified elements comes back', () => {
  const dialect = parseDialect({
    extends: 'default',
    name: 'site',
    elements: { lists: 'repeated', qualified: false },
  });
  const { file } = fromFiles(servedWsdls(dialect));
  expect(parseDialect(file)).toEqual(dialect);
});

const soapWsdl =
  'xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';

// As .NET writes it: PascalCase, ArrayOf types, results called HoldResult, types beside the messages, no header.
const dotNetPhoneCall = `<?xml version="1.0" encoding="utf-8"?>
<wsdl:definitions ${soapWsdl} xmlns:tns="http://cti.example.com/PhoneCall" targetNamespace="http://cti.example.com/PhoneCall">
  <wsdl:types>
    <xsd:schema elementFormDefault="qualified" targetNamespace="http://cti.example.com/PhoneCall">
      <xsd:include schemaLocation="types/phone.xsd"/>
      <xsd:element name="Hold"><xsd:complexType><xsd:sequence><xsd:element name="ItemID" type="xsd:string"/></xsd:sequence></xsd:complexType></xsd:element>
      <xsd:element name="HoldResponse"><xsd:complexType/></xsd:element>
      <xsd:element name="Drop"><xsd:complexType><xsd:sequence><xsd:element name="callReference" type="xsd:string"/></xsd:sequence></xsd:complexType></xsd:element>
      <xsd:element name="DropResponse"><xsd:complexType/></xsd:element>
      <xsd:element name="GetAttributes"><xsd:complexType><xsd:sequence><xsd:element name="ItemID" type="xsd:string"/></xsd:sequence></xsd:complexType></xsd:element>
      <xsd:element name="GetAttributesResponse"><xsd:complexType><xsd:sequence><xsd:element ref="tns:GetAttributesResult"/></xsd:sequence></xsd:complexType></xsd:element>
      <xsd:element name="Retreive"><xsd:complexType><xsd:sequence><xsd:element name="ItemID" type="xsd:string"/></xsd:sequence></xsd:complexType></xsd:element>
      <xsd:element name="RetreiveResponse"><xsd:complexType/></xsd:element>
    </xsd:schema>
  </wsdl:types>
  ${['Hold', 'Drop', 'GetAttributes', 'Retreive']
    .map(
      (name) =>
        `<wsdl:message name="${name}In"><wsdl:part name="p" element="tns:${name}"/></wsdl:message><wsdl:message name="${name}Out"><wsdl:part name="p" element="tns:${name}Response"/></wsdl:message>`,
    )
    .join('')}
  <wsdl:portType name="PhoneCallServiceSoap">
    ${['Hold', 'Drop', 'GetAttributes', 'Retreive']
      .map(
        (name) =>
          `<wsdl:operation name="${name}"><wsdl:input message="tns:${name}In"/><wsdl:output message="tns:${name}Out"/></wsdl:operation>`,
      )
      .join('')}
  </wsdl:portType>
  <wsdl:binding name="B" type="tns:PhoneCallServiceSoap"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
    ${['Hold', 'Drop', 'GetAttributes', 'Retreive']
      .map(
        (name) =>
          `<wsdl:operation name="${name}"><soap:operation soapAction="http://cti.example.com/PhoneCall/${name}"/><wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>`,
      )
      .join('')}
  </wsdl:binding>
  <wsdl:service name="S"><wsdl:port name="P" binding="tns:B"><soap:address location="https://cti.example.com/ici/phonecall.asmx"/></wsdl:port></wsdl:service>
</wsdl:definitions>`;

const dotNetTypes = `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:tns="http://cti.example.com/PhoneCall" elementFormDefault="qualified">
  <xsd:element name="GetAttributesResult" type="tns:CallInfo"/>
  <xsd:complexType name="CallInfo"><xsd:sequence>
    <xsd:element name="PhoneCallID" type="xsd:string"/>
    <xsd:element name="CapabilityList" type="tns:ArrayOfString"/>
    <xsd:element name="Conference" type="xsd:string"/>
    <xsd:element name="Colour" type="xsd:string"/>
  </xsd:sequence></xsd:complexType>
  <xsd:complexType name="ArrayOfString"><xsd:sequence>
    <xsd:element name="string" type="xsd:string" minOccurs="0" maxOccurs="unbounded"/>
  </xsd:sequence></xsd:complexType>
</xsd:schema>`;

test('the WSDL of another stack becomes a dialect, and what it lacks or has more is told', () => {
  const { file, report } = fromFiles({ '/phone.wsdl': dotNetPhoneCall, '/types/phone.xsd': dotNetTypes }, [
    '/phone.wsdl',
  ]);

  expect(file).toMatchObject({
    extends: 'default',
    namespaces: { service: 'http://cti.example.com/PhoneCall', types: '{namespace}' },
    soapAction: '{namespace}/{operation}',
    elements: { result: '{operation}Result', item: '{type}', listType: 'ArrayOf{Type}' },
    names: {
      'IciPhoneCall.hold': ['Hold'],
      'IciPhoneCall.hold.itemId': ['ItemID'],
      'IciPhoneCall.drop.itemId': ['callReference'],
      PhoneCall: ['CallInfo'],
      'PhoneCall.phoneCallId': ['PhoneCallID'],
    },
  });
  expect(report.unmatched).toEqual(
    expect.arrayContaining([
      { kind: 'operation', side: 'catalogue', name: 'IciPhoneCall.retrieve', nearest: 'Retreive' },
      { kind: 'operation', side: 'site', name: 'PhoneCallServiceSoap.Retreive', nearest: 'retrieve' },
      { kind: 'field', side: 'site', name: 'CallInfo.Colour', nearest: undefined },
      { kind: 'field', side: 'catalogue', name: 'PhoneCall.direction', nearest: undefined },
      { kind: 'service', side: 'catalogue', name: 'IciUser', nearest: undefined },
    ]),
  );
  expect(report.notes).toEqual([
    'PhoneCallServiceSoap.Drop.callReference was taken for IciPhoneCall.drop.itemId: it is the only one left on both sides',
    'PhoneCall.conference is a boolean in the catalogue and a string at the site',
  ]);
});

test('an import that is not there is told, and the network is never asked', () => {
  const wsdl = dotNetPhoneCall.replace('types/phone.xsd', 'https://example.com/phone.xsd');
  const { report } = fromFiles({ '/phone.wsdl': wsdl });
  expect(report.notes).toContain(
    'https://example.com/phone.xsd is imported and was not found beside the WSDLs',
  );
});

test.each([
  ['<a/>', 'its root is a in the namespace ""'],
  ['<wsdl:definitions/>', 'unbound namespace prefix'],
  ['<!DOCTYPE a><a/>', 'it holds a DTD'],
  ['hello', 'text data outside of root node'],
])('%s is no WSDL', (text, reason) => {
  expect(() => fromFiles({ '/x.wsdl': text })).toThrow(reason);
});

test('a file that is not there is named', () => {
  expect(() => fromFiles({}, ['/none.wsdl'])).toThrow(
    'Failed to read /none.wsdl as a WSDL: it cannot be read (ENOENT)',
  );
});

test('an operation that is bound and not declared is told', () => {
  const wsdl = dotNetPhoneCall.replace('<wsdl:operation name="Hold">', '<wsdl:operation name="Hang">');
  const { report } = fromFiles({ '/phone.wsdl': wsdl, '/types/phone.xsd': dotNetTypes }, ['/phone.wsdl']);
  expect(report.notes).toContain(
    'Hold is bound to SOAP, and the port type PhoneCallServiceSoap has no such operation',
  );
});

const flag = (inner: string) =>
  dotNetTypes.replace(
    '<xsd:element name="Conference" type="xsd:string"/>',
    `<xsd:element name="Conference"><xsd:simpleType><xsd:restriction base="xsd:string">${inner}</xsd:restriction></xsd:simpleType></xsd:element>`,
  );

test.each([
  ['one character, as ABAP has it', flag('<xsd:maxLength value="1"/>'), { true: 'X', false: '' }],
  ['one character exactly', flag('<xsd:length value="1"/>'), { true: 'X', false: '' }],
  ['two words', flag('<xsd:enumeration value="N"/><xsd:enumeration value="Y"/>'), { true: 'Y', false: 'N' }],
  ['one word or nothing', flag('<xsd:enumeration value="X"/>'), { true: 'X', false: '' }],
  [
    'a number',
    dotNetTypes.replace('name="Conference" type="xsd:string"', 'name="Conference" type="xsd:int"'),
    { true: '1', false: '0' },
  ],
])('a flag that is %s says how flags are written', (_, types, booleans) => {
  const { file, report } = fromFiles({ '/phone.wsdl': dotNetPhoneCall, '/types/phone.xsd': types }, [
    '/phone.wsdl',
  ]);
  expect(file).toMatchObject({ booleans });
  expect(report.notes.filter((note) => note.includes('onference'))).toEqual([]);
});

test.each([
  ['any text', dotNetTypes],
  [
    'three words',
    flag('<xsd:enumeration value="Y"/><xsd:enumeration value="N"/><xsd:enumeration value="?"/>'),
  ],
])('a flag that is %s says nothing, and the report says so', (_, types) => {
  const { file, report } = fromFiles({ '/phone.wsdl': dotNetPhoneCall, '/types/phone.xsd': types }, [
    '/phone.wsdl',
  ]);
  expect(file).not.toHaveProperty('booleans');
  expect(report.notes).toContain(
    'PhoneCall.conference is a boolean in the catalogue and a string at the site',
  );
});

test('flags of two forms are told, and the usual one is taken', () => {
  const dialect = parseDialect({ extends: 'default', name: 'site' });
  const wsdls = servedWsdls(dialect);
  const system = wsdls['/IciSystem.wsdl']?.replace(/(name="freeSeating" type=)"xs\w?:boolean"/, '$1"xs:int"');
  expect(system).not.toBe(wsdls['/IciSystem.wsdl']);
  const { file, report } = fromFiles({ ...wsdls, '/IciSystem.wsdl': system ?? '' });
  expect(file).not.toHaveProperty('booleans');
  expect(report.notes).toContain(
    'WorkcenterCapability.freeSeating is written "1" and "0", unlike most flags; a dialect has one form',
  );
});

test('a binding of SOAP 1.2 alone is told, and beside one of SOAP 1.1 it does no harm', () => {
  const soap12 = dotNetPhoneCall.replaceAll(
    'schemas.xmlsoap.org/wsdl/soap/',
    'schemas.xmlsoap.org/wsdl/soap12/',
  );
  const alone = fromFiles({ '/phone.wsdl': soap12, '/types/phone.xsd': dotNetTypes }, ['/phone.wsdl']);
  const note = 'the binding B is not of SOAP 1.1, which ICI speaks';
  expect(alone.report.notes).toEqual([note]);
  const both = { '/phone.wsdl': dotNetPhoneCall, '/12.wsdl': soap12, '/types/phone.xsd': dotNetTypes };
  expect(fromFiles(both, ['/phone.wsdl', '/12.wsdl']).report.notes).not.toContain(note);
});

test('a port type that no file binds is told', () => {
  const abstract = dotNetPhoneCall.replace(/<wsdl:binding[\s\S]*<\/wsdl:service>/, '');
  const { report } = fromFiles({ '/phone.wsdl': abstract, '/types/phone.xsd': dotNetTypes }, ['/phone.wsdl']);
  expect(report.notes).toContain(
    'no file binds the port type PhoneCallServiceSoap to SOAP: give its binding too',
  );
});

test('one service for all is taken apart by names that one service alone has, and the rest is told', () => {
  const names = [
    'InitiateCall',
    'SetCurrentWorkmode',
    'WrapUpRequired',
    'NewPosting',
    'Route',
    'Accept',
    'Fly',
  ];
  const operations = ['Hold', 'Drop', 'GetAttributes', 'Retreive'];
  const renamed = names.map((name) => {
    const [like = ''] = operations;
    return [name, like] as const;
  });
  const all = (pattern: RegExp) =>
    renamed
      .map(([name, like]) => (dotNetPhoneCall.match(pattern)?.[0] ?? '').replaceAll(like, name))
      .join('');
  const elements = all(
    /<xsd:element name="Hold">[\s\S]*?<xsd:element name="HoldResponse">.*?<\/xsd:element>/,
  );
  const messages = all(
    /<wsdl:message name="HoldIn">.*?<\/wsdl:message><wsdl:message name="HoldOut">.*?<\/wsdl:message>/,
  );
  const abstract = all(/<wsdl:operation name="Hold"><wsdl:input message.*?<\/wsdl:operation>/);
  const bound = all(/<wsdl:operation name="Hold"><soap:operation.*?<\/wsdl:operation>/);
  const wsdl = dotNetPhoneCall
    .replace(/(elementFormDefault="qualified"[^>]*>)[\s\S]*?<\/xsd:schema>/, `$1${elements}</xsd:schema>`)
    .replace(/<wsdl:message[\s\S]*<\/wsdl:message>/, messages)
    .replace(/(<wsdl:portType[^>]*>)[\s\S]*?<\/wsdl:portType>/, `$1${abstract}</wsdl:portType>`)
    .replace(/(<soap:binding[^>]*>)[\s\S]*?<\/wsdl:binding>/, `$1${bound}</wsdl:binding>`);
  const { file, report } = fromFiles({ '/all.wsdl': wsdl });
  expect(file).toMatchObject({
    paths: { combined: '/ici/phonecall.asmx' },
    names: {
      'IciPhoneCall.initiateCall': ['InitiateCall'],
      'IciUser.setCurrentWorkmode': ['SetCurrentWorkmode'],
      'IciItem.wrapUpRequired': ['WrapUpRequired'],
      'IciChat.newPosting': ['NewPosting'],
      'IciAction.route': ['Route'],
    },
  });
  expect(report.notes).toContain(
    'PhoneCallServiceSoap.Accept could be of IciItem, IciPhoneCall, IciChat, IciAction, IciMessage: say which in names',
  );
  expect(report.unmatched).toContainEqual({
    kind: 'operation',
    side: 'site',
    name: 'PhoneCallServiceSoap.Fly',
    nearest: undefined,
  });
});
