import { expect, test } from 'vitest';
import { maskBody, maskHeaders, maskPath } from './mask.ts';

const xml = 'text/xml; charset=utf-8';
const json = 'application/json';

test('hides the headers that let their holder act as somebody, whatever their case', () => {
  expect(
    maskHeaders({
      Cookie: 'icws_123=abc',
      'set-cookie': ['icws_123=abc; Path=/icws/123', 'x=y'],
      Authorization: 'Basic YWdlbnQx',
      'ININ-ICWS-CSRF-Token': 'QWxwaGE=',
      'content-type': xml,
    }),
  ).toEqual({
    Cookie: '***',
    'set-cookie': '***',
    Authorization: '***',
    'ININ-ICWS-CSRF-Token': '***',
    'content-type': xml,
  });
});

test.each([
  ['<a><password>geheim</password><b>x</b></a>', '<a><password>***</password><b>x</b></a>'],
  ['<i:workcenterId>agent1/geheim@WS</i:workcenterId>', '<i:workcenterId>***</i:workcenterId>'],
  [
    '<h:SessionToken h:a="1"><h:v>geheim</h:v></h:SessionToken>',
    '<h:SessionToken h:a="1">***</h:SessionToken>',
  ],
  ['<password><![CDATA[geheim</x>]]></password><b/>', '<password>***</password><b/>'],
  ['<login user="anna" password="geheim"/>', '<login user="anna" password="***"/>'],
  ['<a><password>geheim and cut off', '<a><password>***'],
  ['<a><password/><b>x</b></a>', '<a><password/><b>x</b></a>'],
  [
    '<t:passwordRequired>true</t:passwordRequired><t:workcenterIdRequired>false</t:workcenterIdRequired>',
    '<t:passwordRequired>true</t:passwordRequired><t:workcenterIdRequired>false</t:workcenterIdRequired>',
  ],
])('masks %s', (body, shown) => {
  expect(maskBody(body, xml)).toBe(shown);
});

test('hides members of a JSON body at any depth', () => {
  const body = '{"userID":"agent1","password":"geheim","inner":[{"csrfToken":"QWxw","keep":1}]}';
  expect(JSON.parse(maskBody(body, json))).toEqual({
    userID: 'agent1',
    password: '***',
    inner: [{ csrfToken: '***', keep: 1 }],
  });
});

test('shows whether a password is required, which is no secret', () => {
  expect(maskBody('{"passwordRequired":true,"password":"geheim"}', json)).toBe(
    '{"passwordRequired":true,"password":"***"}',
  );
});

test('shows a JSON body without a secret exactly as it crossed', () => {
  const body = '{ "userID" : "agent1",\n  "purecloudToken": null }';
  expect(maskBody(body, json)).toBe(body);
});

test.each(['{"password":"geh\\"eim","a":', '{"password":"geheim', '{"a":1,"authToken":12345,'])(
  'hides the secret of the broken JSON body %s',
  (body) => {
    expect(maskBody(body, json)).not.toMatch(/geh|eim|12345/);
  },
);

test('hides secret parameters of a path and of a form', () => {
  expect(maskPath('/logon?user=anna&authToken=abc&x=1')).toBe('/logon?user=anna&authToken=***&x=1');
  expect(maskBody('password=geheim&x=1', 'application/x-www-form-urlencoded')).toBe('password=***&x=1');
});
