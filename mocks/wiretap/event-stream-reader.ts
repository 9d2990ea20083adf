/**
 * Cuts a stream of Server-Sent Events into messages as its bytes arrive. Returns a function that takes each
 * chunk; `onMessage` gets the `data` of every complete message. Comments such as CIC's `:ping` are no messages.
 */
export function eventStreamReader(onMessage: (data: string) => void): (chunk: Uint8Array) => void {
  const decoder = new TextDecoder();
  let rest = '';
  let data: string[] = [];
  return (chunk) => {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
      if (line !== '') continue;
      if (data.length > 0) onMessage(data.join('\n'));
      data = [];
    }
  };
}
