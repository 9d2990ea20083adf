import type { IncomingMessage, ServerResponse } from 'node:http';
import { BridgeError } from '../../core/bridge-error.ts';
import type { Codec } from '../codec/codec.ts';
import { type WsdlSubject, writeWsdl } from '../wsdl/write-wsdl.ts';
import type { HttpRefusal } from './http-refusal.ts';
import { type Route, servicePath } from './routes.ts';
import { type PageFact, pageHeaders, servicePage } from './service-page.ts';

/** What is read with GET: the service page and the WSDLs (G25). */
export interface Pages {
  answer(
    request: IncomingMessage,
    response: ServerResponse,
    route: Route | undefined,
    path: string,
    query: string,
  ): void;
  /** Says why a caller may not come in, and what to do about it. */
  refuse(request: IncomingMessage, response: ServerResponse, refusal: HttpRefusal): void;
}

// IciEvent is reached at the appUrl of each subscription: its WSDL can only hold a place for it.
const eventAddress = 'http://app-url.invalid/';
const plainHost = /^[\w.-]+(:\d+)?$|^\[[0-9a-fA-F:.]+\](:\d+)?$/;

export function createPages(
  codec: Codec,
  facts: () => readonly PageFact[],
  publicUrl: string | undefined,
): Pages {
  function baseUrl(request: IncomingMessage): string {
    if (publicUrl !== undefined) return publicUrl.replace(/\/+$/, '');
    const { host = '' } = request.headers;
    const { localAddress = '127.0.0.1', localPort } = request.socket;
    const scheme = 'encrypted' in request.socket ? 'https' : 'http';
    return `${scheme}://${plainHost.test(host) ? host : `${localAddress}:${localPort}`}`;
  }

  function wsdl(request: IncomingMessage, route: Route): string {
    if (route.kind === 'combined') {
      return writeWsdl(codec.dialect, 'combined', baseUrl(request) + codec.dialect.paths.combined);
    }
    const { name, servedBy } = route.service.service;
    const address = servedBy === 'sap' ? eventAddress : baseUrl(request) + servicePath(codec, name);
    return writeWsdl(codec.dialect, name as WsdlSubject, address);
  }

  return {
    answer(request, response, route, path, query) {
      // A body on GET means nothing; it has to be read all the same before the next request.
      request.resume();
      try {
        if (route && /^(single)?wsdl\b/i.test(query)) {
          respond(response, 200, ['Content-Type', 'text/xml; charset=utf-8'], wsdl(request, route));
        } else if (path === '/' || route?.kind === 'combined') {
          respond(response, 200, pageHeaders, servicePage(codec, facts()));
        } else if (route) {
          respond(response, 200, pageHeaders, servicePage(codec, facts(), route.service));
        } else {
          respond(response, 404, plainText, notFound(path));
        }
      } catch (error) {
        if (!(error instanceof BridgeError)) throw error;
        respond(response, error.entry.httpStatus, plainText, `${error.message}\n`);
      }
    },
    refuse(request, response, { error, status, headers }) {
      request.resume();
      respond(response, status, [...plainText, ...headers], `${error.message}\n${unauthorizedHelp}`);
    },
  };
}

// G40 lists it among the troubles of the web service, under a number that HTTP has for something else.
const unauthorizedHelp =
  'SAP reports this as "unauthorized", HTTP 401, 402 or 403: test the RFC destination in SM59, its user, its password and whether it uses SSL.\n';

const plainText = ['Content-Type', 'text/plain; charset=utf-8', 'X-Content-Type-Options', 'nosniff'] as const;

function respond(response: ServerResponse, status: number, headers: readonly string[], body: string): void {
  response.writeHead(status, [...headers, 'Content-Length', String(Buffer.byteLength(body))]);
  // Node leaves the body out where HEAD asked.
  response.end(body);
}

/** Says what to do about an address that stands for nothing. */
export function notFound(path: string): string {
  return `There is nothing at ${path.slice(0, 100)}. The page at / lists the services and their addresses.\n`;
}
