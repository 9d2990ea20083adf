import { expect, test } from 'vitest';
import { catalogue } from '../catalogue/catalogue.ts';
import { startEdge } from '../testing/start-edge.ts';

async function get(url: string, init: RequestInit = {}) {
  const response = await fetch(url, init);
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

test('the page at the root lists every service with its operations, how surely they are known, and WSDLs', async () => {
  await using edge = await startEdge();
  const { status, type, text } = await get(`${edge.url}/`);

  expect({ status, type }).toEqual({ status: 200, type: 'text/html; charset=utf-8' });
  for (const service of Object.values(catalogue)) {
    expect(text).toContain(`<a href="/ici/${service.name}?wsdl"`);
    for (const [name, { summary, provenance }] of Object.entries(service.operations)) {
      expect(text).toContain(`<th scope="row">${name}</th>`);
      expect(text).toContain(`<td>${summary.replaceAll('&', '&amp;')}</td><td>${provenance}</td>`);
    }
  }
});

test('the page loads nothing from elsewhere and shows facts as text', async () => {
  await using edge = await startEdge({ page: () => [{ label: 'CIC', value: '<script>up</script>' }] });
  const { text } = await get(`${edge.url}/`);
  expect(text).toContain('<dt>CIC</dt><dd>&lt;script&gt;up&lt;/script&gt;</dd>');
  expect(text).not.toMatch(/<script|src=|https?:\/\//);
});

test('the address of a service shows that service alone', async () => {
  await using edge = await startEdge();
  const { text } = await get(`${edge.url}/ici/iciuser`);
  expect(text).toContain('<h1>IciUser</h1>');
  expect(text).not.toContain('id="IciPhoneCall"');
});

test('WSDLs name the address that was asked for, or the public one', async () => {
  await using edge = await startEdge();
  await using published = await startEdge({ publicUrl: 'https://cti.example.com/' });

  expect((await get(`${edge.url}/ici/IciUser?wsdl`)).text).toContain(`location="${edge.url}/ici/IciUser"`);
  expect((await get(`${edge.url}/ici?WSDL`)).text).toContain(`location="${edge.url}/ici"`);
  expect((await get(`${published.url}/ici?singleWsdl`)).text).toContain(
    'location="https://cti.example.com/ici"',
  );
});

test('a Host header cannot write into the WSDL', async () => {
  await using edge = await startEdge();
  const { request } = await import('node:http');
  const text = await new Promise<string>((resolve, reject) => {
    request(`${edge.url}/ici?wsdl`, { headers: { Host: 'a"><evil/>' } }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve(body));
    })
      .on('error', reject)
      .end();
  });
  expect(text).not.toContain('evil');
  expect(text).toContain(`location="${edge.url}/ici"`);
});

test('the WSDL of the events describes what SAP has to serve', async () => {
  await using edge = await startEdge();
  const { text } = await get(`${edge.url}/ici/IciEvent?wsdl`);
  for (const name of Object.keys(catalogue.IciEvent.operations)) {
    expect(text).toContain(`<wsdl:operation name="${name}">`);
  }
});

test('an unknown address says where to look, and HEAD gives no body', async () => {
  await using edge = await startEdge();
  expect(await get(`${edge.url}/ici/IciFax`)).toEqual({
    status: 404,
    type: 'text/plain; charset=utf-8',
    text: 'There is nothing at /ici/IciFax. The page at / lists the services and their addresses.\n',
  });
  expect(await get(`${edge.url}/`, { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
});
